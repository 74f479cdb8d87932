"""The commands that record what happened to a target, or an event that targets wait for."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from actionplan.cli.choices import RagChoice
from actionplan.cli.completers import (
    complete_bodies,
    complete_events,
    complete_measures,
    complete_officers,
    complete_outcomes,
    complete_parties,
)
from actionplan.cli.errors import CliError
from actionplan.cli.lean_typer import LeanCommand
from actionplan.cli.ref_argument import OutputRefs, TargetRef, TargetRefs, TargetRefsAndText
from actionplan.cli.requests.write_command import write_command

if TYPE_CHECKING:
    from actionplan.cli.requests.write_request import RecordRequest

_DASH = re.compile(r"-+(?![\w-]).|-+\d", re.DOTALL)
"""How a text can begin that cannot be an option."""


class NoteCommand(LeanCommand):
    """A command whose refs and text are one list of words.

    The text may begin with a dash, like a line of a list. No option begins with "- " or "-5".
    """

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """List the words of the usage line. There is one text, though there may be several refs."""
        return [piece.replace("[TEXT]...", "[TEXT]") for piece in super().collect_usage_pieces(ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put a space before such a text, so that it is not taken for an option. It is removed again later."""
        try:
            return super().parse_args(ctx, [f" {argument}" if _DASH.match(argument) else argument for argument in args])
        except typer.TyperException as error:
            option = getattr(error, "option_name", None)
            if not option or not any(argument.startswith("-") and " " in argument for argument in args):
                raise
            hint = 'Words that begin with a dash go to the end, after --: actionplan note 1.2a -- "-words"'
            raise CliError(f"`{ctx.info_name}` has no option {option}. {hint}") from None


COMMAND_CLASSES = {"note": NoteCommand}

Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for people who read the plan.")]


@write_command
def note(  # noqa: PLR0913, PLR0917 - options
    request: "RecordRequest",
    note: TargetRefsAndText,
    rag: Annotated[
        RagChoice | None,
        typer.Option("--rag", metavar="COLOUR", help="Your rating: red, amber or green.", case_sensitive=False),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why it is late, or why you rate it so.", show_default=False)
    ] = "",
    next_step: Annotated[
        str, typer.Option("--next", metavar="TEXT", help="What is being done about it.", show_default=False)
    ] = "",
    percent: Annotated[
        str, typer.Option("--percent", metavar="NUMBER", help="How much is done, like 60%.", show_default=False)
    ] = "",
    about: Annotated[
        str,
        typer.Option(
            "--about", metavar="PHRASE", help='The time that it is about, like "Q1 2017/18".', show_default=False
        ),
    ] = "",
) -> int:
    """Record what an officer says about a target.

    That can be commentary on the target REF, a RAG rating, how much is done, or all of them. Of several targets, it is
    recorded for each.

    \b
    actionplan note 1.2a "A draft is with the Board" --rag amber
    actionplan note 1.2a 1.3a "On track" --rag green
    """  # noqa: D301 - the backspace marks lines that must not be wrapped
    return request.add_note(note, rag=rag or "", reason=reason, next_step=next_step, percent=percent, about=about)


@write_command
def start(request: "RecordRequest", refs: TargetRefs) -> int:
    """Record that work on a target has started.

    \b
    actionplan start 1.2a --on "May 2017"
    """  # noqa: D301 - the same
    return request.start(refs)


@write_command
def complete(  # noqa: PLR0913 - an option each
    request: "RecordRequest",
    refs: TargetRefs,
    occurrence: Annotated[
        str, typer.Option("--for", metavar="PHRASE", help='Which of its dates was met, like "Q1 2017/18".')
    ] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="A note about it.")] = "",
    *,
    step: Annotated[
        str,
        typer.Option(
            "--step", metavar="WHICH", help="Only this step on the way to it was done: its number, or words of it."
        ),
    ] = "",
    day_unknown: Annotated[bool, typer.Option("--day-unknown", help="Nobody knows on which day it was met.")] = False,
) -> int:
    """Record that a target, one of its dates, or one of its steps, was met.

    If the target REF recurs or has several dates, --for says which of them was met. Without --for, it is the one that
    is due by the day. A target that bodies decide is completed with `decide`.

    \b
    actionplan complete 1.2a --on "4 July 2017"
    actionplan complete 6.1a --for "Q1 2017/18" --note "Four meetings held"
    actionplan complete 1.2a --day-unknown
    actionplan complete 1.2a --step 2 --on "26 June 2017"
    """  # noqa: D301 - the same
    return request.complete(refs, occurrence=occurrence, note=note, step=step, is_day_unknown=day_unknown)


@write_command
def measure(
    request: "RecordRequest",
    *,
    ref: TargetRef,
    value: Annotated[
        str, typer.Option("--value", metavar="FIGURE", help='What was measured, like 66, 95%, 1,204 or "2.5 days".')
    ],
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="A note about it.")] = "",
    measure: Annotated[
        str,
        typer.Option(
            "--measure",
            metavar="WHICH",
            help="Which of its measures, if it has several: its number, or words of it.",
            autocompletion=complete_measures,
        ),
    ] = "",
) -> int:
    """Record a figure that was measured.

    It is of a measure of the target REF. The answer says if it is on target, and better or worse than before.

    \b
    actionplan measure 1.3a --value 66 --on "30 September 2017"
    actionplan measure 1.3a --value 95% --measure 2 --note "Estimated"
    """  # noqa: D301 - the same
    return request.add_figure(ref, value=value, note=note, measure=measure)


@write_command
def revise(  # noqa: PLR0913 - an option each
    request: "RecordRequest",
    *,
    refs: TargetRefs,
    to: Annotated[str, typer.Option("--to", metavar="PHRASE", help='The new date, in words like "Autumn 2017".')],
    why: Why,
    approved_by: Annotated[
        str,
        typer.Option("--approved-by", metavar="NAME", help="Who agreed it.", autocompletion=complete_bodies),
    ] = "",
    proposed: Annotated[
        bool,
        typer.Option("--proposed", help="The new date is not agreed yet. Reports show it beside the present one."),
    ] = False,
) -> int:
    """Record a new date for a target, agreed or proposed.

    The published date of the target REF stays in the file.

    \b
    actionplan revise 1.2a --to "Autumn 2017" --why "Board met late"
    actionplan revise 1.2a --to "Winter 2017" --why "Survey late" --proposed
    """  # noqa: D301 - the same
    return request.revise(refs, to=to, why=why, approved_by=approved_by, proposed=proposed)


@write_command
def reassign(
    request: "RecordRequest",
    *,
    refs: OutputRefs,
    to: Annotated[
        list[str],
        typer.Option(
            "--to",
            metavar="NAME",
            help="Who is responsible for it now. Repeat it for several who are responsible together: --to A --to B.",
            autocompletion=complete_officers,
        ),
    ],
    why: Why,
) -> int:
    """Record that another officer is responsible for an output.

    REF is the output or one of its targets: the officer is for all of them. Reports as at an earlier day still name the
    officer of that day.

    \b
    actionplan reassign 1.2 --to "Head of Planning" --why "Jane Smith left"
    """  # noqa: D301 - the same
    return request.assign(refs, to, why)


@write_command
def decide(  # noqa: PLR0913 - an option each
    request: "RecordRequest",
    *,
    refs: TargetRefs,
    body: Annotated[
        str,
        typer.Option(
            "--body",
            metavar="NAME",
            help="The body that decided, in any spelling that the plan has.",
            autocompletion=complete_bodies,
        ),
    ] = "",
    party: Annotated[
        str,
        typer.Option(
            "--party",
            metavar="NAME",
            help="The party that decided, or that the body belongs to.",
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
        str, typer.Option("--to", metavar="PHRASE", help="If it was deferred, when it will be decided.")
    ] = "",
    conditions: Annotated[
        list[str] | None,
        typer.Option("--condition", metavar="WORDS", help="A condition of the approval. Can be repeated."),
    ] = None,
    minute: Annotated[
        str, typer.Option("--minute", metavar="URL", help="Where to find the minute: a web address or a number.")
    ] = "",
) -> int:
    """Record what a body or a party decided about a target.

    When everybody that the target REF needs has approved it, it is complete.

    \b
    actionplan decide 1.2b --body "Full Council" --outcome approved --on yesterday
    """  # noqa: D301 - the same
    if not body and not party:
        raise CliError("Who decided? Use --body for a body of the plan, or --party for a party.")
    texts = tuple(conditions or ())
    return request.decide(refs, (body, party), outcome=outcome, minute=minute, to=to, conditions=texts)


@write_command
def suspend(request: "RecordRequest", refs: TargetRefs, why: Why) -> int:
    """Record that work on a target stops.

    The day may be in the future.

    \b
    actionplan suspend 1.2a --why "Election" --on "1 May 2017"
    """  # noqa: D301 - the same
    return request.suspend(refs, why)


@write_command
def resume(request: "RecordRequest", refs: TargetRefs) -> int:
    """Record that work on a suspended target starts again.

    The day may be in the future.

    \b
    actionplan resume 1.2a --on "9 June 2017"
    """  # noqa: D301 - the same
    return request.resume(refs)


@write_command
def delete(request: "RecordRequest", refs: TargetRefs, why: Why) -> int:
    """Record that a target was taken out of the plan.

    The target REF stays in the file, for reports about earlier days.

    \b
    actionplan delete 1.2a --why "Merged with 1.3a" --on "12 July 2017"
    """  # noqa: D301 - the same
    return request.delete(refs, why)


@write_command
def happened(
    request: "RecordRequest",
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="The name of the event.", autocompletion=complete_events)
    ],
) -> int:
    """Record that an event has happened which targets wait for.

    \b
    actionplan happened "Financial Strategy" --on "28 February 2018"
    """  # noqa: D301 - the same
    return request.record_event(event)
