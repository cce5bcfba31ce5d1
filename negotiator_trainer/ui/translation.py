"""The window's language: Qt's own look-up of words, and how it writes dates and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

from negotiator_trainer import assets, wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QCoreApplication


class CatalogueTranslator(QTranslator):
    """Gives Qt the words of the catalogue that the services speak from.

    A class of the window that asks is no context: what is one word in two places is one word in
    the catalogue, unless the code tells them apart (`self.tr("Offer", "a verb")`).
    """

    def translate(
        self,
        context: bytes | str,
        source_text: bytes | str,
        disambiguation: bytes | str | None = None,
        n: int = -1,
    ) -> str:
        """Return what is said in the language that is spoken."""
        del context, n
        return wording.look_up(str(source_text), str(disambiguation or ""))

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        """It is never empty: Qt asks no empty one."""
        return False


def speak(app: QCoreApplication, environ: Mapping[str, str], *, chosen: str = "") -> None:
    """Speak the language that a person would like; nothing happens where that is English.

    Args:
        app: The application.
        environ: The environment.
        chosen: The language of the preferences.
    """
    wanted = wording.wanted(environ, chosen=chosen)
    language = wording.use(wanted, assets.root("resources") / "locale")
    if language != wording.ENGLISH:
        install(app, language)


def install(app: QCoreApplication, language: str) -> CatalogueTranslator:
    """Have Qt look its words up in the catalogue, and write dates and numbers to match."""
    translator = CatalogueTranslator(app)
    app.installTranslator(translator)
    QLocale.setDefault(QLocale(language))
    return translator
