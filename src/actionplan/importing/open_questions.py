"""Ask what a document does not say: of the whole plan, of its progress, and of rows that it hides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actionplan.importing.import_options import LEAVE, NO_DAY, TAKE, ImportOptions
from actionplan.importing.question import Question
from actionplan.importing.recognition.cell_content import read_day
from actionplan.importing.recognition.document_head import DocumentHead
from actionplan.importing.recognition.plan_recognition import PlanRecognition, list_hidden_rows
from actionplan.text.english import shorten

_DAY_PROMPT = f'The day, like "31 December 2023", or {NO_DAY}'


def list_questions(recognised: PlanRecognition, options: ImportOptions) -> list[Question]:
    """List what is open about a plan that was recognised."""
    return [
        *_ask_head(recognised.head, options),
        *_ask_progress(recognised, options),
        *_ask_hidden(recognised, options),
    ]


def list_further_questions(alternatives: Mapping[str, list[Question]]) -> list[Question]:
    """List what is open whichever table is taken, and then what is open only with one, by the option that takes it."""
    first, *others = alternatives.values()
    common = [each for each in first if all(each in questions for questions in others)]
    return common + [
        each._replace(sentence=f"With {option}: {each.sentence}")
        for option, questions in alternatives.items()
        for each in questions
        if each not in common
    ]


def _ask_head(head: DocumentHead, options: ImportOptions) -> Iterator[Question]:
    if not options.title and not head.title:
        likely = head.likely_title.text if head.likely_title else ""
        words = f'It may be "{likely}".' if likely else "The document does not say."
        yield Question(
            f"What is the plan called? {words}",
            "--title",
            "Use --title TEXT.",
            default=likely,
            prompt="Its title",
            need="A plan needs a title.",
        )
    if not options.authority and not head.authority:
        offer = f' Its author is "{head.author}".' if head.author else ""
        yield Question(
            f"Whose plan is it? The document does not say.{offer}",
            "--authority",
            "Use --authority NAME.",
            default=head.author,
            prompt="The council, or other body",
            need="A plan needs the name of the council or body whose plan it is.",
        )
    if not options.period and not head.period:
        yield Question(
            f"Which year or years does it cover (like 2017/18)? {_describe_years(head.years)}",
            "--period",
            "Use --period PERIOD.",
            prompt="The years",
            need='Without its years, nobody can say when "31 March" is.',
        )


def _describe_years(words: str) -> str:
    """Say what the document says of its years: nothing, or words that mean calendar years or financial years."""
    numbers = re.findall(r"\d+", words)
    if len(numbers) != 2:
        return "The document does not say."
    first, last = int(numbers[0]), int(numbers[1]) % 100
    financial = f"{first}/{(first + 1) % 100:02} to {first // 100}{last - 1:02}/{last:02}"
    if last <= first % 100 + 1:
        return f'The document says "{words}".'
    return f'The document says "{words}": that is {first} to {first // 100}{last:02}, or {financial}.'


def _ask_progress(recognised: PlanRecognition, options: ImportOptions) -> Iterator[Question]:
    """Ask for the day of progress where there is some."""
    names, head = list(_list_progress(recognised)), recognised.head
    if names and not options.as_at and not head.as_at:
        quoted = " and ".join(f'"{each}"' for each in names)
        month = f" The document says only {head.as_at_month}." if head.as_at_month else ""
        words = f"Which day is the progress under {quoted}?{month}"
        hint = f"Use --as-at DAY, or --as-at {NO_DAY} to keep it without a day."
        need = f"If nobody knows the day, type {NO_DAY}: it is then kept without a day."
        yield Question(words, "--as-at", hint, prompt=_DAY_PROMPT, need=need)
    elif options.as_at and options.as_at != NO_DAY and not read_day(options.as_at):
        hint = 'Use --as-at with a day, like "31 December 2023".'
        yield Question(f'"{options.as_at}" is not a day.', "--as-at", hint, prompt=_DAY_PROMPT)


def _list_progress(recognised: PlanRecognition) -> Iterator[str]:
    """List the columns that report progress, and are not empty."""
    rows = [each.row for section in recognised.outline.sections for each in section.rows]
    for column in recognised.tables[0].columns.columns:
        cells = [row.cells[column.at] for row in rows]
        is_rag = column.field == "rag"
        if column.field in {"note", "rag"} and any(cell.passages or (is_rag and cell.fill) for cell in cells):
            yield column.name


def _ask_hidden(recognised: PlanRecognition, options: ImportOptions) -> Iterator[Question]:
    """Ask what is to become of rows that the document hides."""
    hidden = list_hidden_rows(recognised.tables)
    if hidden and not options.hidden_rows:
        first = next(cell.text for cell in hidden[0].cells if cell.passages)
        words = f'1 row is hidden in the file. It begins "{shorten(first, 40)}". Is it part of the plan?'
        if len(hidden) > 1:
            begins = f'{len(hidden)} rows are hidden in the file. The first begins "{shorten(first, 40)}".'
            words = f"{begins} Are they part of the plan?"
        hint = f"Use --hidden-rows {TAKE}, or --hidden-rows {LEAVE}."
        yield Question(words, "--hidden-rows", hint, choices=(LEAVE, TAKE), default=LEAVE, words=("no", "yes"))
