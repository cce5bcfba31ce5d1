"""Prepares everything that the program needs, once; afterwards only sees that nothing changed.

The environment is `.venv` beside `pyproject.toml`, with the versions of `constraints.txt`. The
system libraries that Qt needs are found out by loading Qt, and installed where that may be done
without asking for a password; otherwise the line to type is printed and nothing goes on.

Standard library only: it runs before anything else is installed.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from negotiator_trainer.cli.run import displays  # noqa: E402  the path is set just above

GLIB = ("libglib2.0-0t64", "libglib2.0-0")
"""The same library before and after Debian 13 and Ubuntu 24.04 renamed it; newest first."""

QT = ("libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libx11-6", "libxkbcommon0")
PLATFORM_PACKAGES = {
    "x11": (
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxcb-xkb1",
        "libxkbcommon-x11-0",
    ),
    "wayland": ("libwayland-cursor0", "libwayland-egl1"),
}
PLATFORM_PLUGINS = {"x11": "libqxcb.so", "wayland": "libqwayland.so"}


class SetupError(Exception):
    """What stands in the way, and the line to type."""


def say(text: str) -> None:
    """Tell the person what goes on, apart from what the program prints."""
    print(text, file=sys.stderr, flush=True)


def succeeds(command: Sequence[str | Path], *, quiet: bool = True) -> bool:
    """Run a command; what it complains of is shown unless `quiet`."""
    errors = subprocess.DEVNULL if quiet else None
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=errors)
    return done.returncode == 0


def fingerprint(root: Path) -> str:
    """Return a digest of all that decides what gets installed."""
    digest = hashlib.sha256()
    for name in ("constraints.txt", "pyproject.toml"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def unloadable(libraries: list[Path]) -> list[str]:
    """Return why each library that cannot be loaded cannot, in the loader's words."""
    reasons = []
    for library in libraries:
        try:
            ctypes.CDLL(str(library))
        except OSError as error:
            reasons.append(str(error))
    return reasons


def known_package(names: tuple[str, ...]) -> str:
    """Return the first name that apt can install, or the last one."""
    for name in names[:-1]:
        if succeeds(["apt-cache", "show", name]):
            return name
    return names[-1]


def privilege() -> list[str] | None:
    """Return what goes before a command that changes the system; None where that may not be."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and succeeds([sudo, "-n", "true"]):
        return [sudo, "-n"]
    return None


def install_packages(packages: list[str], *, reason: str) -> None:
    """Install system packages, or stop with the line that does.

    Raises:
        SetupError: It may not be done from here, or it failed.
    """
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"{reason}\nInstall what your system calls these, then try again:\n"
            f"    {' '.join(packages)}"
        )
    line = "    sudo apt-get update && sudo apt-get install --no-install-recommends " + shlex.join(
        packages
    )
    prefix = privilege()
    if prefix is None:
        raise SetupError(f"{reason}\nType this, then try again:\n{line}")
    say(f"{reason} Installing {' '.join(packages)} …")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # A machine that has just started is often busy with its own updates: wait for them.
    apt += ["-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    succeeds([*apt, "update"], quiet=False)  # an old list is still worth a try
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    if not succeeds(install, quiet=False):
        raise SetupError(f"apt-get failed, as it says above. Type this, then try again:\n{line}")


def qt_libraries(qt: Path, display: str | None) -> list[Path]:
    """Return what must load for Qt to draw on a display, or on none."""
    plugin = PLATFORM_PLUGINS[display] if display else "libqoffscreen.so"
    return [qt / "lib" / "libQt6Widgets.so.6", qt / "plugins" / "platforms" / plugin]


def loads(qt: Path, wanted: Sequence[str]) -> list[str]:
    """Return what is missing: for no window at all, and for a window on any of `wanted`."""
    reasons = unloadable(qt_libraries(qt, None))
    windows = [unloadable(qt_libraries(qt, display)) for display in wanted]
    if windows and all(windows):
        reasons += [reason for missing in windows for reason in missing]
    return sorted(set(reasons))


def ensure_libraries(qt: Path, wanted: Sequence[str]) -> None:
    """See that Qt can be loaded, and install what it misses.

    Raises:
        SetupError: Something is missing that could not be installed.
    """
    reasons = loads(qt, wanted)
    if not reasons:
        return
    packages = [known_package(GLIB), *QT]
    for display in wanted:
        packages += PLATFORM_PACKAGES[display]
    install_packages(packages, reason=f"Qt needs system libraries ({reasons[0]}).")
    reasons = loads(qt, wanted)
    if reasons:
        raise SetupError("Qt still cannot be loaded:\n    " + "\n    ".join(reasons))


class Environment:
    """The folder `.venv` of one checkout.

    Args:
        root: The folder with `pyproject.toml` and `constraints.txt`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        windows = sys.platform == "win32"
        self.python = self.folder / ("Scripts/python.exe" if windows else "bin/python")
        self._created = self.folder / ".created"
        self._installed = self.folder / ".installed"

    @property
    def qt(self) -> Path:
        """Where PySide6 keeps Qt's own libraries and plugins."""
        return next(self.folder.glob("lib/python3*/site-packages/PySide6/Qt"))

    def is_current(self) -> bool:
        """Tell whether what is installed is what the checkout asks for."""
        if not (self._created.exists() and self._installed.exists()):
            return False
        return self._installed.read_text(encoding="utf-8") == fingerprint(self.root)

    def prepare(self) -> None:
        """Create the environment and install the pinned versions into it.

        Raises:
            SetupError: Python's venv module is missing, or pip failed.
        """
        if not self._created.exists():
            self._create()
        say("Installing the pinned libraries (about 200 MB; a minute or two) …")
        # The build tools come first, pinned like the rest: pip would fetch the newest otherwise.
        self._pip("hatchling", "editables")
        self._pip("--no-build-isolation", "--editable", f"{self.root}[test]")
        self._installed.write_text(fingerprint(self.root), encoding="utf-8")

    def _create(self) -> None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        say(f"Creating .venv with Python {version} ({sys.executable}) …")
        if not _has_venv():
            package = f"python{version}-venv"
            install_packages([package], reason=f"Python {version} has no venv module.")
            if not _has_venv():
                raise SetupError(f"{sys.executable} still has no venv module.")
        subprocess.run([sys.executable, "-m", "venv", "--clear", self.folder], check=True)
        self._created.touch()

    def _pip(self, *arguments: str) -> None:
        pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")
        pins = self.root / "constraints.txt"
        if not succeeds([self.python, *pip, "-c", pins, *arguments], quiet=False):
            raise SetupError(
                "pip failed, as it says above; nothing else was changed. "
                "Check that the network is there, then try again."
            )


def _has_venv() -> bool:
    """Tell whether this Python can make environments with pip: Debian packs that apart."""
    return succeeds([sys.executable, "-c", "import venv, ensurepip"])


def main(arguments: list[str]) -> int:
    """Prepare the checkout that this file is in, and return the exit code."""
    if arguments not in ([], ["window"]):
        say("usage: packaging/setup-environment [window]")
        return 2
    environment = Environment(ROOT)
    try:
        if not environment.is_current():
            environment.prepare()
        if sys.platform == "linux":
            wanted = sorted(displays(os.environ)) if arguments else []
            ensure_libraries(environment.qt, wanted)
    except SetupError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
