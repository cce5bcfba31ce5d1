"""The base of every document model: unknown keys are refused, values never change."""

from __future__ import annotations

import re
from typing import Annotated, Final, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

LARGEST: Final = 10**12
"""No number in a scenario is larger, or more negative, than this."""

_WHOLE: Final = re.compile(r"[+-]?(0|[1-9][0-9]{0,14})")
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,6}(\.[0-9]{1,6})?")


class Strict(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True
    )


def _yes_or_no(value: object) -> object:
    if isinstance(value, str):
        if value not in {"yes", "no"}:
            raise PydanticCustomError("yes_or_no", "yes or no")
        return value == "yes"
    return value


def _whole(value: object) -> object:
    if isinstance(value, str) and not _WHOLE.fullmatch(value.strip()):
        raise PydanticCustomError("whole_number", "a whole number")
    return value


def _decimal(value: object) -> object:
    if isinstance(value, str) and not _DECIMAL.fullmatch(value.strip()):
        raise PydanticCustomError("decimal_number", "a number such as 0.5")
    return value


def _shape(value: object) -> str:
    return "<each>" if isinstance(value, dict) else "<one>"


def _count(value: object) -> str:
    return "<several>" if isinstance(value, list) else "<one>"


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=40)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"enum": ["yes", "no"]})]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=-LARGEST, le=LARGEST)]
Percent = Annotated[Whole, Field(ge=0, le=100)]
Decimal = Annotated[float, BeforeValidator(_decimal), Field(allow_inf_nan=False)]

Value = TypeVar("Value")
OneOrEach = Annotated[
    Annotated[Value, Tag("<one>")] | Annotated[dict[Id, Value], Tag("<each>")],
    Discriminator(_shape),
]
"""One value for all variants, or one for each variant by its id."""
OneOrSeveral = Annotated[
    Annotated[Id, Tag("<one>")] | Annotated[list[Id], Tag("<several>")], Discriminator(_count)
]
"""An id, or a list of ids of which any will do."""

Options = dict[Id, Id]
"""One option for each issue: a package, or a part of one."""
Choices = dict[Id, OneOrSeveral]
"""For each issue named, the option or options that it is about."""
