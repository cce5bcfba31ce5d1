"""What was meant against what came of it, in figures and plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from negotiator_trainer.journal.audit import audit
from negotiator_trainer.journal.figures import review_figures
from negotiator_trainer.ui import fonts, text
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.card import Card
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from negotiator_trainer.journal.audit import Audit
    from negotiator_trainer.journal.figures import ReviewFigures
    from negotiator_trainer.services.journal.page import CasePage

Row = tuple[str, str, str]


class AuditCard(Card):
    """A verdict, and a row for each figure: its name, the figure, what it says.

    Attributes:
        verdict: The verdict in one sentence.
        rows: The rows shown, as words.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        title = self.tr("The audit")
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)
        self.verdict = self.add_text("", kind="lead")
        self.rows: tuple[Row, ...] = ()
        self._labels: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE[3])
        self._grid.setVerticalSpacing(SPACE[1])
        self._grid.setColumnStretch(2, 1)
        self.add(self._grid)

    def show_case(self, view: CasePage) -> None:
        """Show a case's audit, against the snapshot where there is one."""
        sheet = view.preparation.sheet if view.frozen is None else view.frozen.sheet
        found = audit(sheet, view.outcome)
        money = NumberForm(prefix=view.unit)
        theirs = NumberForm(prefix=view.preparation.estimate.unit)
        self.verdict.setText(self._verdict(found, minimum=bool(sheet.minimum_terms)))
        figures = review_figures(sheet.guess, view.outcome, view.review)
        rows = (
            *self._values(found, money),
            *self._guesses(found, theirs),
            *self._reviewed(figures),
        )
        if rows != self.rows:
            self.rows = rows
            self._fill()

    def _fill(self) -> None:
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        top, fill = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag(0)
        for at, (name, figure, words) in enumerate(self.rows):
            number = text.label(figure, kind="strong")
            number.setFont(fonts.tabular(number.font()))
            made = (text.label(name, kind="muted"), number, text.label(words, wrap=True))
            for column, label in enumerate(made):
                self._grid.addWidget(label, at, column, fill if label.wordWrap() else top)
                self._labels.append(label)

    def _verdict(self, found: Audit, *, minimum: bool) -> str:
        if found.verdict == "held":
            words = self.tr("A deal on the right side of your walkaway.")
            if minimum and found.terms_held is None:
                words += " " + self.tr("Whether it holds your minimum terms is not said yet.")
            return words
        if found.verdict == "trap":
            if found.terms_held is False:
                return self.tr("A deal without your minimum terms: worse than walking away.")
            return self.tr("A deal that is worse than the walkaway that you wrote.")
        if found.verdict == "no_deal":
            return self.tr("No deal.")
        if found.agreed is None:
            return self.tr("Once the outcome is written, it is held against your preparation here.")
        return self.tr("A deal. With its value and a walkaway there is more to say.")

    def _values(self, found: Audit, form: NumberForm) -> tuple[Row, ...]:
        rows: list[Row] = []
        if found.value is not None:
            rows.append((self.tr("Agreed"), form.to_text(found.value), ""))
        if found.walkaway is not None:
            words = self._against(found.over_walkaway, form)
            rows.append((self.tr("Walkaway"), form.to_text(found.walkaway), words))
        if found.target is not None:
            words = self._against(found.over_target, form)
            if found.attained is not None:
                share = self.tr("{0} % of the way from walkaway to target").format(found.attained)
                words = f"{words}: {share}" if words else share
            rows.append((self.tr("Target"), form.to_text(found.target), words))
        return tuple(rows)

    def _guesses(self, found: Audit, form: NumberForm) -> tuple[Row, ...]:
        rows: list[Row] = []
        if found.guess is not None:
            low, high = (form.to_text(end) for end in found.guess)
            words = self._limit(found, form)
            rows.append((self.tr("Their limit, you thought"), f"{low} – {high}", words))
        elif found.limit is not None:
            rows.append((self.tr("Their limit"), form.to_text(found.limit), ""))
        if found.chance is not None:
            said = {
                None: "",
                True: self.tr("you did agree"),
                False: self.tr("you did not agree"),
            }[found.agreed]
            rows.append((self.tr("Chance to agree"), f"{found.chance} %", said))
        return tuple(rows)

    def _reviewed(self, figures: ReviewFigures) -> tuple[Row, ...]:
        rows: list[Row] = []
        if figures.relationship is not None:
            words = self.tr("of 100: trust, calm and face together")
            rows.append((self.tr("Relationship"), f"{figures.relationship:.0f}", words))
        if figures.confirmed or figures.refuted:
            words = self.tr("{0} refuted, {1} untested").format(figures.refuted, figures.untested)
            confirmed = self.tr("{0} confirmed").format(figures.confirmed)
            rows.append((self.tr("Assumptions"), confirmed, words))
        return tuple(rows)

    def _limit(self, found: Audit, form: NumberForm) -> str:
        if found.limit is None or found.missed_by is None:
            return self.tr("what it was is not known")
        limit = form.to_text(found.limit)
        if found.guess_held:
            return self.tr("it was {0}: your range held it").format(limit)
        missed = form.to_text(found.missed_by)
        return self.tr("it was {0}: your range missed it by {1}").format(limit, missed)

    def _against(self, over: int | None, form: NumberForm) -> str:
        if over is None:
            return ""
        if over == 0:
            return self.tr("exactly that")
        pattern = self.tr("{0} better") if over > 0 else self.tr("{0} worse")
        return pattern.format(form.to_text(abs(over)))
