"""The page that tells what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from negotiator_trainer.ui import text
from negotiator_trainer.ui.pages.debrief.overview import Overview
from negotiator_trainer.ui.pages.debrief.questions import QuestionsPanel
from negotiator_trainer.ui.pages.debrief.review_side import ReviewSide
from negotiator_trainer.ui.pages.debrief.text_sections import (
    DoingSection,
    EstimatesSection,
    VoicesSection,
)
from negotiator_trainer.ui.pages.debrief.turns import TurnsSection
from negotiator_trainer.ui.pages.fit_scroll import FitScroll
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.plain_list import PlainList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from negotiator_trainer.services.debrief_view import DebriefView, FirstQuestions
    from negotiator_trainer.ui.pages.debrief.section import Section
    from negotiator_trainer.ui.preferences import Preferences

_NAV_LETTERS = 22
_QUESTION_LETTERS = 90
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class DebriefPage(Page):
    """Asks three questions, then shows a `DebriefView` section by section.

    Arrow keys (and K, J) walk the turns, Home and End go to the ends, T turns charts into tables.

    Args:
        preferences: The person's choices: single letters, notation, motion.
        parent: The widget that owns it.

    Attributes:
        review: The turn-by-turn review in it.

    Signals:
        answered: The first questions were answered; see `QuestionsPanel`.
        again_clicked: The scenario is to be played again.
        practice_clicked: Something else is to be practised.
        compare_clicked: Another attempt is to be laid beside this one.
        applied_clicked: The attempt is to be linked to a case of the journal.
        origin_clicked: The attempt that this one is a practice fork of is to be looked at.
        concept_wanted: A card of the handbook is to be opened; carries its id and the turn that
            it is about, 0 for none.
    """

    answered = Signal(object, object, object)
    again_clicked = Signal()
    practice_clicked = Signal()
    compare_clicked = Signal()
    applied_clicked = Signal()
    origin_clicked = Signal()
    concept_wanted = Signal(object, object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("", fills=True, parent=parent)
        self.set_title(self.tr("Debrief"))
        self._preferences = preferences
        self._view: DebriefView | None = None
        self._turn = 0
        self.questions: QuestionsPanel | None = None
        self.sections: dict[str, Section] = {}
        self._asking: FitScroll | None = None
        self.again = button(self.tr("Play again"), icon="refresh")
        self.practice = button(self.tr("Back to practice"), icon="home")
        self.compare = button(self.tr("Compare"), icon="switch-horizontal")
        self.applied = button(self.tr("Applied in a case…"), kind="quiet", icon="notebook")
        for each in (self.compare, self.again, self.practice):
            self.header.add_action(each)
        self.origin = button("", kind="quiet", icon="arrow-back-up")
        self.origin.hide()
        self.played = text.caption("")
        self.review = ReviewSide(self, preferences)
        self.nav = PlainList(fits=True)
        self.nav.setAccessibleName(self.tr("Sections"))
        self.nav.setFixedWidth(self.fontMetrics().averageCharWidth() * _NAV_LETTERS)
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Section"))
        self.stack = QStackedWidget()
        self._keys: list[str] = []
        right = QVBoxLayout()
        right.setSpacing(SPACE[1])
        right.addWidget(self.chooser)
        right.addWidget(self.stack, stretch=1)
        self._sections = QWidget()
        row = QHBoxLayout(self._sections)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[3])
        row.addWidget(self.nav, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, stretch=1)
        self.content.setMinimumHeight(1)
        self.body.setSpacing(SPACE[1])
        under_title = QHBoxLayout()
        under_title.addWidget(self.played, stretch=1)
        under_title.addWidget(self.applied)
        self.body.addLayout(under_title)
        self.body.addWidget(self.origin, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.review.bar)
        self.body.addWidget(self._sections, stretch=1)
        self._show_parts()
        self._connect()

    def show_questions(self, questions: FirstQuestions) -> None:
        """Ask before anything is shown."""
        self._take_away_questions()
        self.questions = QuestionsPanel(questions)
        self.questions.answered.connect(self.answered)
        self._asking = FitScroll(_centred(self.questions), grows=True)
        self.body.addWidget(self._asking, stretch=1)
        self._asking.show()
        self._show_parts()
        self.focus_first()

    def show_debrief(self, view: DebriefView) -> None:
        """Show everything, beginning with the verdict."""
        self._take_away_questions()
        self._view = view
        self.set_title(view.title)
        self.played.setText(self.tr("Debrief · {0}").format(view.played))
        for section in self.sections.values():
            self.stack.removeWidget(section)
            section.deleteLater()
        self.sections.clear()
        self._fill_nav()
        self._show_parts()
        self.nav.setCurrentRow(0)
        self._open("overview")
        self.focus_first()

    def show_origin(self, turn: int) -> None:
        """Say that this is a practice fork from before a turn, and offer the way back."""
        self.origin.setText(
            self.tr("Practice from turn {0}: not counted. Back to the attempt").format(turn)
        )
        self.origin.show()

    @property
    def turn(self) -> int:
        """The turn that is looked at; 0 before the first."""
        return self._turn

    @property
    def section(self) -> str:
        """The key of the section that is shown; empty while questions are asked."""
        row = self.nav.currentRow()
        return self._keys[row] if self._view is not None and 0 <= row < len(self._keys) else ""

    @Slot(object)
    def open_turn(self, turn: int) -> None:
        """Look at a turn, among all of them."""
        self._turn = turn
        self.show_section("turns")
        self.sections["turns"].walk_to(max(turn, 1))

    def show_section(self, key: str) -> None:
        """Show a section: ``overview``, ``turns``, ``zone`` and so on."""
        self.nav.setCurrentRow(self._keys.index(key))

    def focus_first(self) -> None:
        """Begin with the first question, or with the list of sections."""
        if self.questions is not None:
            self.questions.focus_first()
        elif self.review.walk is not None:
            self.review.walk.focus_first()
        elif self.nav.isVisible():
            self.nav.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.chooser.isVisible():
            self.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def narrow(self) -> bool:
        """Whether there is no room for the list beside the section."""
        return self.width() <= 53 * self.fontMetrics().height()

    def narrow_changed(self, *, narrow: bool) -> None:
        """Choose sections from a list that drops down on a small window."""
        self._show_parts()
        turns = self.sections.get("turns")
        if isinstance(turns, TurnsSection):
            turns.show_as_one(one=narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the turns; turn charts into tables; press the button that has the keyboard."""
        step = self._step(event)
        focus = self.focusWidget()
        if self._view is None:
            super().keyPressEvent(event)
        elif event.key() in _ENTER and isinstance(focus, QAbstractButton):
            focus.click()
        elif self.review.walk is not None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_T and self._letters_work(event):
            current = self.sections.get(self.section)
            if current is not None:
                current.toggle_table()
        elif event.key() == Qt.Key.Key_C and self._letters_work(event):
            self._want_card(self.sections[self.section].first_card())
        elif event.key() in _PAGES:
            self.sections[self.section].scroll_pages(_PAGES[Qt.Key(event.key())])
        elif step is not None:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.review.changed.connect(self._on_review_changed)
        self.review.walk_began.connect(self._on_walk_began)
        self.review.walk_ended.connect(self._on_walk_ended)
        self.review.turn_wanted.connect(self.open_turn)
        self.origin.clicked.connect(self.origin_clicked)
        self.again.clicked.connect(self.again_clicked)
        self.compare.clicked.connect(self.compare_clicked)
        self.applied.clicked.connect(self.applied_clicked)
        self.practice.clicked.connect(self.practice_clicked)
        self.nav.currentRowChanged.connect(self._on_section_chosen)
        self.chooser.currentIndexChanged.connect(self._on_section_chosen)

    def _letters_work(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return plain and self._preferences.single_letter_keys

    def _step(self, event: QKeyEvent) -> int | None:
        """Return which turn a key asks for: how far, or 0 for the first and a huge for the last."""
        last = 0 if self._view is None else len(self._view.turns)
        arrows = {
            Qt.Key.Key_Left: self._turn - 1, Qt.Key.Key_Right: self._turn + 1,
            Qt.Key.Key_Home: 1, Qt.Key.Key_End: last,
        }  # fmt: skip
        letters = {Qt.Key.Key_K: self._turn - 1, Qt.Key.Key_J: self._turn + 1}
        wanted = arrows.get(Qt.Key(event.key()))
        if wanted is None and self._letters_work(event):
            wanted = letters.get(Qt.Key(event.key()))
        return None if wanted is None else min(max(wanted, 1), last)

    def _walk(self, turn: int) -> None:
        if turn < 1:
            return
        self._turn = turn
        if not self.sections[self.section].walk_to(turn):
            self.open_turn(turn)

    def _fill_nav(self) -> None:
        names = {
            "overview": self.tr("Verdict and profile"), "turns": self.tr("Turns"),
            "zone": self.tr("Zone"), "packages": self.tr("Packages"),
            "offers": self.tr("Offers"), "relationship": self.tr("Relationship"),
            "estimates": self.tr("Estimates"), "doing": self.tr("What you did"),
            "voices": self.tr("Their view, and notes"),
        }  # fmt: skip
        self._keys = list(names)
        for each in (self.nav, self.chooser):
            with QSignalBlocker(each):
                each.clear()
                each.addItems(list(names.values()))

    def _open(self, key: str) -> None:
        """Show a section; it is made when it is first shown."""
        if key not in self.sections and self._view is not None:
            section = _make(key, self._view, self.review)
            section.turn_opened.connect(self.open_turn)
            section.card_wanted.connect(self._want_card)
            if isinstance(section, TurnsSection):
                section.show_as_one(one=self.narrow())
                section.turn_chosen.connect(self._on_turn_chosen)
                self.review.dress(section)
            self.sections[key] = section
            self.stack.addWidget(section)
        self.stack.setCurrentWidget(self.sections[key])

    @Slot(object)
    def _want_card(self, card: str) -> None:
        if card:
            section = self.sections[self.section]
            turn = section.turn if isinstance(section, TurnsSection) else 0
            self.concept_wanted.emit(card, turn)

    def _show_parts(self) -> None:
        shown = self._view is not None and self.questions is None
        self.nav.setVisible(shown and not self.narrow())
        self.chooser.setVisible(shown and self.narrow())
        self.stack.setVisible(shown)
        self._sections.setVisible(shown and self.review.walk is None)
        for each, words in (
            (self.compare, self.tr("Compare")),
            (self.again, self.tr("Play again")),
            (self.practice, self.tr("Back to practice")),
        ):
            each.setText("" if self.narrow() else words)
            each.setAccessibleName(words)
            each.setToolTip(words if self.narrow() else "")
        self.played.setVisible(shown)
        self.again.setVisible(shown)
        self.compare.setVisible(shown)
        self.applied.setVisible(shown and self.review.walk is None)

    def _take_away_questions(self) -> None:
        if self.questions is not None and self._asking is not None:
            self._asking.hide()
            self._asking.deleteLater()
        self.questions = self._asking = None

    @Slot(int)
    def _on_section_chosen(self, row: int) -> None:
        if self._view is None or not 0 <= row < len(self._keys):
            return
        with QSignalBlocker(self.nav), QSignalBlocker(self.chooser):
            self.nav.setCurrentRow(row)
            self.chooser.setCurrentIndex(row)
        self._open(self._keys[row])

    @Slot(object)
    def _on_turn_chosen(self, turn: int) -> None:
        self._turn = turn

    @Slot()
    def _on_review_changed(self) -> None:
        """Make what depends on it anew, when it is next looked at."""
        voices = self.sections.get("voices")
        state = (self.review.revealed, self.review.view is None)
        if not isinstance(voices, VoicesSection) or voices.state == state:
            return
        shown = self.section == "voices"
        had_keyboard = voices.isAncestorOf(self.focusWidget())
        self.stack.removeWidget(self.sections.pop("voices"))
        voices.hide()
        voices.deleteLater()
        if shown:
            self._open("voices")
        if had_keyboard:
            self.focus_first()

    @Slot()
    def _on_walk_began(self) -> None:
        walk = self.review.walk
        if walk is not None:
            self._sections.hide()
            self.review.bar.hide()
            self.played.hide()
            self.applied.hide()
            self.body.addWidget(walk, stretch=1)
            walk.show()

    @Slot(object)
    def _on_walk_ended(self, turn: int) -> None:
        self._sections.show()
        self.review.bar.show()
        self.played.show()
        self.applied.show()
        self.open_turn(turn)
        self.focus_first()


def _centred(card: QuestionsPanel) -> QWidget:
    """Keep the questions as wide as can be read."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    card.setMaximumWidth(card.fontMetrics().averageCharWidth() * _QUESTION_LETTERS)
    row.addStretch(1)
    row.addWidget(card, stretch=8, alignment=Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return holder


def _make(key: str, view: DebriefView, review: ReviewSide) -> Section:
    if key == "overview":
        return Overview(view)
    if key == "turns":
        return TurnsSection(view.turns)
    if key == "voices":
        voices = VoicesSection(view, told=review.revealed, can_tell=review.view is None)
        voices.tell_clicked.connect(review.reveal)
        voices.review_clicked.connect(review.begin_walk)
        return voices
    plain = {"estimates": EstimatesSection, "doing": DoingSection}
    if key in plain:
        return plain[key](view)
    # Charts bring in pyqtgraph and numpy: only when one is first looked at.
    from negotiator_trainer.ui.pages.debrief import chart_sections  # noqa: PLC0415

    charts = {
        "zone": chart_sections.ZoneSection,
        "packages": chart_sections.PackagesSection,
        "offers": chart_sections.OffersSection,
        "relationship": chart_sections.RelationshipSection,
    }
    return charts[key](view)
