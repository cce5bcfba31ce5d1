"""The peers' negotiation model in our files, compiled."""

from __future__ import annotations

from pathlib import Path

from negotiator_trainer.services.library import Library

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "tests" / "fixtures" / "peers"


def playable(size: str):  # noqa: ANN201
    """Read the ``small`` or the ``large`` model."""
    return Library().open(str(PEERS / f"negotiation-{size}"))
