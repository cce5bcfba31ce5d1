from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from negotiator_trainer.ui import announce


def test_a_message_is_announced(qtbot, announced):
    page = QWidget()
    qtbot.addWidget(page)
    announce.say(page, "They ask for 9,000")
    assert announced == ["They ask for 9,000"]


def test_nothing_is_announced_for_no_words(qtbot, announced):
    page = QWidget()
    qtbot.addWidget(page)
    announce.say(page, "")
    assert announced == []


def test_only_what_is_urgent_interrupts(qtbot, monkeypatch):
    events = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: events.append(event.politeness()),
    )
    page = QWidget()
    qtbot.addWidget(page)
    announce.say(page, "saved")
    announce.say(page, "not saved", urgent=True)
    politeness = QAccessible.AnnouncementPoliteness
    assert events == [politeness.Polite, politeness.Assertive]


def test_a_real_announcement_reaches_qt(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    announce.say(page, "saved")
    assert QAccessibleAnnouncementEvent(page, "saved").message() == "saved"
