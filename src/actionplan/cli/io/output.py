"""Sending an answer: to a screen, a pipe or a file, and in which format."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from actionplan.cli.errors import EXIT_REFUSED, CliError
from actionplan.cli.io.answer_file import check_ending, confirm_replacement, find_answer_file, save_answer
from actionplan.cli.io.encoding import spell_report
from actionplan.cli.io.files import format_size
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.io.screen import (
    can_print,
    find_pager,
    get_width,
    has_colour,
    is_job_log,
    is_name_of_job_log,
    is_screen,
    write_output,
)
from actionplan.renderers import (
    REPORT_FORMATS,
    EmptyOutputError,
    MissingPartError,
    ReportFormat,
    ReportRenderer,
    TemplateError,
    describe_amount,
    find_format,
    guess_format,
    load_renderer,
)
from actionplan.report import Report
from actionplan.text.english import format_count

FormatOption = bool | str | bytes
"""The value of an option of a format, such as --bom, --contact or --template."""

NO_FORMAT_OPTIONS: Mapping[str, FormatOption] = {}


class Destination(NamedTuple):
    """Where an answer goes: to a file, or to standard output if there is no path.

    With `yes`, a file that is there is replaced without asking. If it `is_paged`, a long answer on a screen is shown in
    a pager.
    """

    path: str | None = None
    yes: bool = False
    is_paged: bool = False


STANDARD_OUTPUT = Destination()


def send_report(
    report: Report,
    form: ReportFormat,
    destination: Destination = STANDARD_OUTPUT,
    format_options: Mapping[str, FormatOption] = NO_FORMAT_OPTIONS,
) -> None:
    """Send a report where it was asked for, in the format that was chosen, with the options of that format."""
    path = find_answer_file(destination.path)
    if form.name == "table" and path is None:
        report = _spell_for_screen(report)
        if is_screen() or has_colour():
            from actionplan.renderers.text.terminal import render  # noqa: PLC0415 - Rich is for screens only

            answer = render(report, width=get_width(), colour=has_colour(), ascii_only=not can_print("─"))
            if destination.is_paged and (pager := find_pager(answer)):
                from actionplan.cli.io.pager import show_in_pager  # noqa: PLC0415 - few answers are that long

                show_in_pager(answer, pager)
            else:
                write_output(answer)
            return
    if form.only_report not in ("", report.question):
        raise CliError(
            f"Only the {form.only_report} can be drawn as {form.name}: "
            f"actionplan {form.only_report} -o year{form.extensions[0]}."
        )
    is_shown = is_screen() or is_job_log() if path is None else is_name_of_job_log(path)
    if form.is_binary and is_shown:
        raise CliError(
            f"A {'screen' if path is None and is_screen() else 'log'} cannot show {form.name}. "
            f"Write it to a file: -o answer{form.extensions[0]}."
        )
    format_options = _select_format_options(format_options, form)
    render_answer = _load(form)
    if path:
        confirm_replacement(path, yes=destination.yes)
    content = _render(render_answer, report, path, format_options)
    # Data is always UTF-8. Only text for people follows the encoding of the machine.
    if path:
        data = content.encode() if isinstance(content, str) else content
        save_answer(data, path, _describe_size(report, form, data))
    else:
        write_output(content if form.name == "table" or isinstance(content, bytes) or is_screen() else content.encode())


def choose_format(name: str | None, path: str | None, forms: Sequence[ReportFormat]) -> ReportFormat:
    """Choose the format that was named, or that of the file's ending, or the table.

    `forms` are those that the command has.
    """
    file = find_answer_file(path)
    form = find_format(name) if name else guess_format(file) if file else REPORT_FORMATS[0]
    if form is None:
        endings = ", ".join(report_format.extensions[0] for report_format in forms)
        raise CliError(f"The file name {path} does not end in a format. End it in one of {endings}, or use --format.")
    if name and file:
        check_ending(form.name, form.extensions, file, is_text=not form.is_binary)
    return form


def _describe_size(report: Report, form: ReportFormat, data: bytes) -> str:
    """Say how much was written: what the format counts, or else the rows of data, and the size of a document."""
    amount = describe_amount(form, report, data)
    if form.is_data:
        return amount or format_count(len(report.rows), "row")
    return ", ".join(filter(None, (amount, format_size(len(data)))))


def _select_format_options(format_options: Mapping[str, FormatOption], form: ReportFormat) -> dict[str, FormatOption]:
    """Return the options that were given. Refuse one that the format does not take."""
    chosen: dict[str, FormatOption] = {name: value for name, value in format_options.items() if value}
    for name in chosen:
        if name not in form.options:
            raise CliError(f"--{name} has no effect on {form.name}. Leave it out.")
    return chosen


def _load(form: ReportFormat) -> ReportRenderer:
    try:
        return load_renderer(form)
    except MissingPartError as reason:
        raise CliError(str(reason), EXIT_REFUSED) from None


def _render(
    render_answer: ReportRenderer, report: Report, path: str | None, format_options: Mapping[str, FormatOption]
) -> str | bytes:
    try:
        if path is None:
            return render_answer(report, **format_options)
        with show_progress(f"Making {path}"):  # a file may take a while
            return render_answer(report, **format_options)
    except (EmptyOutputError, TemplateError) as reason:
        raise CliError(str(reason), EXIT_REFUSED) from None


def _spell_for_screen(report: Report) -> Report:
    """Replace the signs of a report that standard output lacks."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return report if encoding.casefold() in ("utf-8", "utf8") else spell_report(report, encoding)
