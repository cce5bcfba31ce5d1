"""Views as the services make them, for the tests and pictures of the pages."""

from __future__ import annotations

from negotiator_trainer.scoring.sheet import Sheet
from negotiator_trainer.services.library_view import (
    AlternativeView,
    BriefView,
    Card,
    Home,
    Unfinished,
    ValueRow,
)
from negotiator_trainer.services.plan.view import Evidence, Recommendation
from negotiator_trainer.services.preparation_view import Advice, Derived, PreparationView
from negotiator_trainer.services.table_view import (
    EstimateForm,
    IssueOption,
    IssueView,
    RangeView,
)

CAR = Card(
    id="used-car",
    title="Everything but the button",
    pitch="The car is right and the price can be talked about. The one button that you need "
    "cannot, or so he says.",
    minutes=10,
    difficulty=1,
    skills=("prepare", "ask", "trade", "protect"),
    roles=("buyer", "dealer"),
)
CLINIC = Card(
    id="clinic-dashboard",
    title="The clinic dashboard",
    pitch="Two teams, one release, and a doctor who will not wait for either of them.",
    minutes=15,
    difficulty=2,
    skills=("interests", "trade"),
    roles=("team",),
    best=71.4,
    plays=3,
)
BROKEN = Card(
    id="lease",
    title="lease",
    problem="Problem in lease/scenario.yaml, line 41: “prise” is not a key here; did you mean "
    "“price”?",
)
QUARTER = Card(
    id="quarter-outcome",
    title="What a quarter is worth",
    pitch="A figure for the quarter, a bonus for the year, and somebody who has promised both.",
    minutes=20,
    difficulty=3,
    skills=("anchor", "conceding", "silence"),
    roles=("lead",),
    best=58.0,
    plays=1,
)
UNFINISHED = (
    Unfinished(
        attempt=7,
        scenario="clinic-dashboard",
        title="The clinic dashboard",
        role="team",
        turn=6,
        rounds=14,
    ),
    Unfinished(
        attempt=5,
        scenario="used-car",
        title="Everything but the button",
        role="buyer",
        turn=0,
        rounds=12,
    ),
)
FRESH_HOME = Home(
    next=Recommendation(
        kind="scenario",
        title=CAR.title,
        why="A good first one: 10 minutes, and easy to begin with.",
        scenario=CAR.id,
        minutes=10,
        difficulty=1,
    ),
    resume=None,
    unfinished=(),
    cards=(CAR, CLINIC, QUARTER),
    plays=0,
)
HOME = Home(
    next=Recommendation(
        kind="scenario",
        title=CAR.title,
        why="Asking questions is where you lose most: 61 of 100 over your last 12 decisions. "
        "This one practises it.",
        evidence=(
            Evidence(words="The clinic dashboard, turn 4", attempt=3, turn=4),
            Evidence(words="What a quarter is worth, turn 2", attempt=2, turn=2),
        ),
        scenario=CAR.id,
        minutes=10,
        difficulty=1,
        skill="ask",
        choices=("shorter", "other_skill", "surprise"),
    ),
    resume=UNFINISHED[0],
    unfinished=UNFINISHED,
    cards=(CAR, CLINIC, QUARTER, BROKEN),
    plays=4,
)
BRIEF = BriefView(
    scenario="used-car",
    title="Everything but the button",
    pitch=CAR.pitch,
    minutes=10,
    difficulty=1,
    skills=CAR.skills,
    brief="An estate car, three years old, stands in a dealer's yard. It is advertised at "
    "€17,900 as it stands. Two extras are on the price list: a tow bar, fitted, for €890, and "
    "the Connect unit, activated, for €990.\n\nFour things are open: the price, the tow bar, "
    "Connect, and when the car is collected. Nothing binds anybody until both have said yes to "
    "the same package.",
    public_range="€15,000 to €18,200 for the car as it stands",
    role="buyer",
    role_name="Noor Haddad",
    role_position="home-visit physiotherapist",
    sheet="Your old van failed its inspection in spring. You rent a small car that cannot tow, "
    "so the trailer with the treatment table stands in a barn.\n\nWith tow bar, Connect and "
    "collection in the first week, the car is worth €20,000 to you.",
    interests=(
        "a car that tows the trailer and is warm at five in the morning",
        "one bill instead of four",
    ),
    values=(
        ValueRow(issue="Price", options=(("€15,000", -15000), ("€19,800", -19800))),
        ValueRow(issue="Tow bar", options=(("no tow bar", -850), ("tow bar fitted", 0))),
        ValueRow(
            issue="Collection",
            options=(("by the 30th", -150), ("first week", 0), ("in three weeks", 40)),
        ),
    ),
    together=(("Connect active with the thirty-six-month plan", 520),),
    alternatives=(
        AlternativeView(
            text="Take the 8:12 on Saturday and buy the other dealer's car", value=2050, chance=75
        ),
        AlternativeView(text="Go on renting and look for two more months", value=1250, chance=100),
        AlternativeView(
            text="Buy the private seller's car",
            value=3250,
            chance=100,
            excluded="it has no Connect and nobody can fit it later",
        ),
    ),
    unit="€",
    unit_name="euros",
    counterpart="Colm Reyes",
    counterpart_position="salesperson at a car dealership",
    portrait={
        "skin": 3,
        "hair": "grey",
        "hair_style": "short",
        "cloth": "green",
        "glasses": True,
        "age": 58,
        "beard": False,
    },
    other_roles=(("dealer", "Colm Reyes"),),
    rounds=12,
)
ISSUES = (
    IssueView(
        id="price",
        name="Price",
        numeric=True,
        tabled=True,
        options=tuple(
            IssueOption(id=str(p), label=f"€{p:,}", value=-p) for p in range(15000, 19900, 100)
        ),
    ),
    IssueView(
        id="tow_bar",
        name="Tow bar",
        numeric=False,
        tabled=True,
        options=(
            IssueOption(id="none", label="no tow bar", value=-850),
            IssueOption(id="fitted", label="tow bar fitted", value=0),
        ),
    ),
    IssueView(
        id="handover",
        name="Collection",
        numeric=False,
        tabled=True,
        options=(
            IssueOption(id="by30", label="collected by the 30th", value=-150),
            IssueOption(id="week1", label="collected in the first week", value=0),
            IssueOption(id="week3", label="collected in three weeks", value=40),
        ),
    ),
)
MONEY = EstimateForm(
    kind="money",
    question="The lowest price that he would take for the car as it stands",
    low=15000,
    high=18200,
    step=100,
    unit="€",
)
PANEL = EstimateForm(
    kind="panel",
    question="Would they take it today?",
    packages=tuple(
        f"€{p:,}, tow bar fitted, Connect active, collected in the first week"
        for p in range(16000, 19000, 500)
    ),
)
STRIP = RangeView(
    name="Price",
    unit="€",
    low=15000,
    high=19800,
    walkaway=18150,
    target=17000,
    mine=(),
    theirs=(),
    estimate=(15800, 16900),
)
PREPARATION = PreparationView(
    brief=BRIEF,
    sheet=Sheet(),
    issues=ISSUES,
    base_value=20000,
    estimate=MONEY,
    assumptions=(
        "He is paid by the car, not by the price.",
        "The auction lorry comes every week.",
        "Connect costs the branch nothing.",
    ),
    questions=("What happens to the car if …?", "How do you decide …?", "What would make … easy?"),
    derived=Derived(batna="", value=None, steps=()),
    advice=(),
    strip=None,
    unit="€",
    unit_name="euros",
)
DERIVED = Derived(
    batna="Take the 8:12 on Saturday and buy the other dealer's car",
    value=1850,
    steps=(("75 % of 2,050, otherwise renting", 1850), ("hassle", 0)),
)
ADVICE = (
    Advice(field="target", kind="warning", text="Your target is below your walkaway."),
    Advice(field="questions", kind="info", text="Two questions so far; five are a good number."),
)
