"""What the timeline calls its targets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from actionplan.model.plan import Plan
from actionplan.reports.timeline import build_timeline_report

PLAN = """
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it.
            targets:
              - {target: a, date: May 2017, measures: [Draft agreed., Read]}
              - {target: b, date: July 2017}
          - output: 1.2
            text: Review it
            targets: [{date: June 2017, measures: [Reviewed]}]
"""


def test_targets_of_one_output_are_told_apart_by_their_measures(plan_of: Callable[[str], Plan]) -> None:
    drawn = build_timeline_report(plan_of(PLAN), date(2017, 9, 15)).timeline
    assert drawn
    assert {span.ref: span.label for _, spans in drawn.groups for span in spans} == {
        "1.1a": "Draft agreed; Read (Publish it)",
        "1.1b": "Publish it.",
        "1.2": "Review it: Reviewed",
    }
