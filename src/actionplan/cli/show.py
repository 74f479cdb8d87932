"""`actionplan show`: the plan itself."""

from __future__ import annotations

import click

from actionplan.cli.options import Ask, question


@click.command("show")
@question
@click.argument("ref", required=False, default="")
def command(ask: Ask, ref: str) -> int:
    """The plan as a tree with its statuses, or one part of it in full with its dates explained.

    REF is the number of an action (6), an output (6.2) or a target (6.2c).
    """
    from actionplan.questions.show import show  # noqa: PLC0415 - not for --help

    return ask.answer(show(ask.plan, ask.as_at, ref, ask.keep))
