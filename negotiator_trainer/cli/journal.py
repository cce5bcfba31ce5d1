"""The journal without a screen: `negotiator-trainer journal …`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

from negotiator_trainer.cli.trainer import opened
from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.journal.listing import EntryFilter
from negotiator_trainer.store.case_records import HIT_BEGINS, HIT_ENDS, CaseChange

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from negotiator_trainer.journal.case import Size, Stage
    from negotiator_trainer.services.journal.journal import Journal
    from negotiator_trainer.services.journal.listing import Entry
    from negotiator_trainer.services.journal.page import CasePage

_SIZES = ("short", "full", "log")
_STAGES = ("preparing", "went_in", "outcome", "reviewed")
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_DAY = click.option("--day", metavar="DATE", help="The day, as YYYY-MM-DD.")
_UNIT = click.option("--unit", default="", help="The symbol of values, such as €; none for points.")
_TAGS = click.option("--tag", "tags", multiple=True, help="A tag; may be repeated.")
_PEOPLE = click.option("--with", "people", multiple=True, help="Somebody in it; may be repeated.")


class _Told(TypedDict):
    """What `log` is told of a negotiation that is over."""

    agreed: bool | None
    terms: str
    value: int | None
    learned: str
    intend_if: str
    intend_then: str


class _CameOfIt(TypedDict):
    """What `outcome` is told; None is not given."""

    agreed: bool | None
    terms: str | None
    value: int | None
    limit: int | None
    surprised: str | None
    happened_on: str | None


@click.group("journal")
def journal_command() -> None:
    """Real negotiations: prepare, go in, outcome, review."""


@journal_command.command("list")
@click.option("--stage", type=click.Choice(_STAGES), help="Only cases that are so far.")
@click.option("--tag", default="", help="Only cases with this tag.")
@click.option("--with", "person", default="", help="Only cases with this person in them.")
@click.option("--trash", is_flag=True, help="What is in the trash instead.")
@click.option("--most", default=50, show_default=True, help="At most so many cases.")
@_AS_JSON
@click.pass_obj
def list_cases(
    database: str | None, /, *, stage: Stage | None, tag: str, person: str, trash: bool, most: int,
    as_json: bool,
) -> None:  # fmt: skip
    """List cases, the one that was changed last first."""
    wanted = EntryFilter(stage=stage, tag=tag, person=person, trashed=trash)
    _show_entries(database, wanted, most=most, as_json=as_json)


@journal_command.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--most", default=50, show_default=True, help="At most so many cases.")
@_AS_JSON
@click.pass_obj
def search_cases(database: str | None, words: tuple[str, ...], most: int, *, as_json: bool) -> None:
    """List the cases in which all WORDS occur, the best first; the last may be a beginning."""
    _show_entries(database, EntryFilter(words=" ".join(words)), most=most, as_json=as_json)


@journal_command.command("show")
@click.argument("case", type=int)
@click.option("--redact", is_flag=True, help="Put initials in the place of names.")
@click.pass_obj
def show_case(database: str | None, case: int, *, redact: bool) -> None:
    """Print CASE as Markdown: what would leave the program."""
    with opened(database) as trainer:
        click.echo(trainer.journal.markdown(case, redact=redact), nl=False)


@journal_command.command("new")
@click.argument("kind", metavar="TEMPLATE")
@click.argument("title")
@click.option("--size", type=click.Choice(_SIZES), default="full", show_default=True)
@_DAY
@_UNIT
@_TAGS
@_PEOPLE
@click.pass_obj
def new_case(
    database: str | None, /, *, kind: str, title: str, size: Size, day: str | None, unit: str,
    tags: tuple[str, ...], people: tuple[str, ...],
) -> None:  # fmt: skip
    """Begin a case of the kind TEMPLATE.

    That is salary, purchase, supplier, lease, scope, conflict, budget or blank.
    """
    _require_kind(kind)
    with opened(database) as trainer:
        journal = trainer.journal
        _tell(_begun(journal, kind, size, title, day=day, unit=unit, tags=tags, people=people))


@journal_command.command("log")
@click.argument("title")
@click.option("--template", "kind", default="blank", show_default=True)
@click.option("--agreed/--not-agreed", "agreed", default=None, help="Whether there was a deal.")
@click.option("--terms", default="", help="What was agreed, or how it ended.")
@click.option("--value", type=int, help="What it is worth.")
@click.option("--learned", default="", help="What you learned.")
@click.option("--if", "intend_if", default="", help="Next time: if …")
@click.option("--then", "intend_then", default="", help="… then I will …")
@_DAY
@_UNIT
@_TAGS
@_PEOPLE
@click.pass_obj
def log_case(
    database: str | None, /, title: str, kind: str, day: str | None, *, unit: str,
    tags: tuple[str, ...], people: tuple[str, ...], **told: Unpack[_Told],
) -> None:  # fmt: skip
    """Write down at once what came of a negotiation that is over."""
    from negotiator_trainer.journal.case import Outcome, Review  # noqa: PLC0415

    _require_kind(kind)
    outcome = Outcome(
        agreed=told["agreed"], terms=told["terms"], value=told["value"], happened_on=day or ""
    )
    review = Review(
        learned=told["learned"], intend_if=told["intend_if"], intend_then=told["intend_then"]
    )
    with opened(database) as trainer:
        journal = trainer.journal
        page = _begun(journal, kind, "log", title, day=day, unit=unit, tags=tags, people=people)
        page = journal.save(page.id, outcome)
        if review != Review():
            page = journal.save(page.id, review)
        _tell(page)


@journal_command.command("go-in")
@click.argument("case", type=int)
@click.option("--undo", is_flag=True, help="Take it back.")
@click.pass_obj
def go_in(database: str | None, case: int, *, undo: bool) -> None:
    """Freeze what is prepared for CASE: I am going in."""
    with opened(database) as trainer:
        _tell(trainer.journal.take_back(case) if undo else trainer.journal.go_in(case))


@journal_command.command("outcome")
@click.argument("case", type=int)
@click.option("--agreed/--not-agreed", "agreed", default=None, help="Whether there was a deal.")
@click.option("--terms", help="What was agreed, or how it ended.")
@click.option("--value", type=int, help="What it is worth.")
@click.option("--limit", type=int, help="Their limit, if it became known.")
@click.option("--surprised", help="What surprised you.")
@click.option("--on", "happened_on", metavar="DATE", help="The day, as YYYY-MM-DD.")
@click.pass_obj
def outcome(database: str | None, /, case: int, **told: Unpack[_CameOfIt]) -> None:
    """Write down what came of CASE; what is not given stays as it is."""
    from dataclasses import replace  # noqa: PLC0415

    given: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    if not given:
        raise TrainerError(
            "Nothing was given to write down.", remedy="Give --agreed, --terms or another option."
        )
    _day(told["happened_on"])
    with opened(database) as trainer:
        before = trainer.journal.page(case).outcome
        _tell(trainer.journal.save(case, replace(before, **given)))


@journal_command.command("export")
@click.argument("case", type=int)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--redact", is_flag=True, help="Put initials in the place of names.")
@click.pass_obj
def export_case(database: str | None, case: int, file: Path, *, redact: bool) -> None:
    """Write CASE to FILE: Markdown, or a page of HTML where FILE ends in .html."""
    from negotiator_trainer.services.transfer import write_file  # noqa: PLC0415

    with opened(database) as trainer:
        html = file.suffix.casefold() in {".html", ".htm"}
        write = trainer.journal.html if html else trainer.journal.markdown
        text = write(case, redact=redact)
    size = write_file(file, text.encode())
    click.echo(f"wrote {file} ({size:,} bytes)")


@journal_command.command("trash")
@click.argument("case", type=int)
@click.pass_obj
def trash_case(database: str | None, case: int) -> None:
    """Put CASE into the trash, where it lies for 30 days."""
    with opened(database) as trainer:
        trainer.journal.trash(case)
    click.echo(f"case {case} is in the trash for 30 days; undo: journal untrash {case}")


@journal_command.command("untrash")
@click.argument("case", type=int)
@click.pass_obj
def untrash_case(database: str | None, case: int) -> None:
    """Take CASE out of the trash."""
    with opened(database) as trainer:
        trainer.journal.untrash(case)
        _tell(trainer.journal.page(case))


@journal_command.command("delete")
@click.argument("case", type=int)
@click.option("--for-good", is_flag=True, help="Say that you mean it: there is no way back.")
@click.pass_obj
def delete_case(database: str | None, case: int, *, for_good: bool) -> None:
    """Delete CASE for good, from every backup too; there is no way back."""
    if not for_good:
        raise TrainerError(
            f"Case {case} would be gone for good, from every backup too.",
            remedy=f"Say --for-good, or put it into the trash: journal trash {case}.",
        )
    with opened(database) as trainer:
        gone = trainer.journal.expunge([case])
    click.echo(f"case {case} is gone: no word of it is left in the database or a backup")
    for file in gone.removed:
        click.echo(f"removed as a whole, put aside or not readable: {file.name}")


def _show_entries(database: str | None, wanted: EntryFilter, *, most: int, as_json: bool) -> None:
    with opened(database) as trainer:
        found = trainer.journal.entries(wanted, limit=most).entries
    if as_json:
        click.echo(json.dumps([_plain(entry) for entry in found], ensure_ascii=False, indent=2))
    elif not found:
        click.echo("No case. Begin one with: negotiator-trainer journal new blank TITLE")
    else:
        for entry in found:
            click.echo(_line(entry))


def _line(entry: Entry) -> str:
    from negotiator_trainer.services.journal.outline import STAGES  # noqa: PLC0415

    day = "no day    " if entry.happens_on is None else entry.happens_on.isoformat()
    about = f"{entry.title or '(no title)'} ({STAGES[entry.stage]})"
    marks = "".join(f" #{tag}" for tag in entry.tags)
    excerpt = " ".join(entry.excerpt.split())
    for mark, shown in ((HIT_BEGINS, "["), (HIT_ENDS, "]")):
        excerpt = excerpt.replace(mark, shown)
    return f"{entry.id:>4}  {day}  {about}{marks}" + (f"\n      {excerpt}" if excerpt else "")


def _plain(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id, "title": entry.title, "template": entry.template, "size": entry.size,
        "stage": entry.stage, "tags": list(entry.tags), "people": list(entry.people),
        "happens_on": None if entry.happens_on is None else entry.happens_on.isoformat(),
        "changed": entry.changed_at.isoformat(),
        "trashed": None if entry.trashed_at is None else entry.trashed_at.isoformat(),
        "excerpt": entry.excerpt.replace(HIT_BEGINS, "").replace(HIT_ENDS, ""),
    }  # fmt: skip


def _begun(
    journal: Journal, kind: str, size: Size, title: str, *, day: str | None, unit: str,
    tags: Sequence[str], people: Sequence[str],
) -> CasePage:  # fmt: skip
    case = journal.start(kind, size, title, unit=unit, happens_on=_day(day))
    return journal.change(case, CaseChange(tags=tags, people=people))


def _tell(page: CasePage) -> None:
    from negotiator_trainer.services.journal.outline import STAGES  # noqa: PLC0415

    click.echo(f"case {page.id}: {page.title or '(no title)'} ({STAGES[page.stage]})")


def _require_kind(kind: str) -> None:
    from negotiator_trainer.services.journal.templates import templates  # noqa: PLC0415

    if kind not in templates():
        raise TrainerError(
            f"There is no template “{kind[:60]}”.",
            remedy=f"Choose one of {', '.join(templates())}.",
        )


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise TrainerError(f"“{text}” is no day.", remedy="Write it as in 2026-11-22.") from None
