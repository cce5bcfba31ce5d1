"""Rules about the code itself. Each checker is first shown a sample that breaks its rule."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "negotiator_trainer"
MODULES = sorted(PACKAGE.rglob("*.py"))
CORE = ("bargaining", "genius", "script", "scenario", "engine", "scoring", "journal", "analysis")
CORE_MODULES = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in CORE]
UI_MODULES = [path for path in MODULES if path.is_relative_to(PACKAGE / "ui")]
TEXT_FACTORY = PACKAGE / "ui" / "text.py"
APPLICATION = PACKAGE / "ui" / "app.py"
LONGEST = 500

_NOW = {"now", "utcnow", "today"}
_CLOCKS_AND_CHANCE = {"time", "secrets", "uuid"}
# In pieces, so that this file does not break its own rule.
_FOREIGN = re.compile(
    "|".join(
        (
            r"\bpypi" + r"\.org",
            r"python" + r"hosted\.",
            r"registry\." + r"npmjs",
            r"deb\." + r"debian\.org",
            "index" + "-url",
            r"(?<![\w.])/" + "work/",
            "tmp/" + "probe/",
        )
    ).encode()
)


def lines_per_file(paths):
    return {path.name: len(path.read_bytes().splitlines()) for path in paths}


def too_long(paths):
    return [f"{name}: {count}" for name, count in lines_per_file(paths).items() if count > LONGEST]


def called(node):
    """Return the last name of what a call calls: `b` of `a.b(…)` and of `b(…)`."""
    if not isinstance(node, ast.Call):
        return None
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else None


def capturing_slots(tree):
    """Return the lines that connect a lambda or a partial: either keeps its widget alive."""
    return [
        call.lineno
        for call in ast.walk(tree)
        if called(call) == "connect"
        for argument in [*call.args, *(word.value for word in call.keywords)]
        for part in ast.walk(argument)
        if isinstance(part, ast.Lambda) or called(part) == "partial"
    ]


def bare_labels(tree):
    """Return the lines that make a label which would read its text as HTML."""
    made = [node.lineno for node in ast.walk(tree) if called(node) == "QLabel"]
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any("QLabel" in ast.unparse(b) for b in node.bases):
            safe = any(called(part) == "setTextFormat" for part in ast.walk(node))
            made += [] if safe else [node.lineno]
    return made


def nested_loops(tree):
    """Return the lines that run an event loop inside the event loop."""
    return [node.lineno for node in ast.walk(tree) if called(node) in {"exec", "exec_"}]


def clocks_and_chance(tree):
    """Return the lines that read a clock or draw at random, other than from a given seed."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [node.lineno for a in node.names if a.name in _CLOCKS_AND_CHANCE]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = {alias.name for alias in node.names}
            found += [node.lineno] * (node.module in _CLOCKS_AND_CHANCE)
            found += [node.lineno] * (node.module == "random" and names != {"Random"})
        elif called(node) == "Random" and not (node.args or node.keywords):
            found.append(node.lineno)
        elif isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            drawn = owner in {"random", "np.random", "numpy.random"} and node.attr != "Random"
            now = node.attr in _NOW and owner.split(".")[-1] in {"datetime", "date"}
            found += [node.lineno] * (drawn or now or (owner, node.attr) == ("os", "urandom"))
    return sorted(set(found))


def broken(rule, paths):
    """Return `file:line` of whatever breaks a rule."""
    return [
        f"{path.relative_to(ROOT)}:{line}"
        for path in paths
        for line in rule(ast.parse(path.read_text(encoding="utf-8")))
    ]


def lint_imports(folder):
    """Run the import contracts of a folder's pyproject.toml."""
    script = Path(sysconfig.get_path("scripts")) / "lint-imports"
    return subprocess.run(
        [script, "--no-cache"], check=False, cwd=folder, capture_output=True, text=True
    )


def test_imports_point_down_only():
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def layered(tmp_path):
    """A package with our contracts, in which every layer is there and empty."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "negotiator_trainer"
    for layer in (*CORE, "store", "services", "ui", "cli"):
        (package / layer).mkdir(parents=True)
        (package / layer / "__init__.py").touch()
    for module in ("__init__", "__main__", "assets", "errors", "wording"):
        (package / f"{module}.py").touch()
    return package


def test_the_contracts_hold_for_empty_layers(layered):
    done = lint_imports(layered.parent)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("engine/wrong.py", "import PySide6"),
        ("scoring/wrong.py", "import negotiator_trainer.store"),
        ("bargaining/wrong.py", "import negotiator_trainer.script"),
        ("services/wrong.py", "import sqlmodel"),
        ("store/wrong.py", "import pyqtgraph"),
        ("wrong.py", ""),
    ],
)
def test_an_import_that_points_up_breaks_a_contract(layered, module, line):
    (layered / module).write_text(line, encoding="utf-8")
    done = lint_imports(layered.parent)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


def test_no_file_is_longer_than_the_limit():
    assert too_long(MODULES) == []


def test_a_file_that_is_too_long_is_found(tmp_path):
    paths = [tmp_path / "short.py", tmp_path / "long.py"]
    for path, count in zip(paths, (LONGEST, LONGEST + 1), strict=True):
        path.write_text("pass\n" * count, encoding="utf-8")
    assert too_long(paths) == ["long.py: 501"]


@pytest.mark.parametrize(
    ("rule", "paths"),
    [
        pytest.param(capturing_slots, MODULES, id="signals go to bound methods"),
        pytest.param(
            bare_labels, [p for p in UI_MODULES if p != TEXT_FACTORY], id="labels show plain text"
        ),
        pytest.param(
            nested_loops, [p for p in UI_MODULES if p != APPLICATION], id="dialogs open, not exec"
        ),
        pytest.param(clocks_and_chance, CORE_MODULES, id="the core has no clock and no chance"),
    ],
)
def test_the_code_keeps_the_rule(rule, paths):
    assert broken(rule, paths) == []


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        (capturing_slots, "b.clicked.connect(lambda: self.go())", "b.clicked.connect(self.go)"),
        (capturing_slots, "b.clicked.connect(partial(go, 1))", "f = partial(go, 1)"),
        (
            capturing_slots,
            "b.clicked.connect(functools.partial(go, 1))",
            "items.sort(key=lambda: 1)",
        ),
        (
            capturing_slots,
            "b.clicked.connect(slot=lambda: 1)",
            "b.clicked.connect(self.go, Queued)",
        ),
        (bare_labels, "label = QLabel(text)", "label = text.label(words)"),
        (bare_labels, "label = QtWidgets.QLabel()", "isinstance(widget, QLabel)"),
        (
            bare_labels,
            "class Big(QLabel):\n  pass",
            "class Big(QLabel):\n  def f(self): self.setTextFormat(PLAIN)",
        ),
        (nested_loops, "dialog.exec()", "dialog.open()"),
        (nested_loops, "QDialog(self).exec_()", "executor.submit(work)"),
        (clocks_and_chance, "import time", "import datetime"),
        (clocks_and_chance, "from time import monotonic", "from datetime import datetime"),
        (clocks_and_chance, "datetime.now(UTC)", "datetime.fromisoformat(text)"),
        (clocks_and_chance, "datetime.date.today()", "calendar.today"),
        (
            clocks_and_chance,
            "import random\nrandom.choice(x)",
            "import random\nrandom.Random(seed)",
        ),
        (clocks_and_chance, "random.Random()", "rng.choice(moves)"),
        (clocks_and_chance, "from random import choice", "from random import Random"),
        (clocks_and_chance, "np.random.default_rng()", "np.sum(x)"),
        (clocks_and_chance, "import uuid", "import hashlib"),
        (clocks_and_chance, "os.urandom(8)", "os.fspath(path)"),
    ],
)
def test_a_rule_tells_wrong_from_right(rule, wrong, right):
    assert rule(ast.parse(wrong)) != []
    assert rule(ast.parse(right)) == []


def test_no_tracked_file_names_a_registry_or_a_machine():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], check=True, cwd=ROOT, capture_output=True, text=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    assert paths
    named = [p for p in paths if p.is_file() and _FOREIGN.search(p.read_bytes())]
    assert [str(path.relative_to(ROOT)) for path in named] == []


@pytest.mark.parametrize(
    "text",
    [
        "https://pypi" + ".org/simple",
        "files.python" + "hosted.org",
        "/wor" + "k/main",
        "--index" + "-url x",
    ],
)
def test_a_registry_or_a_machine_is_recognised(text):
    assert _FOREIGN.search(text.encode())


@pytest.mark.parametrize("text", ["homework/main", "the work/life balance", "docs/work/x", "PyPI"])
def test_other_words_are_not_taken_for_a_machine(text):
    assert not _FOREIGN.search(text.encode())


@pytest.mark.parametrize("layer", [*CORE, "store", "services"])
def test_what_is_below_the_window_runs_without_qt(layer):
    code = (
        f"import sys, negotiator_trainer.{layer} as layer, pkgutil, importlib\n"
        "for module in pkgutil.walk_packages(layer.__path__, layer.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
        "print([m for m in ('PySide6', 'shiboken6', 'pyqtgraph') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
