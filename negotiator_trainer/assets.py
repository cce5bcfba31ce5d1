"""Finds the files that ship beside the code: `resources/` and `scenarios/`."""

from __future__ import annotations

from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[1]


def root(name: str) -> Path:
    """Return the folder `name`, from an editable checkout or from an unpacked wheel."""
    checkout = _CHECKOUT / name
    if (_CHECKOUT / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    from importlib.resources import files  # noqa: PLC0415  a checkout starts without

    return Path(str(files("negotiator_trainer"))) / "_bundled" / name


def text(*parts: str) -> str:
    """Read a UTF-8 file under `resources/`, such as ``text("styles", "app.qss")``."""
    return root("resources").joinpath(*parts).read_text(encoding="utf-8")
