"""A case as Markdown and as HTML, with names or with initials."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from negotiator_trainer.journal.case import (
    Branch,
    CheckedAssumption,
    DecisionTree,
    IssueTree,
    Link,
    Links,
    Outcome,
    Review,
    TreeAlternative,
    TreeIssue,
    TreeOption,
)
from negotiator_trainer.scoring.sheet import (
    Guess,
    Sheet,
    Trade,
    WrittenAlternative,
    WrittenAssumption,
)
from negotiator_trainer.services.journal.redacting import Redactor
from negotiator_trainer.store.case_records import CaseChange

SHEET = Sheet(
    alternatives=(WrittenAlternative("ask Kalev's cousin", 80, 40_000),),
    walkaway=42_000, target=45_000, guess=Guess(43_000, 50_000), agree_chance=70, power=6,
    minimum_terms=("Delivery by May",), trigger="the second no", exit_line="Let us meet in June.",
    first_offer={"a1": "0"}, first_offer_reason="three quotes",
    interests=("Not to depend on KALEV",), assumptions=(WrittenAssumption("They are short"),),
    questions=("What makes March hard?",), trades=(Trade("pay early", "service plan"),),
)  # fmt: skip
TREE = IssueTree((TreeIssue("a1", "Payment", 60, (TreeOption("in 10 days", 60),
                                                   TreeOption("in 60 days"))),))  # fmt: skip
DECISION = DecisionTree(
    (TreeAlternative("Second bidder", (Branch("takes it", 75, 40_000, "the crew is free"),)),)
)
OUTCOME = Outcome(
    agreed=True, terms="Two years,\nas Kalev said", value=44_000, package={"a1": 1},
    minimum_terms_held=True, limit=48_000, felt="tense", felt_words="in the neck",
    surprised="Mägi’s patience", happened_on="2026-04-14",
)  # fmt: skip
REVIEW = Review(
    relationship=(75, 50, None, 100), learned="Ask about cash", happened="Less than I feared",
    assumptions=(CheckedAssumption("They are short", "confirmed", "Kalev said so"),),
    lost_to_delay=500, worth_the_time=True, intend_if="they wait", intend_then="wait too",
    intend_when="in the autumn",
)  # fmt: skip


@pytest.fixture
def whole(journal):
    """A case with everything in it."""
    case = journal.start("supplier", "full", "Renewal with Kalev Mägi", unit="€")
    journal.change(
        case, CaseChange(tags=["supplier"], people=["Kalev Mägi"], happens_on=date(2026, 4, 14))
    )
    for document in (SHEET, TREE, DECISION):
        journal.save(case, document)
    journal.go_in(case)
    journal.save(case, replace(SHEET, walkaway=41_000))
    for document in (OUTCOME, REVIEW, Links((Link("gone", "rehearsal", "stay calm"),))):
        journal.save(case, document)
    return case


def test_everything_that_was_written_is_in_the_markdown(journal, whole):
    text = journal.markdown(whole)
    assert text.startswith("# Renewal with Kalev Mägi\n\n- **Kind:** Supplier\n")
    for line in (
        "- **With:** Kalev Mägi", "- **Walkaway:** €41,000", "- **First offer:** Payment: in 10",
        "- ask Kalev's cousin (80 %, €40,000)", "**Payment (60 of 100)**",
        "**Second bidder: expected €30,000**", "- takes it (75 %), €40,000, the crew is free",
        ": the sheet\n", "- **Settled:** Payment: in 60 days", "- **It felt:** tense, in the neck",
        "- **Terms:** Two years,\n  as Kalev said", "- They are short: confirmed, Kalev said so",
        # Held against what was frozen, not against what was written afterwards.
        "- **Better than the walkaway by:** €2,000", "- **Better than the target by:** −€1,000",
        "- **Their limit:** your range held it", "- **Relationship:** 62/100",
        "- **Next time:** If they wait, then I will wait too",
        "- A play that is not in this profile, rehearsed for it, stay calm",
    ):  # fmt: skip
        assert line in text, line
    for name in ("questions", "minimum_terms", "interests"):
        assert getattr(SHEET, name)[0] in text


def test_an_empty_case_is_its_kind_and_nothing_more(journal):
    case = journal.start("salary", "full")
    assert journal.markdown(case) == "# Salary\n\n- **Kind:** Salary\n- **Stage:** preparing\n"


def test_names_give_way_to_initials_everywhere_and_nothing_else_does(journal, whole):
    plain, hidden = journal.markdown(whole), journal.markdown(whole, redact=True)
    assert "kalev" not in hidden.casefold()
    assert "mägi" not in hidden.casefold()
    assert hidden.startswith("# Renewal with K. M.\n")
    assert "ask K.'s cousin" in hidden
    assert "Not to depend on K.\n" in hidden
    assert "M.'s patience" in hidden
    assert len(hidden.splitlines()) == len(plain.splitlines())
    page = journal.html(whole, redact=True)
    assert "kalev" not in page.casefold()
    assert "K. M." in page


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def test_no_word_of_a_person_is_taken_for_html_or_markdown(journal):
    nasty = '<img src="file:///dev/zero"> <script>x</script> & *b* [a](b) `c` | # '
    case = journal.start("blank", "short", nasty)
    journal.save(case, Sheet(interests=(nasty, "# a heading", "- an item", "1. one")))
    seen = Seen()
    seen.feed(journal.html(case))
    assert not {tag for tag, _ in seen.tags} & {"img", "script", "a", "iframe", "link"}
    assert nasty.strip() in "".join(seen.words)
    text = journal.markdown(case)
    assert "\\<img" in text
    assert "\\*b\\*" in text
    assert "- \\# a heading\n- \\- an item\n- \\1. one\n" in text.replace("1\\.", "\\1.")


@pytest.mark.parametrize(
    ("name", "text", "hidden"),
    [
        ("Kalev Mägi", "Kalev Mägi and kalev, MÄGI's", "K. M. and K., M.'s"),
        ("Kalev Mägi", "kalev\nmägi; Kalevs Haus; Kalevala", "K. M.; K.s Haus; Kalevala"),
        ("Kalev OÜ", "Kalev OÜ, an OÜ in Tartu", "K. O., an OÜ in Tartu"),
        ("Ms de la Cruz", "Ms de la Cruz, la casa, CRUZ", "M. D. L. C., la casa, C."),
        ("Jean-Luc", "Jean-Luc’s boat", "J.'s boat"),
        ("O'Brien", "o'brien and O’Brien", "O. and O."),
        ("李小龙", "我和李小龙 met 李小龙", "我和李小龙 met 李."),
        ("Weiß", "WEISS, weiß’, weisse", "W., W.', weisse"),
        ("Zoe\u0308", "Zo\u00eb was there", "Z. was there"),
        ("", "nobody", "nobody"),
        (".*", "nobody.*", "nobody.*"),
    ],
)
def test_a_name_is_replaced_as_a_word_of_its_own(name, text, hidden):
    assert Redactor([name]).redact(text) == hidden


@given(
    name=st.from_regex(r"[A-Za-zÄÖÜéñß]{3,9}( [A-Za-z]{3,9})?", fullmatch=True),
    before=st.sampled_from(["", "with ", "(", "“"]),
    after=st.sampled_from(["", "'s", "’s", "."]),
    change=st.sampled_from([str, str.upper, str.lower, str.title]),
)
@example(name="Weiß Straße", before="", after="", change=str.upper)
def test_no_name_survives_in_any_capitals(name, before, after, change):
    hidden = Redactor([name]).redact(f"{before}{change(name)}{after} and more")
    for part in name.split():
        assert part.casefold() not in hidden.casefold().replace("and more", "").split()
