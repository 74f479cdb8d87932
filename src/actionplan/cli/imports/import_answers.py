"""The options of an import: read from the command line, and completed by the answers to its questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from actionplan.cli.errors import CliError
from actionplan.importing.import_options import ImportOptions
from actionplan.importing.question import Question
from actionplan.importing.recognition.header_words import COLUMN_FIELDS
from actionplan.text.english import format_alternatives
from actionplan.text.fuzzy import find_nearest

_HIDDEN_ROWS = ("take", "leave")


def build_options(
    texts: Mapping[str, str | None],
    *,
    sheets: Iterable[str],
    tables: Iterable[str],
    mappings: Iterable[str],
    fill_down: Iterable[str],
) -> ImportOptions:
    """Build the options of an import from those that were typed."""
    options = ImportOptions(
        **{name: " ".join((text or "").split()) for name, text in texts.items()},
        sheets=tuple(sheets),
        tables=tuple(map(_read_number, tables)),
        mappings=tuple(map(_read_mapping, mappings)),
        fill_down=tuple(fill_down),
    )
    if options.hidden_rows and options.hidden_rows not in _HIDDEN_ROWS:
        raise CliError("--hidden-rows is take, to import the rows that are hidden in the file, or leave.")
    return options


def _read_mapping(given: str) -> tuple[str, str]:
    """Read `COLUMN=FIELD`. A header may have an equals sign, a field has none."""
    column, equals, field = given.rpartition("=")
    name = field.strip().casefold()
    if not equals or not column.strip():
        raise CliError(f'--map "{given}" names no column. Write it like --map "Target=date".')
    if name not in COLUMN_FIELDS:
        near = find_nearest(name, COLUMN_FIELDS)
        hint = f" Did you mean {near}?" if near else ""
        raise CliError(f'A column cannot be "{field}".{hint} It can be {format_alternatives(COLUMN_FIELDS)}.')
    return column.strip(), name


def add_answer(options: ImportOptions, question: Question, answer: str) -> ImportOptions:
    """Return the options with the answer to a question."""
    name, value = question.format_answer(answer)
    if name == "--map":
        return options._replace(mappings=(*options.mappings, _read_mapping(value)))
    if name == "--table":
        return options._replace(tables=(*options.tables, _read_number(value)))
    if name == "--sheet":
        return options._replace(sheets=(*options.sheets, value))
    return ImportOptions(**options._asdict() | {name.strip("-").replace("-", "_"): value})


def _read_number(text: str) -> int:
    if not text.strip().isdecimal():
        raise CliError(f'"{text}" is not the number of a table. Tables are counted from 1.')
    return int(text)
