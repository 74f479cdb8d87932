"""What stands at a place of a plan: the pointer's explanation, and where a name comes from."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date

import pytest

from actionplan.checks.support.date_fields import list_dates
from actionplan.language_server.definitions import find_definition
from actionplan.language_server.hover import explain_place
from actionplan.language_server.open_plan import OpenPlan, read_open_plan
from actionplan.language_server.plan_symbols import list_symbols
from actionplan.language_server.status_lenses import list_status_lenses

Mark = Callable[[str], tuple[str, int]]
Run = Callable[..., subprocess.CompletedProcess[str]]

HEAD = """\
plan: {name: made, title: Plan, authority: A Council, period: 2017/18}
officers:
  - name: Head of Planning
    also: [Planning]
    email: planning@example.gov.uk
bodies: [Full Council]
parties: [{party: Dacorum, decides_by: [Full Council]}]
events: [{event: Budget, expected: March 2018}, {event: Survey, happened: 4 July 2017}]
stages: [Draft]
fields: [{field: Priority}]
"""
THEMES = """\
themes:
  - theme: T
    actions:
      - action: 1
        title: A
        monitored_by: [Full Council]
        outputs:
          - output: 1.1
            text: O
            officer: Planning
            targets:
              - """
JSP = """\
plan: {name: jsp, title: Joint, authority: A, period: 2017/18}
themes: [{theme: T, actions: [{action: 1, title: A, outputs: [{output: 1.1, text: O, targets: [{date: May 2017}]}]}]}]
"""


def open_text(text: str) -> OpenPlan:
    return read_open_plan("file:///plan.yaml", text, "plan.yaml")


def put_in(target: str) -> str:
    """Make a plan with a target."""
    return f"{HEAD}{THEMES}{{target: a, {target}}}\n"


@pytest.mark.parametrize(
    "target",
    [
        "date: Early ¦Autumn",
        "date: May 2017, completed: ¦4 July 2017",
        "date: May 2017, completed: [{for: ¦May 2017, on: 4 July 2017}]",
        "date: May 2017, revised: {to: June 2017¦, on: 4 July 2017}",
        "date: Soo¦n",
        "date: '¦in line with the Budget'",
        "date: May 2017, steps: [{step: Draft, date: ¦Q1}]",
        "date: May 2017, deleted: [{on: ¦4 July 2017}]",
        "date: May 2017, proposed: [{to: ¦Winter 2017, on: 3 June 2017}]",
    ],
)
def test_a_date_is_explained_as_explain_does(mark: Mark, run: Run, target: str) -> None:
    text, offset = mark(put_in(target))
    answer = explain_place(open_text(text), offset)
    assert answer
    fence, *lines, end = answer.markdown.split("\n")
    assert (fence, end) == ("```text", "```")
    phrase = text[answer.start : answer.end].strip("'")
    assert "\n".join(lines) == run("explain", phrase, "--period", "2017/18").stdout.rstrip()


def test_every_date_of_the_shipped_plan_is_explained(shipped: str) -> None:
    plan = open_text(shipped)
    assert plan.plan
    dates = list_dates(plan.plan)
    assert len(dates) > 40
    for field in dates:
        span = plan.source.find_span(field.route)
        answer = explain_place(plan, span[1])
        assert answer
        assert answer.markdown.startswith(f'```text\n"{field.phrase.text}" in 2017/18\n')


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("¦date: May 2017", "**date**: The target date, in the plan's own words."),
        ("date¦: May 2017", "**date**: The target date, in the plan's own words."),
        ("date: May 2017, waits_for: Bud¦get", "Budget: expected March 2018."),
        ("date: May 2017, waits_for: [Survey¦]", "Survey: happened 4 July 2017."),
        ("date: May 2017, decisions: [¦Dacorum]", "Dacorum. Decides by Full Council."),
        ("date: May 2017, updates: [{on: May 2017, ra¦g: red}]", "One of: red, amber or green."),
    ],
)
def test_keys_and_names_are_explained(mark: Mark, target: str, words: str) -> None:
    text, offset = mark(put_in(target))
    answer = explain_place(open_text(text), offset)
    assert answer
    assert words in answer.markdown


def test_the_target_of_another_plan_is_explained(mark: Mark) -> None:
    text, offset = mark(put_in("date: May 2017, waits_for: jsp:¦1.1"))
    answer = explain_place(open_text(text), offset, [read_open_plan("file:///jsp.yaml", JSP, "jsp.yaml")])
    assert answer
    assert answer.markdown == "1.1: O. Target date: May 2017."


def test_a_date_that_is_left_empty_is_not_explained(mark: Mark) -> None:
    text, offset = mark(put_in("date: ¦, measures: [A]"))
    assert explain_place(open_text(text), offset) is None


def test_an_officer_is_explained_by_any_spelling() -> None:
    text = put_in("date: May 2017")
    answer = explain_place(open_text(text), text.index("officer: Planning") + len("officer: "))
    assert answer
    assert answer.markdown == "Head of Planning. planning@example.gov.uk. Also written: Planning."


@pytest.mark.parametrize(
    ("target", "defined"),
    [
        ("date: May 2017, waits_for: ¦budget", "event: Budget, expected: March 2018"),
        ("date: May 2017, decisions: [{body: ¦Full Council}]", "Full Council"),
        ("date: May 2017, decisions: [{party: ¦Dacorum}]", "party: Dacorum, decides_by: [Full Council"),
        ("date: May 2017, stage: ¦Draft", "Draft"),
        ("date: May 2017, fields: {¦Priority: High}", "field: Priority"),
        ("date: May 2017, waits_for: ¦made:1.1a", "target: a, date: May 2017, waits_for: made:1.1a"),
        ("date: May 2017, waits_for: jsp:¦1.1", "date: May 2017"),
        ("date: May 2017, carried_from: ¦jsp:1.1", "date: May 2017"),
    ],
)
def test_a_name_leads_to_where_it_is_defined(mark: Mark, target: str, defined: str) -> None:
    text, offset = mark(put_in(target))
    found = find_definition(open_text(text), offset, [read_open_plan("file:///jsp.yaml", JSP, "jsp.yaml")])
    assert found
    span = found.plan.source.find_span(found.route)
    assert found.plan.source.text[slice(*span)].strip("{") == defined


@pytest.mark.parametrize(
    "target",
    [
        "date: ¦May 2017",
        "date: May 2017, waits_for: ¦Nothing",
        "date: May 2017, fields: {¦Other: 1}",
        "da¦te: May 2017",
    ],
)
def test_what_is_no_name_of_the_plan_leads_nowhere(mark: Mark, target: str) -> None:
    text, offset = mark(put_in(target))
    assert find_definition(open_text(text), offset) is None


def test_each_target_says_how_it_stands() -> None:
    text = put_in("date: May 2017}\n              - {date: Summer 2017, completed: 4 July 2017")
    plan = open_text(text)
    lenses = list(list_status_lenses(plan, date(2017, 6, 3)))
    assert [lens.words for lens in lenses] == ["1.1a: overdue, 3 days late", "1.1: not yet due, 89 days left"]
    assert [text[lens.start : lens.end].partition(",")[0] for lens in lenses] == ["{target: a", "{date: Summer 2017"]
    nameless = open_text(text.replace("output: 1.1", "output:").replace("target: a, ", ""))
    assert [lens.words for lens in list_status_lenses(nameless, date(2017, 6, 3))][:1] == ["overdue, 3 days late"]


def test_the_outline_has_themes_actions_and_outputs_with_their_officers() -> None:
    (theme,) = list_symbols(open_text(put_in("date: May 2017")))
    (action,) = theme.children
    (output,) = action.children
    assert [(each.level, each.name, each.detail) for each in (theme, action, output)] == [
        ("theme", "T", ""),
        ("action", "1 A", ""),
        ("output", "1.1 O", "Planning"),
    ]
    (nameless,) = list_symbols(open_text(f"{HEAD}themes:\n  - actions: []\n"))
    assert nameless.name == "(theme without words)"
