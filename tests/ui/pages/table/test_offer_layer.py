from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from negotiator_trainer.scoring.sheet import Sheet


def open_builder(table, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_O)
    return table.page.offer_layer


def field(builder):
    return builder.rows[0].chooser.stepper.field


def test_only_issues_that_are_on_the_table_have_a_row(sit, qtbot):
    assert [row.issue.id for row in open_builder(sit(), qtbot).rows] == ["price"]
    later = sit(moves=["say yd05"])
    later.page.close_layer()
    assert [row.issue.id for row in open_builder(later, qtbot).rows] == ["price", "service"]


def test_the_first_offer_of_the_preparation_is_filled_in(sit, qtbot):
    assert open_builder(sit(), qtbot).package() == {"price": "150"}


def test_a_typed_number_and_enter_make_the_offer(sit, qtbot):
    table = sit()
    builder = open_builder(table, qtbot)
    assert field(builder).hasFocus()
    field(builder).selectAll()
    qtbot.keyClicks(field(builder), "0.1k")
    qtbot.keyClick(field(builder), Qt.Key.Key_Return)
    assert [offer.package["price"] for offer in table.view.mine] == ["100"]
    assert "Offer: €100." in table.said


def test_my_value_is_shown_live_against_the_written_walkaway(sit, qtbot):
    builder = open_builder(sit(), qtbot)
    assert builder.value.text() == (
        "Worth €110 to you: €30 above the walkaway that you wrote (€80)."
    )
    assert builder.meter.isVisible()
    qtbot.keyClick(field(builder), Qt.Key.Key_Up)
    assert builder.value.text() == (
        "Worth €60 to you: €20 below the walkaway that you wrote (€80)."
    )


def test_without_a_sheet_there_is_a_value_and_no_meter(sit, qtbot):
    builder = open_builder(sit(sheet=None), qtbot)
    assert builder.value.text() == "Worth €160 to you."
    assert not builder.meter.isVisible()


def test_tab_goes_to_the_chosen_option_and_the_arrows_choose_another(sit, qtbot):
    table = sit(moves=["say yd05"])
    table.page.close_layer()
    builder = open_builder(table, qtbot)
    row = builder.rows[1]
    row.set_option("included")
    while not row.isAncestorOf(QApplication.focusWidget()):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "serviced first"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert row.option() == "none"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not row.isAncestorOf(QApplication.focusWidget())


def test_an_issue_without_numbers_is_chosen_by_its_words(sit, qtbot):
    table = sit(moves=["say yd05"], sheet=Sheet())
    table.page.close_layer()
    builder = open_builder(table, qtbot)
    radio = next(r for r in builder.rows[1].chooser.radios if r.text() == "serviced first")
    radio.setFocus()
    qtbot.keyClick(radio, Qt.Key.Key_Space)
    assert builder.value.text() == "Worth €190 to you."
    qtbot.keyClick(radio, Qt.Key.Key_Return)
    assert table.view.mine[-1].package == {"price": "100", "service": "included"}


def test_the_last_offers_are_shown_and_half_way_between_them_is_one_press(sit, qtbot):
    table = sit(moves=["say yd09", "offer price=100"])
    table.page.close_layer()
    builder = open_builder(table, qtbot)
    row = builder.rows[0]
    assert row.last.text().splitlines()[0] == "my last: €100"
    theirs = int(table.view.theirs[-1].package["price"])
    row.chooser.halfway.click()
    middle = (100 + theirs) / 2
    assert abs(int(builder.package()["price"]) - middle) <= 25


def test_a_second_and_a_third_package_can_be_added_and_taken_away(sit, qtbot):
    table = sit()
    builder = open_builder(table, qtbot)
    builder.add_package.click()
    field(builder).set_value(200)
    assert builder.draft().notation() == "offers price=150 | price=200"
    builder.add_package.click()
    assert not builder.add_package.isVisible()
    field(builder).set_value(100)
    builder.confirm.click()
    assert [o.package["price"] for o in table.view.mine] == ["150", "200", "100"]


def test_the_same_package_twice_is_not_an_offer(sit, qtbot):
    table = sit()
    builder = open_builder(table, qtbot)
    builder.add_package.click()
    builder.confirm.click()
    assert table.view.round == 0
    assert builder.message.words == "Two of the packages are the same."
    builder.drop_package.click()
    builder.confirm.click()
    assert table.view.round == 1


def test_something_can_be_asked_in_return(sit, qtbot):
    table = sit(moves=["say yd05"])
    table.page.close_layer()
    builder = open_builder(table, qtbot)
    builder.rows[1].set_option("included")
    builder.conditional.setChecked(True)
    builder.confirm.click()
    assert "Mark what you ask in return" in builder.message.words
    builder.rows[1].wanted.setChecked(True)
    assert builder.draft().notation() == "if service=included then price=150"
    builder.confirm.click()
    assert table.view.mine[-1].package == {"price": "150", "service": "included"}


def test_the_builder_opens_only_when_an_offer_is_possible(sit, qtbot):
    table = sit(moves=["say yd13"])
    assert table.view.can_offer == table.page.bar.offer.isEnabled()
    if not table.view.can_offer:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_O)
        assert table.page.deck.top is not table.page.offer_layer
