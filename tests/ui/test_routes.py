import pytest

from negotiator_trainer.ui.routes import HOME, JOURNAL, PROGRESS, SETTINGS, Route


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (HOME, "practice"),
        (Route.brief("used-car"), "practice"),
        (Route.preparation(1), "practice"),
        (Route.table(1), "practice"),
        (Route.debrief(1), "practice"),
        (Route.drills(), "practice"),
        (Route.drills(1), "practice"),
        (Route.learn("interests", from_drills=True), "learn"),
        (PROGRESS, "progress"),
        (JOURNAL, "journal"),
        (Route.case(1, "review"), "journal"),
        (Route.offer_table(1), "journal"),
        (SETTINGS, "settings"),
    ],
)
def test_every_page_belongs_to_a_place(route, place):
    assert route.place == place


def test_the_same_page_is_the_same_route():
    assert Route.brief("used-car", "buyer") == Route.brief("used-car", "buyer")
    assert Route.brief("used-car", "buyer") != Route.brief("used-car", "dealer")
