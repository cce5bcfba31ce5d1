"""The practice scenario that is nearest to a case, and why."""

from __future__ import annotations

import pytest

from negotiator_trainer.scenario.source import load, read_folder
from negotiator_trainer.services.handbook.book import handbook
from negotiator_trainer.services.journal.journal import Journal
from negotiator_trainer.services.library import Library
from negotiator_trainer.services.skill_names import NAMES

NEAREST = {
    "salary": ("job-offer", "candidate"),
    "purchase": ("used-car", "buyer"),
    "supplier": ("renewal-ultimatum", "account_manager"),
    "lease": ("shop-lease", "tenant"),
    "scope": ("clinic-dashboard", "product_owner"),
    "conflict": ("angry-client", "service_manager"),
    "budget": ("quarter-outcome", "team_lead"),
}


@pytest.mark.parametrize("kind", NEAREST)
def test_each_kind_has_its_scenario_and_side_with_the_reason(journal, kind):
    found = journal.rehearsal(journal.start(kind, "full"))
    assert (found.scenario, found.role) == NEAREST[kind]
    assert found.why.startswith("It is nearest to your case: both are about “")
    assert "It trains what your case needs: " in found.why


def test_the_reason_gives_nothing_away_that_is_told_after_play(journal, shipped):
    for kind, (scenario, _) in NEAREST.items():
        found = journal.rehearsal(journal.start(kind, "full"))
        entry = next(e for e in shipped.entries() if e.id == scenario)
        model = load(read_folder(entry.path)).scenario
        assert model.principle not in found.why
        titles = {handbook().card(concept).title for concept in model.concepts}
        # The skills are told before the play.
        assert not [t for t in titles - set(NAMES.values()) if t in found.why]


def test_a_case_that_is_like_none_gets_a_table_with_its_own_numbers(journal):
    for title in ("", "Getting a bicycle back after the summer", "Who says what to the others"):
        found = journal.rehearsal(journal.start("blank", "full", title))
        assert (found.scenario, found.role) == (None, "")
        assert "A table with your own numbers" in found.why


def test_the_words_of_a_title_can_be_enough(journal):
    found = journal.rehearsal(journal.start("blank", "short", "Lease of the shop, and the rent"))
    assert found.scenario == "shop-lease"
    assert "“lease”, “rent”" in found.why


def test_the_same_case_gets_the_same_answer(journal):
    case = journal.start("supplier", "full")
    assert len({journal.rehearsal(case) for _ in range(3)}) == 1


def test_a_scenario_that_cannot_be_played_is_not_offered(database, clock, tmp_path):
    broken = tmp_path / "shop-lease"
    broken.mkdir()
    (broken / "scenario.yaml").write_text("id: shop-lease\nversion: x\n", encoding="utf-8")
    journal = Journal(database, Library([tmp_path]), now=clock)
    assert journal.rehearsal(journal.start("lease", "full")).scenario is None
