"""A plan of one target in the test, and what recording something makes of its lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from textwrap import dedent, indent

import pytest

from actionplan.planfile import Source, load
from actionplan.planfile.editing import EditedText, edit
from actionplan.recording.event_dates import DateInput
from actionplan.recording.result import RecordedEvent, Refusal

TODAY = date(2017, 12, 1)

HEAD = """\
plan: {name: made, title: Action Plan, authority: A Council, period: 2017/18}
officers: [{name: Head of Planning}]
bodies:
  - {name: Executive}
  - {name: Full Council, also: [Council]}
events:
  - event: Financial Strategy
  - {event: Local Plan, happened: 4 July 2017}
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        monitored_by: [Executive, Full Council]
        outputs:
          - output: 1.1
            text: Publish it
            officer: Head of Planning
            targets:
              - target: a
                measures: [It is published]
"""

OneOf = Callable[[str], Source]
Lines = Callable[[Source, RecordedEvent | Refusal], list[str]]


def on(words: str | None = None) -> DateInput:
    """Some words for a day, on 1 December 2017."""
    return DateInput(words, TODAY)


@pytest.fixture(scope="session")
def when() -> Callable[[str | None], DateInput]:
    """The words for a day, on 1 December 2017."""
    return on


@pytest.fixture(scope="session")
def one() -> OneOf:
    """Reads a plan whose target 1.1a has some lines more."""

    def read(lines: str) -> Source:
        return load((HEAD + indent(dedent(lines).strip("\n"), " " * 16) + "\n").encode())

    return read


@pytest.fixture(scope="session")
def lines() -> Lines:
    """The lines that come into the file by what was recorded, and the proof that it then says what was meant."""

    def changed(source: Source, made: RecordedEvent | Refusal) -> list[str]:
        assert isinstance(made, RecordedEvent), made
        edited = edit(source, made.changes)
        assert isinstance(edited, EditedText), edited
        assert load(edited.text.encode()).plan == made.plan
        before = source.text.splitlines()
        return [line.strip() for line in edited.text.splitlines() if line not in before]

    return changed
