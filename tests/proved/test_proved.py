from tests.proved.__main__ import prove, proved, shipped, to_prove


def test_a_text_that_has_changed_is_proved_again_and_the_smallest_always(tmp_path):
    for name, more in (("long", 200), ("short", 0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text("format: 1\n" + "#" * more)
    folders = {each.name: each for each in tmp_path.iterdir()}
    kept = dict.fromkeys(folders, "another text")
    assert to_prove(folders, kept) == ["long", "short"]


def test_what_is_wrong_is_told(tmp_path):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "scenario.yaml").write_text("format: 1\n")
    assert prove(tmp_path / "bad") != []


def test_only_what_ships_is_in_the_list():
    assert set(proved()) <= set(shipped())
