"""The command that takes back what was recorded."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.choices import EventChoice
from actionplan.cli.errors import CliError
from actionplan.cli.ref_argument import RecordedRefs
from actionplan.cli.requests.write_command import write_undo_command

if TYPE_CHECKING:
    from actionplan.cli.requests.write_request import RecordRequest


@write_undo_command
def undo(
    request: "RecordRequest",
    refs: RecordedRefs = None,
    event: Annotated[
        EventChoice | None,
        typer.Option(
            "--event",
            metavar="COMMAND",
            help="Take out the newest that this command records, like revise.",
            case_sensitive=False,
        ),
    ] = None,
) -> int:
    """Take the last recording back, or the newest event of a target out.

    Without REF it is the last recording of any command, and then the one before it, as long as nothing else has changed
    the file. With REF it is the newest event of that target, whoever wrote it. The lines are shown, and you are asked.

    \b
    actionplan undo
    actionplan undo 1.2a
    actionplan undo 1.2a --event revise
    """  # noqa: D301 - the backspace marks lines that must not be wrapped
    from actionplan.cli.requests.undo_request import take_back, take_out

    if refs:
        return take_out(request, refs, event or "")
    if event:
        raise CliError(f"Of what? Give a REF with --event {event}.")
    return take_back(request)
