from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from negotiator_trainer.script.names import check_names
from negotiator_trainer.script.parser import parse
from negotiator_trainer.script.report import MOST_FINDINGS
from negotiator_trainer.script.tree import (
    Call,
    Command,
    Comment,
    If,
    Line,
    LineGroup,
    Node,
    Place,
)
from tests.script.test_pages import NAMES

if TYPE_CHECKING:
    from negotiator_trainer.script.diagnostics import Diagnostic

TOKENS = st.sampled_from(
    [
        "title: A", "title:", "when: ", 'knows("a")', "---", "===", "->", "=>", "<<if ",
        "<<elseif ",
        "<<else>>", "<<endif>>", "<<once>>", "<<jump A>>", "<<trust +5 ", '"', ">>", "<<", "{", "}",
        "[b]", "#", "#line:a", "#act:trade", "#mood:", "//", "\\", ": ", "Colm", "\n", "\n", "\n",
        "    ", " ", "\t", "\r\n", "\r", "\0", "\u202e", "\ud800", "é", "(", ")", "!", "&&", "||",
        "$trust", ">=", "40", "*", "-",
    ]
)  # fmt: skip


def codes(text: str) -> list[str]:
    return [each.code for each in parse(text, file="a").diagnostics]


def node(body: str) -> Node:
    parsed = parse(f"title: Lot\n---\n{body}\n===\n", file="a")
    assert parsed.ok, parsed.diagnostics
    return parsed.script.nodes[0]


def faults(body: str) -> list[Diagnostic]:
    """What is wrong with the body of a node; the first line of the body is line 3."""
    return [
        each
        for each in parse(f"title: Lot\n---\n{body}\n===\n", file="a").diagnostics
        if each.code != "S028"
    ]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TOKENS, max_size=60).map("".join))
@example("title: A\n---\n->" + "\n    ->" * 50)
@example("<<if " * 300)
@example("title: A\n---\n" + "<<if !>>\n" * 300)
@example("foo: bar")
@example("when: !\ntitle: A")
def test_nothing_that_looks_like_a_script_makes_the_parser_fail(text: str) -> None:
    parsed = parse(text, file="a")
    assert parsed.script.file == "a"


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_no_text_at_all_makes_the_parser_fail(text: str) -> None:
    last = text.count("\n") + 1
    assert all(1 <= each.place.line <= last for each in parse(text, file="a").diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        "x\n" * 499_000,
        "title: A\n---\n" + "<<if !>>\n" * 19_990,
        "title: A\n---\n" + "x\n" * 19_990,
        "title: A\n" * 19_990,
        "title: A\n---\n" + "".join(" " * (n % 1900) + "-> a\n" for n in range(1000)),
        "title: A\nwhen: " + "(" * 1900 + "\n---\n===\n",
        "title: A\n---\n" + ("Colm: " + "{" * 1900 + "\n") * 500,
        "title: A\n---\n" + ("Colm: x" + " #a" * 600 + "\n") * 500,
        "title: A\n---\n" + ('<<trust +5 "' + '">' * 900 + "\n") * 500,
        "title: A\n---\n" + "<<" * 400_000,
    ],
    ids=range(10),
)
def test_a_hostile_script_is_refused_within_bounds(text: str) -> None:
    start = time.process_time()
    parsed = parse(text, file="a")
    assert time.process_time() - start < 1.5  # measured: at most 0.6
    assert not parsed.ok
    assert len(parsed.diagnostics) <= MOST_FINDINGS + 1


def big_script() -> str:
    options = """\
-> How long has she been here, you say? <<if knows("days_on_lot")>> #act:open_question #line:o{0}
    => Colm: She's been here a while. #mood:guarded #line:p{0}
    => Colm: Longer than most. #line:q{0}
    <<learn days_on_lot>>
    <<trust +5 "you asked before you talked money">>
    <<return>>
"""
    text = ""
    for beat in range(300):
        title = "Start" if beat == 0 else f"Beat{beat}"
        text += f"title: {title}\n---\nColm: Morning. #mood:neutral #line:n{beat}\n"
        text += "".join(options.format(f"{beat}x{option}") for option in range(3))
        text += (
            f"-> On. #act:process #line:j{beat}\n    <<jump Beat{max(1, (beat + 1) % 300)}>>\n===\n"
        )
    return text


def test_a_script_of_300_beats_and_1200_options_is_checked_fast() -> None:
    text = big_script()
    best = 9.0
    for _ in range(5):
        gc.collect()
        start = time.process_time()
        parsed = parse(text, file="a")
        found = check_names(parsed.script, NAMES, moves_offers=False, moves_walk=False)
        best = min(best, time.process_time() - start)
    assert (parsed.diagnostics, [each.code for each in found]) == ((), ["S076"])
    assert sum(len(each.options) for each in parsed.script.nodes) == 1200
    assert best < 0.25  # 0.1 on a machine that does nothing else


def test_the_example_of_the_format_is_read_as_it_is_meant() -> None:
    read = node(
        "<<offers>>\n"
        "-> How long has she been here? #act:open_question #line:lt01\n"
        "    => Colm: She's been here a while. #line:lt02\n"
        "    => Colm: Longer than most. #mood:warm #cue:looks_up #signal #line:lt03\n"
        '    <<trust +5 "you asked before you talked money">>\n'
        "    <<return>>\n"
        '-> Then fit it. <<once if knows("free_bay")>> #act:trade #line:lt04\n'
        "    <<jump TowBar>>"
    )
    assert read.body == (Command(name="offers"),)
    first, second = read.options
    assert first.line.tag("act") == "open_question"
    assert (first.condition, first.once) == (None, False)
    group, trust, back = first.body
    assert isinstance(group, LineGroup)
    assert group.id == "lt02"
    assert group.lines[1] == Line(
        id="lt03",
        speaker="Colm",
        text="Longer than most.",
        tags=("mood:warm", "cue:looks_up", "signal"),
    )
    assert group.lines[1].signal
    assert trust == Command(name="trust", amount=5, reason="you asked before you talked money")
    assert back == Command(name="return")
    assert (second.condition, second.once) == (Call(name="knows", argument="free_bay"), True)
    assert second.line.text == "Then fit it."


def test_blocks_may_be_indented_as_one_likes() -> None:
    (block,) = node("<<if $trust >= 40>>\n<<end a>>\n  <<else>>\n        <<end b>>\n<<endif>>").body
    assert isinstance(block, If)
    assert [branch.body for branch in block.branches] == [
        (Command(name="end", argument="a"),),
        (Command(name="end", argument="b"),),
    ]


def test_narration_with_a_clock_time_has_no_speaker() -> None:
    line = node("The 8:12 pulls in. #line:a\n<<end deal>>").body[0]
    assert isinstance(line, Line)
    assert (line.speaker, line.text) == ("", "The 8:12 pulls in.")


def test_an_options_words_may_contain_a_colon() -> None:
    option = node("-> Listen: what if? #act:what_if #line:a\n    <<end deal>>").options[0]
    assert (option.line.speaker, option.line.text) == ("", "Listen: what if?")


def test_a_comment_belongs_to_what_it_stands_before() -> None:
    read = node(
        "// body\nColm: Hi. #line:a\n// first\n-> A #act:trade #line:b\n    // inside\n"
        "    <<end deal>>\n// second\n-> B #act:trade #line:c\n    <<end deal>>"
    )
    assert read.body[0] == Comment(text="body")
    assert len(read.body) == 2
    assert [each.comments for each in read.options] == [
        (Comment(text="first"),),
        (Comment(text="second"),),
    ]
    assert read.options[0].body[0] == Comment(text="inside")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_byte_order_mark_and_either_line_ending_are_accepted(ending: str) -> None:
    text = "\ufefftitle: Lot\n---\nColm: Hi. #line:a\n<<end deal>>\n===\n".replace("\n", ending)
    parsed = parse(text, file="a")
    assert parsed.diagnostics == ()
    assert len(parsed.script.nodes) == 1


def test_all_faults_of_a_file_are_reported_with_their_places() -> None:
    found = parse(
        "title: Lot\n---\n<<lern x>>\n<<end deal>>\n===\ntitel: B\n---\n"
        "  Colm: Hi. #mod:warm #line:a\n  <<if $trust => 3>>\n  <<endif>>\n<<end deal>>\n===\n",
        file="script.buyer.yarn",
    ).diagnostics
    listed = [(each.code, each.place.line, each.place.column, each.nearest) for each in found]
    assert listed == [
        ("S041", 3, 1, "learn"),
        ("S012", 6, 1, "title"),
        ("S021", 8, 13, "mood"),
        ("S050", 9, 15, ""),
    ]
    assert found[0].place == Place(file="script.buyer.yarn", line=3, column=1)
    assert str(found[0]).endswith("There is no command <<lern>>. Did you mean “learn”?")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<<set $x to 3>>", "<<add NAME +1>>"),
        ("<<declare $x = 3>>", "scenario.yaml"),
        ("<<detour Other>>", "<<jump NODE>>"),
        ("<<wait 2>>", "cue"),
        ("<<once>>", "after an option's words"),
        ("<<endonce>>", "after an option's words"),
        ("<<stop>>", "<<end ENDING>>"),
        ("<<else if $trust > 3>>", "<<elseif C>>"),
    ],
)
def test_what_is_outside_the_subset_is_refused_with_what_to_write_instead(
    body: str, says: str
) -> None:
    (found,) = faults(body)
    assert found.code in {"S041", "S042"}
    assert says in found.message


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<<end deal>>\n// a comment is no statement", []),
        ("<<if $trust > 3>>\n<<end a>>\n<<else>>\n<<end b>>\n<<endif>>", []),
        ("<<if $trust > 3>>\n<<end a>>\n<<endif>>", ["S065"]),
        ("<<if $trust > 3>>\n<<end a>>\n<<else>>\n<<end b>>\n<<endif>>\n<<end c>>", ["S066"]),
        ("<<if $trust > 3>>\n<<end a>>\n<<learn b>>\n<<endif>>\n<<end c>>", ["S066"]),
        ("Colm: Hi. #line:a", ["S065"]),
        ("<<offers>>", ["S065"]),
        ("<<if $trust > 3>>\n<<offers>>\n<<endif>>\n<<end a>>", ["S048"]),
        ("<<end a>>\n-> A #act:trade #line:a\n    <<return>>", ["S066"]),
        ("-> A #act:trade #line:a\n    Colm: Hi. #line:b", ["S065"]),
        ("-> A #act:trade #line:a", ["S065"]),
    ],
)
def test_every_way_through_a_body_must_lead_somewhere(body: str, expected: list[str]) -> None:
    assert [each.code for each in faults(body)] == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Start", "Colm: Hi. #line:a", ["S065"]),
        ("Start", "<<return>>", ["S065"]),
        ("Sitting", "Colm: Hi. #line:a", ["S065"]),
        ("Reaction", "Colm: Hi. #line:a", []),
        ("Accepted", "Colm: Hi. #line:a", []),
        ("AfterTurn", "<<flag warned>>", []),
        ("Outside", "It rains. #line:a", []),
        ("ExitInterview", "Colm: Hi. #line:a", []),
        ("Walk", "<<end gone>>", []),
        ("Walk", "<<jump Lot>>", ["S067"]),
        ("Walk", "<<if $trust > 3>>\n<<end gone>>\n<<endif>>", ["S067"]),
        ("Walk", "-> A #act:trade #line:a\n    <<end gone>>", ["S068"]),
        ("Reaction", "-> A #act:trade #line:a\n    <<end gone>>", ["S068"]),
    ],
)
def test_reserved_nodes_end_as_the_format_says(title: str, body: str, expected: list[str]) -> None:
    assert codes(f"title: {title}\n---\n{body}\n===\n") == expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ('trust +5 "why"', []),
        ('trust −5 "why"', ["S045"]),
        ('trust 5 "why"', ["S045"]),
        ('trust +0 "why"', ["S045"]),
        ('trust +105 "why" because:brief', ["S045"]),
        ('trust -5 "why" because:looks_up', []),
        ('trust -5 "why" because: brief', []),
        ('trust -5 "why" brief', ["S044"]),
        ('trust "why"', ["S044"]),
        ("trust", ["S044"]),
        ('trust +5 "with {braces}"', ["S046"]),
        ('trust +5 "  "', ["S046"]),
        ("trust +5 “why”", ["S046"]),
        ('trust +5 "open', ["S046"]),
        ('tension +1 "why"', []),
        ('tension -2 "why"', ["S047"]),
        ('tension +5 "why" because:brief', ["S045"]),
        ('face "why"', []),
        ("face", ["S046"]),
        ('face "why" because:brief', ["S044"]),
        ("add rapport +1", []),
        ("add rapport 1", ["S045"]),
        ("add rapport", ["S044"]),
        ("offers now", ["S044"]),
        ("counter", []),
        ("counter last_word", []),
        ("counter last word", ["S044"]),
        ('learn "x"', ["S044"]),
        ("", ["S041"]),
        ("Learn x", ["S041"]),
    ],
)
def test_commands_are_written_in_one_way(command: str, expected: list[str]) -> None:
    assert [each.code for each in faults(f"<<{command}>>\n<<end deal>>")] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Colm: A >> B", ["S035"]),
        ("Colm: see https://example.org", ["S034"]),
        ("Colm: that is #3", ["S021"]),
        ("Colm: that is C#", ["S027"]),
        ("Colm: Hi. <<if $trust > 3>>", ["S035"]),
        ('Colm: {mine("price")} or {theirs("price")}, {fact("x")}', []),
        ('Colm: {yours("price")}', ["S031"]),
        ("Colm: {mine(price)}", ["S031"]),
        ("Colm: }", ["S031"]),
        ("Colm: x] y", ["S032"]),
        ("Colm: Hi. #cue:", ["S023"]),
        ("Colm: Hi. #line:a#mood:warm", []),
        ("Colm: Hi. #act:trade", ["S021"]),
        ("=> Hi. <<if $trust > 3>>", ["S036"]),
        ("=> ", ["S020"]),
        ("#line:a", ["S020"]),
        ("Colm: " + "a " * 40, []),
        ("Colm: " + "a " * 41, ["S030"]),
        ("They " + "a " * 60, []),
    ],
)
def test_words_are_plain(words: str, expected: list[str]) -> None:
    assert [each.code for each in faults(f"{words}\n<<end deal>>")] == expected


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ('A <<if knows("a")>> #act:trade', []),
        ('A <<once if knows("a") && $trust > 3>> #act:trade', []),
        ("A <<once>> #act:trade", []),
        ("A <<once>> <<if $trust > 3>> #act:trade", ["S037"]),
        ("A #act:trade <<once>>", ["S037"]),
        ("A <<jump B>> #act:trade", ["S037"]),
        ("A <<if $trust > 3 #act:trade", ["S040"]),
        ("A <<if>> #act:trade", ["S050"]),
        ('A <<if !(variant("v") || $trust > 3)>> #act:trade', ["S054"]),
        ("A #act:trade #mood:warm", ["S021"]),
        ("A #act:", ["S023"]),
    ],
)
def test_an_option_has_words_then_a_condition_then_tags(option: str, expected: list[str]) -> None:
    assert [each.code for each in faults(f"-> {option}\n    <<return>>")] == expected


def test_many_lines_without_an_id_are_one_finding() -> None:
    (found,) = parse(
        "title: Lot\n---\nColm: Hi.\nColm: Ho.\n<<end d>>\n===\n", file="a"
    ).diagnostics
    assert (found.code, found.severity, found.place.line) == ("S028", "warning", 3)
    assert found.message.startswith("2 lines have no #line: id; `negotiator-trainer ids")


def test_warnings_alone_leave_a_script_playable() -> None:
    parsed = parse("title: Lot\n---\nColm: Hi.\n<<end d>>\n===\n", file="a")
    assert parsed.diagnostics
    assert parsed.ok


def test_one_fault_does_not_hide_the_nodes_after_it() -> None:
    text = "title: A\n---\n<<if $trust >= 3>>\n===\ntitle: B\n---\n<<end deal>>\n===\n"
    parsed = parse(text, file="a")
    assert [each.title for each in parsed.script.nodes] == ["A", "B"]
    assert [each.code for each in parsed.diagnostics] == ["S063"]


def test_a_missing_header_end_or_node_end_is_one_finding() -> None:
    body = "Colm: Hi. #line:a\n<<end d>>\n"
    assert codes(f"title: A\n{body}===\n") == ["S016"]
    assert codes(f"title: A\n---\n{body}") == ["S017"]
    other = "Colm: Ho. #line:b\n<<end d>>\n"
    assert codes(f"title: A\n---\n{body}title: B\nwhen: $trust > 3\n---\n{other}===") == ["S017"]
    assert codes(f"---\n{body}===") == ["S014"]


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("", "S050"),
        ("knows(a)", "S050"),
        ("knows(“a”)", "S050"),
        ("true", "S050"),
        ('knows("a") &&', "S050"),
        ('knows("a") knows("b")', "S050"),
        ('(knows("a")', "S050"),
        ('knows("a") and flag("b")', "S050"),
        ('know("a")', "S051"),
        ("visited(Lot)", "S051"),
        ("$trust", "S052"),
        ("$trust = 3", "S050"),
        ("$trust >= $face", "S052"),
        ("$trust + 3 >= 4", "S052"),
        ("$trust * $face >= 4", "S052"),
        ("$trust >= 4 + 1", "S052"),
        ("3 <= $trust", "S052"),
        ("!$trust >= 3", "S052"),
        ("1 <= $trust <= 3", "S052"),
        ('knows("a") >= 1', "S052"),
        ("$trust >= 9999999", "S052"),
        ('reply("lows")', "S053"),
        ("!" * 9 + 'knows("a")', "S007"),
    ],
)
def test_conditions_outside_the_subset_are_refused_once(condition: str, code: str) -> None:
    text = f"title: Reaction\nwhen: {condition}\n---\n===\n"
    (found,) = parse(text, file="a").diagnostics
    assert found.code == code
    assert found.place.line == 2
    assert found.place.column >= 7 or not condition
