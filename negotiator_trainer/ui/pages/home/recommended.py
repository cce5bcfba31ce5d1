"""The one obvious next thing: what, why, on what evidence, and “not today”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from negotiator_trainer.ui import icons, text
from negotiator_trainer.ui.pages.scenario_card import effort
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from negotiator_trainer.services.library_view import Home
    from negotiator_trainer.services.plan.view import Choice, Evidence, Kind, Recommendation

_ICONS: dict[Kind, str] = {
    "scenario": "player-play",
    "drill": "player-play",
    "case": "notes",
    "outcome": "pencil",
    "none": "player-play",
}


class RecommendedCard(Card):
    """Shows a `Recommendation`.

    Signals:
        start_clicked: Carries it.
        second_clicked: A scenario is to be prepared first, a case to be rehearsed; carries it.
        declined: Carries it, and what is wanted instead.
        evidence_opened: Carries an attempt's id and a turn.
    """

    start_clicked = Signal(object)
    second_clicked = Signal(object)
    declined = Signal(object, object)
    evidence_opened = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("highlighted", "true")
        self._thing: Recommendation | None = None
        self._kicker = self.add_text("", kind="caption")
        self._title = self.add_text("", kind="h2")
        self._effort = self.add_text("", kind="muted")
        self._reason = self.add_text("", kind="lead")
        self._icon = _ICONS["scenario"]
        self.start = button("", kind="primary", icon=self._icon)
        self.second = button("")
        self.not_today = button(self.tr("&Not today"), kind="quiet")
        self.menu = QMenu(self.not_today)
        self.not_today.setMenu(self.menu)
        self.not_today.setProperty("menu", "true")
        row = QWidget()
        flow = FlowLayout(row, spacing=SPACE[1])
        for each in (self.start, self.second, self.not_today):
            flow.addWidget(each)
        flow.setContentsMargins(0, SPACE[1], 0, 0)
        self.add(row)
        self.evidence = EvidenceRow()
        self.add(self.evidence)
        self.body.addStretch()
        self.start.clicked.connect(self._on_start_clicked)
        self.second.clicked.connect(self._on_second_clicked)
        self.menu.triggered.connect(self._on_choice_triggered)
        self.evidence.opened.connect(self.evidence_opened)

    def show_home(self, home: Home) -> None:
        """Show what is recommended and why."""
        thing = self._thing = home.next
        scene = thing.kind == "scenario"
        fresh = scene and home.plays == 0 and not home.unfinished
        self._kicker.setText(self.tr("Begin here") if fresh else self.tr("Recommended"))
        self._title.setText(thing.title)
        self._effort.setText(self._about(thing))
        self._effort.setVisible(bool(self._effort.text()))
        first = self.tr("Nothing practised yet. This one takes {0} minutes.")
        self._reason.setText(first.format(thing.minutes) if fresh else thing.why)
        self._name_buttons(thing, fresh=fresh)
        self._offer_choices(thing, fresh=fresh)
        self.evidence.show_evidence(thing.evidence)

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        return [self.start, self.second, self.not_today, *self.evidence.links]

    def _about(self, thing: Recommendation) -> str:
        if thing.kind == "scenario":
            return effort(self, thing.minutes, thing.difficulty)
        if thing.kind == "drill":
            return self.tr("about {0} min").format(thing.minutes)
        return self.tr("from your journal") if thing.case is not None else ""

    def _name_buttons(self, thing: Recommendation, *, fresh: bool) -> None:
        start = {
            "scenario": self.tr("&Start"),
            "drill": self.tr("&Start drills"),
            "case": self.tr("Open &preparation"),
            "outcome": self.tr("&Write the outcome"),
        }.get(thing.kind, "")
        second = {"scenario": self.tr("&Prepare first"), "case": self.tr("&Rehearse")}
        self.start.setText(start)
        self.start.setVisible(bool(start))
        if _ICONS[thing.kind] != self._icon:
            self._icon = _ICONS[thing.kind]
            self.start.setIcon(icons.icon(self._icon, role="on_accent"))
        self.second.setText(second.get(thing.kind, ""))
        self.second.setVisible(thing.kind in second and not fresh)
        for each in (self.start, self.second):
            each.setAccessibleName(f"{each.text().replace('&', '')}: {thing.title}")
        self.start.setAccessibleDescription(self._reason.text())

    def _offer_choices(self, thing: Recommendation, *, fresh: bool) -> None:
        words: dict[Choice, str] = {
            "shorter": self.tr("Something shorter"),
            "other_skill": self.tr("Another skill"),
            "surprise": self.tr("Something else"),
        }
        self.menu.clear()
        for choice in () if fresh else thing.choices:
            action = QAction(words[choice], self.menu)
            action.setData(choice)
            self.menu.addAction(action)
        self.not_today.setVisible(bool(thing.choices) and not fresh)
        self.not_today.setAccessibleName(self.tr("Not today: {0}").format(thing.title))

    @Slot()
    def _on_start_clicked(self) -> None:
        self.start_clicked.emit(self._thing)

    @Slot()
    def _on_second_clicked(self) -> None:
        self.second_clicked.emit(self._thing)

    @Slot(QAction)
    def _on_choice_triggered(self, action: QAction) -> None:
        self.declined.emit(self._thing, action.data())


class EvidenceRow(QWidget):
    """A quiet button for each turn that a reason rests on; no room where there is none.

    Signals:
        opened: Carries an attempt's id and a turn.
    """

    opened = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: list[QWidget] = []
        self._row = FlowLayout(self, spacing=SPACE[1])
        self.hide()

    def show_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """Show other turns."""
        self._row.clear()
        self.links = []
        if evidence:
            self._row.addWidget(text.caption(self.tr("See for yourself:"), wrap=False))
        for each in evidence:
            made = button(each.words.replace("&", "&&"), kind="quiet")
            made.setAccessibleName(self.tr("See {0}").format(each.words))
            made.setProperty("attempt", each.attempt)
            made.setProperty("turn", each.turn)
            made.clicked.connect(self._on_clicked)
            self._row.addWidget(made)
            self.links.append(made)
        self.setVisible(bool(evidence))

    @Slot()
    def _on_clicked(self) -> None:
        link = self.sender()
        self.opened.emit(link.property("attempt"), link.property("turn"))
