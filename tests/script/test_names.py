from __future__ import annotations

import time
from dataclasses import fields

import pytest

from negotiator_trainer.script.names import Names, check_names
from negotiator_trainer.script.parser import parse
from negotiator_trainer.script.report import MOST_FINDINGS
from tests.script.test_pages import NAMES

COMPLETE = """\
title: Start
---
Dana: Morning. #line:st01
<<offers>>
-> On. #act:process #line:st02
    BODY
    <<return>>
===
title: Reaction
when: reply("accept")
---
Dana: Done. #line:re01
===
title: Reaction
---
Dana: No. #line:re02
===
title: Walk
---
<<end left_open>>
===
title: ExitInterview
---
Dana: Pity. #line:ex01
===
"""


def found(
    text: str, *, moves_offers: bool = True, moves_walk: bool = True
) -> list[tuple[str, str]]:
    parsed = parse(text, file="a")
    assert parsed.ok, parsed.diagnostics
    checked = check_names(parsed.script, NAMES, moves_offers=moves_offers, moves_walk=moves_walk)
    return [(each.code, each.nearest) for each in checked]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<<learn board_date>>", []),
        ("<<learn board_dat>>", [("S070", "board_date")]),
        ("<<learn flexible_date>>", [("S070", "")]),
        ("<<give flexible_date>>", []),
        ("<<give flexible_dates>>", [("S070", "flexible_date")]),
        ("<<flag warmed>>", [("S070", "warned")]),
        ("<<event caught_bluf>>", [("S070", "caught_bluff")]),
        ("<<add rapports +1>>", [("S070", "rapport")]),
        ("<<counter last_words>>", [("S070", "last_word")]),
        ("<<counter>>", []),
        ("<<table plan>>", []),
        ("<<table price>>", [("S079", "")]),
        ("<<table plans>>", [("S070", "plan")]),
        ("<<end deals>>", [("S070", "deal")]),
        ("<<jump Wlak>>", [("S071", "Walk")]),
        ('<<if at("Start")>>\n        <<flag warned>>\n    <<endif>>', []),
        ('<<if at("Strat")>>\n        <<flag warned>>\n    <<endif>>', [("S071", "Start")]),
        ('<<if at("Walk")>>\n        <<flag warned>>\n    <<endif>>', [("S071", "")]),
        ('Dana: {mine("price")}, {theirs("plan")}, {fact("board_date")}. #line:a', []),
        ('Dana: {mine("prize")}. #line:a', [("S070", "price")]),
        ('Dana: {fact("price")}. #line:a', [("S070", "")]),
        ("Dna: Hi. #line:a", [("S072", "Dana")]),
        ('<<trust -10 "x" because:board_date>>', []),
        ('<<trust -10 "x" because:warned>>', [("S077", "")]),
        ('<<trust -10 "x" because:breif>>', [("S077", "brief")]),
    ],
)
def test_a_name_that_is_not_declared_is_found_with_the_nearest(
    body: str, expected: list[tuple[str, str]]
) -> None:
    if body.startswith(("<<end", "<<jump")):
        text = COMPLETE.replace("BODY\n    <<return>>", body)
    else:
        text = COMPLETE.replace("BODY", body)
    assert found(text) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('knows("board_date") && gave("flexible_date") && flag("warned")', []),
        ('tabled("plan") || happened("caught_bluff") || variant("month_end")', []),
        ("$trust + $tension + $face + $round + $sitting + $rapport > 3", []),
        ('!knows("bord_date")', [("S070", "board_date")]),
        ('tabled("price")', [("S079", "")]),
        ('variant("month_ends")', [("S070", "month_end")]),
        ("2*$raport > 3 && $trust > 3", [("S070", "rapport")]),
        ("$trusts > 3", [("S070", "trust")]),
    ],
)
def test_conditions_ask_only_for_what_is_declared(
    condition: str, expected: list[tuple[str, str]]
) -> None:
    body = f"<<if {condition}>>\n    <<learn board_date>>\n    <<endif>>"
    assert found(COMPLETE.replace("BODY", body)) == expected


def test_a_fault_in_a_condition_has_the_place_of_the_question() -> None:
    body = '<<if $trust > 3 && knows("nothing")>>\n    <<endif>>'
    script = parse(COMPLETE.replace("BODY", body), file="s.yarn").script
    (fault,) = check_names(script, NAMES, moves_offers=True)
    assert (fault.place.file, fault.place.line, fault.place.column) == ("s.yarn", 6, 24)


def test_a_cue_of_the_script_announces_a_large_effect() -> None:
    body = '<<trust -10 "x" because:looks_up>>'
    without = COMPLETE.replace("BODY", body)
    assert found(without) == [("S077", "")]
    assert found(without.replace("Dana: No.", "Dana: No. #cue:looks_up")) == []


def test_which_nodes_are_required_depends_on_the_moves_that_exist() -> None:
    text = "title: Start\n---\n<<end deal>>\n===\ntitle: ExitInterview\n---\n===\n"
    assert found(text, moves_offers=False, moves_walk=False) == []
    assert found(text, moves_offers=False) == [("S073", "")]
    assert found(text) == [("S073", ""), ("S073", "")]
    assert ("S073", "") in found("", moves_offers=False, moves_walk=False)


def test_an_answer_to_accept_may_stand_in_the_fallback() -> None:
    group = COMPLETE.replace('when: reply("accept")\n', 'when: reply("low")\n')
    assert found(group.replace("BODY", "<<learn board_date>>")) == [("S075", "")]
    block = 'Dana: No. #line:re02\n<<if reply("accept")>>\nDana: Yes. #line:re03\n<<endif>>'
    answered = group.replace("Dana: No. #line:re02", block)
    assert found(answered.replace("BODY", "<<learn board_date>>")) == []


def test_reaction_needs_an_answer_to_everything_else() -> None:
    text = COMPLETE.replace(
        "title: Reaction\n---\nDana: No", 'title: Reaction\nwhen: reply("low")\n---\nDana: No'
    )
    assert found(text.replace("BODY", "<<learn board_date>>")) == [("S074", "")]


def test_a_node_reached_only_from_nodes_that_are_never_reached_is_found_too() -> None:
    island = "title: A\n---\n<<jump B>>\n===\ntitle: B\n---\n<<jump A>>\n===\n"
    text = COMPLETE.replace("BODY", "<<learn board_date>>") + island
    assert found(text) == [("S078", ""), ("S078", "")]


def test_jumps_in_blocks_and_options_reach_nodes() -> None:
    body = "<<if $trust > 3>>\n    <<jump A>>\n    <<endif>>"
    text = COMPLETE.replace("BODY", body) + "title: A\n---\n<<end deal>>\n===\n"
    assert found(text) == []


def test_a_great_many_unknown_names_are_listed_up_to_a_bound() -> None:
    body = "\n    ".join(["<<learn nothing>>"] * 1500)
    checked = check_names(
        parse(COMPLETE.replace("BODY", body), file="a").script, NAMES, moves_offers=True
    )
    assert len(checked) == MOST_FINDINGS + 1
    assert "S006" in {each.code for each in checked}


def test_a_great_many_unknown_jumps_to_a_great_many_nodes_are_refused_fast() -> None:
    text = "".join(
        f"title: Beat_number_{n}\n---\n<<jump Baet_numbre_{n}>>\n===\n" for n in range(1900)
    )
    script = parse(text, file="a").script
    start = time.process_time()
    checked = check_names(script, NAMES, moves_offers=True)
    assert time.process_time() - start < 2  # measured: 0.6; without a bound 47
    assert checked[0].code == "S071"
    assert checked[0].nearest.startswith("Beat_number_")


def test_names_are_all_sets_of_text() -> None:
    assert all(field.type == "frozenset[str]" for field in fields(Names))
