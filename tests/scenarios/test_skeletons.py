"""Every scenario's numbers have a second source: arithmetic on paper that knows no program."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.source import read_folder

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted(each.parent.name for each in (ROOT / "scenarios").glob("*/scenario.yaml"))
SKELETONS = ROOT / "skeletons"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_skeleton_on_paper_counts_what_the_scenario_declares(scenario):
    on_paper = runpy.run_path(str(SKELETONS / f"{scenario.replace('-', '_')}.py"))["counted"]()
    model = check(read_folder(ROOT / "scenarios" / scenario)).loaded.scenario
    declared = {
        role: {
            name: variant.counts.model_dump(exclude_none=True)
            for name, variant in side.variants.items()
        }
        for role, side in model.play.items()
    }
    assert on_paper == declared


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_has_its_skeleton_in_words(scenario):
    words = (SKELETONS / f"{scenario}.md").read_text("utf-8")
    for part in ("Alternatives", "Events", "Facts", "Tempting mistakes", "Exit interview"):
        assert part in words
