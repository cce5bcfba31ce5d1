"""How places in a scenario are named in messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from negotiator_trainer.scenario.yaml_text import Path


def label(path: Path) -> str:
    """Return a path as it is said to a person: ``play.buyer.variants.month_end``."""
    words = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return words.removeprefix(".") or "the file"


def listed(names: Iterable[str], *, last: str = "and") -> str:
    """Return names as a list in words, the first twelve of them."""
    quoted = [f"“{name}”" for name in names]
    if len(quoted) > 12:
        return f"{', '.join(quoted[:12])} {last} {len(quoted) - 12} more"
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def clipped(value: object) -> str:
    """Return what somebody wrote, in quotation marks and no longer than a line."""
    text = " ".join(str(value).split())
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
