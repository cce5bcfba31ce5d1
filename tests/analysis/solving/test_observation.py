from negotiator_trainer.analysis.solving.belief import observation, opening, successors
from negotiator_trainer.engine.move import Offer, Say
from negotiator_trainer.engine.play import begin
from tests.engine.inline import hub, inline


def after(script, move, patch=""):
    game = inline(script, patch)
    (start,) = opening(game).values()
    return successors(game, start, move)


def test_a_line_that_is_the_same_in_both_variants_tells_nothing():
    seen = after(
        hub("-> W. #act:greeting #line:a1\n    Sal: Hm. #line:b1\n    <<return>>"), Say("a1")
    )
    assert [len(belief) for belief in seen.values()] == [2]


def test_a_number_that_differs_between_the_variants_is_seen():
    script = hub(
        '-> W. #act:open_question #line:a1\n    Sal: {fact("wood")} years. #line:b1\n'
        "    <<learn wood>>\n    <<return>>"
    )
    patch = "play: {buyer: {facts: {wood: {number: {hard: 12, soft: 7}}}}}"
    assert [len(belief) for belief in after(script, Say("a1"), patch).values()] == [1, 1]
    same = "play: {buyer: {facts: {wood: {number: 12}}}}"
    assert [len(belief) for belief in after(script, Say("a1"), same).values()] == [2]


def test_what_moved_inside_the_counterpart_is_not_seen():
    script = hub(
        '-> W. #act:greeting #line:a1\n    <<if variant("hard")>>\n'
        '        <<trust -5 "you were late">>\n    <<endif>>\n    <<return>>'
    )
    assert [len(belief) for belief in after(script, Say("a1")).values()] == [2]


def test_which_of_several_offers_they_like_best_is_seen():
    patch = """
play:
  buyer:
    variants:
      soft: {values: {finish: {plain: 0, gloss: 15}}}
"""
    script = hub("-> W. #act:greeting #line:a1\n    <<return>>")
    both = Offer(((3, 0, 0), (3, 1, 0)), "offers")
    assert [len(b) for b in after(script, both, patch).values()] == [1, 1]
    assert [len(b) for b in after(script, Offer(((3, 0, 0),)), patch).values()] == [2]


def test_their_package_is_seen():
    script = hub("-> W. #act:closed_question #line:a1\n    <<counter>>\n    <<return>>")
    patch = "play: {buyer: {stance: {limit: 20, aspiration: 40, ask: {price: 40}}}}"
    assert [len(b) for b in after(script, Say("a1"), patch).values()] == [1, 1]


def test_what_can_be_said_next_is_seen():
    script = hub(
        '-> W. #act:greeting #line:a1\n    <<if variant("hard")>>\n        <<flag seen>>\n'
        '    <<endif>>\n    <<return>>\n-> Seen. <<if flag("seen")>> #act:greeting #line:a2\n'
        "    <<return>>"
    )
    assert [len(b) for b in after(script, Say("a1")).values()] == [1, 1]


def test_observations_can_be_compared_and_kept():
    game = inline(hub("-> W. #act:greeting #line:a1\n    <<return>>"))
    one, two = (observation(game, begin(game, variant)) for variant in game.variants)
    assert one == two
    assert hash(one) == hash(two)
