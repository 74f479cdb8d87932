"""`actionplan validate`: what is wrong in plans."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from actionplan.cli.errors import FILE, NO, Fault, FileFault, say

if TYPE_CHECKING:
    from datetime import date

    from actionplan.checks.plan_set import PlanSet
    from actionplan.findings import Finding
    from actionplan.model.plan import Plan
    from actionplan.planfile import Source
    from actionplan.renderers.findings import CheckedFile

FORMATS = ("text", "concise", "json", "github", "sarif", "junit")
WORDS = ("text", "concise")


class Look(NamedTuple):
    """How to look at plans: from which day, for which codes, and whether to put right what can be, or show how."""

    as_at: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    diff: bool


@click.command("validate")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-p", "--plan", "plans", metavar="PATH", multiple=True, help="The same as a PATH.")
@click.option(
    "--as-at", metavar="PHRASE", help='The day to look from, like "end Sept 2017", at what has come. [default: today]'
)
@click.option("--strict", is_flag=True, help="Leave with status 1 for a warning too.")
@click.option("--select", metavar="CODES", multiple=True, help="Only these: codes or their beginnings, like AP3,AP401.")
@click.option("--ignore", metavar="CODES", multiple=True, help="All but these, said in the same way.")
@click.option("--fix", is_flag=True, help="Put right in the file what leaves no doubt, and then look at it.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to print it. [default: text; the ending of FILE; on GitHub Actions, github]",
)
@click.option("-o", "--output", "file", metavar="FILE", help="Write to this file (.txt, .json, .sarif, .xml).")
def command(  # noqa: PLR0913, PLR0917 - an argument for each option
    paths: tuple[str, ...],
    plans: tuple[str, ...],
    as_at: str | None,
    strict: bool,  # noqa: FBT001 - Click calls it so
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,  # noqa: FBT001 - the same
    diff: bool,  # noqa: FBT001 - the same
    form: str | None,
    file: str | None,
) -> int:
    """What is wrong in each plan, at which line and column, and what to write instead.

    A PATH is a plan, a folder, or - for standard input; with none, it is plan.yaml, else ACTIONPLAN_PLAN. A folder is
    its plan.yaml; where it has none, every .yaml and .yml file in it and below it. Leaves with status 1 if there is
    an error.
    """
    from actionplan.cli import plans as wanted  # noqa: PLC0415 - not for --help
    from actionplan.renderers.findings import FindingOptions  # noqa: PLC0415

    form = _format(form, file)
    look = Look(as_at, _codes(select, "--select"), _codes(ignore, "--ignore"), fix, diff)
    read = {path: _read(path, fault) for path, fault in wanted.each_of((*paths, *plans)).items()}
    beside = _beside(read)
    files = [_checked(path, each, beside, look) for path, each in read.items()]
    if not diff:
        _send(files, form, file, strict=strict)
    if any(each.fault for each in files):
        return FILE
    manner = FindingOptions(is_strict=strict)
    return NO if any(manner.is_failure(each) for one in files for each in one.findings) else 0


def _format(wanted: str | None, file: str | None) -> str:
    """The format asked for, by name or by the ending of the file, or the one for where it is run."""
    if wanted:
        return wanted
    if file is None or file == "-":
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    from actionplan.renderers.findings import guess_finding_format  # noqa: PLC0415 - where an ending is asked about

    named = guess_finding_format(file)
    if not named:
        raise Fault(f"The ending of {file} says no format. End it in .txt, .json, .sarif or .xml, or say --format.")
    return named


def _codes(given: Sequence[str], option: str) -> tuple[str, ...]:
    """Codes and their beginnings, as typed with commas between them."""
    codes = tuple(code.upper() for each in given for code in each.replace(",", " ").split())
    if codes:
        from actionplan.cli.codes import known  # noqa: PLC0415 - only where some are given

        known(codes, option)
    return codes


def _read(path: str, fault: FileFault | None) -> Source | FileFault:
    """A file as it was read; of one that cannot be opened, why, which is told beside the answer too."""
    from actionplan.cli import files  # noqa: PLC0415 - not for --help

    try:
        if fault is None:
            return files.load(path)
    except FileFault as caught:
        fault = caught
    say(f"actionplan: {fault}")
    return fault


def _beside(read: Mapping[str, Source | FileFault]) -> PlanSet:
    """All the plans under the names that they have in an answer too, for what one says of another."""
    from actionplan.checks.plan_set import PlanEntry, PlanSet  # noqa: PLC0415 - brings every rule with it
    from actionplan.cli.plans import known_as, unlike  # noqa: PLC0415 - not for --help

    found = [(path, each, each.plan) for path, each in read.items() if not isinstance(each, FileFault) and each.plan]
    names, _ = unlike([(path, plan.name) for path, _, plan in found])
    return PlanSet(
        PlanEntry(plan, path, _is_whole(source), (*known_as(plan, path), name))
        for (path, source, plan), name in zip(found, names, strict=True)
    )


def _is_whole(source: Source) -> bool:
    """Whether all of a plan could be read."""
    return all(each.severity != "error" for each in source.findings)


def _checked(path: str, source: Source | FileFault, beside: PlanSet, look: Look) -> CheckedFile:
    """What is found in a file, as it is after it was put right, where that was asked for."""
    from actionplan.checks.runner import check_source  # noqa: PLC0415 - brings every rule with it
    from actionplan.renderers.findings import CheckedFile  # noqa: PLC0415 - not for --help

    def found(source: Source) -> list[Finding]:
        plans = beside.replace_plan(path, source.plan) if source.plan else beside
        return check_source(source, _day(look.as_at, source.plan), look.select, look.ignore, plans)

    if isinstance(source, FileFault):
        return CheckedFile(path, fault=str(source))
    if look.fix or look.diff:
        from actionplan.cli import mending  # noqa: PLC0415 - only where it is asked for

        if look.diff:
            mending.show(source, found)
        else:
            source = mending.put_right(source, found)
    return CheckedFile(path, found(source), source.get_line)


def _day(phrase: str | None, plan: Plan | None) -> date:
    """The day to look at a plan from."""
    from actionplan.cli import days  # noqa: PLC0415 - not for --help

    if phrase is None or plan is None:
        return days.today()
    return days.day(phrase, plan.context, "--as-at")


def _send(checked: Sequence[CheckedFile], form: str, file: str | None, *, strict: bool) -> None:
    """Print the findings, or write them to a file and print their count."""
    from actionplan.cli import output  # noqa: PLC0415 - not for --help
    from actionplan.renderers.findings import FindingOptions, load_finding_renderer  # noqa: PLC0415
    from actionplan.renderers.findings.headlines import format_overall_total  # noqa: PLC0415

    to_file = file is not None and file != "-"
    manner = FindingOptions(has_colour=not to_file and form in WORDS and output.colour(), is_strict=strict)
    made = load_finding_renderer(form)(checked, manner)
    if file is None or not to_file:
        output.write(made if form in WORDS else made.encode())
        return
    from actionplan.cli.files import spare  # noqa: PLC0415 - only for a file
    from actionplan.cli.keeping import save  # noqa: PLC0415

    for each in checked:
        spare(each.path, file)
    save(made.encode(), file)
    output.write(f"{format_overall_total(checked)}\n")
