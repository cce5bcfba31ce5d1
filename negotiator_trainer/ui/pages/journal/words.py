"""Words of the journal that more than one of its pages says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from negotiator_trainer.ui import dates

if TYPE_CHECKING:
    from datetime import date

    from negotiator_trainer.journal.case import Size, Stage
    from negotiator_trainer.services.journal.listing import Entry


def _tr(words: str) -> str:
    return QCoreApplication.translate("journal", words)


def template_names() -> dict[str, str]:
    """Return every kind of negotiation by its id, in the order in which it is offered."""
    return {
        "salary": _tr("Salary"),
        "purchase": _tr("Purchase"),
        "supplier": _tr("Supplier"),
        "lease": _tr("Lease"),
        "scope": _tr("Project scope"),
        "conflict": _tr("Conflict at work"),
        "budget": _tr("Budget"),
        "blank": _tr("Something else"),
    }


def size_names() -> dict[Size, str]:
    """Return the three sizes of an entry, in the order in which they are offered."""
    return {
        "short": _tr("90 seconds"),
        "full": _tr("Full preparation"),
        "log": _tr("Quick log of one that is over"),
    }


def stage_names() -> dict[Stage, str]:
    """Return how far a case can be, by what is to be done next."""
    return {
        "preparing": _tr("preparing"),
        "went_in": _tr("outcome due"),
        "outcome": _tr("review due"),
        "reviewed": _tr("reviewed ✓"),
    }


def title_or_kind(title: str, template: str) -> str:
    """Return what a case is called; one without a title is called after its kind."""
    if title.strip():
        return title
    if template == "blank":
        return _tr("No title yet")
    return _tr("{0}, no title yet").format(template_names().get(template, template))


def name_of(entry: Entry) -> str:
    """Return what an entry is called in the list; one that cannot be read has a number only."""
    if entry.damaged and not entry.title.strip():
        return _tr("Entry {0}").format(entry.id)
    return title_or_kind(entry.title, entry.template)


def damaged() -> str:
    """Return what is said of an entry that is not as it was written."""
    return _tr("Damaged: it cannot be read")


def day_or_open(day: date | None) -> str:
    """Return a day in words, or that there is none yet."""
    return _tr("no day yet") if day is None else dates.written_day(day)


def deleted_on(day: str) -> str:
    """Return when something was put into the trash."""
    return _tr("deleted on {0}").format(day)


def feeling_names() -> dict[str, str]:
    """Return every word of `journal.case.FEELINGS` in the person's language."""
    return {
        "calm": _tr("calm"),
        "confident": _tr("confident"),
        "curious": _tr("curious"),
        "tense": _tr("tense"),
        "pressed": _tr("pressed"),
        "angry": _tr("angry"),
        "anxious": _tr("anxious"),
        "disappointed": _tr("disappointed"),
        "relieved": _tr("relieved"),
        "proud": _tr("proud"),
    }
