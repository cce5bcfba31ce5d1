from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.bargaining.frontier import evaluate
from negotiator_trainer.bargaining.grid import Grid
from negotiator_trainer.bargaining.issue import holds
from negotiator_trainer.bargaining.preference import Preference
from tests.bargaining.drawn_spaces import conditions_on, spaces


@st.composite
def valued_spaces(draw):
    space = draw(spaces(rules=2))
    counts = [len(issue.options) for issue in space.issues]
    conditions = conditions_on(counts)
    worth = st.integers(-100, 100)
    preference = Preference(
        tuple(tuple(draw(worth) for _ in range(count)) for count in counts),
        base=draw(worth),
        together=tuple(draw(st.lists(st.tuples(conditions, worth), max_size=3))),
    )
    tabled = draw(st.none() | st.frozensets(st.integers(0, len(counts) - 1)))
    return space, preference, draw(conditions), tabled


@given(valued_spaces())
def test_arrays_say_what_a_walk_through_the_packages_says(case):
    space, preference, condition, tabled = case
    packages = space.packages(tabled)
    grid = Grid.of(space, tabled)
    assert evaluate(space, preference, tabled).tolist() == preference.values(packages)
    assert grid.holds(condition).tolist() == [holds(condition, p) for p in packages]
    assert grid.holds(()).tolist() == [True] * len(packages)
    assert grid.packages_at(range(len(packages))) == list(packages)


def test_packages_are_found_behind_single_positions(clinic):
    packages = clinic.space.packages()
    assert Grid.of(clinic.space).packages_at([728, 0, 5]) == [
        packages[728],
        packages[0],
        packages[5],
    ]
    assert Grid.of(clinic.space).packages_at([]) == []


def test_nothing_of_the_package_imports_numpy_before_it_is_needed():
    program = (
        "import importlib, pkgutil, sys, negotiator_trainer.bargaining as b\n"
        "names = [m.name for m in pkgutil.iter_modules(b.__path__, b.__name__ + '.')]\n"
        "for name in names: importlib.import_module(name)\n"
        "print(len(names), 'numpy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    count, imported = done.stdout.split()
    assert int(count) >= 10
    assert imported == "False"
