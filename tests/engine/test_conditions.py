from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.inline import REACTIONS, Table, hub, inline
from tests.engine.test_play import ids

EFFECTS = (
    "<<learn gossip>>", "<<give hurry>>", "<<flag seen>>", "<<event delivery>>",
    "<<add rapport +1>>", '<<trust +5 "kind">>', '<<tension +1 "rude">>', '<<face "rude">>',
)  # fmt: skip
CONDITIONS = (
    'knows("gossip")', 'gave("hurry")', 'flag("seen")', 'tabled("extra")', 'happened("delivery")',
    "$rapport >= 2", "$trust > 50", "$tension != 1", "$face == 1", "$round >= 1",
    "2*$rapport + $trust >= 55",
)  # fmt: skip


def asks(condition, then="Sal: So. #line:so"):
    return f"    <<if {condition}>>\n        {then}\n    <<endif>>\n"


def test_a_condition_reads_the_state_before_the_move():
    body = "".join(f"    {effect}\n" for effect in EFFECTS)
    tests = "".join(
        asks(condition, f"Sal: So. #line:c{i}") for i, condition in enumerate(CONDITIONS)
    )
    game = inline(hub(f"-> Words. #act:greeting #line:a1\n{body}{tests}    <<return>>"))
    table = Table(game)("say a1")
    assert table.said == []
    again = "-> Words. #act:greeting #line:a2\n" + tests + "    <<return>>"
    told = hub(f"-> Words. #act:greeting #line:a1\n{body}    <<return>>\n{again}")
    told = Table(inline(told))("say a1", "say a2")
    assert told.said == [f"c{i}" for i in range(len(CONDITIONS))]


def test_the_beats_that_a_move_leads_through_read_the_state_before_it_too():
    script = hub("-> Words. #act:greeting #line:a1\n    <<flag seen>>\n    <<jump Side>>") + (
        'title: Side\nwhen: flag("seen")\n---\nSal: After. #line:late\n<<return>>\n===\n'
        "title: Side\n---\nSal: Before. #line:soon\n<<return>>\n===\n"
    )
    table = Table(inline(script))
    assert table("say a1").said == ["soon"]
    assert table("say a1").said == ["late"]


@settings(max_examples=25)
@given(order=st.permutations(range(len(EFFECTS))), condition=st.sampled_from(CONDITIONS))
def test_the_order_of_effects_never_matters(order, condition):
    def after(effects):
        body = "".join(
            f"    {e}\n" + asks(condition, "<<flag late>>") for e in effects
        )  # fmt: skip
        return Table(
            inline(hub(f"-> Words. #act:greeting #line:a1\n{body}    <<return>>"))
        )("say a1", "say a1").state  # fmt: skip

    assert after([EFFECTS[i] for i in order]) == after(EFFECTS)


@pytest.mark.parametrize("order", list(permutations(("<<event delivery>>", "<<counter>>"))))
def test_their_package_follows_what_has_happened_by_the_time_it_is_put(order):
    body = "".join(f"    {effect}\n" for effect in order)
    table = Table(inline(hub(f"-> Words. #act:greeting #line:a1\n{body}    <<return>>")))
    assert table("say a1").state.theirs == (10, 0, 0)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('flag("seen") && $trust >= 50', False),
        ('flag("seen") || $trust >= 50', True),
        ('!(flag("seen") || $trust >= 50)', False),
        ('!flag("seen") && ($tension <= 0 || $tension == 1)', True),
        ('variant("hard")', True),
        ('variant("soft")', False),
        ("$sitting == 1", True),
        ("3*$rapport - $trust < -46", True),
        ("3*$rapport - $trust < -47", False),
        ("$rapport != 1", False),
    ],
)
def test_conditions_combine_and_compare(condition, holds):
    game = inline(hub(f"-> Words. #act:greeting #line:a1\n{asks(condition)}    <<return>>"))
    assert Table(game)("say a1").said == (["so"] if holds else [])


def test_the_first_branch_that_holds_is_taken():
    branches = (
        "    <<if $trust >= 90>>\n        Sal: A. #line:a\n"
        "    <<elseif $trust >= 50>>\n        Sal: B. #line:b\n"
        "    <<elseif $trust >= 10>>\n        Sal: C. #line:c\n"
        "    <<else>>\n        Sal: D. #line:d\n    <<endif>>\n"
    )
    game = inline(hub(f"-> Words. #act:greeting #line:a1\n{branches}    <<return>>"))
    assert Table(game)("say a1").said == ["b"]


def test_what_follows_a_jump_in_a_branch_is_not_played():
    game = inline(
        hub('-> Words. #act:greeting #line:a1\n    <<if $trust >= 50>>\n        <<jump Side>>\n'
            "    <<endif>>\n    <<flag late>>\n    <<return>>")
        + "title: Side\n---\nSal: Here. #line:sd1\n<<return>>\n===\n"
    )  # fmt: skip
    table = Table(game)("say a1")
    assert (table.said, table.state.flags) == (["sd1"], 0)


def test_an_option_is_offered_only_while_its_condition_holds():
    game = inline(
        hub('-> Words. <<if !flag("seen")>> #act:greeting #line:a1\n    <<flag seen>>\n'
            "    <<return>>\n"
            '-> Words. <<once if flag("seen")>> #act:greeting #line:a2\n    <<return>>')
    )  # fmt: skip
    table = Table(game)
    assert [ids(table), ids(table("say a1")), ids(table("say a2"))] == [["a1"], ["a2"], []]


@pytest.mark.parametrize("kind", ["low", "close", "insulting"])
def test_a_reaction_knows_why_an_offer_falls_short(kind):
    price = {"low": 50, "close": 80, "insulting": 10}[kind]
    reactions = f'title: Reaction\nwhen: reply("{kind}")\n---\nSal: So. #line:so\n===\n'
    game = inline(hub("-> W. #act:greeting #line:a1\n    <<return>>"),
                  reactions=reactions + REACTIONS)  # fmt: skip
    assert Table(game)(f"offer price={price} finish=plain").said == ["so"]
