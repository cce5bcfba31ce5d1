"""Three steps lead to the best move, whichever kind it is."""

from __future__ import annotations

import pytest

from negotiator_trainer.engine.move import Accept, Offer, Outside, Say, Walk
from negotiator_trainer.script.vocabulary import ACTS
from negotiator_trainer.services.review.hints import act_of, family, hint_words
from tests.engine.inline import hub, inline
from tests.games import game


@pytest.fixture(scope="module")
def sale():
    return game("scenarios/toy-sale", "buyer")


@pytest.mark.parametrize(
    ("move", "kind", "last"),
    [
        (Say("yd01"), "ask", "Look for a line that asks what, which or who, so that"),
        (Say("bn02"), "listen", "Look for a line that names what they seem to feel"),
        (Say("yd07"), "explain", "Look for a line that tells them something about your own"),
        (Say("yd13"), "bond", "Look for a line that talks about something other than"),
        (Say("yd11"), "firm", "Look for a line that announces harm"),
        (Offer(((0, 0),)), "offer", "Make an offer."),
        (Offer(((0, 0),), "if", frozenset({0})), "offer", "Make an offer with a condition"),
        (Accept(), "take", "Accept what is on the table."),
        (Walk(), "leave", "Leave the table."),
        (Outside(), "pause", "Step outside for a moment."),
    ],
)
def test_the_steps_are_a_question_a_concept_and_the_kind_of_move(sale, move, kind, last):
    assert family(sale, move) == kind
    question, concept, which = (hint_words(sale, move, level) for level in (1, 2, 3))
    assert question.endswith("?")
    assert concept.endswith(".")
    assert which.startswith(last)
    assert len({question, concept, which}) == 3


def test_no_step_names_the_line_itself(sale):
    for beat in sale.script.nodes:
        for option in beat.options:
            move = Say(option.line.id)
            assert all(option.line.text not in hint_words(sale, move, n) for n in (1, 2, 3))


@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_its_hints(act):
    played = inline(hub(f"-> So. #act:{act} #line:so\n    <<return>>\n"))
    assert act_of(played, "so") == act
    said = [hint_words(played, Say("so"), level) for level in (1, 2, 3)]
    assert all(said)
    assert said[2] != "Look for a line that says something."
