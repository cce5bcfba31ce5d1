"""Shows every widget, chart and portrait in every theme as pictures, for people to look at.

Run as ``python tests/ui/gallery.py FOLDER``; no test asserts on pixels.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.ui import fonts, forms, text
from negotiator_trainer.ui.portrait import PortraitWidget
from negotiator_trainer.ui.portrait_svg import HAIR_STYLES, MOODS, Appearance
from negotiator_trainer.ui.theme import Theme, prepare_application
from negotiator_trainer.ui.tokens import Rating
from negotiator_trainer.ui.widgets.allocation import AllocationRows
from negotiator_trainer.ui.widgets.bar import Bar
from negotiator_trainer.ui.widgets.buttons import button, icon_button, rail_button
from negotiator_trainer.ui.widgets.card import Card, SectionHeader
from negotiator_trainer.ui.widgets.chip import Chip, RatingChip
from negotiator_trainer.ui.widgets.elided import ElidedLabel
from negotiator_trainer.ui.widgets.empty import EmptyState
from negotiator_trainer.ui.widgets.flow import FlowLayout
from negotiator_trainer.ui.widgets.message import InlineMessage
from negotiator_trainer.ui.widgets.number_form import NumberForm
from negotiator_trainer.ui.widgets.range_strip import Estimate, RangeFacts, RangeStrip
from negotiator_trainer.ui.widgets.star_rating import StarRating
from negotiator_trainer.ui.widgets.stepper import Stepper
from negotiator_trainer.ui.widgets.toast import Toast
from negotiator_trainer.ui.widgets.transcript import Line, Side, TranscriptView

POUNDS = NumberForm(prefix="£", short=True)


def basics():
    page = QWidget()
    column = QVBoxLayout(page)
    header = SectionHeader("Practice", level=1)
    header.add_action(icon_button("search", "Find"))
    header.add_action(button("Export", icon="download"))
    column.addWidget(header)
    row = QHBoxLayout()
    for words, kind, icon in (
        ("Start", "primary", "player-play"),
        ("Prepare first", "plain", "notes"),
        ("Not today", "quiet", ""),
        ("Walk away", "danger", "walk"),
    ):
        row.addWidget(button(words, kind=kind, icon=icon))
    row.addStretch()
    column.addLayout(row)
    chips = QHBoxLayout()
    for rating in Rating:
        chips.addWidget(RatingChip(rating))
    chips.addWidget(RatingChip(Rating.BLUNDER, compact=True))
    chips.addStretch()
    column.addLayout(chips)
    chips = QHBoxLayout()
    for tone in ("neutral", "accent", "you", "them", "danger"):
        chips.addWidget(Chip(tone, tone=tone))
    chips.addStretch()
    column.addLayout(chips)
    info, warning, trouble = InlineMessage(), InlineMessage(), InlineMessage()
    info.show_info("You have not played this one yet.", action="Undo")
    warning.show_warning("Your target is worse than your walkaway.", action="Undo")
    trouble.show_trouble(TrainerError("The file is not there.", remedy="Choose another one."))
    for message in (info, warning, trouble):
        column.addWidget(message)
    cards = QWidget()
    flow = FlowLayout(cards, column_width=220)
    for name in ("Used car", "Job offer", "Office fit-out with a very long name that wraps"):
        card = Card(name if len(name) < 20 else "Office fit-out")
        card.add_text(f"{name}: 8 min, price only", kind="muted")
        best = Bar()
        best.set_share(0.82)
        card.add(best)
        card.body.addStretch()
        flow.addWidget(card)
    column.addWidget(cards)
    column.addWidget(ElidedLabel("Who goes first and why it matters more than people think " * 3))
    column.addStretch()
    return page


def inputs():
    page = QWidget()
    column = QVBoxLayout(page)
    form = QFormLayout()
    stepper = Stepper(minimum=30_000, maximum=50_000, step=500, form=NumberForm(prefix="£"))
    stepper.set_value(39_000)
    forms.add_row(form, "&Price", stepper)
    field = QLineEdit("second bidder, 14 April")
    forms.add_row(form, "If no deal I &will", field, description="Your best alternative.")
    column.addLayout(form)
    for share in (0.81, 0.52):
        bar = Bar()
        bar.set_share(share, mark=0.6)
        column.addWidget(bar)
    stars = StarRating("How it went")
    stars.setValue(3)
    column.addWidget(stars)
    rows = AllocationRows(["Price", "Start date", "Service plan"])
    rows.set_values({"Price": 50, "Start date": 30})
    column.addWidget(rows)
    rail = QHBoxLayout()
    for icon, name in (("home", "Practice"), ("books", "Library"), ("chart-line", "Progress")):
        place = rail_button(icon, name)
        place.setChecked(name == "Library")
        rail.addWidget(place)
    column.addLayout(rail)
    column.addWidget(
        EmptyState("target", "Nothing practised yet. Used car takes 8 minutes.", action="Start it")
    )
    return page


def facts():
    return RangeFacts(
        issue="Price",
        low=34_000,
        high=46_000,
        form=POUNDS,
        walkaway=42_000,
        target=39_000,
        estimate=Estimate(low=36_500, high=40_500, best=38_400),
        my_offers=(37_000, 38_000),
        their_offers=(45_000, 43_500, 42_500),
    )


def strips():
    page = QWidget()
    column = QVBoxLayout(page)
    across = RangeStrip()
    across.show_range(facts())
    column.addWidget(across)
    few = RangeStrip()
    few.show_range(RangeFacts(issue="Price", low=0, high=100, walkaway=40))
    column.addWidget(few)
    row = QHBoxLayout()
    upwards = RangeStrip(vertical=True)
    upwards.show_range(facts())
    row.addWidget(upwards)
    row.addWidget(transcript(), stretch=1)
    column.addLayout(row, stretch=1)
    return page


def transcript():
    view = TranscriptView()
    said = [
        (Side.STAGE, "", "A meeting room with a view of the site. Rain.", ""),
        (
            Side.THEM,
            "Amara",
            "March is full for us unless we know by Friday.",
            "guarded · checks phone",
        ),
        (Side.YOU, "You", "What makes March hard for your crew?", ""),
        (
            Side.THEM,
            "Amara",
            (
                "Two jobs end the same week. If you could take the 18th it's a different talk, and "
                "I could keep the second crew busy until Easter, which matters more to me than you "
                "might think."
            ),
            "interested · leans in",
        ),
        (Side.YOU, "You", "Offer: £38.0k · 18 March · service 1 year · 30 days", ""),
    ]
    lines = [
        Line(key=turn, side=side, speaker=who, text=words, cue=cue)
        for turn, (side, who, words, cue) in enumerate(said)
    ]
    view.show_lines(lines)
    view.add_line(Line(key=9, side=Side.YOU, speaker="You", text="Could we…", pending=True))
    view.open_search()
    view.find_bar.field.setText("march")
    return view


def toast():
    page = QWidget()
    QVBoxLayout(page).addWidget(text.heading("Journal", level=1))
    bar = Toast(page)
    page.bar = bar
    page.resize(600, 160)
    bar.show_message("Deleted “Supplier renewal”", action="Undo", seconds=0.01)
    return page


def portraits():
    page = QWidget()
    grid = QGridLayout(page)
    skins = ("#8d5a3c", "#f0c8a8", "#d9a066", "#5f3b28", "#e8b48e", "#c68a5e")
    for row, style in enumerate(HAIR_STYLES[:6]):
        who = Appearance(
            skin=skins[row], hair_style=style, age=("young", "middle", "senior")[row % 3]
        )
        for column, mood in enumerate(MOODS):
            picture = PortraitWidget(who, size=84)
            picture.set_mood(mood)
            grid.addWidget(picture, row, column)
    return page


def charts():
    folder = Path(__file__).with_name("charts")
    sys.path.insert(0, str(folder))
    from samples import SAMPLES  # noqa: PLC0415 - charts are dear to import

    page = QWidget()
    grid = QGridLayout(page)
    for place, (kind, data) in enumerate(SAMPLES.values()):
        chart = kind()
        chart.show_data(data)
        grid.addWidget(chart, place // 2, place % 2)
    return page


PAGES = {
    "basics": (basics, 760, 760),
    "inputs": (inputs, 760, 760),
    "strips": (strips, 760, 760),
    "toast": (toast, 600, 160),
    "portraits": (portraits, 760, 600),
    "charts": (charts, 1200, 1500),
}


def main(folder, only):
    prepare_application()
    app = QApplication([])
    fonts.load_text_fonts()
    theme = Theme(app)
    for name, (make, width, height) in PAGES.items():
        if only and name not in only:
            continue
        for look, scale in (("light", 1), ("dark", 1), ("high-contrast", 1), ("light", 2)):
            theme.apply(look, scale=scale)
            page = make()
            page.resize(width, height)
            page.show()
            QTest.qWait(400)
            page.grab().save(str(Path(folder) / f"{name}-{look}-{scale}.png"))
            page.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
