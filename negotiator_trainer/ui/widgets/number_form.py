"""How a whole number is written and read: money in minor units, weeks, points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QLocale

_SHAPE = re.compile(r"(?P<sign>[-−]?)(?P<figures>\d[\d.,]*|[.,]\d+)(?P<factor>[kKmM]?)")
_FACTORS = {"": 1, "k": 1_000, "m": 1_000_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForm:
    """Writes and reads whole numbers of the smallest unit.

    Attributes:
        decimals: Digits of the unit's fraction; with 2 the number 1050 is written 10.50.
        prefix: Stands before the figures, such as ``"£"``.
        suffix: Stands after them, such as ``" weeks"``.
        suffix_of_one: Stands after a one, such as ``" week"``; the same when empty.
        short: Leave out a fraction of zero and write thousands from 10,000 as ``k``.
    """

    decimals: int = 0
    prefix: str = ""
    suffix: str = ""
    suffix_of_one: str = ""
    short: bool = False

    def to_text(self, value: int) -> str:
        """Write `value` in the person's locale."""
        sign = "−" if value < 0 else ""
        one = abs(value) == 10**self.decimals
        suffix = self.suffix_of_one or self.suffix if one else self.suffix
        return f"{sign}{self.prefix}{self._figures(abs(value))}{suffix}"

    def from_text(self, words: str) -> int | None:
        """Read what a person typed: ``42k``, ``£42,000`` or ``42 000.50``; None if it is no number.

        A separator groups thousands when it is repeated, or when it stands before
        exactly three figures and is not the locale's decimal point.
        """
        bare = words.replace(self.prefix.strip(), "") if self.prefix.strip() else words
        for suffix in (self.suffix.strip(), self.suffix_of_one.strip()):
            bare = bare.replace(suffix, "") if suffix else bare
        bare = re.sub(r"[\s'’$€£]", "", bare)
        found = _SHAPE.fullmatch(bare)
        if found is None:
            return None
        number = _decimal(found["figures"])
        if number is None:
            return None
        value = int(
            (number * _FACTORS[found["factor"].lower()]).scaleb(self.decimals).to_integral()
        )
        return -value if found["sign"] else value

    def _figures(self, size: int) -> str:
        locale = QLocale()
        whole, fraction = divmod(size, 10**self.decimals)
        if self.short and whole >= 10_000:
            thousands = Decimal(size).scaleb(-self.decimals - 3).quantize(Decimal("0.1"))
            figures = f"{thousands:f}".removesuffix(".0").replace(".", locale.decimalPoint())
            return f"{figures}k"
        # Qt writes numbers of 64 bits; the separator is repeated by hand beyond that.
        written = f"{whole:,}".replace(",", locale.groupSeparator())
        if self.decimals == 0 or (self.short and fraction == 0):
            return written
        return f"{written}{locale.decimalPoint()}{fraction:0{self.decimals}d}"


PLAIN = NumberForm()


def _decimal(figures: str) -> Decimal | None:
    """Read figures with separators; the last separator may be a decimal point."""
    whole, point, fraction = _split(figures)
    groups = re.split(r"[.,]", whole)
    if any(len(group) != 3 for group in groups[1:]):
        return None
    return Decimal(f"{''.join(groups) or '0'}.{fraction or '0'}") if point or whole else None


def _split(figures: str) -> tuple[str, str, str]:
    at = max(figures.rfind("."), figures.rfind(","))
    if at < 0:
        return figures, "", ""
    point, fraction = figures[at], figures[at + 1 :]
    repeated = figures.count(point) > 1
    groups = len(fraction) == 3 and point != QLocale().decimalPoint() and at > 0
    only_kind = "." not in figures or "," not in figures
    if repeated or (groups and only_kind):
        return figures, "", ""
    return figures[:at], point, fraction
