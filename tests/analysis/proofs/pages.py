"""The pages that explain a proof's findings: their examples, compiled, and what they must have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from negotiator_trainer import assets
from negotiator_trainer.analysis.proofs.proof import Subject
from negotiator_trainer.analysis.proofs.proof_codes import CODES
from negotiator_trainer.analysis.solving.solver import Solver
from negotiator_trainer.engine.game import compile_game
from negotiator_trainer.engine.move import read_move, write_move
from negotiator_trainer.engine.play import apply, begin
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import ScenarioSource, digest_of
from tests.analysis.proving import SHED, with_nodes, with_values

if TYPE_CHECKING:
    from negotiator_trainer.engine.game import Game

_FENCE = re.compile(r"^```(yaml|yarn) (wrong|right)([^\n]*)\n(.*?)^```$", re.DOTALL | re.M)
_FIXTURES = Path(__file__).parents[2] / "fixtures"
_BASES = {"shed-sale": SHED, "two-doors": _FIXTURES / "scenarios/two-doors"}


@dataclass(frozen=True)
class Example:
    """One example of a page.

    Attributes:
        static: The codes that the checker finds in it.
        also: What it may also have.
        limits: “states” or “beliefs” by the most that the page allows.
    """

    subject: Subject
    static: set[str]
    also: set[str]
    limits: dict[str, int]

    @property
    def game(self) -> Game:
        return self.subject.game


def example(code: str, kind: str) -> Example:
    """Compile the “wrong” or the “right” example of a code's page."""
    blocks = [b for b in _FENCE.findall(_page(code)) if b[1] == kind]
    assert blocks
    flags = " ".join(block[2] for block in blocks)
    base = _BASES["two-doors" if "in two-doors" in flags else "shed-sale"]
    files = {path.name: path.read_bytes() for path in base.iterdir()}
    for language, _, own, fragment in blocks:
        if language == "yaml":
            files["scenario.yaml"] = with_values(files["scenario.yaml"], fragment)
        else:
            name = next(name for name in files if name.endswith(".yarn"))
            text = with_nodes(files[name].decode(), fragment, adding="adding" in own)
            files[name] = text.encode()
    source = ScenarioSource(path=base, id=base.name, files=files, digest=digest_of(files))
    report = check(source)
    assert not report.errors, [str(d) for d in report.errors]
    (role,) = report.loaded.scripts
    game = compile_game(report.loaded.scenario, role, report.loaded.scripts[role])
    also = re.search(r"also ([CPS]\d{3}(?:, [CPS]\d{3})*)", flags)
    within = re.search(r"within (\d+) (states|beliefs)", flags)
    return Example(
        subject=Subject(game=game, where=report.loaded.text.key_place, solver=Solver(game)),
        static={d.code for d in report.diagnostics},
        also=set(also[1].split(", ") if also else ()),
        limits={within[2]: int(within[1])} if within else {},
    )


def assert_playable(game: Game, found) -> None:
    """Whatever a finding shows can be played as it is written down."""
    assert all(each.place.line >= 1 and each.place.column >= 1 for each in found)
    for each in found:
        if each.witness is not None:
            state = begin(game, each.witness.variant).state
            for move in each.witness.moves:
                assert state.ending < 0
                again = read_move(write_move(move, game.space), game.space)
                state = apply(game, state, again).state


def assert_explained(code: str) -> None:
    """A page begins with its code and title, and explains them."""
    head, meaning = _page(code).split("\n\n")[:2]
    assert head == f"# {code}: {CODES[code][1]}"
    assert meaning.endswith(".")
    assert len(meaning.split()) >= 8


def _page(code: str) -> str:
    return assets.text("diagnostics", f"{code}.md")
