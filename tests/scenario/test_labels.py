from __future__ import annotations

from negotiator_trainer.scenario.labels import clipped, label, listed


def test_a_path_is_said_with_dots_and_lists_count_from_one() -> None:
    assert label(("play", "buyer", "assumptions", 0, "text")) == "play.buyer.assumptions[1].text"
    assert label(()) == "the file"


def test_names_are_listed_as_one_would_say_them() -> None:
    assert listed(["a"]) == "“a”"
    assert listed(["a", "b", "c"]) == "“a”, “b” and “c”"
    assert listed(["a", "b"], last="or") == "“a” or “b”"
    assert listed(str(n) for n in range(20)).endswith("“11” and 8 more")


def test_what_somebody_wrote_is_quoted_on_one_line_and_cut() -> None:
    assert clipped("a\n b") == "“a b”"
    assert clipped("x" * 100) == f"“{'x' * 60}…”"
