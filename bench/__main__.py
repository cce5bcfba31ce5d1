"""``python -m bench``: measure everything, or only what is named, and print one table."""

from __future__ import annotations

import sys
from importlib import import_module

from bench.timing import Row, show

PARTS = {
    "engine": "P4 P5 P7",
    "parsing": "P6",
    "progress": "P11",
    "keeping": "P10",
    "journal": "P12",
    "backups": "backup and restore of 50 MB",
    "solving": "P9",
    "starts": "P1 beside the peers",
    "window": "P1 P2 P3 P9",
    "zone": "P8",
}


def main() -> None:
    """Run the parts named on the command line; all of them by default."""
    chosen = sys.argv[1:] or list(PARTS)
    if unknown := [part for part in chosen if part not in PARTS]:
        told = "\n".join(f"  {part:10} {what}" for part, what in PARTS.items())
        sys.exit(
            f"python -m bench [PART …]: there is no part “{unknown[0]}”. The parts are\n{told}"
        )
    rows: list[Row] = []
    for part in chosen:
        print(f"measuring {part} ({PARTS[part]}) …", file=sys.stderr)
        rows += import_module(f"bench.{part}").rows()
    show(rows)


main()
