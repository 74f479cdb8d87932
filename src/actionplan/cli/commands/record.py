"""The commands that record what happened to a target, or an event that targets wait for."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from actionplan.cli.choices import RagChoice
from actionplan.cli.completers import complete_bodies, complete_events, complete_outcomes, complete_parties
from actionplan.cli.errors import CliError
from actionplan.cli.lean_typer import LeanCommand
from actionplan.cli.ref_argument import TargetRef
from actionplan.cli.requests.write_command import write_command

if TYPE_CHECKING:
    from actionplan.cli.requests.write_request import RecordRequest

_DASH = re.compile(r"-+(?![\w-]).|-+\d", re.DOTALL)
"""How a text begins that can be no option."""


class NoteCommand(LeanCommand):
    """A command whose text may begin with a dash, as a line out of a list does: no option begins "- " or "-5"."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep such a text from being taken for an option: a space before it goes again, as from any text."""
        try:
            return super().parse_args(ctx, [f" {each}" if _DASH.match(each) else each for each in args])
        except typer.TyperException as error:
            option = getattr(error, "option_name", None)
            if not option or not any(each.startswith("-") and " " in each for each in args):
                raise
            hint = 'Words that begin with a dash go to the end, after --: actionplan note 1.2a -- "-words"'
            raise CliError(f"No such option '{option}'. {hint}") from None


COMMAND_CLASSES = {"note": NoteCommand}

Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for the plan's readers.")]


@write_command
def note(  # noqa: PLR0913, PLR0917 - options
    request: "RecordRequest",
    ref: TargetRef,
    note: Annotated[
        str, typer.Argument(metavar="TEXT", help="What there is to say about it.", show_default=False)
    ] = "",
    rag: Annotated[
        RagChoice | None,
        typer.Option("--rag", metavar="COLOUR", help="Your rating: red, amber or green.", case_sensitive=False),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why it is late, or rated so.", show_default=False)
    ] = "",
    next_step: Annotated[
        str, typer.Option("--next", metavar="TEXT", help="What is being done about it.", show_default=False)
    ] = "",
) -> int:
    """Record commentary on the target REF, a RAG, or both.

    \b
    actionplan note 1.2a "A draft is with the Board" --rag amber
    """  # noqa: D301 - the backspace marks lines that are not to be wrapped
    return request.add_note(ref, note=note, rag=rag or "", reason=reason, next_step=next_step)


@write_command
def start(request: "RecordRequest", ref: TargetRef) -> int:
    """Record that work on the target REF has started.

    \b
    actionplan start 1.2a --on "May 2017"
    """  # noqa: D301 - the same
    return request.start(ref)


@write_command
def complete(
    request: "RecordRequest",
    ref: TargetRef,
    occurrence: Annotated[
        str, typer.Option("--for", metavar="PHRASE", help='Which of its dates, like "Q1 2017/18".')
    ] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark.")] = "",
) -> int:
    """Record that the target REF was met: one of its dates, if it recurs or has several.

    Without --for, that is the date which is due by the day. A target that bodies decide is completed by `decide`.

    \b
    actionplan complete 1.2a --on "4 July 2017"
    actionplan complete 6.1a --for "Q1 2017/18" --note "Four meetings held"
    """  # noqa: D301 - the same
    return request.complete(ref, occurrence, note)


@write_command
def revise(  # noqa: PLR0913 - an option each
    request: "RecordRequest",
    *,
    ref: TargetRef,
    to: Annotated[str, typer.Option("--to", metavar="PHRASE", help='The new date, in words like "Autumn 2017".')],
    why: Why,
    approved_by: Annotated[str, typer.Option("--approved-by", metavar="NAME", help="Who agreed it.")] = "",
    proposed: Annotated[
        bool, typer.Option("--proposed", help="It is not agreed yet: show it, and leave the date as it is.")
    ] = False,
) -> int:
    """Record a new date for the target REF. The published date always stays in the file.

    \b
    actionplan revise 1.2a --to "Autumn 2017" --why "Board met late" --approved-by Executive
    actionplan revise 1.2a --to "Winter 2017" --why "Survey late" --proposed
    """  # noqa: D301 - the same
    return request.revise(ref, to=to, why=why, approved_by=approved_by, proposed=proposed)


@write_command
def decide(  # noqa: PLR0913 - an option each
    request: "RecordRequest",
    *,
    ref: TargetRef,
    body: Annotated[
        str,
        typer.Option(
            "--body",
            metavar="NAME",
            help="The body that decided, in any spelling of the plan.",
            autocompletion=complete_bodies,
        ),
    ] = "",
    party: Annotated[
        str,
        typer.Option(
            "--party",
            metavar="NAME",
            help="The authority that decided, or whose body it was.",
            autocompletion=complete_parties,
        ),
    ] = "",
    outcome: Annotated[
        str,
        typer.Option(
            "--outcome",
            metavar="WORDS",
            help='One of approved, "approved with amendments", deferred, refused, noted, "not required"; or the words '
            "of the minute that mean one of them, like agreed or adjourned.",
            autocompletion=complete_outcomes,
        ),
    ],
    to: Annotated[
        str, typer.Option("--to", metavar="PHRASE", help="When it will be decided, if it was deferred.")
    ] = "",
    conditions: Annotated[
        list[str] | None, typer.Option("--condition", metavar="WORDS", help="On what condition. Can be repeated.")
    ] = None,
    minute: Annotated[
        str, typer.Option("--minute", metavar="URL", help="Where the minute is: an address or a number.")
    ] = "",
) -> int:
    """Record what a body or a party decided about the target REF. The last approval completes it.

    \b
    actionplan decide 1.2b --body "Full Council" --outcome approved --on "12 July 2017"
    """  # noqa: D301 - the same
    if not body and not party:
        raise CliError("Who decided? Give a body of the plan with --body, or a party with --party.")
    given = tuple(conditions or ())
    return request.decide(ref, (body, party), outcome=outcome, minute=minute, to=to, conditions=given)


@write_command
def suspend(request: "RecordRequest", ref: TargetRef, why: Why) -> int:
    """Record that work on the target REF stops. The day may be in the future.

    \b
    actionplan suspend 1.2a --why "Election" --on "1 May 2017"
    """  # noqa: D301 - the same
    return request.suspend(ref, why)


@write_command
def resume(request: "RecordRequest", ref: TargetRef) -> int:
    """Record that work on the target REF, which is suspended, starts again. The day may be in the future.

    \b
    actionplan resume 1.2a --on "9 June 2017"
    """  # noqa: D301 - the same
    return request.resume(ref)


@write_command
def delete(request: "RecordRequest", ref: TargetRef, why: Why) -> int:
    """Record that the target REF was taken out of the plan. Its lines stay in the file, for reports of earlier days.

    \b
    actionplan delete 1.2a --why "Merged with 1.3a" --on "12 July 2017"
    """  # noqa: D301 - the same
    return request.delete(ref, why)


@write_command
def happened(
    request: "RecordRequest",
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Its name.", autocompletion=complete_events)],
) -> int:
    """Record that an EVENT of the plan happened, which targets wait for.

    \b
    actionplan happened "Financial Strategy" --on "28 February 2018"
    """  # noqa: D301 - the same
    return request.record_event(event)
