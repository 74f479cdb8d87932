"""Which proposed date is open, and how far a date moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.plan_view import build_view
from actionplan.evaluation.slippage import compute_total_move, find_proposal, list_moves
from actionplan.evaluation.status import evaluate_status
from actionplan.model.plan import Plan

PlanOf = Callable[[str], Plan]

DAY = date(2017, 12, 1)
AUTUMN = "{to: Autumn 2017, on: 4 May 2017, why: Late}"
WINTER = "{to: Winter 2017, on: 4 May 2017, why: Later}"
SPRING = "{to: Spring 2018, on: 5 May 2017, why: Later still}"


@pytest.mark.parametrize(
    ("events", "proposed"),
    [
        (f"proposed: [{AUTUMN}]", "Autumn 2017"),
        # The last one stands: of two on one day, the later in the file.
        (f"proposed: [{AUTUMN}, {WINTER}]", "Winter 2017"),
        (f"proposed: [{WINTER}, {AUTUMN}]", "Autumn 2017"),
        (f"proposed: [{SPRING}, {AUTUMN}]", "Spring 2018"),
        # It is settled when the date is revised, on the same day or later.
        (f"proposed: [{SPRING}], revised: [{AUTUMN}]", "Spring 2018"),
        (f"proposed: [{AUTUMN}], revised: [{WINTER}]", None),
        (f"proposed: [{AUTUMN}], revised: [{SPRING}]", None),
        # A day in the future, or none, does not count.
        ("proposed: [{to: Autumn 2017, on: 2 December 2017, why: Late}]", None),
        ("proposed: [{to: Autumn 2017, on: TBC, why: Late}]", None),
        (f"proposed: [{AUTUMN}], revised: [{{to: Winter 2017, on: 2 December 2017, why: Later}}]", "Autumn 2017"),
    ],
)
def test_the_last_proposal_stands_until_the_date_is_revised(
    plan_of_one: PlanOf, events: str, proposed: str | None
) -> None:
    (target,) = plan_of_one(f"{{date: Summer 2017, {events}}}").iter_targets()
    proposal = find_proposal(target, DAY)
    assert (proposal.to.text if proposal else None) == proposed


@pytest.mark.parametrize(
    ("target", "brief", "words"),
    [
        (
            "{date: August 2017, revised: [{to: September 2017, on: 4 May 2017, why: Late}]}",
            "30 days",
            "1 month (30 days)",
        ),
        (
            "{date: September 2017, revised: [{to: August 2017, on: 4 May 2017, why: Early}]}",
            "30 days earlier",
            "brought forward 1 month (30 days)",
        ),
        ("{date: TBC, revised: [{to: August 2017, on: 4 May 2017, why: Set}]}", "now dated", "now dated"),
        ("{date: August 2017, revised: [{to: TBC, on: 4 May 2017, why: Lost}]}", "no longer dated", "no longer dated"),
        ("{date: August 2017, revised: [{to: Ongoing, on: 4 May 2017, why: On}]}", "now ongoing", "now ongoing"),
        (
            "{date: August 2017, revised: [{to: Summer 2017, on: 4 May 2017, why: Hm}]}",
            "same last day",
            "same last day",
        ),
        (
            "{date: June 2017, revised: [{to: June 2017 and October 2017, on: 4 May 2017, why: More}]}",
            "123 days (June 2017)",
            "June 2017: 4 months (123 days)",
        ),
        # Of two dates, the one that decides the status; if that stayed, the one that moved furthest, by its old days.
        (
            "{date: June 2017 and August 2017, revised: [{to: July 2017 and August 2017, on: 4 May 2017, why: Late}]}",
            "31 days",
            "1 month (31 days)",
        ),
        (
            "{date: June 2017 and August 2017, revised: [{to: June and September 2017, on: 4 May 2017, why: Late}]}",
            "30 days (August 2017)",
            "August 2017: 1 month (30 days)",
        ),
    ],
)
def test_a_move_is_said_in_brief_and_in_full(plan_of_one: PlanOf, target: str, brief: str, words: str) -> None:
    plan = plan_of_one(target)
    view = build_view(plan, DAY)
    (line,) = plan.walk()
    (move,) = list_moves(line.target, view)
    total = compute_total_move(line.target, evaluate_status(line.target, view), view)
    assert total
    assert [(each.brief, each.words) for each in (move, total)] == [(brief, words)] * 2


def test_moves_add_up_to_one(plan_of_one: PlanOf) -> None:
    revised = "{to: Autumn 2017, on: 4 May 2017, why: Late}, {to: March 2018, on: 4 June 2017, why: Later}"
    plan = plan_of_one(f"{{date: Summer 2017, revised: [{revised}]}}")
    view = build_view(plan, DAY)
    (line,) = plan.walk()
    status = evaluate_status(line.target, view)
    assert [move.days for move in list_moves(line.target, view)] == [91, 121]
    total = compute_total_move(line.target, status, view)
    later = compute_total_move(line.target, status, view, since=date(2017, 5, 4))
    assert (total.days if total else None, later.days if later else None) == (212, 121)
    assert compute_total_move(line.target, status, view, since=date(2017, 6, 4)) is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("Ongoing", "TBC", "no longer dated"),
        ("TBC", "Ongoing", "now ongoing"),
        ("whenever", "TBC", "no longer dated"),
        ("TBC", "Autumn 2017", "3 months (91 days)"),
    ],
)
def test_what_moved_twice_is_told_by_its_last_date(plan_of_one: PlanOf, first: str, last: str, words: str) -> None:
    revised = f"{{to: {first}, on: 4 May 2017, why: Late}}, {{to: {last}, on: 4 June 2017, why: Later}}"
    plan = plan_of_one(f"{{date: Summer 2017, revised: [{revised}]}}")
    view = build_view(plan, DAY)
    (line,) = plan.walk()
    total = compute_total_move(line.target, evaluate_status(line.target, view), view)
    assert total
    assert total.words == words


CARRIED = "carried_from: hertsmere:1.2b"


@pytest.mark.parametrize(
    ("target", "days", "moves"),
    [
        ("{date: Autumn 2017, first_published: Summer 2017}", 91, [91]),
        # In this plan it was revised too.
        (f"{{date: Autumn 2017, first_published: Summer 2017, revised: [{WINTER}]}}", 181, [91, 90]),
        # The date was the same all the time, in whatever words.
        ("{date: Summer 2017, first_published: Summer 2017}", None, []),
        ("{date: Summer 2017, first_published: June to August 2017}", None, []),
        # What goes on from year to year has not moved.
        ("{date: Ongoing 2017/18, first_published: Ongoing 2016/17}", None, []),
        ("{date: Quarterly, first_published: Quarterly 2016/17}", None, []),
        ("{date: Autumn 2017, first_published: TBC}", None, [None]),
        ("{date: June 2017 and August 2017, first_published: May 2017 and August 2017}", 30, [30]),
    ],
)
def test_moves_count_from_the_date_that_was_first_published(
    plan_of_one: PlanOf, target: str, days: int | None, moves: list[int | None]
) -> None:
    plan = plan_of_one(target.replace("}", f", {CARRIED}}}") if target.count("}") == 1 else target)
    view = build_view(plan, DAY)
    (line,) = plan.walk()
    assert [move.days for move in list_moves(line.target, view)] == moves
    total = compute_total_move(line.target, evaluate_status(line.target, view), view)
    assert (total.days if total else None) == days
    # Moves of one plan alone are as they were.
    assert compute_total_move(line.target, evaluate_status(line.target, view), view, since=DAY) is None
