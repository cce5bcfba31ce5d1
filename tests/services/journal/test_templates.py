"""The kinds of negotiations: complete, plain, and known to the rest of the program."""

from __future__ import annotations

import pytest

from negotiator_trainer import wording
from negotiator_trainer.journal.case import IssueTree
from negotiator_trainer.scenario.concepts import card_index
from negotiator_trainer.services.journal.templates import BLANK, template, templates
from negotiator_trainer.services.skill_names import NAMES

KINDS = ["salary", "purchase", "supplier", "lease", "scope", "conflict", "budget", "blank"]


def test_there_are_eight_kinds_in_the_order_in_which_they_are_offered():
    assert list(templates()) == KINDS
    assert template("gone").id == BLANK


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_a_kind_has_all_that_it_needs(kind):
    found = template(kind)
    assert 4 <= len(found.issues) <= 6
    assert all(len(options) == len(set(options)) >= 3 for _, options in found.issues)
    assert len(found.questions) == 5
    assert all(question.endswith("?") for question in found.questions)
    assert min(len(found.interests), len(found.assumptions)) >= 3
    assert 100 < len(found.note) < 400
    assert 0 <= found.relationship <= 100


def test_a_language_without_templates_of_its_own_has_the_english_ones(monkeypatch):
    monkeypatch.setattr(wording, "language", lambda: "tlh")
    assert list(templates()) == KINDS
    assert template("lease").name == "Lease"


def test_cards_and_skills_exist():
    cards = {card for part in card_index().values() for card in part}
    for found in templates().values():
        assert set(found.concepts) <= cards, found.id
        assert set(found.skills) <= set(NAMES), found.id


def test_the_issues_begin_without_weights_and_with_ids_of_their_own():
    tree = template("lease").tree()
    assert len({issue.id for issue in tree.issues}) == len(tree.issues)
    assert {issue.weight for issue in tree.issues} == {0}
    assert IssueTree.from_json(tree.to_json()) == tree
    assert template(BLANK).tree() == IssueTree()
