"""Parts are taken out of a plan's text with their comments, and nothing else is: a text before and after, each time."""

from __future__ import annotations

from textwrap import dedent

import pytest

from actionplan.planfile import load
from actionplan.planfile.editing import BatchChange, EditedText, EditRefusal, Removal, SetKey, edit_at_once

HEAD = "plan: {title: P, authority: A, period: 2017/18}\n"
TARGETS = ("themes", 0, "actions", 0, "outputs", 0, "targets")


def write_plan(targets: str) -> str:
    above = (
        "themes:\n- theme: T\n  actions:\n  - action: 1\n    title: A\n    outputs:\n    - output: 1.1\n      text: B\n"
    )
    return f"{HEAD}{above}      targets:{targets}"


@pytest.mark.parametrize(
    ("before", "routes", "after"),
    [
        # An item goes with its own comments: at the end of its lines, in it, and directly above it.
        (
            """
      # of a
      - date: June 2017     # in a
        # in a too
        measures: [M]
        # deeper than the dash
      # of b
      - date: July 2017
""",
            [(0,)],
            """
      # of b
      - date: July 2017
""",
        ),
        # A comment with a blank line below it may be about several items. Blank lines between items stay single.
        (
            """

      # ==== housing ====

      - date: May 2017

      - date: June 2017

      - date: July 2017
""",
            [(0,), (2,)],
            """

      # ==== housing ====

      - date: June 2017
""",
        ),
        # A key goes with its lines; if it stands behind the dash, the next one takes its place.
        (
            """
      - updates:
        - {on: 1 May 2017, note: N}
        date: June 2017
        # said at the meeting
        started: May 2017
        # why
        completed: 1 June 2017  # late
""",
            [(0, "updates"), (0, "completed")],
            """
      - date: June 2017
        # said at the meeting
        started: May 2017
""",
        ),
        # A dash can stand on a line of its own.
        (
            """
      -   # of a
        # of a too
        date: May 2017
      -
        date: June 2017
""",
            [(0,)],
            """
      -
        date: June 2017
""",
        ),
        # In brackets the comma goes too.
        (" [{date: May 2017}, {date: June 2017}, {date: July 2017}]\n", [(0,), (1,)], " [{date: July 2017}]\n"),
        (" [{date: May 2017}, {date: June 2017}, {date: July 2017}]\n", [(1,), (2,)], " [{date: May 2017}]\n"),
        (" [{date: May 2017, started: May 2017, stage: S}]\n", [(0, "started"), (0, "stage")], " [{date: May 2017}]\n"),
        # A text after | goes with all its lines.
        (
            """
      - date: June 2017
        stage: |
          one

          two
        measures: [M]
""",
            [(0, "stage")],
            """
      - date: June 2017
        measures: [M]
""",
        ),
    ],
)
def test_what_is_taken_out_goes_with_its_comments(before: str, routes: list[tuple[str | int, ...]], after: str) -> None:
    source = load(write_plan(before).encode())
    result = edit_at_once(source, [Removal((*TARGETS, *route)) for route in routes])
    assert isinstance(result, EditedText), result
    assert result.text == write_plan(after)


def test_keys_are_set_beside_what_is_taken_out() -> None:
    source = load(write_plan("\n      - date: May\n        updates: [{on: 1 May 2017, note: N}]\n").encode())
    changes: list[BatchChange] = [
        Removal((*TARGETS, 0, "updates")),
        SetKey((*TARGETS, 0), "date", "May 2017"),
        SetKey((*TARGETS, 0), "carried_from", "p:1.1", below="date"),
        SetKey((*TARGETS, 0), "stage", "S"),
    ]
    result = edit_at_once(source, changes)
    assert isinstance(result, EditedText)
    expected = "\n      - date: May 2017\n        carried_from: p:1.1\n        stage: S\n"
    assert result.text == write_plan(expected)


def test_a_key_in_brackets_is_set_behind_the_one_it_names() -> None:
    source = load(write_plan(" [{date: May 2017, stage: S}]\n").encode())
    result = edit_at_once(source, [SetKey((*TARGETS, 0), "carried_from", "p:1.1", below="date")])
    assert isinstance(result, EditedText)
    assert result.text == write_plan(" [{date: May 2017, carried_from: p:1.1, stage: S}]\n")


def test_what_cannot_be_taken_out_is_refused() -> None:
    text = dedent(
        """\
        plan: {title: P, authority: A, period: 2017/18}
        themes:
        -
          - theme: T
        """
    )
    assert isinstance(edit_at_once(load(text.encode()), [Removal(("themes", 3))]), EditRefusal)
