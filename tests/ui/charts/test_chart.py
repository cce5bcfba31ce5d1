import csv
import gc
import importlib.util
import io
import subprocess
import sys
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from negotiator_trainer.ui.tokens import DARK, LIGHT

_SPEC = importlib.util.spec_from_file_location("samples", Path(__file__).with_name("samples.py"))
samples = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(samples)
SAMPLES = samples.SAMPLES

every_chart = pytest.mark.parametrize("name", sorted(SAMPLES))


@pytest.fixture
def offers(shown):
    chart = shown(*SAMPLES["offers"])
    chart.setFocus()
    return chart


def colours_of(pixmap, *, step=3):
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }


@every_chart
def test_a_chart_says_what_it_shows_and_on_how_much_it_rests(shown, spoken, name):
    chart = shown(*SAMPLES[name])
    title, description = spoken(chart)
    assert title == chart.content.title
    assert chart.content.count in description
    assert any(sign.isdigit() for sign in chart.content.count)
    assert chart.content.summary in description
    assert chart.reading == chart.content.summary


@every_chart
def test_every_column_of_the_table_has_a_header_and_every_row_fits(shown, name):
    chart = shown(*SAMPLES[name])
    QAbstractItemModelTester(chart.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert all(chart.content.headers)
    assert chart.content.rows
    assert {len(row) for row in chart.content.rows} == {len(chart.content.headers)}


@every_chart
def test_axes_are_named_with_their_units(shown, name):
    chart = shown(*SAMPLES[name])
    assert chart.plot.getAxis("bottom").labelText


@every_chart
@pytest.mark.parametrize("look", ["light", "dark", "high-contrast"])
def test_a_chart_wears_the_theme(shown, theme, qapp, name, look):
    chart = shown(*SAMPLES[name])
    theme.apply(look)
    qapp.processEvents()
    assert chart.plot.backgroundBrush().color().name() == theme.tokens.surface
    assert not chart.grab().isNull()


@every_chart
def test_a_chart_is_drawn_at_twice_the_text_size(shown, theme, qapp, name):
    theme.apply("light", scale=2.0)
    qapp.processEvents()
    chart = shown(*SAMPLES[name], size=(500, 500))
    assert chart.small_font().pointSizeF() == pytest.approx(18)
    assert not chart.grab().isNull()


@every_chart
def test_a_chart_is_never_squeezed_below_what_it_needs(shown, theme, qapp, qtbot, name):
    theme.apply("light", scale=2.0)
    qapp.processEvents()
    page = QWidget()
    qtbot.addWidget(page)
    grid = QGridLayout(page)
    kind, data = SAMPLES[name]
    charts = [kind(), samples.TrendChart()]
    for row, (chart, figures) in enumerate(zip(charts, (data, samples.TREND), strict=True)):
        grid.addWidget(chart, row, 0)
        chart.show_data(figures)
    page.resize(900, 300)
    page.show()
    qtbot.waitUntil(lambda: not any(chart._settle.isActive() for chart in charts))
    qapp.processEvents()
    for chart in charts:
        assert chart._stack.height() >= chart.plot.minimumHeight()


@every_chart
def test_everything_in_a_chart_has_a_name(shown, unnamed, name):
    assert unnamed(shown(*SAMPLES[name])) == []


@every_chart
def test_points_lie_inside_the_picture_and_say_what_they_are(shown, name):
    chart = shown(*SAMPLES[name])
    (left, right), (bottom, top) = chart.plot.viewRange()
    assert chart.content.points
    for point in chart.content.points:
        assert left <= point.x <= right
        assert bottom <= point.y <= top
        assert point.text


@every_chart
def test_showing_again_replaces_what_was_shown(shown, name):
    kind, data = SAMPLES[name]
    chart = shown(kind, data)
    before = len(chart.plot.listDataItems()), chart.rows.rowCount()
    chart.show_data(data)
    assert (len(chart.plot.listDataItems()), chart.rows.rowCount()) == before


@every_chart
def test_a_chart_is_freed(theme, name):
    kind, data = SAMPLES[name]
    chart = kind()
    chart.show_data(data)
    chart.grab()
    ref = weakref.ref(chart)
    chart.deleteLater()
    del chart
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert ref() is None


@every_chart
def test_a_chart_goes_with_its_last_reference(theme, name):
    kind, data = SAMPLES[name]
    chart = kind()
    chart.show_data(data)
    ref = weakref.ref(chart)
    gc.disable()
    try:
        del chart
        assert ref() is None
    finally:
        gc.enable()


def test_t_turns_to_the_table_and_back(offers, qtbot):
    told = []
    offers.table_shown.connect(told.append)
    qtbot.keyClick(offers, Qt.Key.Key_T)
    assert offers.is_table
    assert offers.table.hasFocus()
    qtbot.keyClick(offers.table, Qt.Key.Key_T)
    assert not offers.is_table
    assert offers.hasFocus()
    assert told == [True, False]


def test_the_button_turns_too_and_says_what_it_will_do(offers, qtbot, spoken):
    assert spoken(offers.twin_button)[0] == f"Show as table (T): {offers.content.title}"
    qtbot.mouseClick(offers.twin_button, Qt.MouseButton.LeftButton)
    assert offers.is_table
    assert spoken(offers.twin_button)[0] == f"Show as chart (T): {offers.content.title}"


def test_the_table_stays_when_new_figures_come(offers):
    offers.toggle_table()
    offers.show_data(samples.OFFERS)
    assert offers.is_table


def test_arrow_keys_read_the_points_aloud(offers, qtbot, announced):
    texts = [point.text for point in offers.content.points]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(offers, key)
    assert announced == [texts[0], texts[1], texts[0], texts[-1]]
    assert offers.reading == texts[-1]


def test_the_arrow_keys_stop_at_the_ends(offers, qtbot):
    qtbot.keyClick(offers, Qt.Key.Key_Home)
    qtbot.keyClick(offers, Qt.Key.Key_Left)
    assert offers.reading == offers.content.points[0].text


def test_the_current_point_is_ringed(offers, qtbot):
    point = offers.content.points[0]
    spot = offers.plot.mapFromScene(
        offers.plot.getViewBox().mapViewToScene(QPointF(point.x, point.y))
    )
    around = QRect(0, 0, 32, 32)
    around.moveCenter(spot)
    assert LIGHT.focus not in colours_of(offers.plot.grab(around), step=1)
    qtbot.keyClick(offers, Qt.Key.Key_Right)
    assert LIGHT.focus in colours_of(offers.plot.grab(around), step=1)


def test_enter_chooses_the_point(offers, qtbot):
    qtbot.keyClick(offers, Qt.Key.Key_Home)
    with qtbot.waitSignal(offers.point_chosen) as told:
        qtbot.keyClick(offers, Qt.Key.Key_Return)
    assert told.args == [offers.content.points[0].key]


def test_enter_without_a_point_chooses_nothing(offers, qtbot):
    with qtbot.assertNotEmitted(offers.point_chosen):
        qtbot.keyClick(offers, Qt.Key.Key_Return)


def test_a_point_can_be_shown_from_outside(offers, announced):
    offers.choose_point(5)
    assert offers.reading.startswith("Turn 5")
    assert announced == []


def test_the_mouse_reads_and_chooses_the_same_points(offers, qtbot):
    point = offers.content.points[1]
    spot = offers.plot.getViewBox().mapViewToScene(QPointF(point.x, point.y))
    offers.plot.scene().sigMouseMoved.emit(spot)
    assert offers.reading == point.text
    where = offers.plot.mapFromScene(spot)
    with qtbot.waitSignal(offers.point_chosen) as told:
        qtbot.mouseClick(offers.plot.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [point.key]


def test_far_from_every_point_the_mouse_reads_nothing(offers):
    before = offers.reading
    offers.plot.scene().sigMouseMoved.emit(QPointF(-500, -500))
    assert offers.reading == before


def figures_on_the_clipboard():
    return list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))


def test_the_picture_is_copied(offers, qtbot, announced):
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(offers, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not QGuiApplication.clipboard().pixmap().isNull()
    assert announced == ["Copied"]


@pytest.mark.parametrize("table", [False, True])
def test_the_figures_are_copied_from_the_picture_and_from_the_table(offers, qtbot, table):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QGuiApplication.clipboard().clear()
    if table:
        qtbot.keyClick(offers, Qt.Key.Key_T)
    qtbot.keyClick(offers.table if table else offers, Qt.Key.Key_C, both)
    rows = figures_on_the_clipboard()
    assert tuple(rows[0]) == offers.content.headers
    assert [tuple(row) for row in rows[1:]] == list(offers.content.rows)


def test_from_the_table_the_whole_table_is_copied_and_not_one_cell(offers, qtbot):
    qtbot.keyClick(offers, Qt.Key.Key_T)
    qtbot.keyClick(offers.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert tuple(figures_on_the_clipboard()[0]) == offers.content.headers


def chosen_in_menu(chart, words):
    (menu,) = [each for each in chart.findChildren(QMenu) if each.isVisible()]
    (action,) = [each for each in menu.actions() if words in each.text()]
    action.trigger()
    menu.close()


@every_chart
def test_every_chart_offers_its_picture_and_its_figures_by_menu(shown, qtbot, name):
    chart = shown(*SAMPLES[name])
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(chart.copy_button, Qt.MouseButton.LeftButton)
    chosen_in_menu(chart, "picture")
    assert not QGuiApplication.clipboard().pixmap().isNull()
    qtbot.keyClick(chart.copy_button, Qt.Key.Key_Space)
    chosen_in_menu(chart, "CSV")
    assert tuple(figures_on_the_clipboard()[0]) == chart.content.headers


def test_the_menu_opens_where_it_was_asked_for(offers, qapp):
    where = offers.plot.mapToGlobal(offers.plot.rect().center())
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse,
        offers.plot.mapTo(offers, offers.plot.rect().center()),
        where,
    )
    qapp.sendEvent(offers, asked)
    chosen_in_menu(offers, "picture")


def test_where_nothing_is_drawn_only_the_figures_can_be_copied(shown, qtbot):
    kind, data = SAMPLES["forecasts"]
    chart = shown(kind, replace(data, dots=()))
    QGuiApplication.clipboard().clear()
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().pixmap().isNull()
    qtbot.mouseClick(chart.copy_button, Qt.MouseButton.LeftButton)
    (menu,) = [each for each in chart.findChildren(QMenu) if each.isVisible()]
    assert [action.isEnabled() for action in menu.actions()] == [False, True]
    menu.close()


def test_the_keyboard_can_be_seen_on_the_chart(offers, qtbot):
    assert offers.plot.property("kind") == "plot-focused"
    offers.copy_button.setFocus()
    assert offers.plot.property("kind") == "plot"


def test_colours_change_with_the_theme(offers, theme, qapp):
    assert LIGHT.you in colours_of(offers.plot.grab())
    theme.apply("dark")
    qapp.processEvents()
    seen = colours_of(offers.plot.grab())
    assert DARK.you in seen
    assert LIGHT.you not in seen


def test_the_foundation_does_not_import_pyqtgraph():
    code = (
        "import sys\n"
        "from negotiator_trainer.ui import theme, text, forms, icons, fonts, portrait, keys\n"
        "from negotiator_trainer.ui import preferences, background, announce, crash, crash_dialog\n"
        "from negotiator_trainer.ui.widgets import transcript, range_strip, allocation, toast\n"
        "print([m for m in ('pyqtgraph', 'numpy', 'sqlmodel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
