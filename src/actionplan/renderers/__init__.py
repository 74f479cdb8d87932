"""Renderers: each turns a report into text or bytes, one format a file.

A renderer knows no command and no clock, and it writes no file: the command line does. `REPORT_FORMATS` is the
registry. To add a format, add a file here with a `render(report)`, and its row. The file can also have
`list_omissions(report)`, what the format cannot say, and `describe_amount(report, data)`, how much a file has.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from actionplan.report import Report

ReportRenderer = Callable[..., str | bytes]
"""Takes a report, and the options of its format by name."""


class EmptyOutputError(ValueError):
    """There is nothing to send in a format that may not be empty. The sentence says why."""


class TemplateError(ValueError):
    """The template that was given cannot be used; the sentence says why."""


class MissingPartError(ImportError):
    """A format needs a part of the program that is not installed; the sentence says how to get it."""


class ReportFormat(NamedTuple):
    """A format: its name, the module that renders it, the endings of file names that mean it, and what it can carry.

    A format that `is_binary` is for files only. `options` are those that its `render` takes as well as the report.
    `only_report` is the one report that can be drawn, unless all can. A format that `is_data` sends a report's rows and
    has no cover; it `has_notes` if its readers see the report's first sentences all the same. One that `is_workbook`
    counts every target on its first sheet, and says there who to contact.
    """

    name: str
    module: str
    extensions: tuple[str, ...]
    is_binary: bool = False
    options: tuple[str, ...] = ()
    only_report: str = ""
    is_data: bool = False
    has_notes: bool = False
    is_workbook: bool = False
    takes_columns: bool = False

    @property
    def has_columns(self) -> bool:
        """True if its columns can be chosen: those of what is printed, and of data that says so."""
        return self.takes_columns or not self.is_data

    @property
    def carries_warnings(self) -> bool:
        """True if the answer itself has the sentences on what a reader must know first."""
        return self.has_notes or not self.is_data


def _build_workbook_format(name: str) -> ReportFormat:
    return ReportFormat(
        name=name,
        module=f"office.{name}",
        extensions=(f".{name}",),
        is_binary=True,
        options=("contact",),
        is_data=True,
        has_notes=True,
        is_workbook=True,
    )


REPORT_FORMATS = (
    ReportFormat("table", "text.plain_text", (".txt", ".text")),
    ReportFormat("md", "text.markdown", (".md", ".markdown")),
    ReportFormat("html", "html.html_page", (".html", ".htm")),
    ReportFormat("docx", "office.docx", (".docx",), is_binary=True, options=("template",)),
    ReportFormat("odt", "office.odt", (".odt",), is_binary=True),
    ReportFormat("pdf", "office.pdf", (".pdf",), is_binary=True),
    ReportFormat("csv", "data.csv", (".csv",), options=("bom",), is_data=True, takes_columns=True),
    ReportFormat("json", "data.json", (".json",), is_data=True, has_notes=True),
    _build_workbook_format("xlsx"),
    _build_workbook_format("ods"),
    ReportFormat("ics", "data.ics", (".ics",), options=("alarm",), is_data=True),
    ReportFormat("svg", "svg.svg_timeline", (".svg",), only_report="timeline"),
)


def list_formats(report_name: str) -> tuple[ReportFormat, ...]:
    """List the formats that a report can be sent in, by the report's name."""
    return tuple(report_format for report_format in REPORT_FORMATS if report_format.only_report in ("", report_name))


def find_format(name: str) -> ReportFormat | None:
    """Find a format by its name."""
    return next((report_format for report_format in REPORT_FORMATS if report_format.name == name), None)


def guess_format(path: str) -> ReportFormat | None:
    """Find the format that a file's name ends in."""
    return next(
        (report_format for report_format in REPORT_FORMATS if path.casefold().endswith(report_format.extensions)), None
    )


def load_renderer(report_format: ReportFormat) -> ReportRenderer:
    """Import the module of a format, so that a command pays for one format; return the function that renders it."""
    render: ReportRenderer = _load_module(report_format).render
    return render


def list_omissions(report_format: ReportFormat, report: "Report") -> tuple[str, ...]:
    """List the sentences on what a format cannot say about a report, to be printed on the error stream.

    They are what a reader must know first, and what the `list_omissions` of the format's module adds.
    """
    omitted: Iterable[str] = getattr(_load_module(report_format), "list_omissions", lambda _: ())(report)
    return (*(() if report_format.carries_warnings else report.notices), *omitted)


def describe_amount(report_format: ReportFormat, report: "Report", data: bytes) -> str:
    """Say how many rows, events or pages are in the bytes of a file. Return "" if the format's module does not say."""
    amount: str = getattr(_load_module(report_format), "describe_amount", lambda *_: "")(report, data)
    return amount


def _load_module(report_format: ReportFormat) -> ModuleType:
    """Import the module of a format, which may need a library that is installed as an extra of the format's name."""
    try:
        return import_module(f"{__name__}.{report_format.module}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("actionplan"):
            raise
        raise MissingPartError(
            f"To write {report_format.name.upper()}, a part of the program is needed that is not installed. "
            f"Install it with: pip install 'actionplan[{report_format.name}]'"
        ) from None
