"""What a walk over every state finds against a model: facts, events, endings, and the zone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from negotiator_trainer.analysis.graph.tracing import Mark
from negotiator_trainer.engine.program import positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from negotiator_trainer.analysis.graph.explored import Walk
    from negotiator_trainer.analysis.proofs.proof import Found, Subject
    from negotiator_trainer.engine.game import Game
    from negotiator_trainer.scenario.yaml_text import Path

_AFTER = re.compile(r"after ([a-z0-9][a-z0-9_]*)")


@dataclass(slots=True)
class ModelProof:
    """Goes through one role of a model beside the marks that play left.

    Attributes:
        subject: What is proved something about.
        walk: Every state of it.
        found: What was found.
    """

    subject: Subject
    walk: Walk
    found: list[Found] = field(default_factory=list)

    def all(self) -> list[Found]:
        """Look at facts, events and endings, then at the zone of each variant."""
        self._facts()
        self._events()
        for name in self._game.side.endings:
            if Mark("ended", name=name) not in self.walk:
                self._add("P010", ("endings", name), f"No play ends in “{name}”.")
        offers = self._game.stance is not None and bool(self._game.scenario.issues)
        for position, name in enumerate(self._game.variants):
            if offers:
                self._zone(position, name)
        return self.found

    @property
    def _game(self) -> Game:
        return self.subject.game

    def _add(self, code: str, path: Path, message: str, *, shown: Mark | None = None) -> None:
        place = self.subject.where(("play", self._game.role, *path))
        witness = None if shown is None else self.walk.witness(shown)
        self.found.append(self.subject.found(code, place, message, witness))

    def _facts(self) -> None:
        for name, fact in self._game.side.facts.items():
            matters = self._game.variants if fact.variants is None else fact.variants
            missing = self._missing("learned", name, matters)
            if missing:
                where = _in(missing, matters)
                self._add("P008", ("facts", name), f"Nothing lets “{name}” come out{where}.")

    def _events(self) -> None:
        for name, event in self._game.side.events.items():
            if event.variants is None:
                missing = self._missing("happened", name, self._game.variants)
                never = len(missing) == len(self._game.variants)
            else:
                missing = self._missing("happened", name, event.variants)
                never = bool(missing)
            if never:
                where = _in(missing, event.variants or missing)
                self._add("P009", ("events", name), f"“{name}” never happens{where}.")

    def _missing(self, kind: str, name: str, variants: Sequence[str]) -> list[str]:
        places = self._game.variants
        return [
            variant
            for variant in variants
            if Mark(kind, name=name, variant=places.index(variant)) not in self.walk  # type: ignore[arg-type]
        ]

    def _zone(self, variant: int, name: str) -> None:
        declared = self._game.side.variants[name].zone
        path = ("variants", name, "zone")
        reached = sorted(
            mark for mark in self.walk.marks
            if mark.kind == "situation" and mark.variant == variant
        )  # fmt: skip
        is_open = [mark for mark in reached if self._open(mark)]
        after = _AFTER.fullmatch(declared)
        if declared == "never":
            self._never(variant, path, is_open)
        elif after is not None:
            self._after(after[1], path, is_open)
        else:
            self._always(path, reached)
        efficient = Mark("efficient", variant=variant) in self.walk
        if declared != "never" and is_open and not efficient:
            message = f"No play against “{name}” can close an efficient deal in the zone."
            self._add("P015", ("variants", name), message)

    def _never(self, variant: int, path: Path, is_open: list[Mark]) -> None:
        if is_open:
            message = "zone is never, but play comes to where a deal is possible."
            self._add("P013", path, message, shown=is_open[0])
        elif self._game.side.moves.walk and Mark("walked", variant=variant) not in self.walk:
            message = "There is no zone here, and no play in which the trainee walks away."
            self._add("P016", path[:-1], message)

    def _after(self, event: str, path: Path, is_open: list[Mark]) -> None:
        bit = 1 << self._game.names.events.index(event)
        early = [mark for mark in is_open if not mark.bits[0] & bit]
        if early:
            message = f"zone is after {event}, but play comes to a zone without it."
            self._add("P013", path, message, shown=early[0])
        elif not is_open:
            message = f"zone is after {event}, but no play comes to where a deal is possible."
            self._add("P013", path, message)

    def _always(self, path: Path, reached: list[Mark]) -> None:
        closed = [mark for mark in reached if not self._open(mark)]
        told: set[int] = set()
        for mark in sorted(closed, key=lambda m: bin(m.bits[0]).count("1")):
            if any(mark.bits[0] & events == events for events in told):
                continue
            told.add(mark.bits[0])
            events = [self._game.names.events[i] for i in sorted(positions(mark.bits[0]))]
            message = f"zone is always, but after {' and '.join(events)} no deal is possible."
            self._add("P014", path, message, shown=mark)

    def _open(self, mark: Mark) -> bool:
        events, tabled = mark.bits
        situation = self._game.situations.at(mark.variant, events)
        return bool(situation.zone(positions(tabled)))


def _in(missing: Sequence[str], of: Sequence[str]) -> str:
    if len(missing) == len(of):
        return ""
    return f" in {', '.join(missing)}"
