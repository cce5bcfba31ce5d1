"""Writes the handbook as a booklet: PDF pages of A4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator_trainer.services.handbook.booklet import as_html
from negotiator_trainer.ui import documents

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.services.handbook.book import Handbook


def write_pdf(book: Handbook, file: Path) -> None:
    """Write the booklet as PDF, a card a page; the fonts must have been loaded.

    Raises:
        TrainerError: The file cannot be written.
    """
    documents.write_pdf(as_html(book), file, title=book.title)
