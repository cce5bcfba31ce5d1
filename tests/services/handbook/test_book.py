"""The handbook that ships: whole, findable, and a card for everything that is named."""

import re
import shutil
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from negotiator_trainer import assets, wording
from negotiator_trainer.analysis.judging.labels import Tag
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder
from negotiator_trainer.script.vocabulary import ACTS
from negotiator_trainer.services.handbook import topics
from negotiator_trainer.services.handbook.book import handbook
from negotiator_trainer.services.handbook.booklet import as_html, as_markdown
from negotiator_trainer.services.handbook.card import heading
from negotiator_trainer.services.review.hints import Family
from tests.catalogues import english_again, write_catalogue

__all__ = ["english_again"]

BOOK = handbook()


@cache
def loaded(folder):
    return check(read_folder(folder)).loaded


SCENARIOS = Path(__file__).parents[3] / "scenarios"
EVERYTHING = [
    *(f"act:{act}" for act in ACTS),
    *(f"hint:{family}" for family in get_args(Family)),
    *(f"tag:{tag}" for tag in get_args(Tag)),
    *(f"verdict:{verdict}" for verdict in topics.VERDICTS),
    *(f"measure:{measure}" for measure in topics.MEASURES),
    *(f"move:{move}" for move in topics.MOVES),
    *(f"case:{case}" for case in topics.CASES),
]
every_card = pytest.mark.parametrize("card", BOOK.cards, ids=lambda card: card.id)


@pytest.mark.parametrize("topic", EVERYTHING)
def test_every_act_and_every_diagnosis_has_one_card(topic):
    assert len([card for card in BOOK.cards if topic in card.about]) == 1


@every_card
def test_a_card_is_about_nothing_that_nobody_says(card):
    assert set(card.about) <= set(EVERYTHING)


@every_card
def test_a_card_fits_one_screen(card):
    assert 130 <= len(card.text.split()) <= 290
    assert len(card.summary.split()) <= 22
    assert len(card.line.split()) <= 40


@every_card
def test_a_card_shows_the_same_kind_of_thing_without_and_with_it(card):
    assert card.without.startswith("Without it: ")
    assert card.with_it.startswith("With it: ")


@every_card
def test_a_card_names_a_work_and_its_year(card):
    assert card.sources
    assert all(re.search(r"\b(19|20)\d\d\b", source) for source in card.sources)


@every_card
def test_the_quotes_of_a_card_open_and_close(card):
    for opened, closed in ("“”", "‘’"):
        assert card.text.count(opened) == card.text.count(closed)


def test_titles_are_unique_and_every_file_is_in_the_order():
    files = {path.stem for path in (assets.root("resources") / "handbook" / "en").glob("*.md")}
    assert {card.id for card in BOOK.cards} == files
    assert len({card.title for card in BOOK.cards}) == len(BOOK.cards)


def test_every_card_can_be_come_to_from_a_scenario_that_ships():
    reached = {
        "verdict:held", "verdict:right_walk", "verdict:missed_deal", "verdict:agreement_trap",
        "verdict:none", *(f"move:{move}" for move in topics.MOVES),
        *(f"measure:{measure}" for measure in topics.MEASURES),
        *(f"tag:{tag}" for tag in get_args(Tag)),
    }  # fmt: skip
    concepts = set()
    for folder in sorted(SCENARIOS.iterdir()):
        if (folder / "scenario.yaml").is_file():
            concepts |= set(loaded(folder).scenario.concepts)
            for script in loaded(folder).scripts.values():
                said = [option for node in script.nodes for option in node.options]
                reached |= {f"act:{option.line.tag('act')}" for option in said}
    missing = [c.id for c in BOOK.cards if c.id not in concepts and not reached & set(c.about)]
    assert missing == []


@pytest.mark.parametrize(
    "folder", sorted(each.parent for each in SCENARIOS.glob("*/scenario.yaml")),
    ids=lambda folder: folder.name,
)  # fmt: skip
def test_every_scenario_that_ships_names_its_concepts(folder):
    concepts = loaded(folder).scenario.concepts
    assert len(concepts) >= 3
    assert all(BOOK.card(concept) for concept in concepts)


def test_a_search_finds_words_wherever_they_stand_titles_first():
    found = [card.id for card in BOOK.search("ANCHOR")]
    assert found[0] == "anchoring"
    assert "target" in found
    assert BOOK.search("anchor xyzzy") == ()
    assert BOOK.search("") == BOOK.cards


def test_the_first_topic_that_has_a_card_decides():
    assert BOOK.about(["act:nothing", "act:threat", "act:summary"]).id == "power"
    assert BOOK.about([]) is None


def test_the_booklet_holds_every_card_once_and_leads_to_it():
    text = as_markdown(BOOK)
    for card in BOOK.cards:
        assert text.count(f"### {card.title}\n") == 1
        assert f"(#{card.id})" in text
        assert f'<a id="{card.id}"></a>' in text


def test_the_printed_booklet_escapes_what_looks_like_markup():
    assert "<script" not in as_html(BOOK)
    assert as_html(BOOK).count("page-break-before") == len(BOOK.cards)


def test_a_translated_handbook_is_read_in_its_language_and_english_where_there_is_none(
    tmp_path, monkeypatch, english_again
):
    shutil.copytree(assets.root("resources") / "handbook", tmp_path / "handbook")
    german = shutil.copytree(tmp_path / "handbook" / "en", tmp_path / "handbook" / "de")
    names = (german / "handbook.yaml").read_text(encoding="utf-8")
    (german / "handbook.yaml").write_text(names.replace("Handbook", "Handbuch"), encoding="utf-8")
    monkeypatch.setattr(assets, "root", lambda _: tmp_path)
    titles = []
    for language in ("de", "fr"):
        write_catalogue(tmp_path / "locale", language, {"What it is": f"Was ({language})"})
        wording.use([language], tmp_path / "locale")
        titles.append((handbook().title, heading("what")))
    assert titles == [("Handbuch", "Was (de)"), ("Handbook", "Was (fr)")]
