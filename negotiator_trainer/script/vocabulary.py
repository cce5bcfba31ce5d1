"""The words that the conversation language knows: acts, moods, commands, functions, titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape = Literal["none", "name", "optional_name", "step", "effect", "reason"]
"""What follows a command's name: nothing, a name, a name and a step, a step and a reason …"""

Kind = Literal[
    "",
    "beat",
    "ending",
    "package",
    "fact",
    "own fact",
    "flag",
    "latent issue",
    "event",
    "counter",
    "variant",
    "reply",
]
"""What a name stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandForm:
    """How a command is written.

    Attributes:
        shape: What follows its name.
        kind: What its name argument stands for; empty when it has none.
        usage: The form in full, for messages and for the editor's extension.
        meaning: One sentence.
    """

    shape: Shape
    kind: Kind = ""
    usage: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionForm:
    """A question that a condition may put to the state."""

    kind: Kind
    usage: str
    meaning: str


MOODS: Final = frozenset(
    {"neutral", "warm", "interested", "guarded", "frustrated", "angry", "worried", "delighted"}
)
"""What a portrait can show, for ``#mood:``."""

REPLIES: Final = frozenset(
    {"insulting", "low", "close", "wrong_issue", "step_back", "repeat", "several", "accept"}
)
"""The kinds of answer to an offer, for ``reply("…")``."""

RESERVED: Final = frozenset(
    {"Start", "Reaction", "Accepted", "Walk", "Outside", "AfterTurn", "Sitting", "ExitInterview"}
)
"""Titles that the engine plays by itself."""

MAY_JUST_END: Final = frozenset({"Reaction", "Accepted", "AfterTurn", "Outside", "ExitInterview"})
"""Reserved beats whose body needs no terminator."""

TITLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
"""What a node's title looks like."""

HEADERS: Final = frozenset({"title", "when", "position"})
"""Keys of a node's header; ``position`` is where Yarn Spinner's graph view draws it."""

LINE_TAGS: Final = frozenset({"mood", "cue", "signal", "line"})
OPTION_TAGS: Final = frozenset({"act", "line"})
TERMINATORS: Final = frozenset({"jump", "end", "adjourn", "return"})
"""Commands after which nothing of a body is played."""

NUMBERS: Final = frozenset({"trust", "tension", "face", "round", "sitting"})
"""What ``$name`` can be beside the declared counters."""

PLACEHOLDERS: Final = frozenset({"mine", "theirs", "fact"})

ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "greeting": "Opens or closes the meeting politely.",
        "small_talk": "Talks about something other than the matter, to get to know each other.",
        "open_question": "Asks what, which or who, so that they can answer freely.",
        "closed_question": "Asks for a yes, a no or a figure.",
        "why_question": "Asks for the interest behind what they want.",
        "what_if": "Tries out a package without committing to it.",
        "how_question": "Asks them to help solve the problem: how this could work.",
        "summary": "Says back what was said, so that they can correct it.",
        "reason": "Gives a reason or a standard for what is wanted.",
        "empathy": "Names what they seem to feel or to be under.",
        "acknowledge": "Gives credit for what they did, said or are good at.",
        "reframe": "Puts the matter in other words, or turns back to what is open.",
        "disclose": "Tells them something about one's own interests or situation.",
        "trade": "Links something given to something got: if you …, then I ….",
        "concede": "Gives something without asking for anything back.",
        "propose": "Suggests terms in words.",
        "agree": "Says yes to a point of theirs.",
        "refuse": "Says no to a point of theirs.",
        "thanks": "Thanks them.",
        "apology": "Says sorry for something.",
        "process": "Talks about how to talk: order, time, who decides.",
        "appeal": "Appeals to fairness, goodwill or a common past.",
        "flattery": "Praises in order to get something.",
        "complaint": "Says that something was wrong or unfair.",
        "irritator": "Calls one's own offer generous or fair, or theirs unreasonable.",
        "pressure": "Pushes for a yes without a reason.",
        "threat": "Announces harm unless they give way.",
        "ultimatum": "Take it or leave it.",
        "bluff": "Claims something that is not true.",
        "accuse": "Charges them with bad faith or a fault.",
        "silence": "Says nothing and waits.",
    }
)
"""The kinds of behaviour that an option can be, each with what it means."""

CLOCK_ACTS: Final = frozenset({"reason", "trade"})
"""Acts that tick the counterpart's concession clock."""

NEVER_IDLE_ACTS: Final = CLOCK_ACTS | {"apology", "propose"}
"""Acts that do not try the counterpart's patience, whatever else they bring."""

QUESTION_ACTS: Final = frozenset(
    {"open_question", "closed_question", "why_question", "what_if", "how_question"}
)
"""Acts that are questions."""

COMMANDS: Final[Mapping[str, CommandForm]] = MappingProxyType(
    {
        "jump": CommandForm(
            shape="name",
            kind="beat",
            usage="<<jump NODE>>",
            meaning="Goes to a beat: plays its body, then offers its options.",
        ),
        "return": CommandForm(
            shape="none",
            usage="<<return>>",
            meaning="Goes back to the beat where the trainee was, without playing its body again.",
        ),
        "end": CommandForm(
            shape="name",
            kind="ending",
            usage="<<end ENDING>>",
            meaning="Ends the attempt with a declared ending.",
        ),
        "adjourn": CommandForm(
            shape="none",
            usage="<<adjourn>>",
            meaning="Ends the sitting; the next one begins at the node Sitting.",
        ),
        "offers": CommandForm(
            shape="none",
            usage="<<offers>>",
            meaning="Makes offers and accept legal at this beat, beside its options.",
        ),
        "counter": CommandForm(
            shape="optional_name",
            kind="package",
            usage="<<counter>> or <<counter NAME>>",
            meaning="The counterpart puts its present demand, or a named package, on the table.",
        ),
        "learn": CommandForm(
            shape="name",
            kind="fact",
            usage="<<learn FACT>>",
            meaning="A fact about the counterpart comes out.",
        ),
        "give": CommandForm(
            shape="name",
            kind="own fact",
            usage="<<give FACT>>",
            meaning="The trainee gives one of their own private facts away.",
        ),
        "flag": CommandForm(
            shape="name", kind="flag", usage="<<flag NAME>>", meaning="Sets a declared flag."
        ),
        "table": CommandForm(
            shape="name",
            kind="latent issue",
            usage="<<table ISSUE>>",
            meaning="Brings up a latent issue.",
        ),
        "event": CommandForm(
            shape="name", kind="event", usage="<<event NAME>>", meaning="A declared event happens."
        ),
        "add": CommandForm(
            shape="step",
            kind="counter",
            usage="<<add NAME +1>>",
            meaning="Moves a declared counter, within its range.",
        ),
        "trust": CommandForm(
            shape="effect",
            usage='<<trust +5 "reason">>',
            meaning="Moves trust by a multiple of 5; the debrief quotes the reason.",
        ),
        "tension": CommandForm(
            shape="effect",
            usage='<<tension +1 "reason">>',
            meaning="Moves tension by levels; the debrief quotes the reason.",
        ),
        "face": CommandForm(
            shape="reason",
            usage='<<face "reason">>',
            meaning="The counterpart loses face; the debrief quotes the reason.",
        ),
    }
)
"""Every command of ours, flow control of Yarn Spinner's own (`if`, `once`) excepted."""

FLOW: Final = frozenset({"if", "elseif", "else", "endif"})
"""Yarn Spinner's own statements that may stand in a body."""

FOREIGN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "set": "declare a counter or a flag and write <<add NAME +1>> or <<flag NAME>>",
        "declare": "declare counters and flags in scenario.yaml",
        "local": "declare counters and flags in scenario.yaml",
        "detour": "write <<jump NODE>>, and <<return>> in that node",
        "wait": "leave it out; a cue (#cue:looks_away) shows a pause",
        "once": "put <<once>> after an option's words, or use a flag",
        "endonce": "put <<once>> after an option's words, or use a flag",
        "stop": "write <<end ENDING>> or <<return>>",
        "call": "use the commands of the scenario format",
        "enum": "declare flags and counters in scenario.yaml",
        "case": "declare flags and counters in scenario.yaml",
        "endenum": "declare flags and counters in scenario.yaml",
    }
)
"""Yarn Spinner's statements outside the subset, each with what to write instead."""

FUNCTIONS: Final[Mapping[str, FunctionForm]] = MappingProxyType(
    {
        "knows": FunctionForm(
            kind="fact", usage='knows("FACT")', meaning="Whether the trainee has learnt a fact."
        ),
        "gave": FunctionForm(
            kind="own fact",
            usage='gave("FACT")',
            meaning="Whether the trainee gave one of their own facts away.",
        ),
        "flag": FunctionForm(
            kind="flag", usage='flag("NAME")', meaning="Whether a flag has been set."
        ),
        "tabled": FunctionForm(
            kind="latent issue",
            usage='tabled("ISSUE")',
            meaning="Whether a latent issue has been brought up.",
        ),
        "happened": FunctionForm(
            kind="event", usage='happened("EVENT")', meaning="Whether an event has happened."
        ),
        "at": FunctionForm(
            kind="beat",
            usage='at("NODE")',
            meaning="Whether the trainee stands at that beat, so that nobody cuts in elsewhere.",
        ),
        "variant": FunctionForm(
            kind="variant",
            usage='variant("NAME")',
            meaning="Whether this draw of the counterpart's truth holds; never on an option.",
        ),
        "reply": FunctionForm(
            kind="reply",
            usage='reply("KIND")',
            meaning="Why the offer gets this answer; only in the node Reaction.",
        ),
        "ended": FunctionForm(
            kind="ending",
            usage='ended("ENDING")',
            meaning="How the attempt ended; only in the node ExitInterview.",
        ),
    }
)
"""What a condition can ask."""
