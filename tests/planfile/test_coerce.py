# ruff: noqa: E501 - a row of a table keeps to its line

from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.checks.runner import run_rules
from actionplan.planfile import Source, load
from actionplan.planfile.schema import FILE, iter_schemas

Loaded = Callable[[str], Source]
Said = Callable[[Source], list[str]]

TARGET_KEYS = "target, date, measures, fields, stage, waits_for, decisions, started, revised, proposed, updates, suspended, deleted, completed, carried_from, first_published, why_moved, start, work_follows, steps"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # unknown keys
        ("{head}officrs: []\n", '2:1 AP201 the file has no key "officrs": did you mean "officers"?'),
        ("{head}Officers: []\n", '2:1 AP201 the file has no key "Officers": did you mean "officers"?'),
        ("{output}      officr: A\n", '10:7 AP201 an output has no key "officr": did you mean "officer"?'),
        ("{output}      colour: red\n", '10:7 AP201 an output has no key "colour": its keys are output, text, officer, accountable, supporting, reassigned, fields, targets'),
        ("{target}        complete: A\n", '12:9 AP201 a target has no key "complete": did you mean "completed"?'),
        ("{target}        waits-for: A\n", '12:9 AP201 a target has no key "waits-for": did you mean "waits_for"?'),
        ("{target}        zzz: A\n", f'12:9 AP201 a target has no key "zzz": its keys are {TARGET_KEYS}'),
        ("{target}        updates: [{on: 1 May 2017, rag: red, not: x}]\n", '12:46 AP201 an update has no key "not": did you mean "note"?'),
        # missing and empty keys
        ("themes: []\n", '1:1 AP202 the file has no "plan"'),
        ("plan: {authority: A, period: 2017}\n", """1:1 AP202 the plan's head has no "title\""""),
        ("{head}themes:\n- actions: []\n", '3:3 AP202 a theme has no "theme"'),
        ("{head}officers:\n- name:\n", '3:3 AP202 "name" is empty'),
        ("{output}      targets:\n      - target: a\n", '11:9 AP202 a target has no "date"'),
        ("{target}        completed: {for: Q1 2017/18}\n", '12:9 AP202 a completion has no "on"'),
        ("{target}        revised:\n        - on: 1 May 2017\n", '13:11 AP202 a revision has no "to"'),
        ("plan:\n", '1:1 AP202 there is nothing under "plan": start with "title: "'),
        ("plan: {}\n", '1:1 AP202 there is nothing under "plan": start with "title: "'),
        ("{head}plan:\n", '2:1 AP107 there are two "plan" keys here: line 1 is used, and this one is ignored'),
        ("{head}themes:\n- theem: T\n", '3:3 AP201 a theme has no key "theem": did you mean "theme"?'),
        ("{head}themes:\n- theme:: T\n", '3:3 AP201 a theme has no key "theme:": remove one of the two colons'),
        ("{head}themes:\n- -theme: T\n", '3:3 AP201 a theme has no key "-theme": put a space after its dash'),
        ("{output}      fields: {Budget: £120,000, Risk: High}\n", '10:29 AP201 "000" has no value: between { and } a comma ends the text: put the whole text in quotes'),
        # one thing and lists
        ("{target}        measures: -M\n", '12:19 AP203 "measures" needs a list, but there is one thing here: put a space after its dash'),
        ("{output}      targets: Summer 2017\n", '10:16 AP205 "Summer 2017" is here instead of the keys of a target: start with "date: "'),
        ("{output}      targets: [[Summer 2017]]\n", '10:17 AP205 "Summer 2017" is here instead of the keys of a target: start with "date: "'),
        ("{target}        deleted: [3 July 2017]\n", '12:9 AP205 "3 July 2017" is here instead of the keys of a deletion: start with "on: "'),
        ("{target}        completed: [[4 July 2017]]\n", "12:21 AP203 a list is here instead of the keys of a completion: leave out its dash or brackets"),
        ("{output}      supporting: A\n", '10:19 AP203 "supporting" needs a list, but there is one thing here: start it with a dash, on a line of its own'),
        ("{target}        measures: M\n", '12:19 AP203 "measures" needs a list, but there is one thing here: start it with a dash, on a line of its own'),
        ("{target}        revised: {to: May 2018, on: 1 May 2017}\n", '12:9 AP203 "revised" needs a list, but there is one thing here: start it with a dash, on a line of its own'),
        ("{target}        stage: [A]\n", "12:9 AP203 there is a list here, but only one thing can be given: leave out its dash or brackets"),
        ("{target}        stage: [A, B]\n", "12:9 AP203 there is a list here, but only one thing can be given: only its first item is read"),
        ("{target}        measures: [[M, N]]\n", "12:20 AP203 there is a list here, but only one thing can be given: only its first item is read"),
        ("{target}        deleted: [{on: 1 May 2017}, {on: 2 May 2017}]\n", "12:9 AP203 a list is here instead of the keys of a deletion: only its first item is read"),
        # text and mappings
        ("{head}officers:\n-\n", '3:2 AP205 nothing is here instead of the keys of an officer: start with "name: "'),
        ("{head}themes:\n- Enterprise\n", '3:3 AP205 "Enterprise" is here instead of the keys of a theme: start with "theme: "'),
        ("{output}      targets:\n      - Summer 2017\n", '11:9 AP205 "Summer 2017" is here instead of the keys of a target: start with "date: "'),
        ("{output}      targets:\n      -\n", '11:8 AP205 nothing is here instead of the keys of a target: start with "date: "'),
        ("{target}        measures:\n        - Approved by: Board\n", '13:11 AP205 YAML reads this text as keys because of its ": ": put the whole text in quotes'),
        ("{head}events: [Financial Strategy]\n", '2:10 AP205 "Financial Strategy" is here instead of the keys of an event: start with "event: "'),
        ("{target}        updates: [{on: 1 May 2017, note: Draft, with the Board}]\n", '12:49 AP201 an update has no key "with the Board": between { and } a comma ends the text: put the whole text in quotes'),
        ("{target}        updates: [{on: 1 May 2017, note: Draft, with the Board, rag: red}]\n", '12:49 AP201 an update has no key "with the Board": between { and } a comma ends the text: put the whole text in quotes'),
        ("{target}        updates: [{on: 1 May 2017, by the Board: yes}]\n", '12:36 AP201 an update has no key "by the Board": its keys are on, rag, note, reason, next, percent, about'),
        ("{output}      officer: {name: A}\n", '10:7 AP205 there is a "name:" here, but only the name itself is needed: write "officer: A"'),
        ("{output}      officer:\n        name: A\n", '10:7 AP205 there is a "name:" here, but only the name itself is needed: write "officer: A"'),
        ("{output}      supporting: [{name: A}]\n", '10:20 AP205 there is a "name:" here, but only the name itself is needed: write "- A"'),
        ("{target}        decisions: [{body: B, decided: [approved]}]\n", '12:41 AP205 "approved" is here instead of the keys of an outcome: start with "outcome: "'),
        ("{target}        decisions: [{body: B, decided: 4 July 2017}]\n", '12:40 AP205 "4 July 2017" is here instead of the keys of an outcome: start with "on: "'),
        ("{output}      supporting: A and B\n", '10:19 AP203 "supporting" needs a list, but there is one thing here: start it with a dash, on a line of its own; if it is several, each of them'),
        # the plan's calendar
        ("plan: {title: P, authority: A}\n", "1:7 AP206 the plan has no period: write it like 2017/18; dates without a year cannot be read until then"),
        ("plan: {title: P, authority: A, period: soon}\n", '1:40 AP206 cannot read the period "soon": write it like 2017/18, 2018/19 to 2020/21, or 2019; dates without a year cannot be read until then'),
        ("plan: {title: P 2017/18, authority: A, period: soon}\n", """1:48 AP206 cannot read the period "soon": write it like 2017/18, 2018/19 to 2020/21, or 2019; 2017/18 is used until then, from the title"""),
        ("plan: {title: P, authority: A, period: 2017, quarters: odd}\n", '1:56 AP206 cannot read quarters "odd": write as written, financial or calendar; the usual one is used until then'),
        ("plan: {title: P, authority: A, period: 2017, seasons: {spring: wet}}\n", '1:64 AP206 cannot read the months of spring, "wet": write them like March to May; the usual one is used until then'),
        ("plan: {title: P, authority: A, period: 2017, colours: {red: 1 wibble}}\n", '1:61 AP206 cannot read how late is red, "1 wibble": write it like 1 day, 2 weeks or 1 month; the usual one is used until then'),
        ("plan: {title: P, authority: A, period: 2017, colours: {amber: two months}}\n", "1:46 AP206 red comes before amber: write the longer one for red; the usual ones are used until then"),
        # no plan at all
        ("", '1:1 AP112 there is no plan in this file: a plan starts with "plan:" and its title'),
        ("# nothing\n", '1:1 AP112 there is no plan in this file: a plan starts with "plan:" and its title'),
        ("- plan\n", '1:1 AP112 this file is a list, not a plan: a plan starts with "plan:" and its title'),
        ("{}\n", '1:1 AP112 there is no plan in this file: a plan starts with "plan:" and its title'),
        ("services:\n  web: {image: x}\n", '1:1 AP112 this file has neither "plan:" nor "themes:": a plan starts with "plan:" and its title'),
        ("# our officers\nofficers: []\n", '1:1 AP112 this file has neither "plan:" nor "themes:": a plan starts with "plan:" and its title'),
        ("Plan:\n  title: P\n", '1:1 AP201 the file has no key "Plan": did you mean "plan"?'),
        ("plan\n", '1:1 AP112 this file is text, not a plan: a plan starts with "plan:" and its title'),
    ],
)  # fmt: skip
def test_each_fault_of_the_shape_is_told_once_at_its_place(loaded: Loaded, said: Said, text: str, told: str) -> None:
    assert said(loaded(text)) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "{head}officers: [Chief Executive]\n",
        "{head}events:\n",
        "{head}themes: []\n",
        "{target}        completed: 4 July 2017\n",
        "{target}        completed: [4 July 2017, {for: Q1 2017/18, on: 5 July 2017}]\n",
        "{target}        proposed: {to: May 2018, on: 1 May 2017}\n",
        "{target}        proposed: [{to: May 2018, on: 1 May 2017}, {to: June 2018, on: 2 May 2017}]\n",
        "{target}        measures:\n        updates: ''\n        started:\n",
        "{output}      targets: [{date: }]\n",
        "plan: {title: P, authority: A, period: 2017, checks: {AP307: off}, colours: {red: 2 weeks}}\n",
    ],
)
def test_what_may_be_left_out_or_written_shortly_is_no_fault(loaded: Loaded, text: str) -> None:
    assert loaded(text).findings == []


def test_faults_come_together_and_in_the_order_of_the_file(loaded: Loaded, said: Said) -> None:
    told = said(loaded("{output}      officr: A\n      targets: [{date: May 2017, dat: x}, 7]\nzzz: Lot #3\n"))
    assert [each[:11].split()[:2] for each in told] == [
        ["10:7", "AP201"],
        ["11:34", "AP201"],
        ["11:43", "AP205"],
        ["12:1", "AP201"],
        ["12:10", "AP106"],
    ]


def test_a_file_that_cannot_be_read_has_no_plan_and_an_error() -> None:
    for data in (b"", b"- a", b"a: b: c", b"\xff", b"[" * 99, b"\x00"):
        source = load(data)
        assert source.plan is None
        assert [each.severity for each in source.findings] == ["error"]


def test_every_key_of_the_format_says_what_it_is_for() -> None:
    shapes = [*iter_schemas(FILE)]
    assert shapes
    assert [key.name for each in shapes for key in each.fields.values() if not key.description.endswith(".")] == []
    assert [each.name for each in shapes if each.default_key and each.default_key not in each.fields] == []


def test_a_key_that_starts_with_x_is_left_alone() -> None:
    source = load(
        b"x-file: 1\n"
        b"plan: {title: P, authority: A, period: 2017/18, x-owner: {name: me}, checks: {x-why: [a], AP401: off}}\n"
        b"fields: [Budget]\n"
        b"themes:\n"
        b"- theme: T\n"
        b"  x-note: [a, {b: c}]\n"
        b"  actions:\n"
        b"  - {action: 1, title: A, x-a: b, outputs: [{output: 1.1, text: O, x-b: c, "
        b"fields: {Budget: 4, x-d: {e: f}}, targets: [{date: May 2017, x-c: d}]}]}\n"
    )
    assert source.findings == []
    assert source.plan
    assert [line.target.date.text for line in source.plan.walk()] == ["May 2017"]
    assert [line.own_fields for line in source.plan.walk()] == [{"Budget": "4"}]
    assert {finding.code for finding in run_rules(source.plan)} == {"AP209"}


@pytest.mark.parametrize("key", ["X-note", "X-Note"])
def test_a_key_with_a_large_x_is_told_that_the_letter_is_small(key: str) -> None:
    source = load(f"plan: {{title: P, authority: A, period: 2017/18, {key}: 1}}\nthemes: []\n".encode())
    hints = [finding.hint for finding in source.findings if finding.code == "AP201"]
    assert hints == [f'for a key of your own, write a small x: "x-{key[2:]}"']
