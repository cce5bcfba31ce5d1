"""A case as a sequence of headings, facts, lists and paragraphs, before it is written as a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from negotiator_trainer.journal.audit import audit
from negotiator_trainer.journal.decision import weigh
from negotiator_trainer.journal.figures import review_figures
from negotiator_trainer.journal.weights import worth
from negotiator_trainer.services.journal.templates import template
from negotiator_trainer.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from negotiator_trainer.journal.case import DecisionTree, IssueTree, Review
    from negotiator_trainer.scoring.sheet import Sheet
    from negotiator_trainer.services.journal.page import CasePage

STAGES = {
    "preparing": mark("preparing"),
    "went_in": mark("outcome due"),
    "outcome": mark("review due"),
    "reviewed": mark("reviewed"),
}
"""How far a case is, by what is to be done next."""

SCALES = (
    mark("They trust me now"),
    mark("We talked calmly and fairly"),
    mark("Nobody lost face"),
    mark("They would deal with me again"),
)
"""The four scales of the relationship, in the order in which they are kept."""

_FINDINGS = {
    "confirmed": mark("confirmed"),
    "refuted": mark("refuted"),
    "untested": mark("untested"),
}
_FELT = {
    "calm": mark("calm"),
    "confident": mark("confident"),
    "curious": mark("curious"),
    "tense": mark("tense"),
    "pressed": mark("pressed"),
    "angry": mark("angry"),
    "anxious": mark("anxious"),
    "disappointed": mark("disappointed"),
    "relieved": mark("relieved"),
    "proud": mark("proud"),
}
_PARTS = {
    "sheet": mark("the sheet"),
    "issues": mark("what is negotiated"),
    "alternatives": mark("the alternatives"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the case's own."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values, none of them empty."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list with a name."""

    name: str
    items: tuple[str, ...]


Block = Heading | Facts | Items


def outline(page: CasePage) -> tuple[Block, ...]:
    """Return what is written in a case; what is empty is left out."""
    amount = _amounts(page.unit)
    parts = (
        (tr("Preparation"), _sheet(page.preparation.sheet, page.issues, amount)),
        (tr("What is negotiated"), _issues(page)),
        (tr("If we do not agree"), _alternatives(page.alternatives, amount)),
        (tr("Changed after going in"), _edits(page)),
        (tr("Outcome"), _outcome(page, amount)),
        (tr("Audit"), _audit(page, amount)),
        (tr("Review"), _review(page.review, amount)),
        (tr("Practice that belongs to it"), _links(page)),
    )
    found: list[Block] = [Heading(1, _title(page)), *_facts(_about(page))]
    for name, blocks in parts:
        inner = [each for each in blocks if not isinstance(each, Items) or each.items]
        if inner:
            found += [Heading(2, name), *inner]
    return tuple(found)


def _title(page: CasePage) -> str:
    return page.title.strip() or template(page.template).name


def _amounts(unit: str) -> Callable[[int | None], str]:
    def written(value: int | None) -> str:
        if value is None:
            return ""
        sign = "−" if value < 0 else ""
        return f"{sign}{unit}{abs(value):,}"

    return written


def _facts(rows: Iterator[tuple[str, str]]) -> Iterator[Facts]:
    kept = tuple((name, value) for name, value in rows if value.strip())
    if kept:
        yield Facts(kept)


def _about(page: CasePage) -> Iterator[tuple[str, str]]:
    yield tr("Kind"), template(page.template).name
    yield tr("Day"), "" if page.happens_on is None else page.happens_on.isoformat()
    yield tr("With"), ", ".join(page.people)
    yield tr("Tags"), ", ".join(page.tags)
    yield tr("Stage"), tr(STAGES[page.stage])
    yield tr("Went in"), "" if page.went_in_at is None else f"{page.went_in_at:%Y-%m-%d %H:%M}"


def _sheet(
    sheet: Sheet, tree: IssueTree, amount: Callable[[int | None], str]
) -> Iterator[Facts | Items]:
    guess = ""
    if sheet.guess.low is not None and sheet.guess.high is not None:
        guess = f"{amount(sheet.guess.low)} – {amount(sheet.guess.high)}"
    yield from _facts(
        iter(
            (
                (tr("Walkaway"), amount(sheet.walkaway)),
                (tr("Target"), amount(sheet.target)),
                (tr("First offer"), _package(sheet.first_offer, tree)),
                (tr("Because"), sheet.first_offer_reason),
                (tr("I leave when"), sheet.trigger),
                (tr("My words to leave by"), sheet.exit_line),
                (tr("Their limit, 80 % sure"), guess),
                (tr("Chance that we agree"), _percent(sheet.agree_chance)),
                (tr("How strong I feel"), "" if sheet.power is None else f"{sheet.power}/10"),
            )
        )
    )
    yield Items(
        tr("Alternatives"),
        tuple(
            f"{a.text} ({a.feasibility} %{', ' if a.value is not None else ''}{amount(a.value)})"
            for a in sheet.alternatives
            if a.text.strip()
        ),
    )
    lists = (
        (tr("Minimum terms"), sheet.minimum_terms),
        (tr("Interests"), sheet.interests),
        (tr("What only I bring"), sheet.only_i_bring),
        (tr("What only they bring"), sheet.only_they_bring),
        (tr("Assumptions"), tuple(each.text for each in sheet.assumptions)),
        (tr("Questions"), sheet.questions),
        (tr("Trades"), tuple(f"{t.give} → {t.get}" for t in sheet.trades)),
    )
    for name, lines in lists:
        yield Items(name, tuple(line for line in lines if line.strip(" →")))


def _package(options: Mapping[str, str] | Mapping[str, int], tree: IssueTree) -> str:
    words = []
    for issue in tree.issues:
        at = str(options.get(issue.id, ""))
        if at.isdigit() and int(at) < len(issue.options):
            words.append(f"{issue.text}: {issue.options[int(at)].text}")
    return ", ".join(words)


def _issues(page: CasePage) -> Iterator[Items]:
    tree = page.issues
    if tree == template(page.template).tree():
        # Nobody has touched what the template gave.
        return
    for issue in tree.issues:
        options = tuple(
            tr("{option} ({points} points)", option=option.text, points=option.points)
            for option in issue.options
        )
        yield Items(tr("{issue} ({weight} of 100)", issue=issue.text, weight=issue.weight), options)


def _alternatives(tree: DecisionTree, amount: Callable[[int | None], str]) -> Iterator[Items]:
    for alternative, weighed in zip(tree.alternatives, weigh(tree), strict=True):
        name = alternative.text
        if weighed.expected is not None:
            name = tr(
                "{alternative}: expected {value}", alternative=alternative.text,
                value=amount(weighed.expected),
            )  # fmt: skip
        lines = tuple(
            ", ".join(
                part
                for part in (f"{b.text} ({b.chance} %)", amount(b.value), b.needs)
                if part.strip()
            )
            for b in alternative.branches
        )
        yield Items(name, lines)


def _edits(page: CasePage) -> Iterator[Items]:
    lines = tuple(f"{edit.at:%Y-%m-%d %H:%M}: {tr(_PARTS[edit.part])}" for edit in page.edits)
    yield Items("", lines)


def _outcome(page: CasePage, amount: Callable[[int | None], str]) -> Iterator[Facts]:
    outcome = page.outcome
    worth_it = f"{worth(page.issues, outcome.package)}/100" if outcome.package else ""
    felt = ", ".join(
        part for part in (tr(_FELT[outcome.felt]) if outcome.felt in _FELT else "",
                          outcome.felt_words) if part
    )  # fmt: skip
    yield from _facts(
        iter(
            (
                (tr("Agreed"), _yes(outcome.agreed)),
                (tr("On"), outcome.happened_on),
                (tr("Terms"), outcome.terms),
                (tr("Settled"), _package(outcome.package, page.issues)),
                (tr("Points of the issues"), worth_it),
                (tr("Worth"), amount(outcome.value)),
                (tr("Minimum terms held"), _yes(outcome.minimum_terms_held)),
                (tr("Their limit was"), amount(outcome.limit)),
                (tr("The door is open"), _yes(outcome.door_open)),
                (tr("It felt"), felt),
                (tr("What surprised me"), outcome.surprised),
            )
        )
    )


def _audit(page: CasePage, amount: Callable[[int | None], str]) -> Iterator[Facts]:
    sheet = page.preparation.sheet if page.frozen is None else page.frozen.sheet
    found = audit(sheet, page.outcome)
    figures = review_figures(sheet.guess, page.outcome, page.review)
    held = {None: "", True: tr("your range held it"), False: tr("your range missed it")}
    verdicts = {
        "held": tr("a deal on the right side of the walkaway"),
        "trap": tr("a deal worse than the walkaway"),
        "no_deal": tr("no deal"),
        "open": "",
    }
    interval = None if figures.interval is None else round(figures.interval)
    brier = "" if found.brier is None else f"{found.brier:.2f}"
    rows = (
        (tr("Verdict"), verdicts[found.verdict]),
        (tr("Better than the walkaway by"), amount(found.over_walkaway)),
        (tr("Better than the target by"), amount(found.over_target)),
        (tr("Their limit"), held[found.guess_held]),
        (tr("Your range, scored: less is better"), amount(interval)),
        (tr("Your chance, scored: 0 is best, 1 is worst"), brier),
        (
            tr("Relationship"),
            "" if figures.relationship is None else f"{figures.relationship:.0f}/100",
        ),
    )
    yield from _facts(iter(rows))


def _review(review: Review, amount: Callable[[int | None], str]) -> Iterator[Facts | Items]:
    rated = zip(SCALES, review.relationship, strict=False)
    then = tr("If {if_}, then I will {then}", if_=review.intend_if, then=review.intend_then)
    yield from _facts(
        iter(
            (
                *((tr(name), "" if v is None else f"{v}/100") for name, v in rated),
                (tr("What happened"), review.happened),
                (tr("Why it differed"), review.why),
                (tr("What I learned"), review.learned),
                (tr("Lost to delay"), amount(review.lost_to_delay)),
                (tr("Gained by the time"), amount(review.gained_by_time)),
                (tr("Worth the time"), _yes(review.worth_the_time)),
                (tr("Next time"), then if review.intend_then.strip() else ""),
                (tr("When"), review.intend_when),
            )
        )
    )
    checked = tuple(
        f"{each.text}: {tr(_FINDINGS[each.finding])}{', ' if each.words else ''}{each.words}"
        for each in review.assumptions
    )
    yield Items(tr("Assumptions"), checked)


def _links(page: CasePage) -> Iterator[Items]:
    kinds = {"rehearsal": tr("rehearsed for it"), "debrief": tr("applied in it")}
    lines = []
    for view in page.links:
        day = "" if view.played_on is None else view.played_on.isoformat()
        title = view.title or tr("A play that is not in this profile")
        parts = (title, day, kinds[view.link.kind], view.link.note)
        lines.append(", ".join(part for part in parts if part))
    yield Items("", tuple(lines))


def _yes(value: bool | None) -> str:  # noqa: FBT001  what is written, in words
    return "" if value is None else tr("yes") if value else tr("no")


def _percent(value: int | None) -> str:
    return "" if value is None else f"{value} %"
