"""`actionplan changes`: what changed since a panel last met."""

from __future__ import annotations

import click

from actionplan.cli.options import Ask, question


@click.command("changes")
@question
@click.option(
    "--since",
    metavar="REF",
    required=True,
    help='What to compare with: a file, a branch, tag or commit, or a day, like "end June 2017".',
)
@click.option("--until", metavar="REF", help="The later plan, named in the same way. [default: the plan as it is now]")
def command(ask: Ask, since: str) -> int:
    """What was completed, moved, decided, added, taken out and reworded since REF, and what became late.

    REF is tried as a file, then as a revision of the plan's own git repository, then as a day: the last commit of that
    day. The answer says which it was. Outside git, a day is answered from what is dated in the plan.
    """
    from actionplan.dates import format_day  # noqa: PLC0415 - not for --help
    from actionplan.reports.changes import PlanVersion, build_changes_report  # noqa: PLC0415

    ask, before = ask.since(since)
    after = PlanVersion(ask.plan, ask.as_at, f"{ask.read.words}, as at {format_day(ask.as_at)}.")
    return ask._replace(says_which=False).answer(build_changes_report(before, after, ask.keep))
