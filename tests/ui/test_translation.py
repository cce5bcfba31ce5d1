"""A language that nobody speaks: every word of the catalogue in brackets, with accents."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel

from negotiator_trainer import assets, wording
from negotiator_trainer.services.session import OFFER
from negotiator_trainer.ui import shot
from negotiator_trainer.ui.pages.debrief.words import what_was_done
from negotiator_trainer.ui.preferences import Preferences
from negotiator_trainer.ui.translation import CatalogueTranslator, install, speak
from tests.catalogues import english_again, write_catalogue

__all__ = ["english_again"]

ROOT = Path(__file__).resolve().parents[2]
ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
_PLACE = re.compile(r"(\{[^}]*\}|%[a-zA-Z])")
_APART = re.compile(r"[⟦⟧,:;·→]|\d[\d.,]*|\S*[áéíóúÁÉÍÓÚ]\S*")
_WORDS = re.compile(r"[^\W\d_]+\W+[^\W\d_]+\W+[^\W\d_]+")


def pseudo(words):
    parts = _PLACE.split(words)
    return "⟦" + "".join(p if _PLACE.fullmatch(p) else p.translate(ACCENTS) for p in parts) + "⟧"


def every_message():
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "packaging/catalogue.py")
    tool = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = tool
    spec.loader.exec_module(tool)
    found = tool.catalogue()
    del sys.modules[spec.name]
    for message in found.places:
        key = f"{message.context}\x04{message.text}" if message.context else message.text
        several = found.plurals.get(message)
        if several is None:
            yield key, pseudo(message.text)
        else:
            yield (key, several), (pseudo(message.text), pseudo(several))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("locale")
    write_catalogue(made, "xx", dict(every_message()))
    return made


@pytest.fixture
def app(qapp, english_again):
    """The application, which speaks English again after the test."""
    before = QLocale()
    yield qapp
    QLocale.setDefault(before)
    for each in qapp.findChildren(CatalogueTranslator):
        qapp.removeTranslator(each)
        each.deleteLater()


@pytest.fixture
def translated(app, folder):
    """Speak the language, as long as a test lasts."""
    assert wording.use(["xx"], folder) == "xx"
    install(app, "xx")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(shot, "_SETTLE_MS", 60)


def content():
    """What scenarios and cards say: they are translated in files of their own."""
    files = [
        *assets.root("scenarios").rglob("*.y*"),
        *assets.root("resources").glob("handbook/en/*"),
    ]
    return " ".join(" ".join(each.read_text(encoding="utf-8") for each in files).split())


def shown_words(window):
    widgets = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    return {each.text().replace("&", "") for each in widgets if each.isVisible()}


def english_left(words):
    """What stands there without accents, and is no scenario's or card's."""
    known = content()
    lines = {" ".join(line.split()) for each in words for line in each.splitlines()}
    # What is in brackets may hold what a scenario says: each stretch without accents counts.
    stretches = {part.strip(" •.–“”()") for line in lines for part in _APART.split(line)}
    return sorted(each for each in stretches if _WORDS.search(each) and each not in known)


@pytest.mark.parametrize(
    "page",
    ["home", "brief", "preparation", "table", "sheet", "debrief", "turns", "zone", "packages",
     "estimates", "behaviours", "compare", "learn", "settings"],
)  # fmt: skip
def test_a_page_speaks_another_language(theme, translated, page):
    with shot.staged(page, look=theme, size=QSize(1280, 800), scenario="used-car") as window:
        words = shown_words(window)
    assert sum("⟦" in each for each in words) >= 10
    assert english_left(words) == []


def test_what_was_left_in_english_is_found():
    left = {"⟦Théy léft⟧ because of the weather", "⟦Tíme⟧: Do they know?", "⟦Téxt: á⟧ 3 · 45"}
    assert english_left(left) == ["Do they know?", "because of the weather"]


def test_what_is_asked_of_qt_comes_from_the_services_catalogue(translated):
    assert QCoreApplication.translate("anywhere", "They left.") == "⟦Théy léft.⟧"
    assert QCoreApplication.translate("anywhere", "not in the catalogue") == "not in the catalogue"
    assert wording.tr("They left.") == "⟦Théy léft.⟧"


def test_an_offer_is_told_without_two_colons_in_any_language(translated):
    assert what_was_done(wording.tr(OFFER, packages="£120")) == "⟦Yóú ófféréd £120.⟧⟧"


@pytest.fixture
def shipped(monkeypatch, tmp_path):
    """German words in the place of the shipped ones."""
    write_catalogue(tmp_path / "locale", "de", {"They left.": "Sie sind gegangen."})
    monkeypatch.setattr(assets, "root", lambda _: tmp_path)


def test_the_language_of_the_preferences_goes_before_the_system_s(app, shipped, tmp_path):
    preferences = Preferences(tmp_path / "preferences.ini")
    preferences.language = "de_AT"
    speak(app, {"LANG": "en_GB.UTF-8"}, chosen=preferences.language)
    assert QCoreApplication.translate("anywhere", "They left.") == "Sie sind gegangen."
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"


def test_without_a_choice_it_is_the_system_s(app, shipped):
    speak(app, {"LANG": "de_DE.UTF-8"})
    assert QCoreApplication.translate("anywhere", "They left.") == "Sie sind gegangen."


def test_in_english_qt_is_left_alone(app, shipped):
    before = QLocale()
    speak(app, {"LANG": "en_GB.UTF-8"})
    assert app.findChildren(CatalogueTranslator) == []
    assert QLocale() == before
