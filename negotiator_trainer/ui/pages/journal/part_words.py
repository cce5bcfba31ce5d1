"""What is written in a part of a preparation, in words: to be read, and to be compared."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from negotiator_trainer.journal.case import DecisionTree, IssueTree
from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from collections.abc import Mapping

Written = Sheet | IssueTree | DecisionTree
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that holds something else than before; no lines mean nothing."""

    title: str
    was: Lines
    now: Lines


class PartWords:
    """Says what a part holds.

    Args:
        unit: The symbol of values; empty for points.
        guess_unit: The symbol of the estimate.
        issues: The issues as they are now, to name those that the sheet speaks of.
    """

    def __init__(self, *, unit: str, guess_unit: str, issues: IssueTree) -> None:
        self._form = NumberForm(prefix=unit)
        self._guess_form = NumberForm(prefix=guess_unit)
        self._issues = {each.id: each for each in issues.issues}

    def lines(self, part: Written) -> dict[str, Lines]:
        """Return the lines of each field that holds anything, by the field's title."""
        if isinstance(part, IssueTree):
            found = self._of_issues(part)
        elif isinstance(part, DecisionTree):
            found = self._of_alternatives(part)
        else:
            found = self._of_sheet(part)
        return {title: lines for title, lines in found.items() if lines}

    def differences(self, was: Written, now: Written) -> tuple[Difference, ...]:
        """Return the fields that differ, in the order in which they are written."""
        before, after = self.lines(was), self.lines(now)
        titles = [*before, *(each for each in after if each not in before)]
        return tuple(
            Difference(title=each, was=before.get(each, ()), now=after.get(each, ()))
            for each in titles
            if before.get(each, ()) != after.get(each, ())
        )

    def _of_sheet(self, sheet: Sheet) -> dict[str, Lines]:
        titles = sheet_titles()
        found = {each.name: self._field(sheet, each.name) for each in fields(sheet)}
        return {titles[name]: found[name] for name in titles}

    def _field(self, sheet: Sheet, name: str) -> Lines:
        value = getattr(sheet, name)
        special = {
            "alternatives": self._alternatives,
            "adjustments": self._adjustments,
            "guess": self._guess,
            "first_offer": self._offer,
            "chips": self._chips,
        }
        if name in special:
            return special[name](sheet)
        if name == "assumptions":
            return tuple(each.text for each in value)
        if name == "trades":
            return tuple(f"{each.give or '…'} → {each.get or '…'}" for each in value)
        if isinstance(value, tuple):
            return value
        if isinstance(value, int):
            forms = {"power": NumberForm(suffix=" / 10"), "agree_chance": NumberForm(suffix=" %")}
            return (forms.get(name, self._form).to_text(value),)
        return (value,) if value else ()

    def _alternatives(self, sheet: Sheet) -> Lines:
        return tuple(
            " · ".join(
                [
                    each.text or "…",
                    f"{each.feasibility} %",
                    *([] if each.value is None else [self._form.to_text(each.value)]),
                ]
            )
            for each in sheet.alternatives
        )

    def _adjustments(self, sheet: Sheet) -> Lines:
        return tuple(f"{a.text or '…'}: {self._form.to_text(a.amount)}" for a in sheet.adjustments)

    def _guess(self, sheet: Sheet) -> Lines:
        low, high = sheet.guess.low, sheet.guess.high
        ends = [_tr("open") if e is None else self._guess_form.to_text(e) for e in (low, high)]
        return () if low is None and high is None else (f"{ends[0]} – {ends[1]}",)

    def _offer(self, sheet: Sheet) -> Lines:
        return tuple(self._option(issue, option) for issue, option in sheet.first_offer.items())

    def _option(self, issue_id: str, option: str) -> str:
        issue = self._issues.get(issue_id)
        if issue is None:
            return _tr("an issue that is gone")
        at = int(option) if option.isdecimal() else -1
        words = issue.options[at].text if 0 <= at < len(issue.options) else option
        return f"{issue.text or '…'}: {words}"

    def _chips(self, sheet: Sheet) -> Lines:
        names = {key: each.text or "…" for key, each in self._issues.items()}
        gone = _tr("an issue that is gone")
        return tuple(f"{names.get(key, gone)}: {count}" for key, count in sheet.chips.items())

    def _of_issues(self, tree: IssueTree) -> dict[str, Lines]:
        lines = [
            f"{each.text or '…'} ({each.weight}): "
            + " · ".join(f"{option.text or '…'} {option.points}" for option in each.options)
            for each in tree.issues
        ]
        known = {each.id: each for each in tree.issues}
        felt = [
            " · ".join(
                known[key].options[at].text
                for key, at in each.options.items()
                if key in known and at < len(known[key].options)
            )
            + f" = {each.points}"
            for each in tree.felt
        ]
        return {
            _tr("What is being negotiated"): tuple(lines),
            _tr("Whole packages as they feel"): tuple(felt),
        }

    def _of_alternatives(self, tree: DecisionTree) -> dict[str, Lines]:
        lines: list[str] = []
        for each in tree.alternatives:
            lines.append(each.text or "…")
            for branch in each.branches:
                worth = _tr("no value yet") if branch.value is None else ""
                worth = worth or self._form.to_text(branch.value or 0)
                needs = f" ({branch.needs})" if branch.needs else ""
                lines.append(f"  {branch.chance} % {branch.text or '…'}: {worth}{needs}")
        return {_tr("My alternatives, weighed"): tuple(lines)}


def sheet_titles() -> Mapping[str, str]:
    """Return the sheet's fields with the titles that the sheet itself shows."""
    return {
        "interests": _tr("The interests behind what I ask for"),
        "alternatives": _tr("My alternatives"),
        "adjustments": _tr("What makes the best one better or worse"),
        "walkaway": _tr("My walkaway"),
        "minimum_terms": _tr("A deal must contain, whatever it is worth"),
        "trigger": _tr("I leave when"),
        "exit_line": _tr("and say then"),
        "target": _tr("My target"),
        "first_offer": _tr("My first offer"),
        "first_offer_reason": _tr("because"),
        "guess": _tr("My guess of their limit"),
        "chips": _tr("How they would share out 100 chips"),
        "only_i_bring": _tr("What they need that only I bring"),
        "only_they_bring": _tr("What I need that only they bring"),
        "power": _tr("How strong I feel"),
        "questions": _tr("Questions to ask"),
        "assumptions": _tr("What I assume, and want to test"),
        "trades": _tr("Trades"),
        "agree_chance": _tr("I think we will agree"),
    }


def _tr(words: str) -> str:
    return QCoreApplication.translate("journal", words)
