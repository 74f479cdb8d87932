"""A reading, for whoever asks how a phrase is read: step by step in words, or as one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actionplan.dates import Context, Reading, Window, read, say_day, say_window, steps
from actionplan.dates.say import spoken
from actionplan.english import listed
from actionplan.faces.safe import cells, pad, safe, safe_json

LABEL = 14
_SURE = {
    "window": "a date",
    "ongoing": "in progress throughout, never due",
    "recurring": "something that comes again",
    "dependent": "no date of its own",
    "unset": "no date",
    "unreadable": "cannot be read",
}


def render(phrase: str, reading: Reading, context: Context) -> str:
    """How a phrase was read, in plain words."""
    lines = [f'"{safe(phrase)}" in {safe(context.period)}', *_steps(phrase, reading), *_result(phrase, reading)]
    exact = exactly(reading, context)
    if exact and exact.casefold() != phrase.strip().casefold():
        lines += _labelled("More exactly", [f'write "{exact}"'])
    return "\n".join(line.rstrip() for line in lines) + "\n"


def render_json(phrase: str, reading: Reading) -> str:
    """A reading as one line of JSON."""
    from json import dumps  # noqa: PLC0415 - the words need none of it

    windows = [[day and day.isoformat() for day in window] for window in reading.windows]
    assumptions = [each._asdict() for each in reading.assumptions]
    fields = {"phrase": phrase, "kind": reading.kind, "windows": windows, "assumptions": assumptions}
    return safe_json(dumps(fields | {"remark": reading.remark}, ensure_ascii=False)) + "\n"


def exactly(reading: Reading, context: Context) -> str | None:
    """The shortest phrase that says the same with nothing assumed; `None` where none is needed, or there is none.

    A remark or a "circa" would be lost in it: then there is none.
    """
    if not _assumed(reading) or reading.kind != "window" or reading.remark or reading.approximate:
        return None
    phrases = (listed([words(window) for window in reading.windows]) for words in (spoken, say_window))
    return next((phrase for phrase in phrases if _is_same(read(phrase, context), reading)), None)


def _assumed(reading: Reading) -> bool:
    """Whether something was assumed that other words could settle: nothing puts a date inside the period."""
    return any(each.code != "outside-period" for each in reading.assumptions)


def _is_same(again: Reading, reading: Reading) -> bool:
    return (again.kind, again.windows) == (reading.kind, reading.windows) and not _assumed(again)


def in_words(window: Window) -> str:
    """The days of a window: "1 July 2017 to 30 September 2017", open ends included."""
    earliest, latest = window
    if earliest is None and latest:
        return f"up to {say_day(latest)}"
    return f"from {say_day(earliest)}, with no last day" if earliest and latest is None else say_window(window)


def _steps(phrase: str, reading: Reading) -> Iterator[str]:
    found = [(safe(step.words or phrase.strip()), safe(step.meaning)) for step in steps(reading)]
    width = max((cells(words) for words, _ in found), default=0)
    for words, meaning in found:
        yield f"  {pad(words, min(width, 40))}  {meaning}"


def _result(phrase: str, reading: Reading) -> Iterator[str]:
    yield from _labelled("Read as", [_SURE[reading.kind] + (", roughly" if reading.approximate else "")])
    yield from _labelled("Days", map(in_words, reading.windows))
    yield from _labelled("Due", [say_day(reading.due)] if reading.due and reading.kind != "ongoing" else [])
    yield from _labelled("Assumed", (safe(each.text) for each in reading.assumptions if each.code != "remark"))
    yield from _labelled("Decided by", [safe(reading.body)] if reading.body else [])
    yield from _labelled("Remark", [safe(reading.remark)] if reading.remark and reading.kind != "dependent" else [])
    yield from _labelled("Problem", _problem(phrase, reading))


def _labelled(label: str, texts: Iterable[str]) -> Iterator[str]:
    for n, text in enumerate(texts):
        yield f"  {'' if n else label:{LABEL}}{text}"


def _problem(phrase: str, reading: Reading) -> Iterator[str]:
    if reading.problem is None:
        return
    if not reading.nearest:
        yield safe(reading.problem)
    if reading.span:
        first, last = reading.span
        yield safe(phrase)
        yield " " * cells(safe(phrase[:first])) + "^" * max(cells(safe(phrase[first:last])), 1)
    if reading.nearest:
        yield f'did you mean "{safe(reading.nearest)}"?'
