"""Dates in a measure that disagree with the target's own date, and dates that do not."""

from __future__ import annotations

import pytest

from actionplan.checks import load_rules
from actionplan.planfile import load

PLAN = """\
plan: {{title: Plan, authority: Council, period: 2017/18}}
themes: [{{theme: T, actions: [{{action: 1, title: A, outputs: [{{output: 1.1, text: O, targets: [
  {{date: "{date}", measures: ["{measure}"]}}]}}]}}]}}]
"""


def severities(date: str, measure: str) -> list[str]:
    plan = load(PLAN.format(date=date, measure=measure).encode()).plan
    check = load_rules()["AP312"].check
    assert plan
    assert check
    return [each.severity for each in check(plan)]


@pytest.mark.parametrize(
    ("date", "measure"),
    [
        ("April 2017", "Business cases agreed by July 2017"),
        ("April 2017", "Agreed no later than the end of July 2017, by the Executive"),
        ("Summer 2017", "Adopted in Autumn 2017"),
        ("Q1 2017/18", "Adopted by Q3 2017/18"),
        ("June 2017", "Adopted before 12 August 2017"),
        ("June 2017", "Adopted by 31/12/2017"),
        ("June 2017", "Adopted by 31.12.2017, and published"),
        ("June 2017", "Adopted by 2017-12-31"),
        ("June 2017", "By December, a plan is adopted"),
        ("June 2017", "Adopted by the end of December"),
        ("June 2017", "Adopted by end December."),
        ("June 2017", "Adopted by 12 December"),
        ("June 2017", "Adopted by Autumn"),
        ("June 2017", "Adopted by early Autumn"),
        ("June 2017", "Adopted by Q3"),
        ("June 2017", "Opened on 12 May 2019"),
        ("April 2017", "A 5% rise by the May 2019 elections"),
        ("September 2017", "12 December 2017"),
        ("September 2017", "12 December 2017: adoption by Council"),
        ("September 2017", "Agreed on 30 September 2017 and published 1 November 2017"),
        ("September 2017", "Agreed 1 November 2017."),
        ("September 2017", "Adopted by Full Council, 12 December 2017"),
        ("September 2017", "Adopted by Full Council (12/12/2017)"),
    ],
)
def test_a_later_date_disagrees(date: str, measure: str) -> None:
    assert severities(date, measure) == ["warning"]


@pytest.mark.parametrize("said", ["by July 2017.", "in May 2017", "on 12 May 2017", "by 31/05/2017", "by June"])
def test_an_earlier_date_at_the_end_may_be_a_step(said: str) -> None:
    assert severities("December 2017", f"Business cases agreed {said}") == ["note"]


@pytest.mark.parametrize(
    ("date", "measure"),
    [
        ("July 2017 to Council", "Business cases agreed by July 2017"),
        ("Ongoing 2017/18", "Work programme to commence by September 2017"),
        ("July 2017", "Adopted before August 2017"),
        ("December 2017", "Draft published by July 2017"),
        ("December 2017", "Survey in June 2017, and its report by December 2017"),
        ("April 2017", "Inclusion in the Financial Strategy 2017/18 to 2020/21"),
        ("April 2017", "Budget set in June 2017/18"),
        ("April 2017", "The Act of July 2018 is applied"),
        ("April 2017", "Members may 2018"),
        ("TBC", "Agreed by July 2017"),
        ("April 2017", "A 5% improvement on the May 2019 figure"),
        ("April 2017", "Turnout on the May 2019 elections"),
        ("April 2017", "A 5% improvement on May 2019"),
        ("April 2017", "A saving of £10,000 in May 2019 prices"),
        ("April 2017", "Fewer complaints than in May 2019"),
        ("June 2017", "Adopted by Winter Gardens"),
        ("June 2017", "Adopted by August Smith"),
        ("June 2017", "Chaired by Jan"),
        ("June 2017", "Agreed by members, who may decide"),
        ("April 2017", "Agreed by Spring"),
        ("June 2017", "Adopted by 31/12/17"),
        ("June 2017", "Adopted by December 17"),
        ("June 2017", "Adopted by December's meeting"),
        ("April 2017", "by July 2018 " * 100),
        ("April 2017", "12 December 2019 elections held"),
        ("April 2017", "The strategy dated 12 December 2019"),
        ("April 2017", "The regulations, 12 December 2019 and after, are applied"),
        ("December 2017", "12 December 2017"),
    ],
)
def test_what_agrees_or_is_not_clear_is_left(date: str, measure: str) -> None:
    assert severities(date, measure) == []
