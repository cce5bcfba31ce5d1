"""Words for people, in the language that was chosen; the words in the code are English.

`tr`, `ntr` and `mark` are also the marks by which `packaging/catalogue.py` finds what there is to
translate: what they are given is written out in the call, with a name in braces for each value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from gettext import GNUTranslations
    from pathlib import Path

DOMAIN = "negotiator_trainer"
ENGLISH = "en"
VARIABLE = "NEGOTIATOR_TRAINER_LANGUAGE"
_VARIABLES = (VARIABLE, "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_UNTRANSLATED = {ENGLISH, "C", "POSIX"}

_language = ENGLISH
_catalogue: GNUTranslations | None = None


def wanted(environ: Mapping[str, str], *, chosen: str = "") -> tuple[str, ...]:
    """The languages that a person would like, the best one first.

    Args:
        environ: The environment; `NEGOTIATOR_TRAINER_LANGUAGE` goes before the system's own.
        chosen: What was chosen in the program, such as ``de`` or ``pt_BR``; goes before all.
    """
    given = chosen or next(filter(None, map(environ.get, _VARIABLES)), "")
    return tuple(each.partition(".")[0].partition("@")[0] for each in given.split(":") if each)


def use(languages: Iterable[str], folder: Path) -> str:
    """Speak the first of some languages that there is a catalogue of, or else English.

    Args:
        languages: Such as ``de`` or ``pt_BR``; ``pt`` stands in for ``pt_BR``.
        folder: Where the catalogues are: ``<language>/LC_MESSAGES/negotiator_trainer.mo``.

    Returns:
        The language that is spoken from now on.
    """
    global _language, _catalogue
    _language, _catalogue = ENGLISH, None
    for each in languages:
        for name in dict.fromkeys((each, each.partition("_")[0])):
            if name in _UNTRANSLATED:
                return _language
            file = folder / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
            if file.is_file():
                from gettext import GNUTranslations  # noqa: PLC0415  English starts without

                with file.open("rb") as opened:
                    _language, _catalogue = name, GNUTranslations(opened)
                return _language
    return _language


def language() -> str:
    """The language that is spoken."""
    return _language


def mark(text: str, /) -> str:
    """Return `text` as it is: words of a table, which are given to `tr` where they are said."""
    return text


def tr(text: str, /, **values: object) -> str:
    """Say `text`, with values in the places that it names."""
    return _filled(look_up(text), text, values)


def ntr(one: str, many: str, count: int, /, **values: object) -> str:
    """Say `one` or `many`, or whichever form the language has for `count`, as `{count}` in it."""
    english = one if count == 1 else many
    said = english if _catalogue is None else _catalogue.ngettext(one, many, count)
    return _filled(said, english, {"count": count, **values})


def look_up(text: str, context: str = "") -> str:
    """Return what `text` is in the language that is spoken, with its places left open.

    Args:
        text: As it stands in the code.
        context: Tells apart what is one word in English and several elsewhere.
    """
    if _catalogue is None or not text:
        return text
    return _catalogue.pgettext(context, text) if context else _catalogue.gettext(text)


def _filled(said: str, english: str, values: Mapping[str, object]) -> str:
    if not values:
        return said
    try:
        return said.format(**values)
    except (LookupError, ValueError, AttributeError):
        # A translation that names a place which is not there must not end a talk.
        return english.format(**values)
