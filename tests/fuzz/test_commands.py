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


@given(st.randoms(use_true_random=False))
def test_any_command_on_any_plan_in_any_style_makes_exactly_its_change_or_none(chance: Random) -> None:
    check_command(chance)


def test_most_commands_are_written() -> None:
    counts = count_outcomes(range(300))
    assert counts["written"] >= 150
    assert counts["refused"] + counts["unreadable"] <= 15
