"""Put the figures beside the measures of a row on them: what to reach, and where it starts (rule R3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from actionplan.dates import Context
from actionplan.importing.building.plan_draft import PlanDraft, RowDraft, TargetDraft
from actionplan.importing.building.row_cells import TakenCell
from actionplan.importing.recognition.cell_content import read_phrase
from actionplan.importing.recognition.header_words import find_header_year
from actionplan.importing.wording import Branch, Fragment, Leaf, PlanNode, join_wording, make_leaf
from actionplan.quantities.goal import read_goal
from actionplan.quantities.quantity import read_quantity
from actionplan.text.english import format_count

FIGURE_FIELDS = frozenset({"target", "baseline"})
_KEY_ORDER = ("target", "by_year", "baseline")
_FIGURE_WITH_DAY = re.compile(r"(.+?)(\s*\()([^()]+)(\)\s*)")
"""A figure with its day in brackets: "74 (31 March 2017)"."""


class MeasurePlace(NamedTuple):
    """Where a measure of a row stands: its target, and its place among the measures of that."""

    target: TargetDraft
    at: int


class RowFigures:
    """Puts figures on the measures of rows. What does not fit is a finding of `draft`."""

    __slots__ = ("_context", "_draft")

    def __init__(self, draft: PlanDraft, context: Context) -> None:
        self._draft = draft
        self._context = context

    def put(self, cell: TakenCell, measures: TakenCell | None, drafted: RowDraft, ref: str) -> bool:
        """Put the figures of a cell on the measures beside it, in their order. Return False if they do not fit."""
        places = _list_places(measures, drafted)
        why = ""
        if len(places) != len(cell.own):
            figures, count = format_count(len(cell.own), "figure"), format_count(len(places), "measure")
            why = f"{figures} beside {count}"
        elif not all(self._is_readable(part, cell) for part in cell.own):
            why = "not read as a figure"
        elif any(_has_figure(place, cell) for of_measure in places for place in of_measure):
            why = "another column has this figure"
        if why:
            note = f'{why}: kept under "{cell.column.name}" in fields'
            self._draft.add_finding("cell-kept", ref, cell.text, note)
            return False
        for part, of_measure in zip(cell.own, places, strict=True):
            for n, place in enumerate(of_measure):
                self._put_figure(part._replace(is_copy=True) if n else part, cell, place)
        if len(places) > 1:
            note = f'"{cell.column.name}" and measures of one row, paired in their order'
            self._draft.add_finding("paired-by-order", ref, cell.text, note)
        return True

    def _is_readable(self, part: Fragment, cell: TakenCell) -> bool:
        text = join_wording((part,))
        if cell.column.field == "target":
            return not read_goal(text).problem
        match = _FIGURE_WITH_DAY.fullmatch(text)
        return bool(read_quantity(text) or (match and read_quantity(match[1]) and self._is_date(match[3])))

    def _is_date(self, text: str) -> bool:
        reading = read_phrase(text, self._context)
        return bool(reading.windows) and not reading.remark

    def _put_figure(self, part: Fragment, cell: TakenCell, place: MeasurePlace) -> None:
        figures = dict(place.target.figures.get(place.at, {}))
        year = find_header_year(cell.column.name)
        if cell.column.field == "baseline":
            figures["baseline"] = self._build_baseline(part, cell)
        elif year:
            held = figures.get("by_year")
            figures["by_year"] = Branch(
                {**(held.entries if isinstance(held, Branch) else {}), year: make_leaf((part,))}
            )
        else:
            figures["target"] = make_leaf((part,))
        place.target.figures[place.at] = {key: figures[key] for key in _KEY_ORDER if key in figures}

    def _build_baseline(self, part: Fragment, cell: TakenCell) -> PlanNode:
        """Build a baseline: its figure, with the day in brackets behind it, or that which the header names."""
        text = part.passage.text[part.start : part.end]
        match = None if read_quantity(text) else _FIGURE_WITH_DAY.fullmatch(text.strip())
        if match:
            start = part.start + len(text) - len(text.lstrip())
            value, opening, day, closing = (
                part._replace(start=start + match.start(n), end=start + match.end(n)) for n in range(1, 5)
            )
            self._draft.punctuation += [each for each in (opening, closing) if each.text]
            return Branch({"value": make_leaf((value,)), "on": make_leaf((day,))})
        named = re.sub(r"(?i)base\s?line|figure|value|position|performance|[():–-]", " ", cell.column.name).strip()
        if named and self._is_date(named):
            return Branch({"value": make_leaf((part,)), "on": Leaf(named)})
        return make_leaf((part,))


def _has_figure(place: MeasurePlace, cell: TakenCell) -> bool:
    """Return True if the measure has the figure of that column already: the target of the same year, say."""
    figures = place.target.figures.get(place.at, {})
    year = find_header_year(cell.column.name) if cell.column.field == "target" else ""
    by_year = figures.get("by_year")
    return (
        year in by_year.entries if year and isinstance(by_year, Branch) else not year and cell.column.field in figures
    )


def _list_places(measures: TakenCell | None, drafted: RowDraft) -> list[list[MeasurePlace]]:
    """List the measures of a row in its order, each with every target that has it."""
    places: list[list[MeasurePlace]] = []
    for part in measures.parts if measures else ():
        found = [
            MeasurePlace(target, at)
            for target in drafted.targets
            for at, words in enumerate(target.measures)
            if any(each.passage is part.passage for each in words)
        ]
        if found:
            places.append(found)
    return places
