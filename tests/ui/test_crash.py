import subprocess
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.crash import FAULT_FILE, CrashHook, describe
from negotiator_trainer.ui.crash_dialog import CrashDialog


@pytest.fixture
def hook(qapp, tmp_path):
    made = CrashHook(tmp_path, version="1.2")
    made.install()
    yield made
    made.remove()


def raise_through_hook(error):
    with pytest.raises(type(error)) as caught:
        raise error
    sys.excepthook(caught.type, caught.value, caught.tb)


def test_a_fault_is_reported_with_its_trace(hook, qtbot):
    with qtbot.waitSignal(hook.crashed) as told:
        raise_through_hook(ZeroDivisionError("by zero"))
    report = told.args[0]
    assert report.summary == "ZeroDivisionError: by zero"
    assert "Negotiator Trainer 1.2" in report.details
    assert "raise_through_hook" in report.details


def test_a_fault_on_another_thread_is_reported_on_this_one(hook, qtbot):
    told = []
    hook.crashed.connect(lambda report: told.append((report, threading.get_ident())))
    worker = threading.Thread(target=lambda: 1 // 0)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(told))
    report, where = told[0]
    assert "ZeroDivisionError" in report.summary
    assert where == threading.get_ident()


def test_what_a_person_can_put_right_is_no_crash(hook, qtbot):
    error = TrainerError("The disk is full.", remedy="Free some space.")
    with qtbot.assertNotEmitted(hook.crashed), qtbot.waitSignal(hook.troubled) as told:
        raise_through_hook(error)
    assert told.args == [error]


def test_control_c_is_left_alone(qapp, tmp_path, qtbot):
    seen, before = [], sys.excepthook
    sys.excepthook = lambda *caught: seen.append(caught[0])
    hook = CrashHook(tmp_path, version="1")
    hook.install()
    try:
        with qtbot.assertNotEmitted(hook.crashed, wait=20):
            raise_through_hook(KeyboardInterrupt())
    finally:
        hook.remove()
        sys.excepthook = before
    assert seen == [KeyboardInterrupt]


def test_removing_gives_the_hooks_back(qapp, tmp_path):
    before = sys.excepthook, threading.excepthook
    hook = CrashHook(tmp_path, version="1")
    hook.install()
    assert sys.excepthook != before[0]
    hook.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_hard_crash_leaves_a_trace_in_the_file(tmp_path):
    code = (
        "import sys, faulthandler; from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from negotiator_trainer.ui.crash import CrashHook\n"
        "app = QCoreApplication([])\n"
        "hook = CrashHook(Path(sys.argv[1]), version='1')\n"
        "hook.install()\n"
        "faulthandler._sigsegv()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode != 0
    assert "most recent call first" in (tmp_path / FAULT_FILE).read_text(encoding="utf-8")


def test_a_report_names_error_and_versions(qapp):
    report = describe(ValueError("no such turn"), version="0.1")
    assert report.summary == "ValueError: no such turn"
    assert "Qt 6." in report.details


@pytest.fixture
def dialog(theme, qtbot):
    made = CrashDialog(safe="Your session is saved up to turn 4.")
    made.add(describe(ValueError("no such turn"), version="0.1"))
    made.open()
    yield made
    made.close()


def test_the_dialog_says_what_happened(dialog):
    assert dialog.summary == "ValueError: no such turn"
    assert dialog.details.isHidden()


def test_further_faults_are_counted_in_one_dialog(dialog):
    dialog.add(describe(KeyError("x"), version="0.1"))
    assert dialog.summary == "ValueError: no such turn (and 1 more)"
    assert "KeyError" in dialog.details.toPlainText()


def test_details_are_shown_on_request_and_copied(dialog, qtbot):
    qtbot.keyClick(dialog.show_details, Qt.Key.Key_Space)
    assert dialog.details.isVisible()
    qtbot.keyClick(dialog.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == dialog.details.toPlainText()


def test_everything_in_the_dialog_has_a_name(dialog, unnamed):
    dialog.details.show()
    assert unnamed(dialog) == []


def test_the_dialog_is_freed_when_it_closes(theme, qtbot):
    dialog = CrashDialog(safe="Nothing is lost.")
    dialog.open()
    ref = weakref.ref(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    del dialog
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert ref() is None
