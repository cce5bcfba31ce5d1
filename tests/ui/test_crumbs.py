import pytest

from negotiator_trainer.ui.crumbs import Crumbs
from negotiator_trainer.ui.routes import HOME, JOURNAL, Crumb, Route

BRIEF = (Crumb("A bicycle", Route.brief("bicycle")), Crumb("Table", Route.table(3)))
CASE = (Crumb("Journal", JOURNAL), Crumb("Renewal", Route.case(1)))


@pytest.fixture
def crumbs(theme, qtbot):
    made = Crumbs()
    qtbot.addWidget(made)
    made.chosen = []
    made.route_chosen.connect(made.chosen.append)
    return made


def shown(crumbs):
    return [step.text() for step in crumbs._steps if step.text() != "›"]


def test_what_is_practised_begins_at_practice(crumbs):
    crumbs.show_way(BRIEF)
    assert shown(crumbs) == ["Practice", "A bicycle", "Table"]
    crumbs.go_back()
    assert crumbs.chosen == [Route.brief("bicycle")]


def test_a_case_begins_at_the_journal(crumbs):
    crumbs.show_way(CASE)
    assert shown(crumbs) == ["Journal", "Renewal"]
    crumbs.go_back()
    assert crumbs.chosen == [JOURNAL]


def test_one_step_before_the_first_page_is_practice(crumbs):
    crumbs.show_way(BRIEF[:1])
    crumbs.go_back()
    assert crumbs.chosen == [HOME]


def test_without_a_way_nothing_is_shown_and_nothing_leads_back(crumbs):
    crumbs.show_way(CASE)
    crumbs.show_way(())
    crumbs.go_back()
    assert crumbs.isHidden()
    assert crumbs.chosen == []
