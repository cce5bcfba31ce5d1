"""P1 beside the peers: painted and settled, seen from outside in one way; see `bench.screen`.

The programs are started in turn, each in a home of its own under one temporary folder; the
first round, in which they make their files, does not count. A peer that cannot be installed,
or that shows no window, is listed with the reason and without a number.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.display import X11, display
from bench.games import ROOT
from bench.peers import WINDOWS, MissingError, Peer, last_words, programs
from bench.screen import Screen, Start, judge
from bench.timing import ROUNDS, Row, median

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOLDERS = ("DATA", "CONFIG", "CACHE", "STATE", "RUNTIME")
_TAKEN_OVER = ("PATH", "DISPLAY", "QT_QPA_PLATFORM", "LD_LIBRARY_PATH")
_UNUSABLE = re.compile(r"^\s*(ImportError|ModuleNotFoundError): .*", re.MULTILINE)


@dataclass(slots=True)
class Program:
    """What is started again and again.

    Attributes:
        name: As it is called in the table.
        command: The command line.
        environ: Its environment, with folders of its own.
        starts: What was seen, without the first round; in s since the start.
        why_not: Why it cannot be measured.
    """

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    starts: list[Start] = field(default_factory=list)
    why_not: str = ""


def rows() -> list[Row]:
    """Measure ours, the floor and the peers in turn; nothing without an X server."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with display(folder) as (kind, environ):
            if kind != X11:
                print("no Xvfb: starts cannot be seen from outside", file=sys.stderr)
                return []
            found = [*_ours(folder, environ), *(_peer(p, folder, environ) for p in WINDOWS)]
            screen = Screen(folder)
            for number in range(ROUNDS + 1):
                for program in found:
                    _start(program, screen, counts=number > 0)
    return _rows(found)


def _ours(folder: Path, environ: Mapping[str, str]) -> list[Program]:
    home = _home(folder / "ours", environ)
    # Compiled once, as an installed program is.
    home["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    home["NEGOTIATOR_TRAINER_DATABASE"] = str(folder / "ours" / "profile.db")
    module = [sys.executable, "-m"]
    profile = [*module, "bench.children.profile", home["NEGOTIATOR_TRAINER_DATABASE"]]
    subprocess.run(profile, check=True, env=home, cwd=ROOT)
    return [
        Program("bare window", [*module, "bench.children.empty"], home),
        Program("ours", [*module, "negotiator_trainer"], home),
    ]


def _peer(peer: Peer, folder: Path, environ: Mapping[str, str]) -> Program:
    place = folder / peer.name
    home = _home(place, environ)
    home["PYTHONDONTWRITEBYTECODE"] = "1"  # pip has compiled it
    try:
        binaries = programs(peer.name, *peer.packages)
    except MissingError as error:
        return Program(peer.name, (), home, why_not=f"not installed: {error}")
    home["PATH"] = os.pathsep.join((str(binaries), home["PATH"]))
    command, prepare = (
        [part.replace("{home}", str(place)) for part in each]
        for each in (peer.command, peer.prepare)
    )
    made = Program(peer.name, [str(binaries / command[0]), *command[1:]], home)
    if prepare:
        done = subprocess.run(prepare, check=False, env=home, cwd=place, capture_output=True)
        if done.returncode:
            made.why_not = f"not prepared: {last_words(done.stderr.decode())}"
    return made


def _home(place: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Make folders that a program takes for the person's own; return its environment."""
    made = {name: environ[name] for name in _TAKEN_OVER if name in environ}
    made |= {"HOME": str(place), "TMPDIR": str(place / "tmp"), "LANG": "C.UTF-8"}
    (place / "tmp").mkdir(parents=True)
    for name in _FOLDERS:
        own = place / name.lower()
        own.mkdir(mode=0o700)
        made[f"XDG_{name}_DIR" if name == "RUNTIME" else f"XDG_{name}_HOME"] = str(own)
    if os.geteuid() == 0:
        made["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses root otherwise
    return made


def _start(program: Program, screen: Screen, *, counts: bool) -> None:
    if program.why_not:
        return
    said = Path(program.environ["HOME"]) / "said.txt"
    before, began = screen.look(), time.monotonic()
    with said.open("w") as output:
        process = subprocess.Popen(
            program.command,
            env=program.environ,
            cwd=ROOT if program.command[0] == sys.executable else program.environ["HOME"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        sights = screen.watch(lambda: process.poll() is None)
    finally:
        _end(process)
    screen.wait_for(before)
    words = said.read_text(encoding="utf-8", errors="replace")
    unusable = _UNUSABLE.search(words)  # then the window only shows the error
    seen = judge(sights)
    if unusable or seen is None:
        why = unusable.group().strip() if unusable else last_words(words)
        program.why_not = f"did not start: {why}"
    elif counts:
        program.starts.append(Start(seen.painted - began, seen.settled - began))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started, which is in its session."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)


def _rows(found: Sequence[Program]) -> list[Row]:
    bare, ours, *peers = found
    for program in (bare, ours):
        if program.why_not:
            raise RuntimeError(f"{program.name} {program.why_not}")
    painted, settled = (_median(ours, what) for what in ("painted", "settled"))
    floor = _median(bare, "painted")
    return [
        _beside("P1a painted", painted, floor, bare.name, most=1.8),
        *(_ahead("P1a painted", painted, peer, "painted") for peer in peers),
        _beside("P1b settled", settled, floor, f"{bare.name} painted", most=2.2),
        *(_ahead("P1b settled", settled, peer, "settled") for peer in peers),
    ]


def _median(program: Program, what: str) -> float:
    return 1_000 * median([getattr(start, what) for start in program.starts])


def _beside(measure: str, ours: float, floor: float, name: str, *, most: float) -> Row:
    return Row(
        measure=f"{measure}, from outside", ours=ours, peer=floor, peer_name=name, unit="ms",
        goal=f"≤ {most} × it", met=ours <= most * floor,
    )  # fmt: skip


def _ahead(measure: str, ours: float, peer: Program, what: str) -> Row:
    theirs = None if peer.why_not else _median(peer, what)
    return Row(
        measure=f"{measure}, from outside", ours=ours, peer=theirs, unit="ms", goal="ahead of it",
        peer_name=f"{peer.name} {peer.why_not}".strip(),
        met=None if theirs is None else ours < theirs,
    )  # fmt: skip
