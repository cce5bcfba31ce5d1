import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from negotiator_trainer.ui.widgets.number_form import PLAIN, NumberForm

PENCE = NumberForm(decimals=2, prefix="£")


@pytest.fixture(autouse=True)
def british():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def german(british):
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("42", 42), ("42,000", 42_000), ("42k", 42_000), ("42K", 42_000), ("42.5k", 42_500),
        ("£42,000", 42_000), (" 42 000 ", 42_000), ("1.2m", 1_200_000), ("-5", -5), ("−5", -5),
        ("1,234,567", 1_234_567), ("7.6", 8), ("42'000", 42_000), (".5k", 500),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(words, value):
    assert PLAIN.from_text(words) == value


@pytest.mark.parametrize("words", ["", "abc", "forty", "1,23,4", "12 weeks", "k", "--4", "4k2"])
def test_what_is_no_number_is_not_guessed(words):
    assert PLAIN.from_text(words) is None


@pytest.mark.parametrize(
    ("words", "value"), [("10.50", 1050), ("10.5", 1050), ("1,234.5", 123_450), ("£7", 700)]
)
def test_money_is_read_in_its_smallest_unit(words, value):
    assert PENCE.from_text(words) == value


@pytest.mark.parametrize(
    ("words", "value"), [("42.000", 42_000), ("1,5k", 1_500), ("1.234.567", 1_234_567)]
)
def test_other_locales_write_points_and_commas_the_other_way(german, words, value):
    assert PLAIN.from_text(words) == value


def test_other_locales_see_them_the_other_way(german):
    assert NumberForm(decimals=2).to_text(1_234_50) == "1.234,50"


@pytest.mark.parametrize(
    ("form", "value", "words"),
    [
        (PLAIN, 1_234_567, "1,234,567"),
        (PLAIN, -5, "−5"),
        (PENCE, 1050, "£10.50"),
        (PENCE, -1050, "−£10.50"),
        (NumberForm(suffix=" weeks"), 6, "6 weeks"),
        (NumberForm(suffix=" weeks", suffix_of_one=" week"), 1, "1 week"),
        (NumberForm(suffix=" weeks", suffix_of_one=" week"), -1, "−1 week"),
        (NumberForm(suffix=" weeks", suffix_of_one=" week"), 11, "11 weeks"),
        (NumberForm(prefix="£", short=True), 42_500, "£42.5k"),
        (NumberForm(prefix="£", short=True), 42_000, "£42k"),
        (NumberForm(prefix="£", short=True), 9_500, "£9,500"),
        (NumberForm(decimals=2, short=True), 900_00, "900"),
    ],
)
def test_a_number_is_written_in_its_form(form, value, words):
    assert form.to_text(value) == words


@given(
    st.integers(-(10**15), 10**15),
    st.integers(0, 3),
    st.sampled_from(["", "£", "€ ", "CHF "]),
    st.sampled_from(["", " weeks", "%", " points"]),
)
def test_what_is_written_is_read_back(value, decimals, prefix, suffix):
    form = NumberForm(decimals=decimals, prefix=prefix, suffix=suffix)
    assert form.from_text(form.to_text(value)) == value


@given(st.text(max_size=12))
def test_anything_can_be_typed(words):
    assert PLAIN.from_text(words) is None or isinstance(PLAIN.from_text(words), int)
