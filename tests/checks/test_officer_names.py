"""An officer's name says that there is nobody, one officer, or several."""

from __future__ import annotations

import pytest

from actionplan.checks.support.officer_names import is_group, is_nobody, split_officers

KNOWN = frozenset(
    {"chief executive", "head of finance", "head of legal & democratic services", "jane doe", "john smith"}
)


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "-", "–", "—", "?", "…", "n/a", "N/A", "None", "TBC", "tba", "T.B.C.", "(TBC)", "TBC?", "Vacant"),
        *(
            "vacant post",
            "Post vacant",
            "to be confirmed",
            "To be appointed",
            "Not yet appointed",
            "Vacant - Head of IT",
        ),
        *("TBC (new Head of Housing)", "No one"),
    ],
)
def test_nobody(name: str) -> None:
    assert is_nobody(name)


@pytest.mark.parametrize("name", ["Chief Executive", "Vacant Property Officer", "Noone Jones", "NA Smith", "x" * 300])
def test_somebody(name: str) -> None:
    assert not is_nobody(name)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Chief Executive and Head of Finance", ("Chief Executive", "Head of Finance")),
        ("Chief Executive / Head of Finance", ("Chief Executive", "Head of Finance")),
        ("Chief Executive/Head of Finance", ("Chief Executive", "Head of Finance")),
        ("Chief Executive & Head of Finance", ("Chief Executive", "Head of Finance")),
        ("Chief Executive, Head of Finance", ("Chief Executive", "Head of Finance")),
        ("Jane Doe and John Smith", ("Jane Doe", "John Smith")),
        ("Head of IT, Head of Planning and Web Manager", ("Head of IT", "Head of Planning", "Web Manager")),
        ("Head of IT, and Director of Place", ("Head of IT", "Director of Place")),
        (
            "Head of Legal & Democratic Services and Chief Executive",
            ("Head of Legal & Democratic Services", "Chief Executive"),
        ),
        ("Parks and Leisure Manager and Head of Housing", ("Parks and Leisure Manager", "Head of Housing")),
    ],
)
def test_several_officers_in_one_name(name: str, parts: tuple[str, ...]) -> None:
    assert split_officers(name, KNOWN) == parts


@pytest.mark.parametrize(
    "name",
    [
        "Chief Executive",
        "Head of Legal & Democratic Services",
        "Head of Finance and Business Services",
        "Head of Finance, Business Services and IT",
        "Parks and Leisure Manager",
        "Director of Resources and Deputy Chief Executive",
        "Deputy Chief Executive & Director of Resources",
        "Head of Law and Monitoring Officer",
        "Doe, Jane",
        "Smith and Jones",
        "and",
        "Chief Executive and " * 20,
    ],
)
def test_one_officer_whose_name_joins_two(name: str) -> None:
    assert split_officers(name, KNOWN) == ()


@pytest.mark.parametrize(
    "name", ["Relevant Heads of Service", "All", "Housing Team", "Planning officers", "Service Managers"]
)
def test_a_group(name: str) -> None:
    assert is_group(name, KNOWN)


@pytest.mark.parametrize(
    "name", ["Web Team Leader", "Member Services Manager", "Director of Staff Development", "Mayor"]
)
def test_no_group(name: str) -> None:
    assert not is_group(name, KNOWN)


def test_a_group_that_the_plan_knows_is_a_name() -> None:
    assert not is_group("Relevant Heads of Service", {"relevant heads of service"})
