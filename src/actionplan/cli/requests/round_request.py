"""A request for a round of updates: its options in the words of the plan, its files, and what is said about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.cli.date_options import get_today, read_day, read_for_plans
from actionplan.cli.errors import EXIT_FILE, CliError, say
from actionplan.cli.io.answer_folder import check_answer_folder, save_files
from actionplan.cli.io.files import read_text
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.io.screen import write_confirmation
from actionplan.cli.requests.report_request import ReportRequest
from actionplan.dates import format_day
from actionplan.dates.calendar import build_month_window
from actionplan.dates.vocabulary import NUMBER_WORDS
from actionplan.reports.builder import describe_no_match
from actionplan.text.english import format_count, format_list, format_list_or_count
from actionplan.text.escaping import escape_control
from actionplan.updates.covering_message import DEFAULT_MESSAGE, MessageTemplate, find_address, parse_message
from actionplan.updates.officer_requests import RequestRound, build_rounds
from actionplan.updates.request_files import LIST_NAME, build_files
from actionplan.updates.request_layout import TARGETS_SHEET

_LOSS = "Answers that somebody typed into {} may be lost."
_COUNT_STARTS = ("a", "an", *NUMBER_WORDS)


class RoundOptions(NamedTuple):
    """The options of a round, as they were given."""

    folder: str
    ahead: str
    reply_by: str | None
    message: str | None
    yes: bool


def run_round(request: ReportRequest, options: RoundOptions) -> int:
    """Write the files of a round, say what was asked and what was not, and return the exit status."""
    check_answer_folder(options.folder)
    template = _read_template(options.message)
    reply_by = _read_reply_day(request, options.reply_by) if options.reply_by else None
    if reply_by and reply_by < request.as_at:
        as_at = format_day(request.as_at)
        raise CliError(f'--reply-by "{options.reply_by}" is before {as_at}, the day that is asked about.')
    until = _read_end(request, options.ahead)
    rounds = build_rounds(request.plan, request.as_at, until, reply_by, request.target_filter)
    asked = _join(rounds)
    if asked.requests:
        with show_progress(f"Making {format_count(len(asked.requests), 'workbook')}"):
            files = build_files(rounds, template)
        save_files(files, options.folder, yes=options.yes, loss=_LOSS)
        write_confirmation(_describe_files(rounds, options.folder))
    for sentence in (*request.every_warning, *_iter_notices(asked, request)):
        say(escape_control(sentence))
    return EXIT_FILE if request.plans.missing else 0


def _read_template(path: str | None) -> MessageTemplate:
    try:
        return parse_message(read_text(path) if path else DEFAULT_MESSAGE)
    except ValueError as error:
        raise CliError(f"{path}: {error}") from None


def _read_reply_day(request: ReportRequest, phrase: str) -> date:
    return read_for_plans(
        lambda context: read_day(phrase, context, "--reply-by", request.as_at),
        request.plans.list_contexts(),
        f'--reply-by "{phrase}"',
    )


def _read_end(request: ReportRequest, ahead: str) -> date:
    """Read the last day that officers are asked about: that of a period, or of a duration from the day on.

    Three months from the last day of September are those up to the last day of December.
    """
    first, *_ = ahead.casefold().split()
    is_duration = first.isdecimal() or first in _COUNT_STARTS
    last = request.read_period(f"next {ahead}" if is_duration else ahead, "--ahead").latest
    if last and is_duration and _is_month_end(request.as_at) and re.search("month|quarter|year", ahead.casefold()):
        last = build_month_window(last.year, last.month).latest
    if last is None or last < request.as_at:
        raise CliError(f'--ahead "{ahead}" is over on {format_day(request.as_at)}. Write it like "3 months".')
    return last


def _is_month_end(day: date) -> bool:
    return build_month_window(day.year, day.month).latest == day


def _join(rounds: Sequence[RequestRound]) -> RequestRound:
    """Join the rounds of several plans, to say what was asked in all of them."""
    return RequestRound(
        plan="",
        requests=tuple(request for each in rounds for request in each.requests),
        omissions=tuple(omission for each in rounds for omission in each.omissions),
        entries={name: entry for each in rounds for name, entry in each.entries.items()},
    )


def _describe_files(rounds: Sequence[RequestRound], folder: str) -> str:
    """Say what was written, and about how many targets: one of several officers counts once."""
    books = sum(len(each.requests) for each in rounds)
    refs = {
        (each.plan, row.ref) for each in rounds for asked in each.requests for row in asked.list_rows(TARGETS_SHEET)
    }
    apart = " Each plan has a folder of its own: take each in with its plan alone." if len(rounds) > 1 else ""
    return (
        f"Wrote to {escape_control(folder)}: {format_count(books, 'workbook')} and {format_count(books, 'message')} "
        f"about {format_count(len(refs), 'target')}, and {LIST_NAME}, the list of who is asked what.{apart}\n"
    )


def _iter_notices(asked: RequestRound, request: ReportRequest) -> Iterator[str]:
    """Yield the sentences on what is not asked, who has nothing to answer, and whose message has no address."""
    if not asked.requests and not asked.omissions:
        yield f"{describe_no_match(request.target_filter)} Nothing was written."
        return
    by_reason = sorted({(omission.reason, omission.item.get_key()) for omission in asked.omissions})
    counts = Counter(reason for reason, _ in by_reason)
    if counts:
        yield f"Not asked: {', '.join(f'{number} {reason}' for reason, number in counts.most_common())}."
    if asked.requests and request.as_at > get_today():
        yield f"{format_day(request.as_at)} is still to come. The answers can be taken in from that day on."
    officers = {request.officer for request in asked.requests}
    idle = [name for name in dict.fromkeys(each.officer for each in asked.omissions) if name and name not in officers]
    if idle:
        yield f"{format_list(idle)} {'has' if len(idle) == 1 else 'have'} nothing to answer."
    if not officers:
        yield "Nothing was written."
    unknown = [name for name in officers if not find_address(asked.entries.get(name))]
    if unknown:
        yield _describe_unknown(sorted(unknown))
    for name in sorted(officers):
        entry = asked.entries.get(name)
        if entry and entry.last_day and entry.has_left_by(request.as_at):
            yield f"{name} left on {format_day(entry.last_day)}, and is still responsible for what is asked here."


def _describe_unknown(names: list[str]) -> str:
    """Say whose message has no To."""
    them, message = ("it", "message") if len(names) == 1 else ("them", "messages")
    whom = format_list_or_count(names, "officer")
    return (
        f"The plan has no email address for {whom}. Write {them} in the To of the {message}, or under officers in the "
        "plan."
    )
