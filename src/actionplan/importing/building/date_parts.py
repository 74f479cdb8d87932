"""Read the dates in a cell, and set aside stray marks (rules R7 and R8 of docs/import.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from actionplan.dates import Context
from actionplan.importing.recognition.cell_content import read_phrase
from actionplan.importing.wording import Fragment, Wording, join_wording

_YEAR = re.compile(r"\d{4}|\d\d[/-]\d\d\b|-\d\d\b|'\d\d\b")
_BARE_YEAR = re.compile(r"(?:20\d\d|\d\d)(?:\s?[/-]\s?\d\d(?:\d\d)?)?")


class DatePhrase(NamedTuple):
    """A date as it is written: its words, if they can be read, and the stray marks that stand under it."""

    wording: Wording
    is_readable: bool
    strays: Wording = ()


def read_date_parts(parts: Sequence[Fragment], context: Context) -> list[DatePhrase]:
    """Read the parts of a cell: all of them as one date, or else each as one, or else joined to those next to them."""
    if len(parts) == 1:
        return [DatePhrase(tuple(parts), is_readable=_is_readable(tuple(parts), context))]
    readable = [_is_dated(part, context) for part in parts]
    if not any(readable):  # "TBC" and "Complete" are dates where nothing else is
        readable = [_is_readable((part,), context) for part in parts]
    if not (all(readable) and _are_whole(parts)) and _is_one_date(tuple(parts), context):
        return [DatePhrase(tuple(parts), is_readable=True)]
    if not any(readable):
        return [DatePhrase(tuple(parts), is_readable=_is_readable(tuple(parts), context))]
    return _gather(parts, readable, context)


def _gather(parts: Sequence[Fragment], readable: Sequence[bool], context: Context) -> list[DatePhrase]:
    """Join words to the date they belong to, and set stray marks aside."""
    dates: list[DatePhrase] = []
    opening: Wording = ()
    for part, is_date in zip(parts, readable, strict=True):
        if is_date:
            joined = (*opening, part)
            dates.append(DatePhrase(joined if opening and _is_readable(joined, context) else (part,), is_readable=True))
            if len(dates[-1].wording) == 1 and opening:
                dates[-1] = dates[-1]._replace(strays=opening)
            opening = ()
        elif not dates:
            opening = (*opening, part)
        else:
            last = dates[-1]
            joined = (*last.wording, part)
            if _is_continuation(part.text) and not last.strays and _is_readable(joined, context):
                dates[-1] = last._replace(wording=joined)
            else:
                dates[-1] = last._replace(strays=(*last.strays, part))
    return dates


def _is_continuation(text: str) -> bool:
    """Return True if a part without a date may be more words about the one above: several, or in brackets."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return (
        len(words) > 1 or (text.startswith("(") and text.endswith(")")) or text.casefold() in {"thereafter", "onwards"}
    )


def _are_whole(parts: Sequence[Fragment]) -> bool:
    """Return True if each part is a date of its own: none is the year that another lacks."""
    texts = [part.text for part in parts]
    return not any(
        _BARE_YEAR.fullmatch(text) and n and not _YEAR.search(texts[n - 1]) for n, text in enumerate(texts)
    ) and not any(text.casefold().endswith((" to", " by", " and", "-", "–", " of", ",")) for text in texts[:-1])


def _is_one_date(wording: Wording, context: Context) -> bool:
    reading = read_phrase(join_wording(wording), context)
    if reading.kind == "recurring":
        return True
    return (
        reading.kind in {"window", "ongoing"}
        and len(reading.windows) == 1
        and not _has_hidden_mark(wording, reading.remark)
    )


def _has_hidden_mark(wording: Wording, remark: str | None) -> bool:
    """Return True if a reading takes a part that is no word for a remark."""
    return bool(remark) and any(
        not _is_continuation(part.text) and part.text.strip(" ,.;") in str(remark) for part in wording
    )


def _is_dated(part: Fragment, context: Context) -> bool:
    is_bracketed = part.text.startswith("(") and part.text.endswith(")")
    return not is_bracketed and read_phrase(part.text, context).kind not in {"unset", "unreadable"}


def _is_readable(wording: Wording, context: Context) -> bool:
    return read_phrase(join_wording(wording), context).kind != "unreadable"
