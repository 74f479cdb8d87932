"""Read the options of an import from the command line, and complete them by the answers to its questions."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

import typer

from actionplan.cli.errors import CliError, convert_setting_error, say
from actionplan.cli.io.progress_bar import hide_progress
from actionplan.dates import Context
from actionplan.importing.import_options import ImportOptions
from actionplan.importing.question import Question
from actionplan.importing.recognition.header_words import COLUMN_FIELDS
from actionplan.text.closed_words import describe_wrong_word
from actionplan.text.english import format_alternatives
from actionplan.text.fuzzy import find_nearest

_SEVERAL = "; several with commas between them, or all"
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
        raise CliError(describe_wrong_word("--hidden-rows", options.hidden_rows, _HIDDEN_ROWS))
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


def read_pairs(given: Iterable[str]) -> dict[str, str]:
    """Read which rows are one: `REF=REF`, that of the plan and that of the document."""
    pairs: dict[str, str] = {}
    for each in given:
        plan_ref, equals, document_ref = (part.strip() for part in each.partition("="))
        if not (plan_ref and equals and document_ref):
            raise CliError(f'--same "{each}" names no two rows. Write it like --same "1.2=1.3", or --same "1.2=none".')
        pairs[plan_ref] = document_ref
    return pairs


def add_answer(options: ImportOptions, question: Question, answer: str) -> ImportOptions:
    """Return the options with the answer to a question."""
    if question.takes_several:
        for each in answer.splitlines():
            options = add_answer(options, question._replace(takes_several=False), each)
        return options
    name, value = question.format_answer(answer)
    if name == "--map":
        return options._replace(mappings=(*options.mappings, _read_mapping(value)))
    if name == "--table":
        return options._replace(tables=(*options.tables, _read_number(value)))
    if name == "--sheet":
        return options._replace(sheets=(*options.sheets, value))
    return ImportOptions(**options._asdict() | {name.strip("-").replace("-", "_"): value})


def ask_columns(options: ImportOptions, question: Question) -> ImportOptions:
    """Ask what each of some columns is, and return the options with the answers."""
    hide_progress()
    say(question.asked or question.sentence)
    for name in question.subjects:
        what = f"column {name}" if name.isdecimal() else f'"{name}"'
        each = Question(f"What is {what}?", "--map", subject=name, choices=COLUMN_FIELDS, default="fields")
        options = add_answer(options, each, ask(each))
    if not any(field == "text" for _, field in options.mappings):
        raise CliError('Nothing was written, because none of the columns is what is to be done. One must be "text".')
    return options


def _read_number(text: str) -> int:
    if not text.strip().isdecimal():
        raise CliError(f'"{text}" is not the number of a table. Tables are counted from 1.')
    return int(text)


def can_ask() -> bool:
    """Return True if there is somebody on a terminal who can answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(question: Question) -> str:
    """Ask a question on the terminal, until the answer is one that it can have; several are a line each."""
    hide_progress()
    say(question.asked or question.sentence)
    choices = question.words or question.choices
    prompt = question.prompt
    if choices:
        prompt = f"{prompt} ({', '.join(choices)})" if prompt else format_alternatives(choices)
        prompt = prompt[0].upper() + prompt[1:] + (_SEVERAL if question.takes_several else "")
    default = dict(zip(question.choices, choices, strict=True)).get(question.default, question.default)
    try:
        while True:
            given = str(typer.prompt(prompt, default=default, show_default=bool(default), err=True, value_proc=str))
            answer = _find_answer(question, given)
            if not (problem := _find_problem(question, answer, given)):
                return answer
            say(problem)
    except typer.Abort as stopped:
        if isinstance(stopped.__context__, KeyboardInterrupt):
            raise
        raise CliError(f"No answer came, and nothing was written. Give it as an option: {question.option}.") from None


def _find_problem(question: Question, answer: str, given: str) -> str:
    """Say why an answer cannot be, or return ""."""
    if not answer:
        several = _SEVERAL if question.takes_several else ""
        nothing = "" if given.strip() else f"Nothing was typed. {question.need}".strip() + " "
        if not question.choices:
            return f"{nothing}Type it, or press Ctrl+C to stop."
        return f"{nothing}The answer is {format_alternatives(question.words or question.choices)}{several}."
    if question.option == "--period":
        try:
            Context(answer)
        except ValueError as error:
            return str(convert_setting_error(error))
    return ""


def _find_answer(question: Question, given: str) -> str:
    """Return the answer that was meant, or "" if it can be none: a choice in any letters, or its beginning."""
    words = " ".join(given.split())
    if question.takes_several:
        return "\n".join(_find_several(question, words))
    if not question.choices:
        return words
    folded = words.casefold()
    names = list(zip(question.words or question.choices, question.choices, strict=True))
    begun = {choice: name for name, choice in names if folded and name.casefold().startswith(folded)}
    exact = [choice for choice, name in begun.items() if name.casefold() == folded]
    return exact[0] if exact else next(iter(begun)) if len(begun) == 1 else _find_field(question, folded)


def _find_several(question: Question, words: str) -> list[str]:
    """Return the choices that were meant: one, several with commas between them, or all; none if one is not known."""
    single = question._replace(takes_several=False)
    if found := _find_answer(single, words):
        return [found]
    if words.casefold() == "all":
        return list(question.choices)
    found_each = [_find_answer(single, each) for each in words.split(",")]
    return found_each if all(found_each) else []


def _find_field(question: Question, folded: str) -> str:
    """Return any field that a column can be: the choices are only the likely ones."""
    return folded if question.option == "--map" and folded in COLUMN_FIELDS else ""


def refuse_open(questions: Sequence[Question]) -> CliError:
    """Build the refusal that says which options would answer what is open."""
    return CliError("\n".join(question.whole_sentence for question in questions))
