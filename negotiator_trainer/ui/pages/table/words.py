"""Small sentences of the table that more than one of its parts says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from negotiator_trainer.ui.widgets.number_form import NumberForm

if TYPE_CHECKING:
    from negotiator_trainer.services.table_view import IssueView, TableView

_NUMBER = re.compile(r"(?P<before>\D*)\d[\d.,\s]*(?P<after>\D*)")


def _tr(words: str) -> str:
    return QCoreApplication.translate("table", words)


def mood_word(mood: str) -> str:
    """Return a mood in the person's language; what is not one of the eight stays as it is."""
    return {
        "neutral": _tr("neutral"),
        "warm": _tr("warm"),
        "interested": _tr("interested"),
        "guarded": _tr("guarded"),
        "frustrated": _tr("frustrated"),
        "angry": _tr("angry"),
        "worried": _tr("worried"),
        "delighted": _tr("delighted"),
    }.get(mood, mood)


def paragraphs(words: str) -> str:
    """Return text from a file with its line ends undone; blank lines part paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", words.strip()))


def value_form(view: TableView) -> NumberForm:
    """Return how values are written: in money where the scenario counts in money, else points."""
    if view.unit:
        return NumberForm(prefix=view.unit)
    return NumberForm(suffix=_tr(" points"), suffix_of_one=_tr(" point"))


def number_form(issue: IssueView) -> NumberForm:
    """Return how an issue's numbers are written, read off its own labels."""
    label = issue.options[-1].label if issue.options else ""
    found = _NUMBER.fullmatch(label)
    if found is None:
        return NumberForm()
    after = found["after"]
    spaced = f" {after}" if after and re.search(r"\d\s+\D", label) else after
    return NumberForm(prefix=found["before"], suffix=spaced)


def against_walkaway(value: int, view: TableView) -> str:
    """Compare a value with the walkaway that the trainee wrote; empty where nothing measures."""
    if view.written_walkaway is None or not view.meter:
        return ""
    over = value - view.written_walkaway
    form = value_form(view)
    if over == 0:
        return _tr("exactly the walkaway that you wrote")
    words = (
        _tr("{0} above the walkaway that you wrote ({1})")
        if over > 0
        else _tr("{0} below the walkaway that you wrote ({1})")
    )
    return words.format(form.to_text(abs(over)), form.to_text(view.written_walkaway))
