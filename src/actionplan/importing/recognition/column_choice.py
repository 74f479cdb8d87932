"""Decide what each column of a table is: by its header, then by its cells (rule R3 of docs/import.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from actionplan.importing.question import Question
from actionplan.importing.recognition.cell_content import CellLook, look_at, weigh_content
from actionplan.importing.recognition.header_words import (
    COLUMN_FIELDS,
    ColumnField,
    normalise_header,
    score_header,
)
from actionplan.importing.source_document import GridCell
from actionplan.text.english import shorten
from actionplan.text.folding import fold

_SURE = 0.8
_MARGIN = 0.2
_WORTH_ASKING = 0.3
_MANY_GOALS = 0.6
_MAX_GROUPS = 2
_MOST_FILLED = 0.7
"""The share of its rows in which a column is filled, at most, if it stands over them."""

_NAMED_TOGETHER: tuple[ColumnField, ...] = ("text", "officer", "date", "measures", "note", "rag")
_TIMES = re.compile(
    r"\b(?:q(?:uarter)? ?[1-4]|[1-4](?:st|nd|rd|th)? quarter|\d+(?:st|nd|rd|th)?|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\b"
)
_SINGLE: tuple[ColumnField, ...] = (
    *("ref", "text", "officer", "accountable", "supporting", "date", "start", "measures"),
    *("note", "rag", "monitored_by", "revised", "completed"),
)
COLUMN_MEANINGS: dict[str, str] = {
    "ref": "the number",
    "text": "what is to be done (text)",
    "group": "a heading over the rows",
    "officer": "the officer",
    "accountable": "who is accountable",
    "supporting": "who helps (supporting)",
    "start": "when work is to start (start)",
    "date": "when it is due (date)",
    "measures": "how one would know (measures)",
    "target": "the figure that a measure is to reach (target)",
    "baseline": "the figure that a measure starts from (baseline)",
    "note": "what was reported (note)",
    "rag": "the RAG rating",
    "monitored_by": "the bodies that monitor it",
    "revised": "a new date",
    "completed": "the day it was completed",
    "fields": "something of your own (fields)",
    "left over": "not wanted in the plan (left over)",
}


class PlanColumn(NamedTuple):
    """A column of the plan's table: its place, its header's words, what it is, and how sure that is (1 at most).

    `rival` is the field that it could be: another column is, or the officer has to say so. `second` is what its header
    names besides.
    """

    at: int
    name: str
    field: ColumnField
    confidence: float = 1.0
    is_hidden: bool = False
    is_given: bool = False
    rival: ColumnField | None = None
    second: ColumnField | None = None


class ColumnChoice(NamedTuple):
    """What the columns of a table are, and what has to be asked about them."""

    columns: tuple[PlanColumn, ...]
    questions: tuple[Question, ...]

    def find(self, field: ColumnField) -> PlanColumn | None:
        """Find the column of a field."""
        return next((each for each in self.columns if each.field == field), None)

    def list_columns(self, field: ColumnField) -> list[PlanColumn]:
        """List the columns of a field, from the left."""
        return [each for each in self.columns if each.field == field]


def choose_columns(
    names: Sequence[str],
    cells: Sequence[Sequence[GridCell]],
    *,
    hidden: frozenset[int] = frozenset(),
    mappings: Mapping[str, str],
    lowest: Sequence[str] = (),
) -> ColumnChoice:
    """Choose what each column is, from the names and the cells of all columns and from what the officer said.

    `lowest` are the words of the last row of each header, where it has several rows.
    """
    given = find_given(names, mappings)
    looks = [look_at(column) for column in cells]
    scores = [
        {} if at in given or at in hidden else _score_column(name, words, looks[at])
        for at, (name, words) in enumerate(zip(names, lowest or [""] * len(names), strict=True))
    ]
    _weigh_neighbours(names, scores)
    _weigh_people(scores)
    rivals = _find_figures(scores, looks)
    fields: dict[int, ColumnField] = dict(given) | {at: "fields" for at in hidden if at not in given}
    for field in _SINGLE:
        _take_best(field, fields, _rank_columns(field, names, looks, scores), rivals)
    _take_groups(fields, scores)
    columns = tuple(
        PlanColumn(
            at,
            name,
            fields.get(at, "fields"),
            confidence=1.0 if at in given else min(scores[at].get(fields.get(at, "fields"), 1.0), 1.0),
            is_hidden=at in hidden,
            is_given=at in given,
            rival=rivals.get(at),
            second=_find_second(name, fields.get(at)),
        )
        for at, name in enumerate(names)
    )
    unsure = [at for at in range(len(names)) if at not in fields and scores[at]]
    questions = [_ask_column(at, names, cells, scores[at], fields) for at in unsure]
    unknown = [at for at, score in enumerate(scores) if not score]
    questions += _ask_missing(names, cells, looks, fields, unknown)
    questions += _ask_groups(names, cells, fields, [at for at in unknown if at not in fields])
    return ColumnChoice(columns, tuple(filter(None, questions)))


def find_given(names: Sequence[str], mappings: Mapping[str, str]) -> dict[int, ColumnField]:
    """Find the columns that the officer named: by the header's words, or by the number of the column."""
    given: dict[int, ColumnField] = {}
    for column, field in mappings.items():
        wanted = normalise_header(column)
        for at, name in enumerate(names):
            if normalise_header(name) == wanted or fold(name) == fold(column) or (column.strip() == str(at + 1)):
                given[at] = next(each for each in COLUMN_FIELDS if each == field)
    return given


def _score_column(name: str, lowest: str, look: CellLook) -> dict[ColumnField, float]:
    scores = score_header(name, lowest)
    return {field: score + weigh_content(field, look) for field, score in scores.items()}


def _weigh_neighbours(names: Sequence[str], scores: list[dict[ColumnField, float]]) -> None:
    """Take a column of headings as the text where no other can be, and as the council's own where it is behind that."""
    text = next((at for at, score in enumerate(scores) if score.get("text", 0) >= _SURE), None)
    groups = [at for at, score in enumerate(scores) if "group" in score]
    if text is None and groups:
        text = next((at for at in groups if "recommendation" in normalise_header(names[at])), groups[-1])
        scores[text]["text"] = scores[text].pop("group")
    for at in groups:
        if text is not None and at > text:
            scores[at].pop("group")
            scores[at]["fields"] = max(scores[at].get("fields", 0), 1.0)


def _weigh_people(scores: Sequence[dict[ColumnField, float]]) -> None:
    """Take who is accountable as the officer, if no other column names who is responsible."""
    has_officer = any(_is_sure("officer", score) for score in scores if "accountable" not in score)
    for score in scores:
        if "accountable" in score and ("officer" in score or not has_officer):
            score["officer"] = max(score.get("officer", 0), score.pop("accountable"))


def _find_figures(scores: Sequence[dict[ColumnField, float]], looks: Sequence[CellLook]) -> dict[int, ColumnField]:
    """Find the columns of figures to reach or to start from, if another column has the measures.

    They are the council's own unless the officer says otherwise: words become a figure only when somebody asks for it.
    """
    has_measures = any(_is_sure("measures", score) for score in scores if "target" not in score)
    offered: dict[int, ColumnField] = {}
    for at, (score, look) in enumerate(zip(scores, looks, strict=True)):
        if score.pop("target", 0) and has_measures and look.goals >= _MANY_GOALS > look.bare_dates:
            score.clear()
            offered[at] = "target"
        elif score.pop("baseline", 0):
            if has_measures:
                offered[at] = "baseline"
        else:
            continue
        score["fields"] = 1.0
    return offered


def _rank_columns(
    field: ColumnField,
    names: Sequence[str],
    looks: Sequence[CellLook],
    scores: Sequence[Mapping[ColumnField, float]],
) -> list[tuple[int, float]]:
    """Rank the columns that are surely a field, best first, each with its score.

    Of reports of several times ("Q1 update", "Q2 update") the last with anything in it is the newest.
    """
    ranked = sorted(
        ((at, score[field]) for at, score in enumerate(scores) if _is_sure(field, score)), key=lambda each: -each[1]
    )
    if field in {"note", "rag"} and ranked:
        first = _strip_times(names[ranked[0][0]])
        series = [at for at, _ in ranked if _strip_times(names[at]) == first]
        newest = max((at for at in series if looks[at].marked), default=None)
        if len(series) > 1 and newest is not None:
            ranked.sort(key=lambda each: each[0] != newest)
    return ranked


def _strip_times(name: str) -> str:
    """Return a header without the quarter, month or year that tells it from others of its kind."""
    return " ".join(_TIMES.sub(" ", normalise_header(name)).split())


def _take_best(
    field: ColumnField,
    fields: dict[int, ColumnField],
    ranked: Sequence[tuple[int, float]],
    rivals: dict[int, ColumnField],
) -> None:
    """Give a field to the column that fits it best. Other columns that fit become the council's own."""
    for at, _ in ranked:
        if at in fields:
            continue
        if field in fields.values():
            fields[at] = "fields"
            rivals[at] = field
        else:
            fields[at] = field


def _is_sure(field: ColumnField, score: Mapping[ColumnField, float]) -> bool:
    second = max((value for each, value in score.items() if each != field), default=0)
    return round(score.get(field, 0), 3) >= _SURE and round(score[field] - second, 3) >= _MARGIN


def _take_groups(fields: dict[int, ColumnField], scores: Sequence[Mapping[ColumnField, float]]) -> None:
    """Take the headings left of the text, two at most, and the columns that are surely the council's own."""
    text = next((at for at, field in fields.items() if field == "text"), len(scores))
    groups = [at for at, score in enumerate(scores) if at not in fields and at < text and _is_sure("group", score)]
    for at in groups:
        fields[at] = "group" if at in groups[:_MAX_GROUPS] else "fields"
    for at, score in enumerate(scores):
        if at not in fields and _is_sure("fields", score):
            fields[at] = "fields"


def _ask_column(
    at: int,
    names: Sequence[str],
    cells: Sequence[Sequence[GridCell]],
    score: Mapping[ColumnField, float],
    fields: Mapping[int, ColumnField],
) -> Question | None:
    """Ask what a column is whose header means several things, or none surely."""
    likely = sorted(
        (field for field, value in score.items() if value >= _WORTH_ASKING and field not in fields.values()),
        key=lambda field: -score[field],
    )
    if not likely or likely == ["fields"]:
        return None
    choices = tuple(dict.fromkeys([*likely, "fields"]))
    meanings = " or ".join(COLUMN_MEANINGS[each] for each in choices)
    sentence = f'Column {at + 1}, "{names[at]}": is it {meanings}?{_quote_first(cells[at])}'
    hint = f'Use --map "{names[at]}={choices[0]}".'
    return Question(sentence, "--map", hint, subject=names[at], choices=choices, default=choices[0])


def _ask_missing(
    names: Sequence[str],
    cells: Sequence[Sequence[GridCell]],
    looks: Sequence[CellLook],
    fields: Mapping[int, ColumnField],
    unknown: Sequence[int],
) -> list[Question]:
    """Ask for a date or an officer that has no column, where an unknown column looks like one."""
    taken = set(fields.values())
    questions: list[Question] = []
    for at in unknown:
        if at in fields:
            continue
        look = looks[at]
        field: ColumnField | None = None
        if "date" not in taken and look.dates >= 0.6:
            field = "date"
        elif "officer" not in taken and look.filled >= 2 and look.short == 1 and look.distinct < 0.9 > look.dates:
            field = "officer" if look.length >= 5 else None
        if field:
            taken.add(field)
            sentence = f'Column {at + 1}, "{names[at]}": is it {COLUMN_MEANINGS[field]}?{_quote_first(cells[at])}'
            hint = f'Use --map "{names[at]}={field}", or --map "{names[at]}=fields".'
            questions.append(
                Question(sentence, "--map", hint, subject=names[at], choices=(field, "fields"), default=field)
            )
    return questions


def _ask_groups(
    names: Sequence[str],
    cells: Sequence[Sequence[GridCell]],
    fields: Mapping[int, ColumnField],
    unknown: Sequence[int],
) -> Iterator[Question]:
    """Ask if an unknown column left of the text stands over rows: it is filled once, and empty below."""
    text = next((at for at, field in fields.items() if field == "text"), 0)
    for at in (each for each in unknown if each < text):
        rows = [row for row, cell in enumerate(cells[text]) if cell.passages]
        filled = [bool(cells[at][row].passages) for row in rows if not cells[at][row].covered_by]
        if len(filled) > filled.count(True) > 1 and filled[0] and filled.count(True) <= _MOST_FILLED * len(filled):
            sentence = (
                f'Column {at + 1}, "{names[at]}", is empty in some rows: is it {COLUMN_MEANINGS["group"]} (group) or '
                f"{COLUMN_MEANINGS['fields']}?{_quote_first(cells[at])}"
            )
            hint = f'Use --map "{names[at]}=group", or --map "{names[at]}=fields".'
            choices = ("group", "fields")
            yield Question(sentence, "--map", hint, subject=names[at], choices=choices, default="group")


def _find_second(name: str, field: ColumnField | None) -> ColumnField | None:
    """Find what a header names besides what its column is: "Who and by when" names an officer and a date."""
    if field not in _NAMED_TOGETHER:
        return None
    scores = score_header(name)
    others = (each for each in _NAMED_TOGETHER if each != field and scores.get(each, 0) >= _SURE)
    return next(others, None) if scores.get(field, 0) >= _SURE else None


def _quote_first(cells: Sequence[GridCell]) -> str:
    first = [shorten(each.text, 40) for each in cells if each.passages][:2]
    return f" First cells: {'; '.join(first)}." if first else " Its cells are empty."
