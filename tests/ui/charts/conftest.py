from __future__ import annotations

import pytest


@pytest.fixture
def shown(theme, qtbot):
    """A function: show a chart of a kind with data, settled."""

    def show(kind, data, *, size=(720, 420)):
        chart = kind()
        qtbot.addWidget(chart)
        chart.resize(*size)
        with qtbot.waitActive(chart):
            chart.show()
        chart.show_data(data)
        qtbot.waitUntil(lambda: not chart._settle.isActive())
        return chart

    return show
