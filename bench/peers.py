"""The peers, in an environment of their own; what cannot be installed is left out."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from functools import cache
from pathlib import Path
from typing import Any

from bench.games import ROOT

HOME = Path(__file__).parent / ".peers"
SHARED = ROOT.parent / "shared" / "peers"


@cache
def python() -> Path | None:
    """The environment's Python with `bink` in it; None where it cannot be had."""
    folder = "Scripts" if sys.platform == "win32" else "bin"
    interpreter = HOME / folder / "python"
    if not interpreter.exists():
        venv.create(HOME, with_pip=True)
    done = subprocess.run(
        [interpreter, "-m", "pip", "install", "--quiet", "bink"], check=False, capture_output=True
    )
    return interpreter if done.returncode == 0 else None


def ink(size: str, seconds: float) -> dict[str, Any] | None:
    """What bink does with the same model in ink; None where it or the model is missing."""
    story = SHARED / f"negotiation_{size}.ink.json"
    if python() is None or not story.exists():
        return None
    script = SHARED / "ink_runtimes.py"
    done = subprocess.run(
        [python(), script, "bink", story, size, str(seconds)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
    )
    return json.loads(done.stdout) if done.returncode == 0 else None
