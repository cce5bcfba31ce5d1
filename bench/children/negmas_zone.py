"""NegMAS on one negotiation: how long its frontier and solutions take, and what they are.

Run by the Python of the environment that NegMAS is installed in.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from negmas.inout import Scenario
from negmas.preferences.ops import ks_points, max_welfare_points, nash_points, pareto_frontier


def main() -> None:
    """Read a domain and two profiles; print seconds, the frontier's size and the Nash point."""
    domain, *profiles = map(Path, sys.argv[1:])
    scenario = Scenario.from_genius_files(domain, profiles, ignore_discount=True)
    ufuns, issues = scenario.ufuns, scenario.outcome_space.issues
    began = time.perf_counter()
    frontier, _ = pareto_frontier(ufuns, issues=issues)
    nash = nash_points(ufuns, frontier, issues=issues)
    ks_points(ufuns, frontier, issues=issues)
    max_welfare_points(ufuns, frontier, issues=issues)
    took = time.perf_counter() - began
    print(
        json.dumps(
            {
                "seconds": took,
                "frontier": len({tuple(round(float(u), 9) for u in point) for point in frontier}),
                "nash": [float(utility) for utility in nash[0][0]],
            }
        )
    )


main()
