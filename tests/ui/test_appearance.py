import pytest

from negotiator_trainer.ui.appearance import appearance
from negotiator_trainer.ui.portrait_svg import MOODS, portrait_svg

RUTH = {
    "skin": 2, "hair": "grey", "hair_style": "short", "cloth": "blue", "glasses": True,
    "beard": False, "age": 58,
}  # fmt: skip


def test_a_person_of_a_scenario_can_be_drawn_in_every_mood():
    for mood in MOODS:
        assert portrait_svg(appearance(RUTH), mood).startswith("<svg")


def test_age_glasses_and_hair_are_taken_over():
    ruth = appearance(RUTH)
    assert (ruth.age, ruth.glasses, ruth.hair_style, ruth.beard) == (
        "senior", "square", "crop", "none",
    )  # fmt: skip
    assert appearance({**RUTH, "hair_style": "bun", "age": 24}).hair_style == "bun"
    assert appearance({**RUTH, "age": 24}).age == "young"
    assert appearance({**RUTH, "clothes": "suit"}).clothes == "suit"
    assert appearance({**RUTH, "clothes": "toga"}).clothes == "shirt"


@pytest.mark.parametrize("skin", [-3, 1, 6, 99])
def test_words_and_numbers_that_are_not_known_get_a_plain_look(skin):
    odd = appearance({"skin": skin, "hair": "plaid", "hair_style": "tower", "cloth": "lava"})
    assert portrait_svg(odd, "neutral")


def test_people_of_different_skin_look_different():
    assert len({appearance({**RUTH, "skin": skin}).skin for skin in range(1, 7)}) == 6
