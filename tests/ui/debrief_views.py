"""A debrief by hand: with every part filled in, and with nothing to show."""

from __future__ import annotations

from dataclasses import replace

from negotiator_trainer.services.debrief_view import (
    AssumptionRow,
    Behaviour,
    ChipRow,
    Compared,
    DebriefView,
    EstimateRow,
    Evidence,
    Figure,
    FirstQuestions,
    Gate,
    GateFact,
    OfferStep,
    PackagePoint,
    PackagesView,
    RelationshipStep,
    TurnView,
    ZoneAt,
    ZoneView,
)
from negotiator_trainer.services.table_view import EstimateForm

MONEY = EstimateForm(
    kind="money", question="The lowest price at which she would sell it", low=60, high=220,
    step=10, unit="€",
)  # fmt: skip
PANEL = EstimateForm(
    kind="panel", question="Would they take it today?",
    packages=("March, no extras", "April, with support"),
)  # fmt: skip
TURNS = ((1, "What makes you sell her now?"), (2, "Would you see to the brakes first?"))
QUESTIONS = FirstQuestions(form=MONEY, turns=TURNS, their_name="Ruth Alder")
PANEL_QUESTIONS = FirstQuestions(form=PANEL, turns=TURNS, their_name="Ruth Alder")


def _turn(number, move, *effects, note=""):
    return TurnView(
        number=number, move=move, said=(("Ruth", f"Answer {number}."),), effects=effects,
        trust=50 + number, tension=25, note=note,
    )  # fmt: skip


GATE = Gate(
    verdict="agreement_trap", headline="Agreement trap: €20 below your walkaway.",
    explanation="The deal is worth €60 to you; your true walkaway was €80.", door="",
    facts=(
        GateFact(name="Value held", text="Below your true walkaway of €80.", held=False,
                 evidence=(Evidence(turn=3, text="the deal"),)),
        GateFact(name="Terms held", text="Your side has none.", held=None),
        GateFact(name="Trigger acted on", text="You acted within two turns.", held=True,
                 evidence=(Evidence(turn=2, text="Would you see to the brakes first?"),)),
        GateFact(name="How it ended", text="With a deal.", held=None),
    ),
    below=(Evidence(turn=3, text="€200: worth €60, €20 below."),),
)  # fmt: skip
VIEW = DebriefView(
    attempt=7, title="A bicycle in a doorway", played="Iris with Ruth · 22 November 2026 · live",
    variant="Moving out", truth="She gives up the yard on Friday.",
    principle="Bring up what the other side can give cheaply.",
    compared=(
        Compared(question="The least that they would have taken?", yours="€120", theirs="€100"),
        Compared(question="How would they rate you?", yours="You did not say.", theirs="4 of 5"),
    ),
    gate=GATE,
    figures=(
        Figure(key="claimed", name="Value claimed", value=12.4, summary="€20 below.",
               formula="Your surplus as a share of the best.",
               evidence=(Evidence(turn=3, text="The deal."),)),
        Figure(key="created", name="Value created", value=None, summary="Nothing to create.",
               formula="One minus what was left.", evidence=()),
        Figure(key="zopa", name="ZOPA discovered", value=95.0, summary="All facts came out.",
               formula="Half facts, half skill.",
               evidence=(Evidence(turn=1, text="She gives up the yard."),)),
        Figure(key="relationship", name="Relationship", value=77.0, summary="Trust 50 → 55.",
               formula="The mean of trust, calm and face.",
               evidence=(Evidence(turn=0, text="How you came in."),)),
    ),
    overall=41.0, overall_note="Within the band that the verdict gives.",
    turns=(
        _turn(1, TURNS[0][1], "Trust +5, because you asked before you talked money."),
        _turn(2, TURNS[1][1], "You found out: the parts are on the shelf.", note="brakes!"),
        _turn(3, "I accept."),
    ),
    zone=ZoneView(
        axis="Price as it stands", unit="€", low=60, high=220, my_limit=180, their_limit=100,
        my_target=120, my_first=100, their_first=200, deal=200, estimate=(90, 150),
        moments=(
            ZoneAt(name="Opening", packages=2, low=100, high=150, surplus=90),
            ZoneAt(name="Attainable", packages=4, low=None, high=None, surplus=100),
            ZoneAt(name="Closing", packages=0, low=None, high=None, surplus=None),
        ),
        over_turns=((100, 150), (100, 150), None, (150, 200)),
        remarks=("Opening. When you sat down, 2 packages were good enough for both of you.",),
    ),
    packages=PackagesView(
        points=(
            PackagePoint(mine=160, theirs=100, words="€100", kind="frontier", in_zone=True),
            PackagePoint(mine=140, theirs=130, words="€150 serviced", kind="sweet", in_zone=True),
            PackagePoint(mine=60, theirs=200, words="€200", kind="deal", in_zone=False),
        ),
        shown_of=6, my_walkaway=80, their_walkaway=90,
        remarks=("1 package was better for both.",), nothing_to_create=True,
    ),
    offers=(
        OfferStep(turn=1, by="them", value=60, words="€200"),
        OfferStep(turn=2, by="me", value=160, words="€100"),
        OfferStep(turn=3, by="them", value=60, words="€200"),
    ),
    relationship=tuple(
        RelationshipStep(turn=turn, trust=50 + turn, calm=75, face=75, event=event)
        for turn, event in enumerate(("", "Trust +5, because you asked.", "", ""))
    ),
    estimates=(
        EstimateRow(stage="After preparation", turn=0, said="€90 – €150", justified="€60 – €220",
                    truth="€100", skill=0.81, justified_skill=0.5),
    ),
    chips=(ChipRow(name="Price", given=60, true=80),), chips_note="Some of the way.",
    power="You felt 7; they had more to lose.",
    assumptions=(
        AssumptionRow(text="She is in a hurry.", status="confirmed", turn=1, words="The yard."),
        AssumptionRow(text="The frame is sound.", status="untested", turn=None, words=""),
    ),
    behaviours=(
        Behaviour(name="Questions", evidence=(Evidence(turn=1, text=TURNS[0][1]),)),
        Behaviour(name="Summaries", evidence=()),
    ),
    efficiency=("3 turns; good play takes about 4.",),
    interview=("I would have fitted new brakes.",), notes=((2, "brakes!"),), unit="€",
)  # fmt: skip
BARE = replace(
    VIEW, compared=(), figures=(), turns=(), offers=(), relationship=(), estimates=(), chips=(),
    chips_note="", power="", assumptions=(), behaviours=(), efficiency=(), interview=(), notes=(),
    principle="",
    unit="", zone=replace(VIEW.zone, over_turns=(), moments=(), estimate=None, remarks=()),
    packages=replace(VIEW.packages, points=(), remarks=()),
)  # fmt: skip
