"""Where an answer goes and in which format: a screen, a pipe or a file."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from actionplan.cli.errors import EXIT_REFUSED, CliError
from actionplan.cli.io.answer_file import check_ending, confirm_replacement, find_answer_file, save_answer
from actionplan.cli.io.encoding import spell_report
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.io.screen import can_print, get_width, has_colour, is_job_log, is_screen, write_output
from actionplan.renderers import (
    REPORT_FORMATS,
    EmptyOutputError,
    ReportFormat,
    TemplateError,
    find_format,
    guess_format,
    load_renderer,
)
from actionplan.report import Report
from actionplan.text.english import format_count

Wish = bool | str | bytes
"""What is wished of a format: that it has something, the words for it, or a file that was read."""

NO_WISHES: Mapping[str, Wish] = {}


def send_report(
    report: Report,
    form: ReportFormat,
    path: str | None,
    wishes: Mapping[str, Wish] = NO_WISHES,
    *,
    yes: bool = False,
) -> None:
    """Send a report where it was asked for, in the format that was chosen, with the wishes that go with the format.

    With `yes`, replace a file that is there without asking.
    """
    path = find_answer_file(path)
    if form.name == "table" and path is None:
        report = _spell_for_screen(report)
        if is_screen() or has_colour():
            from actionplan.renderers.text.terminal import render  # noqa: PLC0415 - Rich is for screens only

            write_output(render(report, width=get_width(), colour=has_colour(), ascii_only=not can_print("─")))
            return
    if form.only_report not in ("", report.question):
        raise CliError(
            f"Only the {form.only_report} can be drawn as {form.name}: "
            f"actionplan {form.only_report} -o year{form.extensions[0]}."
        )
    if form.is_binary and path is None and (is_screen() or is_job_log()):
        raise CliError(
            f"A {'screen' if is_screen() else 'log'} cannot show {form.name}. "
            f"Write it to a file: -o answer{form.extensions[0]}."
        )
    wishes = _check_wishes(wishes, form)
    if path:
        confirm_replacement(path, yes=yes)
    made = _render(report, form, path, wishes)
    # Data is UTF-8 wherever it goes; only words for people follow the machine's own encoding.
    if path:
        data = made.encode() if isinstance(made, str) else made
        save_answer(data, path, _count(report, form, data))
    else:
        write_output(made if form.name == "table" or isinstance(made, bytes) or is_screen() else made.encode())


def choose_format(name: str | None, path: str | None, forms: Sequence[ReportFormat]) -> ReportFormat:
    """Choose the format that was named, or that of the file's ending, or the table; `forms` are all there are."""
    file = find_answer_file(path)
    form = find_format(name) if name else guess_format(file) if file else REPORT_FORMATS[0]
    if form is None:
        endings = ", ".join(each.extensions[0] for each in forms)
        raise CliError(f"The file name {path} does not end in a format. End it in one of {endings}, or use --format.")
    if name and file:
        check_ending(form.name, form.extensions, file, is_text=not form.is_binary)
    return form


def _count(report: Report, form: ReportFormat, data: bytes) -> str:
    """Count what a format of data has in it. How many pages a paper has is known to the program that shows it."""
    if form.name == "ics":
        return format_count(data.count(b"BEGIN:VEVENT"), "event")
    return format_count(len(report.rows), "row") if form.is_data else ""


def _check_wishes(wishes: Mapping[str, Wish], form: ReportFormat) -> dict[str, Wish]:
    """Give the wishes that were made. Refuse one that the format does not take."""
    made: dict[str, Wish] = {name: wish for name, wish in wishes.items() if wish}
    for name in made:
        if name not in form.options:
            raise CliError(f"--{name} means nothing for {form.name}. Leave it out.")
    return made


def _render(report: Report, form: ReportFormat, path: str | None, wishes: Mapping[str, Wish]) -> str | bytes:
    try:
        if path is None:
            return load_renderer(form)(report, **wishes)
        with show_progress(f"Making {path}"):  # a file may take a while
            return load_renderer(form)(report, **wishes)
    except (EmptyOutputError, TemplateError) as reason:
        raise CliError(str(reason), EXIT_REFUSED) from None


def _spell_for_screen(report: Report) -> Report:
    """Write a report with the signs that standard output has."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return report if encoding.casefold() in ("utf-8", "utf8") else spell_report(report, encoding)
