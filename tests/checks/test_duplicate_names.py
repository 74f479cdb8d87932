"""Names that are probably the same, and names that only look alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.checks.support.duplicate_names import iter_twin_signs
from actionplan.checks.support.registries import strip_marks

Checked = Callable[[str], list[str]]


def are_twins(one: str, two: str) -> bool:
    own = {sign for sign, _ in iter_twin_signs(one)}
    return any(sought in own for _, sought in iter_twin_signs(two))


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
        ("Watford", "Watford Borough Council"),
        ("Watford Council", "Watford Borough Council"),
        ("Watford", "Watford Council"),
        ("Watford BC", "Watford Borough Council"),
        ("Watford", "Watford BC"),
        ("St Albans", "St Albans City and District Council"),
        ("York", "City of York Council"),
        ("Barnet", "London Borough of Barnet"),
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
        ("St Albans City Council", "St Albans District Council"),
        ("Bedford Borough Council", "Bedford Town Council"),
        ("Borough Council", "County Council"),
        ("Full Council", "Council"),
        ("Cambridge", "South Cambridgeshire District Council"),
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
    assert strip_marks(name) == without


APPROVED = """\
plan: {title: Plan, authority: Council, period: 2017/18}
officers: [{name: Chief Executive, also: [CEO]}]
bodies: [{name: Executive}, {name: Asset Management Panel}]
themes: [{theme: T, actions: [{action: 1, title: A, outputs: [{output: 1.1, text: O, officer: CEO, targets: [
  {date: Summer 2017, measures: [M], %s: [{to: May 2018, on: May 2017, why: W, approved_by: %s}]}]}]}]}]
"""


@pytest.mark.parametrize("key", ["revised", "proposed"])
@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Executive", ""),
        ("executive", ""),
        ("Exectuive", "Executive"),
        ("Cheif Executive", "Chief Executive"),
        ("Asset Managment Pannel", "Asset Management Panel"),
        # Whoever else may agree a date.
        ("Leader", ""),
        ("Executive Member", ""),
        ("Deputy Chief Executive", ""),
        ("Leader and Chief Executive", ""),
        ("Management Team", ""),
        ("''", ""),
    ],
)
def test_who_approved_a_date_may_be_anybody_but_for_a_slip(checked: Checked, key: str, name: str, meant: str) -> None:
    told = [each.partition("warning ")[2] for each in checked(APPROVED % (key, name)) if "AP410" in each]
    wrong = f'AP410 "{name}" is not in the list of bodies or officers: did you mean "{meant}"?'
    assert told == ([wrong] if meant else [])
