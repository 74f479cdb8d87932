"""Read the dates that are given when something is recorded. Each must mean one thing, or is refused."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day, read_date
from actionplan.dates.surroundings.today_words import TODAY_PROBLEM
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan
from actionplan.recording.result import Refusal

_LIKE = "Write it like 4 July 2017."


class DateInput(NamedTuple):
    """When something happened, in the words given (`None` for today), and which day it is today.

    `option` is what the words were given as, for sentences about them.
    """

    words: str | None
    today: date
    option: str = "--on"


class EventDay(NamedTuple):
    """The day on which something happened, and the phrase for it in the file."""

    day: date
    phrase: Phrase

    @property
    def day_words(self) -> str:
        """The day: "4 July 2017", "30 June 2017 (June 2017)"."""
        is_exact = self.phrase.reading.windows[-1].earliest == self.day
        return format_day(self.day) + ("" if is_exact else f" ({self.phrase.text})")

    @property
    def words(self) -> str:
        """The day in a sentence: "on 4 July 2017"."""
        return f"on {self.day_words}"


def read_option_date(words: str, plan: Plan, option: str) -> Phrase | Refusal:
    """Read the words given for an option. Refuse those that cannot be read, or can be read in two ways."""
    text = " ".join(words.split())
    reading = read_date(text, plan.context)
    if reading.kind == "unreadable":
        like = "" if reading.problem == TODAY_PROBLEM else f" {_LIKE}"
        why = "" if reading.problem == f'cannot read "{text}" as a date' else f": {reading.problem}"
        hint = f'. Did you mean "{reading.nearest}"?' if reading.nearest else f"{why}.{like}"
        return Refusal(f'{option} "{text}" cannot be read as a date{hint}', words=text, is_wrong_value=True)
    for assumption in reading.assumptions:
        if assumption.code.startswith("ambiguous"):
            return Refusal(
                f'{option} "{text}" can mean two things: {assumption.text}. Write it more exactly.', is_wrong_value=True
            )
    return Phrase(text, reading)


def read_event_day(when: DateInput, plan: Plan, *, allow_future: bool = False) -> EventDay | Refusal:
    """Read the day of an event. Refuse words that are not one day, and a day in the future unless it is allowed."""
    words = format_day(when.today) if when.words is None else when.words
    phrase = read_option_date(words, plan, when.option)
    if isinstance(phrase, Refusal):
        return phrase
    reading, day = phrase.reading, phrase.day
    if reading.kind != "window" or len(reading.windows) != 1 or day is None or reading.remark:
        return Refusal(f'{when.option} "{phrase.text}" is not one day. {_LIKE}', is_wrong_value=True)
    if day > when.today and not allow_future:
        return Refusal(_describe_future_day(phrase, day, when))
    return EventDay(day, phrase)


def _describe_future_day(phrase: Phrase, day: date, when: DateInput) -> str:
    first = phrase.reading.windows[0].earliest
    if first is not None and first <= when.today:
        return f'{when.option} "{phrase.text}" ends on {format_day(day)}, which is in the future. Give the exact day.'
    return f"{format_day(day)} is in the future. Record it when it has happened."
