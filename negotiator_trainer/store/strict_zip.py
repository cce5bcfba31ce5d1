"""Reads zip files from strangers within bounds: what is odd is refused, nothing is unpacked.

`zipfile` alone accepts archives whose members overlap, which blow up twenty kilobytes to gigabytes,
and reports faults of an archive by a dozen kinds of exceptions.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LARGEST_FILE = 1 << 30
LARGEST_MEMBER = 256 << 20
LARGEST_WHOLE = 2 << 30
MOST_MEMBERS = 200_000
MOST_RATIO = 500
"""How much larger than packed a member of more than a megabyte may be; JSON has about ten."""

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_NAME = re.compile(r"[^\0-\x1f\x7f\\:*?\"<>|]{1,240}")
_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError,
    NotImplementedError, RuntimeError, ValueError, KeyError, IndexError, OverflowError,
)  # fmt: skip


class OddZipError(ValueError):
    """The file is no zip, or more than its plain subset; the message completes “it …”."""


def read_zip(file: Path, wanted: Iterable[str]) -> dict[str, bytes]:
    """Judge every member of a zip file, and read those that are wanted and there.

    Refused are: names that leave the folder, that a system cannot have or that are there twice
    (whatever their case), links, encryption, other methods than stored and deflated, members that
    overlap, and sizes or ratios beyond the limits above.

    Args:
        file: The file; it is not unpacked.
        wanted: Names of members.

    Raises:
        OddZipError: One of these.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _require_plain(members, archive.start_dir)
            there = {member.filename: member for member in members}
            return {name: _body(archive, there[name]) for name in wanted if name in there}
    except OddZipError:
        raise
    except _FAULTS as error:
        raise OddZipError("is not a zip file, or is damaged") from error


def _require_plain(members: list[zipfile.ZipInfo], end: int) -> None:
    if end > LARGEST_FILE:
        raise OddZipError(f"is larger than {LARGEST_FILE >> 20} MB")
    if len(members) > MOST_MEMBERS:
        raise OddZipError(f"has more than {MOST_MEMBERS:,} members")
    if sum(member.file_size for member in members) > LARGEST_WHOLE:
        raise OddZipError(f"holds more than {LARGEST_WHOLE >> 20} MB")
    seen: set[str] = set()
    for member in members:
        _require_plain_name(member.orig_filename)
        folded = unicodedata.normalize("NFC", member.filename).casefold()
        if folded in seen:
            raise OddZipError("has a name twice")
        seen.add(folded)
        _require_plain_member(member)
    _require_apart(members, end)


def _require_plain_name(name: str) -> None:
    parts = name.removesuffix("/").split("/")
    if not _NAME.fullmatch(name) or any(
        part in {"", ".", ".."} or part != part.strip(" ") or part.endswith(".") for part in parts
    ):
        raise OddZipError("has a name that no file should have")


def _require_plain_member(member: zipfile.ZipInfo) -> None:
    mode = member.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise OddZipError("has a link in it")
    if member.flag_bits & _ENCRYPTED:
        raise OddZipError("is encrypted")
    if member.compress_type not in _METHODS:
        raise OddZipError("is packed in a way that is not read here")
    if member.file_size > LARGEST_MEMBER:
        raise OddZipError(f"has a member of more than {LARGEST_MEMBER >> 20} MB")
    if member.file_size > 1 << 20 and member.file_size > MOST_RATIO * member.compress_size:
        raise OddZipError("is packed more tightly than anything that is written")


def _require_apart(members: list[zipfile.ZipInfo], end: int) -> None:
    ordered = sorted(members, key=lambda member: member.header_offset)
    ends = [member.header_offset for member in ordered[1:]] + [end]
    for member, following in zip(ordered, ends, strict=True):
        name = len(member.orig_filename.encode("utf-8", "surrogateescape"))
        # A name in an old code page may be shorter there than as UTF-8.
        least = _LOCAL_HEADER + min(name, len(member.orig_filename)) + member.compress_size
        if member.header_offset < 0 or member.header_offset + least > following:
            raise OddZipError("has members that overlap")


def _body(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as source:
        body = source.read(LARGEST_MEMBER + 1)
    if len(body) != member.file_size:
        raise OddZipError("says of a member that it is longer or shorter than it is")
    return body
