"""Validating plans: reading them, finding what is wrong, fixing what can be fixed, and sending the findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
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
from actionplan.cli.io.atomic_write import replace_if_unchanged
from actionplan.cli.io.file_diff import format_diff
from actionplan.cli.io.screen import has_colour, is_screen, write_output
from actionplan.cli.plans.discovery import NamedFile, find_plans, get_known_names, name_plans
from actionplan.cli.plans.plan_file import encode_source, load_plan_file
from actionplan.cli.plans.root_path import find_root_path
from actionplan.cli.rule_codes import check_codes
from actionplan.findings import Finding, count_findings
from actionplan.model.plan import Plan
from actionplan.planfile import Source, load
from actionplan.planfile.fixing import FixResult, fix_source
from actionplan.renderers.findings import (
    FINDING_FORMATS,
    CheckedFile,
    FindingOptions,
    guess_finding_format,
    load_finding_renderer,
)
from actionplan.renderers.findings.headlines import format_overall_total
from actionplan.text.english import format_count
from actionplan.text.escaping import escape_control_in_lines

WORDS = ("text", "concise")

_MAX_UNSAFE_SHOWN = 20
"""How many faults that could not be fixed are named."""

FindingsFinder = Callable[[Source], Sequence[Finding]]
"""Finds what is wrong in a plan as it is now."""


class FindingsOutput(NamedTuple):
    """Where findings go: in which format, to which file, and whether that may be replaced without asking."""

    form: str | None
    file: str | None
    yes: bool = False

    @property
    def path(self) -> str | None:
        """The file, unless it is standard output."""
        return find_answer_file(self.file)


class LookOptions(NamedTuple):
    """How to look at plans: from which day, for which codes, and whether to fix what can be fixed, or show how."""

    as_at: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    diff: bool


def check_plans(paths: Sequence[str], options: LookOptions, output: FindingsOutput, *, strict: bool) -> int:
    """Find what is wrong in the plans at some paths, send it to a file or the screen, and give the exit status."""
    found = find_plans(paths)
    check_answer_path(output.file, found)
    form = _choose_format(output.form, output.path)
    look = options._replace(
        select=_split_codes(options.select, "--select"), ignore=_split_codes(options.ignore, "--ignore")
    )
    read = {path: _try_load(path, error) for path, error in found.items()}
    beside = _name_plans(read)
    checked = [_check_one(path, each, beside, look) for path, each in read.items()]
    if not look.diff:
        _send(checked, output._replace(form=form), strict=strict)
    if any(each.fault for each in checked):
        return EXIT_FILE
    manner = FindingOptions(is_strict=strict)
    return EXIT_REFUSED if any(manner.is_failure(each) for one in checked for each in one.findings) else 0


def apply_fixes(source: Source, find: FindingsFinder) -> Source:
    """Write a plan with its faults fixed, and give it as it is then."""
    if source.path == "-":
        raise CliError("--fix has no file to write when the plan is standard input. Use --diff, or give the file.")
    mended = fix_source(source, find)
    after = _load_fixed(source, mended)
    if mended.fixes:
        replace_if_unchanged(encode_source(after), source.path, was=encode_source(source))
    _report_fixes(source, mended, count_findings(find(after)), "put right")
    return after


def show_fixes(source: Source, find: FindingsFinder) -> None:
    """Print what `apply_fixes` would change, as a unified diff, and write nothing."""
    mended = fix_source(source, find)
    diff = format_diff(source.text, mended.text, source.path)
    write_output(escape_control_in_lines(diff) if is_screen() else diff.encode())
    _report_fixes(source, mended, count_findings(find(_load_fixed(source, mended))), "to put right")


def _load_fixed(source: Source, mended: FixResult) -> Source:
    return load((source.byte_order_mark + mended.text).encode(), source.path) if mended.fixes else source


def _report_fixes(source: Source, mended: FixResult, left: int, done: str) -> None:
    """Say how many faults were fixed and how many are left; and which could not be, because more would change."""
    for each in mended.unsafe_fixes[:_MAX_UNSAFE_SHOWN]:
        say(f"{source.path}: {each.code} left as it is ({each.description}): the plan would not say the same otherwise")
    if hidden := len(mended.unsafe_fixes[_MAX_UNSAFE_SHOWN:]):
        say(f"{source.path}: {format_count(hidden, 'more fault')} left as {'it is' if hidden == 1 else 'they are'}")
    count = len(mended.fixes)
    say(f"{source.path}: {count} fault{'' if count == 1 else 's'} {done}, {left} left")


def _choose_format(name: str | None, file: str | None) -> str:
    """Choose the format that was named, or the one of the file's ending, or the one for where it is run."""
    if name:
        if file:
            # SARIF is JSON, and some programs ask for that ending.
            endings = next(each.extensions for each in FINDING_FORMATS if each.name == name)
            check_ending(name, (*endings, ".json") if name == "sarif" else endings, file)
        return name
    if file is None:
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    named = guess_finding_format(file)
    if not named:
        raise CliError(
            f"The file name {file} does not end in a format. End it in .txt, .json, .sarif or .xml, or use --format."
        )
    return named


def _split_codes(given: Sequence[str], option: str) -> tuple[str, ...]:
    """Split codes and their beginnings, as they were typed with commas between them."""
    codes = tuple(code.upper() for each in given for code in each.replace(",", " ").split())
    check_codes(codes, option)
    return codes


def _try_load(path: str, error: FileError | None) -> Source | FileError:
    """Read a file. Where it cannot be opened, tell the user why beside the answer too."""
    try:
        if error is None:
            return load_plan_file(path)
    except FileError as caught:
        error = caught
    say(f"actionplan: {error}")
    return error


def _name_plans(read: Mapping[str, Source | FileError]) -> PlanSet:
    """Give all the plans the names that they have in a report too, for what one says of another."""
    found = [(path, each, each.plan) for path, each in read.items() if not isinstance(each, FileError) and each.plan]
    names, _ = name_plans([NamedFile(path, plan.name, plan.context.period) for path, _, plan in found])
    return PlanSet(
        PlanEntry(plan, path, _is_whole(source), (*get_known_names(plan, path), name))
        for (path, source, plan), name in zip(found, names, strict=True)
    )


def _is_whole(source: Source) -> bool:
    """Say whether all of a plan could be read."""
    return all(each.severity != "error" for each in source.findings)


def _check_one(path: str, source: Source | FileError, beside: PlanSet, look: LookOptions) -> CheckedFile:
    """Find what is wrong in a file, after it was fixed, if that was asked for."""

    def find(source: Source) -> list[Finding]:
        plans = beside.replace_plan(path, source.plan) if source.plan else beside
        return check_source(source, _choose_day(look.as_at, source.plan), look.select, look.ignore, plans)

    if isinstance(source, FileError):
        return CheckedFile(path, fault=str(source), root_path=find_root_path(path))
    if look.diff:
        show_fixes(source, find)
    elif look.fix:
        source = apply_fixes(source, find)
    return CheckedFile(path, find(source), source.get_line, root_path=find_root_path(path))


def _choose_day(phrase: str | None, plan: Plan | None) -> date:
    """Choose the day to look at a plan from."""
    if phrase is None or plan is None:
        return get_today()
    return read_day(phrase, plan.context, "--as-at", get_today())


def _send(checked: Sequence[CheckedFile], output: FindingsOutput, *, strict: bool) -> None:
    """Print the findings, or write them to a file and print their count."""
    form, path = output.form or WORDS[0], output.path
    manner = FindingOptions(has_colour=path is None and form in WORDS and has_colour(), is_strict=strict)
    made = load_finding_renderer(form)(checked, manner)
    if path is None:
        write_output(made if form in WORDS else made.encode(), is_for_github=form == "github")
        return
    confirm_replacement(path, yes=output.yes)
    total = f"{format_overall_total(checked)}\n"
    save_answer(made.encode(), path, total=total, is_for_github=form == "github")
