"""Validation: reading plans, finding what is wrong in them, and sending the findings."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.checks.plan_set import PlanEntry, PlanSet
from actionplan.checks.runner import check_source
from actionplan.cli.date_options import get_today, read_day
from actionplan.cli.errors import EXIT_FILE, EXIT_REFUSED, CliError, FileError, say
from actionplan.cli.io.answer_file import (
    check_answer_path,
    check_ending,
    confirm_replacement,
    find_answer_file,
    save_answer,
)
from actionplan.cli.io.files import append_file
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.io.screen import get_width, has_colour, is_job_log, is_screen, write_output
from actionplan.cli.plans.discovery import NamedFile, find_plans, get_known_names, name_plans
from actionplan.cli.plans.plan_file import load_plan_file
from actionplan.cli.plans.root_path import find_root_path
from actionplan.cli.rule_codes import check_codes
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.planfile import Source
from actionplan.renderers.findings import (
    FINDING_FORMATS,
    CheckedFile,
    FindingOptions,
    guess_finding_format,
    load_finding_renderer,
)
from actionplan.renderers.findings.headlines import format_days, format_overall_total

WORDS = ("text", "concise")

_FORMS_WITH_TOTAL = (*WORDS, "github", "md")
"""The formats that count the findings in words, with the day."""


class FindingsOutput(NamedTuple):
    """Where findings go: the format, the file, and if it may be replaced without asking."""

    form: str | None
    file: str | None
    yes: bool = False

    @property
    def path(self) -> str | None:
        """The file, or `None` for standard output."""
        return find_answer_file(self.file)


class LookOptions(NamedTuple):
    """How to check plans: on which day, for which codes, and if faults are corrected, or the corrections shown."""

    as_at: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    diff: bool


def check_plans(paths: Sequence[str], options: LookOptions, output: FindingsOutput, *, strict: bool) -> int:
    """Find what is wrong in the plans at some paths, send it to a file or the screen, and return the exit status."""
    plans = find_plans(paths)
    check_answer_path(output.file, plans)
    form = _choose_format(output.form, output.path)
    look = options._replace(
        select=_split_codes(options.select, "--select"), ignore=_split_codes(options.ignore, "--ignore")
    )
    with show_progress("Checking"):
        read = {path: _try_load(path, error) for path, error in plans.items()}
        beside = _name_plans(read)
        checked = [_check_one(path, each, beside, look) for path, each in read.items()]
    if look.diff or (output.path is None and form not in _FORMS_WITH_TOTAL):
        _say_day(checked)
    if not look.diff:
        _send(checked, output._replace(form=form), strict=strict)
    if any(each.fault for each in checked):
        return EXIT_FILE
    manner = FindingOptions(is_strict=strict)
    return EXIT_REFUSED if any(manner.is_failure(each) for one in checked for each in one.findings) else 0


def _choose_format(name: str | None, file: str | None) -> str:
    """Choose the format that was named, or that of the file's ending, or the one for the place where it runs."""
    if name:
        if file:
            chosen = next(finding_format for finding_format in FINDING_FORMATS if finding_format.name == name)
            check_ending(name, chosen.extensions + chosen.other_extensions, file)
        return name
    if file is None:
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    named = guess_finding_format(file)
    if not named:
        raise CliError(
            f"The file name {file} does not end in a format. "
            "End it in .txt, .json, .sarif, .xml or .md, or use --format."
        )
    return named


def _split_codes(texts: Sequence[str], option: str) -> tuple[str, ...]:
    """Split codes, or their first letters, that were typed with commas between them."""
    codes = tuple(code.upper() for text in texts for code in text.replace(",", " ").split())
    check_codes(codes, option)
    return codes


def _try_load(path: str, error: FileError | None) -> Source | FileError:
    """Read a file. If it cannot be opened, also tell the user why on the error stream."""
    try:
        if error is None:
            return load_plan_file(path)
    except FileError as caught:
        error = caught
    say(f"actionplan: {error}")
    return error


def _name_plans(read: Mapping[str, Source | FileError]) -> PlanSet:
    """Give all the plans the names that they have in reports, because one may name another."""
    found = [(path, each, each.plan) for path, each in read.items() if not isinstance(each, FileError) and each.plan]
    names, _ = name_plans([NamedFile(path, plan.name, plan.context.period) for path, _, plan in found])
    return PlanSet(
        PlanEntry(plan, path, _is_whole(source), (*get_known_names(plan, path), name))
        for (path, source, plan), name in zip(found, names, strict=True)
    )


def _is_whole(source: Source) -> bool:
    """Return True if a plan could be read completely."""
    return all(finding.severity != "error" for finding in source.findings)


def _check_one(path: str, source: Source | FileError, beside: PlanSet, look: LookOptions) -> CheckedFile:
    """Find what is wrong in a file, after correcting it if that was asked for."""

    def find(source: Source) -> list[Finding]:
        plans = beside.replace_plan(path, source.plan) if source.plan else beside
        return check_source(source, _choose_day(look.as_at, source.plan), look.select, look.ignore, plans)

    if isinstance(source, FileError):
        return CheckedFile(path, fault=str(source), root_path=find_root_path(path))
    if look.diff or look.fix:
        from actionplan.cli.fixes import apply_fixes, show_fixes  # noqa: PLC0415 - six modules that no check needs

        with show_progress(f"Correcting {path}"):
            source = show_fixes(source, find) if look.diff else apply_fixes(source, find)
    with show_progress(f"Checking {path}"):
        findings = find(source)
    day = _choose_day(look.as_at, source.plan)
    return CheckedFile(
        path, findings, source.get_line, root_path=find_root_path(path), day=None if day == get_today() else day
    )


def _say_day(checked: Sequence[CheckedFile]) -> None:
    """Tell the user which day the findings are about, if that is not today: with another day, others are found."""
    if days := format_days(checked):
        say(f"The findings are{days}, not today.")


def _choose_day(phrase: str | None, plan: Plan | None) -> date:
    """Choose the day to check a plan on."""
    if phrase is None or plan is None:
        return get_today()
    return read_day(phrase, plan.context, "--as-at", get_today())


def _send(checked: Sequence[CheckedFile], output: FindingsOutput, *, strict: bool) -> None:
    """Print the findings, or write them to a file and print their number."""
    form, path = output.form or WORDS[0], output.path
    has_screen = path is None and form in WORDS
    width = get_width() if has_screen and is_screen() else 0
    manner = FindingOptions(has_colour=has_screen and has_colour(), is_strict=strict, width=width)
    made = load_finding_renderer(form)(checked, manner)
    if path is None:
        write_output(made if form in WORDS else made.encode(), is_for_github=form == "github")
        if form == "github" and is_job_log() and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
            append_file(summary, load_finding_renderer("md")(checked, manner).encode())
        return
    confirm_replacement(path, yes=output.yes)
    total = f"{format_overall_total(checked)}\n"
    save_answer(made.encode(), path, total=total, is_for_github=form == "github")
