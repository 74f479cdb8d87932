"""A request to take in what officers sent back: the files, what is shown of each, and the writing of the plan."""

# ruff: noqa: PTH112, PTH113, PTH118, PTH119, PTH120, PTH122, PTH207, PTH208 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from glob import glob, has_magic
from itertools import count
from typing import NamedTuple

from actionplan.cli.confirm import PreparedText
from actionplan.cli.date_options import get_today
from actionplan.cli.errors import EXIT_FILE, EXIT_REFUSED, CliError, FileError, say
from actionplan.cli.io.answer_folder import check_answer_folder, save_files
from actionplan.cli.io.files import read_file, read_text
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
from actionplan.updates.corrections import is_untouched
from actionplan.updates.officer_request import OfficerRequest
from actionplan.updates.outstanding import build_outstanding_report, list_missing, list_replies
from actionplan.updates.request_files import LIST_NAME, AskedOfficer, read_asked
from actionplan.updates.request_workbook import render_request
from actionplan.updates.returned_request import ReturnedRequest, Trouble, read_returned
from actionplan.updates.send_back import build_send_back

SEND_BACK_FOLDER = "to-send-back"
"""Beside the files that came back, the folder for what could not be taken in."""

_ENDINGS = (".xlsx", ".xlsm", ".ods")
_MAX_WORDS = 60
_NUMBERED = re.compile(r" \(\d+\)$")


class ReturnedFiles(NamedTuple):
    """The files that came back and could be read, by their paths, and why each of the others could not."""

    read: dict[str, ReturnedRequest]
    unreadable: dict[str, str]


def run_collection(request: RecordRequest, paths: Sequence[str], folder: str) -> int:
    """Take in the answers of some files, and return the exit status: 1 if anything is left."""
    found = find_files(paths)
    folder = folder or _name_folder(found[0])
    check_answer_folder(folder)
    files = _put_off(read_files(found, request.plan, folder), request.when.today)
    if not files.read:
        return _report_unreadable(files)
    collected, prepared = _collect(request, files.read)
    for sentence in _iter_lines(collected, files):
        say(escape_control(sentence))
    is_left = bool(files.unreadable) or any(each.troubles for each in collected)
    if prepared is None:
        say("There is nothing new to record.")
    elif status := request.write_prepared(prepared._replace(notice=_describe_left(collected, files, folder))):
        return status
    if is_left:
        _send_back(request, collected, folder)
    return EXIT_REFUSED if is_left else 0


def find_files(paths: Iterable[str]) -> list[str]:
    """Find the workbooks that some paths name: files, patterns like requests/*.xlsx, and all those in a folder."""
    found: dict[str, None] = {}
    for path in paths:
        if os.path.isdir(path):
            inside = _list_workbooks(path)
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


def _list_workbooks(folder: str) -> list[str]:
    names = sorted(name for name in os.listdir(folder) if name.casefold().endswith(_ENDINGS))
    return [os.path.join(folder, name) for name in names if not name.startswith(("~", "."))]


def _name_folder(path: str) -> str:
    """Name the folder for what is sent back of a workbook: beside it, or where it is if it was sent back itself."""
    beside = os.path.dirname(path)
    return beside if os.path.basename(beside) == SEND_BACK_FOLDER else os.path.join(beside, SEND_BACK_FOLDER)


def read_files(paths: Sequence[str], plan: Plan, folder: str = "") -> ReturnedFiles:
    """Read the workbooks at some paths, and what was sent back of them and corrected in the folder for that."""
    files = ReturnedFiles({}, {})
    _read_into(files, paths, plan)
    subjects = {each.request.subject for each in files.read.values()}
    corrected = ReturnedFiles({}, files.unreadable)
    _read_into(corrected, _find_send_backs(paths, folder), plan)
    again = {path: each for path, each in corrected.read.items() if each.request.is_sent_back}
    return files._replace(read=files.read | {p: each for p, each in again.items() if each.request.subject in subjects})


def _read_into(files: ReturnedFiles, paths: Sequence[str], plan: Plan) -> None:
    for number, path in enumerate(paths, 1):
        with show_progress(f"Reading workbook {number} of {len(paths)}"):
            returned = _read_file(path, plan)
        if isinstance(returned, str):
            files.unreadable[path] = returned
        else:
            files.read[path] = returned


def _find_send_backs(paths: Sequence[str], folder: str) -> list[str]:
    """Find the workbooks in the folders for what is sent back, without those that were named."""
    named = set(map(os.path.realpath, paths))
    folders = dict.fromkeys([*map(_name_folder, paths), *([folder] if folder else [])])
    found = [path for each in folders if os.path.isdir(each) for path in _list_workbooks(each)]
    return [path for path in found if os.path.realpath(path) not in named]


def _put_off(files: ReturnedFiles, today: date) -> ReturnedFiles:
    """Put off what was asked as at a day to come: its answers would be of that day."""
    early = {path: each.request.as_at for path, each in files.read.items() if each.request.as_at > today}
    reasons = {
        path: f"{path} was not taken in: it asks how things stand on {format_day(day)}. Take it in from that day on."
        for path, day in early.items()
    }
    return ReturnedFiles(
        {path: each for path, each in files.read.items() if path not in early}, files.unreadable | reasons
    )


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
    empty = [each.returned.request.officer for each in collected if each.is_empty]
    if empty:
        yield f"Nothing is filled in by {format_list(empty)}."
    for each in collected:
        counts = [
            format_count(len(each.events), "thing") + " to record" if each.events else "",
            format_count(each.known, "answer") + " in the plan already" if each.known else "",
            f"{len(each.troubles)} left" if each.troubles else "",
        ]
        if any(counts):
            request = each.returned.request
            about = f"{_shorten_path(each)} ({request.officer}, as at {format_day(request.as_at)})"
            yield f"{about}: {', '.join(filter(None, counts))}"
        yield from (f"  {_format_trouble(trouble)}" for trouble in each.troubles)


def _describe_left(collected: Sequence[CollectedFile], files: ReturnedFiles, folder: str) -> str:
    """Say how much is left, where the list of it may be out of sight; or return ""."""
    sentences = []
    if number := sum(len(each.troubles) for each in collected):
        is_one = number == 1
        verb, pronoun = ("is", "it is") if is_one else ("are", "they are")
        answers = f"{format_count(number, 'answer')} {verb} left"
        sentences.append(f"{answers}: {pronoun} listed above, and will be in {escape_control(folder)}.")
    if number := len(files.unreadable):
        sentences.append(f"{format_count(number, 'file was', 'files were')} not taken in: see above.")
    return " ".join(sentences)


def _shorten_path(collected: CollectedFile) -> str:
    """Return the name of a file; with that of its folder, if it was sent back."""
    folder, name = os.path.split(collected.name)
    return os.path.join(os.path.basename(folder), name) if collected.returned.request.is_sent_back else name


def _format_trouble(trouble: Trouble) -> str:
    is_named = trouble.is_named
    title = trouble.column.title if trouble.column and not (is_named or trouble.is_doubt) else ""
    about = ", ".join(filter(None, (trouble.row.ref if trouble.row else "", title)))
    words = f' "{shorten(" ".join(trouble.words.split()), _MAX_WORDS)}"' if trouble.words and not is_named else ""
    return f"Left: {trouble.place}{f' ({about})' if about else ''}{words}. {trouble.reason}"


def _send_back(request: RecordRequest, collected: Sequence[CollectedFile], folder: str) -> None:
    """Write a workbook for each file of which something is left. None that somebody has corrected is replaced."""
    events = [event for each in collected for event in each.events]
    plan = events[-1].plan if events else request.plan
    asked = {each.name: build_send_back(each, plan) for each in collected}
    workbooks: dict[str, bytes] = {}
    for name, again in asked.items():
        if again:
            with show_progress(f"Making {os.path.basename(name)} to send back"):
                workbooks[_name_send_back(name, again, folder, request.plan, workbooks)] = render_request(again)
    if not workbooks:
        return
    many = format_count(len(workbooks), "workbook")
    if request.dry_run:
        say(f"What is left would be written to {escape_control(folder)}: {many} to send back.")
        return
    save_files(workbooks, folder, yes=True, loss="")
    write_confirmation(f"What is left is in {escape_control(folder)}: {many} to send back.\n")


def _name_send_back(name: str, again: OfficerRequest, folder: str, plan: Plan, taken: Container[str]) -> str:
    """Name the workbook that sends back what is left of a file, like the file, or with a number after that."""
    stem = os.path.splitext(os.path.basename(name))[0]
    stem = _NUMBERED.sub("", stem) if os.path.basename(os.path.dirname(name)) == SEND_BACK_FOLDER else stem
    names = (f"{stem}{f' ({number})' if number > 1 else ''}.xlsx" for number in count(1))
    return next(each for each in names if each not in taken and _is_free(os.path.join(folder, each), again, plan))


def _is_free(path: str, again: OfficerRequest, plan: Plan) -> bool:
    """Return True if there is no file, or one that was written there for the officer and nobody has corrected."""
    if not os.path.lexists(path):
        return True
    there = _read_file(path, plan)
    return not isinstance(there, str) and there.request.subject == again.subject and is_untouched(there)


def run_outstanding(paths: Sequence[str], plans: list[str] | None, *, exit_code: bool) -> int:
    """Print who has not answered, and return the exit status."""
    with show_progress("Working out who has answered"):
        source = load_plan_file(choose_one_plan(plans))
        plan = require_named_plan(source)
        lists, others = _find_lists(paths)
        asked = [each for path in lists for each in _read_list(path)]
        files = read_files(find_files(others), plan)
        if not files.read and not asked:
            return _report_unreadable(files)
        for sentence in files.unreadable.values():
            say(escape_control(sentence))
        replies = list_replies(collect_answers(plan, files.read, get_today()))
        missing = list_missing(asked, [each.request for each in files.read.values()])
    unreadable = [os.path.basename(path) for path in files.unreadable]
    send_report(build_outstanding_report(replies, missing, get_today(), unreadable), REPORT_FORMATS[0])
    if files.unreadable:
        return EXIT_FILE
    return int(exit_code and (bool(missing) or any(reply.empty for reply in replies)))


def _find_lists(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """Find the lists of who was asked, given or in a folder that is given, and the paths that may have workbooks."""
    lists, others = list[str](), list[str]()
    for path in paths:
        if path.casefold().endswith(".csv"):
            lists.append(path)
            continue
        inside = os.path.join(path, LIST_NAME)
        if os.path.isfile(inside):
            lists.append(inside)
        if inside not in lists or _list_workbooks(path):
            others.append(path)
    return list(dict.fromkeys(lists)), others


def _read_list(path: str) -> list[AskedOfficer]:
    try:
        return read_asked(read_text(path))
    except ValueError:
        raise FileError(f"{path} is not the list that `request-updates` writes. Leave it out.") from None
