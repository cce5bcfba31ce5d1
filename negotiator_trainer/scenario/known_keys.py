"""Which keys a place in a document may have, read off the typed model."""

from __future__ import annotations

from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from negotiator_trainer.scenario.yaml_text import Path


def known_keys(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Return the keys of the model at `path` inside `model`; none where ids are free."""
    models: list[Any] = [model]
    for part in path:
        models = [inner for outer in models for inner in _inside(outer, part)]
    keys = [key for found in models if _is_model(found) for key in fields(found)]
    return tuple(dict.fromkeys(keys))


def fields(model: type[BaseModel]) -> dict[str, Any]:
    """Return a model's annotations by the key that the file uses."""
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def _inside(annotation: Any, part: str | int) -> list[Any]:  # noqa: ANN401 (a type of any form)
    if _is_model(annotation):
        found = fields(annotation).get(str(part))
        return [] if found is None else _arms(found)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is dict:
        return _arms(arguments[1])
    if origin is list:
        return _arms(arguments[0])
    return []


def _arms(annotation: Any) -> list[Any]:  # noqa: ANN401 (a type of any form)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _arms(arguments[0])
    if origin in {Union, UnionType}:
        return [arm for argument in arguments for arm in _arms(argument)]
    return [annotation]


def _is_model(annotation: Any) -> bool:  # noqa: ANN401 (a type of any form)
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
