import pytest
from PySide6.QtCore import Qt

from negotiator_trainer.journal.case import Branch, DecisionTree, TreeAlternative
from negotiator_trainer.ui.pages.journal.decision_tree import DecisionTreeEditor
from negotiator_trainer.ui.pages.page import Page
from tests.ui.labels import words_on

SELL = TreeAlternative(
    "Sell to the second bidder",
    (
        Branch("they buy", 60, 38_000, "their bank says yes"),
        Branch("they haggle", 30, 35_000),
        Branch("they drop out", 10, 0),
    ),
)

KEEP = TreeAlternative("Keep it a year", (Branch("it holds its price", 100, 34_000),))
BOTH = DecisionTree((SELL, KEEP))


def paged(tree=None):
    made = Page("Case")
    made.editor = DecisionTreeEditor("€")
    made.body.addWidget(made.editor)
    made.body.addStretch()
    if tree is not None:
        made.editor.write(tree)
    return made


@pytest.fixture
def page(shown):
    return shown(paged())


@pytest.fixture
def editor(page):
    return page.editor


@pytest.fixture
def trees(editor):
    seen = []
    editor.edited.connect(lambda tree, _: seen.append(tree))
    return seen


def chance(editor, block, row):
    return editor.blocks[block].branches.rows[row].fields[1]


@pytest.mark.parametrize("tree", [DecisionTree(), DecisionTree((KEEP,)), BOTH], ids=str)
def test_what_was_stored_is_given_back_unchanged(editor, tree):
    editor.write(BOTH)
    editor.write(tree)
    assert editor.tree() == tree


def test_an_alternative_with_its_branches_is_written_by_keyboard_alone(page, editor, trees, qtbot):
    editor.focus_first()
    for words in ("Keep it", "as it is", "80", "34k", "no repairs"):
        qtbot.keyClicks(page.focusWidget(), words)
        enter = words == "Keep it"
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return if enter else Qt.Key.Key_Tab)
    assert trees[-1] == DecisionTree(
        (TreeAlternative("Keep it", (Branch("as it is", 80, 34_000, "no repairs"),)),)
    )


def test_the_best_by_expected_value_is_marked_as_the_batna(editor):
    editor.write(BOTH)
    assert [each.best.isVisible() for each in editor.blocks] == [False, True]
    assert "Expected value: €33,300" in words_on(editor.blocks[0])
    assert "Expected value: €34,000" in words_on(editor.blocks[1])


def test_another_best_one_is_said(editor, announced, qtbot):
    editor.write(BOTH)
    worth = editor.blocks[1].branches.rows[0].fields[2]
    worth.setFocus()
    worth.selectAll()
    qtbot.keyClicks(worth, "33k")
    qtbot.waitUntil(lambda: announced[-1:] == ["The best is Sell to the second bidder."])
    assert [each.best.isVisible() for each in editor.blocks] == [True, False]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("90", "The chances add up to 90 %: the other 10 % count as nothing."),
        ("100", ""),
    ],
)
def test_chances_that_do_not_add_up_are_said_in_words(editor, announced, qtbot, typed, words):
    editor.write(DecisionTree((KEEP,)))
    field = chance(editor, 0, 0)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)
    assert editor.blocks[0].total.text() == words
    assert editor.blocks[0].take.isVisible()
    if words:
        qtbot.waitUntil(lambda: announced == [words])


def test_chances_above_all_count_in_proportion(editor):
    twice = TreeAlternative("Keep it", (Branch("a", 100, 100), Branch("b", 50, 40)))
    editor.write(DecisionTree((twice,)))
    assert "add up to 150 %" in editor.blocks[0].total.text()
    assert "Expected value: €80" in words_on(editor.blocks[0])


def test_a_missing_value_is_said_and_nothing_can_be_taken_yet(editor):
    editor.write(DecisionTree((TreeAlternative("Keep it", (Branch("a", 100),)),)))
    assert editor.blocks[0].total.text() == "1 outcome has no value yet."
    assert not editor.blocks[0].take.isVisible()


def test_an_alternative_is_taken_onto_the_sheet(editor, qtbot):
    editor.write(BOTH)
    with qtbot.waitSignal(editor.taken, timeout=1000) as caught:
        qtbot.keyClick(editor.blocks[1].take, Qt.Key.Key_Space)
    assert caught.args == [KEEP]


def test_an_alternative_is_removed_and_added_with_the_keyboard_at_its_side(editor, trees, qtbot):
    editor.write(BOTH)
    qtbot.keyClick(editor.blocks[0].remove, Qt.Key.Key_Space)
    assert trees[-1] == DecisionTree((KEEP,))
    assert editor.window().focusWidget() is editor.blocks[0].name
    qtbot.keyClick(editor.add, Qt.Key.Key_Space)
    assert editor.window().focusWidget() is editor.blocks[1].name
    assert trees[-1] == DecisionTree((KEEP,))


def test_tab_goes_from_one_alternative_to_the_one_that_was_added(editor, qtbot):
    editor.write(DecisionTree((KEEP,)))
    editor.add.click()
    editor.blocks[0].take.setFocus()
    qtbot.keyClick(editor.blocks[0].take, Qt.Key.Key_Tab)
    assert editor.window().focusWidget() is editor.blocks[1].name


def test_the_picture_says_in_words_what_it_draws(editor, spoken):
    editor.write(BOTH)
    name, description = spoken(editor.picture)
    assert name == "Tree of my alternatives"
    assert description.splitlines() == [
        "Sell to the second bidder: €33,300",
        "    60 %  they buy: €38,000",
        "    30 %  they haggle: €35,000",
        "    10 %  they drop out: €0",
        "Keep it a year: €34,000 (best)",
        "    100 %  it holds its price: €34,000",
    ]


def test_the_picture_has_a_twin_in_words(editor, qtbot):
    editor.write(BOTH)
    qtbot.keyClick(editor.as_words, Qt.Key.Key_Space)
    assert editor.twin.isVisible()
    assert not editor.picture.isVisible()
    assert "Keep it a year: €34,000 (best)" in editor.twin.text()
    qtbot.keyClick(editor.as_words, Qt.Key.Key_Space)
    assert editor.picture.isVisible()


def test_there_is_no_picture_of_nothing(editor):
    assert not editor.picture.isVisible()
    editor.write(DecisionTree((TreeAlternative("Keep it"),)))
    assert not editor.picture.isVisible()


def test_the_best_alternative_is_drawn_heavier(editor, qapp):
    editor.write(BOTH)
    qapp.processEvents()
    from negotiator_trainer.ui import theme  # noqa: PLC0415

    picture = editor.picture.grab().toImage()
    accent = theme.colour("accent").rgb()
    inked = [
        sum(picture.pixel(x, y) == accent for x in range(picture.width()))
        for y in range(picture.height())
    ]
    middle = picture.height() * 3 // 4  # between the three rows of the first and the second
    assert sum(inked[middle:]) > 100
    assert sum(inked[: middle // 2]) == 0


def test_everything_that_takes_the_keyboard_is_named(shown, nameless):
    assert nameless(shown(paged(BOTH))) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["light", "high-contrast"])
def test_nothing_is_cut_off(shown, clipped, name, scale):
    thin = DecisionTree((SELL, TreeAlternative("Keep it", (Branch("a", 60), Branch("b", 10, 4)))))
    assert clipped(shown(paged(thin), name=name, scale=scale)) == []


def test_the_editor_is_freed_with_its_last_reference(theme, freed):
    def make():
        made = DecisionTreeEditor("€")
        made.write(BOTH)
        return made

    assert freed(make)
