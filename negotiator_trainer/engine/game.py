"""A scenario's files compiled once, for one role, into an immutable game."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from negotiator_trainer.engine.conditions import Places, Test, places
from negotiator_trainer.engine.move import Say
from negotiator_trainer.engine.outcome import Acted
from negotiator_trainer.engine.program import Compiler, Run, move_tension, move_trust
from negotiator_trainer.engine.stance import Stance
from negotiator_trainer.engine.state import KNOWN, State
from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.situation import Situations
from negotiator_trainer.script.tree import Call, Command, Line, LineGroup, Node, Option, Script
from negotiator_trainer.script.vocabulary import CLOCK_ACTS, NEVER_IDLE_ACTS
from negotiator_trainer.script.walk import (
    node_conditions,
    node_statements,
    questions,
    statements,
    takes_offers,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from negotiator_trainer.bargaining.space import Space
    from negotiator_trainer.scenario.model import Scenario, Side
    from negotiator_trainer.script.tree import Statement

_FACT_NUMBER = re.compile(r'\{fact\("([a-z0-9_]+)"\)\}')


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledOption:
    """One option of a beat: when it is offered, and what saying it does.

    Attributes:
        id: By which a move names it.
        move: The move.
        act: The kind of behaviour.
        acted: The record of it.
        test: Whether it is offered; None for always.
        once: Its bit among the options that are said once; 0 for any other.
        run: Its own body.
        pleases: What its kind of behaviour does to this counterpart.
        ticks: Whether it moves the concession clock.
        never_idle: Whether it leaves their patience alone even where it brings nothing.
    """

    id: str
    move: Say
    act: str
    acted: Acted
    test: Test | None
    once: int
    run: Run
    pleases: tuple[Run, ...]
    ticks: bool
    never_idle: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One node, compiled."""

    title: str
    test: Test | None
    run: Run
    options: tuple[CompiledOption, ...]
    by_id: Mapping[str, CompiledOption]
    offers: bool
    stops: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One compilation of the script; `groups` maps a group's number to its beats."""

    beats: tuple[Beat, ...]
    groups: tuple[tuple[int, ...], ...]
    impatience: Run


@dataclass(frozen=True, kw_only=True)
class Game:
    """Everything that is needed to play one role of one scenario.

    Attributes:
        scenario: The model.
        role: The side that the trainee plays.
        side: The model's part for that role.
        script: The conversation, for its words.
        space: Every package.
        quiet: The program that `step` runs.
        speaking: The same statements compiled with a record, for `apply`.
        titles: Node titles to group numbers.
        once_live: For each beat, the once-bits that some later beat can still read.
        numbers_told: For each line and option, by id, the facts whose numbers its words name.
    """

    scenario: Scenario
    role: str
    side: Side
    script: Script
    names: Places
    space: Space
    situations: Situations
    stance: Stance | None
    quiet: Program
    speaking: Program
    titles: Mapping[str, int]
    once_live: tuple[int, ...]
    numbers_told: Mapping[str, tuple[str, ...]]

    @property
    def variants(self) -> tuple[str, ...]:
        """The ids of the counterpart's variants, in model order."""
        return self.names.variants

    @cached_property
    def read_bits(self) -> tuple[int, int]:
        """The bits, of what was given away and of the flags, that a condition reads in play."""
        return self.bits_asked(node for node in self.script.nodes if node.title != "ExitInterview")

    def bits_asked(self, nodes: Iterable[Node]) -> tuple[int, int]:
        """The bits, of what was given away and of the flags, that some nodes ask about."""
        given = flags = 0
        for condition in chain.from_iterable(map(node_conditions, nodes)):
            for question in questions(condition):
                match question:
                    case Call(name="gave", argument=fact):
                        given |= 1 << self.names.own_facts.index(fact)
                    case Call(name="flag", argument=flag):
                        flags |= 1 << self.names.flags.index(flag)
        return given, flags

    def start(self, variant: str) -> State:
        """The registers before anything was said; `play.begin` makes it the first position.

        Raises:
            ScenarioError: The scenario has no such variant.
        """
        if variant not in self.variants:
            raise ScenarioError(
                f"“{self.scenario.title}” has no variant “{variant}”.",
                remedy=f"Choose one of {', '.join(self.variants)}.",
            )
        return State(
            variant=self.variants.index(variant), beat=0, hub=-1, round=0, sitting=1,
            trust=self.side.trust, ceiling=100, tension=self.side.tension, face=0,
            counters=tuple(counter.start for counter in self.side.counters.values()),
            known=0, given=0, flags=0, once=0, tabled=0, events=0, mine=None, theirs=None,
            position=0, idle=0, ending=-1, deal=None,
        )  # fmt: skip


def compile_game(scenario: Scenario, role: str, script: Script) -> Game:
    """Compile one role of a scenario that `check` found without errors.

    Raises:
        ScenarioError: The role is not playable.
        ValueError: The files contradict each other; `check` would have said so.
    """
    if role not in scenario.play:
        raise ScenarioError(
            f"“{scenario.title}” cannot be played as “{role}”.",
            remedy=f"Choose one of {', '.join(scenario.play)}.",
        )
    side = scenario.play[role]
    names = places(scenario, role, script)
    situations = Situations(scenario, role)
    stance = Stance(scenario, side.stance) if side.stance is not None else None
    titles: dict[str, int] = {}
    for node in script.nodes:
        titles.setdefault(node.title, len(titles))
    once = _once_bits(script)

    def program(*, speaks: bool) -> Program:
        compiler = Compiler(
            names, side, groups=titles, stance=stance, situations=situations, speaks=speaks
        )
        return _program(script, compiler, titles=titles, once=once, side=side)

    return Game(
        scenario=scenario, role=role, side=side, script=script, names=names,
        space=table.space(scenario), situations=situations, stance=stance,
        quiet=program(speaks=False), speaking=program(speaks=True), titles=titles,
        once_live=_once_live(script, titles, once), numbers_told=_numbers_told(script),
    )  # fmt: skip


def recompiled(game: Game, compiler: Compiler) -> Program:
    """The game's script compiled once more, by another compiler than that of play."""
    return _program(
        game.script, compiler, titles=dict(game.titles), once=_once_bits(game.script),
        side=game.side,
    )  # fmt: skip


def _program(
    script: Script, compiler: Compiler, *, titles: dict[str, int], once: dict[str, int], side: Side
) -> Program:
    acts = _acts(side)
    beats = tuple(_beat(node, compiler, once, side, acts) for node in script.nodes)
    groups: list[list[int]] = [[] for _ in titles]
    for index, node in enumerate(script.nodes):
        groups[titles[node.title]].append(index)
    return Program(
        beats=beats,
        groups=tuple(map(tuple, groups)),
        impatience=move_tension(1, "nothing new was said for several turns"),
    )


def _acts(side: Side) -> dict[str, tuple[Run, ...]]:
    """What each kind of behaviour does to this counterpart."""
    acts: dict[str, tuple[Run, ...]] = {}
    for act, effect in (side.stance.acts if side.stance else {}).items():
        runs = []
        if effect.trust:
            runs.append(move_trust(effect.trust, effect.because, "brief"))
        if effect.tension:
            runs.append(move_tension(effect.tension, effect.because, "brief"))
        acts[act] = tuple(runs)
    return acts


def _beat(
    node: Node, compiler: Compiler, once: dict[str, int], side: Side,
    acts: dict[str, tuple[Run, ...]],
) -> Beat:  # fmt: skip
    options = tuple(_option(node, o, compiler, once, side, acts) for o in node.options)
    offers = takes_offers(node)
    return Beat(
        title=node.title,
        test=compiler.test(node.when),
        run=compiler.body(node.body),
        options=options,
        by_id={option.id: option for option in options},
        offers=offers and side.moves.offers,
        stops=bool(node.options) or offers,
    )


def _option(
    node: Node, option: Option, compiler: Compiler, once: dict[str, int], side: Side,
    acts: dict[str, tuple[Run, ...]],
) -> CompiledOption:  # fmt: skip
    act = option.line.tag("act")
    identity = option_id(node, option)
    return CompiledOption(
        id=identity,
        move=Say(identity),
        act=act,
        acted=Acted(act, identity),
        test=_open_test(option, compiler, side),
        once=once.get(identity, 0),
        run=compiler.body(option.body),
        pleases=acts.get(act, ()),
        ticks=act in CLOCK_ACTS,
        never_idle=act in NEVER_IDLE_ACTS or any(map(_pleases, statements(option.body))),
    )


def _pleases(statement: Statement) -> bool:
    """Whether it earns trust or eases tension: whom that pleases is not out of patience."""
    match statement:
        case Command(name="trust", amount=amount):
            return amount > 0
        case Command(name="tension", amount=amount):
            return amount < 0
    return False


def _open_test(option: Option, compiler: Compiler, side: Side) -> Test | None:
    """An option that learns facts which close is open until all of them are known."""
    test = compiler.test(option.condition)
    facts = tuple(side.facts)
    learned = {
        s.argument for s in statements(option.body) if isinstance(s, Command) and s.name == "learn"
    }
    if not learned or not all(side.facts[fact].closes for fact in learned):
        return test
    mask = sum(1 << facts.index(fact) for fact in learned)
    if test is None:
        return lambda s, _reply: s[KNOWN] & mask != mask
    return lambda s, reply: s[KNOWN] & mask != mask and test(s, reply)


def option_id(node: Node, option: Option) -> str:
    """The id by which a move names an option; its place while it has no line id yet."""
    return option.line.id or f"{node.title}.{node.options.index(option) + 1}"


def _numbers_told(script: Script) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}

    def look(identity: str, *lines: Line) -> None:
        facts = tuple(fact for line in lines for fact in _FACT_NUMBER.findall(line.text))
        if facts:
            found[identity] = facts

    for node in script.nodes:
        for option in node.options:
            look(option_id(node, option), option.line)
        for statement in node_statements(node):
            if isinstance(statement, Line):
                look(statement.id, statement)
            elif isinstance(statement, LineGroup):
                look(statement.id, *statement.lines)
    return found


def _once_bits(script: Script) -> dict[str, int]:
    ids = [option_id(n, o) for n in script.nodes for o in n.options if o.once]
    return {identity: 1 << i for i, identity in enumerate(ids)}


def _once_live(script: Script, titles: dict[str, int], once: dict[str, int]) -> tuple[int, ...]:
    """For each node, the once-options of every beat that can still follow it."""
    anywhere = {"Reaction", "Accepted", "AfterTurn", "Outside", "Walk"}
    own: list[int] = []
    to: list[set[int]] = []
    for node in script.nodes:
        own.append(sum(once.get(option_id(node, o), 0) for o in node.options))
        jumps = {
            s.argument if s.name == "jump" else "Sitting"
            for s in node_statements(node)
            if isinstance(s, Command) and s.name in {"jump", "adjourn"}
        }
        to.append({i for i, n in enumerate(script.nodes) if n.title in jumps | anywhere})
    live = list(own)
    changing = True
    while changing:
        changing = False
        for i, following in enumerate(to):
            bits = live[i]
            for j in following:
                bits |= live[j]
            if bits != live[i]:
                live[i], changing = bits, True
    return tuple(live)
