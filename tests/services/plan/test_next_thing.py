"""The rules by which one next thing is recommended, in their order, and “not today”."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.services.plan.next_thing import next_thing, write_refusal
from negotiator_trainer.services.plan.view import Wishes
from negotiator_trainer.services.skill_names import SKILLS
from tests.services.plan.making import NOW, ago, ahead, card, case, drill, skill

CAR = card("car", 10, skills=("ask", "trade"), plays=2, best=71.0)
LEASE = card("lease", 20, skills=("open",), plays=1, best=55.0)
TEAM = card("team", 15, skills=("ask", "listen"), plays=1, best=None)
CARDS = (CAR, LEASE, TEAM)
PLAYED = {"car": ago(days=3), "lease": ago(days=30), "team": ago(days=9)}


def recommend(cards=CARDS, now=NOW, wishes=None, **parts):
    return next_thing(cards, ahead(**{"played": PLAYED} | parts), now, wishes or Wishes())


def test_a_new_profile_is_sent_to_the_easiest_scenario():
    fresh = (card("car", 8), card("lease", 20))
    thing = next_thing(fresh, ahead(), NOW, Wishes())
    assert (thing.kind, thing.scenario, thing.minutes) == ("scenario", "car", 8)
    assert thing.why == "A good first one: 8 minutes, and easy to begin with."


def test_a_case_within_three_days_comes_before_everything():
    parts = {"cases": (case(days=3), case(2, "Rise", days=1)), "drills": (drill(),)}
    thing = recommend(**parts, skills=(skill("ask", 20.0),))
    assert (thing.kind, thing.case, thing.title) == ("case", 2, "Rise")
    assert thing.why.startswith("It is tomorrow.")
    assert recommend((card("car"),), cases=(case(days=0),)).why.startswith("It is today.")


def test_the_outcome_of_a_case_comes_next():
    gone = case(5, days=-2, stage="went_in", went_in=-2)
    thing = recommend(cases=(gone, case(days=9)), drills=(drill(),))
    assert (thing.kind, thing.case) == ("outcome", 5)
    assert thing.why == "It was 2 days ago. Write down what came of it while you remember."
    passed = recommend(cases=(case(6, days=-1),))
    assert (passed.kind, passed.case) == ("outcome", 6)
    assert passed.why.startswith("It was yesterday.")


def test_what_was_gone_into_today_is_left_alone_until_tomorrow():
    assert recommend(cases=(case(stage="went_in", went_in=0),)).kind == "scenario"


def test_drills_that_are_due_come_before_a_case_that_is_farther_away():
    due = (drill(-1, "concede"), drill(0, "ask"), drill(0, "ask"), drill(1, "trade"))
    thing = recommend(drills=due, cases=(case(days=4),))
    assert (thing.kind, thing.title, thing.minutes) == ("drill", "3 drills", 5)
    assert thing.why.endswith("come back today: questions ×2, conceding ×1.")
    assert recommend(cases=(case(days=4),)).kind == "case"
    assert recommend(cases=(case(days=15),)).kind == "scenario"


def test_a_day_holds_only_so_many_drills():
    due = tuple(drill() for _ in range(5))
    assert recommend(drills=due, wishes=Wishes(drills_a_day=2)).title == "2 drills"
    done = (NOW - timedelta(hours=1),) * 2
    assert recommend(drills=due, answered=done, wishes=Wishes(drills_a_day=2)).kind == "scenario"


def test_the_weakest_skill_is_practised_with_its_evidence():
    found = (skill("open", 70.0), skill("ask", 55.0, examples=((7, "car", 4), (3, "gone", 0))))
    thing = recommend(skills=found)
    assert (thing.scenario, thing.skill) == ("team", "ask")
    assert thing.why == (
        "Asking questions is where you lose most: 55 of 100 over your last 5 decisions. "
        "This one practises it."
    )
    told = [(each.words, each.attempt, each.turn) for each in thing.evidence]
    assert told == [("Car, turn 4", 7, 4), ("gone", 3, 0)]


def test_who_prepares_badly_is_sent_to_the_sheet():
    found = (skill("prepare", 40.0, examples=((7, "car", 0),)),)
    thing = recommend((card("new", skills=("prepare",)), CAR), skills=found)
    assert thing.why == (
        "Preparing is where you lose most: 40 of 100 over your last 5 sheets. "
        "Prepare this one first."
    )
    assert [each.words for each in thing.evidence] == ["Car"]


@pytest.mark.parametrize(
    ("found", "scenario"),
    [
        ((skill("ask", 55.0, count=2), skill("open", 70.0)), "lease"),
        ((skill("ask", 90.0),), "lease"),
        ((skill("tactics", 10.0), skill("open", 70.0)), "lease"),
        ((skill("listen", 70.0), skill("open", 70.0)), "lease"),
        ((skill("unheard_of", 10.0),), "lease"),
    ],
)
def test_a_skill_with_little_behind_it_or_no_scenario_is_passed_over(found, scenario):
    assert recommend(skills=found).scenario == scenario


def test_for_a_skill_a_scenario_that_rested_comes_first_and_a_new_one_before_it():
    found = (skill("ask", 50.0),)
    new = card("new", skills=("ask",))
    assert recommend((*CARDS, new), skills=found).scenario == "new"
    both = {"car": ago(days=2), "team": ago(days=1)}
    assert recommend(skills=found, played=both).scenario == "car"


def test_what_was_never_played_comes_before_what_was():
    thing = recommend((CAR, card("new"), card("newer")))
    assert (thing.scenario, thing.why) == ("new", "You have not played this one yet.")


def test_of_what_was_played_the_longest_ago_comes_first():
    thing = recommend()
    assert thing.scenario == "lease"
    assert thing.why == "You last played this one 4 weeks ago. Your best here is 55."
    uncounted = recommend((TEAM,))
    assert uncounted.why == "You have only practised this one without counting it."
    assert recommend((CAR,)).why == "Your best here is 71."


def test_what_was_begun_and_can_be_resumed_comes_after_the_others():
    lies = ahead(played=PLAYED, skills=(skill("open", 50.0),))
    assert next_thing(CARDS, lies, NOW, Wishes()).scenario == "lease"
    assert next_thing(CARDS, lies, NOW, Wishes(), begun={"lease"}).scenario == "team"
    assert next_thing((LEASE,), lies, NOW, Wishes(), begun={"lease"}).scenario == "lease"
    fresh = (card("car"), card("lease"))
    assert next_thing(fresh, ahead(), NOW, Wishes(), begun={"car"}).scenario == "lease"


def test_what_cannot_be_played_is_never_recommended():
    broken = card("broken", problem="line 4")
    assert recommend((broken, LEASE)).scenario == "lease"
    nothing = recommend((broken,))
    assert (nothing.kind, nothing.choices) == ("none", ())


def refuse(choice, *refused, now=NOW, cards=CARDS, **parts):
    """Refuse one after another; the last one's choice says what is wanted."""
    declined = []
    for number, thing in enumerate(refused):
        which = choice if number == len(refused) - 1 else "surprise"
        declined.append((write_refusal(thing, which), now - timedelta(minutes=5)))
    return recommend(cards, declined=tuple(declined), **parts)


def test_a_shorter_one_is_shorter_and_the_best_of_those():
    thing = recommend()
    assert "shorter" in thing.choices
    shorter = refuse("shorter", thing)
    assert (shorter.scenario, shorter.minutes) == ("team", 15)
    shortest = refuse("shorter", thing, shorter)
    assert (shortest.scenario, shortest.minutes) == ("car", 10)
    assert "shorter" not in shortest.choices


def test_another_skill_is_another_one():
    found = (skill("ask", 50.0), skill("open", 60.0))
    thing = recommend(skills=found)
    assert "other_skill" in thing.choices
    other = refuse("other_skill", thing, skills=found)
    assert (other.skill, other.scenario) == ("open", "lease")
    assert "other_skill" not in recommend(skills=found[:1]).choices


def test_something_else_follows_from_the_date():
    thing = recommend()
    one = refuse("surprise", thing)
    assert one == refuse("surprise", thing)
    assert one.scenario != thing.scenario
    many = tuple(card(name, plays=1) for name in "abcdefgh")
    found = set()
    for day in range(20):
        now = NOW + timedelta(days=day)
        kept = ((write_refusal(thing, "surprise"), now),)
        found.add(next_thing(many, ahead(declined=kept), now, Wishes()).scenario)
    assert len(found) == 8


def test_tomorrow_nothing_is_refused_any_more():
    thing = recommend()
    yesterday = ((write_refusal(thing, "surprise"), NOW - timedelta(days=1)),)
    assert recommend(declined=yesterday).scenario == thing.scenario


def test_what_was_refused_in_other_words_is_ignored():
    for text in ("", "surprise", "a|b", "x|y|z|w|v"):
        assert recommend(declined=((text, NOW),)) == recommend()
    assert recommend(declined=(("shorter|scenario:lease||many", NOW),)).scenario != "lease"


def test_who_refuses_everything_is_still_offered_something():
    refused = [recommend()]
    for _ in range(6):
        refused.append(refuse("surprise", *refused))
    assert all(each.kind == "scenario" for each in refused)
    assert {each.scenario for each in refused[:3]} == {"car", "lease", "team"}


names = st.sampled_from(["car", "lease", "team", "house", "gone"])
cards_drawn = st.lists(
    st.builds(
        card, names, st.integers(1, 30), plays=st.integers(0, 2),
        skills=st.lists(st.sampled_from(SKILLS), max_size=3).map(tuple),
        best=st.none() | st.floats(0, 100), problem=st.sampled_from(["", "", "broken"]),
    ),
    max_size=5, unique_by=lambda each: each.id,
)  # fmt: skip
aheads_drawn = st.builds(
    ahead,
    skills=st.lists(
        st.builds(skill, st.sampled_from(SKILLS), st.floats(1, 100), st.integers(1, 9)),
        max_size=9, unique_by=lambda each: each.skill,
    ).map(tuple),
    drills=st.lists(st.builds(drill, st.integers(-3, 3), st.sampled_from(SKILLS)), max_size=20).map(
        tuple
    ),
    cases=st.lists(
        st.builds(
            case, st.integers(1, 9), days=st.none() | st.integers(-40, 20),
            stage=st.sampled_from(["preparing", "went_in", "outcome"]),
            went_in=st.none() | st.integers(-40, 0),
        ),
        max_size=4,
    ).map(tuple),
    played=st.dictionaries(names, st.integers(0, 90).map(lambda days: ago(days=days))),
    declined=st.lists(
        st.tuples(
            st.builds(
                "{}|scenario:{}|{}|{}".format, st.sampled_from(["shorter", "other_skill", "x"]),
                names, st.sampled_from(SKILLS), st.integers(0, 30),
            ),
            st.sampled_from([NOW, NOW - timedelta(days=1)]),
        ),
        max_size=4,
    ).map(tuple),
)  # fmt: skip


@given(cards_drawn, aheads_drawn)
def test_there_is_always_one_thing_the_same_for_the_same(cards, lies):
    thing = next_thing(cards, lies, NOW, Wishes())
    assert thing == next_thing(tuple(cards), lies, NOW, Wishes())
    playable = [each.id for each in cards if not each.problem]
    assert thing.why
    assert thing.title
    if thing.kind == "scenario":
        assert thing.scenario in playable
    if thing.kind == "none":
        assert not playable
    assert (thing.case is not None) == (thing.kind in {"case", "outcome"})
