"""Writes documents that somebody asked for: text as it is, and HTML printed as PDF pages of A4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextCursor, QTextDocument

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

_POINTS = 11
_DOTS = 300


class _Closed(QTextDocument):
    """A document that fetches nothing: no image, no style sheet, from nowhere."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802  Qt's name
        """Have nothing."""
        del kind, name
        return None


def words_of(html: str) -> str:
    """Return all words that a document shows, a paragraph a line."""
    return _document(html).toPlainText()


def write_text(words: str, file: Path) -> None:
    """Write text; the file appears whole or not at all.

    Raises:
        TrainerError: It cannot be written.
    """
    made = _beside(file)
    try:
        made.write_text(words, encoding="utf-8", newline="\n")
        made.replace(file)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise unwritable(file) from error


def write_pdf(html: str, file: Path, *, title: str) -> None:
    """Print a document; the fonts must have been loaded.

    The HTML must hold other people's text escaped. The file appears whole or not at all.

    Raises:
        TrainerError: It cannot be written.
    """
    made = _beside(file)
    try:
        with made.open("wb"):
            pass  # Qt's writer would only warn
        _print(html, made, title=title)
        made.replace(file)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise unwritable(file) from error


def unwritable(file: Path) -> TrainerError:
    """What is said where a document cannot be written."""
    return TrainerError(
        tr("{file} could not be written.", file=file),
        remedy=tr("Choose another place, or free some space."),
    )


def _print(html: str, file: Path, *, title: str) -> None:
    writer = QPdfWriter(str(file))
    writer.setTitle(title)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())  # the document brings its own, two centimetres
    _document(html).print_(writer)


def _document(html: str) -> QTextDocument:
    made = _Closed()
    made.setDefaultFont(QFont("Inter", _POINTS))
    made.setHtml(html)
    _drop_pictures(made)
    return made


def _drop_pictures(document: QTextDocument) -> None:
    """Take out every picture: to print, Qt copies the document, and the copy would fetch them."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            found = fragments.fragment()
            if found.charFormat().isImageFormat():
                cursor.setPosition(found.position())
                keep = QTextCursor.MoveMode.KeepAnchor
                cursor.setPosition(found.position() + found.length(), keep)
                cursor.removeSelectedText()
                fragments = block.begin()
            else:
                fragments += 1
        block = block.next()


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.part")
