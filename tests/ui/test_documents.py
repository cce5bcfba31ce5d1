import re

import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui.documents import words_of, write_pdf, write_text

LONG = "<p>A line of the story.</p>" * 200


def test_a_document_is_printed_over_as_many_pages_as_it_needs(theme, tmp_path):
    write_pdf(LONG, tmp_path / "case.pdf", title="A case")
    written = (tmp_path / "case.pdf").read_bytes()
    assert written.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", written)) > 1
    assert [each.name for each in tmp_path.iterdir()] == ["case.pdf"]


def test_nothing_is_fetched_for_a_document(theme, tmp_path):
    from PySide6.QtGui import QImage, QPdfWriter, QTextDocument  # noqa: PLC0415  only this test

    picture = tmp_path / "secret.png"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0xAB34CD)
    assert image.save(str(picture))
    html = f'<p>Words <img src="{picture.as_uri()}"> and <img src="{picture.as_uri()}"></p>'
    ours, careless = tmp_path / "ours.pdf", tmp_path / "careless.pdf"
    write_pdf(html, ours, title="T")
    document = QTextDocument()
    document.setHtml(html)
    document.print_(QPdfWriter(str(careless)))
    assert b"/Width 300" in careless.read_bytes()
    assert b"/Width 300" not in ours.read_bytes()


def test_text_is_written_as_it_stands(tmp_path):
    write_text("# Päev\r\n<b>", tmp_path / "case.md")
    assert (tmp_path / "case.md").read_bytes() == "# Päev\r\n<b>".encode()


def test_what_was_there_before_is_replaced_whole(tmp_path):
    file = tmp_path / "case.md"
    file.write_text("old and longer", "utf-8")
    write_text("new", file)
    assert file.read_text("utf-8") == "new"


@pytest.mark.parametrize(
    "write", [lambda file: write_text("a", file), lambda file: write_pdf("a", file, title="t")]
)
def test_a_place_that_cannot_be_written_to_is_one_line(theme, tmp_path, write):
    with pytest.raises(TrainerError, match="could not be written"):
        write(tmp_path / "nowhere" / "case")


def test_the_words_of_a_document_are_those_that_are_printed(theme):
    html = "<html><body><h1>A &lt;b&gt; case</h1><p>One</p><p>Two &amp; three</p></body></html>"
    assert words_of(html) == "A <b> case\nOne\nTwo & three"
