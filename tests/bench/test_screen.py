"""Judging from pictures when a window was painted and when it had settled."""

from __future__ import annotations

import shutil
import subprocess
import sys

import numpy as np
import pytest

from bench.display import display
from bench.screen import Screen, Sight, judge

EMPTY = np.zeros((100, 100), dtype=np.uint32)
SHELL = EMPTY.copy()
SHELL[20:80, 20:80] = 7
PAGE = SHELL.copy()
PAGE[30:60, 30:60] = 9


def with_square(picture: np.ndarray, *, edge: int) -> np.ndarray:
    changed = picture.copy()
    changed[40 : 40 + edge, 40 : 40 + edge] = 3
    return changed


def test_a_window_is_painted_when_it_appears_and_settled_when_its_page_came():
    found = judge([Sight(0, EMPTY), Sight(2, SHELL), Sight(3, PAGE)])
    assert found is not None
    assert (found.painted, found.settled) == (2, 3)


def test_a_small_splash_is_not_the_window():
    splash = with_square(EMPTY, edge=20)
    found = judge([Sight(0, EMPTY), Sight(1, splash), Sight(2, SHELL)])
    assert found is not None
    assert found.painted == 2


def test_a_caret_that_blinks_last_does_not_keep_a_window_from_having_settled():
    found = judge([Sight(0, EMPTY), Sight(2, PAGE), Sight(9, with_square(PAGE, edge=3))])
    assert found is not None
    assert found.settled == 2


def test_a_picture_that_comes_and_goes_counts_until_it_is_gone_for_good():
    busy = with_square(PAGE, edge=15)
    found = judge([Sight(0, EMPTY), Sight(2, PAGE), Sight(3, busy), Sight(4, PAGE)])
    assert found is not None
    assert (found.painted, found.settled) == (2, 4)


@pytest.mark.parametrize("last", [EMPTY, with_square(EMPTY, edge=5)])
def test_a_screen_that_stays_empty_shows_no_window(last):
    assert judge([Sight(0, EMPTY), Sight(1, last)]) is None


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no Xvfb")
def test_a_real_window_is_seen_and_so_is_that_it_went_away(tmp_path):
    with display(tmp_path) as (_, environ):
        screen = Screen(tmp_path)
        empty = screen.look()
        command = [sys.executable, "-m", "bench.children.empty"]
        with subprocess.Popen(command, env=environ) as process:
            sights = screen.watch(lambda: process.poll() is None)
            process.terminate()
        screen.wait_for(empty)
    found = judge(sights)
    assert found is not None
    assert sights[0].at < found.painted <= found.settled
