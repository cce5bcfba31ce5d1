"""The sheet's aims: the target, the first offer and its reason, and the interests behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from negotiator_trainer.ui import forms, text
from negotiator_trainer.ui.pages.number_line import NumberLine, PlainLine
from negotiator_trainer.ui.pages.option_field import OptionField
from negotiator_trainer.ui.pages.preparation.limits import LARGEST
from negotiator_trainer.ui.pages.preparation.section import Section, set_line
from negotiator_trainer.ui.pages.row_list import RowList
from negotiator_trainer.ui.tokens import SPACE
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.preparation_view import PreparationView


class AimsSection(Section):
    """Target, first offer, reason, interests."""

    def __init__(self, view: PreparationView, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("What I aim for")
        self.add(text.heading(title, level=3))
        self.setAccessibleName(title)
        self._view = view
        self._form = NumberForm(prefix=view.unit)
        self.target = NumberLine(
            self._form,
            minimum=-LARGEST,
            maximum=LARGEST,
            step=view.estimate.step,
            hint="" if view.brief is None and view.unit else self.tr("worth to me"),
        )
        self.add_field(
            "target",
            self.tr("My target: a deal worth") if view.brief is not None else self.tr("My target"),
            self.target,
            note=self.tr("The best that you can give a reason for, not the least you need."),
        )
        self.offer = [OptionField(issue) for issue in view.issues]
        self._worth = text.caption("")
        self.add_field("first_offer", self.tr("My first offer"), self._offer_rows())
        self.reason = PlainLine(self.tr("why this is fair, in words they would accept"))
        self.add_field("first_offer_reason", self.tr("because"), self.reason)
        self.interests = RowList(self.tr("Interest"), add=self.tr("Another interest"))
        self.add_field("interests", self.tr("The interests behind what I ask for"), self.interests)
        self._show_worth()

    def read(self, sheet: Sheet) -> Sheet:
        """Read target, offer, reason and interests."""
        chosen = {field.issue.id: field.option() for field in self.offer}
        return replace(
            sheet,
            target=self.target.value(),
            first_offer={issue: option for issue, option in chosen.items() if option is not None},
            first_offer_reason=self.reason.text().strip(),
            interests=self.interests.words(),
        )

    def write(self, sheet: Sheet) -> None:
        """Write target, offer, reason and interests."""
        if self.read(sheet) == sheet:
            return
        self.target.set_value(sheet.target)
        for field in self.offer:
            field.set_option(sheet.first_offer.get(field.issue.id))
        set_line(self.reason, sheet.first_offer_reason)
        self.interests.set_values([(each,) for each in sheet.interests])
        self._show_worth()

    def _offer_rows(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[0])
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field in self.offer:
            label = text.label(field.issue.name)
            name = self.tr("First offer: {0}").format(field.issue.name)
            forms.name_field(label, field.inside, name)
            form.addRow(label, field)
            field.option_changed.connect(self._on_offer_edited)
        column.addLayout(form)
        column.addWidget(self._worth)
        if self.offer:
            whole.setFocusProxy(self.offer[0].inside)
        return whole

    def _show_worth(self) -> None:
        parts = [field.worth() for field in self.offer]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts) or not parts:
            open_issues = len(parts) - len(known)
            self._worth.setText(
                self.tr("1 issue is open.")
                if open_issues == 1
                else self.tr("{0} issues are open.").format(open_issues)
            )
            return
        total = self._view.base_value + sum(known)
        if self._view.brief is None:
            self._worth.setText(self.tr("Adds up to {0} points.").format(total))
            return
        pattern = self.tr("Worth {0} to you.")
        if self._view.brief.together:
            pattern = self.tr("Worth {0} to you, extras for combinations not counted.")
        self._worth.setText(pattern.format(self._form.to_text(total)))

    @Slot()
    def _on_offer_edited(self) -> None:
        self._show_worth()
        self.edited.emit("first_offer")
