"""What an import says afterwards, as text and as data (rules R13 and R14 of docs/import.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from actionplan.importing.accounting import WordCount, strip_comment_spaces
from actionplan.importing.building.plan_draft import PlanDraft
from actionplan.importing.import_findings import FINDING_KINDS, ImportFinding, sort_findings_by_kind
from actionplan.importing.recognition.column_choice import COLUMN_MEANINGS
from actionplan.importing.recognition.plan_tables import PlanTable
from actionplan.text.english import format_count, shorten

_MAX_OF_A_KIND = 20
_MAX_QUOTE = 200
_WIDEST_NAME = 40


class ReportedColumn(NamedTuple):
    """A column as the report tells it: its header's words, what it was read as, and how sure that is."""

    name: str
    field: str
    confidence: float


class ImportReport(NamedTuple):
    """What an import found: what the file is, how its columns were read, what to look at, and where the words are."""

    name: str
    kind: str
    tables: int
    outputs: int
    targets: int
    columns: tuple[ReportedColumn, ...]
    readings: tuple[tuple[str, str], ...]
    findings: tuple[ImportFinding, ...]
    head: tuple[tuple[str, str], ...] = ()
    """The title, the authority and the period of the plan, as they were found or given."""

    has_one_header: bool = True


def build_report(
    name: str, kind: str, tables: Sequence[PlanTable], draft: PlanDraft, *, header_rows: int
) -> ImportReport:
    """Build the report of an import."""
    outputs = list(draft.iter_outputs())
    columns = [column for table in tables for column in table.columns.columns if _has_text(table, column.at)]
    listed = {(each.name, each.field): ReportedColumn(each.name, each.field, each.confidence) for each in columns}
    readings = [*_describe_groups(draft)]
    has_one_header = len({table.header.signature for table in tables}) <= 1
    if header_rows > 1:
        same = "the same words each time, " if has_one_header else ""
        readings.append((f"{header_rows} headers", f"{same}left out of the plan"))
    report = ImportReport(
        name=name,
        kind=kind,
        tables=len(tables),
        outputs=len(outputs),
        targets=sum(len(output.targets) for output in outputs),
        columns=tuple(listed.values()),
        readings=tuple(readings),
        findings=tuple(sort_findings_by_kind(draft.findings)),
        has_one_header=has_one_header,
    )
    return report._replace(readings=(*report.readings, *_describe_rest(report, draft)))


def _has_text(table: PlanTable, column: int) -> bool:
    """Return True if a column of a table has a header or a cell with text."""
    cells = (row.cells[column] for row in table.grid.rows[table.header.end :])
    return bool(table.header.cells[column]) or any(cell.passages for cell in cells)


def _describe_groups(draft: PlanDraft) -> Iterator[tuple[str, str]]:
    """Describe how themes, actions and bodies were found."""
    actions = list(draft.iter_actions())
    themes = sum(bool(theme.title) for theme in draft.themes)
    if themes:
        yield "the headings above", f"the theme ({themes})"
    for text in _list_texts(draft, "number"):
        yield f'"{text}"', f"number and title of an action ({format_count(len(actions), 'action')})"
    monitored = sum(bool(action.monitored_by) for action in actions)
    for text in _list_texts(draft, "bodies"):
        yield f'"{text}"', f"the bodies that monitor an action ({monitored})"
    if labels := _list_texts(draft, "label"):
        yield "labels of parts", " ".join(labels)
    if draft.rag_words:
        words = ", ".join(f"{word} is {colour}" for word, colour in draft.rag_words.items())
        yield "ratings", words


def _list_texts(draft: PlanDraft, role: str) -> list[str]:
    """List the texts of a role, each once."""
    return list(dict.fromkeys(each.text for each in draft.report_texts if each.role == role))


def _describe_rest(report: ImportReport, draft: PlanDraft) -> Iterator[tuple[str, str]]:
    """Quote text of the document that nothing in the report has yet, such as a header in other letters."""
    top = strip_comment_spaces(" ".join(_iter_top(report)))
    rest = dict.fromkeys(each.text for each in draft.report_texts if strip_comment_spaces(each.text) not in top)
    if rest:
        yield "headers, also so", "; ".join(rest)


def format_report(report: ImportReport, words: WordCount, plan_path: str) -> str:
    """Format a report as text."""
    lines = [*_iter_top(report), ""]
    if report.findings:
        lines += ["Please look at these", *_iter_findings(report.findings), ""]
    return "\n".join([*lines, _format_words(words, plan_path)]) + "\n"


def _iter_top(report: ImportReport) -> Iterator[str]:
    outputs, targets = format_count(report.outputs, "output"), format_count(report.targets, "target")
    headers = "one header" if report.has_one_header else "several headers"
    tables = "1 table" if report.tables == 1 else f"{report.tables} tables with {headers}"
    yield f"{report.name}: {report.kind}, {tables}, {outputs}, {targets}."
    yield ""
    if report.head:
        yield "The plan"
        yield from (f"  {name.ljust(9)}  {text}" for name, text in report.head)
        yield ""
    yield "How its columns were read"
    entries = [(f'"{each.name}"', _describe_column(each)) for each in report.columns] + list(report.readings)
    width = min(max((len(name) for name, _ in entries), default=0), _WIDEST_NAME)
    for name, meaning in entries:
        yield f"  {name.ljust(width)}  {meaning}"


def _describe_column(column: ReportedColumn) -> str:
    meaning = COLUMN_MEANINGS[column.field]
    return meaning if column.confidence >= 1 or column.field == "fields" else f"{meaning}, {column.confidence:.0%} sure"


def _iter_findings(findings: Sequence[ImportFinding]) -> Iterator[str]:
    for kind, group in groupby(findings, key=lambda each: each.kind):
        listed = list(group)
        yield f"  {FINDING_KINDS[kind]} ({len(listed)})"
        for each in listed[:_MAX_OF_A_KIND]:
            yield f"    {_format_finding(each)}"
        if len(listed) > _MAX_OF_A_KIND:
            yield f"    … and {len(listed) - _MAX_OF_A_KIND} more"


def _format_finding(finding: ImportFinding) -> str:
    quote = shorten(finding.quote, _MAX_QUOTE)
    parts = f"{finding.where}: {quote}" if finding.where and quote else finding.where or quote
    return f"{parts} ({finding.note})" if finding.note else parts


def _format_words(words: WordCount, plan_path: str) -> str:
    return (
        f"Every word is accounted for: {words.total:,} words of the document: {words.in_plan:,} in {plan_path}, "
        f"{words.in_report:,} in headers and headings said above, {words.left_over:,} left over, {words.lost:,} lost."
    )


def format_data(report: ImportReport, words: WordCount, plan_path: str) -> dict[str, Any]:
    """Format a report as data."""
    return {
        "file": report.name,
        "kind": report.kind,
        "plan": plan_path,
        "head": dict(report.head),
        "tables": report.tables,
        "outputs": report.outputs,
        "targets": report.targets,
        "columns": [each._asdict() for each in report.columns],
        "readings": [{"text": text, "read_as": meaning} for text, meaning in report.readings],
        "findings": [each._asdict() for each in report.findings],
        "words": {**words._asdict(), "lost": words.lost},
    }
