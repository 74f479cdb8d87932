from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

import mutations  # type: ignore[import-not-found,unused-ignore]
from answer import answer, fix  # type: ignore[import-not-found,unused-ignore]

pytestmark = pytest.mark.slow

PLAN = (Path(__file__).resolve().parents[2] / "plan.yaml").read_bytes()
PIECES = st.lists(st.sampled_from(mutations.PIECES), max_size=60).map(b"".join)


@given(st.binary(max_size=400))
def test_any_bytes_are_answered(data: bytes) -> None:
    answer(data)
    fix(data)


@given(PIECES)
def test_the_pieces_of_a_plan_in_any_order_are_answered(data: bytes) -> None:
    answer(data)
    fix(data)


@given(st.integers(0, 2**32))
@settings(max_examples=50)
def test_the_shipped_plan_changed_by_chance_is_answered(seed: int) -> None:
    data = mutations.mutate(PLAN, Random(seed))  # noqa: S311 - chance that can be had again
    answer(data)
    fix(data)


@given(st.text(alphabet=st.characters(categories=("Cc", "Cf", "Zl", "Zp", "Lu")), max_size=40))
def test_what_screens_obey_is_shown_harmlessly(text: str) -> None:
    answer(f"plan: {{title: P, period: 2017/18}}\n{text}: {text}\n".encode())
    answer(f"plan: {{title: P, {text}: x, period: '{text}'}}".encode())


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_deep_and_the_wide_are_answered(depth: int, width: int) -> None:
    answer(mutations.make_deep_brackets(depth))
    answer(mutations.make_deep_block(depth))
    answer(mutations.make_wide_list(width, mutations.make_deep_brackets(depth)[6:] or b"x"))


@pytest.mark.parametrize("name", sorted(mutations.HOSTILE))
def test_a_hostile_file_is_answered(name: str) -> None:
    answer(mutations.HOSTILE[name]())
