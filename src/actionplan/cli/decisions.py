"""`actionplan decisions`: which bodies have decided what."""

from __future__ import annotations

import click

from actionplan.cli.options import Ask, question


@click.command("decisions")
@question
@click.argument("ref", required=False, default="")
def command(ask: Ask, ref: str) -> int:
    """Each target by the bodies that decide it: given, planned, late, deferred or refused, and who is waited for.

    REF is the number of an action (1), an output (1.2) or a target (1.2a). With --body, that body's forward plan.
    """
    from actionplan.reports.decisions import build_decisions_report  # noqa: PLC0415 - not for --help

    return ask.answer(build_decisions_report(ask.plan, ask.as_at, ref, ask.keep))
