"""How findings are gathered where there are very many of a kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.findings import MAX_BUILT, CappedFindings, Finding, Severity, build_findings, count_findings

GRADES: tuple[Severity, ...] = ("error", "warning")
KINDS = st.tuples(st.sampled_from(["AP101", "AP102"]), st.sampled_from(GRADES))


def build_finding(code: str = "AP101", severity: Severity = "error", more: int = 0, message: str = "") -> Finding:
    return Finding(code, severity, message, more=more)


@given(st.lists(KINDS), st.integers(1, 5))
def test_so_many_of_a_kind_are_kept_and_the_last_says_how_many_more_there_are(
    kinds: list[tuple[str, Severity]], room: int
) -> None:
    found = [build_finding(*kind, message=str(n)) for n, kind in enumerate(kinds)]
    told = CappedFindings(found, room).to_list()
    assert count_findings(told) == len(found)
    for kind in set(kinds):
        mine = [each for each in told if (each.code, each.severity) == kind]
        first = [each for each in found if (each.code, each.severity) == kind][:room]
        assert [each._replace(more=0) for each in mine] == first
        assert all(not each.more for each in mine[:-1])


@given(st.lists(st.tuples(KINDS, st.integers(0, 3))), st.integers(1, 5), st.integers(1, 5))
def test_none_is_lost_when_what_was_gathered_is_gathered_again(
    found: list[tuple[tuple[str, Severity], int]], first: int, then: int
) -> None:
    findings = [build_finding(*kind, more=more) for kind, more in found]
    again = CappedFindings(CappedFindings(findings, first).to_list(), then)
    assert count_findings(again.to_list()) == count_findings(findings)


def test_one_that_would_not_be_kept_need_not_be_made() -> None:
    told = CappedFindings(limit=1)
    assert not told.is_full("AP101")
    told += [build_finding()]
    assert told.is_full("AP101")
    assert not told.is_full("AP101", "warning")
    assert told.to_list() == [build_finding(more=1)]


@pytest.mark.parametrize("room", [1, 2])
def test_nothing_is_said_of_more_where_there_is_none(room: int) -> None:
    assert CappedFindings([build_finding()], room).to_list() == [build_finding()]


@given(st.integers(0, 3))
def test_of_very_many_that_are_alike_few_are_made_and_none_is_lost(times: int) -> None:
    making: list[int] = []

    def fault(each: int) -> Finding:
        making.append(each)
        return build_finding()

    count = times * MAX_BUILT // 2
    told = list(build_findings(range(count), fault))
    assert count_findings(told) == count
    assert making == list(range(min(count, MAX_BUILT)))
    assert not any(each.more for each in told[:-1])
