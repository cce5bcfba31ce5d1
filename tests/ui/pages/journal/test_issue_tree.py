import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.journal.case import FeltPackage, IssueTree, TreeIssue, TreeOption
from negotiator_trainer.ui.pages.journal.issue_tree import IssueTreeEditor
from negotiator_trainer.ui.pages.page import Page
from tests.ui.labels import words_on

PAY = TreeIssue("a1", "Pay", 60, (TreeOption("56k", 60), TreeOption("53k", 20), TreeOption("50k")))
START = TreeIssue("b2", "Start", 30, (TreeOption("in March", 30), TreeOption("now")))
HOME = TreeIssue(
    "c3", "Days at home", 10, (TreeOption("three", 10), TreeOption("two", 5), TreeOption("none"))
)

SALARY = IssueTree((PAY, START, HOME))
MIDDLE = {"a1": 1, "b2": 0, "c3": 2}


@pytest.fixture
def page(shown):
    made = Page("Case")
    made.editor = IssueTreeEditor()
    made.body.addWidget(made.editor)
    made.body.addStretch()
    return shown(made)


@pytest.fixture
def editor(page):
    return page.editor


@pytest.fixture
def trees(editor):
    seen = []
    editor.edited.connect(lambda tree, _: seen.append(tree))
    return seen


def tab(qtbot, widget, times=1):
    for _ in range(times):
        qtbot.keyClick(widget.window().focusWidget(), Qt.Key.Key_Tab)
    return widget.window().focusWidget()


def write(qtbot, page, words):
    qtbot.keyClicks(page.window().focusWidget(), words)


@pytest.mark.parametrize("tree", [IssueTree(), SALARY, IssueTree((START,))], ids=str)
def test_what_was_stored_is_given_back_unchanged(editor, tree):
    editor.write(SALARY)
    editor.write(tree)
    assert editor.tree() == tree


def test_a_tree_that_the_editor_would_not_lay_itself_is_shown_as_it_is(editor):
    editor.write(SALARY)
    shown = [[row.fields[1].text() for row in b.options.rows] for b in editor.blocks]
    assert shown == [["60", "20", "0"], ["30", "0"], ["10", "5", "0"]]


def test_issues_options_and_points_are_written_by_keyboard_alone(page, editor, trees, qtbot):
    editor.focus_first()
    write(qtbot, page, "Price")
    qtbot.keyClick(editor.blocks[0].name, Qt.Key.Key_Tab)
    write(qtbot, page, "70")
    first = editor.blocks[0].options.rows[0].fields[0]
    editor.blocks[0].name.setFocus()
    qtbot.keyClick(editor.blocks[0].name, Qt.Key.Key_Return)
    assert page.focusWidget() is first
    for words in ("low", "fair", "high"):
        write(qtbot, page, words)
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert [(o.text, o.points) for o in trees[-1].issues[0].options] == [
        ("low", 70), ("fair", 35), ("high", 0)
    ]  # fmt: skip
    qtbot.keyClick(editor.add, Qt.Key.Key_Space)
    write(qtbot, page, "Date")
    assert [each.text for each in trees[-1].issues] == ["Price", "Date"]
    assert [each.weight for each in trees[-1].issues] == [70, 0]


def test_the_best_option_has_the_issues_points_and_the_worst_none(editor, qtbot):
    editor.write(SALARY)
    editor.blocks[0].weight.setFocus()
    qtbot.keyClick(editor.blocks[0].weight, Qt.Key.Key_Down)
    assert editor.tree().issues[0] == TreeIssue(
        "a1", "Pay", 55, (TreeOption("56k", 55), TreeOption("53k", 18), TreeOption("50k"))
    )


def test_a_weight_typed_figure_by_figure_scales_the_options_once(editor, qtbot):
    editor.write(SALARY)
    weight = editor.blocks[0].weight
    weight.setFocus()
    weight.selectAll()
    qtbot.keyClicks(weight, "60")
    assert editor.tree() == SALARY


def test_points_of_an_option_between_are_typed_and_held_below_the_weight(editor, trees, qtbot):
    editor.write(SALARY)
    middle = editor.blocks[0].options.rows[1].fields[1]
    middle.setFocus()
    middle.selectAll()
    qtbot.keyClicks(middle, "35")
    assert trees[-1].issues[0].options[1].points == 35
    middle.selectAll()
    qtbot.keyClicks(middle, "90")
    assert trees[-1].issues[0].options[1].points == 60
    editor.blocks[0].name.setFocus()
    assert middle.text() == "60"


def test_an_emptied_number_goes_back_to_between_its_neighbours(editor, qtbot):
    editor.write(SALARY)
    middle = editor.blocks[0].options.rows[1].fields[1]
    middle.setFocus()
    middle.selectAll()
    qtbot.keyClick(middle, Qt.Key.Key_Delete)
    assert editor.tree().issues[0].options[1].points == 30
    editor.blocks[0].name.setFocus()
    assert middle.text() == "30"


def test_a_new_worst_option_makes_room_for_the_last_one(editor, qtbot):
    editor.write(IssueTree((START,)))
    editor.blocks[0].options.add_button.click()
    qtbot.keyClicks(editor.window().focusWidget(), "last year")
    assert [each.points for each in editor.tree().issues[0].options] == [30, 15, 0]


def test_points_left_to_share_out_are_said(editor, announced, qtbot):
    editor.write(IssueTree((PAY, START)))
    assert "10 of 100 points are left to share out." in words_on(editor)
    editor.blocks[1].weight.setFocus()
    qtbot.keyClick(editor.blocks[1].weight, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: announced == ["5 of 100 points are left to share out."])
    for _ in range(2):
        qtbot.keyClick(editor.blocks[1].weight, Qt.Key.Key_Up)
    many = "You have shared out 5 points too many: there are only 100."
    qtbot.waitUntil(lambda: announced[-1] == many)


def test_the_first_option_of_an_issue_takes_its_points_and_stops_no_tab(editor):
    editor.write(SALARY)
    fields = [row.fields[1] for row in editor.blocks[0].options.rows]
    assert [each.isEnabled() for each in fields] == [False, True, False]


def test_an_issue_is_removed_and_the_keyboard_stays_near(editor, trees, qtbot):
    editor.write(SALARY)
    qtbot.keyClick(editor.blocks[1].remove, Qt.Key.Key_Space)
    assert trees[-1].issues == (PAY, HOME)
    assert editor.window().focusWidget() is editor.blocks[0].name
    assert editor.blocks[1].remove.accessibleName() == "Remove issue 2"


def test_the_last_issue_leaves_an_empty_one_to_write_in(editor, trees, qtbot):
    editor.write(IssueTree((START,)))
    qtbot.keyClick(editor.blocks[0].remove, Qt.Key.Key_Space)
    assert trees[-1] == IssueTree()
    assert editor.blocks[0].empty


def test_tab_goes_through_issues_as_one_reads_them_also_after_one_was_added(editor, qtbot):
    editor.write(IssueTree((PAY, START)))
    editor.add.click()
    before = editor.blocks[1].options.add_button
    before.setFocus()
    assert tab(qtbot, editor) is editor.blocks[2].name
    assert tab(qtbot, editor) is editor.blocks[2].weight
    editor.blocks[0].options.add_button.setFocus()
    assert tab(qtbot, editor) is editor.blocks[1].name


def test_whole_packages_wait_until_all_points_are_shared_out(editor, qtbot):
    editor.write(IssueTree((PAY, START)))
    assert not editor.packages.isVisible()
    editor.blocks[1].weight.setFocus()
    for _ in range(2):
        qtbot.keyClick(editor.blocks[1].weight, Qt.Key.Key_Up)
    assert editor.packages.isVisible()


def test_packages_stand_in_the_order_of_their_points(editor):
    editor.write(SALARY)
    sums = [int(row.sum.text()) for row in editor.packages.rows]
    assert sums == sorted(sums, reverse=True)
    assert len(sums) == 5
    assert "Pay: 56k · Start: now · Days at home: two" in words_on(editor)


def test_points_that_fit_what_is_felt_are_said_once_typing_stops(editor, announced, qtbot):
    editor.write(SALARY)
    row = editor.packages.rows[1]
    row.felt.setFocus()
    qtbot.keyClicks(row.felt, "30")
    assert announced == []
    qtbot.waitUntil(lambda: len(announced) > 0)
    assert announced == [editor.packages.offered]


def test_a_feeling_about_a_package_offers_points_that_fit_it(editor, trees, qtbot):
    editor.write(SALARY)
    row = next(r for r in editor.packages.rows if r.sum.text() not in {"0", "100"})
    felt = max(int(row.sum.text()) - 15, 0)
    row.felt.setFocus()
    qtbot.keyClicks(row.felt, str(felt))
    assert trees[-1].felt == (FeltPackage(row.package, felt),)
    assert trees[-1].issues == SALARY.issues
    assert editor.packages.offered.startswith("To fit what you said: ")
    qtbot.keyClick(editor.packages.use, Qt.Key.Key_Space)
    assert sum(each.weight for each in trees[-1].issues) == 100
    assert trees[-1].issues != SALARY.issues
    assert trees[-1].felt == (FeltPackage(row.package, felt),)
    assert editor.packages.offered == ""


def test_feelings_that_contradict_each_other_say_how_far_they_stay_apart(editor, qtbot):
    even = IssueTree((
        TreeIssue("a", "A", 50, (TreeOption("x", 50), TreeOption("y"))),
        TreeIssue("b", "B", 50, (TreeOption("x", 50), TreeOption("y"))),
    ))  # fmt: skip
    editor.write(even)
    for row in editor.packages.rows:
        row.felt.setFocus()
        qtbot.keyClicks(row.felt, "80")
    assert "still differs by up to 30 points" in editor.packages.offered
    assert "No other points" in editor.packages.offered
    assert not editor.packages.use.isVisible()


def test_a_feeling_that_agrees_with_the_sum_offers_nothing(editor, qtbot):
    editor.write(SALARY)
    row = editor.packages.rows[0]
    row.felt.setFocus()
    qtbot.keyClicks(row.felt, row.sum.text())
    assert editor.packages.offered == ""


def test_what_was_felt_stays_in_sight_when_points_change(editor, qtbot):
    tree = IssueTree(SALARY.issues, (FeltPackage(MIDDLE, 40),))
    editor.write(tree)
    row = next(r for r in editor.packages.rows if r.package == MIDDLE)
    assert (row.felt.text(), row.sum.text()) == ("40", "50")
    assert editor.tree() == tree


def test_an_option_that_goes_takes_what_was_felt_about_it_along(editor, trees, qtbot):
    editor.write(IssueTree(SALARY.issues, (FeltPackage(MIDDLE, 40),)))
    qtbot.keyClick(editor.blocks[0].options.rows[0].remove, Qt.Key.Key_Space)
    assert trees[-1].felt == ()


def test_everything_that_takes_the_keyboard_is_named(page, editor, nameless):
    editor.write(IssueTree(SALARY.issues, (FeltPackage(MIDDLE, 30),)))
    assert nameless(page) == []


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 800)), (2.0, (1280, 800))])
def test_nothing_is_cut_off(shown, clipped, scale, size):
    made = Page("Case")
    made.editor = IssueTreeEditor()
    made.body.addWidget(made.editor)
    made.body.addStretch()
    made.editor.write(IssueTree(SALARY.issues, (FeltPackage(MIDDLE, 30),)))
    shown(made, scale=scale, size=size)
    assert clipped(made) == []


def test_the_editor_is_freed_with_its_last_reference(theme, freed):
    def make():
        made = IssueTreeEditor()
        made.write(IssueTree(SALARY.issues, (FeltPackage(MIDDLE, 30),)))
        return made

    assert freed(make)
