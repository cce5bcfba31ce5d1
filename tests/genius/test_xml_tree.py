import os

import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.genius import xml_tree
from negotiator_trainer.genius.xml_tree import read_tree


def read(folder, content):
    path = folder / "file.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_tree(path)


def refused(folder, content):
    with pytest.raises(TrainerError) as caught:
        read(folder, content)
    assert "\n" not in str(caught.value)
    return caught.value.problem


def test_elements_carry_attributes_children_and_the_line_they_begin_on(tmp_path):
    root = read(tmp_path, "<a>\n<b x='1'/>\n<c><b x='2'/></c>text</a>")
    assert [(one.tag, one.line) for one in root.descendants()] == [("b", 2), ("c", 3), ("b", 3)]
    assert [one.attributes["x"] for one in root.named("b")] == ["1"]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf<a x='\xc3\xa9'/>",
        "<a x='é'/>".encode("utf-16"),
        "<?xml version='1.0' encoding='ISO-8859-1'?><a x='é'/>".encode("latin-1"),
        "<?xml version='1.0' encoding='windows-1252'?><a x='é'/>".encode("cp1252"),
    ],
)
def test_the_encodings_that_people_save_are_read(tmp_path, content):
    assert read(tmp_path, content).attributes == {"x": "é"}


@pytest.mark.parametrize(
    "content",
    [
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'boom'>]><a>&b;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY a0 'ha'><!ENTITY a1 '&a0;&a0;'><!ENTITY a2 '&a1;&a1;'>]><a>&a2;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'p.dtd'> %p;]><a/>",
    ],
)
def test_a_document_type_is_refused_before_any_entity_is_looked_at(tmp_path, content):
    assert refused(tmp_path, content).startswith("file.xml, line 1: the file declares a document")


def test_an_entity_that_nobody_declared_is_refused(tmp_path):
    assert "undefined entity" in refused(tmp_path, "<a>\n&boom;</a>")


def test_what_is_not_xml_is_one_sentence_with_the_line(tmp_path):
    assert refused(tmp_path, "<a>\n<b></a>") == (
        "file.xml, line 2: this is not XML (mismatched tag)."
    )
    assert refused(tmp_path, b"<a x='\xe9'/>").startswith("file.xml, line 1: this is not XML")
    assert refused(tmp_path, "").startswith("file.xml, line 1: this is not XML")


@pytest.mark.parametrize("encoding", ["klingon", "utf-7", "punycode", "hex"])
def test_an_encoding_that_cannot_be_read_is_named_as_the_reason(tmp_path, encoding):
    content = f"<?xml version='1.0' encoding='{encoding}'?><a x='é'/>"
    assert "line 1" in refused(tmp_path, content)


def test_depth_count_and_size_are_bounded(tmp_path, monkeypatch):
    deep = xml_tree.MAX_DEPTH + 1
    assert "deep" in refused(tmp_path, "<a>" * deep + "</a>" * deep)
    read(tmp_path, "<a>" * (deep - 1) + "</a>" * (deep - 1))
    many = xml_tree.MAX_ELEMENTS
    assert "more than 100,000 elements" in refused(tmp_path, "<a>" + "<b/>" * many + "</a>")
    monkeypatch.setattr(xml_tree, "MAX_BYTES", 100)
    assert "larger than 100 bytes" in refused(tmp_path, "<a>" + " " * 100 + "</a>")


def test_what_is_no_file_is_said_in_a_sentence(tmp_path):
    with pytest.raises(TrainerError, match="there is no such file"):
        read_tree(tmp_path / "absent.xml")
    with pytest.raises(TrainerError, match="this is not a file"):
        read_tree(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.xml")
    with pytest.raises(TrainerError, match="this is not a file"):
        read_tree(tmp_path / "pipe.xml")
