"""What happened to a target, and how two lists of it differ."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.evaluation.plan_view import build_view
from actionplan.evaluation.target_events import (
    EventDifferences,
    TargetEvent,
    classify_events,
    describe_event,
    find_last_event_day,
    list_events,
    list_new_events,
)
from actionplan.model.plan import Plan

PlanOf = Callable[[str], Plan]

MAY, JUNE = date(2017, 5, 4), date(2017, 6, 4)
STARTED = TargetEvent("started", MAY)
STARTED_LATER = TargetEvent("started", JUNE)
NOTE = TargetEvent("commentary", MAY, "amber", note="Late")
NOTE_REWORDED = TargetEvent("commentary", MAY, "red", note="Very late")
NOTE_MOVED = TargetEvent("commentary", JUNE, "amber", note="Late")
OTHER_NOTE = TargetEvent("commentary", JUNE, "green", note="Done")

EVERYTHING = """\
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            targets:
              - date: Summer 2017
                started: 1 April 2017
                decisions:
                  - body: Executive
                    decided:
                      - {on: 3 May 2017, outcome: deferred, to: June 2017}
                      - {on: 4 May 2017, outcome: approved, conditions: [Roads, Buses]}
                revised: [{to: Autumn 2017, on: 5 May 2017, why: Late, approved_by: Board}]
                proposed: [{to: Winter 2017, on: 6 May 2017, why: Later}]
                updates: [{on: 7 May 2017, rag: amber, note: Slow}, {on: TBC, note: Nowhere}]
                suspended:
                  - {on: 8 May 2017, why: Election, until: 9 May 2017}
                  - {on: 9 May 2017, why: Purdah, until: 1 May 2017}
                completed: {on: 10 May 2017, note: At last}
                deleted: {on: 11 May 2017, why: Merged}
"""


@pytest.mark.parametrize(
    ("added", "removed", "differences"),
    [
        ([], [], EventDifferences([], [], [])),
        ([STARTED], [], EventDifferences([STARTED], [], [])),
        ([], [STARTED], EventDifferences([], [], [STARTED])),
        ([NOTE_REWORDED], [NOTE], EventDifferences([], [(NOTE, NOTE_REWORDED)], [])),
        ([NOTE_MOVED], [NOTE], EventDifferences([], [(NOTE, NOTE_MOVED)], [])),
        # The same day comes before the same words.
        ([NOTE_MOVED, NOTE_REWORDED], [NOTE], EventDifferences([NOTE_MOVED], [(NOTE, NOTE_REWORDED)], [])),
        # Neither the kind nor the day nor the words by themselves make it the same event.
        ([OTHER_NOTE], [NOTE], EventDifferences([OTHER_NOTE], [], [NOTE])),
        ([STARTED], [NOTE], EventDifferences([STARTED], [], [NOTE])),
        ([STARTED_LATER], [STARTED], EventDifferences([], [(STARTED, STARTED_LATER)], [])),
        # An event is the alteration of one other at most.
        ([NOTE_MOVED], [NOTE, NOTE], EventDifferences([], [(NOTE, NOTE_MOVED)], [NOTE])),
    ],
)
def test_events_of_two_files_are_new_altered_or_removed(
    added: list[TargetEvent], removed: list[TargetEvent], differences: EventDifferences
) -> None:
    assert classify_events(added, removed) == differences


def test_of_two_events_that_say_the_same_each_counts() -> None:
    assert list_new_events([NOTE, STARTED, NOTE], [NOTE]) == [STARTED, NOTE]
    assert list_new_events([NOTE], [NOTE, NOTE]) == []


def test_every_kind_of_event_has_its_words(plan_of: PlanOf) -> None:
    plan = plan_of(EVERYTHING)
    (line,) = plan.walk()
    assert [describe_event(event) for event in list_events(line, build_view(plan, date(2017, 5, 31)))] == [
        "date moved on 5 May 2017: Autumn 2017 by Board, Late",
        "date proposed on 6 May 2017: Winter 2017, Later",
        "commentary on 7 May 2017: amber, Slow",
        "decided on 3 May 2017: deferred to June 2017 by Executive",
        "decided on 4 May 2017: approved, on condition: Roads; Buses by Executive",
        "started on 1 April 2017",
        "suspended on 8 May 2017: Election",
        "resumed on 9 May 2017",
        "suspended on 9 May 2017: Purdah",
        "completed on 10 May 2017: At last",
        "deleted on 11 May 2017: Merged",
    ]
    assert find_last_event_day(plan, date(2017, 5, 31)) == date(2017, 5, 11)
    assert find_last_event_day(plan, date(2017, 5, 11)) == date(2017, 5, 11)
    assert find_last_event_day(plan, date(2017, 5, 10)) == date(2017, 5, 10)
    assert find_last_event_day(plan, date(2017, 3, 31)) is None


def test_an_event_of_the_plan_counts_for_its_last_day(plan_of_one: PlanOf) -> None:
    plan = plan_of_one("events: [{event: Strategy, happened: 4 July 2017}]\n{date: Summer 2017, started: 4 June 2017}")
    assert find_last_event_day(plan, date(2017, 12, 31)) == date(2017, 7, 4)
    assert find_last_event_day(plan, date(2017, 7, 3)) == date(2017, 6, 4)
