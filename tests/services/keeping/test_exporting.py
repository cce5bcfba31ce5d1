"""Everything goes into one file and comes back equal; strangers' files are refused whole."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import sqlite3
import zipfile
from html.parser import HTMLParser

import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.services.keeping.exporting import MANIFEST, export_everything
from negotiator_trainer.services.keeping.importing import Brought, import_file
from negotiator_trainer.services.transfer import export_to
from negotiator_trainer.store import locations
from negotiator_trainer.store.archive_tables import ARCHIVED
from negotiator_trainer.store.backup_names import backups
from negotiator_trainer.store.database import Database
from negotiator_trainer.store.failures import DamagedStore
from tests.services.keeping.conftest import CANARY, SCRIPT
from tests.store.test_faults import fill, small_disk


@pytest.fixture
def file(full, library, tmp_path):
    made = tmp_path / "everything.zip"
    export_everything(full.database, library, made)
    return made


def hashes(trainer):
    with trainer.database.unit() as unit:
        return {t.name: sorted(row["hash"] for row in unit.archive.rows(t)) for t in ARCHIVED}


def members(file):
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _seal_again(bodies):
    manifest = json.loads(bodies[MANIFEST])
    for name, told in manifest["tables"].items():
        if isinstance(told, dict) and f"data/{name}.json" in bodies:
            told["sha256"] = hashlib.sha256(bodies[f"data/{name}.json"]).hexdigest()
    bodies[MANIFEST] = json.dumps(manifest).encode()


def rewrite(file, change, *, seal_again=True):
    """Change what is in a file, and its sums with it unless told otherwise."""
    bodies = members(file)
    change(bodies)
    if seal_again:
        with contextlib.suppress(ValueError, AttributeError, KeyError, TypeError):
            _seal_again(bodies)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in bodies.items():
            archive.writestr(name, body)


def test_it_comes_back_with_the_same_hashes_in_every_table(full, other, file):
    done = import_file(other.database, file)
    assert done == Brought(attempts=2, cases=2, drills=1, known=0)
    assert hashes(other) == hashes(full)
    assert other.database.verify().ok
    assert other.home() == full.home()
    assert other.table(1).transcript == full.table(1).transcript


def test_a_second_time_nothing_is_new_and_nothing_changes(other, file):
    import_file(other.database, file)
    before = other.database.state()
    assert import_file(other.database, file) == Brought(known=5)
    assert other.database.state() == before


def test_before_an_import_what_is_there_is_backed_up(full, file, path):
    assert backups(locations.backup_folder(path)) == ()
    import_file(full.database, file)
    assert len(backups(locations.backup_folder(path))) == 1


def test_an_older_file_of_attempts_is_still_read(full, other, tmp_path):
    old = tmp_path / "attempts.json"
    export_to(full.database, old)
    assert import_file(other.database, old) == Brought(attempts=2)


class Page(HTMLParser):
    """Reads a page strictly enough to see a tag that nobody meant."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self.links = set(), "", []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data):
        self.words += data


def test_every_attempt_and_every_case_can_be_read_and_nothing_in_it_is_mark_up(file):
    bodies = members(file)
    pages = {name: Page(body.decode()) for name, body in bodies.items() if name.endswith(".html")}
    assert {name.partition("/")[0] for name in pages} == {"index.html", "attempts", "cases"}
    assert len(pages) == 1 + 2 + 2
    for page in pages.values():
        assert page.tags.isdisjoint({"script", "img", "iframe", "object", "link"})
        assert all(not re.match(r"[a-z]+:|//", link) for link in page.links)
    assert set(pages["index.html"].links) == set(pages) - {"index.html"}
    attempt = next(p for name, p in pages.items() if "00001" in name and "attempts" in name)
    case = next(p for name, p in pages.items() if "00001" in name and "cases" in name)
    for page in (attempt, case):
        assert f"{CANARY} {SCRIPT}" in page.words
    assert "They are short of cash" in case.words
    assert "Preparation when you went in" in case.words
    assert "€980,000" in case.words
    assert "990000" in case.words
    assert "Overall" in attempt.words


def test_the_transcript_is_in_it_word_for_word(full, file):
    page = next(body for name, body in members(file).items() if "attempts/00001" in name)
    words = " ".join(Page(page.decode()).words.split())
    spoken = [line.words for line in full.table(1).transcript]
    assert spoken
    for line in spoken:
        assert " ".join(line.split()) in words


def test_how_far_it_has_come_is_told(full, library, tmp_path):
    told = []
    export_everything(
        full.database, library, tmp_path / "x.zip", told=lambda *far: told.append(far)
    )
    assert told[0] == (0, 4)
    assert told[-1] == (4, 4)


def test_a_damaged_profile_is_not_exported(full, library, tmp_path, path):
    full.close()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE note SET text = 'other'")
    database = Database.open(path, now=full.database.now)
    with pytest.raises(DamagedStore, match="nothing was exported"):
        export_everything(database, library, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()
    database.close()


def test_on_a_full_disk_the_file_that_was_there_stays(full, library, tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        file = disk / "everything.zip"
        export_everything(full.database, library, file)
        before = file.read_bytes()
        ballast = fill(disk)
        with pytest.raises(TrainerError, match="could not be written") as refusal:
            export_everything(full.database, library, file)
        assert "your practice is untouched" in refusal.value.problem
        ballast.unlink()
        assert file.read_bytes() == before
        assert [entry.name for entry in disk.iterdir()] == [file.name]


def drop(name):
    return lambda bodies: bodies.pop(name)


def put(name, body):
    return lambda bodies: bodies.update({name: body})


def manifest(change):
    def apply(bodies):
        told = json.loads(bodies[MANIFEST])
        change(told)
        bodies[MANIFEST] = json.dumps(told).encode()

    return apply


@pytest.mark.parametrize(
    "change",
    [
        drop(MANIFEST),
        drop("data/turn.json"),
        put(MANIFEST, b"{"),
        put(MANIFEST, b"[]"),
        put("data/note.json", b"{}"),
        put("data/note.json", b'[{"a": NaN}]'),
        put("data/note.json", b"[" * 100_000),
        put("data/note.json", b"\xff\xfe"),
        put("../evil", b"x"),
        manifest(lambda told: told.update(format="other")),
        manifest(lambda told: told.update(version=2)),
        manifest(lambda told: told.update(schema="9.0")),
        manifest(lambda told: told.update(schema="x")),
        manifest(lambda told: told.update(tables=7)),
        manifest(lambda told: told["tables"].update(turn="x")),
        manifest(lambda told: told["tables"]["turn"].update(rows=1)),
    ],
)
def test_a_strangers_file_is_refused_in_one_sentence_and_nothing_comes(other, file, change):
    rewrite(file, change)
    with pytest.raises(TrainerError) as refusal:
        import_file(other.database, file)
    assert "\n" not in str(refusal.value)
    assert "nothing was imported" in refusal.value.problem
    assert other.database.state() == ""


def test_a_change_on_the_way_is_noticed_even_where_it_fits(other, file):
    def change(bodies):
        bodies["data/note.json"] = bodies["data/note.json"].replace(CANARY.encode(), b"another")

    rewrite(file, change, seal_again=False)
    with pytest.raises(TrainerError, match="was changed after it was exported"):
        import_file(other.database, file)
    assert other.database.state() == ""


def test_a_result_without_an_end_is_refused(other, file):
    from negotiator_trainer.store import seal  # noqa: PLC0415
    from negotiator_trainer.store.ledger import sealed_part  # noqa: PLC0415

    def change(bodies):
        rows = json.loads(bodies["data/attempt.json"])
        for name in ("finished_at", "ending"):
            del rows[0][name]
        rows[0]["hash"] = seal.row_hash("attempt", sealed_part("attempt", rows[0]))
        bodies["data/attempt.json"] = json.dumps(rows).encode()

    rewrite(file, change)
    with pytest.raises(TrainerError, match="a result without an end"):
        import_file(other.database, file)
    assert other.database.state() == ""


@pytest.mark.parametrize("body", [b"", b"x", b"PK", b"PK\x03\x04 and no more", b"{}"])
def test_what_is_no_export_at_all_is_refused(other, tmp_path, body):
    file = tmp_path / "given"
    file.write_bytes(body)
    with pytest.raises(TrainerError) as refusal:
        import_file(other.database, file)
    assert "\n" not in str(refusal.value)
    assert other.database.state() == ""


def test_a_file_that_is_not_there_is_one_sentence(other, tmp_path):
    with pytest.raises(TrainerError, match="could not be read"):
        import_file(other.database, tmp_path / "nowhere.zip")
