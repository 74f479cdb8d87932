"""The code that an unknown one is nearest to."""

from __future__ import annotations

import pytest

from actionplan.checks.selection import find_nearest_code


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("AP340", "AP304"),
        ("AP34", "AP304"),
        ("AP3033", "AP303"),
        ("ap3o4", "AP304"),
        ("P304", "AP304"),
        ("APP304", "AP304"),
    ],
)
def test_a_slip_finds_its_code(wrong: str, meant: str) -> None:
    assert find_nearest_code(wrong) == meant


@pytest.mark.parametrize("wrong", ["AP999", "AP11811", "AP", "304", "", "dates", "AP" + "3" * 5000])
def test_what_is_more_than_a_slip_away_is_meant_for_none(wrong: str) -> None:
    assert not find_nearest_code(wrong)
