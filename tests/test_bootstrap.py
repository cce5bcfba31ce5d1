"""What `make run` and `make test` set up, and what they say where they cannot."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"[A-Za-z0-9._-]+==[0-9][0-9.a-z]*")


def pins():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def pinned():
    return {canonicalize_name(name): v for name, v in (line.split("==") for line in pins())}


def asked_for(name, extra=""):
    """Return what an installed distribution asks for on this machine."""
    wanted = [Requirement(text) for text in requires(name) or ()]
    return [r for r in wanted if r.marker is None or r.marker.evaluate({"extra": extra})]


def closure(requirements):
    """Return the names of all that gets installed for some requirements."""
    found = set()
    waiting = [(r.name, extra) for r in requirements for extra in ("", *r.extras)]
    while waiting:
        step = waiting.pop()
        name = canonicalize_name(step[0])
        waiting += [
            (r.name, extra) for r in asked_for(name, step[1]) for extra in ("", *r.extras)
        ] * (name not in found or bool(step[1]))
        found.add(name)
    return found


def declared():
    project = PROJECT["project"]
    texts = project["dependencies"] + project["optional-dependencies"]["test"]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("bad", ["6.12.0", "6.12.1", "6.12.0.1", "6.10.1"])
def test_pyside_that_corrupts_memory_is_never_resolved(bad):
    asked = [r for r in declared() if canonicalize_name(r.name) == "pyside6-essentials"]
    assert len(asked) == 1
    assert asked[0].marker is None
    assert not asked[0].specifier.contains(bad, prereleases=True)


@pytest.mark.parametrize("name", ["pyside6-essentials", "shiboken6"])
def test_the_pinned_pyside_is_one_that_was_measured_clean(name):
    assert Version(pinned()[name]).release[:2] == (6, 11)
    assert Version(version(name)).release[:2] == (6, 11)


def test_the_constraints_hold_names_and_versions_only():
    assert [line for line in pins() if not PIN.fullmatch(line)] == []
    assert len(pinned()) == len(pins())


def test_the_pins_are_what_the_project_asks_for():
    wrong = [
        str(r) for r in declared() if not r.specifier.contains(pinned()[canonicalize_name(r.name)])
    ]
    assert wrong == []


def test_everything_that_gets_installed_is_pinned():
    build = [Requirement(text) for text in PROJECT["build-system"]["requires"]]
    assert closure([*declared(), *build]) - pinned().keys() == set()


def test_the_closure_follows_dependencies_of_dependencies():
    assert {"sqlmodel", "sqlalchemy", "pydantic-core"} <= closure([Requirement("sqlmodel")])


# The scripts, run for real in a copy of the checkout, with a PATH of our own.


@pytest.fixture
def checkout(tmp_path):
    """A copy of what the set-up needs, without an environment."""
    copy = tmp_path / "checkout"
    shutil.copytree(ROOT / "packaging", copy / "packaging")
    cli = copy / "negotiator_trainer" / "cli"
    cli.mkdir(parents=True)
    (cli.parent / "__init__.py").touch()
    (cli / "__init__.py").touch()
    shutil.copy(ROOT / "negotiator_trainer" / "cli" / "run.py", cli)
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copy(ROOT / "constraints.txt", copy)
    return copy


@pytest.fixture
def programs(tmp_path):
    """A folder to be the whole PATH: what `sh` scripts need, and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "dirname", "env"):
        (folder / name).symlink_to(shutil.which(name))
    return folder


def program(folder, name, body):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def set_up(checkout, programs, *arguments):
    return subprocess.run(
        [checkout / "packaging" / "setup-environment", *arguments],
        check=False,
        env={"PATH": str(programs)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def test_a_python_that_is_too_old_or_only_a_name_is_passed_over(checkout, programs):
    program(programs, "python3.13", "echo 'command not found' >&2; exit 127")
    program(programs, "python3", "exit 1  # what our question comes to on 3.10")
    done = set_up(checkout, programs)
    assert done.returncode == 1
    assert "No Python 3.11 or newer was found" in done.stderr
    assert "PYTHON=" in done.stderr


def test_where_there_is_apt_the_line_that_installs_python_is_said(checkout, programs):
    program(programs, "apt-get", "exit 100")
    done = set_up(checkout, programs)
    assert done.returncode == 1
    assert "sudo apt-get update && sudo apt-get install python3.11" in done.stderr


@pytest.fixture
def bare_python(programs, tmp_path):
    """A Python as Debian ships it without python3-venv: no ensurepip."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "ensurepip.py").write_text("raise ImportError('not here')", encoding="utf-8")
    program(programs, "python3", f'PYTHONPATH={hidden} exec {sys.executable} "$@"')
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def test_a_missing_venv_module_is_named_where_there_is_no_apt(checkout, programs, bare_python):
    done = set_up(checkout, programs)
    assert done.returncode == 1
    assert "has no venv module" in done.stderr
    assert bare_python in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_root_installs_the_venv_module_and_hears_when_that_failed(
    checkout, programs, bare_python, tmp_path
):
    program(programs, "apt-get", f'echo "$@" >>{tmp_path}/asked; exit 100')
    done = set_up(checkout, programs)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert done.returncode == 1
    assert asked[0].endswith("update")
    assert asked[1].endswith(f"install --yes --no-install-recommends {bare_python}")
    assert f"sudo apt-get install --no-install-recommends {bare_python}" in done.stderr


def test_an_unknown_argument_is_refused(checkout, programs):
    program(programs, "python3", f'exec {sys.executable} "$@"')
    done = set_up(checkout, programs, "windows")
    assert (done.returncode, done.stderr) == (
        2,
        "usage: packaging/setup-environment [window]\n",
    )


# Its parts.


@pytest.fixture(scope="module")
def environment():
    path = ROOT / "packaging" / "environment.py"
    spec = importlib.util.spec_from_file_location("environment", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_environment_is_current_until_what_decides_it_changes(environment, checkout):
    here = environment.Environment(checkout)
    assert not here.is_current()
    here.folder.mkdir()
    (here.folder / ".created").touch()
    assert not here.is_current()
    (here.folder / ".installed").write_text(environment.fingerprint(checkout), encoding="utf-8")
    assert here.is_current()
    for name in ("constraints.txt", "pyproject.toml"):
        before = (checkout / name).read_text(encoding="utf-8")
        (checkout / name).write_text(before + "\n", encoding="utf-8")
        assert not here.is_current()
        (checkout / name).write_text(before, encoding="utf-8")
    assert here.is_current()


def test_a_library_that_cannot_be_loaded_is_told_in_the_loaders_words(environment):
    reasons = environment.unloadable([Path("/no/such/libEGL.so.1")])
    assert len(reasons) == 1
    assert "libEGL.so.1" in reasons[0]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all that it needs")
def test_qt_can_be_loaded_here(environment):
    qt = Path(importlib.util.find_spec("PySide6").origin).parent / "Qt"
    assert environment.loads(qt, []) == []


@pytest.fixture
def qt(tmp_path):
    """A Qt of which everything loads but what X11 needs."""
    real = importlib.util.find_spec("_ctypes").origin
    plugins = tmp_path / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    (tmp_path / "Qt" / "lib").mkdir()
    (tmp_path / "Qt" / "lib" / "libQt6Widgets.so.6").symlink_to(real)
    for name in ("libqoffscreen.so", "libqwayland.so"):
        (plugins / name).symlink_to(real)
    return tmp_path / "Qt"


def test_a_window_needs_one_of_the_displays_that_answer(environment, qt):
    assert environment.loads(qt, ["wayland", "x11"]) == []
    assert environment.loads(qt, []) == []
    (reason,) = environment.loads(qt, ["x11"])
    assert "libqxcb.so" in reason


@pytest.fixture
def ordinary_person(monkeypatch, programs):
    """Somebody who may not change the system: not root, no sudo."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", str(programs))


@pytest.mark.usefixtures("ordinary_person")
def test_without_permission_the_exact_line_is_printed_and_nothing_is_run(
    environment, programs, qt, tmp_path
):
    program(programs, "apt-get", f"echo >{tmp_path}/was-run")
    program(programs, "apt-cache", "exit 100")
    with pytest.raises(environment.SetupError) as stopped:
        environment.ensure_libraries(qt, ["x11"])
    assert str(stopped.value).splitlines()[-1] == (
        "    sudo apt-get update && sudo apt-get install --no-install-recommends "
        "libglib2.0-0 libegl1 libgl1 libdbus-1-3 libfontconfig1 libx11-6 libxkbcommon0 "
        "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 "
        "libxkbcommon-x11-0"
    )
    assert not (tmp_path / "was-run").exists()


@pytest.mark.usefixtures("ordinary_person")
def test_sudo_that_asks_for_no_password_is_used(environment, programs, qt, tmp_path):
    program(programs, "sudo", f"printf '%s\\n' \"$*\" >>{tmp_path}/asked")
    program(programs, "apt-get", "exit 0")
    program(programs, "apt-cache", "exit 100")
    with pytest.raises(environment.SetupError, match="still cannot be loaded"):
        environment.ensure_libraries(qt, ["x11"])
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[0] == "-n true"
    assert asked[1].startswith("-n env DEBIAN_FRONTEND=noninteractive apt-get")
    assert asked[1].endswith(" update")
    assert asked[2].endswith(" libxkbcommon-x11-0")


def test_the_newer_name_of_a_package_is_used_where_apt_knows_it(environment, programs, monkeypatch):
    monkeypatch.setenv("PATH", str(programs))
    program(programs, "apt-cache", '[ "$2" = libglib2.0-0t64 ]')
    assert environment.known_package(environment.GLIB) == "libglib2.0-0t64"
    program(programs, "apt-cache", "exit 100")
    assert environment.known_package(environment.GLIB) == "libglib2.0-0"


# Starting.


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_with_nobody_there_a_scripted_trainee_plays_and_the_debrief_is_pictured(tmp_path):
    environ = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    done = subprocess.run(
        [ROOT / "packaging" / "run"],
        check=False,
        env={**environ, "BIN": str(Path(sys.executable).parent), "SHOTS": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("There is no display and no terminal here: a scripted trainee")
    assert lines[-1] == f"The debrief as a picture: {tmp_path}/debrief.png"
    assert (tmp_path / "debrief.png").read_bytes().startswith(b"\x89PNG")
    assert len(lines) > 10, "the debrief itself was not printed"
