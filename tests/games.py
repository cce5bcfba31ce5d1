"""Compiles the fixture scenarios for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from negotiator_trainer.engine.game import Game, compile_game
from negotiator_trainer.scenario.document import read_scenario_document
from negotiator_trainer.script.parser import parse

FIXTURES = Path(__file__).parent / "fixtures"


@cache
def game(folder: str, role: str) -> Game:
    """Compile ``game("scenarios/toy-sale", "buyer")``."""
    path = FIXTURES / folder
    scenario, found = read_scenario_document((path / "scenario.yaml").read_bytes(), file="s.yaml")
    assert scenario is not None, [str(d) for d in found]
    name = f"script.{role}.yarn"
    parsed = parse((path / name).read_text(encoding="utf-8"), file=name)
    assert not [d for d in parsed.diagnostics if d.severity == "error"]
    return compile_game(scenario, role, parsed.script)
