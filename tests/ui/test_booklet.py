import re

import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.handbook.book import handbook
from negotiator_trainer.services.handbook.booklet import write_markdown
from negotiator_trainer.ui.booklet import write_pdf

BOOK = handbook()


def test_the_pdf_has_a_page_for_each_card_and_one_for_the_contents(theme, tmp_path):
    write_pdf(BOOK, tmp_path / "handbook.pdf")
    written = (tmp_path / "handbook.pdf").read_bytes()
    assert written.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", written)) == len(BOOK.cards) + 1


@pytest.mark.parametrize("write", [write_pdf, write_markdown])
def test_a_place_that_cannot_be_written_to_is_one_line(theme, tmp_path, write):
    with pytest.raises(TrainerError, match="could not be written"):
        write(BOOK, tmp_path / "nowhere" / "handbook")


def test_the_markdown_is_the_whole_book(tmp_path):
    write_markdown(BOOK, tmp_path / "handbook.md")
    text = (tmp_path / "handbook.md").read_text("utf-8")
    assert all(card.line in text for card in BOOK.cards)
