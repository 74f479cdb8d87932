"""`actionplan decide`: what a body or a party decided of a target."""

from __future__ import annotations

import click

from actionplan.cli.errors import Fault
from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes


@click.command("decide")
@writes
@REF
@click.option("--body", metavar="NAME", default="", help="The body that decided, in any spelling of the plan.")
@click.option("--party", metavar="NAME", default="", help="The authority that decided, or whose body it was.")
@click.option(
    "--outcome",
    metavar="WORD",
    required=True,
    help='One of approved, "approved with amendments", deferred, refused, "not required".',
)
@click.option("--to", metavar="PHRASE", default="", help="When it is to be decided, where it was deferred.")
@click.option("--condition", "conditions", metavar="WORDS", multiple=True, help="On what condition. Once for each.")
@click.option("--minute", metavar="URL", default="", help="Where the minute is: an address or a number.")
def command(  # noqa: PLR0913, PLR0917 - an argument for each option
    ask: Ask, ref: str, body: str, party: str, outcome: str, to: str, conditions: tuple[str, ...], minute: str
) -> int:
    """Record what a body or a party decided of the target REF. It is complete once the last is satisfied.

    \b
    actionplan decide 1.2b --body "Full Council" --outcome approved --on "12 July 2017"
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.decide import Resolution, record_decision  # noqa: PLC0415 - not for --help
    from actionplan.recording.decision_lookup import Decider  # noqa: PLC0415

    if not body and not party:
        raise Fault("Who decided? Give a body of the plan with --body, or a party with --party.")
    who, resolved = Decider(body, party), Resolution(outcome, minute, to, conditions)
    return ask.record(record_decision(ask.plan, ref, ask.when, who, resolved))
