"""The brief: what everybody knows, what only this side knows, and who sits across the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from negotiator_trainer.ui import text
from negotiator_trainer.ui.appearance import appearance
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.confidential import Confidential, paragraphs
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.pages.scenario_card import chips, effort, skill_words
from negotiator_trainer.ui.portrait import PortraitWidget
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.ui.widgets.message import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton

    from negotiator_trainer.services.footing import PlayMode
    from negotiator_trainer.services.library_view import BriefView


class BriefPage(Page):
    """Shows `BriefView`.

    Args:
        portraits: Whether the counterpart's picture is shown.
        parent: The widget that owns the page.

    Attributes:
        modes: The choice for each way to play.

    Signals:
        prepare_clicked: The person wants to prepare.
        go_clicked: The person wants to sit down without.
        role_chosen: The person wants the other side, and knows what that means; its id.
    """

    prepare_clicked = Signal()
    go_clicked = Signal()
    role_chosen = Signal(object)

    def __init__(self, *, portraits: bool = True, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._portraits = portraits
        self._view: BriefView | None = None
        self._columns: TwoColumns | None = None
        self.swaps: list[QPushButton] = []
        self._wanted = ""
        self.modes: dict[PlayMode, QRadioButton] = {}
        self.warning = InlineMessage()
        self._who = text.label("", kind="lead", wrap=True)
        self._facts = text.label("", kind="muted", wrap=True)
        self.body.addWidget(self._who)
        self.body.addWidget(self._facts)
        self.body.addWidget(self.warning)
        self.body.addWidget(self._modes())
        self.prepare = button(self.tr("&Prepare"), kind="primary", icon="notes")
        self.go = button(self.tr("&Go straight in"), icon="player-skip-forward")
        foot = self.add_foot()
        foot.addWidget(self.prepare)
        foot.addWidget(self.go)
        foot.addStretch(1)
        self.body.addStretch()
        self.prepare.clicked.connect(self.prepare_clicked)
        self.go.clicked.connect(self.go_clicked)
        self.warning.action_clicked.connect(self._on_swap_confirmed)
        self._show_ready(ready=False)

    def show_brief(self, view: BriefView) -> None:
        """Show a scenario from one side; once in the life of the page."""
        self._view = view
        self.set_title(view.title)
        self._who.setText(
            self.tr("You are {0}, {1}.").format(view.role_name, view.role_position)
            if view.role_position
            else self.tr("You are {0}.").format(view.role_name)
        )
        facts = self.tr("{0} · at most {1} turns · no clock")
        self._facts.setText(facts.format(effort(self, view.minutes, view.difficulty), view.rounds))
        for role, name in view.other_roles:
            self._add_swap(role, name)
        columns = self._columns = TwoColumns()
        columns.first.addWidget(self._public(view))
        columns.first.addWidget(self._across(view))
        if view.skills:
            columns.first.addWidget(self._practises(view))
        columns.second.addWidget(Confidential(view))
        columns.show_as_one(one=self.narrow())
        self.body.insertWidget(4, columns)
        self._show_ready(ready=True)

    @property
    def mode(self) -> PlayMode:
        """How the person wants to play."""
        return next((mode for mode, choice in self.modes.items() if choice.isChecked()), "live")

    def narrow_changed(self, *, narrow: bool) -> None:
        """One column on a small window."""
        if self._columns is not None:
            self._columns.show_as_one(one=narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the warning away, and with it the wish to swap."""
        if event.key() == Qt.Key.Key_Escape and self.warning.isVisible():
            self.warning.clear()
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the keyboard on Prepare; Page Down reads on from there."""
        self.prepare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ready(self, *, ready: bool) -> None:
        self.prepare.setEnabled(ready)
        self.go.setEnabled(ready)

    def _modes(self) -> QWidget:
        words: dict[PlayMode, str] = {
            "live": self.tr("&Live: it counts"),
            "practice": self.tr("Prac&tice: hints, not counted"),
            "coached": self.tr("&Coached: each turn judged at once, not counted"),
        }
        holder = QWidget()
        holder.setAccessibleName(self.tr("Mode"))
        row = FlowLayout(holder, spacing=SPACE[3])
        row.addWidget(text.label(self.tr("Mode"), kind="strong"))
        group = QButtonGroup(self)
        for mode, said in words.items():
            choice = self.modes[mode] = QRadioButton(said)
            group.addButton(choice)
            row.addWidget(choice)
        self.modes["live"].setChecked(True)
        return holder

    def _add_swap(self, role: str, name: str) -> None:
        made = button(self.tr("Be {0} instead").format(name), icon="switch-horizontal")
        made.setProperty("role", role)
        made.clicked.connect(self._on_swap_clicked)
        self.header.add_action(made)
        self.swaps.append(made)

    def _public(self, view: BriefView) -> Card:
        card = Card(self.tr("Everyone knows"))
        for paragraph in paragraphs(view.brief):
            card.add_text(paragraph)
        if view.public_range:
            card.add_text(self.tr("Public range: {0}").format(view.public_range), kind="strong")
        return card

    def _across(self, view: BriefView) -> Card:
        card = Card(self.tr("Across the table"))
        row = QHBoxLayout()
        row.setSpacing(SPACE[3])
        if self._portraits:
            row.addWidget(PortraitWidget(appearance(view.portrait), size=96))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text.label(view.counterpart, kind="h3", wrap=True))
        words.addWidget(text.label(view.counterpart_position, kind="muted", wrap=True))
        row.addLayout(words, stretch=1)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        card.add(row)
        return card

    def _practises(self, view: BriefView) -> Card:
        card = Card(self.tr("What this practises"))
        card.add(chips(skill_words(view.skills)))
        return card

    @Slot()
    def _on_swap_clicked(self) -> None:
        view = self._view
        if view is None:
            return
        self._wanted = self.sender().property("role")
        name = dict(view.other_roles)[self._wanted]
        words = self.tr(
            "You will see both confidential sheets. That is worth doing after you have played "
            "this side; before, it spoils it."
        )
        self.warning.show_warning(words, action=self.tr("Read {0}’s sheet").format(name))
        self.warning.action.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_swap_confirmed(self) -> None:
        self.role_chosen.emit(self._wanted)
