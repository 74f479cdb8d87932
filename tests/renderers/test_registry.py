"""The registries of formats: a format that is added reaches every place that needs to know it, or a test fails."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pytest

from actionplan import renderers
from actionplan.cli.choices import FindingsFormatChoice
from actionplan.renderers import REPORT_FORMATS, find_format, findings, guess_format, list_formats, load_renderer
from actionplan.renderers.findings import FINDING_FORMATS, guess_finding_format
from actionplan.report import Report

FOLDER = Path(renderers.__file__).parent
DOCS = Path(__file__).parents[2] / "docs"

SCREEN = "text.terminal"
"""The renderer of the screen: nobody asks for it by name."""

WISHES: dict[str, str | bool | bytes] = {"contact": "policy@example.org", "template": b""}
"""What is wished of a format in words or as a file. Any other wish is yes or no."""

WARNING = "1 error in plan.yaml: part of it may not be in this answer."
LAST_WORDS = "That is all there is."


def list_renderers(folder: Path) -> Iterator[str]:
    """List the modules in a folder that render something."""
    for file in folder.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "render" for node in tree.body):
            yield ".".join(file.relative_to(folder).with_suffix("").parts)


def test_every_renderer_has_its_row() -> None:
    modules = {each.module for each in REPORT_FORMATS} | {f"findings.{each.module}" for each in FINDING_FORMATS}
    assert set(list_renderers(FOLDER)) == modules | {SCREEN}


def test_every_row_has_a_name_and_endings_of_its_own() -> None:
    names = [each.name for each in REPORT_FORMATS]
    endings = [ending for each in REPORT_FORMATS for ending in each.extensions]
    assert len({*names}) == len(names)
    assert len({*endings}) == len(endings)
    for each in REPORT_FORMATS:
        assert find_format(each.name) is each
        assert each.extensions
        assert all(guess_format(f"Plan{ending.upper()}") is each for ending in each.extensions)
        assert each in list_formats(each.only_report or "due")


@pytest.mark.parametrize("form", REPORT_FORMATS, ids=lambda form: str(form.name))
def test_the_manual_has_every_format(form: renderers.ReportFormat) -> None:
    rows = [line for line in (DOCS / "reports.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    named = [row for row in rows if row.startswith(f"| `{form.name}` |")]
    assert len(named) == 1, f"docs/reports.md has no row for {form.name}"
    assert all(f"`{ending}`" in named[0] for ending in form.extensions)


@pytest.mark.parametrize("name", [each.name for each in REPORT_FORMATS if not each.only_report])
def test_every_format_renders_as_its_row_says(small: Report, name: str) -> None:
    form = find_format(name)
    assert form
    report = small._replace(errors=(WARNING,), closing=(LAST_WORDS,))
    made = load_renderer(form)(report, **{name: WISHES.get(name, True) for name in form.options})
    assert isinstance(made, bytes if form.is_binary else str)
    assert (WARNING in read_text(made)) == form.carries_warnings
    assert (LAST_WORDS in read_text(made)) == (form.is_workbook or not form.is_data)


@pytest.mark.parametrize("form", [each for each in REPORT_FORMATS if each.takes_columns], ids=lambda form: form.name)
def test_a_format_of_rows_that_takes_columns_sends_no_others(small: Report, form: renderers.ReportFormat) -> None:
    made = read_text(load_renderer(form)(small._replace(columns=("ref", "due"))))
    cells = [re.split("[,\t;|]", line) for line in made.splitlines()]
    assert cells == [["ref", "due"], *([row.ref, row.due.isoformat() if row.due else ""] for row in small.rows)]


REPRESENTATION = re.compile(r"\w+\(\w+=|datetime|\bNone\b|\('|\['|\{'|\x1b")
"""What Python writes of a value, and the start of a command to a terminal."""


@pytest.mark.parametrize("name", [each.name for each in REPORT_FORMATS if each.is_data and not each.is_binary])
def test_a_format_of_rows_writes_no_values_as_python_does_and_no_commands(small: Report, name: str) -> None:
    form = find_format(name)
    assert form
    rows = [row._replace(output=f"\x1b[31m{row.output}") for row in small.rows]
    found = REPRESENTATION.search(read_text(load_renderer(form)(small._replace(rows=tuple(rows)))))
    assert not found, found


def read_text(made: str | bytes) -> str:
    """Read a text, the texts of all the parts of an archive, or those of the pages of a PDF."""
    if isinstance(made, str):
        return made
    if made.startswith(b"%PDF"):
        with pdfplumber.open(BytesIO(made)) as file:
            return "\n".join(page.extract_text() for page in file.pages)
    with ZipFile(BytesIO(made)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_the_command_line_knows_the_formats_of_findings() -> None:
    assert FindingsFormatChoice.__args__ == tuple(each.name for each in FINDING_FORMATS)  # type: ignore[attr-defined]
    for each in FINDING_FORMATS:
        assert callable(import_module(f"{findings.__name__}.{each.module}").render)
        assert all(guess_finding_format(f"Found{ending}") == each.name for ending in each.extensions)
