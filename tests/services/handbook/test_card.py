import pytest

from negotiator_trainer.services.handbook.card import read_card

TEXT = """# Silence

Say nothing.

## What it is

Waiting.

Really.

## When it fails

On the telephone.

## One line to say

Hm.

## Two examples

- Without it: he talks.
- With it: she does.

## Sources

- A book, 1999
- Another, 2000
"""


def test_a_card_is_read_part_by_part():
    card = read_card(TEXT, card="silence", part="ask", about=("act:silence",))
    assert (card.title, card.summary) == ("Silence", "Say nothing.")
    assert card.what == ("Waiting.", "Really.")
    assert card.fails == ("On the telephone.",)
    assert card.line == "Hm."
    assert (card.without, card.with_it) == ("Without it: he talks.", "With it: she does.")
    assert card.sources == ("A book, 1999", "Another, 2000")


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("# Silence\n", "Silence\n", 1),
        TEXT.replace("Say nothing.\n", ""),
        TEXT.replace("## When it fails", "## When it does not"),
        TEXT.replace("- With it: she does.\n", ""),
    ],
    ids=["no title", "no summary", "another heading", "one example"],
)
def test_a_card_of_another_form_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  which line is wrong differs
        read_card(text, card="silence", part="ask")
