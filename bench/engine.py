"""P4, P5 and P7: plays with text, every state, and a state's text form."""

from __future__ import annotations

import time

from bench.games import playable
from bench.peers import ink
from bench.timing import ROUNDS, Row, median, seconds
from negotiator_trainer.analysis.graph.explore import explore
from negotiator_trainer.engine.play import apply, begin, options
from negotiator_trainer.engine.speech import Speech
from negotiator_trainer.engine.state import decode, encode

_SECONDS = 1.0


def rows() -> list[Row]:
    """Measure, in turn with the peers that are installed."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_choices_a_second())
        peer = ink("small", _SECONDS)
        if peer is not None:
            theirs.append(peer)
    bink = median([p["choices_per_s"] for p in theirs]) if theirs else None
    saving = (
        median([p["save_median_us"] + p["restore_median_us"] for p in theirs]) if theirs else None
    )
    game = playable("large").game("buyer")
    reach = median([seconds(lambda: explore(game)) for _ in range(3)])
    return [
        Row(
            measure="P4 plays with text",
            ours=median(ours),
            peer=bink,
            peer_name="bink",
            unit="choices/s",
            goal="≥ 150,000",
            met=median(ours) >= 150_000,
        ),
        Row(
            measure="P5 every state of the large model",
            ours=reach,
            peer=None,
            peer_name="bink",
            unit="s",
            goal="≤ 1.5 s",
            met=reach <= 1.5,
        ),
        _codec(saving),
    ]


def _choices_a_second() -> float:
    found = playable("small")
    game, words = found.game("buyer"), found.words("buyer")
    seed, made, began = 42, 0, time.perf_counter()
    while time.perf_counter() - began < _SECONDS:
        speech = Speech(game, "only", seed, words)
        outcome = begin(game, "only")
        speech.of(outcome)
        while outcome.state.ending < 0:
            legal = options(game, outcome.state)
            seed = (seed * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
            outcome = apply(game, outcome.state, legal[seed % len(legal)].move)
            speech.of(outcome)
            made += 1
    return made / (time.perf_counter() - began)


def _codec(peer: float | None) -> Row:
    game = playable("small").game("buyer")
    state = begin(game, "only").state
    count = 2_000

    def there_and_back() -> None:
        for _ in range(count):
            decode(encode(state))

    micro = median([seconds(there_and_back) for _ in range(ROUNDS)]) / count * 1e6
    return Row(
        measure=f"P7 encode and decode a state ({len(encode(state))} B)",
        ours=micro,
        peer=peer,
        peer_name="bink",
        unit="µs",
        goal="≤ 40 µs, ≤ 1 kB",
        met=micro <= 40 and len(encode(state)) <= 1_000,
    )
