"""The checks of `conftest.py` are themselves seen to fail."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent

SAMPLE = """
import os
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QWidget
import pytest
from hypothesis import given, settings, strategies as st

kept = []


def test_leaves_a_window(qtbot):
    kept.append(QWidget())
    kept[-1].show()


def test_leaves_a_timer(qapp):
    timer = QTimer()
    timer.start(10_000)
    kept.append(timer)


def test_leaves_a_thread(qapp):
    kept.append(QThread())
    kept[-1].start()


def test_clean_closed_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    kept.append(window)
    window.show()


def test_clean_window_in_a_cycle(qtbot):
    window = QWidget()
    window.me = window


def test_clean_deleted_later(qtbot):
    QWidget().deleteLater()


def test_clean_folders(tmp_path):
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(tmp_path)
    assert "NEGOTIATOR_TRAINER_DATABASE" not in os.environ


@given(st.integers())
def test_clean_property(number):
    assert settings.default.deadline is None
    assert settings.default.database is None


@pytest.fixture(scope="module")
def shared_window(qapp):
    window = QWidget()
    timer = QTimer(window)
    timer.start(10_000)
    yield window
    window.deleteLater()


def test_clean_use_of_a_shared_window(shared_window, qtbot):
    assert shared_window.findChildren(QTimer)[0].isActive()


def test_clean_after_others(qapp):
    assert not kept[1].isActive()
    assert kept[2].isFinished()
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    shutil.copy(HERE / "conftest.py", folder)
    (folder / "test_sample.py").write_text(SAMPLE, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider"],
        check=False,
        cwd=folder,
        env={**os.environ, "NEGOTIATOR_TRAINER_DATABASE": "sqlite:////nowhere"},
        capture_output=True,
        text=True,
    )
    found = re.findall(r"^(PASSED|ERROR|FAILED) test_sample.py::(\w+)(.*)$", done.stdout, re.M)
    errors = {name: rest for kind, name, rest in found if kind != "PASSED"}
    return {name for _, name, _ in found}, errors, done.stdout


@pytest.mark.parametrize(
    ("test", "left"),
    [
        ("test_leaves_a_window", "QWidget"),
        ("test_leaves_a_timer", "QTimer"),
        ("test_leaves_a_thread", "QThread"),
    ],
)
def test_what_a_test_leaves_behind_fails_it(outcomes, test, left):
    _, errors, output = outcomes
    assert test in errors, output
    assert f"left behind by this test: {left}" in output


def test_tests_that_clear_up_pass(outcomes):
    names, errors, output = outcomes
    clean = {name for name in names if name.startswith("test_clean")}
    assert len(clean) == 7, output
    assert clean.isdisjoint(errors), output
