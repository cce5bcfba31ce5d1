from __future__ import annotations

import subprocess
import sys

import pytest

from negotiator_trainer import wording
from negotiator_trainer.wording import look_up, mark, ntr, tr, use, wanted
from tests.catalogues import english_again, write_catalogue  # noqa: F401  a fixture

pytestmark = pytest.mark.usefixtures("english_again")


def test_without_a_catalogue_everybody_is_spoken_to_in_english(tmp_path):
    assert use(["de", "fr"], tmp_path) == wording.language() == "en"
    assert tr("They left.") == look_up("They left.") == mark("They left.") == "They left."
    assert tr("There is no turn {turn}.", turn=3) == "There is no turn 3."
    assert ntr("{count} turn", "{count} turns", 1) == "1 turn"
    assert ntr("{count:,} turn", "{count:,} turns", 2000) == "2,000 turns"


def test_words_come_from_the_catalogue_with_values_where_it_names_them(tmp_path):
    write_catalogue(
        tmp_path, "de", {"{mine} for {theirs}": "Für {theirs} gibt es {mine}", "They left.": "Weg."}
    )
    assert use(["de"], tmp_path) == "de"
    assert tr("{mine} for {theirs}", mine="Brot", theirs="Käse") == "Für Käse gibt es Brot"
    assert tr("They left.") == "Weg."
    assert tr("Not translated yet: {what}", what="this") == "Not translated yet: this"
    assert tr("") == ""


def test_a_language_has_as_many_forms_as_it_needs(tmp_path):
    few = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    forms = ("{count} tura", "{count} tury", "{count} tur")
    write_catalogue(tmp_path, "pl", {("{count} turn", "{count} turns"): forms}, plural=few)
    use(["pl"], tmp_path)
    said = [ntr("{count} turn", "{count} turns", count) for count in (1, 3, 5, 12, 22)]
    assert said == ["1 tura", "3 tury", "5 tur", "12 tur", "22 tury"]


def test_one_word_of_english_can_be_two_elsewhere(tmp_path):
    write_catalogue(tmp_path, "de", {"Offer": "Angebot", "verb\x04Offer": "Anbieten"})
    use(["de"], tmp_path)
    assert (look_up("Offer"), look_up("Offer", "verb")) == ("Angebot", "Anbieten")


def test_a_translation_that_names_a_place_which_is_not_there_is_said_in_english(tmp_path):
    write_catalogue(tmp_path, "de", {"Turn {turn}.": "Zug {zug}.", "On {what}.": "Auf {what!z}."})
    use(["de"], tmp_path)
    assert tr("Turn {turn}.", turn=4) == "Turn 4."
    assert tr("On {what}.", what="time") == "On time."


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        (["pt_BR"], "pt"),
        (["pt_BR", "de"], "pt"),
        (["fr", "de"], "de"),
        (["en_GB", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_there_is_counts_and_english_is_one(tmp_path, asked, spoken):
    for each in ("de", "pt"):
        write_catalogue(tmp_path, each, {"They left.": each})
    assert use(asked, tmp_path) == spoken
    assert tr("They left.") == (spoken if spoken != "en" else "They left.")


@pytest.mark.parametrize(
    ("environ", "chosen", "found"),
    [
        ({}, "", ()),
        ({"LANG": "de_DE.UTF-8"}, "", ("de_DE",)),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "nds:de"}, "", ("nds", "de")),
        ({"LANG": "de_DE@euro", "LC_ALL": "fr_FR"}, "", ("fr_FR",)),
        ({"LANG": "de_DE", "NEGOTIATOR_TRAINER_LANGUAGE": "pl"}, "", ("pl",)),
        ({"LANG": "de_DE", "NEGOTIATOR_TRAINER_LANGUAGE": "pl"}, "fi", ("fi",)),
    ],
)
def test_what_was_chosen_goes_before_the_program_s_variable_and_that_before_the_system_s(
    environ, chosen, found
):
    assert wanted(environ, chosen=chosen) == found


def test_english_starts_without_the_machinery_of_catalogues():
    code = "import sys, negotiator_trainer.wording; print('gettext' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
