"""Importing without PySide's look into the source of every module."""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Stop PySide from reading and keeping the source of each module that is imported.

    It looks there for a wish for its optional spellings (``from __feature__ import``), which this
    program never has. By the time the database is open that costs 24 MB and 60 ms. Where PySide
    has no such hook, nothing happens.
    """
    hook = getattr(builtins, "__feature_import__", None)
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None and builtins.__import__ is hook:
        builtins.__import__ = plain
