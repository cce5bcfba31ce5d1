"""What was counted of practice and of real cases, together and apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Judged(Protocol):
    """Something that came out, in practice or in a real case."""

    @property
    def real(self) -> bool:
        """Whether it comes from a real case."""


JudgedT = TypeVar("JudgedT", bound=Judged)
CountT = TypeVar("CountT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources(Generic[CountT]):
    """Practice and real cases, together and apart."""

    both: CountT
    practice: CountT
    real: CountT


def apart(
    found: Sequence[JudgedT], count: Callable[[Sequence[JudgedT]], CountT]
) -> Sources[CountT]:
    """Count what was found, together and apart."""
    return Sources(
        both=count(found),
        practice=count([each for each in found if not each.real]),
        real=count([each for each in found if each.real]),
    )
