import json
import os
import subprocess
import sys

import pytest

from tests.genius.files import (
    BUYER,
    SELLER,
    attributes,
    car_domain,
    car_profile,
    domain_text,
    interval,
    profile_text,
    write,
)


def run(*arguments, cwd=None):
    return subprocess.run(
        [sys.executable, "-m", "negotiator_trainer", *map(str, arguments)], capture_output=True,
        encoding="utf-8", check=False, stdin=subprocess.DEVNULL, env=dict(os.environ), timeout=100,
        cwd=cwd,
    )  # fmt: skip


@pytest.fixture
def car(tmp_path):
    return write(
        tmp_path,
        car=car_domain(),
        seller=car_profile(SELLER, reservation=0.5),
        buyer=car_profile(BUYER, reservation=0.5, discount=0.8),
    )


def one_line(done):
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_the_zone_is_printed_as_json_with_its_definitions(car):
    done = run("zone", *car, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert (found["issues"], found["packages"], found["zopa"]) == (2, 6, 2)
    assert found["nash"]["package"] == {"price": "middle", "colour": "blue"}
    assert found["discount"] == [None, 0.8]
    assert "never raised to the lowest utility" in found["definitions"]["disagreement"]


def test_the_zone_is_printed_for_people(car):
    done = run("zone", *car)
    assert done.returncode == 0
    assert "zone of possible agreement: 2 packages" in done.stdout


def test_what_the_person_can_put_right_is_one_line(car, tmp_path):
    domain, seller, buyer = car
    assert "there is no such file" in one_line(run("zone", tmp_path / "none.xml", seller, buyer))
    assert "the profiles named are 3" in one_line(run("zone", domain, seller, buyer, seller))
    assert "the profiles named are 1" in one_line(run("zone", domain, seller))
    assert "not a domain" in one_line(run("zone", seller, domain, buyer))
    (bad,) = write(tmp_path, bad="<!DOCTYPE a><a/>")
    assert "bad.xml, line 1: the file declares a document type" in one_line(
        run("zone", bad, seller, buyer)
    )


def test_steps_say_how_finely_a_real_interval_is_read(tmp_path):
    line = attributes(ftype="linear", parameter0=0, parameter1=0.1)
    paths = write(
        tmp_path,
        domain=domain_text(interval("r", 1, "real", 0, 10)),
        a=profile_text([interval("r", 1, "real", 0, 10, line)], {1: 1}),
        b=profile_text([interval("r", 1, "real", 0, 10, line)], {1: 1}),
    )
    found = json.loads(run("zone", *paths, "--steps", "5", "--json").stdout)
    assert (found["packages"], found["steps"]) == (5, 5)


def test_no_database_is_opened_or_made(car, tmp_path):
    place = tmp_path / "profile.db"
    done = run("--database", place, "zone", *car)
    assert done.returncode == 0
    assert not place.exists()


def test_a_scenario_is_written_checked_and_played_by_a_scripted_trainee(car, tmp_path):
    done = run("zone", *car, "--scenario", "my-car", "--json", cwd=tmp_path)
    assert json.loads(done.stdout)["scenario"] == "my-car"
    # What is still to be written is warned of, by the proof; nothing is wrong.
    assert "my-car: no errors" in run("check", "my-car", cwd=tmp_path).stdout
    played = run(
        "play", "./my-car", "--trainee", "principled", "--seed", 1, "--no-save", "--json",
        cwd=tmp_path,
    )  # fmt: skip
    assert played.returncode == 0
    debrief = json.loads(played.stdout)
    assert (debrief["ending"], debrief["verdict"]) == ("agreed", "held")
    assert debrief["value"] == 625
    assert "already" in one_line(run("zone", *car, "--scenario", "my-car", cwd=tmp_path))


def test_what_makes_no_scenario_is_one_line_and_leaves_no_folder(tmp_path):
    numbers = [interval(name, at, "integer", 0, 200) for at, name in enumerate("ab", start=1)]
    line = attributes(ftype="linear", offset=0, slope=0.005)
    worths = [interval(name, at, "integer", 0, 200, line) for at, name in enumerate("ab", start=1)]
    profile = profile_text(worths, {1: 1, 2: 1}, 0)
    paths = write(tmp_path, domain=domain_text(*numbers), a=profile, b=profile)
    done = run("zone", *paths, "--scenario", tmp_path / "large")
    assert "40,401 packages, and people can talk about 20,000 at most" in one_line(done)
    assert not (tmp_path / "large").exists()
