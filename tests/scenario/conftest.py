"""The toy sale and patched copies of it, for every test of a scenario's model."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from negotiator_trainer.scenario.check import Report, check
from negotiator_trainer.scenario.source import ScenarioSource, digest_of
from negotiator_trainer.scenario.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TOY = Path(__file__).parents[1] / "fixtures" / "scenarios" / "toy-sale"


def merged(base: Any, patch: Any, replacing: tuple[str, ...] | None = None) -> Any:
    """Return `base` with the entries of `patch` in it; the entry at `replacing` is not merged."""
    if replacing == () or not isinstance(base, dict) or not isinstance(patch, dict):
        return patch
    result = dict(base)
    for key, value in patch.items():
        inner = replacing[1:] if replacing and replacing[0] == key else None
        result[key] = merged(base[key], value, inner) if key in base else value
    return result


def patched(patch: Any, replacing: tuple[str, ...] | None = None) -> bytes:
    """Return the toy's scenario.yaml with a patch in it."""
    tree = merged(toy_tree(), patch, replacing)
    written = yaml.dump(
        tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return str(written).encode()


@cache
def toy_tree() -> Any:
    """Return the toy's scenario.yaml as plain texts, lists and mappings."""
    return read_yaml((TOY / "scenario.yaml").read_bytes(), file="scenario.yaml").value


def source_of(files: Mapping[str, bytes], *, unused: tuple[str, ...] = ()) -> ScenarioSource:
    return ScenarioSource(
        path=TOY, id="toy-sale", files=files, digest=digest_of(files), unused=unused
    )


@pytest.fixture
def toy_text() -> str:
    return (TOY / "scenario.yaml").read_text(encoding="utf-8")


@pytest.fixture
def toy_script() -> str:
    return (TOY / "script.buyer.yarn").read_text(encoding="utf-8")


@pytest.fixture
def check_patched(toy_script: str) -> Callable[..., Report]:
    """Check the toy with a patch, written as YAML, in its model and another script if wanted."""

    def run(patch: str, *, replacing: str = "", script: str | None = None) -> Report:
        tree = read_yaml(patch, file="patch")
        assert not tree.diagnostics, [str(found) for found in tree.diagnostics]
        text = patched(tree.value, tuple(replacing.split(".")) if replacing else None)
        words = toy_script if script is None else script
        files = {"scenario.yaml": text, "script.buyer.yarn": words.encode()}
        return check(source_of(files))

    return run
