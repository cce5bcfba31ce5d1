"""The command line: the window without arguments, and what a refusal looks like."""

from __future__ import annotations

import sys

from negotiator_trainer.errors import TrainerError

CANNOT = 2
"""Exit code when the person can put it right."""
BUSY = 3
"""Exit code when the window has the database open."""


def main() -> None:
    """Run the command line; what a person can put right is one line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
    try:
        if len(sys.argv) == 1:
            from negotiator_trainer.cli.window import open_window  # noqa: PLC0415

            sys.exit(open_window())
        # Click costs 20 ms, which the window does without.
        from negotiator_trainer.cli.group import cli  # noqa: PLC0415

        cli(prog_name="negotiator-trainer")
    except TrainerError as error:
        print(error, file=sys.stderr)
        sys.exit(BUSY if type(error).__name__ == "StoreBusy" else CANNOT)
