import pytest

from negotiator_trainer.ui.preferences import Preference, Preferences

NAMES = [name for name, each in vars(Preferences).items() if isinstance(each, Preference)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "preferences.ini"


@pytest.mark.parametrize("name", NAMES)
def test_a_preference_never_set_has_its_default(qapp, path, name):
    assert getattr(Preferences(path), name) == vars(Preferences)[name].default


@pytest.mark.parametrize("name", NAMES)
def test_a_preference_keeps_its_value_and_type_in_the_file(qapp, path, name):
    default = vars(Preferences)[name].default
    other = {bool: not default, int: 7, float: 1.5, str: "a, b; 50 %"}[type(default)]
    first = Preferences(path)
    setattr(first, name, other)
    first.save()
    again = getattr(Preferences(path), name)
    assert again == other
    assert type(again) is type(default)


def test_a_stored_no_is_not_read_as_a_word(qapp, path):
    first = Preferences(path)
    first.portraits = False
    first.save()
    assert "portraits=false" in path.read_text(encoding="utf-8")
    assert Preferences(path).portraits is False


def test_a_change_is_told_by_key(qapp, path, qtbot):
    preferences = Preferences(path)
    with qtbot.waitSignal(preferences.changed) as told:
        preferences.text_scale = 1.5
    assert told.args == [Preferences.text_scale.key]


def test_the_same_value_again_is_no_change(qapp, path, qtbot):
    preferences = Preferences(path)
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.theme = "system"


def test_reset_brings_the_defaults_back(qapp, path):
    preferences = Preferences(path)
    preferences.theme = "dark"
    preferences.weekly_goal = 5
    preferences.reset()
    assert (preferences.theme, preferences.weekly_goal) == ("system", 2)


def test_all_preferences_can_be_listed(qapp, path):
    listed = Preferences(path).as_dict()
    assert len(listed) == len(NAMES)
    assert listed["appearance/theme"] == "system"


def test_keys_are_unique():
    keys = [vars(Preferences)[name].key for name in NAMES]
    assert len(set(keys)) == len(keys)


def test_two_files_do_not_share_values(qapp, path, tmp_path):
    one, two = Preferences(path), Preferences(tmp_path / "other.ini")
    one.theme = "dark"
    assert two.theme == "system"
