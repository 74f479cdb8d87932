"""Columns that only a paper has: the published document's own, and what officers said."""

from __future__ import annotations

from actionplan.dates.say import short
from actionplan.questions.cells import EMPTY, NOBODY, OUTPUT, STANDING, Shown, was_words
from actionplan.questions.items import Item
from actionplan.questions.known import noted, stopped
from actionplan.report import Cell, Column


def commentary(item: Item) -> str:
    """What was last said of a target, and when: "18 Sep 2017: Replies are taken until 15 October."."""
    said = noted(item.line.target, item.seen.day)
    return f"{short(said[0])}: {said[1].note}" if said else ""


def _key_output(item: Item) -> Cell:
    return Cell(item.line.output.text)


def _officer(item: Item) -> Cell:
    """The officer who answers, and those who support them."""
    supporting = [item.seen.officers[name] for name in item.line.output.supporting]
    return Cell("; ".join([item.officer or NOBODY, *(f"with {name}" for name in supporting)]))


def _date(item: Item) -> Cell:
    """The date that holds, and the published one where that was another."""
    text, was = item.status.phrase.text, was_words(item)
    return Cell(f"{text} ({was})" if was else text)


def _standing(item: Item) -> Cell:
    """The status, and of what is suspended or deleted since when and why."""
    shown, stop = STANDING.cell(item), stopped(item.line.target, item.seen.day)
    if stop is None:
        return shown
    return shown._replace(text=f"{shown.text} {short(stop.on)}{f': {stop.why}' if stop.why else ''}")


def _measures(item: Item) -> Cell:
    return Cell("; ".join(each.rstrip(" .:;") for each in item.line.target.measures))


def _commentary(item: Item) -> Cell:
    return Cell(commentary(item)) if item.line.target.updates else EMPTY


KEY_OUTPUT = Shown(Column("Key output", grow=2), _key_output)
RESPONSIBLE = Shown(Column("Responsible officer", grow=1), _officer)
DATE = Shown(Column("Target date", grow=1), _date)
STANDING_IN_FULL = Shown(STANDING.column, _standing)
MEASURES = Shown(Column("Performance measures", grow=3, speaks=True), _measures)
COMMENTARY = Shown(Column("Latest commentary", grow=2), _commentary)
WHAT = OUTPUT._replace(column=Column("Key output and measure", grow=3, speaks=True))
