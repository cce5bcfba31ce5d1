"""Every game there is: the fixtures, and each shipped scenario that `check` finds no fault with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from negotiator_trainer import assets
from negotiator_trainer.engine.game import Game, compile_game
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder
from tests.games import game

FIXED = {
    "toy-sale": ("scenarios/toy-sale", "buyer"),
    "two-doors": ("scenarios/two-doors", "tenant"),
    "negotiation-small": ("peers/negotiation-small", "buyer"),
}


@cache
def every_game() -> dict[str, Game]:
    """Compile every game, by scenario and role."""
    found = {name: game(*where) for name, where in FIXED.items()}
    for folder in sorted(Path(assets.root("scenarios")).iterdir()):
        if not (folder / "scenario.yaml").is_file():
            continue
        report = check(read_folder(folder))
        if report.errors or report.loaded.scenario is None:
            continue
        for role, script in report.loaded.scripts.items():
            found[f"{folder.name}/{role}"] = compile_game(report.loaded.scenario, role, script)
    return found
