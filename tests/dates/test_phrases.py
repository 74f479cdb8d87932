"""Real phrases: those of some hundred action plans, labelled by hand, and those of the published plan.

phrases.tsv holds the sample that the language was drawn up with, and ours, which were labelled from the rules alone by
people who had not seen the program. A line break in a cell is written \\n there.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from actionplan.dates import Context, Reading, ReadingKind, read_date
from actionplan.dates.spelling import SPELLING_TARGETS, correct_word
from actionplan.dates.vocabulary import ROLE_TRAITS, WORD_ROLES

HERE = Path(__file__).parent
PLAN = HERE.parents[1] / "plan.yaml"

ROWS = list(
    csv.DictReader(
        (HERE / "phrases.tsv").read_text(encoding="utf-8").split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE
    )
)

CODE = re.compile(r"year-from-period|ambiguous-[a-z-]+|winter-of|approximate|weekday-mismatch|or-window|outside-period")


def list_windows(reading: Reading) -> list[list[str | None]]:
    return [[day.isoformat() if day else None for day in window] for window in reading.windows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['origin']}: {row['phrase']} [{row['period']}]")
def test_a_phrase_of_a_real_plan_is_read_as_it_was_labelled(row: dict[str, str]) -> None:
    reading = read_date(row["phrase"].replace("\\n", "\n"), Context(period=row["period"]))
    assert (reading.kind, list_windows(reading)) == (row["kind"], json.loads(row["windows"])), row["note"]


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if CODE.search(row["note"]) and row["kind"] != "unreadable"],
    ids=lambda row: f"{row['phrase']} [{row['period']}]",
)
def test_a_phrase_of_a_real_plan_assumes_what_its_label_says(row: dict[str, str]) -> None:
    reading = read_date(row["phrase"].replace("\\n", "\n"), Context(period=row["period"]))
    assert set(CODE.findall(row["note"])) <= {assumption.code for assumption in reading.assumptions}


# The published plan

Days = list[tuple[str, str]]

SUMMER: Final[Days] = [("2017-06-01", "2017-08-31")]
YEAR: Final[Days] = [("2017-04-01", "2018-03-31")]

PUBLISHED: dict[str, tuple[str, ReadingKind, Days]] = {
    "1.1": ("December 2017", "window", [("2017-12-01", "2017-12-31")]),
    "1.2a": ("Summer 2017", "window", SUMMER),
    "1.2b": ("Autumn 2017", "window", [("2017-09-01", "2017-11-30")]),
    "1.3": ("Ongoing 2017/18", "ongoing", YEAR),
    "1.4a": ("Spring 2017", "window", [("2017-03-01", "2017-05-31")]),
    "1.4b": ("Summer 2017", "window", SUMMER),
    "2.1a": ("April 2017", "window", [("2017-04-01", "2017-04-30")]),
    "2.1b": (
        "Ongoing monthly meetings thereafter",
        "recurring",
        [
            ("2017-05-01", "2017-05-31"),
            ("2017-06-01", "2017-06-30"),
            ("2017-07-01", "2017-07-31"),
            ("2017-08-01", "2017-08-31"),
            ("2017-09-01", "2017-09-30"),
            ("2017-10-01", "2017-10-31"),
            ("2017-11-01", "2017-11-30"),
            ("2017-12-01", "2017-12-31"),
            ("2018-01-01", "2018-01-31"),
            ("2018-02-01", "2018-02-28"),
            ("2018-03-01", "2018-03-31"),
        ],
    ),
    "2.2": ("In line with Financial Strategy", "dependent", []),
    "2.3": ("Ongoing", "ongoing", YEAR),
    "3.1": ("Ongoing 2017/18", "ongoing", YEAR),
    "3.2": ("Ongoing 2017/18", "ongoing", YEAR),
    "3.3": ("Ongoing 2017/18", "ongoing", YEAR),
    "4.1": ("June 2017", "window", [("2017-06-01", "2017-06-30")]),
    "4.2a": ("December 2017", "window", [("2017-12-01", "2017-12-31")]),
    "4.2b": ("March 2018", "window", [("2018-03-01", "2018-03-31")]),
    "5.1": ("Summer 2017", "window", SUMMER),
    "5.2": ("End March 2018", "window", [("2018-03-31", "2018-03-31")]),
    "6.1a": ("Summer 2017", "window", SUMMER),
    "6.1b": ("Summer 2017", "window", SUMMER),
    "6.2a": ("Summer 2017", "window", SUMMER),
    "6.2b": ("Summer 2017", "window", SUMMER),
    "6.2c": ("Early Autumn", "window", [("2017-09-01", "2017-09-30")]),
    "6.3a": ("Winter to early Spring 2018", "window", [("2017-12-01", "2018-03-31")]),
    "6.3b": ("Late Spring 2018", "window", [("2018-05-01", "2018-05-31")]),
    "7.1": ("December 2017", "window", [("2017-12-01", "2017-12-31")]),
    "7.2": ("September 2017", "window", [("2017-09-01", "2017-09-30")]),
    "7.3": ("December 2017", "window", [("2017-12-01", "2017-12-31")]),
    "7.4": ("December 2017", "window", [("2017-12-01", "2017-12-31")]),
    "8.1": ("April 2017", "window", [("2017-04-01", "2017-04-30")]),
    "8.2": ("April 2017", "window", [("2017-04-01", "2017-04-30")]),
    "8.3a": ("June 2017", "window", [("2017-06-01", "2017-06-30")]),
    "8.3b": ("July 2017", "window", [("2017-07-01", "2017-07-31")]),
    "9.1": ("July 2017", "window", [("2017-07-01", "2017-07-31")]),
    "9.2a": ("April 2017 to Executive", "window", [("2017-04-01", "2017-04-30")]),
    "9.2b": ("July 2017 to Council", "window", [("2017-07-01", "2017-07-31")]),
    "9.2c": ("Ongoing 2017/18", "ongoing", YEAR),
    "10.1a": ("May 2017", "window", [("2017-05-01", "2017-05-31")]),
    "10.1b": ("October 2017", "window", [("2017-10-01", "2017-10-31")]),
    "10.1c": ("End March 2018", "window", [("2018-03-31", "2018-03-31")]),
    "10.2": ("End March 2018", "window", [("2018-03-31", "2018-03-31")]),
}
"""The 41 target dates of the published plan, by the ref of their target, and how they are to be read."""

FOLLOWS = {"2.1b": date(2017, 4, 30)}
"""The one date that counts from the target before it, and that one's last day."""


def iter_published() -> Iterator[tuple[str, str]]:
    """Yield the ref and the date of each target in plan.yaml."""
    plan: dict[str, Any] = yaml.load(PLAN.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - all texts
    for theme in plan["themes"]:
        for action in theme["actions"]:
            for output in action["outputs"]:
                for target in output["targets"]:
                    yield output["output"] + target.get("target", ""), target["date"]


def test_the_published_plan_has_the_41_dates_that_are_tested_here() -> None:
    assert len(PUBLISHED) == 41
    assert list(iter_published()) == [(ref, phrase) for ref, (phrase, _, _) in PUBLISHED.items()]


@pytest.mark.parametrize("ref", PUBLISHED)
def test_a_date_of_the_published_plan_is_read_as_the_plan_means_it(ref: str) -> None:
    phrase, kind, days = PUBLISHED[ref]
    reading = read_date(phrase, Context(period="2017/18", after=FOLLOWS.get(ref)))
    assert (reading.kind, list_windows(reading)) == (kind, [list(window) for window in days])


# Misspelt words

NAMES = frozenset(
    word
    for word, (role, _) in WORD_ROLES.items()
    if ROLE_TRAITS[role].is_name and len(word) > 5 and word in SPELLING_TARGETS
)


def list_misspelt(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """List the phrase of a row with each of its names misspelt, and with a correct spelling."""
    phrase = row["phrase"].replace("\\n", "\n")
    for match in re.finditer(r"[^\W\d]+", phrase):
        name, start, end = match[0], *match.span()
        misspelt = name[:3] + name[4:]
        if name.casefold() in NAMES and correct_word(misspelt.casefold()) == name.casefold():
            yield phrase[:start] + misspelt + phrase[end:], phrase


MISSPELT = [(*phrases, row["period"]) for row in ROWS if row["kind"] == "window" for phrases in list_misspelt(row)]


def test_many_phrases_have_a_misspelt_month_season_or_weekday() -> None:
    assert len(MISSPELT) > 350


@pytest.mark.parametrize(("misspelt", "phrase", "period"), MISSPELT)
def test_a_misspelt_month_season_or_weekday_is_named_or_is_no_part_of_the_date(
    misspelt: str, phrase: str, period: str
) -> None:
    reading, meant = read_date(misspelt, Context(period)), read_date(phrase, Context(period))
    if reading.kind == "unreadable":
        assert (reading.nearest or "").casefold() == phrase.casefold()
    else:
        assert (reading.windows, len((reading.remark or "").split())) == (
            meant.windows,
            len((meant.remark or "").split()),
        )
