"""Each check, on a plan with one fault."""

# ruff: noqa: E501 - a row of a table keeps to its line

from __future__ import annotations

from collections.abc import Callable

import pytest

Checked = Callable[[str], list[str]]

SOUND = """\
plan: {title: Plan, authority: Council, period: 2017/18}
officers: [{name: Chief Executive, also: [Chief Executive Officer]}, Head of Finance and Business Services]
bodies: [{name: Full Council, also: [Council]}, Asset Management Panel]
events: [{event: Financial Strategy, expected: February 2018}]
themes:
- theme: T
  actions:
  - action: 1
    title: A
    monitored_by: [Asset Management Panel]
    outputs:
    - output: 1.1
      text: O
      officer: Chief Executive
      supporting: []
      targets:
      - target: a
        date: Summer 2017
        measures: [M]
        waits_for:
        decisions: [{body: Council, decided: []}]
        updates: []
        completed:
"""

CASES = [
    # AP2xx the structure
    (
        "    title: A\n", "    title: A\n    outputs: []\n  - action: 1\n    title: B\n",
        ['10:5 warning AP208 action 1 has no outputs: write them under "outputs:"',
         "11:13 error AP204 there are two actions 1: give one of them another number"],
    ),
    (
        "    - output: 1.1\n", "    - {output: 1.1, text: X, officer: Chief Executive, targets: []}\n    - output: 1.1\n",
        ['12:56 warning AP208 output 1.1 has no targets: write them under "targets:"',
         "13:15 error AP204 there are two outputs 1.1: give one of them another number"],
    ),
    (
        "      - target: a\n", "      - {target: a, date: May 2017, measures: [M]}\n      - target: a\n",
        ["18:17 error AP204 there are two targets 1.1a: give one of them another number"],
    ),
    (
        "      - target: a\n", "      - {date: May 2017, measures: [M]}\n      - target: a\n",
        ['17:9 error AP207 output 1.1 has 2 targets, and this one has no letter: add "target: a"'],
    ),
    ("output: 1.1\n", "output: 1.1.1\n", []),
    ("output: 1.1\n", "output: 2.1\n", ["12:15 warning AP211 output 2.1 is under action 1: move it, or give it this action's number"]),
    ("output: 1.1\n", "output: 11.1\n", ["12:15 warning AP211 output 11.1 is under action 1: move it, or give it this action's number"]),
    ("- theme: T\n", "- theme: S\n- theme: T\n", ['6:3 warning AP208 this theme has no actions: write them under "actions:"']),
    ("[M]", "[]", ['19:9 warning AP209 target 1.1a has no measure: say how you can tell that it is met, under "measures:"']),
    ("Council, decided: []}", "Council, decided: []}, {body: full  council}", [
        '21:58 warning AP409 "full council" already decides this target, as "Council": leave one out',
    ]),
    ("[Asset Management Panel]\n    outputs", "[Asset Management Panel, Council, asset management panel]\n    outputs", [
        '10:53 warning AP409 "asset management panel" already monitors this action: leave one out',
    ]),
    ("supporting: []", "supporting: [Head of Finance and Business Services, Chief Executive Officer]", [
        '15:59 warning AP409 "Chief Executive Officer" is already named, as "Chief Executive": leave one out',
    ]),
    ("- theme: T\n", "- {theme: t, actions: [{action: 0, title: Z, outputs: [{output: 0.1, text: O, officer: Chief Executive, targets: [{date: May 2017, measures: [M]}]}]}]}\n- theme: T\n", [
        '7:10 warning AP214 there are two themes called "T": put its actions under the first',
    ]),
    # AP3xx the dates
    ("Summer 2017", "by Sumer 2017", ['18:18 error AP301 cannot read the date "by Sumer 2017": did you mean "by Summer 2017"?']),
    ("Summer 2017", "Early\u200bAutumn", ['18:20 error AP301 cannot read the date "Early\u200bAutumn": there is a zero-width space here; delete it']),
    ("officer: Chief Executive\n", "officer: Chief\u200b Executive\n", [
        '14:21 warning AP403 "Chief\u200b Executive" is not in the list of officers: there is a zero-width space here; delete it',
    ]),
    ("Council, decided: []}", "Council, decided: [{on: 4 July 2017, outcome: aproved}]}", [
        '21:74 error AP501 "aproved" is not an outcome: did you mean "approved"?',
    ]),
    ("completed:", "completed: 31 June 2017", [
        '23:20 error AP309 "31 June 2017": there is no 31 June: June has 30 days',
    ]),
    ("Summer 2017", "Q3 2017", [
        '18:15 warning AP302 "Q3 2017": Q3 2017 is read as a calendar quarter; as a financial quarter, Q3 2017/18, it would be 1 October 2017 to 31 December 2017: write "July to September 2017", or "Q3 2017/18"',
    ]),
    ("Summer 2017", "June", [
        '18:15 note AP303 "June": no year is written: it is read as 1 June 2017 to 30 June 2017, from the period 2017/18: write "June 2017"',
    ]),
    ("Summer 2017", "Spring", [
        '18:15 warning AP302 "Spring": no year is written: it is read as 1 March 2017 to 31 May 2017; it could also be 1 March 2018 to 31 May 2018: write "Spring 2017", or "Spring 2018"',
    ]),
    ("Summer 2017", "Summer 2027", [
        '18:15 warning AP304 "Summer 2027": 1 June 2027 to 31 August 2027 is outside the period 2017/18',
    ]),
    ("Summer 2017", "Spring 2018", [
        '18:15 note AP304 "Spring 2018" is due on 31 May 2018, after the period 2017/18: its last day is 31 March 2018',
    ]),
    ("expected: February 2018", "expected: February 2028", [
        '4:48 warning AP304 "February 2028": 1 February 2028 to 29 February 2028 is outside the period 2017/18',
    ]),
    ("Summer 2017", "Monday 4 July 2017", [
        '18:15 warning AP305 "Monday 4 July 2017": 4 July 2017 is a Tuesday, not a Monday: the date counts',
    ]),
    ("Summer 2017", "In line with Financial Strategy", [
        '18:15 warning AP306 "In line with Financial Strategy" depends on something: add "waits_for:" and the name of the event',
    ]),
    ("waits_for:", "waits_for: Finance Strategy", ['20:20 error AP307 there is no event "Finance Strategy": did you mean "Financial Strategy"?']),
    ("waits_for:", "waits_for: Local Plan", ['20:20 error AP307 there is no event "Local Plan": add it under "events:"']),
    ("waits_for:", "waits_for: 1.1a", ["""20:20 error AP307 "1.1a" is a target of this plan, not an event: give the plan a short "name:", and write it and a colon before 1.1a"""]),
    ("completed:", "completed: TBC", ['23:20 error AP308 "TBC" is not a day, but this is the day that something happened: write the day, like 4 July 2017']),
    # AP4xx people and bodies
    ("officer: Chief Executive\n", "officer: \n", ['14:7 warning AP401 output 1.1 has no officer: name one, with "officer:"']),
    ("officer: Chief Executive\n", "officer: Relevant Heads of Service\n", [
        '14:16 warning AP402 "Relevant Heads of Service" is a group, but an officer should be responsible for an output: name the officer, or list those who are responsible for it together',
    ]),
    ("officer: Chief Executive\n", "officer: TBC\n", [
        '14:16 warning AP401 output 1.1 has no officer yet, only "TBC": name who is responsible until there is one',
    ]),
    ("officer: Chief Executive\n", "officer: Chief Executive & Head of Housing\n", [
        '14:16 warning AP402 "Chief Executive & Head of Housing" names more than one officer: list them: [Chief Executive, Head of Housing]; if this is one post, add it under "officers"',
    ]),
    ("officer: Chief Executive\n", "officer: Chief Executive & Head of Finance and Business Services\n", []),
    ("officer: Chief Executive\n", "officer: [Chief Executive, CEO]\n", [
        '14:34 warning AP403 "CEO" is not in the list of officers: add it under "officers", or to the "also" of another spelling',
    ]),
    ("officer: Chief Executive\n", "officer: [Chief Executive, chief executive]\n", [
        '14:34 warning AP409 "chief executive" is already named: leave one out',
    ]),
    ("officer: Chief Executive\n", "officer: Chief Executive\n      accountable: Mayor\n", [
        '15:20 warning AP403 "Mayor" is not in the list of officers: add it under "officers", or to the "also" of another spelling',
    ]),
    ("officer: Chief Executive\n", "officer: Chief Executive\n      reassigned: [{to: Cheif Executive, on: 1 May 2017}]\n", [
        '15:20 warning AP507 this reassignment has no reason: give one, with "why:"',
        '15:25 warning AP403 "Cheif Executive" is not in the list of officers: did you mean "Chief Executive"?',
    ]),
    ("officer: Chief Executive\n", "officer: Chief Executive\n      reassigned: [{to: TBC, on: 1 May 2017, why: Left}]\n", [
        '15:25 warning AP401 output 1.1 has no officer yet, only "TBC": name who is responsible until there is one',
    ]),
    ("officer: Chief Executive\n", "officer: Chief Executive\n      reassigned: [{to: Chief Executive, on: 1 May 2018, why: Left}]\n", [
        '15:46 warning AP505 "1 May 2018" is after 15 September 2017: write the day when it has happened',
    ]),
    ("officer: Chief Executive\n", "officer: Head of Housing, Head of Planning\n", [
        '14:16 warning AP402 "Head of Housing, Head of Planning" names more than one officer: list them: [Head of Housing, Head of Planning]; if this is one post, add it under "officers"',
    ]),
    ("officer: Chief Executive\n", "officer: Asset Management Panel\n", [
        '14:16 warning AP402 "Asset Management Panel" is a body, but an officer should be responsible for an output: name the officer, or list those who are responsible for it together',
    ]),
    ("officer: Chief Executive\n", "officer: Cheif Executive\n", [
        '14:16 warning AP403 "Cheif Executive" is not in the list of officers: did you mean "Chief Executive"?',
    ]),
    ("supporting: []", "supporting: [Web Manager / Head of Housing, All staff, Council]", [
        '15:20 warning AP402 "Web Manager / Head of Housing" names more than one officer: list each of them separately; if this is one post, add it under "officers"',
    ]),
    ("supporting: []", "supporting: [Mayor]", [
        '15:20 warning AP403 "Mayor" is not in the list of officers: add it under "officers", or to the "also" of another spelling',
    ]),
    ("[Asset Management Panel]\n    outputs", "[Asset Managment Panel]\n    outputs", [
        '10:20 warning AP404 "Asset Managment Panel" is not in the list of bodies: did you mean "Asset Management Panel"?',
    ]),
    ("{body: Council,", "{body: Cabinet,", [
        '3:17 note AP407 "Full Council" monitors nothing and decides nothing: leave it out, or name it where it monitors or decides',
        '21:28 warning AP404 "Cabinet" is not in the list of bodies: add it under "bodies", or to the "also" of another spelling',
    ]),
    ("Asset Management Panel]\nevents", "Asset Management Panel, Council]\nevents", [
        '3:73 warning AP408 "Council" is a name of two bodies, "Full Council" and "Council": keep it only where it belongs',
    ]),
    ("Head of Finance and Business Services]\n", "Head of Finance and Business Services, chief  executive]\n", [
        '2:109 warning AP408 the officer "chief executive" is listed twice: leave one out',
    ]),
    ("Head of Finance and Business Services]\n", "Chief Executive]\n", [
        '2:70 warning AP408 the officer "Chief Executive" is listed twice: leave one out',
    ]),
    ("expected: February 2018}]", "expected: February 2018}, {event: Financial strategy, expected: May 2017}]", [
        '4:72 warning AP408 two events are called "Financial strategy": leave one out, or give it another name',
    ]),
    # AP5xx progress
    ("decided: []", "decided: [{on: 4 July 2017, outcome: recommended}]", [
        '21:74 error AP501 "recommended" is not an outcome: write approved, approved with amendments, deferred, refused, noted or not required',
    ]),
    ("updates: []", "updates: [{on: 4 July 2017, rag: orange}]", [
        '22:42 error AP502 "orange" is not a RAG rating: write red, amber or green',
    ]),
]  # fmt: skip


def test_a_sound_plan_has_no_findings(checked: Checked) -> None:
    assert checked(SOUND) == []


@pytest.mark.parametrize(("right", "wrong", "told"), CASES)
def test_one_fault_is_reported_once_at_its_place(checked: Checked, right: str, wrong: str, told: list[str]) -> None:
    assert SOUND.count(right) == 1
    assert checked(SOUND.replace(right, wrong)) == told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("officer: Chief Executive\n", "officer: chief  executive officer\n"),
        ("officer: Chief Executive\n", "officer: Head of Finance and Business Services\n"),
        ("officers: [{name: Chief", "officers: [Relevant Heads, {name: Chief"),
        ("waits_for:", "waits_for: financial strategy"),
        ("waits_for:", "waits_for: jsp:1.1a"),
        ("supporting: []", "supporting: [TBC, TBC]"),
        ("- target: a\n        date", "- date"),
        ("Summer 2017", "circa Summer 2017"),
        ("Summer 2017", "July 2017 to Council"),
        ("Summer 2017", "Spring 2017"),
        ("Summer 2017", "Ongoing to December 2019"),
        ("Summer 2017", ""),
        ("decided: []", "decided: [{on: 4 July 2017, outcome: approved with amendments}]"),
        ("expected: February 2018", "happened: 28 February 2017"),
    ],
)
def test_what_is_right_is_not_reported(checked: Checked, old: str, new: str) -> None:
    assert SOUND.count(old) == 1
    assert checked(SOUND.replace(old, new)) == []


@pytest.mark.parametrize(
    ("waits_for", "told"),
    [
        ("1.1a", ['"1.1a" is a target of this plan, not an event: write "hertsmere:1.1a"']),
        ("hertsmere:1.1a", []),
        ("Hertsmere:1.7a", ['this plan has no target "1.7a": write the ref of a target that it has, or an event']),
        ("jsp:1.7a", []),
    ],
)
def test_a_target_of_the_plan_itself_is_called_as_one_of_another_is(
    checked: Checked, waits_for: str, told: list[str]
) -> None:
    named = SOUND.replace("plan: {", "plan: {name: hertsmere, ").replace("waits_for:", f"waits_for: {waits_for}")
    found = [each for each in checked(named) if " AP313 " not in each]  # one of them waits for itself
    assert [each.partition(" error AP307 ")[2] for each in found] == told


def test_a_plan_without_registries_is_not_asked_for_names(checked: Checked) -> None:
    bare = "\n".join(line for line in SOUND.splitlines() if not line.startswith(("officers", "bodies")))
    assert checked(bare) == []


def test_a_plan_with_no_themes_is_empty(checked: Checked) -> None:
    assert checked(SOUND.partition("themes:")[0]) == [
        '1:1 warning AP208 the plan has no themes: write them under "themes:"'
    ]


@pytest.mark.parametrize("word", ["off", "OFF"])
def test_a_plan_can_switch_a_check_off(checked: Checked, word: str) -> None:
    wrong = SOUND.replace("Summer 2017", "Sumer 2017").replace("[M]", "[]")
    quieter = wrong.replace("period: 2017/18", f"period: 2017/18, checks: {{AP301: {word}, AP302: on}}")
    assert [each.split()[2] for each in checked(wrong)] == ["AP301", "AP209"]
    assert [each.split()[2] for each in checked(quieter)] == ["AP209"]


DATES = {
    "expected: February 2018": "expected: Febuary 2018, happened: Febuary 2018",
    "{body: Council, decided: []}": "{body: Council, planned: Jully 2017, decided: [{on: Jully 2017, outcome: approved}]}",
    "completed:": "completed: [{on: Jully 2017, for: Jully 2017}]",
    "updates: []": "updates: [{on: Jully 2017}]",
    "waits_for:": "started: Jully 2017\n        revised: [{to: Jully 2017, on: Jully 2017, why: W}]",
    "measures: [M]": "measures: [M]\n        proposed: {to: Jully 2017, on: Jully 2017, why: W}",
    "- target: a": "- suspended: [{on: Jully 2017, why: W, until: Jully 2017}]\n        deleted: {on: Jully 2017, why: W}\n        target: a",
}


@pytest.mark.parametrize(("right", "wrong"), DATES.items())
def test_every_date_in_the_file_is_checked(checked: Checked, right: str, wrong: str) -> None:
    told = checked(SOUND.replace(right, wrong))
    assert [each.split()[2] for each in told] == ["AP301"] * wrong.replace("Febuary", "Jully").count("Jully")
