"""Hypothesis strategies for scripts that the formatter can be asked to write."""

from __future__ import annotations

from hypothesis import strategies as st

from negotiator_trainer.script.tree import (
    All,
    AnyOf,
    Branch,
    Call,
    Command,
    Comment,
    Compare,
    Condition,
    If,
    Line,
    LineGroup,
    Node,
    Not,
    Option,
    Script,
    Statement,
)
from negotiator_trainer.script.vocabulary import ACTS, FUNCTIONS, MOODS, REPLIES
from negotiator_trainer.script.words import SPEAKER

NAMES = st.text("abxyz09_", max_size=6).map("n{}".format)
TITLES = st.one_of(
    st.sampled_from(["Start", "Reaction", "Walk", "Lot"]),
    NAMES.map(str.capitalize),
)
CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), exclude_characters="#[]{}\\<>"
)


def _plain(text: str) -> bool:
    return bool(text) and "//" not in text and not text.startswith(("===", "---", "title:"))


WORDS = st.text(CHARACTERS, min_size=1, max_size=60).map(str.strip).filter(_plain)
PLACEHOLDERS = st.builds('{{{}("{}")}}'.format, st.sampled_from(["mine", "theirs", "fact"]), NAMES)
SPEECH = st.one_of(WORDS, st.builds("{} {}".format, WORDS, PLACEHOLDERS))
NARRATION = SPEECH.filter(lambda text: not SPEAKER.match(text))
SPEAKERS = st.sampled_from(["Colm", "Dr. O’Neil", "Anna-Lena 2", "Łucja"])
COMMENTS = st.builds(
    Comment, text=st.text(CHARACTERS, max_size=40).map(str.strip).filter(lambda t: t == t.strip())
)
REASONS = st.text("abc é,.!?>#/:", max_size=20).map("you {}s".format)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    tags = [
        draw(st.sampled_from(sorted(MOODS)).map("mood:{}".format)),
        draw(NAMES.map("cue:{}".format)),
        "signal",
    ]
    chosen = draw(st.lists(st.sampled_from(tags), unique=True, max_size=3))
    speaker = draw(st.one_of(st.just(""), SPEAKERS))
    text = draw(SPEECH if speaker else NARRATION)
    return Line(id=draw(st.one_of(st.just(""), NAMES)), speaker=speaker, text=text, tags=(*chosen,))


@st.composite
def option_lines(draw: st.DrawFn) -> Line:
    acts = st.sampled_from(sorted(ACTS)).map("act:{}".format)
    tags = draw(st.lists(acts, max_size=1))
    return Line(
        id=draw(st.one_of(st.just(""), NAMES)), speaker="", text=draw(SPEECH), tags=(*tags,)
    )


CALLS = st.one_of(
    st.builds(Call, name=st.sampled_from(sorted(set(FUNCTIONS) - {"reply"})), argument=NAMES),
    st.builds(Call, name=st.just("reply"), argument=st.sampled_from(sorted(REPLIES))),
)
COMPARES = st.builds(
    Compare,
    terms=st.lists(st.tuples(st.integers(-999, 999), NAMES), min_size=1, max_size=3).map(tuple),
    operator=st.sampled_from(["<", "<=", "==", "!=", ">=", ">"]),
    number=st.integers(-1_000_000, 1_000_000),
)


def _joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Not, inner=inner), st.builds(All, parts=parts), st.builds(AnyOf, parts=parts)
    )


CONDITIONS: st.SearchStrategy[Condition] = st.recursive(CALLS | COMPARES, _joined, max_leaves=6)

BARE = st.sampled_from(["return", "adjourn", "offers", "counter"])
NAMED = st.sampled_from(["end", "counter", "learn", "give", "flag", "table", "event", "jump"])
SIGNS = st.sampled_from([-1, 1])
BECAUSE = st.one_of(st.just(""), st.just("brief"), NAMES)
COMMANDS = st.one_of(
    st.builds(Command, name=BARE),
    st.builds(Command, name=NAMED, argument=NAMES),
    st.builds(
        Command,
        name=st.just("add"),
        argument=NAMES,
        amount=st.integers(-99, 99).filter(bool),
    ),
    st.builds(
        lambda step, sign, reason, because: Command(
            name="trust", amount=5 * step * sign, reason=reason, because=because
        ),
        st.integers(1, 20),
        SIGNS,
        REASONS,
        BECAUSE,
    ),
    st.builds(
        lambda step, sign, reason, because: Command(
            name="tension", amount=step * sign, reason=reason, because=because
        ),
        st.integers(1, 4),
        SIGNS,
        REASONS,
        BECAUSE,
    ),
    st.builds(Command, name=st.just("face"), reason=REASONS),
)
GROUPS = st.builds(LineGroup, lines=st.lists(lines(), min_size=1, max_size=3).map(tuple))


def _no_touching_groups(body: list[Statement]) -> tuple[Statement, ...]:
    """Two groups in a row, comments aside, are one; keep the first."""
    kept: list[Statement] = []
    group = False
    for statement in body:
        if isinstance(statement, LineGroup) and group:
            continue
        if not isinstance(statement, Comment):
            group = isinstance(statement, LineGroup)
        kept.append(statement)
    return tuple(kept)


def bodies(depth: int = 2) -> st.SearchStrategy[tuple[Statement, ...]]:
    choices: list[st.SearchStrategy[Statement]] = [lines(), COMMANDS, COMMENTS, GROUPS]
    if depth:
        choices.append(blocks(depth - 1))
    return st.lists(st.one_of(choices), max_size=4).map(_no_touching_groups)


@st.composite
def blocks(draw: st.DrawFn, depth: int) -> If:
    conditions: list[Condition | None] = [*draw(st.lists(CONDITIONS, min_size=1, max_size=2))]
    if draw(st.booleans()):
        conditions.append(None)
    return If(
        branches=tuple(Branch(condition=each, body=draw(bodies(depth))) for each in conditions)
    )


OPTIONS = st.builds(
    Option,
    line=option_lines(),
    condition=st.one_of(st.none(), CONDITIONS),
    once=st.booleans(),
    body=bodies(1),
    comments=st.lists(COMMENTS, max_size=1).map(tuple),
)


@st.composite
def nodes(draw: st.DrawFn) -> Node:
    options = tuple(draw(st.lists(OPTIONS, max_size=3)))
    body = draw(bodies())
    while options and body and isinstance(body[-1], Comment):
        body = body[:-1]
    return Node(
        title=draw(TITLES),
        when=draw(st.one_of(st.none(), CONDITIONS)),
        body=body,
        options=options,
        comments=tuple(draw(st.lists(COMMENTS, max_size=2))),
        position=draw(st.sampled_from(["", "0,0", "120,-40"])),
    )


SCRIPTS = st.builds(
    Script,
    nodes=st.lists(nodes(), max_size=3).map(tuple),
    comments=st.lists(COMMENTS, max_size=2).map(tuple),
)
