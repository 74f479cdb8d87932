"""Events of a target that cannot be right together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Checked = Callable[[str], list[str]]

PLAN = """\
plan: {title: Plan, authority: Council, period: 2017/18}
themes:
- theme: T
  actions:
  - action: 1
    title: A
    outputs:
    - output: 1.1
      text: O
      officer: Chief Executive
      targets:
      - date: Quarterly
        measures: [M]
"""

ONE = PLAN.replace("Quarterly", "Summer 2017")
APPROVED = "decisions: [{body: B, decided: [{on: 4 July 2017, outcome: approved}]}]"


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        ("started: 4 July 2017\n        completed: 3 July 2017", ["warning AP506"]),
        ("completed: 4 July 2017\n        revised: [{to: August 2017, on: 5 July 2017, why: W}]", ["warning AP506"]),
        ("completed: 4 July 2017\n        revised: [{to: August 2017, on: 4 July 2017, why: W}]", []),
        ("completed: 4 July 2017\n        proposed: {to: August 2017, on: 5 July 2017, why: W}", ["warning AP506"]),
        (
            "completed: 4 July 2017\n        suspended: [{on: 5 July 2017, why: W, until: 6 July 2017}]",
            ["warning AP506"],
        ),
        (f"{APPROVED}\n        revised: [{{to: August 2017, on: 5 July 2017, why: W}}]", ["warning AP506"]),
        ("completed: 4 July 2017\n        updates: [{on: 5 July 2017, rag: Amber}]", ["note AP506"]),
        (f"{APPROVED}\n        updates: [{{on: 5 July 2017, rag: Amber}}]", ["note AP506"]),
        # Work that follows an approval is not complete by it.
        (f"{APPROVED}\n        work_follows: yes\n        updates: [{{on: 5 July 2017, rag: Amber}}]", []),
        (f"{APPROVED}\n        work_follows: yes\n        completed: 3 July 2017", ["warning AP503"]),
        (f"{APPROVED}\n        work_follows: yes\n        completed: 5 July 2017", []),
        ("completed: 4 July 2017\n        updates: [{on: 5 July 2017, rag: green, note: Opened}]", []),
        ("deleted: {on: 3 July 2017, why: W}\n        completed: 4 July 2017", ["warning AP506"]),
        (f"deleted: {{on: 3 July 2017, why: W}}\n        {APPROVED}", ["warning AP506"]),
        ("deleted: {on: 3 July 2017, why: W}\n        started: 4 July 2017", ["warning AP506"]),
        (
            "deleted: {on: 3 July 2017, why: W}\n        proposed: {to: May 2018, on: 4 July 2017, why: W}",
            ["warning AP304", "warning AP506"],
        ),
        ("deleted: {on: 3 July 2017, why: W}\n        updates: [{on: 4 July 2017, note: Moved}]", []),
        ("suspended: [{on: 4 July 2017, why: W, until: 3 July 2017}]", ["warning AP506"]),
        ("proposed: {to: May 2017, on: 4 May 2017, why: W}", ["note AP508", "note AP510"]),
        ("proposed: {to: May 2071, on: 4 August 2017, why: W}", ["warning AP304"]),
        ("proposed: {to: May 2017, on: 4 August 2071, why: W}", ["note AP508", "warning AP505"]),
        (
            (
                "proposed: [{to: June 2017, on: 7 August 2017, why: W}]\n"
                "        revised: [{to: May 2017, on: 6 August 2017, why: W}]"
            ),
            ["note AP508"],
        ),
    ],
)
def test_what_ended_is_followed_by_nothing(checked: Checked, progress: str, told: list[str]) -> None:
    found = checked(f"{ONE}        {progress}\n")
    assert sorted(" ".join(each.split()[1:3]) for each in found) == told


@pytest.mark.parametrize(
    ("progress", "codes"),
    [
        ("started: 2 May 2017\n        completed: 4 April 2017", ["AP506"]),
        ("suspended: [{on: 2 May 2017, why: W, until: 1 May 2017}]", ["AP506", "AP510"]),
        ("suspended: [{on: 2 May 2017, why: W}]", []),
        ("suspended: [{on: 2 May 2017}]", ["AP507"]),
        ("deleted: {on: 2 May 2017}", ["AP507"]),
        ("proposed: {to: May 2018, on: 2 August 2017}", ["AP304", "AP507"]),
        (
            "proposed: [{to: May 2017, on: 2 May 2017, why: W}, {to: June 2017, on: 1 May 2017}]",
            ["AP506", "AP507", "AP510"],
        ),
        ("completed: [{for: Q1 2017/18, on: 3 May 2017}]", ["AP510"]),
        ("steps: [{step: S, done: 3 May 2017}]", ["AP510"]),
        ("steps: [{step: S, done: 30 August 2017}]", []),
        ("completed: [{for: Q1 2017/18, on: 3 July 2017}]", []),
        ("completed: 3 May 2017", []),
        ("completed: 3 May 2017\n        decisions: [{body: B, decided: [{on: 3 May 2017, outcome: Approved}]}]", []),
        ("updates: [{on: 3 August 2017, rag: Green}]", []),
        ("completed: September 2017", ["AP505"]),
        ("decisions: [{body: B, decided: [{on: 3 May 2017, outcome: deferred}]}]", ["AP510"]),
        ("decisions: [{body: B, decided: [{on: 3 May 2017, outcome: approved}]}]", []),
        (
            (
                "completed: 8 August 2017\n        decisions: [{body: B, decided: ["
                "{on: 4 July 2017, outcome: approved}, {on: 5 July 2017, outcome: refused}, "
                "{on: 3 August 2017, outcome: not required}]}]"
            ),
            [],
        ),
    ],
)
def test_progress_is_told_where_it_cannot_be_so(checked: Checked, progress: str, codes: list[str]) -> None:
    assert sorted(each.split()[2] for each in checked(f"{PLAN}        {progress}\n")) == codes


UPDATED = "updates: [{on: 1 August 2017, rag: green}]"


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        ([UPDATED, UPDATED, ""], ["1.1c has had no update since 1 April 2017"]),
        (["", UPDATED, UPDATED], ["1.1a has had no update since 1 April 2017"]),
        ([UPDATED, "", "completed: 3 April 2017"], []),
        ([UPDATED, UPDATED, "", "completed: 3 April 2017"], ["1.1c has had no update since 1 April 2017"]),
        ([UPDATED, "", ""], []),
        (["", "", ""], []),
        ([UPDATED, UPDATED, "started: 3 August 2017"], []),
        ([UPDATED, UPDATED, "suspended: [{on: 2 May 2017, why: W}]"], []),
        ([UPDATED, UPDATED, "deleted: {on: 2 May 2017, why: W}"], []),
        (["updates: [{on: 1 August 2018, rag: green}]"] * 2 + [""], []),
    ],
)
def test_silence_is_told_where_the_plan_keeps_updates(checked: Checked, targets: list[str], told: list[str]) -> None:
    plan = ONE.partition("      - date")[0] + "".join(
        f"      - target: {letter}\n        date: March 2018\n        measures: [M]\n        {progress}\n"
        for letter, progress in zip("abcd", targets, strict=False)
    )
    silent = [each.partition(" target ")[2].partition(":")[0] for each in checked(plan) if " AP510 " in each]
    assert silent == told


@pytest.mark.parametrize(
    ("date", "completed", "told"),
    [
        ("Quarterly", "[{for: Q1 2016/17, on: 5 July 2017}]", ["AP511"]),
        ("Quarterly", "[{for: TBC, on: 5 July 2017}]", ["AP511"]),
        ("Quarterly", "[{for: Q1, on: 5 July 2017}]", []),
        ("Quarterly 2017/18 to 2018/19", "[{for: Q1 2017/18, on: 5 July}]", ["AP303"]),
        ("Quarterly", "[{for: May 2017, on: 5 July 2017}]", []),
        ("Quarterly", "[{for: April to September 2017, on: 5 July 2017}]", []),
        ("Summer 2017", "[{for: Q1 2018/19, on: 5 July 2017}]", ["AP511"]),
        ("Summer 2017", "[{for: July 2017, on: 5 July 2017}]", []),
        ("June and December 2017", "[{for: March 2018, on: 5 July 2017}]", ["AP511"]),
        ("Ongoing 2017/18", "[{for: Q1 2017/18, on: 5 July 2017}]", ["AP511"]),
        ("Ongoing 2017/18", "[{for: 2017/18, on: 5 July 2017}]", []),
        ("TBC", "[{for: Q1 2016/17, on: 5 July 2017}]", []),
        ("Quarterly", "[{for: Q1 2017/18, on: 5 July 2017}, {for: Q1 2017/18, on: 6 July 2017}]", ["AP512"]),
        ("Quarterly", "[{for: Q1 2017/18, on: 5 July 2017}, {for: May 2017, on: 6 July 2017}]", ["AP512"]),
        ("Quarterly", "[{for: Q1 2017/18, on: 5 July 2017}, {for: Q2 2017/18, on: 6 July 2017}]", []),
        ("Quarterly", "[5 July 2017, 6 September 2017]", []),
        ("Summer 2017", "[5 July 2017, 6 July 2017]", ["AP512"]),
        ("TBC", "[5 July 2017, 6 July 2017]", ["AP512"]),
        ("Summer 2017", "[5 July 2017, 6 Jully 2017]", ["AP301"]),
    ],
)
def test_each_period_is_completed_once(checked: Checked, date: str, completed: str, told: list[str]) -> None:
    plan = PLAN.replace("Quarterly", date) + f"        completed: {completed}\n"
    assert [code for each in checked(plan) if (code := each.split()[2]) != "AP510"] == told


@pytest.mark.parametrize(
    ("completed", "told"),
    [("{for: July 2017, on: 5 July 2017}", []), ("{for: March 2018, on: 5 July 2017}", ["AP511"])],
)
def test_a_revised_date_has_its_period(checked: Checked, completed: str, told: list[str]) -> None:
    plan = f"{PLAN.replace('Quarterly', 'May 2017')}        revised: [{{to: July 2017, on: 6 May 2017, why: W}}]\n"
    assert [each.split()[2] for each in checked(f"{plan}        completed: {completed}\n")] == told


MOVED = "revised: [{to: October 2017, on: 5 July 2017, why: W}]"
FIRST = "completed: [{for: Q1 2017/18, on: 30 June 2017}%s]"


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        # One quarter met is not the single date that took the place of the others.
        (f"{FIRST % ''}\n        {MOVED}", []),
        (f"{FIRST % ''}\n        {MOVED.replace('October 2017', 'TBC')}", []),
        (f"{FIRST % ', {for: October 2017, on: 30 October 2017}'}\n        {MOVED}", []),
        (f"{FIRST % ', {on: 30 October 2017}'}\n        {MOVED}", []),
        (f"{FIRST % ', {for: Q1 2017/18, on: 1 July 2017}'}\n        {MOVED}", ["AP512"]),
        (f"{FIRST % ', {on: 30 October 2017}, {for: October 2017, on: 1 November 2017}'}\n        {MOVED}",
         ["AP512"]),
        # Met for its date and revised afterwards.
        ("completed: [{for: October 2017, on: 4 July 2017}]\n        " + MOVED, ["AP506"]),
    ],
)  # fmt: skip
def test_a_quarter_that_was_met_is_not_the_whole_of_a_target(checked: Checked, progress: str, told: list[str]) -> None:
    found = [each.split()[2] for each in checked(f"{PLAN}        {progress}\n")]
    assert [code for code in found if code in ("AP506", "AP512")] == told
