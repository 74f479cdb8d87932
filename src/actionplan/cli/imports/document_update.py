"""Show what a newer document says that a plan does not, and bring it into the plan where it carries a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from actionplan.cli.date_options import format_event_date, get_today
from actionplan.cli.errors import EXIT_REFUSED, CliError, say
from actionplan.cli.imports.import_answers import ask, build_options, can_ask, read_pairs, refuse_open
from actionplan.cli.io.atomic_write import replace_if_unchanged
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.io.screen import ask_yes_or_no, write_confirmation, write_output
from actionplan.cli.io.stopping import hold_stop
from actionplan.cli.plans.plan_file import encode_source, format_plan_option, load_plan_file, require_plan
from actionplan.importing.import_options import ImportOptions
from actionplan.importing.options_line import SAME, keep_answers, read_options_line
from actionplan.importing.question import Question
from actionplan.importing.update.document_differences import (
    DIFFERENCE_KINDS,
    DocumentDifference,
    find_differences,
)
from actionplan.importing.update.plan_update import APPLIED_KINDS, UpdatedText, update_text
from actionplan.importing.update.row_matching import NO_ROW, UpdateFiles, match_rows
from actionplan.model.plan import OutputLine, Plan
from actionplan.planfile import Source, load
from actionplan.recording.event_dates import DateInput, read_event_day
from actionplan.recording.result import Refusal
from actionplan.reports.changes.likeness import Matches
from actionplan.text.english import format_count, shorten
from actionplan.text.folding import fold

_MAX_SHOWN = 120
_ON = Question(
    "On which day were the new dates agreed?",
    "--on",
    prompt="The day",
    need="A new date needs the day of its decision.",
)


class UpdateRequest(NamedTuple):
    """What was asked for: the plan to update, the day of new dates, which rows are one, and how to go about it.

    `answers` has the row of the document for a row of the plan, each by its ref.
    """

    plan_path: str
    on: str | None
    answers: dict[str, str]
    is_dry_run: bool
    is_quiet: bool


def read_plan(request: UpdateRequest) -> Source:
    """Read the plan that is to be updated."""
    source = load_plan_file(request.plan_path)
    require_plan(source)
    return source


def read_first_options(source: Source, given: ImportOptions) -> ImportOptions:
    """Read the options in the first comment of a plan. What was given now counts more, and so does the plan's head."""
    plan = require_plan(source)
    options = given._asdict()
    values = read_options_line(source.text)
    first = build_options(
        {"hidden_rows": next(iter(values.get("--hidden-rows", ())), "")},
        sheets=values.get("--sheet", ()),
        tables=values.get("--table", ()),
        mappings=values.get("--map", ()),
        fill_down=values.get("--fill-down", ()),
    )._asdict()
    head = {"title": plan.title, "authority": plan.authority, "period": plan.context.period}
    merged: dict[str, Any] = {key: value or first[key] or head.get(key, "") or value for key, value in options.items()}
    return ImportOptions(**merged)


def run_update(request: UpdateRequest, source: Source, document_text: str, files: UpdateFiles) -> int:
    """Show the differences between a plan and the import of a newer document, and write what has a day."""
    plan = require_plan(source)
    today = get_today()
    kept = read_pairs(read_options_line(source.text).get(SAME, ()))
    with show_progress(f"Comparing {files.document_name} with {source.path}"):
        document = load(document_text.encode(), files.document_name)
        answers, matches = _match_with_answers(request, plan, require_plan(document), files, kept)
        differences = find_differences(plan, require_plan(document), matches, files)
    on = format_event_date(request.on, plan.context, today) if request.on else None
    write_output("\n".join(_describe(differences, source.path, files.document_name, on)) + "\n")
    applied = [each for each in differences if each.kind in APPLIED_KINDS]
    is_answer_new = any(kept.get(ref) != answer for ref, answer in answers.items())
    if request.is_dry_run or not (applied or is_answer_new):
        return 0
    is_asking = not request.is_quiet and can_ask()
    if on is None and any(each.kind == "date" for each in applied):
        if not is_asking:
            say(f"{_ON.sentence} Give it with --on. Nothing was written to {source.path}.")
            return 2
        on = format_event_date(ask(_ON), plan.context, today)
    when = DateInput(on, today)
    if isinstance(day := read_event_day(when, plan), Refusal):
        raise CliError(day.sentence)
    if not request.is_quiet:
        if not is_asking:
            say(f"Nothing was written to {source.path}. Use --yes to write what has a day.")
            return 0
        sentence = f"Write this to {source.path}?"
        if not applied:
            sentence = f"Keep your answers in the first comments of {source.path}, for the next document?"
        if not ask_yes_or_no(sentence, default=None if applied else True):
            return EXIT_REFUSED
    with show_progress(f"Updating {source.path}"):
        updated = update_text(source, document, applied, matches, when)
    return _write_update(source, updated, applied, answers)


def _write_update(
    source: Source, updated: UpdatedText, applied: Sequence[DocumentDifference], answers: Mapping[str, str]
) -> int:
    """Write the updated plan with the answers in its first comments, and say what could not be written into it."""
    text = keep_answers(updated.text, answers)
    for sentence in updated.refused:
        say(sentence)
    if text != source.text:
        data = (source.byte_order_mark + text).encode()
        done = len(applied) - len(updated.refused)
        words = f"{format_count(done, 'change')} written to {source.path}."
        if text != updated.text:
            words += " Your answers are kept in its first comments."
        if any(each.kind == "date" for each in applied):
            words += " The document does not say why dates have moved: write it under why."
        with hold_stop():
            replace_if_unchanged(data, source.path, was=encode_source(source))
            write_confirmation(f"{words}\n")
    return EXIT_REFUSED if updated.refused else 0


def _match_with_answers(
    request: UpdateRequest, plan: Plan, document: Plan, files: UpdateFiles, kept: Mapping[str, str]
) -> tuple[dict[str, str], Matches]:
    """Match the rows, and ask on a terminal about those that may be one; elsewhere say which options answer it.

    An answer that was `kept` answers the same question again, and no other: a newer document may have other refs.
    Return all answers, and what was matched.
    """
    old, new = list(plan.iter_outputs()), list(document.iter_outputs())
    answers = dict(request.answers)
    _check_answers(answers, old, new, files)
    while (found := match_rows(old, new, files, answers)).questions:
        again = {each.subject: kept[each.subject] for each in found.questions if kept.get(each.subject) in each.choices}
        answers |= again
        if not again and (request.is_quiet or not can_ask()):
            raise refuse_open(found.questions)
        for question in found.questions if not again else ():
            answers[question.subject] = ask(question)
    return answers, found.matches


def _check_answers(
    answers: Mapping[str, str], old: Sequence[OutputLine], new: Sequence[OutputLine], files: UpdateFiles
) -> None:
    """Refuse an answer about a row that there is not."""
    plan_refs, document_refs = ({fold(line.output.ref) for line in lines} for lines in (old, new))
    for plan_ref, document_ref in answers.items():
        for ref, refs, name in (
            (plan_ref, plan_refs, files.plan_path),
            (document_ref, document_refs | {NO_ROW}, files.document_name),
        ):
            if fold(ref) not in refs:
                raise CliError(f'--same "{plan_ref}={document_ref}": there is no {ref} in {name}.')


def _describe(differences: list[DocumentDifference], path: str, name: str, on: str | None) -> Iterator[str]:
    if not differences:
        yield f"{name} says nothing that {path} does not say."
        return
    yield f"What {name} says and {path} does not"
    for kind, group in groupby(differences, key=lambda each: each.kind):
        listed = list(group)
        yield ""
        yield f"{DIFFERENCE_KINDS[kind]} ({len(listed)})"
        for each in listed:
            yield f"  {each.ref}: {_format_change(each)}"
            if command := _format_command(each, path, on or "DAY"):
                yield f"    {command}"


def _format_change(each: DocumentDifference) -> str:
    was, now = shorten(each.was, _MAX_SHOWN), shorten(each.now, _MAX_SHOWN)
    return f"{was} -> {now}" if was and now else was or now


def _format_command(each: DocumentDifference, path: str, on: str) -> str:
    """Format the command that would record a difference, where there is one."""
    option = format_plan_option(path)
    if each.kind == "date":
        return f'actionplan revise {each.ref} --to "{each.now}" --on "{on}" --why …{option}'
    if each.kind == "completed":
        return f'actionplan complete {each.ref} --on "{each.now}"{option}'
    return ""
