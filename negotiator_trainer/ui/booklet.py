"""Writes the handbook as a booklet: PDF pages of A4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument

from negotiator_trainer.services.handbook.booklet import as_html, unwritable

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.services.handbook.book import Handbook

_POINTS = 11
_DOTS = 300


def write_pdf(book: Handbook, file: Path) -> None:
    """Write the booklet as PDF, a card a page; the fonts must have been loaded.

    Raises:
        TrainerError: The file cannot be written.
    """
    _try(file)
    writer = QPdfWriter(str(file))
    writer.setTitle(book.title)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())  # the document brings its own, two centimetres
    document = QTextDocument()
    document.setDefaultFont(QFont("Inter", _POINTS))
    document.setHtml(as_html(book))
    document.print_(writer)


def _try(file: Path) -> None:
    """Refuse a place that cannot be written to; Qt's writer would only warn."""
    try:
        with file.open("wb"):
            pass
    except OSError as error:
        raise unwritable(file) from error
