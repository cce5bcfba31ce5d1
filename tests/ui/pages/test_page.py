import pytest
from PySide6.QtCore import QPoint

from negotiator_trainer.ui.pages.page import Page
from negotiator_trainer.ui.widgets.buttons import button
from negotiator_trainer.ui.widgets.card import Card


def right_edge(page, widget):
    return widget.mapTo(page, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_heading_ends_where_the_content_ends_with_and_without_a_scroll_bar(shown, qapp, scale):
    page = Page("Practice")
    action = button("Export")
    page.header.add_action(action)
    card = Card("A card")
    page.body.addWidget(card)
    page.body.addStretch()
    shown(page, scale=scale)
    qapp.processEvents()
    assert not page.area.verticalScrollBar().isVisible()
    assert right_edge(page, card) == right_edge(page, action)
    width = card.width()
    card.setMinimumHeight(2000)
    qapp.processEvents()
    assert page.area.verticalScrollBar().isVisible()
    assert right_edge(page, card) == right_edge(page, action)
    assert card.width() == width  # nothing is wrapped anew
    card.setMinimumHeight(10)
    qapp.processEvents()
    assert right_edge(page, card) == right_edge(page, action)
