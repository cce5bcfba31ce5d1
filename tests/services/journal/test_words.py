"""What the search finds of a case."""

from __future__ import annotations

from negotiator_trainer.journal.case import PARTS
from negotiator_trainer.services.journal.words import case_text


def test_words_are_those_of_the_person_in_the_order_of_the_parts():
    parts = {
        "links": '{"attempts":[{"attempt":"uuid","kind":"debrief","note":"stay calm"}]}',
        "sheet": '{"interests":["cash "," "],"first_offer":{"a1":"0"},"walkaway":5,"power":null}',
        "issues": '{"issues":[{"id":"a1","text":"Pay","options":[{"text":"own words"}]}]}',
        "review": '{"assumptions":[{"text":"cash","finding":"confirmed","words":"yes"}]}',
        "outcome": "damaged {",
    }
    text = case_text(parts, also=("tag", "Pay"), given=("Pay",))
    assert text == "cash\nown words\nyes\nstay calm\ntag\nPay"
    assert set(parts) < set(PARTS)
