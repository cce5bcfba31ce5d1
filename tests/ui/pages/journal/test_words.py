from datetime import date
from typing import get_args

import pytest

from negotiator_trainer.journal.case import FEELINGS, Size, Stage
from negotiator_trainer.services.journal.templates import templates
from negotiator_trainer.ui.pages.journal import words


def test_every_kind_of_negotiation_has_its_name_in_the_same_order(qapp):
    assert words.template_names() == {each.id: each.name for each in templates().values()}


def test_every_size_stage_and_feeling_has_words(qapp):
    assert set(words.size_names()) == set(get_args(Size))
    assert set(words.stage_names()) == set(get_args(Stage))
    assert set(words.feeling_names()) == set(FEELINGS)


@pytest.mark.parametrize(
    ("title", "template", "shown"),
    [("Pay", "salary", "Pay"), ("  ", "salary", "Salary, no title yet"),
     ("", "blank", "No title yet"), ("", "other", "other, no title yet")],
)  # fmt: skip
def test_a_case_without_a_title_is_called_after_its_kind(qapp, title, template, shown):
    assert words.title_or_kind(title, template) == shown


def test_a_day_that_is_not_known_is_said_to_be_open(qapp):
    assert words.day_or_open(None) == "no day yet"
    assert words.day_or_open(date(2026, 10, 4)) == "4 Oct 2026"
