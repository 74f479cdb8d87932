"""`actionplan decide`: what a body decided of a target."""

from __future__ import annotations

import click

from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes


@click.command("decide")
@writes
@REF
@click.option("--body", metavar="NAME", required=True, help="The body that decided, in any spelling of the plan.")
@click.option(
    "--outcome",
    metavar="WORD",
    required=True,
    help='One of approved, "approved with amendments", deferred, refused, "not required".',
)
@click.option("--minute", metavar="URL", default="", help="Where the minute is: an address or a number.")
def command(ask: Ask, ref: str, body: str, outcome: str, minute: str) -> int:
    """Record what a body decided of the target REF. It is complete once the last body is satisfied.

    \b
    actionplan decide 1.2b --body "Full Council" --outcome approved --on "12 July 2017"
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.decide import decided  # noqa: PLC0415 - not for --help

    return ask.record(decided(ask.plan, ref, ask.when, body, (outcome, minute)))
