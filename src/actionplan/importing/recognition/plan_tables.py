"""Choose the tables that hold the plan (rule R1 of docs/import.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from actionplan.importing.import_options import ImportOptions
from actionplan.importing.question import Question
from actionplan.importing.recognition.column_choice import ColumnChoice, choose_columns, find_given
from actionplan.importing.recognition.header_rows import (
    TableHeader,
    find_header,
    find_widest_row,
    is_data_row,
    make_header,
    take_row_as_header,
)
from actionplan.importing.recognition.table_splitting import is_other_header
from actionplan.importing.source_document import Document, Grid, Passage
from actionplan.importing.unreadable import UnreadableDocumentError
from actionplan.text.english import format_alternatives, format_count, shorten
from actionplan.text.folding import fold
from actionplan.text.fuzzy import find_nearest

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_MAX_LISTED = 12


class PlanTable(NamedTuple):
    """A table of the plan: its place among the tables, its grid, its header, and what its columns are."""

    number: int
    grid: Grid
    header: TableHeader
    columns: ColumnChoice


class TableChoice(NamedTuple):
    """The tables of the plan, in order, and what has to be asked first.

    If it is asked which tables are the plan, `alternatives` has the choice for each answer, by its option.
    """

    tables: tuple[PlanTable, ...]
    questions: tuple[Question, ...] = ()
    alternatives: Mapping[str, TableChoice] = MappingProxyType({})


class _Candidate(NamedTuple):
    number: int
    grid: Grid
    header: TableHeader
    columns: ColumnChoice
    caption: str


def choose_tables(document: Document, name: str, options: ImportOptions) -> TableChoice:
    """Choose the tables of a document that are the plan; those of one header are one plan."""
    grids = document.grids
    if not grids:
        raise UnreadableDocumentError(f"There is no table in {name}, and an action plan is read from a table.")
    _check_choice(document, name, options)
    captions = _find_captions(document)
    mappings = dict(options.mappings)
    candidates = _list_candidates(document, options, captions)
    if not candidates:
        return TableChoice((), (_ask_no_plan(name, grids),))
    groups = _group(candidates)
    if options.tables:
        groups = [group for group in groups if any(each.number in options.tables for each in group)]
    if not groups:
        return TableChoice((), (_ask_no_plan(name, [grids[number - 1] for number in options.tables]),))
    if len(groups) > 1 and not options.tables and not options.sheets:
        question = _ask_which(name, groups)
        alternatives = {
            f"{question.option} {_quote(choice)}": _settle([group], mappings)
            for choice, group in zip(question.choices, groups, strict=True)
        }
        return TableChoice((), (question,), alternatives)
    choice = _settle(groups, mappings)
    _check_columns(choice.tables, name, options)
    return choice


def _list_candidates(document: Document, options: ImportOptions, captions: dict[int, str]) -> list[_Candidate]:
    """List the tables that may be the plan."""
    candidates: list[_Candidate] = []
    for number, grid in enumerate(document.grids, 1):
        if _is_left_out(grid, number, options):
            continue
        header = _find_table_header(grid, options)
        if header is None and candidates and _is_continuation(document, candidates[-1], grid):
            header = candidates[-1].header._replace(first=0, end=0)
        if header is not None:
            columns = _choose(grid, header, dict(options.mappings))
            is_given = any(each.is_given and each.field == "text" for each in columns.columns)
            if is_given or _is_plan(columns):
                candidates.append(_Candidate(number, grid, header, columns, caption=captions[number]))
    return candidates


def _check_choice(document: Document, name: str, options: ImportOptions) -> None:
    """Refuse a table or a sheet that the document does not have."""
    count = len(document.grids)
    for number in options.tables:
        if not 0 < number <= count:
            has = format_count(count, "table")
            raise UnreadableDocumentError(f"{name} has {has}, so there is no table {number}.")
    sheets = [grid.name for grid in document.grids if grid.name]
    for sheet in options.sheets:
        if fold(sheet) not in map(fold, sheets):
            known = f"Its sheets are {', '.join(sheets)}." if sheets else "It has no sheets."
            raise UnreadableDocumentError(f'There is no sheet "{sheet}" in {name}. {known}')


def _check_columns(tables: Sequence[PlanTable], name: str, options: ImportOptions) -> None:
    """Refuse an option for a column that no table of the plan has."""
    names = list(dict.fromkeys(column.name for table in tables for column in table.columns.columns if column.name))
    folded = set(map(fold, names))
    for option, column, is_known in (
        *(("--map", each, _is_column(tables, each, field)) for each, field in options.mappings),
        *(("--fill-down", each, fold(each) in folded) for each in options.fill_down),
    ):
        if not is_known:
            near = find_nearest(column, names)
            hint = f'Did you mean "{near}"?' if near else f"Its columns are {_list_names(names)}."
            raise UnreadableDocumentError(f'There is no column "{column}" in {name}, but {option} names it. {hint}')


def _is_column(tables: Sequence[PlanTable], column: str, field: str) -> bool:
    return any(find_given(table.header.names, {column: field}) for table in tables)


def _find_captions(document: Document) -> dict[int, str]:
    """Find the caption of each table: the heading above it, or else the line above it."""
    captions: dict[int, str] = {}
    last = heading = ""
    for block in document.blocks:
        if isinstance(block, Passage):
            last = block.text
            heading = block.text if block.level or block.is_bold else heading
        else:
            captions[len(captions) + 1] = block.name or heading or last
            last = heading = ""
    return captions


def _is_left_out(grid: Grid, number: int, options: ImportOptions) -> bool:
    if options.sheets and grid.name:
        return fold(grid.name) not in map(fold, options.sheets)
    return grid.is_hidden and number not in options.tables


def _has_numbers(options: ImportOptions) -> bool:
    return any(column.strip().isdecimal() for column, _ in options.mappings)


def _find_table_header(grid: Grid, options: ImportOptions) -> TableHeader | None:
    """Find the header of a table: by its words, or else by the columns that the officer named."""
    header = find_header(grid)
    if header or not options.mappings:
        return header
    for number in range(min(len(grid.rows), 15)):
        trial = take_row_as_header(grid, number)
        if any(
            find_given(trial.names, {column: field}) for column, field in options.mappings if not column.isdecimal()
        ):
            return trial
    if not _has_numbers(options):
        return None
    widest = find_widest_row(grid)
    return make_header(grid, 0) if is_data_row(grid.rows[widest]) else take_row_as_header(grid, widest)


def _is_continuation(document: Document, before: _Candidate, grid: Grid) -> bool:
    """Return True if a table without a header goes on with the one before it: nothing is between, and it is as wide."""
    if is_other_header(grid, 0, before.header):
        return False
    at = next(n for n, block in enumerate(document.blocks) if block is before.grid)
    after = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
    return after is grid and grid.width == before.grid.width and not grid.name


def _choose(grid: Grid, header: TableHeader, mappings: dict[str, str]) -> ColumnChoice:
    cells = [[row.cells[at] for row in grid.rows[header.end :]] for at in range(grid.width)]
    return choose_columns(header.names, cells, hidden=grid.hidden_columns, mappings=mappings, lowest=header.lowest)


def _is_plan(columns: ColumnChoice) -> bool:
    """Return True if a table may be a plan: it has a text, and something else that a plan has."""
    found = {each.field for each in columns.columns}
    asked = {choice for question in columns.questions for choice in question.choices}
    return "text" in found | asked and bool({"date", "officer", "measures", "rag"} & (found | asked))


def _group(candidates: Iterable[_Candidate]) -> list[list[_Candidate]]:
    """Put tables of one header together."""
    groups: dict[tuple[str, ...], list[_Candidate]] = {}
    for each in candidates:
        groups.setdefault(each.header.signature, []).append(each)
    return list(groups.values())


def _settle(groups: Sequence[Sequence[_Candidate]], mappings: dict[str, str]) -> TableChoice:
    """Decide on the columns of all tables of one header together, by the cells of all of them."""
    tables: list[PlanTable] = []
    for group in groups:
        names = group[0].header.names
        cells = [
            [row.cells[at] for each in group for row in each.grid.rows[each.header.end :]] for at in range(len(names))
        ]
        hidden = frozenset(at for each in group for at in each.grid.hidden_columns)
        columns = choose_columns(names, cells, hidden=hidden, mappings=mappings, lowest=group[0].header.lowest)
        tables += (PlanTable(each.number, each.grid, each.header, columns) for each in group)
    tables.sort(key=lambda table: table.number)
    questions = dict.fromkeys(each for table in tables for each in table.columns.questions)
    return TableChoice(tuple(tables), tuple(questions))


def _ask_which(name: str, groups: Sequence[Sequence[_Candidate]]) -> Question:
    sheets = {group[0].grid.name for group in groups}
    option = "--sheet" if len(sheets) == len(groups) and all(sheets) else "--table"
    answers = tuple(group[0].grid.name if option == "--sheet" else str(group[0].number) for group in groups)
    described = [
        f"{option} {_quote(answer)} ({_describe(group)})" for answer, group in zip(answers, groups, strict=True)
    ]
    count = _NUMBERS[len(groups)] if len(groups) < len(_NUMBERS) else str(len(groups))
    found = f"{count} tables in {name} look like action plans."
    lines = [f"  {answer}: {_describe(group)}" for answer, group in zip(answers, groups, strict=True)]
    asked = "\n".join([found, *lines, "Which of them are the plan?"])
    sentence = f"{found} Say which: {format_alternatives(described)}."
    return Question(sentence, option, choices=answers, takes_several=True, asked=asked)


def _quote(answer: str) -> str:
    return answer if answer.isdecimal() else f'"{answer}"'


def _describe(group: Sequence[_Candidate]) -> str:
    first = group[0]
    rows = sum(len(each.grid.rows) - each.header.end for each in group)
    columns = f"{_list_names(first.header.names)}; {format_count(rows, 'row')}"
    return f'"{shorten(first.caption, 60)}": {columns}' if first.caption and not first.grid.name else columns


def _list_names(names: Sequence[str]) -> str:
    shown = [shorten(each, 40) for each in names]
    return ", ".join(shown[:_MAX_LISTED]) + (" …" if len(shown) > _MAX_LISTED else "")


def _ask_no_plan(name: str, grids: Sequence[Grid]) -> Question:
    """Say that no table looks like a plan, with the columns of each, and how to say which column is which."""
    columns = [_read_names(grid) for grid in grids]
    if all(is_data_row(grid.rows[find_widest_row(grid)]) for grid in grids):
        row = "; ".join(shorten(each, 40) for each in columns[0][:_MAX_LISTED])
        tables = "Its one table" if len(grids) == 1 else f"None of its {len(grids)} tables"
        has = "has no header" if len(grids) == 1 else "has a header"
        sentence = (
            f"No table in {name} looks like an action plan. {tables} {has}. The first row is: {row}. If that is the "
            "plan, say which column is which, by their numbers:"
        )
        hint = '--map "1=text" --map "2=officer".'
        asked = sentence.removesuffix(", by their numbers:") + "."
        return Question(sentence, "--map", hint, subjects=tuple(map(str, range(1, len(columns[0]) + 1))), asked=asked)
    first = next((each for names in columns for each in names), "Column 1")
    has = (
        f"Its one table has the columns {_list_names(columns[0])}."
        if len(grids) == 1
        else "Their columns are: "
        + "; ".join(f"{number}: {_list_names(names)}" for number, names in enumerate(columns[:_MAX_LISTED], 1))
        + "."
    )
    sentence = f"No table in {name} looks like an action plan. {has} If that is the plan, say which column is which:"
    asked = sentence.removesuffix(":") + "."
    return Question(sentence, "--map", f'--map "{first}=text".', subjects=tuple(columns[0]), asked=asked)


def _read_names(grid: Grid) -> list[str]:
    row = grid.rows[find_widest_row(grid)]
    return [" ".join(cell.text.split()) for cell in row.cells if cell.passages]
