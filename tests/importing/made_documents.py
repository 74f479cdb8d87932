"""The made documents and how they are imported."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from actionplan.cli.new_plan import make_short_name
from actionplan.importing.import_options import ImportOptions
from actionplan.importing.import_report import format_report
from actionplan.importing.plan_import import ImportResult, ImportTask, import_document
from actionplan.importing.readers import read_document

MADE = Path(__file__).with_name("made")
HERTSMERE = ImportOptions(authority="Hertsmere Borough Council", title="Corporate Action Plan 2017/18")
IMPORTED = {
    "hertsmere.docx": HERTSMERE,
    "hertsmere.xlsx": HERTSMERE,
    "a-flat.docx": ImportOptions(),
    "a-flat.csv": ImportOptions(),
    "d-continued.docx": ImportOptions(as_at="31 January 2025"),
    "climate.docx": ImportOptions(),
    "directorates.xlsx": ImportOptions(authority="Mid Vale Council"),
    "scorecard.xlsx": ImportOptions(as_at="30 September 2025"),
}
"""The documents whose plan and report are kept beside them, and the options of each."""

SAME = {
    "hertsmere.odt": HERTSMERE,
    "hertsmere.html": HERTSMERE,
    "hertsmere.pdf": HERTSMERE,
    "scorecard.ods": ImportOptions(as_at="30 September 2025"),
}
"""Documents that give the plan of the first document of their name in another format."""


def import_result(name: str, options: ImportOptions) -> ImportResult:
    """Import a made document, as `actionplan import` does."""
    document = read_document((MADE / name).read_bytes(), name)
    return import_document(ImportTask(document, name, options, "plan.yaml", make_name=make_short_name))


@cache
def import_made(name: str) -> tuple[str, str]:
    """Import a made document; return the text of the plan, and the report."""
    result = import_result(name, (IMPORTED | SAME)[name])
    assert result.report
    assert result.words
    assert not result.questions
    assert not result.faults
    assert result.words.lost == 0
    report = format_report(result.report, result.words, "plan.yaml")
    assert report.replace("\n", "").isprintable()
    return result.text, report
