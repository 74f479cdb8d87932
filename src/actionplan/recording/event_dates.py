"""The dates that are given when something is recorded: each has one reading, or is refused."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day, read_date
from actionplan.dates.formatting import parse_day_word
from actionplan.model.plan import Phrase, Plan
from actionplan.recording.result import Refusal


class DateInput(NamedTuple):
    """When something happened, in the words given (today, where there are none), and the day it is today."""

    words: str | None
    today: date


class EventDay(NamedTuple):
    """The day something happened on, and the phrase that the file has for it."""

    day: date
    phrase: Phrase

    @property
    def words(self) -> str:
        """In a sentence: "on 4 July 2017", "on 30 June 2017 (June 2017)"."""
        exact = self.phrase.reading.windows[-1].earliest == self.day
        return f"on {format_day(self.day)}" + ("" if exact else f" ({self.phrase.text})")


def read_option_date(words: str, plan: Plan, option: str) -> Phrase | Refusal:
    """The phrase of some words given for an option; none that cannot be read, or in two ways."""
    text = " ".join(words.split())
    reading = read_date(text, plan.context)
    if reading.kind == "unreadable":
        hint = f'did you mean "{reading.nearest}"?' if reading.nearest else f"{reading.problem}."
        return Refusal(f'{option} "{text}" cannot be read as a date: {hint}')
    for each in reading.assumptions:
        if each.code.startswith("ambiguous"):
            return Refusal(f'{option} "{text}" can mean two things: {each.text}. Write it so that it means one.')
    return Phrase(text, reading)


def read_event_day(when: DateInput, plan: Plan, *, allow_future: bool = False) -> EventDay | Refusal:
    """The day that is meant; one that has not come is refused, unless what happens then can be told `ahead`."""
    given = "today" if when.words is None else when.words
    named = parse_day_word(given, when.today)
    phrase = read_option_date(format_day(named) if named else given, plan, "--on")
    if isinstance(phrase, Refusal):
        return phrase
    reading, day = phrase.reading, phrase.day
    if reading.kind != "window" or len(reading.windows) != 1 or day is None or reading.remark:
        return Refusal(f'--on "{phrase.text}" is not one day. Write it like 4 July 2017.')
    if day > when.today and not allow_future:
        return Refusal(_describe_future_day(phrase, day, when.today))
    return EventDay(day, phrase)


def _describe_future_day(phrase: Phrase, day: date, today: date) -> str:
    first = phrase.reading.windows[0].earliest
    if first is not None and first <= today:
        return f'--on "{phrase.text}" ends on {format_day(day)}, which has not come yet. Give the day itself.'
    return f"{format_day(day)} has not come yet. Record it once it has happened."
