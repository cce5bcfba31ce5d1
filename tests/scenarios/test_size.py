"""How large the shipped scenarios are."""

from __future__ import annotations

import pytest

from tests.every_scenario import every_game

SHIPPED = [name for name in every_game() if "/" in name]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_conversation_has_twenty_five_to_sixty_beats(name):
    """What the counterpart says afterwards, in the exit interview, is not part of it."""
    nodes = every_game()[name].script.nodes
    conversation = [node for node in nodes if node.title != "ExitInterview"]

    assert 25 <= len(conversation) <= 60


@pytest.mark.parametrize("name", SHIPPED)
def test_a_play_lasts_eight_to_sixteen_turns_at_most(name):
    role = name.partition("/")[2]

    assert 8 <= every_game()[name].scenario.play[role].rounds <= 16
