"""The peers, each in an environment of its own; what cannot be installed is left out."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.games import ROOT

HOME = Path(__file__).parent / ".peers"
SHARED = ROOT.parent / "shared" / "peers"
_ANKI = """
import sys
from pathlib import Path
import anki.lang
from aqt.profiles import ProfileManager
anki.lang.set_lang("en_US")
made = ProfileManager(ProfileManager.get_created_base_folder(sys.argv[1]))
made.setupMeta()
made.create("bench")
made.setLang("en_US")
made.load("bench")
made.meta["firstRun"] = False
made.save()
"""


class MissingError(Exception):
    """A peer cannot be had here; says why in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A desktop program of the same kind of tools, to be started beside ours.

    Attributes:
        name: As people call it.
        packages: What pip is asked for.
        command: A program of the environment and its arguments; ``{home}`` is its folder.
        prepare: What is run once before, so that the window comes without questions.
    """

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...]
    prepare: tuple[str, ...] = ()


WINDOWS = (
    Peer(name="ReText", packages=("ReText", "PyQt6"), command=("retext",)),
    Peer(
        name="Mnemosyne",
        packages=("mnemosyne-proj",),
        command=("mnemosyne", "-d", "{home}/mnemosyne"),
    ),
    Peer(
        name="git-cola",
        packages=("git-cola", "PyQt6"),
        command=("git-cola", "--repo", "{home}/repository"),
        prepare=("git", "init", "-q", "{home}/repository"),
    ),
    Peer(name="Vorta", packages=("vorta",), command=("vorta",)),
    Peer(
        name="Anki",
        packages=("aqt[qt6]",),
        command=("anki", "-b", "{home}/anki", "-p", "bench", "-l", "en"),
        prepare=("python", "-c", _ANKI, "{home}/anki"),
    ),
    Peer(name="novelWriter", packages=("novelWriter",), command=("novelwriter",)),
)


@cache
def programs(name: str, *packages: str) -> Path:
    """Install packages in the environment of that name; return the folder of its programs.

    Raises:
        MissingError: They cannot be installed.
    """
    folder = HOME / name / ("Scripts" if sys.platform == "win32" else "bin")
    if not (folder / "python").exists():
        venv.create(HOME / name, with_pip=True)
    done = subprocess.run(
        [folder / "python", "-m", "pip", "install", "--disable-pip-version-check", *packages],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise MissingError(last_words(done.stderr))
    return folder


def last_words(said: str) -> str:
    """The last line that says something, such as the name of an error."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"


def ink(size: str, seconds: float) -> dict[str, Any] | None:
    """What bink does with the same model in ink; None where it or the model is missing."""
    story = SHARED / f"negotiation_{size}.ink.json"
    if not story.exists():
        return None
    try:
        python = programs("bink", "bink") / "python"
    except MissingError:
        return None
    script = SHARED / "ink_runtimes.py"
    done = subprocess.run(
        [python, script, "bink", story, size, str(seconds)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
    )
    return json.loads(done.stdout) if done.returncode == 0 else None
