"""What every test gets: folders of its own and, where Qt is used, a check that nothing is left."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication, QWidget

# Before the first import of Qt, and for the processes that tests start.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

_QT_FIXTURES = {"qapp", "qtbot", "qtlog", "qtmodeltester"}

# Machines are shared: how long an example took says nothing about the code.
settings.register_profile(
    "local", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep a test, and what it starts, away from the person's own data; return where it is."""
    home = tmp_path / "home"
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("DATABASE", "CACHE"):
        monkeypatch.delenv(f"NEGOTIATOR_TRAINER_{name}", raising=False)
    return home


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application object, made the way that the program makes its own."""
    from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  core tests need no Qt

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    QStandardPaths.setTestModeEnabled(True)
    return QApplication


@pytest.fixture(autouse=True, scope="module")
def the_garbage_of_others_is_not_searched() -> None:
    """Put what earlier modules keep out of the collector's sight: games are many objects."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_of_qt_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window, a running thread or a running timer behind."""
    if _QT_FIXTURES.isdisjoint(request.fixturenames):
        yield
        return
    windows = set(_windows())
    yield
    _deliver_deletions()
    left = [widget for widget in _windows() if widget not in windows]
    if left:
        # A window in a reference cycle goes with the next collection: that is no leak.
        del left
        gc.collect()
        _deliver_deletions()
    left = [widget for widget in _windows() if widget not in windows]
    left += [thing for thing in _running() if windows.isdisjoint(_owners(thing))]
    names = [_name(thing) for thing in left]
    for thing in left:
        _end(thing)
    _deliver_deletions()
    assert not names, f"left behind by this test: {', '.join(names)}"


def _end(thing: QObject) -> None:
    """End what a test left, so that the next tests do not fail for it."""
    from PySide6.QtCore import QThread, QTimer  # noqa: PLC0415

    if isinstance(thing, QTimer):
        thing.stop()
    elif isinstance(thing, QThread):
        thing.requestInterruption()
        thing.quit()
        thing.wait(1000)
    else:
        thing.deleteLater()


def _deliver_deletions() -> None:
    """Delete what `deleteLater` was called on: outside `exec()` nobody else does."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415

    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _windows() -> list[QWidget]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    return QApplication.topLevelWidgets()


def _running() -> list[QObject]:
    """Return the threads and timers that run, of those that Python knows of."""
    from PySide6.QtCore import QThread, QTimer  # noqa: PLC0415
    from shiboken6 import isValid  # noqa: PLC0415

    here = QThread.currentThread()
    kinds = {QThread, QTimer, *_descendants(QThread), *_descendants(QTimer)}
    objects = [o for o in gc.get_objects() if type(o) in kinds]  # isinstance is slower
    alive = [o for o in objects if o is not here and isValid(o)]
    return [o for o in alive if (o.isActive() if isinstance(o, QTimer) else o.isRunning())]


def _owners(thing: QObject) -> Iterator[QObject]:
    """Yield what a thing belongs to: a window that was there before may keep its timers."""
    owner = thing.parent()
    while owner is not None:
        yield owner
        owner = owner.parent()


def _descendants(kind: type) -> Iterator[type]:
    for child in kind.__subclasses__():
        yield child
        yield from _descendants(child)


def _name(thing: QObject) -> str:
    return f"{type(thing).__name__} {thing.objectName()!r}"
