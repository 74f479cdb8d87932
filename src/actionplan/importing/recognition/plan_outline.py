"""Put the rows of a plan under their headings (rule R4 of docs/import.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from actionplan.importing.recognition.document_events import (
    GapEvent,
    HeaderEvent,
    HeadingEvent,
    LineEvent,
    PlanEvent,
    RowEvent,
)
from actionplan.importing.recognition.group_titles import get_group_word, split_title
from actionplan.text.folding import fold

_DEEPER_THAN_STYLES = 100


@dataclass(slots=True)
class PlanSection:
    """Rows under the same headings: these, outermost first, the lines above and below the rows, and the rows."""

    headings: list[HeadingEvent]
    rows: list[RowEvent] = field(default_factory=list)
    lines: list[LineEvent] = field(default_factory=list)


@dataclass(slots=True)
class PlanOutline:
    """A document in the order of the plan: its sections with rows, its header rows, and what opens it.

    The `opening` stands before the first row and over no rows of its own: titles, a list of contents.
    """

    sections: list[PlanSection] = field(default_factory=list)
    headers: list[HeaderEvent] = field(default_factory=list)
    opening: list[HeadingEvent | LineEvent] = field(default_factory=list)


def build_outline(events: Sequence[PlanEvent]) -> PlanOutline:
    """Build the outline of a document from its parts."""
    outline = PlanOutline()
    events = _take_contents_as_lines(events)
    depths = _find_depths(events)
    stack: list[HeadingEvent] = []
    waiting: list[LineEvent] = []
    section: PlanSection | None = None
    for event in events:
        if isinstance(event, HeadingEvent):
            if section is None and stack and _is_number_alone(stack[-1]) and split_title(event.text) is None:
                stack[-1] = _join_caption(stack[-1], event)
                continue
            depth = depths[event.look]
            stack = [*(each for each in stack if depths[each.look] < depth), event]
            section = None
        elif isinstance(event, RowEvent):
            if section is None:
                section = PlanSection(list(stack), lines=waiting)
                outline.sections.append(section)
                waiting = []
            section.rows.append(event)
        elif isinstance(event, LineEvent):
            (waiting if section is None else section.lines).append(event)
        elif isinstance(event, HeaderEvent):
            outline.headers.append(event)
    outline.opening += _list_opening(events, outline)
    return outline


def _take_contents_as_lines(events: Sequence[PlanEvent]) -> list[PlanEvent]:
    """Take headings before the first row as lines, if their number comes again: they are a list of contents."""
    last = {key: n for n, event in enumerate(events) if (key := _find_number(event))}
    opening: list[PlanEvent] = list(takewhile(lambda event: not isinstance(event, RowEvent), events))
    below: PlanEvent | None = None  # the next heading, if there is one before the first row
    for n, event in reversed(list(enumerate(opening))):
        key = _find_number(event)
        if isinstance(event, HeadingEvent):
            opening[n] = LineEvent(event.passages) if key and last[key] > n and below else event
            below = event
    return [*opening, *events[len(opening) :]]


def _find_number(event: PlanEvent) -> tuple[str, str] | None:
    """Return the word and the number before the title of a heading, if it has a number."""
    title = split_title(event.text) if isinstance(event, HeadingEvent) else None
    if title is None or not isinstance(event, HeadingEvent):
        return None
    return get_group_word(event.text), fold(event.text[slice(*title.number)])


def _list_opening(events: Sequence[PlanEvent], outline: PlanOutline) -> list[HeadingEvent | LineEvent]:
    """List what stands before the first row, but for its own headings."""
    before = takewhile(lambda event: not isinstance(event, RowEvent), events)
    used = {id(passage) for section in outline.sections[:1] for each in section.headings for passage in each.passages}
    return [
        each
        for each in before
        if isinstance(each, (HeadingEvent, LineEvent)) and used.isdisjoint(map(id, each.passages))
    ]


def _is_number_alone(heading: HeadingEvent) -> bool:
    """Return True if a heading is only a number, "CORPORATE ACTION 6:". The heading after it is then its title."""
    title = split_title(heading.text)
    return title is not None and title.title[0] == title.title[1]


def _join_caption(number: HeadingEvent, title: HeadingEvent) -> HeadingEvent:
    return HeadingEvent((*number.passages, *title.passages), number.look, number.level)


def _find_depths(events: Iterable[PlanEvent]) -> dict[tuple[str, ...], int]:
    """Rank the looks of headings by how deep they are: styles by their level, others by which stand above which."""
    looks: dict[tuple[str, ...], int] = {}
    before: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    counts: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = defaultdict(int)
    for run in _iter_runs(events):
        for heading in run:
            looks.setdefault(heading.look, heading.level)
        for one, other in pairwise(dict.fromkeys(heading.look for heading in run)):
            counts[one, other] += 1
    for (one, other), count in counts.items():
        if count > counts.get((other, one), 0):
            before[other].add(one)
    ranks: dict[tuple[str, ...], int] = {}
    for look, level in looks.items():
        ranks[look] = level or _DEEPER_THAN_STYLES + _count_above(look, before, looks)
    return ranks


def _count_above(
    look: tuple[str, ...], before: dict[tuple[str, ...], set[tuple[str, ...]]], looks: dict[tuple[str, ...], int]
) -> int:
    """Count the looks without a level of their own that stand above a look, those above these too."""
    seen: set[tuple[str, ...]] = set()
    to_see = [look]
    while to_see:
        for each in before[to_see.pop()] - seen:
            if not looks[each]:
                seen.add(each)
                to_see.append(each)
    return len(seen - {look})


def _iter_runs(events: Iterable[PlanEvent]) -> Iterator[list[HeadingEvent]]:
    """Yield the headings that stand directly above rows, together; others each alone."""
    run: list[HeadingEvent] = []
    for event in events:
        if isinstance(event, HeadingEvent):
            run.append(event)
        elif isinstance(event, (LineEvent, GapEvent)):
            yield from ([each] for each in run)
            run = []
        elif isinstance(event, RowEvent):
            if run:
                yield run
            run = []
    yield from ([each] for each in run)
