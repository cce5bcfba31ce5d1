"""Catalogues of translations, made for tests."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from negotiator_trainer import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MAGIC = 0x950412DE
_TWO_FORMS = "nplurals=2; plural=(n != 1);"


@pytest.fixture
def english_again(tmp_path: Path) -> Iterator[None]:
    """Speak English again after the test."""
    yield
    wording.use((), tmp_path)


def write_catalogue(
    folder: Path,
    language: str,
    messages: Mapping[str | tuple[str, str], str | tuple[str, ...]],
    *,
    plural: str = _TWO_FORMS,
) -> None:
    """Write a compiled catalogue, as `msgfmt` does.

    Args:
        folder: Where the languages' folders are.
        language: Its name.
        messages: Translations; of two forms in English, as many as the language has.
        plural: How the language chooses among them.
    """
    head = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {plural}\n"
    pairs = {
        "\0".join(key) if isinstance(key, tuple) else key: "\0".join(said)
        if isinstance(said, tuple)
        else said
        for key, said in messages.items()
    }
    entries = sorted((key.encode(), said.encode()) for key, said in ({"": head} | pairs).items())
    tables, texts = b"", b""
    first = 28 + 16 * len(entries)
    for place in (0, 1):
        for entry in entries:
            tables += struct.pack("<2I", len(entry[place]), first + len(texts))
            texts += entry[place] + b"\0"
    start = struct.pack("<7I", _MAGIC, 0, len(entries), 28, 28 + 8 * len(entries), 0, 0)
    file = folder / language / "LC_MESSAGES" / f"{wording.DOMAIN}.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(start + tables + texts)
