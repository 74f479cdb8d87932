"""What a figure makes of a target's lines, what is said of it, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.evaluation.registry import UnknownName
from actionplan.planfile import Source, load
from actionplan.recording.event_dates import DateInput
from actionplan.recording.measurement import Measurement, record_measurement
from actionplan.recording.result import RecordedEvent, Refusal

OneOf = Callable[[str], Source]
When = Callable[[str], DateInput]
Lines = Callable[[Source, RecordedEvent | Refusal], list[str]]

HEAD = """\
plan: {name: made, title: Action Plan, authority: A Council, period: 2017/18}
themes:
  - theme: Housing
    actions:
      - action: 1
        title: Prevent homelessness
        outputs:
          - output: 1.1
            text: Fewer households
            officer: Head of Housing
            targets:
              - date: March 2018
                measures:
"""
HOUSEHOLDS = """\
- text: Households (NI156)
  target: at most 60
  baseline: {value: 74, on: 31 March 2017}
"""
DECIDED = "- text: Decided in time\n  target: 95%\n"


def load_plan(measures: str) -> Source:
    return load((HEAD + "".join(f"                  {line}\n" for line in measures.splitlines())).encode())


def record(source: Source, when: DateInput, value: str = "66", **details: str) -> RecordedEvent | Refusal:
    assert source.plan
    return record_measurement(source.plan, "1.1", when, Measurement(value, **details))


RECORDED = {
    "the first value": (
        HOUSEHOLDS,
        {},
        ["actuals:", "- {on: 4 July 2017, value: 66}"],
        "It is above target (at most 60), and better than before.",
    ),
    "another value": (
        HOUSEHOLDS + "  actuals:\n    - {on: 30 June 2017, value: 60}\n",
        {},
        ["- {on: 4 July 2017, value: 66}"],
        "It is above target (at most 60), and worse than before.",
    ),
    "a note": (
        HOUSEHOLDS,
        {"value": "58", "note": "Estimated"},
        ["actuals:", "- {on: 4 July 2017, value: 58, note: Estimated}"],
        "It is on target (at most 60), and better than before.",
    ),
    "the only number among words": (
        f"- Scheme reviewed\n{HOUSEHOLDS}",
        {},
        ["actuals:", "- {on: 4 July 2017, value: 66}"],
        "It is above target",
    ),
    "words alone become a number if they are named": (
        "- Homes built\n",
        {"measure": "1"},
        ["- text: Homes built", "actuals:", "- {on: 4 July 2017, value: 66}"],
        '1.1 is 66 on 4 July 2017 ("Homes built").',
    ),
    "the one with some of the words": (
        HOUSEHOLDS + DECIDED,
        {"value": "96%", "measure": "in TIME"},
        ["actuals:", "- {on: 4 July 2017, value: 96%}"],
        '1.1 is 96% on 4 July 2017 ("Decided in time").',
    ),
    "a target of the year of the day": (
        "- text: Homes\n  by_year: {2016/17: at least 60, 2017/18: at least 70}\n",
        {},
        ["actuals:", "- {on: 4 July 2017, value: 66}"],
        "It is below target (at least 70 in 2017/18).",
    ),
    "the one with the number": (
        HOUSEHOLDS + DECIDED,
        {"measure": "1"},
        ["actuals:", "- {on: 4 July 2017, value: 66}"],
        "Households",
    ),
}


@pytest.mark.parametrize("name", RECORDED)
def test_a_figure_is_recorded(when: When, lines: Lines, name: str) -> None:
    measures, details, expected, sentence = RECORDED[name]
    source = load_plan(measures)
    made = record(source, when("4 July 2017"), **{"value": "66", **details})
    assert isinstance(made, RecordedEvent), made
    assert lines(source, made) == expected
    assert sentence in made.sentence


REFUSED = {
    **{
        value: (HOUSEHOLDS, {"value": value}, "is not one number")
        for value in (
            "about 66",
            "66*",
            "66 or so",
            "60-70",
            "12 out of 15",
            "TBC",
            "sixty-six",
            "two thirds",
            "none yet",
        )
    },
    "words alone": ("- Homes built\n", {}, 'is words without a figure: "Homes built"'),
    "several measures": (HOUSEHOLDS + DECIDED, {}, "--measure and its number:\n  1: Households (NI156)\n  2: Decided"),
    "words of several": (HOUSEHOLDS + DECIDED, {"measure": "e"}, "is in several measures of 1.1"),
    "the same day": (HOUSEHOLDS + "  actuals: [{on: 4 July 2017, value: 70}]\n", {}, "on 4 July 2017 already: 70"),
    "another unit": (
        HOUSEHOLDS + "  actuals: [{on: 1 July 2017, value: 7 days}]\n",
        {"value": "2 weeks"},
        '"2 weeks" is in another unit than 7 days on 1 July 2017',
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_figure_is_refused(when: When, name: str) -> None:
    measures, details, sentence = REFUSED[name]
    made = record(load_plan(measures), when("4 July 2017"), **details)
    assert isinstance(made, Refusal)
    assert sentence in made.sentence


@pytest.mark.parametrize("wanted", ["3", "0", "Homes"])
def test_a_measure_that_is_not_there_is_unknown(when: When, wanted: str) -> None:
    with pytest.raises(UnknownName, match=r'1\.1 has no measure "'):
        record(load_plan(HOUSEHOLDS + DECIDED), when("4 July 2017"), measure=wanted)
