"""Run an import: read the document, ask what is unsure, show what was found, and write the plan."""

# ruff: noqa: PTH119 - pathlib would cost 3 ms to import
from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from actionplan.checks.runner import check_source
from actionplan.cli.date_options import get_today
from actionplan.cli.errors import EXIT_REFUSED, CliError, FileError, convert_setting_error, say
from actionplan.cli.imports.document_update import UpdateRequest, read_first_options, read_plan, run_update
from actionplan.cli.imports.import_answers import (
    add_answer,
    ask,
    ask_columns,
    build_options,
    can_ask,
    read_pairs,
    refuse_open,
)
from actionplan.cli.io.atomic_write import create_files
from actionplan.cli.io.files import read_file
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.io.screen import ask_yes_or_no, write_confirmation, write_output
from actionplan.cli.io.stopping import hold_stop
from actionplan.cli.new_plan import make_short_name, refuse_existing
from actionplan.cli.plans.plan_file import format_plan_option
from actionplan.importing.import_findings import ALL_OUTPUTS
from actionplan.importing.import_options import ImportOptions
from actionplan.importing.import_report import format_data, format_report
from actionplan.importing.plan_import import ImportResult, ImportTask, import_document, name_left_over
from actionplan.importing.readers import read_document
from actionplan.importing.readers.document_limits import MAX_BYTES
from actionplan.importing.source_document import Document
from actionplan.importing.unreadable import UnreadableDocumentError
from actionplan.importing.update.row_matching import UpdateFiles
from actionplan.planfile import load
from actionplan.renderers.findings.headlines import format_counts

_MAX_ROUNDS = 50
_PREVIEW_LINES = 25


class ImportRequest(NamedTuple):
    """What was asked for: the document, the plan to write if it was named, the options, and how to answer."""

    path: str
    given_output: str | None
    options: ImportOptions
    form: str
    is_dry_run: bool
    is_quiet: bool
    update: UpdateRequest | None = None

    @property
    def output(self) -> str:
        """The plan to write."""
        return self.given_output or "plan.yaml"


class ImportWords(NamedTuple):
    """The options of an import as they were typed: those with one value, those with several, and those of --update."""

    texts: Mapping[str, str | None]
    lists: Mapping[str, Iterable[str]]
    output: str | None
    form: str
    update: str | None = None
    on: str | None = None
    same: Iterable[str] = ()


def build_request(path: str, words: ImportWords, *, is_dry_run: bool, is_quiet: bool) -> ImportRequest:
    """Build the request of an import from the options that were typed."""
    options = build_options(words.texts, **words.lists)
    update = None
    if words.update is not None:
        pairs = read_pairs(words.same)
        update = UpdateRequest(words.update, words.on, pairs, is_dry_run=is_dry_run, is_quiet=is_quiet)
    return ImportRequest(
        path, words.output, options, words.form, is_dry_run=is_dry_run, is_quiet=is_quiet, update=update
    )


def run_import(request: ImportRequest) -> int:
    """Import a document, and give the exit status."""
    if request.update is not None:
        return _update_plan(request, request.update)
    if not request.is_dry_run and os.path.lexists(request.path):
        refuse_existing(request.output, "import FILE -o")
    result = _read_and_import(request)
    return _report_faults(result) if result.faults else _write(result, request)


def _update_plan(request: ImportRequest, update: UpdateRequest) -> int:
    """Compare a document with a plan that is there, as it was imported before."""
    if request.given_output is not None:
        raise CliError(f"--update writes into {update.plan_path} itself, so leave out --output.")
    source = read_plan(update)
    result = _read_and_import(request._replace(options=read_first_options(source, request.options)))
    if result.faults:
        return _report_faults(result)
    made = {each.where for each in result.report.findings if each.kind == "ref-made"} if result.report else set()
    name = os.path.basename(request.path)
    files = UpdateFiles(source.path, name, None if ALL_OUTPUTS in made else made)
    return run_update(update, source, result.text, files)


def _read_and_import(request: ImportRequest) -> ImportResult:
    """Read the document, and import it, with answers where somebody can give them."""
    name = os.path.basename(request.path)
    data = read_file(request.path, MAX_BYTES, "a document to import")
    try:
        with show_progress(f"Reading {name}"):
            document = read_document(data, name)
        return _import_with_answers(document, name, request)
    except UnreadableDocumentError as error:
        raise FileError(str(error)) from None


def _import_with_answers(document: Document, name: str, request: ImportRequest) -> ImportResult:
    """Import, and ask on a terminal what is unsure; elsewhere say which options would answer it."""
    options = request.options
    for _ in range(_MAX_ROUNDS):
        try:
            with show_progress(f"Importing {name}"):
                task = ImportTask(document, name, options, request.output, make_name=make_short_name)
                result = import_document(task)
        except UnreadableDocumentError:
            raise
        except ValueError as error:
            raise convert_setting_error(error) from None
        if not result.questions:
            return result
        if request.is_quiet or not can_ask():
            raise refuse_open([*result.questions, *result.further])
        for question in result.questions:
            options = (
                ask_columns(options, question) if question.subjects else add_answer(options, question, ask(question))
            )
    raise refuse_open(result.questions)


def _report_faults(result: ImportResult) -> int:
    """Say that a word has no place: a fault of the program, so nothing is written."""
    lines = ["Nothing was written, because not every word is accounted for. This is a fault in actionplan: report it."]
    for fault in result.faults[:10]:
        lines += [f"  {fault.what}:", f"    in the document: {fault.document}", f"    in its place: {fault.place}"]
    say("\n".join(lines))
    return EXIT_REFUSED


def _write(result: ImportResult, request: ImportRequest) -> int:
    if result.report is None or result.words is None:
        return EXIT_REFUSED
    if request.form == "json":
        data = format_data(result.report, result.words, request.output)
        shown = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    else:
        shown = format_report(result.report, result.words, request.output)
    if request.is_dry_run:
        write_output(shown if request.form == "json" else f"{shown}\n{result.text}")
        return 0
    is_asking = not request.is_quiet and can_ask() and request.form == "text"
    if is_asking:
        write_output(f"{shown}\nThe plan begins:\n\n{_cut_preview(result.text)}\n")
        if not ask_yes_or_no(f"Write this plan to {request.output}?", default=True):
            raise CliError("Nothing was written.")
    files = {request.output: result.text.encode()}
    if result.left_over_text:
        files[name_left_over(request.output)] = result.left_over_text.encode()
    after = "" if request.form == "json" else _describe_next(result.text, request.output)
    with hold_stop():
        create_files(files)
        write_confirmation(after if is_asking else shown + after)
    return 0


def _cut_preview(text: str) -> str:
    """Return the first lines of the themes of a plan."""
    themes = text[text.index("themes:") :]
    return "\n".join(themes.splitlines()[:_PREVIEW_LINES])


def _describe_next(text: str, path: str) -> str:
    """Say what `validate` finds in the new plan, and what to do next."""
    with show_progress(f"Checking {path}"):
        findings = check_source(load(text.encode(), path), get_today())
    option = format_plan_option(path)
    look = " Look for #? in it: these are questions that the import could not answer." if "#?" in text else ""
    return (
        f"\n{path} is written.{look}\n"
        f"{format_counts(findings)}: actionplan validate{option}\n"
        f"What is due: actionplan due{option}\n"
    )
