"""Look for what a document says of the whole plan: its title, authority and period, and the day of its progress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Context, format_day
from actionplan.importing.recognition.cell_content import read_phrase
from actionplan.importing.recognition.document_events import AS_AT, HeadingEvent, LineEvent
from actionplan.importing.recognition.plan_outline import PlanOutline
from actionplan.importing.source_document import Document, Passage
from actionplan.text.folding import fold

_LONGEST_TITLE = 150
_SURE_TITLE = 3
_LIKELY_TITLE = 2
_TITLE_WORDS = re.compile(r"\b(?:plan|strategy|programme|tracker|action log|roadmap|framework|review)\b", re.IGNORECASE)
_PROPER = r"(?:(?:[A-Z][\w’'.-]*|of|and|the|upon|on|in|le|with|&)\s+)*?"
_AUTHORITY = re.compile(
    rf"(?:{_PROPER}[A-Z][\w’'-]*\s+)?(?:(?:Metropolitan |London )?Borough|City|County|District|Town|Parish|Community|"
    r"Metropolitan District)\s+Council"
    rf"|(?:The\s+)?(?:Royal Borough|London Borough|Borough|City|County|Council) of\s+{_PROPER}[A-Z][\w’'-]*"
    r"(?:\s+Council)?"
    rf"|(?:{_PROPER}[A-Z][\w’'-]*\s+)(?:Combined Authority|Fire Authority|National Park Authority|Police and Crime "
    r"Commissioner|Partnership)"
    r"|(?:(?!Being\b|Enterprising\b|Our\b|Your\b|The\b|Effective\b|Efficient\b)[A-Z][\w’'-]*\s+){1,2}Council"
)
_PERIOD = re.compile(
    r"\b20\d\d\s?[/–-]\s?(?:20)?\d\d(?:\s*(?:to|-|–)\s*20\d\d\s?[/–-]\s?(?:20)?\d\d)?\b|\b20\d\d\s+to\s+20\d\d\b|\b20\d\d\b"
)
_MONTH = r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_MONTH_ONLY = re.compile(rf"{_MONTH}\s+(?:20)?\d\d\b", re.IGNORECASE)
_DAY_OR_MONTH = re.compile(rf"(?:{_MONTH},?\s+|\b\d\d?[/.-]\d\d?[/.-])20\d\d\b|\b20\d\d-\d\d?-\d\d?\b", re.IGNORECASE)
"""A day or a month with its year, which says when something was, and not which years the plan covers."""

_UNCLEAR_YEARS = re.compile(r"\b20\d\d\s?[/–-]\s?(?:20)?\d\d\b")
_YEARS = re.compile(r"20\d\d\s*(?:[/–-]|to\b)")
_CALLED_PERIOD = re.compile(r"\bperiod(?: covered)?\s*(?:is|[:–-])?\s*(?=20\d\d\b)", re.IGNORECASE)


class FoundText(NamedTuple):
    """A text that was found, and the passage that has it; none if it comes from the properties of the file."""

    text: str
    passage: Passage | None = None
    start: int = 0
    end: int = 0


class DocumentHead(NamedTuple):
    """What the document says of the whole plan. `as_at` is a day in words, `as_at_month` only a month.

    `author` is what the properties of the file name, if that looks like an authority: only an offer. So is
    `likely_title`: a line above the table that may be the title, where none surely is. `years` are words like
    "2025-27", which may be calendar years or financial years, where there is no period.
    """

    title: FoundText | None
    authority: FoundText | None
    period: FoundText | None
    as_at: FoundText | None
    as_at_month: str
    author: str
    likely_title: FoundText | None = None
    years: str = ""


def find_head(document: Document, outline: PlanOutline) -> DocumentHead:
    """Find the head of a document: in what stands above the first row, and in the properties of the file."""
    opening = [passage for each in outline.opening for passage in each.passages]
    above = [*opening, *(each for heading in outline.sections[0].headings for each in heading.passages)]
    ranked = _rank_titles(above, document.title)
    title = next((found for score, found in ranked if score >= _SURE_TITLE), None)
    title = title or (FoundText(document.title) if document.title else None)
    likely = next((found for _, found in ranked), None)
    authority = _find_authority(above)
    as_at, month = _find_day(_iter_days(document, outline))
    author = document.author if _AUTHORITY.fullmatch(document.author) else ""
    period = _find_period(title, above)
    lines = [each.text for each in (title or likely, *above) if each]
    years = "" if period else next((match[0] for line in lines if (match := _UNCLEAR_YEARS.search(line))), "")
    return DocumentHead(
        title, authority, period, as_at, as_at_month=month, author=author, likely_title=likely, years=years
    )


def _rank_titles(above: Iterable[Passage], of_file: str) -> list[tuple[int, FoundText]]:
    """Rank the lines above the plan that may be its title, the likeliest first, the upper one of two alike."""
    ranked: list[tuple[int, FoundText]] = []
    for n, passage in enumerate(above):
        text = _cut_day(passage.text)
        if not text or len(text) > _LONGEST_TITLE or _AUTHORITY.fullmatch(passage.text):
            continue
        is_styled = bool(passage.level) or passage.is_bold
        score = (
            3 * (bool(of_file) and fold(text) == fold(of_file))
            + 2 * bool(_TITLE_WORDS.search(text))
            + 2 * bool(_PERIOD.search(text))
            + is_styled
            - 2 * passage.text.endswith(".")
        )
        if score >= (_LIKELY_TITLE if n else 1):  # the first line may be one if it only looks so
            ranked.append((score, FoundText(text, passage, 0, len(text))))
    return sorted(ranked, key=lambda each: -each[0])


def _cut_day(text: str) -> str:
    """Remove the position date from a title: "Delivery Plan 2025/26: position as at 30 September"."""
    match = AS_AT.search(text)
    return text[: match.start()].rstrip(" :,;(–—-") if match else text


def _find_authority(above: Iterable[Passage]) -> FoundText | None:
    for passage in above:
        if _AUTHORITY.fullmatch(passage.text):
            return FoundText(passage.text, passage, 0, len(passage.text))
    return None


def _find_period(title: FoundText | None, above: Iterable[Passage]) -> FoundText | None:
    """Find the years that the plan covers: `2017/18`, `2024/25 to 2026/27`.

    A single year is one only in the title, or where it is called the period.
    """
    if title and (period := _read_period(title.text, takes_year=True)):
        return FoundText(period)
    for passage in above:
        called = _CALLED_PERIOD.search(passage.text)
        text = passage.text[called.end() :] if called else _cut_day(passage.text)
        if period := _read_period(text, takes_year=bool(called)):
            return FoundText(period, passage)
    return None


def _read_period(text: str, *, takes_year: bool) -> str:
    """Read the first years in a text that are no part of a day or a month; "" if there are none."""
    for match in _PERIOD.finditer(_DAY_OR_MONTH.sub(" ", text)):
        period = re.sub(r"\s?[–-]\s?(?=\d\d\b)", "/", match[0].replace(" /", "/").replace("/ ", "/"))
        if not takes_year and not _YEARS.match(match[0]):
            continue
        try:
            Context(period)
        except ValueError:
            continue
        return period
    return ""


def _iter_days(document: Document, outline: PlanOutline) -> Iterator[Passage]:
    """Yield the text that may say which day the progress is from: all but the rows of the plan."""
    yield from (block for block in document.blocks if isinstance(block, Passage))
    for each in outline.opening:
        yield from (passage for passage in each.passages if passage not in document.blocks)
    for section in outline.sections:
        parts: list[HeadingEvent | LineEvent] = [*section.headings, *section.lines]
        yield from (passage for each in parts for passage in each.passages if passage not in document.blocks)
    for header in outline.headers[:1]:
        yield from header.passages
    yield from document.outside


def _find_day(passages: Iterable[Passage]) -> tuple[FoundText | None, str]:
    """Find the one day that the progress is from; "" if there are several, and the month if there is only that."""
    found: dict[date, FoundText] = {}
    month = ""
    for passage in dict.fromkeys(passages):
        for match in AS_AT.finditer(passage.text):
            phrase = re.split(r"[;)]|\.\s|\.$", passage.text[match.end() :])[0].strip()[:60]
            reading = read_phrase(phrase) if phrase else None
            if reading and len(reading.windows) == 1 and reading.kind == "window":
                window = reading.windows[0]
                if window.earliest and window.earliest == window.latest and re.search(r"\d{4}", phrase):
                    words = FoundText(format_day(window.earliest), passage, match.end(), match.end() + len(phrase))
                    found.setdefault(window.earliest, words)
                elif not month and (only := _MONTH_ONLY.match(phrase)):
                    month = only[0]
    return (next(iter(found.values())) if len(found) == 1 else None), month
