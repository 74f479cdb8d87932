from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from commands import check_command, count_outcomes  # type: ignore[import-not-found,unused-ignore]

pytestmark = pytest.mark.slow


@given(st.integers(0, 2**32))
def test_any_command_on_any_plan_in_any_style_makes_exactly_its_change_or_none(seed: int) -> None:
    check_command(Random(seed))  # noqa: S311 - chance that can be had again


def test_most_commands_are_written() -> None:
    counts = count_outcomes(range(300))
    assert counts["written"] >= 150
    assert counts["refused"] + counts["unreadable"] <= 15
