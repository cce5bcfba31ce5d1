from negotiator_trainer.genius.draft import Draft, DraftIssue
from negotiator_trainer.genius.skeleton_zone import shape


def one_issue(ours, theirs, reservations, bases=(0, 0)):
    options = tuple(f"o{number}" for number in range(len(ours)))
    issue = DraftIssue(
        id="a", name="a", options=options, words=options, number=False, ours=ours, theirs=theirs
    )
    return Draft(name="d", issues=(issue,), bases=bases, reservations=reservations)


def test_the_second_variant_leaves_half_of_the_room_and_a_zone():
    found = shape(one_issue((0, 500, 1000), (1000, 700, 0), (400, 300)))
    assert found.variants == {"as_given": 300, "less_room": 500}
    assert found.zone == "always"
    assert set(found.limits) == set(found.names) == set(found.variants)


def test_the_counterpart_asks_for_its_best_package_first():
    found = shape(one_issue((0, 500, 1000), (700, 900, 0), (0, 0), bases=(0, 50)))
    assert (found.ask, found.aspiration) == ((1,), 950)


def test_without_a_zone_there_is_one_variant_that_says_so():
    found = shape(one_issue((0, 1000), (1000, 0), (600, 600)))
    assert (found.variants, found.zone) == ({"as_given": 600}, "never")
    assert "walking away is right" in found.teaching


def test_where_a_single_point_of_room_is_left_there_is_one_variant():
    assert shape(one_issue((0, 1000), (1000, 600), (600, 599))).variants == {"as_given": 599}


def test_the_panel_goes_from_their_worst_package_to_their_best():
    worths = tuple(range(0, 1000, 100))
    panel = shape(one_issue(worths, worths, (0, 0))).panel
    assert panel == ((0,), (1,), (3,), (5,), (7,), (9,))
    assert len(shape(one_issue((0, 1), (1, 0), (0, 0))).panel) == 2
