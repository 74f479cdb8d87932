"""Faces: a report in, text or bytes out. One format a file.

A face knows no question and no clock, and it writes nothing: the command line does. `FORMATS` is the list of formats
that any question can be sent in; a new one is a new file here with a `render(report)`, and a row in the list.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

ReportRenderer = Callable[..., str | bytes]
"""Takes a report, and by name the wishes that its format takes."""


class EmptyOutputError(ValueError):  # noqa: N818 - no error, but the answer of a format
    """An answer of which nothing is left in a format that may not be empty; the sentence says why."""


class ReportFormat(NamedTuple):
    """A format by its name, the module that renders it, and the endings of file names that mean it.

    A `binary` one is for files alone. `takes` are the wishes that its `render` knows beside the report. `only` is the
    one question that it can answer, where it cannot answer any. `data` has rows alone, and no cover.
    """

    name: str
    module: str
    extensions: tuple[str, ...]
    is_binary: bool = False
    options: tuple[str, ...] = ()
    only_report: str = ""
    is_data: bool = False


REPORT_FORMATS = (
    ReportFormat("table", "table", (".txt", ".text")),
    ReportFormat("md", "markdown", (".md", ".markdown")),
    ReportFormat("html", "html", (".html", ".htm")),
    ReportFormat("docx", "docx", (".docx",), is_binary=True),
    ReportFormat("odt", "odt", (".odt",), is_binary=True),
    ReportFormat("csv", "csv", (".csv",), options=("bom",), is_data=True),
    ReportFormat("json", "json", (".json",), is_data=True),
    ReportFormat("xlsx", "xlsx", (".xlsx",), is_binary=True, is_data=True),
    ReportFormat("ods", "ods", (".ods",), is_binary=True, is_data=True),
    ReportFormat("ics", "ics", (".ics",), options=("alarm",), is_data=True),
    ReportFormat("svg", "svg", (".svg",), only_report="timeline"),
)


def list_formats(report_name: str) -> tuple[ReportFormat, ...]:
    """The formats that the answer to a question can be sent in."""
    return tuple(each for each in REPORT_FORMATS if each.only_report in ("", report_name))


def find_format(name: str) -> ReportFormat | None:
    """The format of that name."""
    return next((each for each in REPORT_FORMATS if each.name == name), None)


def guess_format(path: str) -> ReportFormat | None:
    """The format that a file's name ends in."""
    return next((each for each in REPORT_FORMATS if path.casefold().endswith(each.extensions)), None)


def load_renderer(report_format: ReportFormat) -> ReportRenderer:
    """The function that renders a format, imported only now, so that a command pays for one face."""
    render: ReportRenderer = import_module(f"actionplan.faces.{report_format.module}").render
    return render
