"""Import a document: recognise, build, write, and account for every word. A question stops it until it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from actionplan.dates import Context, format_day
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
from actionplan.importing.building.plan_draft import PlanDraft, SaidText
from actionplan.importing.building.plan_tree import PlanHeadTexts, build_tree
from actionplan.importing.import_options import NO_DAY, ImportOptions
from actionplan.importing.import_report import ImportReport, build_report, format_report
from actionplan.importing.plan_text import write_text
from actionplan.importing.question import Question
from actionplan.importing.recognition.cell_content import read_phrase
from actionplan.importing.recognition.column_choice import COLUMN_MEANINGS
from actionplan.importing.recognition.document_events import list_events
from actionplan.importing.recognition.document_head import DocumentHead, FoundText, find_head
from actionplan.importing.recognition.plan_outline import PlanOutline, build_outline
from actionplan.importing.recognition.plan_tables import PlanTable, choose_tables
from actionplan.importing.recognition.table_splitting import split_tables
from actionplan.importing.source_document import Document
from actionplan.importing.unreadable import UnreadableDocumentError
from actionplan.importing.wording import take_passage
from actionplan.text.english import shorten

_MAX_LEFT_OVER_LINES = 60
_QUOTED = 60
_DAY_PROMPT = f'the day, like "31 December 2023", or {NO_DAY}'
_TITLE_LINE = "==== Left over: text of the document that has no place above ===="


class ImportResult(NamedTuple):
    """What an import gives: questions that are open, or else the text of the plan file, the report and the account."""

    questions: tuple[Question, ...] = ()
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


class _Recognition(NamedTuple):
    """What was recognised in a document."""

    tables: tuple[PlanTable, ...]
    outline: PlanOutline
    head: DocumentHead


def import_document(task: ImportTask) -> ImportResult:
    """Import a document as the text of a plan file, or give the questions that are open."""
    task = task._replace(document=split_tables(task.document))
    document, options = task.document, task.options
    choice = choose_tables(document, task.name, options)
    if choice.questions:
        return ImportResult(choice.questions)
    outline = build_outline(list_events(document, choice.tables))
    if not outline.sections:
        words = f"The table in {task.name} has a header and no rows, so there is nothing to import."
        raise UnreadableDocumentError(words)
    recognised = _Recognition(choice.tables, outline, find_head(document, outline))
    questions = [*_ask_head(recognised.head, options), *_ask_rows(recognised, options)]
    return ImportResult(tuple(questions)) if questions else _build(task, recognised)


def _ask_head(head: DocumentHead, options: ImportOptions) -> Iterator[Question]:
    if not options.title and not head.title:
        yield Question("What is the plan called? The document does not say.", "--title", "Use --title TEXT.")
    if not options.authority and not head.authority:
        offer = f' Its author is "{head.author}".' if head.author else ""
        words = f"Whose plan is it? The document does not say.{offer}"
        yield Question(words, "--authority", "Use --authority NAME.", default=head.author)
    if not options.period and not head.period:
        words = "Which year or years does it cover (like 2017/18)? The document does not say."
        yield Question(words, "--period", "Use --period PERIOD.")


def _ask_rows(recognised: _Recognition, options: ImportOptions) -> Iterator[Question]:
    """Ask for the day of progress where there is some, and what is to become of hidden rows."""
    tables, outline, head = recognised
    names = list(_list_progress(tables, outline))
    if names and not options.as_at and not head.as_at:
        quoted = " and ".join(f'"{each}"' for each in names)
        month = f" The document says only {head.as_at_month}." if head.as_at_month else ""
        hint = f"Use --as-at DAY, or --as-at {NO_DAY} to keep it without a day."
        yield Question(f"Which day is the progress under {quoted}?{month}", "--as-at", hint, prompt=_DAY_PROMPT)
    elif options.as_at and options.as_at != NO_DAY and not _read_day(options.as_at):
        hint = 'Use --as-at with a day, like "31 December 2023".'
        yield Question(f'"{options.as_at}" is not a day.', "--as-at", hint, prompt=_DAY_PROMPT)
    hidden = [row for section in outline.sections for row in section.rows if row.row.is_hidden]
    if hidden and not options.hidden_rows:
        first = next((cell.text for cell in hidden[0].row.cells if cell.passages), "")
        count = f"{len(hidden)} rows are" if len(hidden) > 1 else "1 row is"
        words = f'{count} hidden in the file. The first begins "{shorten(first, 40)}". Are they part of the plan?'
        hint = "Use --hidden-rows take, or --hidden-rows leave."
        yield Question(words, "--hidden-rows", hint, choices=("leave", "take"), default="leave")


def _list_progress(tables: tuple[PlanTable, ...], outline: PlanOutline) -> Iterator[str]:
    """List the columns that report progress, and are not empty."""
    for column in tables[0].columns.columns:
        if column.field in {"note", "rag"} and any(
            row.row.cells[column.at].passages or (column.field == "rag" and row.row.cells[column.at].fill)
            for section in outline.sections
            for row in section.rows
        ):
            yield column.name


def _read_day(words: str) -> str:
    """Read a day, and return it in words, or "" if it is none."""
    reading = read_phrase(words)
    window = reading.windows[0] if len(reading.windows) == 1 else None
    return format_day(window.earliest) if window and window.earliest and window.earliest == window.latest else ""


def _build(task: ImportTask, recognised: _Recognition) -> ImportResult:
    """Build the plan of what was recognised, write its text, and account for every word."""
    document, options, head = task.document, task.options, recognised.head
    title = FoundText(options.title) if options.title else head.title or FoundText("")
    authority = FoundText(options.authority) if options.authority else head.authority or FoundText("")
    period = options.period or (head.period.text if head.period else "")
    found_day = None if options.as_at else head.as_at
    as_at = "" if options.as_at == NO_DAY else _read_day(options.as_at) or (found_day.text if found_day else "")
    if options.hidden_rows == "leave":
        _drop_hidden(recognised.outline)
    builder = DraftBuilder(title.text, Context(period), as_at, options.fill_down)
    draft = builder.build(recognised.outline, [each.passage for each in (title, authority) if each.passage])
    report_named_bodies(draft, authority.text)
    _report_document(document, recognised.tables, draft, found_day, title)
    if head.period and head.period.passage and not options.period:
        line = shorten(head.period.passage.text, _QUOTED)
        draft.add_finding("period-found", head.period.passage.where, period, f'from "{line}"; use --period for another')
    for header in recognised.outline.headers:
        draft.said += (SaidText(take_passage(each), each.text) for each in header.passages)
    texts = PlanHeadTexts(task.make_name(authority.text, title.text), title, authority, period)
    tree = build_tree(texts, draft, as_at)
    left_over = list_left_over(document, tree, draft)
    for fragment in left_over[:_MAX_LEFT_OVER_LINES]:
        draft.add_finding("left-over", fragment.passage.where, fragment.text)
    headers = len(recognised.outline.headers)
    heads = (("title", title.text), ("authority", authority.text), ("period", period))
    report = build_report(task.name, document.kind, recognised.tables, draft, header_rows=headers)
    report = report._replace(head=heads)
    words = count_words(document, tree, draft, left_over)
    closing, left_over_text = _close([f"{each.passage.where}: {each.text}" for each in left_over], task.plan_path)
    text = write_text(tree, _open(task.name, options), closing)
    account = Account(
        document,
        tree,
        draft,
        left_over,
        text=text,
        left_over_text=left_over_text or "\n".join(closing),
        report=format_report(report, words, task.plan_path),
    )
    return ImportResult((), text, left_over_text, report, words=words, faults=tuple(check_account(account)))


def _drop_hidden(outline: PlanOutline) -> None:
    """Leave hidden rows out of the plan: their text is left over."""
    for section in outline.sections:
        section.rows = [row for row in section.rows if not row.row.is_hidden]
    outline.sections = [section for section in outline.sections if section.rows]


def _report_document(
    document: Document, tables: tuple[PlanTable, ...], draft: PlanDraft, as_at: FoundText | None, title: FoundText
) -> None:
    """Report what holds for the whole document: how it was read, the day of progress, hidden columns, other tables."""
    for remark in document.remarks:
        draft.add_finding("reader", "", remark)
    if as_at:
        where = as_at.passage.where if as_at.passage else ""
        draft.add_finding("as-at-found", where, as_at.text, "the progress is dated on it; use --as-at for another day")
    if any(action.made_title for theme in draft.themes for action in theme.actions):
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


def _report_columns(tables: tuple[PlanTable, ...], draft: PlanDraft) -> None:
    """Tell which columns are hidden, and which are like one that was taken."""
    for column in {column.name: column for table in tables for column in table.columns.columns}.values():
        if column.is_hidden:
            note = "a hidden column, kept in fields: is it for the public?"
            draft.add_finding("hidden", f'column "{column.name}"', "", note)
        if column.rival:
            taken = next((each.name for each in tables[0].columns.list_columns(column.rival)), "")
            note = (
                f'"{taken}" is {COLUMN_MEANINGS[column.rival]}; to take this one: --map "{column.name}={column.rival}"'
            )
            draft.add_finding("column-kept", f'column "{column.name}"', "", note)


def _open(name: str, options: ImportOptions) -> list[str]:
    lines = [
        f"Imported from {name} by actionplan import. Lines that begin with #? are questions that it could not answer."
    ]
    if given := options.format_options():
        lines.append(f"Options: {' '.join(given)}")
    return lines


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
