import json

import pytest
from click.testing import CliRunner

from negotiator_trainer.cli.handbook import handbook_command
from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.handbook.book import handbook


def run(*arguments):
    done = CliRunner().invoke(handbook_command, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_the_contents_name_every_card_with_its_id():
    told = run()
    for card in handbook().cards:
        assert card.id in told
        assert card.title in told


def test_one_card_is_printed_whole():
    told = run("power")
    assert told.startswith("### Power as mutual dependence")
    assert handbook().card("power").line in told


def test_a_search_shows_what_has_the_words():
    assert "anchoring" in run("--search", "anchor")
    assert "walkaway" not in run("--search", "anchor")
    assert run("--search", "xyzzy") == "No card has “xyzzy”.\n"


def test_json_holds_the_cards():
    assert len(json.loads(run("--json"))) == len(handbook().cards)
    assert json.loads(run("power", "--json"))["id"] == "power"


def test_a_card_that_does_not_exist_is_refused():
    with pytest.raises(TrainerError, match="has no card “astrology”"):
        run("astrology")


def test_the_booklet_is_written(tmp_path):
    run("--markdown", str(tmp_path / "h.md"))
    assert "### BATNA" in (tmp_path / "h.md").read_text("utf-8")
