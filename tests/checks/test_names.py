"""Which names are probably one, and which only look alike."""

from __future__ import annotations

import pytest

from actionplan.checks.names import bare
from actionplan.checks.twins import signs


def are_twins(one: str, two: str) -> bool:
    own = {sign for sign, _ in signs(one)}
    return any(sought in own for _, sought in signs(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Asset Management Panel", "Asset Management Board"),
        ("Legal & Democratic Services", "legal and democratic services"),
        ("Head of Partnerships", "Head of Partnership"),
        ("Head of Asset Management", "Head of Asset Managment"),
        ("Executive", "The Executive"),
        ("Head of Housing", "Head of Housing Services"),
        ("Head of Housing Service", "Head of Housing Services"),
        ("Director of Finance", "Finance Director"),
        ("Leader of the Council", "Council Leader"),
        ("LSP Board", "Local Strategic Partnership"),
        ("Local Strategic Partnership", "LSP"),
    ],
)
def test_names_that_are_probably_one(one: str, two: str) -> None:
    assert are_twins(one, two)
    assert are_twins(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Planning Committee", "Planning Panel"),
        ("Head of Services", "Head of Service Development"),
        ("Services", "Service Department"),
        ("The", "Of"),
        ("Director of Finance", "Director of Planning"),
        ("Customer Services", "Customer Board"),
        ("Head of Housing Services", "Head of Housing Strategy"),
        ("Executive", "Chief Executive"),
        ("Member Planning Panel", "Member Leisure Panel"),
        ("Head of Legal Services", "Head of Leisure Services"),
        ("Area Committee 1", "Area Committee 2"),
        ("Head of East Team", "Head of West Team"),
        ("HDL Board", "LSP Board"),
        ("a" * 1000, "a" * 1000),
    ],
)
def test_names_that_only_look_alike(one: str, two: str) -> None:
    assert not are_twins(one, two)


@pytest.mark.parametrize(
    ("name", "without"),
    [("Member Leisure Panel;", "Member Leisure Panel"), ("Mayor .", "Mayor"), ("Homes Ltd.", "Homes Ltd."), ("", "")],
)
def test_a_mark_behind_a_name(name: str, without: str) -> None:
    assert bare(name) == without
