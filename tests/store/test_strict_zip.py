"""A zip from a stranger is read within bounds or refused in one sentence; nothing is unpacked."""

from __future__ import annotations

import io
import stat
import struct
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.store.strict_zip import OddZipError, read_zip


@pytest.fixture
def file(tmp_path):
    return tmp_path / "given.zip"


def pack(file, *members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, body in members:
            archive.writestr(name, body)


def test_what_is_wanted_and_there_is_read(file):
    pack(file, ("data/a.json", "[1]"), ("b/", ""), ("c.txt", "x" * 5000))
    assert read_zip(file, ["data/a.json", "nowhere"]) == {"data/a.json": b"[1]"}


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/passwd", "a/../b", "a\\b", "C:evil", "a:b", "a//b", "./a", "a/.", "a\n",
     "a\x7f", "a.", "a /b", "x" * 300, "con*", "a?b", "a<b"],
)  # fmt: skip
def test_names_that_no_file_should_have_are_refused(file, name):
    pack(file, (name, "x"))
    with pytest.raises(OddZipError, match="a name"):
        read_zip(file, [])


@pytest.mark.parametrize(("one", "other"), [("a", "A"), ("é", "e\u0301"), ("straße", "STRASSE")])
def test_names_that_are_the_same_file_somewhere_are_refused(file, one, other):
    pack(file, (one, "1"), (other, "2"))
    with pytest.raises(OddZipError, match="a name twice"):
        read_zip(file, [])


def test_a_link_is_refused(file):
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    pack(file, (link, "/etc/passwd"))
    with pytest.raises(OddZipError, match="a link"):
        read_zip(file, ["link"])


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_methods_are_refused(file, method):
    pack(file, ("a", "x" * 100), method=method)
    with pytest.raises(OddZipError, match="not read here"):
        read_zip(file, ["a"])


def test_an_encrypted_member_is_refused(file):
    pack(file, ("a", "x"))
    body = bytearray(file.read_bytes())
    body[body.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(body)
    with pytest.raises(OddZipError, match="encrypted"):
        read_zip(file, ["a"])


def test_a_bomb_is_refused_before_it_is_read(file):
    pack(file, ("a", b"\0" * (100 << 20)))
    began = time.monotonic()
    with pytest.raises(OddZipError, match="more tightly"):
        read_zip(file, ["a"])
    assert time.monotonic() - began < 1


def test_sizes_that_are_lies_are_refused(file):
    pack(file, ("a", "x" * 1000))
    body = bytearray(file.read_bytes())
    at = body.index(b"PK\x01\x02") + 24
    body[at : at + 4] = struct.pack("<I", 10)
    file.write_bytes(body)
    with pytest.raises(OddZipError):
        read_zip(file, ["a"])


def test_members_that_overlap_are_refused(file):
    """Twenty kilobytes that become gigabytes: many names for one and the same stretch."""
    pack(file, ("a", "x" * 50_000), ("b", "y" * 50_000))
    body = bytearray(file.read_bytes())
    second = body.index(b"PK\x01\x02", body.index(b"PK\x01\x02") + 1)
    body[second + 42 : second + 46] = struct.pack("<I", 0)
    file.write_bytes(body)
    with pytest.raises(OddZipError, match="overlap"):
        read_zip(file, ["a", "b"])


def test_too_many_members_and_too_large_ones_are_refused(file, monkeypatch):
    pack(file, ("a", "xxxx"), ("b", "yyyy"))
    for limit, words in (
        ("MOST_MEMBERS", "more than 1 members"),
        ("LARGEST_MEMBER", "a member of more"),
        ("LARGEST_WHOLE", "holds more"),
        ("LARGEST_FILE", "is larger"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(f"negotiator_trainer.store.strict_zip.{limit}", 1)
            with pytest.raises(OddZipError, match=words):
                read_zip(file, ["a"])


@settings(max_examples=150)
@given(data=st.data())
def test_a_damaged_file_is_refused_by_one_kind_of_error_or_read_as_it_was(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("zip") / "given.zip"
    made = io.BytesIO()
    pack(made, ("a", "x" * 300), ("b/c", "hello"))
    body = bytearray(made.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(bytes(body[: data.draw(st.integers(0, len(body)))]) or bytes(body))
    try:
        read = read_zip(file, ["a", "b/c"])
    except OddZipError:
        return
    assert set(read.values()) <= {b"x" * 300, b"hello"}
