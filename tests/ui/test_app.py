"""The program as it is started: in a process of its own, or put together in this one."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel

from negotiator_trainer.services.library import Library
from negotiator_trainer.services.profile import open_trainer
from negotiator_trainer.store.skill_records import SkillUse
from negotiator_trainer.ui.app import Assembly, name_application
from negotiator_trainer.ui.crash_dialog import CrashDialog
from negotiator_trainer.ui.pages.home import HomePage
from negotiator_trainer.ui.pages.recovery import RecoveryPage
from tests.games import FIXTURES

START = """
import json, sys
from PySide6.QtCore import QTimer
from negotiator_trainer.ui import app

def tell(self):
    page = self.window.shell.page
    if self.trainer is None and page.title == "Practice":
        QTimer.singleShot(20, lambda: tell(self))
        return
    costly = {"pyqtgraph", "numpy", "alembic"} & set(sys.modules)
    cards = len(getattr(page, "cards", ()))
    print(json.dumps({"costly": sorted(costly), "cards": cards, "title": page.title}))
    self.window.close()

before = app.Assembly._on_home_shown
def shown(self):
    early = {"sqlmodel", "sqlalchemy", "pydantic", "yaml"} & set(sys.modules)
    print(json.dumps({"early": sorted(early), "cards": len(self.window.shell.page.cards)}))
    before(self)
    tell(self)
app.Assembly._on_home_shown = shown
sys.exit(app.run_window(["negotiator-trainer"], database=sys.argv[1]))
"""


def run(path):
    done = subprocess.run(
        [sys.executable, "-c", START, str(path)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "profile.db"


@pytest.fixture
def assembly(qapp, theme, path, tmp_path):
    made = Assembly(
        qapp, place=str(path), environ={}, preferences=tmp_path / "config" / "preferences.ini"
    )
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def now():
    return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_the_home_page_is_there_before_the_costly_parts_are_imported(path):
    first, then = run(path)
    assert first["early"] == []
    assert first["cards"] > 0
    assert then == {"costly": [], "cards": first["cards"], "title": "Practice"}


def test_a_second_window_says_that_the_first_is_open(path):
    holder = open_trainer(str(path), environ={}, library=Library(), now=now)
    try:
        told = run(path)
    finally:
        holder.close()
    assert told[-1]["title"] == "Negotiator Trainer is already open"


def test_the_desktop_is_told_the_programs_name(qapp):
    before = qapp.applicationDisplayName(), qapp.applicationName()
    try:
        name_application(qapp)
        assert qapp.applicationName() == "negotiator-trainer"
        assert qapp.desktopFileName() == "negotiator-trainer"
        assert not qapp.windowIcon().pixmap(64).isNull()
    finally:
        qapp.setApplicationDisplayName(before[0])
        qapp.setApplicationName(before[1])


def test_unfinished_attempts_are_on_the_first_page_at_once(assembly, path, qtbot):
    trainer = open_trainer(str(path), environ={}, library=Library(), now=now)
    scenario = next(each for each in trainer.home().cards if each.roles)
    attempt = trainer.start(scenario.id, scenario.roles[0], seed=1)
    trainer.close()
    seen = []
    go_on = assembly._on_home_shown

    def look():
        seen.extend(assembly.window.shell.page.unfinished.rows)
        go_on()

    assembly._on_home_shown = look
    assembly.start()
    qtbot.waitUntil(lambda: assembly.trainer is not None, timeout=20000)
    assert len(seen) == 1
    assert assembly.trainer.home().unfinished[0].attempt == attempt


def test_what_is_recommended_stays_when_the_database_opens(assembly, path, qtbot):
    trainer = open_trainer(str(path), environ={}, library=Library(), now=lambda: datetime.now(UTC))
    scenario = next(each for each in trainer.home().cards if each.roles)
    attempt = trainer.start(scenario.id, scenario.roles[0], seed=1)
    trainer.play(attempt, "walk")
    trainer.conclude(attempt, None)
    with trainer.database.unit() as unit:
        unit.skills.save(attempt, [SkillUse(skill="ask", count=4, score=40.0, turns=(1,))])
    trainer.close()
    assembly.preferences.weekly_goal = 3
    seen = []
    go_on = assembly._on_home_shown

    def told():
        page = assembly.window.shell.page
        links = [link.accessibleName() for link in page.recommended.evidence.links]
        return words(page.recommended), links, page.week.accessibleName()

    def look():
        seen.append(told())
        go_on()

    assembly._on_home_shown = look
    assembly.start()
    qtbot.waitUntil(lambda: assembly.trainer is not None, timeout=20000)
    assert assembly.window.shell.page.shelf.filters is not None
    assert seen == [told()]
    what, links, week = seen[0]
    assert "Asking questions is where you lose most: 40 of 100" in what
    assert links == [f"See {scenario.title}, turn 1"]
    assert week == "This week: 1 of 3 sessions"


def test_a_broken_script_becomes_a_card_that_says_so_without_being_opened(
    qapp, theme, path, tmp_path, qtbot
):
    for name in ("toy-sale", "two-doors"):
        shutil.copytree(FIXTURES / "scenarios" / name, tmp_path / "scenarios" / name)
    script = tmp_path / "scenarios" / "toy-sale" / "script.buyer.yarn"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("<<jump Yard>>", "<<jump Yrad>>"), encoding="utf-8")
    made = Assembly(
        qapp, place=str(path), environ={}, preferences=tmp_path / "config" / "preferences.ini",
        library=Library([tmp_path / "scenarios"]),
    )  # fmt: skip
    made.start()

    def broken():
        cards = getattr(made.window.shell.page, "cards", ())
        return [card for card in cards if "Yrad" in card.facts.problem]

    try:
        qtbot.waitUntil(lambda: bool(broken()), timeout=20000)
        assert [card.facts.id for card in broken()] == ["toy-sale"]
        others = [card for card in made.window.shell.page.cards if not card.facts.problem]
        assert [card.facts.id for card in others] == ["two-doors"]
    finally:
        made.window.close()
        made.close()
        made.window.deleteLater()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_file_that_is_no_profile_leads_to_help_and_can_be_tried_again(assembly, path, qtbot):
    path.parent.mkdir()
    path.touch()
    assembly.start()
    shell = assembly.window.shell
    qtbot.waitUntil(lambda: isinstance(shell.page, RecoveryPage), timeout=20000)
    assert "is empty" in words(shell.page)
    shell.page.again.click()
    qtbot.waitUntil(
        lambda: isinstance(shell.page, RecoveryPage) and shell.page.again.isEnabled(), timeout=20000
    )
    path.unlink()
    shell.page.again.click()
    qtbot.waitUntil(lambda: isinstance(shell.page, HomePage), timeout=20000)
    assert assembly.trainer is not None


def test_another_file_is_opened_instead(assembly, path, tmp_path, qtbot):
    path.parent.mkdir()
    path.touch()
    assembly.start()
    shell = assembly.window.shell
    qtbot.waitUntil(lambda: isinstance(shell.page, RecoveryPage), timeout=20000)
    assembly._recovery.place_chosen.emit(tmp_path / "elsewhere" / "profile.db")
    qtbot.waitUntil(lambda: isinstance(shell.page, HomePage), timeout=20000)
    assert assembly.screens.data_folder == str(tmp_path / "elsewhere")


def test_a_fault_of_the_program_is_said_and_the_window_stays(assembly, qtbot):
    assembly.start()
    qtbot.waitUntil(lambda: assembly.trainer is not None, timeout=20000)
    for number in (1, 2):
        error = ZeroDivisionError(f"number {number}")
        assembly._hook._raised.emit(error)
    qtbot.waitUntil(lambda: assembly.window.findChild(CrashDialog) is not None, timeout=2000)
    dialog = assembly.window.findChild(CrashDialog)
    qtbot.waitUntil(lambda: "1 more" in dialog.summary, timeout=2000)
    assert "Everything that was saved is still there" in words(dialog)
    dialog.accept()


def test_what_a_person_can_put_right_is_one_line_on_the_page(assembly, qtbot):
    from negotiator_trainer.errors import StoreError  # noqa: PLC0415

    assembly.start()
    qtbot.waitUntil(lambda: assembly.trainer is not None, timeout=20000)
    assembly._hook._raised.emit(StoreError("The disk is full.", remedy="Free some space."))
    message = assembly.window.shell.page.message
    qtbot.waitUntil(lambda: message.words == "The disk is full. Free some space.", timeout=2000)


def test_preferences_in_an_unknown_theme_do_not_keep_the_window_shut(qapp, theme, tmp_path):
    file = tmp_path / "config" / "preferences.ini"
    file.parent.mkdir()
    file.write_text("[appearance]\ntheme=plaid\ntext_scale=9\n", encoding="utf-8")
    made = Assembly(qapp, place=str(tmp_path / "p.db"), environ={}, preferences=file)
    assert made.theme.name == "system"
    assert made.theme.scale == 2.0
    made.close()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
