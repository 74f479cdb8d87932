"""Changes of a plan made in its text: each table holds a text, and what it is after the change that the test names."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from actionplan.planfile import load
from actionplan.planfile.editing import AppendItem, EditedText, EditOperation, EditRefusal, SetKey, edit
from actionplan.planfile.text import LineIndex
from actionplan.planfile.tree import Node
from actionplan.planfile.yaml_reader import SlowParser, build_tree

PLAN = Path(__file__).resolve().parents[2] / "plan.yaml"
TARGET = ("themes", 0, "actions", 0, "outputs", 1, "targets", 0)


def changed(text: str, *changes: EditOperation) -> str:
    """The text after some changes, none of which may be refused."""
    result = edit(load(text.encode()), changes)
    assert isinstance(result, EditedText), result
    return result.text


def refused(text: str, *changes: EditOperation) -> EditRefusal:
    result = edit(load(text.encode()), changes)
    assert isinstance(result, EditRefusal), result
    return result


def test_the_shipped_plan_is_changed_in_the_lines_that_say_what_happened() -> None:
    source = load(PLAN.read_bytes())
    update = {"on": "30 June 2017", "rag": "amber", "note": "Draft with the Board"}
    result = edit(
        source,
        [
            SetKey(TARGET, "started", "May 2017"),
            AppendItem((*TARGET, "decisions", 0), "decided", {"on": "4 July 2017", "outcome": "approved"}),
            AppendItem(TARGET, "updates", {**update}),
            AppendItem(TARGET, "updates", {**update, "note": "word " * 20 + "end"}),
            SetKey(("events", 0), "happened", "28 February 2018"),
        ],
    )
    assert isinstance(result, EditedText)
    before, after = source.text.splitlines(), result.text.splitlines()
    new = [line for line in after if line not in before]
    assert new == [
        "    happened: 28 February 2018",
        "                    decided:",
        "                      - {on: 4 July 2017, outcome: approved}",
        "                started: May 2017",
        "                updates:",
        "                  - {on: 30 June 2017, rag: amber, note: Draft with the Board}",
        "                  - on: 30 June 2017",
        "                    rag: amber",
        f"                    note: {'word ' * 20}end",
    ]
    assert [line for line in after if line not in new] == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("m:\n  a: b\n# c\nn: o\n", "m:\n  a: b\n  k: v\n# c\nn: o\n"),
        ("m:\n  a: b # x\n    # in\n  # c\n\nn: o\n", "m:\n  a: b # x\n    # in\n  k: v\n  # c\n\nn: o\n"),
        ("m:\n  a: |\n    x\n\n    y\n\n\nn: o\n", "m:\n  a: |\n    x\n\n    y\n  k: v\n\n\nn: o\n"),
        ("m:\n  a: |+\n    x\n\n\n# c\nn: o\n", "m:\n  a: |+\n    x\n\n\n  k: v\n# c\nn: o\n"),
        ("m:\n  a: >-\n    x # y\n", "m:\n  a: >-\n    x # y\n  k: v\n"),
        ("m:\n  z: 1\n  a: |\n    x", "m:\n  z: 1\n  k: v\n  a: |\n    x"),
        ("m:\n  a:\n", "m:\n  a:\n  k: v\n"),
        ("m:\n  a: # c\nn: o", "m:\n  a: # c\n  k: v\nn: o"),
        ("m:\n  a: b", "m:\n  a: b\n  k: v"),
        ("m:\n    a: 'x\n\n      y'  # c\n", "m:\n    a: 'x\n\n      y'  # c\n    k: v\n"),
        ("m:\n  a: x\n   y\n", "m:\n  a: x\n   y\n  k: v\n"),
        ("m:\n  a: [x,\n   y\n ] # c\n", "m:\n  a: [x,\n   y\n ] # c\n  k: v\n"),
        ("m:\n   a:\n   - x\n\n   # c\n", "m:\n   a:\n   - x\n   k: v\n\n   # c\n"),
        ('"m":\t\n  "a":\t"b"\t# c\n', '"m":\t\n  "a":\t"b"\t# c\n  k: v\n'),
        ("m:\r\n  a: b\r\nn: o\r\n", "m:\r\n  a: b\r\n  k: v\r\nn: o\r\n"),
        ("m:\r\n  a: b", "m:\r\n  a: b\r\n  k: v"),
        ("m:\r  a: b\rn: o", "m:\r  a: b\r  k: v\rn: o"),
        ("# é\n---\nm:\n  é: ☃\n...\n", "# é\n---\nm:\n  é: ☃\n  k: v\n...\n"),
        ("m:\n  a: b\n---\nq: r\n", "m:\n  a: b\n  k: v\n---\nq: r\n"),
        ("m: &x\n  a: *y\n", "m: &x\n  a: *y\n  k: v\n"),
        ("m:\n  a: b\n  a: c\n", "m:\n  a: b\n  k: v\n  a: c\n"),
        ("m:\n  ? a\n  : b\n", "m:\n  ? a\n  : b\n  k: v\n"),
    ],
)
def test_a_new_key_goes_after_the_last_with_its_indentation(before: str, after: str) -> None:
    assert changed(before, SetKey(("m",), "k", "v")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("m: {a: b} # c\n", "m: {a: b, k: v} # c\n"),
        ("m: {}", "m: {k: v}"),
        ("m: { }", "m: {k: v}"),
        ("m: { # c\n }\n", "m: {k: v # c\n }\n"),
        ("m: {a: b,}", "m: {a: b, k: v,}"),
        ("m: { a: b }", "m: { a: b, k: v }"),
        ("m: {a, b}", "m: {a, b, k: v}"),
        ("m: {a: }", "m: {a: , k: v}"),
        ('m: {"a":"}"}\n', 'm: {"a":"}", k: v}\n'),
        ("m: {a: [{b: c}]}\n", "m: {a: [{b: c}], k: v}\n"),
        ("m: {\n  a: b, # c\n  d: e # f\n }\n", "m: {\n  a: b, # c\n  d: e, # f\n  k: v\n }\n"),
        ("m: {\n  a: b, # c\n  d: e, # f\n }\n", "m: {\n  a: b, # c\n  d: e, # f\n  k: v,\n }\n"),
        ("m: {\n  a: b # c\n  , d: e # f\n }\n", "m: {\n  a: b # c\n  , d: e, k: v # f\n }\n"),
        ("m: {a: b\n  # c\n}\n", "m: {a: b, k: v\n  # c\n}\n"),
        ("{m: {a: b}}", "{m: {a: b, k: v}}"),
        ("m: !t {a: b}\n", "m: !t {a: b, k: v}\n"),
    ],
)
def test_between_brackets_a_new_key_goes_after_the_last(before: str, after: str) -> None:
    assert changed(before, SetKey(("m",), "k", "v")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("m:\n  k: x # c\n", 'm:\n  k: "n: w" # c\n'),
        ("m:\n  k:\tx\n", 'm:\n  k:\t"n: w"\n'),
        ("m:\n  k: 'x\n    y' # c\n  z: 1\n", 'm:\n  k: "n: w" # c\n  z: 1\n'),
        ("m:\n  k: |\n    x\n\n  # c\n  z: 1\n", 'm:\n  k: "n: w"\n\n  # c\n  z: 1\n'),
        ("m:\n  k:\n    - a\n    - b\n  z: 1\n", 'm:\n  k: "n: w"\n  z: 1\n'),
        ("m:\n  k: # c\n  z: 1", 'm:\n  k: "n: w" # c\n  z: 1'),
        ("m:\n  k:", 'm:\n  k: "n: w"'),
        ("m:\n  k:\n    x\n", 'm:\n  k: "n: w"\n'),
        ("m: {k: x, a: b}", 'm: {k: "n: w", a: b}'),
        ("m: {k: [a, b]}", 'm: {k: "n: w"}'),
        ('m: {"k":"x"}', 'm: {"k": "n: w"}'),
        ("m:\n  ? k\n  : x\n", 'm:\n  ? k\n  : "n: w"\n'),
    ],
)
def test_a_text_takes_the_place_of_what_is_there(before: str, after: str) -> None:
    assert changed(before, SetKey(("m",), "k", "n: w")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("m:\n  k: x # c\n", "m:\n  k: # c\n    - p\n    - q\n"),
        ("m:\n  k:\n  - x\nn: o\n", "m:\n  k:\n  - p\n  - q\nn: o\n"),
        ("m:\n  k: [a,\n  b] # c\n", "m:\n  k: # c\n    - p\n    - q\n"),
        ("m: {k: x}", "m: {k: [p, q]}"),
        ("m:\n  k:", "m:\n  k:\n    - p\n    - q"),
    ],
)
def test_a_list_takes_the_place_of_what_is_there(before: str, after: str) -> None:
    assert changed(before, SetKey(("m",), "k", ["p", "q"])) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("m:\n  u:\n    - a\n    - b # c\n  n: o\n", "m:\n  u:\n    - a\n    - b # c\n    - {on: x}\n  n: o\n"),
        ("m:\n  u:\n  - a\n  # c\n", "m:\n  u:\n  - a\n  - {on: x}\n  # c\n"),
        ("m:\n  u:\n  -   a\n", "m:\n  u:\n  -   a\n  -   {on: x}\n"),
        ("m:\n  u:\n    - a: b\n      c: d\n  v: w\n", "m:\n  u:\n    - a: b\n      c: d\n    - on: x\n  v: w\n"),
        ("m:\n  u:\n    - a: b\n    - {c: d}\n", "m:\n  u:\n    - a: b\n    - {c: d}\n    - {on: x}\n"),
        ("m:\n  u: [a, b]\n", "m:\n  u: [a, b, {on: x}]\n"),
        ("m:\n  u: [a, b, ]\n", "m:\n  u: [a, b, {on: x}, ]\n"),
        ("m:\n  u: [\n    a,\n    b\n  ]\n", "m:\n  u: [\n    a,\n    b,\n    {on: x}\n  ]\n"),
        ("m:\n  u: []\n", "m:\n  u: [{on: x}]\n"),
        ("m: {u: [a], v: w}\n", "m: {u: [a, {on: x}], v: w}\n"),
    ],
)
def test_an_item_goes_after_the_last_in_its_style(before: str, after: str) -> None:
    assert changed(before, AppendItem(("m",), "u", {"on": "x"})) == after


@pytest.mark.parametrize(
    ("before", "place", "after"),
    [
        ("m:\n  u:\n    - a # c\n    - b\n", 0, "m:\n  u:\n    - a # c\n    - {on: x}\n    - b\n"),
        ("m:\n  u:\n    - a\n    # c\n    - b\n", 0, "m:\n  u:\n    - a\n    - {on: x}\n    # c\n    - b\n"),
        (
            "m:\n  u:\n    - a: b\n      c: d\n\n    - a: e\n",
            0,
            "m:\n  u:\n    - a: b\n      c: d\n    - on: x\n\n    - a: e\n",
        ),
        ("m:\n  u: # c\n    - a\n", -1, "m:\n  u: # c\n    - {on: x}\n    - a\n"),
        ("m:\n  u:\n    # c\n    - a\n", -1, "m:\n  u:\n    - {on: x}\n    # c\n    - a\n"),
        ("m:\n  u:\n  - a\n  v: w\n", 0, "m:\n  u:\n  - a\n  - {on: x}\n  v: w\n"),
        ("m:\n  u: [a, b]\n", 1, "m:\n  u: [a, b, {on: x}]\n"),
    ],
)
def test_an_item_goes_to_its_place(before: str, place: int, after: str) -> None:
    assert changed(before, AppendItem(("m",), "u", {"on": "x"}, after=place)) == after


def test_no_item_goes_between_others_in_brackets() -> None:
    refusal = edit(load(b"m: {u: [a, b]}\n"), [AppendItem(("m",), "u", "x", after=0)])
    assert isinstance(refusal, EditRefusal)
    assert refusal.lines == ("u: [a, x, b]",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("m:\n  v: w\n", "m:\n  v: w\n  u:\n    - {on: x}\n"),
        ("m:\n  v:\n  - a\n", "m:\n  v:\n  - a\n  u:\n  - {on: x}\n"),
        ("m:\n   v:\n        -  a\n", "m:\n   v:\n        -  a\n   u:\n        -  {on: x}\n"),
        ("m:\n  u:\n", "m:\n  u:\n    - {on: x}\n"),
        ("m:\n  u: # c\n  v: w\n", "m:\n  u: # c\n    - {on: x}\n  v: w\n"),
        ("m:\n  u: ''\n", "m:\n  u:\n    - {on: x}\n"),
        ("m: {v: w}\n", "m: {v: w, u: [{on: x}]}\n"),
        ("m: {u: , v: w}\n", "m: {u: [{on: x}], v: w}\n"),
    ],
)
def test_a_list_that_is_not_there_is_made_as_others_in_the_file(before: str, after: str) -> None:
    assert changed(before, AppendItem(("m",), "u", {"on": "x"})) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("m:\n  u: 4 July 2017 # c\n  v: w\n", "m:\n  u:\n    - 4 July 2017 # c\n    - {on: x}\n  v: w\n"),
        ("m:\n  u: {a: b} # c\n", "m:\n  u:\n    - {a: b} # c\n    - {on: x}\n"),
        ("m:\n  u:\n    a: b\n    c: d\n  v: w\n", "m:\n  u:\n  - a: b\n    c: d\n  - on: x\n  v: w\n"),
        ("m:\n  u:\n   a: b\n", "m:\n  u:\n   - a: b\n   - on: x\n"),
        ("m:\n  u: |\n    a\n  v: w\n", "m:\n  u:\n  - |\n    a\n  - {on: x}\n  v: w\n"),
        ("m:\n  u: # c\n    a\n", "m:\n  u: # c\n    - a\n    - {on: x}\n"),
        ("m: {u: 4 July 2017}\n", "m: {u: [4 July 2017, {on: x}]}\n"),
        ("m: {u: {a: b}}\n", "m: {u: [{a: b}, {on: x}]}\n"),
    ],
)
def test_one_thing_that_stands_for_a_list_becomes_its_first_item(before: str, after: str) -> None:
    assert changed(before, AppendItem(("m",), "u", {"on": "x"})) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("events: [A, B]\n", SetKey(("events", 1), "happened", "May"), "events: [A, {event: B, happened: May}]\n"),
        (
            "events:\n- A # c\n- B\n",
            SetKey(("events", 0), "happened", "May"),
            "events:\n- event: A # c\n  happened: May\n- B\n",
        ),
        ("events: A\n", SetKey(("events", 0), "happened", "May"), "events: {event: A, happened: May}\n"),
        ("events: {event: A}\n", SetKey(("events", 0), "happened", "May"), "events: {event: A, happened: May}\n"),
        ("events: [event: A]\n", SetKey(("events", 0), "happened", "May"), "events: [{event: A, happened: May}]\n"),
        (
            "events:\n- # c\n  |\n  A\n- B\n",
            SetKey(("events", 0), "happened", "May"),
            'events:\n- # c\n  {event: "A\\n", happened: May}\n- B\n',
        ),
        (
            "plan:\n- checks: {AP306: off}\n",
            SetKey(("plan", "checks"), "k", "v"),
            "plan:\n- checks: {AP306: off, k: v}\n",
        ),
    ],
)
def test_a_route_leads_where_reading_the_plan_finds_it(before: str, change: EditOperation, after: str) -> None:
    assert changed(before, change) == after


@pytest.mark.parametrize(
    ("text", "block", "flow"),
    [
        ("Summer 2017", "Summer 2017", "Summer 2017"),
        ("1.10", "1.10", "1.10"),
        ("null", "null", "null"),
        ("late, again", "late, again", '"late, again"'),
        ("https://x.y/z?a=b", "https://x.y/z?a=b", '"https://x.y/z?a=b"'),
        ("a [b]", "a [b]", '"a [b]"'),
        ("Lot #3", '"Lot #3"', '"Lot #3"'),
        ("C#", "C#", "C#"),
        ("a: b", '"a: b"', '"a: b"'),
        ("- a", '"- a"', '"- a"'),
        ("? a", '"? a"', '"? a"'),
        ("@a", '"@a"', '"@a"'),
        ("%a", '"%a"', '"%a"'),
        ("&a", '"&a"', '"&a"'),
        ("*a", '"*a"', '"*a"'),
        ("!a", '"!a"', '"!a"'),
        ('"so" they say', "'\"so\" they say'", "'\"so\" they say'"),
        ("'so' they \"say\"", "'''so'' they \"say\"'", "'''so'' they \"say\"'"),
        ("the Board's", "the Board's", "the Board's"),
        ("“agreed”", '"“agreed”"', '"“agreed”"'),
        ("• one", "• one", "• one"),
        ("\u00a0a", '"\u00a0a"', '"\u00a0a"'),
        ("a ", '"a "', '"a "'),
        ("", '""', '""'),
        ("a\nb\tc\\", '"a\\nb\\tc\\\\"', '"a\\nb\\tc\\\\"'),
        ("a\x85b\u2028\x07", '"a\\u0085b\\u2028\\u0007"', '"a\\u0085b\\u2028\\u0007"'),
        ("\u202eabc", '"\\u202Eabc"', '"\\u202Eabc"'),
        ("Café 😀 👩\u200d👧", "Café 😀 👩\u200d👧", "Café 😀 👩\u200d👧"),
        ("שלום", "שלום", "שלום"),
    ],
)
def test_a_text_is_plain_where_that_is_safe_and_else_in_quotation_marks(text: str, block: str, flow: str) -> None:
    for before, written in (("m:\n  a: b\n", f"\n  k: {block}\n"), ("m: {a: b}\n", f", k: {flow}}}\n")):
        after = changed(before, SetKey(("m",), "k", text))
        assert after == before.rstrip("}\n") + written
        assert build_tree(partial(SlowParser, after), LineIndex(after)).root == {"m": {"a": "b", "k": text}}


@pytest.mark.parametrize(
    ("text", "change", "sentence", "line", "lines"),
    [
        (
            "m:\n  k:\n    - a # c\n    - b\n",
            SetKey(("m",), "k", "v"),
            "This would replace lines that contain a comment",
            2,
            ("  k: v",),
        ),
        (
            "m:\n  k: | # c\n    a\n",
            SetKey(("m",), "k", "v"),
            "This would replace lines that contain a comment",
            2,
            ("  k: v",),
        ),
        ("m:\n  k: &x a\n", SetKey(("m",), "k", "v"), "There is an anchor or tag", 2, ("  k: v",)),
        (
            "m:\n  k: &x a\n",
            AppendItem(("m",), "k", "v"),
            "There is an anchor or tag",
            2,
            ("  k:", "    - a", "    - v"),
        ),
        ("m: {k: &x a}\n", SetKey(("m",), "k", "v"), "There is an anchor or tag", 1, ("k: v",)),
        ("m:\n  k:\n  - |\n    a", AppendItem(("m",), "k", {"on": "x"}), "No command can change", 5, ("  - {on: x}",)),
        ("m: a\n", SetKey(("m",), "k", "v"), "There are no keys", 1, ("k: v",)),
        ("m: {a: b}\n", SetKey(("m", "x", "y"), "k", "v"), "The file has nothing", 1, ("k: v",)),
        ("m:\n  a: b\n", SetKey(("m",), "k", "\ud800"), "No command can change", 3, ('  k: "\\uD800"',)),
        ("m: {a: b}\n", SetKey(("m",), "k", "\ud800"), "No command can change", 1, ('k: "\\uD800"',)),
        ("m: [\n", SetKey(("m",), "k", "v"), "This file cannot be read", 1, ()),
    ],
)
def test_what_cannot_be_done_safely_is_refused_with_the_lines_to_type(
    text: str, change: EditOperation, sentence: str, line: int, lines: tuple[str, ...]
) -> None:
    result = refused(text, change)
    assert result.reason.startswith(sentence)
    assert result[1:] == (line, lines)


def test_of_several_changes_one_refused_refuses_all() -> None:
    assert refused("m: {a: b}\n", SetKey(("m",), "k", "v"), SetKey(("x",), "k", "v")).lines == ("k: v",)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert changed("\ufeffplan:\r\n  title: A\r\n", SetKey(("plan",), "period", "2017/18")) == (
        "plan:\r\n  title: A\r\n  period: 2017/18\r\n"
    )


def test_bytes_that_are_not_utf8_are_left_alone() -> None:
    assert isinstance(edit(load(b"plan: {title: \xff}"), [SetKey(("plan",), "period", "2017/18")]), EditRefusal)


def test_nested_values_are_written_out_where_they_are_long() -> None:
    long: Node = {"on": "x", "why": "word " * 20 + "end", "more": {"a": ["b", ["c"], {}], "d": []}}
    assert changed("m:\n  a: b\n", SetKey(("m",), "k", long), SetKey(("m",), "l", {"c": ["d"]})) == (
        f"m:\n  a: b\n  k:\n    on: x\n    why: {'word ' * 20}end\n    more: {{a: [b, [c], {{}}], d: []}}\n"
        "  l: {c: [d]}\n"
    )
