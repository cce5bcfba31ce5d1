import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.genius.domain import read_domain
from negotiator_trainer.genius.draft import MAX_PACKAGES, draft, on_one_line
from negotiator_trainer.genius.profile import read_profile
from tests.genius.files import (
    BUYER,
    SELLER,
    attributes,
    car_domain,
    car_profile,
    domain_text,
    interval,
    listed,
    profile_text,
    write,
)


def read(folder, domain, a, b):
    where, first, second = write(folder, domain=domain, a=a, b=b)
    found = read_domain(where)
    return found, read_profile(first, found), read_profile(second, found)


def same(folder, *issues, weights, reservation=0.0):
    """A domain whose two profiles are one and the same; evaluations rise along each issue."""
    bare = [listed(name, index, values) for index, (name, values) in enumerate(issues, start=1)]
    worths = [
        listed(name, index, values, range(1, len(values) + 1))
        for index, (name, values) in enumerate(issues, start=1)
    ]
    profile = profile_text(worths, dict(enumerate(weights, start=1)), reservation)
    return read(folder, domain_text(*bare), profile, profile)


def test_utilities_become_points_in_thousandths(tmp_path):
    sides = car_profile(SELLER, reservation=0.45), car_profile(BUYER, reservation=0.5)
    found = draft(*read(tmp_path, car_domain(), *sides))
    assert found.reservations == (450, 500)
    assert [(issue.id, issue.options) for issue in found.issues] == [
        ("price", ("low", "middle", "high")),
        ("colour", ("red", "blue")),
    ]
    assert found.issues[0].ours == (188, 375, 750)
    assert found.issues[0].theirs == (750, 562, 188)
    assert found.bases == (0, 0)


def test_an_issue_without_a_choice_is_left_out_and_its_worth_kept(tmp_path):
    found = draft(*same(tmp_path, ("a", ["only"]), ("b", ["x", "y"]), weights=[0.25, 0.75]))
    assert [issue.id for issue in found.issues] == ["b"]
    assert found.bases == (250, 250)


def test_names_become_ids_that_are_unique(tmp_path):
    long = "the same forty letters and a great many more"
    found = draft(
        *same(
            tmp_path,
            ("R&D: Größe", ["", "-", "–"]),
            ("R-D  größe", ["Yes!", "yes", "no"]),
            (long + " one", ["1", "2"]),
            (long + " two", ["-1", "1"]),
            weights=[1, 1, 1, 1],
        )
    )
    ids = [issue.id for issue in found.issues]
    assert len(set(ids)) == 4
    assert all(id_.isascii() and len(id_) <= 40 for id_ in ids)
    assert found.issues[0].words[0] == "(no name)"
    assert found.issues[1].options == ("yes", "yes_2", "no")
    assert found.issues[3].options == ("minus_1", "1")


def test_whole_numbers_from_nought_up_are_a_range_and_negative_ones_options(tmp_path):
    line = attributes(ftype="linear", offset=0, slope=0.5)

    def numbers(low, high):
        one = interval("n", 1, "integer", low, high)
        profile = profile_text([interval("n", 1, "integer", low, high, line)], {1: 1}, 0)
        return draft(*read(tmp_path, domain_text(one), profile, profile)).issues[0]

    assert (numbers(3, 5).number, numbers(3, 5).options) == (True, ("3", "4", "5"))
    assert (numbers(-1, 1).number, numbers(-1, 1).options) == (False, ("minus_1", "0", "1"))


def test_words_that_would_break_a_file_are_made_harmless():
    assert on_one_line('a "b"\n\tc\\d\u202e\u200b') == "a ”b” c/d"
    assert len(on_one_line("x" * 500)) == 80


def test_a_domain_too_large_to_talk_about_is_refused(tmp_path):
    values = [f"v{number}" for number in range(150)]
    large = same(tmp_path, ("a", values), ("b", values), weights=[1, 1])
    with pytest.raises(TrainerError, match=f"22,500 packages, .* {MAX_PACKAGES:,} at most"):
        draft(*large)
    values = [f"v{number}" for number in range(501)]
    with pytest.raises(TrainerError, match="“a” has 501 values; 500 is most"):
        draft(*same(tmp_path, ("a", values), weights=[1]))


def test_a_single_package_is_nothing_to_negotiate(tmp_path):
    with pytest.raises(TrainerError, match="a single package"):
        draft(*same(tmp_path, ("a", ["x"]), weights=[1]))


def test_a_party_that_accepts_nothing_makes_no_scenario(tmp_path):
    with pytest.raises(TrainerError, match="xml accepts no package at all"):
        draft(*same(tmp_path, ("a", ["x", "y"]), weights=[1], reservation=1.5))
