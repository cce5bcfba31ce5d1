from collections import defaultdict
from pathlib import Path

import pytest

from tests.seeded.__main__ import ENOUGH, page, run
from tests.seeded.judge import RIGHT, Version, is_found, judge, mistakes_of

SHED = Path(__file__).parents[1] / "fixtures" / "proofs" / "shed-sale"


@pytest.fixture(scope="module")
def shed():
    return Version({path.name: path.read_text("utf-8") for path in SHED.iterdir()})


@pytest.mark.parametrize("operator", [name for name in RIGHT if name[:4] != "swap"])
def test_every_mistake_in_the_script_of_the_small_sale_is_found_by_a_right_code(shed, operator):
    made = [mistake for mistake in mistakes_of(shed) if mistake.operator == operator]
    assert made
    missed = []
    for mistake in made:
        verdict = judge(shed, mistake)
        if verdict.differs and not is_found(mistake, verdict):
            missed.append((mistake.line, mistake.what, verdict.codes))
    assert missed == []


def test_a_scenario_without_a_mistake_differs_in_nothing(shed):
    mistake = mistakes_of(shed)[0]
    unchanged = type(mistake)(
        operator=mistake.operator, file=mistake.file, line=1, what="nothing", role=mistake.role,
        text=shed.files[mistake.file],
    )  # fmt: skip
    verdict = judge(shed, unchanged)
    assert (verdict.codes, verdict.differs) == ((), False)


@pytest.mark.long
def test_mistakes_in_the_shipped_scenarios_are_found_by_the_right_code():
    results = run()
    assert len(results) >= ENOUGH
    kinds = defaultdict(list)
    for _, mistake, verdict in results:
        kinds[mistake.operator].append(is_found(mistake, verdict))
    assert set(kinds) == set(RIGHT)
    found = [each for kind in kinds.values() for each in kind]
    assert sum(found) >= 0.95 * len(found), page(results)
