import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.genius.domain import Domain, DomainIssue, read_domain
from negotiator_trainer.genius.profile import Profile, read_profile
from negotiator_trainer.genius.skeleton import scenario_files, write_scenario
from negotiator_trainer.scenario import table
from negotiator_trainer.scenario.check import check
from negotiator_trainer.scenario.format_yaml import format_yaml
from negotiator_trainer.scenario.source import from_files, read_folder
from negotiator_trainer.script.formatter import format_script
from negotiator_trainer.script.parser import parse
from tests.genius.files import BUYER, SELLER, car_domain, car_profile, write


@pytest.fixture
def car(tmp_path):
    domain, a, b = write(
        tmp_path,
        domain=car_domain(),
        a=car_profile(SELLER, reservation=0.5),
        b=car_profile(BUYER, reservation=0.5),
    )
    read = read_domain(domain)
    return read, read_profile(a, read), read_profile(b, read)


def found_in(files):
    return check(from_files({name: text.encode() for name, text in files.items()}))


def test_what_is_written_passes_the_checker_without_a_word(tmp_path, car):
    folder = write_scenario(tmp_path / "a" / "my-car", *car)
    report = check(read_folder(folder))
    assert report.diagnostics == ()
    assert sorted(path.name for path in folder.iterdir()) == [
        "scenario.yaml",
        "script.party_a.yarn",
    ]


def test_both_files_are_in_their_canonical_form(car):
    files = scenario_files("my-car", *car)
    assert format_yaml(files["scenario.yaml"]) == files["scenario.yaml"]
    script = files["script.party_a.yarn"]
    assert format_script(parse(script, file="x").script) == script


def test_the_figures_are_the_utilities_in_thousandths_and_the_scale_is_stated(car):
    files = scenario_files("my-car", *car)
    assert "points\n# are utilities × 1,000, rounded" in files["scenario.yaml"]
    scenario = found_in(files).loaded.scenario
    space = table.space(scenario)
    package = table.package(space, {"price": "middle", "colour": "blue"})
    assert table.own_party(scenario, "party_a").value(package) == 625
    theirs = table.their_party(scenario, "party_a", "as_given")
    assert (theirs.value(package), theirs.reservation) == (812, 500)


def test_every_kind_of_answer_to_an_offer_has_a_line(car):
    script = scenario_files("my-car", *car)["script.party_a.yarn"]
    for kind in ("accept", "insulting", "low", "close", "wrong_issue", "step_back", "repeat"):
        assert f'when: reply("{kind}")' in script
    assert "<<offers>>" in script


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, car):
    folder = tmp_path / "mine"
    folder.mkdir()
    write_scenario(folder, *car)
    kept = (folder / "scenario.yaml").read_bytes()
    with pytest.raises(TrainerError, match=r"something in .* already, and nothing is overwritten"):
        write_scenario(folder, *car)
    assert (folder / "scenario.yaml").read_bytes() == kept
    (tmp_path / "file").write_text("words")
    with pytest.raises(TrainerError, match="nothing is overwritten"):
        write_scenario(tmp_path / "file", *car)


@pytest.mark.parametrize("name", ["My Car", "my_car", "x" * 61, "-x"])
def test_a_folder_that_cannot_be_a_scenario_is_refused_and_not_made(tmp_path, car, name):
    with pytest.raises(TrainerError, match="cannot be a scenario's name"):
        write_scenario(tmp_path / name, *car)
    assert not (tmp_path / name).exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path, car):
    (tmp_path / "file").write_text("words")
    with pytest.raises(TrainerError, match="cannot be written to"):
        write_scenario(tmp_path / "file" / "my-car", *car)


def negotiations():
    """Small domains with unkind names, and two profiles of each."""
    names = st.text(min_size=0, max_size=12) | st.sampled_from(
        ["#act:threat", "{mine}", "<<end agreed>>", "yes", "a: b", "- x", "// y", "null", '"', "'"]
    )
    issue = st.tuples(names, st.lists(names, min_size=1, max_size=4, unique=True))
    worth = st.floats(0, 1)

    @st.composite
    def drawn(draw):
        issues = draw(st.lists(issue, min_size=1, max_size=3, unique_by=lambda one: one[0]))
        domain = Domain(
            name=draw(names),
            issues=tuple(
                DomainIssue(name=name, index=index, kind="discrete", values=tuple(values))
                for index, (name, values) in enumerate(issues)
            ),
        )
        profiles = [
            Profile(
                name=name,
                tables=tuple(
                    tuple(draw(worth) / len(issues) for _ in values) for _, values in issues
                ),
                weights=(1 / len(issues),) * len(issues),
                reservation=draw(st.floats(0, 0.6)) / len(issues),
            )
            for name in "ab"
        ]
        return domain, *profiles

    return drawn()


@settings(max_examples=60, deadline=None)
@given(negotiations())
def test_whatever_the_names_and_figures_are_the_checker_finds_no_error(negotiation):
    try:
        files = scenario_files("drawn", *negotiation)
    except TrainerError:
        reject()
    assert found_in(files).errors == ()
