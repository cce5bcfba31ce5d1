"""The plain offer table of a case: my issues, my points, offer against offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negotiator_trainer.journal.rounds import NotedOffer, last_of, over, package_words
from negotiator_trainer.journal.weights import worth
from negotiator_trainer.ui import announce, text
from negotiator_trainer.ui.pages.columns import TwoColumns
from negotiator_trainer.ui.pages.journal import words
from negotiator_trainer.ui.pages.journal.offer_side import OfferSide
from negotiator_trainer.ui.pages.number_line import NumberLine
from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from negotiator_trainer.journal.rounds import Side
    from negotiator_trainer.services.journal.page import CasePage

_WHOLE = 100
_NUMBER_LETTERS = 10


class OfferTablePage(Page):
    """Notes offers; nothing of it is kept unless the person wants its log in the case.

    Attributes:
        mine: My offer.
        theirs: Theirs.
        walkaway: My walkaway in points.
        offers: What was noted, oldest first.
        lines: The log as it is shown.
        nothing: What stands there while the case has no issues with options.

    Signals:
        case_wanted: Back to the case.
        keep_clicked: The log is to be written into the case; carries it as text.
    """

    case_wanted = Signal()
    keep_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Offer table"))
        self._view: CasePage | None = None
        self.offers: list[NotedOffer] = []
        self.mine = OfferSide(self.tr("My offer"), note=self.tr("I offer this"))
        self.theirs = OfferSide(self.tr("Their offer"), note=self.tr("They offer this"))
        self.walkaway = NumberLine(minimum=0, maximum=_WHOLE, step=5, start=50, hint="–")
        self.walkaway.setFixedWidth(self.fontMetrics().averageCharWidth() * _NUMBER_LETTERS)
        self.back = button(self.tr("Back to the case"), icon="arrow-left")
        self.undo = button(self.tr("Take the last one back"), kind="quiet", icon="arrow-back-up")
        self.keep = button(self.tr("Write the log into the case"), icon="notes")
        self.nothing = EmptyState("scale", "")
        self._walk = self._walkaway_row()
        self._columns = TwoColumns()
        self._columns.first.addWidget(self.mine)
        self._columns.second.addWidget(self.theirs)
        self._log = Card(self.tr("What was offered"))
        self.lines: list[QLabel] = []
        self._none = self._log.add_text(self.tr("Nothing yet."), kind="muted")
        self._lay_out()
        self._connect()

    def show_case(self, view: CasePage) -> None:
        """Begin a rehearsal of a case."""
        self._view = view
        issues = view.preparation.issues
        title = words.title_or_kind(view.title, view.template)
        self.set_title(self.tr("Offer table: {0}").format(title))
        for each in (self._walk, self._columns, self._log):
            each.setVisible(bool(issues))
        self.nothing.setVisible(not issues)
        if not issues:
            self.nothing.show_sentence(
                self.tr(
                    "To set offer against offer, first lay out what is negotiated: the issues, "
                    "their options, and what each is worth to you."
                ),
                action=self.tr("Lay out the issues"),
            )
        best = {issue.id: 0 for issue in issues}
        worst = {issue.id: len(issue.options) - 1 for issue in issues}
        self.walkaway.set_value(None if view.unit else _in_points(view.preparation.sheet.walkaway))
        self.mine.show_issues(issues, best)
        self.theirs.show_issues(issues, worst)
        self._show_offers()

    def log(self) -> str:
        """Return what was offered, as text."""
        return "\n".join(self._line(at) for at in range(len(self.offers)))

    def show_kept(self) -> None:
        """Say that the log is in the case."""
        self.toast.show_message(self.tr("The log stands in the case, under “Practice for it”."))

    def narrow_changed(self, *, narrow: bool) -> None:
        """One offer under the other on a small window."""
        self._columns.show_as_one(one=narrow)

    def focus_first(self) -> None:
        """Begin with my offer."""
        if self.mine.rows:
            self.mine.rows[0].chooser.take_keyboard()
        else:
            self.nothing.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walkaway_row(self) -> QWidget:
        whole = QWidget()
        label = text.label(self.tr("My walkaway, in points of 100:"))
        label.setBuddy(self.walkaway)
        self.walkaway.setAccessibleName(self.tr("My walkaway, in points of 100"))
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(label)
        row.addWidget(self.walkaway)
        note = text.caption(self.tr("What you have without a deal, on the same scale."))
        row.addWidget(note, stretch=1)
        return whole

    def _lay_out(self) -> None:
        self.header.add_action(self.back)
        row = QHBoxLayout()
        row.addWidget(self.undo)
        row.addWidget(self.keep)
        row.addStretch(1)
        self._log.add(row)
        for each in (self.nothing, self._walk, self._columns, self._log):
            self.body.addWidget(each)
        self.body.addStretch()

    def _connect(self) -> None:
        self.back.clicked.connect(self.case_wanted)
        self.nothing.action_clicked.connect(self.case_wanted)
        self.mine.changed.connect(self._show_worths)
        self.theirs.changed.connect(self._show_worths)
        self.walkaway.value_changed.connect(self._on_walkaway_changed)
        self.mine.noted.connect(self._on_mine_noted)
        self.theirs.noted.connect(self._on_theirs_noted)
        self.undo.clicked.connect(self._on_undo)
        self.keep.clicked.connect(self._on_keep_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Z"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_undo)

    def _note(self, by: Side, package: dict[str, int]) -> None:
        self.offers.append(NotedOffer(by, package))
        self._show_offers()
        announce.say(self._log, self.lines[-1].text())

    def _show_offers(self) -> None:
        mine, theirs = last_of(self.offers, "me"), last_of(self.offers, "them")
        for side in (self.mine, self.theirs):
            side.show_last(mine, theirs)
        self._show_worths()
        self._show_log()

    def _show_log(self) -> None:
        for label in self.lines:
            self._log.body.removeWidget(label)
            label.hide()
            label.deleteLater()
        self.lines = [
            text.label(self._line(at), wrap=True, selectable=True) for at in range(len(self.offers))
        ]
        for at, label in enumerate(self.lines):
            self._log.body.insertWidget(2 + at, label)
        self._none.setVisible(not self.offers)
        for each in (self.undo, self.keep):
            each.setEnabled(bool(self.offers))

    def _line(self, at: int) -> str:
        offer = self.offers[at]
        view = self._view
        tree = None if view is None else view.issues
        if tree is None:
            return ""
        pattern = (
            self.tr("{0}. I offered {1}") if offer.by == "me" else self.tr("{0}. They offered {1}")
        )
        said = pattern.format(at + 1, package_words(tree, offer.package))
        return f"{said} ({self._worth(offer.package)})"

    def _worth(self, package: dict[str, int]) -> str:
        if self._view is None:
            return ""
        points = worth(self._view.issues, package)
        rest = over(self._view.issues, package, self.walkaway.value())
        if rest is None:
            return self.tr("{0} points").format(points)
        if rest == 0:
            return self.tr("{0} points, exactly the walkaway").format(points)
        pattern = (
            self.tr("{0} points, {1} above the walkaway")
            if rest > 0
            else self.tr("{0} points, {1} below the walkaway")
        )
        return pattern.format(points, abs(rest))

    @Slot()
    def _show_worths(self) -> None:
        if self._view is None:
            return
        for side in (self.mine, self.theirs):
            package = side.package()
            said = self.tr("To you: {0}.").format(self._worth(package))
            points = worth(self._view.issues, package)
            side.show_worth(points, said, walkaway=self.walkaway.value())

    @Slot()
    def _on_walkaway_changed(self) -> None:
        self._show_worths()
        self._show_log()

    @Slot(object)
    def _on_mine_noted(self, package: dict[str, int]) -> None:
        self._note("me", package)

    @Slot(object)
    def _on_theirs_noted(self, package: dict[str, int]) -> None:
        self._note("them", package)

    @Slot()
    def _on_undo(self) -> None:
        if self.offers:
            self.offers.pop()
            self._show_offers()

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.keep_clicked.emit(self.log())


def _in_points(walkaway: int | None) -> int | None:
    """A walkaway that can be one in points."""
    return walkaway if walkaway is not None and 0 <= walkaway <= _WHOLE else None
