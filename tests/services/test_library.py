import shutil
from collections import Counter

import pytest

from negotiator_trainer.errors import ScenarioError
from negotiator_trainer.services.casting import MOST_SEED, cast
from negotiator_trainer.services.library import Library
from tests.games import FIXTURES, game

HERE = FIXTURES / "scenarios"


def test_the_easiest_scenario_comes_first(library):
    assert [entry.id for entry in library.entries()] == ["two-doors", "toy-sale"]


def test_a_scenario_is_opened_by_its_name_or_by_its_folder(library):
    by_name, by_path = library.open("toy-sale"), library.open(str(HERE / "toy-sale"))
    assert by_name is by_path
    assert by_name.game("buyer") is by_path.game("buyer")


def test_an_unknown_name_is_refused_with_the_nearest_one(library):
    with pytest.raises(ScenarioError) as refused:
        library.open("toy-sail")
    assert "toy-sail" in refused.value.problem
    assert "toy-sale" in str(refused.value)


def test_a_role_that_cannot_be_played_is_refused_with_those_that_can(library):
    playable = library.open("toy-sale")
    assert playable.role_or_first(None) == "buyer"
    for ask in (playable.game, playable.words, playable.role_or_first):
        with pytest.raises(ScenarioError, match="buyer"):
            ask("seller")


def test_a_scenario_with_errors_says_what_is_wrong_and_spoils_no_other(tmp_path):
    for name in ("toy-sale", "two-doors"):
        shutil.copytree(HERE / name, tmp_path / name)
    script = tmp_path / "toy-sale" / "script.buyer.yarn"
    script.write_text(script.read_text().replace("<<jump Yard>>", "<<jump Yrad>>"))
    library = Library([tmp_path])
    with pytest.raises(ScenarioError) as refused:
        library.open("toy-sale")
    assert "Yrad" in refused.value.problem
    assert library.open("two-doors").game("tenant").variants == ("nights", "plants")
    assert {entry.id for entry in library.entries()} == {"toy-sale", "two-doors"}


def test_a_card_of_an_unreadable_scenario_says_so(tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "scenario.yaml").write_text("id: [")
    shutil.copytree(HERE / "two-doors", tmp_path / "two-doors")
    first, last = Library([tmp_path]).entries()
    assert (first.id, last.id, last.header) == ("two-doors", "broken", None)
    assert last.problem


def test_stored_files_can_be_played_after_the_folder_has_changed(tmp_path):
    shutil.copytree(HERE / "toy-sale", tmp_path / "toy-sale")
    library = Library([tmp_path])
    before = library.open("toy-sale")
    yaml = tmp_path / "toy-sale" / "scenario.yaml"
    yaml.write_text(yaml.read_text().replace("A bicycle in a doorway", "Another title"))
    assert library.open("toy-sale").scenario.title == "Another title"
    restored = library.restore(before.files)
    assert restored.scenario.title == "A bicycle in a doorway"
    assert restored.digest == before.digest != library.open("toy-sale").digest


# Casting.


def test_variants_are_drawn_by_their_weights():
    sale = game("scenarios/toy-sale", "buyer")
    drawn = Counter(cast(sale, seed=seed) for seed in range(2000))
    assert drawn["moving_out"] == pytest.approx(1200, abs=100)


def test_the_same_seed_draws_the_same_variant():
    sale = game("scenarios/toy-sale", "buyer")
    assert all(cast(sale, seed=s) == cast(sale, seed=s) for s in (0, 7, MOST_SEED))


def test_a_variant_can_be_asked_for():
    sale = game("scenarios/toy-sale", "buyer")
    assert {cast(sale, seed=s, variant="no_hurry") for s in range(9)} == {"no_hurry"}
    with pytest.raises(ScenarioError, match="moving_out, no_hurry"):
        cast(sale, seed=1, variant="in_between")


def test_what_was_played_under_older_checks_can_still_be_read(library):
    files = dict(library.open("toy-sale").files)
    text = files["scenario.yaml"].decode()
    files["scenario.yaml"] = text.replace("weight: 60", "weight: 50").encode()
    restored = library.restore(files)
    assert restored.game("buyer").variants == ("moving_out", "no_hurry")
