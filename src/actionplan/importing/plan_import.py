"""Import a document: recognise, build, write, and account for every word. A question stops it until it is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from actionplan.dates import Context
from actionplan.importing.accounting import (
    Account,
    AccountingFault,
    WordCount,
    check_account,
    count_words,
    list_left_over,
)
from actionplan.importing.building.bodies import report_named_bodies
from actionplan.importing.building.draft_builder import DraftBuilder
from actionplan.importing.building.plan_draft import PlanDraft, ReportText, TargetDraft
from actionplan.importing.building.plan_tree import PlanHeadTexts, build_tree
from actionplan.importing.import_options import LEAVE, NO_DAY, ImportOptions
from actionplan.importing.import_report import ImportReport, build_report, format_report
from actionplan.importing.open_questions import list_further_questions, list_questions
from actionplan.importing.plan_text import write_text
from actionplan.importing.question import Question
from actionplan.importing.recognition.cell_content import read_day
from actionplan.importing.recognition.column_choice import COLUMN_MEANINGS
from actionplan.importing.recognition.document_head import FoundText
from actionplan.importing.recognition.plan_recognition import PlanRecognition, list_hidden_rows, recognise_plan
from actionplan.importing.recognition.plan_tables import PlanTable, TableChoice, choose_tables
from actionplan.importing.recognition.table_splitting import split_tables
from actionplan.importing.source_document import HIDDEN_TEXT, Document
from actionplan.importing.unreadable import UnreadableDocumentError
from actionplan.importing.wording import Wording, iter_comments, take_passage
from actionplan.text.english import shorten

_MAX_LEFT_OVER_LINES = 60
_QUOTED = 60
_ROW = re.compile(r"\brow \d+$")
_TITLE_LINE = "==== Left over: text of the document that has no place above ===="


class ImportResult(NamedTuple):
    """What an import gives: questions that are open, or else the text of the plan file, the report and the account.

    The `further` questions may come, by the answers to those that are open.
    """

    questions: tuple[Question, ...] = ()
    further: tuple[Question, ...] = ()
    text: str = ""
    left_over_text: str = ""
    report: ImportReport | None = None
    words: WordCount | None = None
    faults: tuple[AccountingFault, ...] = ()


class ImportTask(NamedTuple):
    """What is to be imported: a document and its file's name, the officer's options, and where the plan is to be.

    `make_name` makes a plan's short name of its authority and title.
    """

    document: Document
    name: str
    options: ImportOptions
    plan_path: str
    make_name: Callable[[str, str], str]


def import_document(task: ImportTask) -> ImportResult:
    """Import a document as the text of a plan file, or give the questions that are open."""
    task = task._replace(document=split_tables(task.document))
    options = task.options
    choice = choose_tables(task.document, task.name, options)
    if choice.alternatives:
        further = {option: _list_open(task, each) for option, each in choice.alternatives.items()}
        return ImportResult(choice.questions, further=tuple(list_further_questions(further)))
    if not choice.tables:
        return ImportResult(choice.questions)
    recognised = recognise_plan(task.document, choice.tables, task.name, options.hidden_rows)
    questions = (*choice.questions, *list_questions(recognised, options))
    return ImportResult(questions) if questions else _build(task, recognised)


def _list_open(task: ImportTask, choice: TableChoice) -> list[Question]:
    """List what would be open if some tables were taken; nothing if they cannot be."""
    try:
        recognised = recognise_plan(task.document, choice.tables, task.name, task.options.hidden_rows)
    except UnreadableDocumentError:
        return list(choice.questions)
    return [*choice.questions, *list_questions(recognised, task.options)]


def _build(task: ImportTask, recognised: PlanRecognition) -> ImportResult:
    """Build the plan of what was recognised, write its text, and account for every word."""
    document, options, head = task.document, task.options, recognised.head
    title = _take_text(options.title, head.title, head.likely_title)
    authority = _take_text(options.authority, head.authority)
    period = options.period or (head.period.text if head.period else "")
    found_day = None if options.as_at else head.as_at
    as_at = "" if options.as_at == NO_DAY else read_day(options.as_at) or (found_day.text if found_day else "")
    builder = DraftBuilder(title.text, Context(period), as_at, options.fill_down)
    draft = builder.build(recognised.outline, [each.passage for each in (title, authority) if each.passage])
    report_named_bodies(draft, authority.text)
    _report_document(document, recognised.tables, draft, found_day, title)
    if options.hidden_rows != LEAVE:
        _report_hidden_rows(recognised, draft)
    if head.period and head.period.passage and not options.period:
        line = shorten(head.period.passage.text, _QUOTED)
        draft.add_finding("period-found", head.period.passage.where, period, f'from "{line}"; use --period for another')
    for header in recognised.outline.headers:
        draft.report_texts += (ReportText(take_passage(each), each.text) for each in header.passages)
    texts = PlanHeadTexts(task.make_name(authority.text, title.text), title, authority, period)
    tree = build_tree(texts, draft, as_at)
    left_over = list_left_over(document, tree, draft)
    lines = list(_iter_lines(left_over))
    for n, (where, line) in enumerate(lines):
        if where.endswith(HIDDEN_TEXT):
            draft.add_finding("hidden", where, line, "left over: is it for the public?")
        elif n < _MAX_LEFT_OVER_LINES:
            draft.add_finding("left-over", where, line)
    headers = len(recognised.outline.headers)
    heads = (("title", title.text), ("authority", authority.text), ("period", period))
    report = build_report(task.name, document.kind, recognised.tables, draft, header_rows=headers)
    report = report._replace(head=heads)
    words = count_words(document, tree, draft, left_over)
    closing, left_over_text = _close([f"{where}: {words}" for where, words in lines], task.plan_path)
    has_questions = any(comment.is_question for comment in iter_comments(tree))
    text = write_text(tree, _open(task.name, options, has_questions=has_questions), closing)
    account = Account(
        document,
        tree,
        draft,
        left_over,
        text=text,
        left_over_text=left_over_text or "\n".join(closing),
        report=format_report(report, words, task.plan_path),
    )
    faults = tuple(check_account(account))
    return ImportResult(text=text, left_over_text=left_over_text, report=report, words=words, faults=faults)


def _take_text(given: str, *found: FoundText | None) -> FoundText:
    """Take what was given, with its place if the document has the same words; or else the first that was found."""
    if not given:
        return found[0] or FoundText("")
    return next((each for each in found if each and each.text == given), FoundText(given))


def _report_hidden_rows(recognised: PlanRecognition, draft: PlanDraft) -> None:
    """Report hidden rows that are headings, headers or lines. The outputs among them have findings of their own."""
    outputs = {id(each.row) for section in recognised.outline.sections for each in section.rows}
    for row in list_hidden_rows(recognised.tables):
        if id(row) not in outputs:
            words = " ".join(cell.text for cell in row.cells if cell.passages)
            draft.add_finding("hidden", row.where, words, "its row is hidden in the file, and no output")


def _report_document(
    document: Document, tables: tuple[PlanTable, ...], draft: PlanDraft, as_at: FoundText | None, title: FoundText
) -> None:
    """Report what holds for the whole document: how it was read, the day of progress, hidden columns, other tables."""
    for remark in document.remarks:
        draft.add_finding("reader", "", remark)
    if as_at and any(_is_dated(target) for output in draft.iter_outputs() for target in output.targets):
        where = as_at.passage.where if as_at.passage else ""
        draft.add_finding("as-at-found", where, as_at.text, "the progress is dated on it; use --as-at for another day")
    if any(action.made_title for action in draft.iter_actions()):
        words = "there is no heading above the rows, so the theme and the action have the plan's title"
        if not any(theme.made_title for theme in draft.themes):
            words = "there is only one heading above the rows, so the action has the words of the theme"
        draft.add_finding("heading-made", "", title.text, words)
    elif any(theme.made_title for theme in draft.themes):
        words = "there is only one heading above the rows, so the theme has the plan's title"
        draft.add_finding("heading-made", "", title.text, words)
    _report_columns(tables, draft)
    chosen = {table.number for table in tables}
    for number, grid in enumerate(document.grids, 1):
        if number not in chosen:
            name = f'sheet "{grid.name}"' if grid.name else grid.where
            if grid.where in {table.grid.where for table in tables}:  # it begins below a table of the plan
                name = f"from {grid.rows[0].where} on"
            draft.add_finding("other-table", name, "", "hidden, and left over" if grid.is_hidden else "left over")


def _is_dated(target: TargetDraft) -> bool:
    """Return True if a target has something of the day of the progress."""
    return bool(target.rag or target.note or target.revised)


def _report_columns(tables: tuple[PlanTable, ...], draft: PlanDraft) -> None:
    """Tell which columns are hidden, and which are like one that was taken."""
    for column in {column.name: column for table in tables for column in table.columns.columns}.values():
        if column.is_hidden:
            note = "a hidden column, kept in fields: is it for the public?"
            draft.add_finding("hidden", f'column "{column.name}"', "", note)
        if column.second:
            note = f"read as {COLUMN_MEANINGS[column.field]}; it names {COLUMN_MEANINGS[column.second]} too"
            draft.add_finding("column-of-two", f'column "{column.name}"', "", note)
        if column.rival:
            taken = next((each.name for each in tables[0].columns.list_columns(column.rival)), "")
            meaning, option = COLUMN_MEANINGS[column.rival], f'--map "{column.name}={column.rival}"'
            note = (
                f'"{taken}" is {meaning}; to take this one: {option}'
                if taken
                else f"looks like {meaning}; to give it to the measures: {option}"
            )
            draft.add_finding("column-kept", f'column "{column.name}"', "", note)


def _open(name: str, options: ImportOptions, *, has_questions: bool) -> list[str]:
    more = " Lines that begin with #? are questions that it could not answer." if has_questions else ""
    lines = [f"Imported from {name} by actionplan import.{more}"]
    if given := options.format_options():
        lines.append(f"Options: {' '.join(given)}")
    return lines


def _iter_lines(left_over: Wording) -> Iterator[tuple[str, str]]:
    """Yield the lines of what is left over, each with its place. The cells of a row are one line."""
    for where, group in groupby(left_over, key=lambda each: each.passage.where):
        texts = [each.text for each in group]
        yield from [(where, " | ".join(texts))] if _ROW.search(where) else ((where, each) for each in texts)


def _close(lines: list[str], plan_path: str) -> tuple[list[str], str]:
    """Give the comments that end the file, and the text of the file beside it where they would be too long."""
    if not lines:
        return [], ""
    if len(lines) <= _MAX_LEFT_OVER_LINES:
        return [_TITLE_LINE, "", *lines], ""
    words = f"{len(lines)} lines of the document have no place above. They are in {name_left_over(plan_path)}."
    return [words], "\n".join(lines) + "\n"


def name_left_over(plan_path: str) -> str:
    """Name the file of left-over text beside a plan."""
    return f"{plan_path.removesuffix('.yaml')}.left-over.txt"
