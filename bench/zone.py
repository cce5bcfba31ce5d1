"""P8: the frontier and the solutions of 390,625 packages, and of ten times as many."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.peers import MissingError, programs
from bench.timing import ROUNDS, Row, median, seconds
from negotiator_trainer.genius.domain import Domain, read_domain
from negotiator_trainer.genius.profile import Profile, read_profile
from negotiator_trainer.genius.sweep import Sweep, sweep

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHILD = Path(__file__).parent / "children" / "negmas_zone.py"
_SMALL = (5,) * 8
_LARGE = (5,) * 9 + (2,)


def rows() -> list[Row]:
    """Measure both sizes; NegMAS reads the same files, in turn with us, and must agree."""
    with TemporaryDirectory() as folder:
        small, large = _write(Path(folder), _SMALL), _write(Path(folder), _LARGE)
        a, b = _read(small)
        found = sweep(a, b)
        ours, theirs, missing = [], [], "NegMAS"
        for _ in range(ROUNDS):
            ours.append(seconds(lambda: sweep(a, b)))
            try:
                theirs.append(_negmas(small, _nash(found)))
            except MissingError as error:
                missing = f"NegMAS: {error}"
                break
        big = _read(large)
        took = median([seconds(lambda: sweep(*big)) for _ in range(ROUNDS)])
    ours_ms = 1_000 * median(ours)
    peer_ms = 1_000 * median(theirs) if theirs else None
    return [
        Row(
            measure="P8 frontier and solutions of 390,625 packages",
            ours=ours_ms,
            peer=peer_ms,
            peer_name="NegMAS" if theirs else missing,
            unit="ms",
            goal="≥ 200 × NegMAS",
            met=None if peer_ms is None else peer_ms >= 200 * ours_ms,
        ),
        Row(
            measure="P8 frontier and solutions of 3,906,250 packages",
            ours=1_000 * took,
            peer=None,
            peer_name="",
            unit="ms",
            goal="≤ 2,000 ms",
            met=took <= 2,
        ),
    ]


def _nash(found: Sweep) -> list[float]:
    pairs: list[list[float]] = found.utilities[found.frontier == found.nash].tolist()
    return pairs[0]


def _negmas(paths: Sequence[Path], nash: list[float]) -> float:
    """How long NegMAS takes for its frontier and its three solutions, in seconds.

    Raises:
        MissingError: It cannot be had, or finds another Nash point.
    """
    python = programs("negmas", "negmas") / "python"
    done = subprocess.run(
        [python, _CHILD, *paths], check=False, capture_output=True, encoding="utf-8", timeout=600
    )
    if done.returncode:
        raise MissingError("it does not run here")
    said = json.loads(done.stdout)
    if any(abs(one - other) > 1e-6 for one, other in zip(said["nash"], nash, strict=True)):
        raise MissingError("it finds another Nash point")
    return float(said["seconds"])


def _read(paths: Sequence[Path]) -> tuple[Profile, Profile]:
    domain: Domain = read_domain(paths[0])
    return read_profile(paths[1], domain), read_profile(paths[2], domain)


def _write(folder: Path, shape: Sequence[int]) -> list[Path]:
    """Write a domain and two profiles drawn from one seed, the best value of each issue at 1."""
    random = Random(20_260_301)  # noqa: S311 (figures, not secrets)
    written = [folder / f"{len(shape)}-{name}.xml" for name in ("domain", "a", "b")]
    written[0].write_text(
        "<negotiation_template><utility_space><objective index='0' name='bench'>"
        + "".join(_issue(index, [None] * size) for index, size in enumerate(shape, start=1))
        + "</objective></utility_space></negotiation_template>",
        encoding="utf-8",
    )
    for path in written[1:]:
        drawn = [random.random() for _ in shape]
        weights = "".join(
            f"<weight index='{index}' value='{weight / sum(drawn)!r}'/>"
            for index, weight in enumerate(drawn, start=1)
        )
        issues = []
        for index, size in enumerate(shape, start=1):
            worths: list[float | None] = [round(random.random(), 3) for _ in range(size)]
            worths[random.randrange(size)] = 1.0
            issues.append(_issue(index, worths))
        path.write_text(
            f"<utility_space><objective index='0' name='bench'>{''.join(issues)}{weights}"
            "</objective><reservation value='0.3'/></utility_space>",
            encoding="utf-8",
        )
    return written


def _issue(index: int, worths: Sequence[float | None]) -> str:
    items = "".join(
        f"<item index='{at}' value='v{at}'"
        + ("" if worth is None else f" evaluation='{worth}'")
        + "/>"
        for at, worth in enumerate(worths, start=1)
    )
    return f"<issue index='{index}' name='i{index}' type='discrete'>{items}</issue>"
