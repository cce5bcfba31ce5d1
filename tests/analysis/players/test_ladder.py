import pytest

from negotiator_trainer.analysis.players.ladder import (
    DAYLIGHT,
    ROOM_ABOVE,
    RULES,
    SOLVER,
    Distance,
    Rule,
    distances,
    ladder,
    rules_among,
)

SCRIPTED = sorted({name for rule in RULES for name in (rule.better, rule.worse)})


def means(**overall):
    """The same mean over every set of variants."""
    return {name: {"zone": x, "no_zone": x, "all": x} for name, x in overall.items()}


def held(better, worse, points, **more):
    return Distance(rule=Rule(better=better, worse=worse, **more), points=points).holds


def test_neighbours_need_daylight_between_them():
    assert held("a", "b", DAYLIGHT)
    assert not held("a", "b", DAYLIGHT - 0.1)
    assert held("a", "b", 80)


def test_exact_play_may_be_so_far_above_good_play_and_no_farther():
    assert held(SOLVER, "principled", ROOM_ABOVE, least=None, most=ROOM_ABOVE)
    assert held(SOLVER, "principled", -3, least=None, most=ROOM_ABOVE)
    assert not held(SOLVER, "principled", ROOM_ABOVE + 0.1, least=None, most=ROOM_ABOVE)


def test_what_rounding_takes_off_is_not_held_against_anybody():
    assert held("a", "b", -1e-9, least=0)
    assert not held("a", "b", -0.01, least=0)


def test_only_rules_between_those_who_played_are_looked_at():
    assert [(r.better, r.worse) for r in rules_among(["haggler", "principled"])] == [
        ("principled", "haggler")
    ]
    assert rules_among(["random"]) == []


def test_the_solver_is_held_against_everybody_who_played():
    rules = rules_among([SOLVER, "principled", "staller"])
    assert [(r.worse, r.over, r.least, r.most) for r in rules] == [
        ("principled", "zone", None, ROOM_ABOVE), ("principled", "all", 0, None),
        ("staller", "all", 0, None),
    ]  # fmt: skip


def test_a_distance_says_how_far_the_better_one_leads_and_where():
    found = distances(means(principled=80, haggler=60, pushover=45))
    assert {each.name: each.points for each in found} == {
        "principled over haggler": 20,
        "haggler over pushover": 15,
        "principled over pushover without a zone": 35,
    }


def test_rules_about_variants_that_a_scenario_does_not_have_are_left_out():
    only_open = {
        name: {"zone": 50.0, "no_zone": None, "all": 50.0} for name in ("principled", "pushover")
    }
    assert distances(only_open) == []


@pytest.mark.parametrize("missing", SCRIPTED)
def test_the_ladder_is_whole_only_when_everybody_on_it_played(missing):
    assert ladder([], SCRIPTED) is True
    assert ladder([], [name for name in SCRIPTED if name != missing]) is None


def test_one_rule_broken_breaks_the_ladder():
    rule = Rule(better="principled", worse="haggler")
    assert ladder([Distance(rule=rule, points=8)], SCRIPTED) is True
    assert ladder([Distance(rule=rule, points=7)], SCRIPTED) is False
