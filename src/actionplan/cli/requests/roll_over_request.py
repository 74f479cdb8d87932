"""A request to roll a plan over: what is asked, what is shown, and the writing of the next plan."""

# ruff: noqa: PTH112, PTH118, PTH120, PTH121 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from actionplan.checks.runner import check_source
from actionplan.cli.date_options import get_today, read_day
from actionplan.cli.errors import EXIT_REFUSED, CliError, FileError, convert_setting_error, say
from actionplan.cli.imports.import_answers import ask, can_ask
from actionplan.cli.io.answer_file import confirm_replacement
from actionplan.cli.io.atomic_write import create_files, save_file
from actionplan.cli.io.encoding import clean_text
from actionplan.cli.io.links import refuse_stray_answer
from actionplan.cli.io.output import send_report
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.io.screen import ask_yes_or_no, write_confirmation, write_output
from actionplan.cli.io.stopping import hold_stop
from actionplan.cli.plans.discovery import choose_one_plan, require_named_plan
from actionplan.cli.plans.plan_file import encode_source, format_plan_option, load_plan_file
from actionplan.dates import Context, read_date
from actionplan.findings import Finding
from actionplan.importing.question import Question
from actionplan.model.plan import Plan
from actionplan.model.statuses import Status
from actionplan.planfile import Source
from actionplan.quantities import read_goal
from actionplan.recording.result import Refusal
from actionplan.recording.rollover.next_plan import NextPlan, build_next_plan
from actionplan.recording.rollover.roll_over_options import RollOverOptions, RollOverQuestion, UnknownRefError
from actionplan.recording.rollover.roll_over_tables import build_roll_over_report
from actionplan.recording.rollover.year_goals import MissingGoal
from actionplan.renderers import REPORT_FORMATS
from actionplan.renderers.findings.headlines import format_counts, format_headline
from actionplan.text.english import format_count

_MAX_ROUNDS = 50
_MAX_WARNINGS = 20


class RollOverRequest(NamedTuple):
    """What was asked for: the options, the file to write, the plan and the day, and how to answer."""

    options: RollOverOptions
    output: str
    plans: list[str] | None
    as_at: str | None
    is_dry_run: bool
    is_quiet: bool

    @property
    def is_asking(self) -> bool:
        """Return True if there is somebody to ask."""
        return not self.is_quiet and not self.is_dry_run and can_ask()


def build_roll_over_options(
    head: Mapping[str, str],
    *,
    dates: Iterable[str],
    goals: Iterable[str],
    carried: Iterable[str],
    left_out: Iterable[str],
) -> RollOverOptions:
    """Build the options of a roll-over from those that were typed."""
    texts = {name: str(clean_text(words, name)) for name, words in head.items()}
    return RollOverOptions(
        **texts,
        dates=_read_pairs(dates, "date"),
        goals=_read_pairs(goals, "target"),
        carried=tuple(carried),
        left_out=tuple(left_out),
    )


_EXAMPLES = {"date": "1.2b=June 2018", "target": "1.2b=at least 8"}
_NAMES = {"date": "target and date", "target": "measure and target"}


def _read_pairs(given: Iterable[str], option: str) -> tuple[tuple[str, str], ...]:
    """Read `REF=WORDS`, for each target that gets another date, or each measure that gets a target."""
    pairs = []
    for each in given:
        ref, equals, words = (part.strip() for part in str(clean_text(each, option)).partition("="))
        if not (ref and equals and words):
            example = f'--{option} "{_EXAMPLES[option]}"'
            raise CliError(f'--{option} "{each}" names no {_NAMES[option]}. Write it like {example}.')
        pairs.append((ref, words))
    return tuple(pairs)


def run_roll_over(request: RollOverRequest) -> int:
    """Roll a plan over, and give the exit status."""
    source = load_plan_file(choose_one_plan(request.plans))
    plan = require_named_plan(source)
    today = get_today()
    day = read_day(request.as_at, plan.context, "--as-at", today) if request.as_at else today
    _refuse_errors(source, day)
    output = request.output or _choose_output(source.path, request.options.to)
    if not request.is_dry_run:
        _check_output(output, source.path, request)
    made, options = _build_with_answers(source, plan, request, day)
    new = _require_source(made)
    send_report(build_roll_over_report(made, options.to, day), REPORT_FORMATS[0])
    if request.is_dry_run:
        write_output(f"\n{new.text}")
        return 0
    if request.is_asking:
        request = request._replace(options=_ask_for_goals(options, made))
        made = _try(source, plan, request.options, day) if request.options != options else made
        new = _require_source(_ask_for_new_dates(source, plan, request, made, day))
        if not ask_yes_or_no(f"Write this to {output}?", default=True):
            raise CliError("Nothing was written.", EXIT_REFUSED)
    words = _describe_next(new, output, day)
    with hold_stop():
        _save(new, output)
        write_confirmation(words)
    return 0


def _require_source(made: NextPlan) -> Source:
    """Return the text of the next plan. While there are questions, say which options would answer them."""
    if made.source is None:
        raise CliError("\n".join(question.whole_sentence for question in made.questions))
    return made.source


def _refuse_errors(source: Source, day: date) -> None:
    """Refuse a plan with errors: they would be in the next one too, or hide what is carried."""
    with show_progress(f"Checking {source.path}"):
        errors = [each for each in check_source(source, day) if each.severity == "error"]
    if errors:
        first = format_headline(errors[0], source.path)
        option = format_plan_option(source.path)
        raise CliError(
            f"Nothing was written, because the plan has {format_count(len(errors), 'error')}:\n  {first}\n"
            f"Correct what `actionplan validate{option}` shows, and try again.",
            EXIT_REFUSED,
        )


def _choose_output(path: str, to: str) -> str:
    """Choose the file of the next plan, beside the plan: plan-2018.yaml."""
    try:
        year = Context(to).first.year
    except ValueError as error:
        raise convert_setting_error(error) from None
    return os.path.join(os.path.dirname(path), f"plan-{year}.yaml")


def _check_output(output: str, path: str, request: RollOverRequest) -> None:
    """Refuse a folder and the plan itself, and ask before another file is replaced."""
    if output == "-":
        raise CliError("The next plan is written to a file: name it after -o. To see it first, use --dry-run.")
    if os.path.isdir(output):
        raise FileError(f"{output} is a folder. Name the file to write after -o.")
    folder, name = os.path.split(output)
    if folder and not os.path.isdir(folder):
        raise FileError(f"There is no folder {folder} to write {name} in.")
    refuse_stray_answer(output)
    if not os.path.lexists(output):
        return
    if os.path.samefile(output, path):
        raise CliError(f"{output} is the plan itself, which stays as it is. Give another name after -o.")
    if not request.is_quiet and not request.is_asking:
        raise FileError(f"{output} already exists, and was not changed. Give another name after -o, or --yes.")
    confirm_replacement(output, yes=request.is_quiet)


def _build_with_answers(
    source: Source, plan: Plan, request: RollOverRequest, day: date
) -> tuple[NextPlan, RollOverOptions]:
    """Roll over, and ask on a terminal what the plan does not say."""
    options = request.options
    for _ in range(_MAX_ROUNDS):
        made = _try(source, plan, options, day)
        if not made.questions or not request.is_asking:
            return made, options
        for question in made.questions:
            options = _ask(question, options)
    return made, options


def _try(source: Source, plan: Plan, options: RollOverOptions, day: date) -> NextPlan:
    for ref, phrase in options.dates:
        if problem := _find_problem(phrase, options.to):
            raise CliError(f'--date "{ref}={phrase}": {problem}')
    try:
        with show_progress(f"Working out the plan for {options.to}"):
            made = build_next_plan(source, plan, options, day)
    except UnknownRefError as error:
        raise CliError(str(error)) from None
    except ValueError as error:
        raise convert_setting_error(error) from None
    if isinstance(made, Refusal):
        raise CliError(made.sentence, EXIT_REFUSED)
    return made


def _find_problem(phrase: str, to: str) -> str:
    """Say why words cannot be a date of the next plan, or ""."""
    try:
        reading = read_date(phrase, Context(to))
    except ValueError as error:
        raise convert_setting_error(error) from None
    if reading.kind != "unreadable":
        return ""
    near = f' Did you mean "{reading.nearest}"?' if reading.nearest else ""
    return f'"{phrase}" cannot be read as a date: {reading.problem}.{near}'


def _ask(question: RollOverQuestion, options: RollOverOptions) -> RollOverOptions:
    """Ask a question, and return the options with the answer."""
    if not question.needs_date:
        answer = ask(Question(question.sentence, "--carry", choices=("yes", "no"), default="yes", prompt=question.ref))
        if answer == "yes":
            return options._replace(carried=(*options.carried, question.ref))
        return options._replace(left_out=(*options.left_out, question.ref))
    say(question.sentence)
    phrase = _ask_for_date(question.ref, "", options.to)
    return options._replace(dates=(*options.dates, (question.ref, phrase)))


def _ask_for_new_dates(source: Source, plan: Plan, request: RollOverRequest, made: NextPlan, day: date) -> NextPlan:
    """Ask for the new dates of what is overdue, and roll over again with those that were given."""
    options = request.options
    late = [each for each in made.carried if each.item.status.name == Status.OVERDUE and each.how == "kept"]
    if not late:
        return made
    say(
        f"{format_count(len(late), 'target is', 'targets are')} overdue. Type a new date for each, or press Enter to "
        "keep the date."
    )
    given = [(each.item.ref, _ask_for_date(each.item.ref, each.date, options.to)) for each in late]
    new = tuple((ref, phrase) for (ref, phrase), each in zip(given, late, strict=True) if phrase != each.date)
    return _try(source, plan, options._replace(dates=(*options.dates, *new)), day) if new else made


def _ask_for_goals(options: RollOverOptions, made: NextPlan) -> RollOverOptions:
    """Ask for the targets of the next year, where measures have one for each year, and return the options with them."""
    if not made.goals:
        return options
    has = format_count(len(made.goals), "measure has", "measures have")
    say(f"{has} no target for {options.to}. Type one for each, or press Enter if the last one goes on.")
    given = [(each.ref, _ask_for_goal(each)) for each in made.goals]
    return options._replace(goals=(*options.goals, *((ref, words) for ref, words in given if words)))


def _ask_for_goal(missing: MissingGoal) -> str:
    """Ask for a target until one can be read; empty if the last one goes on."""
    last = missing.measure.by_year[-1][1]
    while True:
        words = ask(Question("", "--target", default=last, prompt=missing.words))
        if words == last:
            return ""
        if not read_goal(words).problem:
            return words
        say(f'"{words}" cannot be read as a target. Write it like "at least 4".')


def _ask_for_date(ref: str, default: str, to: str) -> str:
    """Ask for a date until one can be read."""
    while True:
        words = ask(Question("", "--date", default=default, prompt=ref))
        problem = "" if words == default else _find_problem(words, to)
        if not problem:
            return words
        say(problem)


def _save(new: Source, output: str) -> None:
    """Write the next plan, in place of what is there if that may be."""
    data = encode_source(new)
    if os.path.lexists(output):
        save_file(data, output)
    else:
        create_files({output: data})


def _describe_next(new: Source, output: str, day: date) -> str:
    """Say that the plan was written, what `validate` finds in it, and what to do next."""
    with show_progress(f"Checking {output}"):
        findings = check_source(new, day)
    option = format_plan_option(output)
    return "".join(f"{line}\n" for line in _iter_next_lines(findings, output, option))


def _iter_next_lines(findings: list[Finding], output: str, option: str) -> Iterator[str]:
    yield f"\n{output} is written. {format_counts(findings)}: actionplan validate{option}"
    warnings = [each for each in findings if each.severity == "warning"]
    yield from (f"  {format_headline(each, output)}" for each in warnings[:_MAX_WARNINGS])
    if len(warnings) > _MAX_WARNINGS:
        yield f"  and {format_count(len(warnings) - _MAX_WARNINGS, 'more warning')}"
