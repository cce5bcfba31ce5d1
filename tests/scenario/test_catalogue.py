from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario.catalogue import Catalogue
from tests.scenario.conftest import TOY

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, name: str) -> Path:
    path = shutil.copytree(TOY, folder / name)
    text = (path / "scenario.yaml").read_text(encoding="utf-8")
    (path / "scenario.yaml").write_text(text.replace("id: toy-sale", f"id: {name}"), "utf-8")
    return path


def test_every_scenario_of_every_folder_is_listed_by_id(tmp_path: Path) -> None:
    put(tmp_path / "a", "shop-lease")
    put(tmp_path / "b", "used-car")
    entries = Catalogue([tmp_path / "b", tmp_path / "a", tmp_path / "none"]).entries()
    assert [entry.id for entry in entries] == ["shop-lease", "used-car"]
    assert all(entry.header is not None and not entry.problem for entry in entries)


def test_the_earlier_folder_counts_for_an_id_that_is_in_both(tmp_path: Path) -> None:
    own, _ = put(tmp_path / "own", "used-car"), put(tmp_path / "shipped", "used-car")
    catalogue = Catalogue([tmp_path / "own", tmp_path / "shipped"])
    assert catalogue.find("used-car") == own
    assert len(catalogue.entries()) == 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff", "not UTF-8"),
        (b"", "no line “id: …”"),
        (b"[" * 100_000, "no line “id: …”"),
        (None, "no scenario.yaml"),
    ],
)
def test_an_unreadable_scenario_says_so_and_the_others_still_work(
    tmp_path: Path, content: bytes | None, problem: str
) -> None:
    put(tmp_path, "used-car")
    broken = put(tmp_path, "broken")
    (broken / "scenario.yaml").unlink()
    if content is not None:
        (broken / "scenario.yaml").write_bytes(content)
    first, second = Catalogue([tmp_path]).entries()
    assert (first.id, first.header, problem in first.problem) == ("broken", None, True)
    assert second.header is not None


def test_an_id_that_is_not_the_folder_s_name_is_a_problem(tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "bicycle")
    (entry,) = Catalogue([tmp_path]).entries()
    assert "called “bicycle”, but the scenario's id is “toy-sale”" in entry.problem


def test_loose_files_and_other_folders_are_no_scenarios(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "scenario.yaml").touch()
    assert Catalogue([tmp_path]).entries() == []


def test_a_mistyped_id_brings_up_the_nearest_ones(tmp_path: Path) -> None:
    put(tmp_path, "used-car")
    put(tmp_path, "shop-lease")
    with pytest.raises(ScenarioError) as caught:
        Catalogue([tmp_path]).find("usedcar")
    assert (caught.value.problem, caught.value.remedy) == (
        "There is no scenario “usedcar”.",
        "Did you mean “used-car”?",
    )
    with pytest.raises(ScenarioError) as caught:
        Catalogue([tmp_path]).find("zzz")
    assert caught.value.remedy == "Choose one of shop-lease, used-car."


def test_an_empty_catalogue_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        Catalogue([tmp_path]).find("used-car")
    assert "scenarios folder" in caught.value.remedy


def test_an_id_cannot_lead_out_of_the_folders(tmp_path: Path) -> None:
    put(tmp_path, "secret")
    put(tmp_path / "in", "used-car")
    with pytest.raises(ScenarioError):
        Catalogue([tmp_path / "in"]).find("../secret")
