"""An explanation of how a phrase is read: step by step in words, or as one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import dumps

from actionplan.dates import Context, Reading, Window, explain_reading, format_day, format_window, read_date
from actionplan.dates.formatting import describe_window
from actionplan.text.english import format_list, shorten
from actionplan.text.escaping import escape_control, escape_json, measure_width, pad_right

LABEL_WIDTH = 14
_MAX_WORDS = 500
_KIND_MEANINGS = {
    "window": "a date",
    "ongoing": "in progress throughout, never due",
    "recurring": "something that comes again",
    "dependent": "no date of its own",
    "unset": "no date",
    "unreadable": "cannot be read",
}


def render_reading(phrase: str, reading: Reading, context: Context) -> str:
    """Explain in plain words how a phrase was read."""
    lines = [
        f'"{escape_control(shorten(phrase, _MAX_WORDS))}" in {escape_control(context.period)}',
        *_iter_steps(phrase, reading),
        *_iter_result(phrase, reading),
    ]
    exact = find_exact_phrase(reading, context)
    if exact and exact.casefold() != phrase.strip().casefold():
        lines += _label_lines("More exactly", [f'write "{exact}"'])
    return "\n".join(line.rstrip() for line in lines) + "\n"


def render_reading_json(phrase: str, reading: Reading) -> str:
    """Render a reading as one line of JSON."""
    windows = [[day and day.isoformat() for day in window] for window in reading.windows]
    assumptions = [assumption._asdict() for assumption in reading.assumptions]
    fields = {"phrase": phrase, "kind": reading.kind, "windows": windows, "assumptions": assumptions}
    return escape_json(dumps(fields | {"remark": reading.remark}, ensure_ascii=False)) + "\n"


def find_exact_phrase(reading: Reading, context: Context) -> str | None:
    """Find the shortest phrase that means the same with nothing assumed; None if none is needed or possible.

    There is none for a date with a remark or a "circa", which would be lost.
    """
    if not _has_assumptions(reading) or reading.kind != "window" or reading.remark or reading.approximate:
        return None
    phrases = (format_list([words(window) for window in reading.windows]) for words in (describe_window, format_window))
    return next((phrase for phrase in phrases if _is_same(read_date(phrase, context), reading)), None)


def _has_assumptions(reading: Reading) -> bool:
    """Return True if something was assumed that other words could settle: none puts a date inside the period."""
    return any(assumption.code != "outside-period" for assumption in reading.assumptions)


def _is_same(second_reading: Reading, reading: Reading) -> bool:
    return (second_reading.kind, second_reading.windows) == (reading.kind, reading.windows) and not _has_assumptions(
        second_reading
    )


def describe_days(window: Window) -> str:
    """Describe the days of a window, open ends included: "1 July 2017 to 30 September 2017"."""
    earliest, latest = window
    if earliest is None and latest:
        return f"up to {format_day(latest)}"
    return f"from {format_day(earliest)}, with no last day" if earliest and latest is None else format_window(window)


def _iter_steps(phrase: str, reading: Reading) -> Iterator[str]:
    steps = [
        (escape_control(step.words or phrase.strip()), escape_control(step.meaning))
        for step in explain_reading(reading)
    ]
    width = max((measure_width(words) for words, _ in steps), default=0)
    for words, meaning in steps:
        yield f"  {pad_right(words, min(width, 40))}  {meaning}"


def _iter_result(phrase: str, reading: Reading) -> Iterator[str]:
    yield from _label_lines("Read as", [_KIND_MEANINGS[reading.kind] + (", roughly" if reading.approximate else "")])
    yield from _label_lines("Days", map(describe_days, reading.windows))
    yield from _label_lines("Due", [format_day(reading.due)] if reading.due and reading.kind != "ongoing" else [])
    yield from _label_lines(
        "Assumed",
        (escape_control(assumption.text) for assumption in reading.assumptions if assumption.code != "remark"),
    )
    yield from _label_lines("Decided by", [escape_control(reading.body)] if reading.body else [])
    yield from _label_lines(
        "Remark", [escape_control(reading.remark)] if reading.remark and reading.kind != "dependent" else []
    )
    yield from _label_lines("Problem", _iter_problem(phrase, reading))


def _label_lines(label: str, texts: Iterable[str]) -> Iterator[str]:
    for n, text in enumerate(texts):
        yield f"  {'' if n else label:{LABEL_WIDTH}}{text}"


def _iter_problem(phrase: str, reading: Reading) -> Iterator[str]:
    if reading.problem is None:
        return
    if not reading.nearest:
        yield escape_control(reading.problem)
    if reading.span:
        first, last = reading.span
        if len(phrase) > _MAX_WORDS:
            return
        yield escape_control(phrase)
        yield " " * measure_width(escape_control(phrase[:first])) + "^" * max(
            measure_width(escape_control(phrase[first:last])), 1
        )
    if reading.nearest:
        yield f'did you mean "{escape_control(reading.nearest)}"?'
