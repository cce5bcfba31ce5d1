from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.scenario.source import (
    MAX_ENTRIES,
    MAX_SCRIPTS,
    digest_of,
    from_files,
    load,
    read_folder,
)
from negotiator_trainer.scenario.yaml_text import MAX_BYTES
from tests.scenario.conftest import TOY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(TOY, tmp_path / "toy-sale")


def test_a_folder_gives_its_files_its_id_and_a_digest(folder: Path) -> None:
    source = read_folder(folder)
    assert (source.id, source.path, tuple(source.files)) == (
        "toy-sale",
        folder,
        ("scenario.yaml", "script.buyer.yarn"),
    )
    assert source.digest == read_folder(TOY).digest
    assert len(source.digest) == 64


def test_the_id_is_the_real_folder_s_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert read_folder(folder.relative_to(folder)).id == "toy-sale"


def test_the_digest_changes_with_every_name_and_byte() -> None:
    digests = {
        digest_of({"a": b"b"}),
        digest_of({"a": b"c"}),
        digest_of({"ab": b""}),
        digest_of({"a": b"", "b": b""}),
        digest_of({}),
    }
    assert len(digests) == 5
    assert digest_of({"a": b"1", "b": b"2"}) == digest_of({"b": b"2", "a": b"1"})


def test_text_restored_from_the_database_is_the_same_scenario(folder: Path) -> None:
    source = read_folder(folder)
    restored = from_files(dict(source.files))
    assert (restored.id, restored.digest, restored.path) == ("toy-sale", source.digest, None)
    assert load(restored).scenario == load(source).scenario


def test_restored_text_without_a_model_is_refused() -> None:
    with pytest.raises(ScenarioError, match="no line “id: …”"):
        from_files({"script.buyer.yarn": b""})


def test_files_cannot_be_changed_through_the_source(folder: Path) -> None:
    with pytest.raises(TypeError):
        read_folder(folder).files["scenario.yaml"] = b""  # type: ignore[index]


def test_other_files_are_not_read_and_only_doubtful_ones_are_named(folder: Path) -> None:
    for name in ("README.md", ".hidden", "notes.txt", "LICENSE", "x.ysls.json", "script.A.yarn"):
        (folder / name).write_bytes(b"\xff")
    (folder / "locales").mkdir()
    source = read_folder(folder)
    assert source.unused == ("script.A.yarn",)
    assert source.digest == read_folder(TOY).digest


def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.write_text("private")
    (folder / "script.seller.yarn").symlink_to(outside)
    with pytest.raises(ScenarioError, match="leads out of the folder"):
        read_folder(folder)


def test_a_link_inside_the_folder_is_read(folder: Path) -> None:
    (folder / "script.seller.yarn").symlink_to(folder / "script.buyer.yarn")
    assert "script.seller.yarn" in read_folder(folder).files


def test_a_pipe_is_refused_and_does_not_hang(folder: Path) -> None:
    os.mkfifo(folder / "script.seller.yarn")
    with pytest.raises(ScenarioError, match="not a plain file"):
        read_folder(folder)


def test_a_folder_in_the_place_of_a_file_is_refused(folder: Path) -> None:
    (folder / "script.seller.yarn").mkdir()
    with pytest.raises(ScenarioError, match="not a plain file"):
        read_folder(folder)


def test_a_file_that_is_too_large_is_refused_without_reading_it_whole(folder: Path) -> None:
    with (folder / "scenario.yaml").open("wb") as file:
        file.truncate(MAX_BYTES * 1000)
    with pytest.raises(ScenarioError, match="more than 524288 bytes"):
        read_folder(folder)


def test_too_many_files_or_scripts_are_refused(folder: Path) -> None:
    for number in range(MAX_SCRIPTS):
        (folder / f"script.r{number}.yarn").touch()
    with pytest.raises(ScenarioError, match="9 scripts; 8 is most"):
        read_folder(folder)
    for number in range(MAX_ENTRIES):
        (folder / f"{number}.md").touch()
    with pytest.raises(ScenarioError, match="more than 200 files"):
        read_folder(folder)


def test_a_folder_that_is_not_there_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_folder(tmp_path / "nothing")
    assert "“nothing” cannot be read" in caught.value.problem
    assert caught.value.remedy


def test_loading_lists_what_is_wrong_and_raises_nothing(folder: Path) -> None:
    (folder / "scenario.yaml").write_bytes(b"[" * 100_000)
    (folder / "script.buyer.yarn").write_bytes(b"\xff")
    loaded = load(read_folder(folder))
    assert loaded.scenario is None
    assert [found.code for found in loaded.diagnostics] == ["C004", "C001"]
    assert not loaded.scripts
