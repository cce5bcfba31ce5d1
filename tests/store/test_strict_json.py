"""JSON from strangers is plain JSON or one sentence."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.store import strict_json
from negotiator_trainer.store.strict_json import OddJsonError, read_json

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@given(value=values, ascii_only=st.booleans())
def test_plain_json_is_read_as_it_was_written(value, ascii_only):
    text = json.dumps(value, ensure_ascii=ascii_only)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        assert read_json(data) == value
    except OddJsonError as error:
        assert "Unicode" in str(error)  # noqa: PT017  the one exception: lone surrogates in keys


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"a": 1,}', "not JSON"),
        (b"{'a': 1}", "not JSON"),
        (b'{"a": 1} x', "not JSON"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        (b'{"a": "\xff"}', "not UTF-8"),
        (b'{"a": NaN}', "NaN, which is no number"),
        (b'{"a": -Infinity}', "-Infinity, which is no number"),
        (b'{"a": 1e999}', "number that is too large"),
        (b'{"a": 9223372036854775808}', "number that is too large"),
        (b'{"a": -9223372036854775809}', "number that is too large"),
        (b"[" + b"9" * 1_000_000 + b"]", "number that is too large"),
        (b'{"a": 1, "a": 2}', "same thing twice"),
        (b'{"a": "\\ud800"}', "not Unicode"),
        (b'{"\\udfff": 1}', "not Unicode"),
        (b"[" * 41 + b"]" * 41, "nested more than 40"),
        (b'{"a":' * 41 + b"1" + b"}" * 41, "nested more than 40"),
        (b"[" * 1_000_000, "nested more than 40"),
        (b'{"a":[' * 500_000, "nested more than 40"),
        (b'{"a": "\x00"}', "not JSON"),
    ],
)
def test_odd_json_is_a_sentence_at_once(data, sentence):
    began = time.monotonic()
    with pytest.raises(OddJsonError, match=sentence):
        read_json(data)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 40 + b"]" * 40,
        b'\xef\xbb\xbf{"a": 1}',
        b'{"a": "[[[[{{{{\\"[[["}',
        b'"\\ud83d\\ude00"',
        b'{"a": "\\u0000"}',
    ],
)
def test_what_only_looks_odd_is_read(data):
    assert read_json(data) == json.loads(data.decode("utf-8-sig"))


def test_a_file_that_is_too_large_is_not_even_decoded(monkeypatch):
    monkeypatch.setattr(strict_json, "LARGEST", 10)
    with pytest.raises(OddJsonError, match="larger than"):
        read_json(b"\xff" * 11)


@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_sentence(data):
    try:
        read_json(data)
    except OddJsonError as error:
        assert str(error)  # noqa: PT017  anything else would fail
