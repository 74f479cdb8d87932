"""A request to take in what officers sent back: the files, what is shown of each, and the writing of the plan."""

# ruff: noqa: PTH112, PTH118, PTH119, PTH120, PTH207, PTH208 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from typing import NamedTuple

from actionplan.cli.confirm import PreparedText
from actionplan.cli.date_options import get_today
from actionplan.cli.errors import EXIT_FILE, EXIT_REFUSED, CliError, FileError, say
from actionplan.cli.io.answer_folder import check_answer_folder, save_files
from actionplan.cli.io.files import read_file
from actionplan.cli.io.output import send_report
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.io.screen import write_confirmation
from actionplan.cli.plans.discovery import choose_one_plan, require_named_plan
from actionplan.cli.plans.plan_file import load_plan_file
from actionplan.cli.requests.write_request import RecordRequest
from actionplan.dates import format_day
from actionplan.importing.readers import read_document
from actionplan.importing.readers.document_limits import MAX_BYTES
from actionplan.importing.unreadable import UnreadableDocumentError
from actionplan.model.plan import Plan
from actionplan.recording.batch import RecordedBatch
from actionplan.recording.result import RecordedEvent
from actionplan.renderers import REPORT_FORMATS
from actionplan.text.english import format_count, format_list, shorten
from actionplan.text.escaping import escape_control
from actionplan.updates.collection import CollectedFile, collect_answers
from actionplan.updates.outstanding import build_outstanding_report, list_replies
from actionplan.updates.request_workbook import render_request
from actionplan.updates.returned_request import ReturnedRequest, Trouble, read_returned
from actionplan.updates.send_back import build_send_back

SEND_BACK_FOLDER = "to-send-back"
"""Beside the files that came back, the folder for what could not be taken in."""

_ENDINGS = (".xlsx", ".xlsm", ".ods")
_MAX_WORDS = 60
_LOSS = "What somebody typed into {} may be lost."


class ReturnedFiles(NamedTuple):
    """The files that came back and could be read, by their paths, and why each of the others could not."""

    read: dict[str, ReturnedRequest]
    unreadable: dict[str, str]


def run_collection(request: RecordRequest, paths: Sequence[str], folder: str) -> int:
    """Take in the answers of some files, and return the exit status: 1 if anything is left."""
    found = find_files(paths)
    folder = folder or os.path.join(os.path.dirname(found[0]), SEND_BACK_FOLDER)
    check_answer_folder(folder)
    files = read_files(found, request.plan)
    if not files.read:
        return _report_unreadable(files)
    collected, prepared = _collect(request, files.read)
    for sentence in _iter_lines(collected, files):
        say(escape_control(sentence))
    is_left = bool(files.unreadable) or any(each.troubles for each in collected)
    if prepared is None:
        say("There is nothing new to record.")
    elif status := request.write_prepared(prepared):
        return status
    if is_left:
        _send_back(request, collected, folder)
    return EXIT_REFUSED if is_left else 0


def find_files(paths: Iterable[str]) -> list[str]:
    """Find the workbooks that some paths name: files, patterns like requests/*.xlsx, and all those in a folder."""
    found: dict[str, None] = {}
    for path in paths:
        if os.path.isdir(path):
            names = sorted(name for name in os.listdir(path) if name.casefold().endswith(_ENDINGS))
            inside = [os.path.join(path, name) for name in names if not name.startswith(("~", "."))]
            if not inside:
                raise FileError(f"There is no workbook in {path}.")
            found |= dict.fromkeys(inside)
        elif has_magic(path) and not os.path.lexists(path):
            matches = sorted(glob(path))  # where the shell leaves patterns to the program
            if not matches:
                raise FileError(f"No file is called {path}.")
            found |= dict.fromkeys(matches)
        else:
            found[path] = None
    return list(found)


def read_files(paths: Sequence[str], plan: Plan) -> ReturnedFiles:
    """Read the workbooks at some paths."""
    files = ReturnedFiles({}, {})
    with show_progress(f"Reading {format_count(len(paths), 'workbook')}"):
        for path in paths:
            returned = _read_file(path, plan)
            if isinstance(returned, str):
                files.unreadable[path] = returned
            else:
                files.read[path] = returned
    return files


def _report_unreadable(files: ReturnedFiles) -> int:
    """Say why there is nothing to answer from, and return the exit status."""
    for sentence in files.unreadable.values():
        say(escape_control(sentence))
    return EXIT_FILE


def _read_file(path: str, plan: Plan) -> ReturnedRequest | str:
    try:
        returned = read_returned(read_document(read_file(path, MAX_BYTES, "a workbook"), path))
    except (FileError, UnreadableDocumentError) as error:
        return str(error)
    if isinstance(returned, str):
        return f"{path} was not taken in: {returned}"
    about = returned.request
    is_named = plan.display_name in about.plan.split("; ")
    if not is_named and (plan.name or plan.title not in about.title):
        return f"{path} was not taken in: it is about another plan ({about.title})."
    return returned


def _collect(
    request: RecordRequest, files: dict[str, ReturnedRequest]
) -> tuple[list[CollectedFile], PreparedText | None]:
    """Collect the answers, without those that may not be written, and put the others into the text of the plan."""
    refused: dict[tuple[str, str], str] = {}
    while True:
        collected = collect_answers(request.plan, files, request.when.today, refused)
        events = [(each.name, event) for each in collected for event in each.events]
        if not events:
            return collected, None
        try:
            return collected, request.prepare(RecordedBatch(tuple(event for _, event in events)))
        except CliError:
            number, why = _find_refused(request, tuple(event for _, event in events))
            name, event = events[number]
            refused[name, event.sentence] = why


def _find_refused(request: RecordRequest, events: tuple[RecordedEvent, ...]) -> tuple[int, str]:
    """Find the number of the first event that may not be written after those before it, and why. There is one."""

    def explain(count: int) -> str:
        try:
            request.prepare(RecordedBatch(events[:count]))
        except CliError as error:
            return str(error)
        return ""

    number = bisect_left(range(1, len(events)), 1, key=lambda count: bool(explain(count)))
    return number, explain(number + 1)


def _iter_lines(collected: Sequence[CollectedFile], files: ReturnedFiles) -> Iterator[str]:
    """Yield the lines on each file: how many answers it has, and what is left of them."""
    yield from files.unreadable.values()
    empty = [each.returned.request.officer for each in collected if not (each.events or each.known or each.troubles)]
    if empty:
        yield f"Nothing is filled in by {format_list(empty)}."
    for each in collected:
        counts = [
            format_count(len(each.events), "thing") + " to record" if each.events else "",
            f"{each.known} in the plan already" if each.known else "",
            f"{len(each.troubles)} left" if each.troubles else "",
        ]
        if any(counts):
            request = each.returned.request
            about = f"{os.path.basename(each.name)} ({request.officer}, as at {format_day(request.as_at)})"
            yield f"{about}: {', '.join(filter(None, counts))}"
        yield from (f"  {_format_trouble(trouble)}" for trouble in each.troubles)


def _format_trouble(trouble: Trouble) -> str:
    about = ", ".join(
        filter(None, (trouble.row.ref if trouble.row else "", trouble.column.title if trouble.column else ""))
    )
    words = f' "{shorten(" ".join(trouble.words.split()), _MAX_WORDS)}"' if trouble.words else ""
    return f"Left: {trouble.place}{f' ({about})' if about else ''}{words}. {trouble.reason}"


def _send_back(request: RecordRequest, collected: Sequence[CollectedFile], folder: str) -> None:
    """Write a workbook for each file of which something is left."""
    events = [event for each in collected for event in each.events]
    plan = events[-1].plan if events else request.plan
    asked = {each.name: build_send_back(each, plan) for each in collected}
    workbooks = {os.path.basename(name): render_request(again) for name, again in asked.items() if again}
    if not workbooks:
        return
    many = format_count(len(workbooks), "workbook")
    if request.dry_run:
        say(f"What is left would be written to {escape_control(folder)}: {many} to send back.")
        return
    save_files(workbooks, folder, yes=request.yes, loss=_LOSS)
    write_confirmation(f"What is left is in {escape_control(folder)}: {many} to send back.\n")


def run_outstanding(paths: Sequence[str], plans: list[str] | None, *, exit_code: bool) -> int:
    """Print who has not answered, and return the exit status."""
    source = load_plan_file(choose_one_plan(plans))
    plan = require_named_plan(source)
    files = read_files(find_files(paths), plan)
    if not files.read:
        return _report_unreadable(files)
    for sentence in files.unreadable.values():
        say(escape_control(sentence))
    replies = list_replies(collect_answers(plan, files.read, get_today()))
    send_report(build_outstanding_report(replies, get_today()), REPORT_FORMATS[0])
    if files.unreadable:
        return EXIT_FILE
    return int(exit_code and any(reply.empty for reply in replies))
