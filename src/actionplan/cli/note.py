"""`actionplan note`: what an officer says of a target."""

from __future__ import annotations

import re

import click

from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes

_DASH = re.compile(r"-+(?![\w-]).|-+\d", re.DOTALL)
"""How a text begins that can be no option."""


class Noted(click.Command):
    """A command whose text may begin with a dash, as a line out of a list does: no option begins "- " or "-5"."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep such a text from being taken for an option: a space before it goes again, as from any text."""
        try:
            return super().parse_args(ctx, [f" {each}" if _DASH.match(each) else each for each in args])
        except click.NoSuchOption as error:
            if not any(each.startswith("-") and " " in each for each in args):
                raise
            hint = 'Words that begin with a dash go to the end, after --: actionplan note 1.2a -- "-words"'
            raise click.UsageError(f"{error.format_message()} {hint}", ctx) from None


@click.command("note", cls=Noted)
@writes
@REF
@click.argument("note", metavar="[TEXT]", default="")
@click.option("--rag", metavar="COLOUR", default="", help="What you say of it: red, amber or green.")
def command(ask: Ask, ref: str, note: str, rag: str) -> int:
    """Record commentary on the target REF, a RAG, or both.

    \b
    actionplan note 1.2a "A draft is with the Board" --rag amber
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.note import noted  # noqa: PLC0415 - not for --help

    return ask.record(noted(ask.plan, ref, note, rag, ask.when))
