"""No word of a person is ever taken for a tag, whatever it is."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from negotiator_trainer.services.keeping import html

ANYTHING = st.text(max_size=80) | st.sampled_from(
    ["<script>", "</body>", "&amp;", '" onload="x', "$title", "${body}", "<!--", "\x00\x1b[0m"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | ANYTHING,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANYTHING, inner, max_size=3),
    max_leaves=10,
)


class Read(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words = [], [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_data(self, data):
        self.words += data


def kept(text):
    return "".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127))


@given(title=ANYTHING, words=ANYTHING, more=ANYTHING)
def test_a_page_has_the_tags_that_it_is_made_of_and_the_words_as_they_are(title, words, more):
    plain = Read(html.continued(html.page("t", html.paragraph("w")), html.heading("m", 2)))
    made = html.continued(html.page(title, html.paragraph(words)), html.heading(more, 2))
    read = Read(made)
    assert read.tags == plain.tags
    assert read.attributes == plain.attributes
    assert kept(words) in read.words
    assert kept(more) in read.words
    assert made.count("</body>") == 1


@given(value=JSON)
def test_whatever_a_document_holds_is_words(value):
    read = Read(html.document(value))
    assert set(read.tags) <= {"dl", "dt", "dd", "ul", "li", "span"}
    assert {name for name, _ in read.attributes} <= {"class"}


@given(name=ANYTHING, value=ANYTHING)
def test_facts_are_rows_and_links_stay_in_the_export(name, value):
    read = Read(html.facts([(name, value)]) + html.link(name, f"cases/{value}.html"))
    assert set(read.tags) <= {"table", "tr", "th", "td", "a"}
    assert [key for key, _ in read.attributes] == ["href"]


def test_amounts_are_written_in_the_unit_of_the_negotiation():
    sheet = {"walkaway": 990_000, "feasibility": 80, "target": None, "power": 0}
    made = html.document(sheet, amount=lambda value: f"€{value / 100:,.0f}")
    assert "€9,900" in made
    assert ">80<" in made
    assert "Target" not in made
    assert ">0<" in made
