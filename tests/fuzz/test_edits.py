from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from edits import check_edit, count_outcomes  # type: ignore[import-not-found,unused-ignore]

pytestmark = pytest.mark.slow


@given(st.integers(0, 2**32))
def test_any_change_of_any_plan_in_any_style_is_made_exactly_or_refused(seed: int) -> None:
    check_edit(Random(seed))  # noqa: S311 - chance that can be had again


def test_few_changes_are_refused() -> None:
    counts = count_outcomes(range(300))
    assert counts["unreadable"] <= 15
    assert counts["refused"] <= 15
