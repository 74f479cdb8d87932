"""The argument REF: the number of a part of the plan."""

from __future__ import annotations

from typing import Annotated

import typer

from actionplan.cli.completers import complete_parts, complete_targets

TargetRef = Annotated[
    str, typer.Argument(metavar="REF", help="The number of the target, like 1.2a.", autocompletion=complete_targets)
]
TargetRefs = Annotated[
    list[str],
    typer.Argument(
        metavar="REF",
        help="The number of the target, like 1.2a, or of several.",
        autocompletion=complete_targets,
        show_default=False,
    ),
]
TargetRefsAndText = Annotated[
    list[str],
    typer.Argument(
        metavar="REF... [TEXT]",
        help="The number of the target, like 1.2a, or of several; and the commentary, in a sentence or two.",
        autocompletion=complete_targets,
        show_default=False,
    ),
]
OutputRefs = Annotated[
    list[str],
    typer.Argument(
        metavar="REF",
        help="The number of the output (6.2) or of one of its targets (6.2c), or of several.",
        autocompletion=complete_parts,
    ),
]
RecordedRefs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="REF",
        help="The number of the target, like 1.2a, or of several; or of an output, or the name of an event.",
        autocompletion=complete_parts,
        show_default=False,
    ),
]
PartRef = Annotated[
    str,
    typer.Argument(
        metavar="REF",
        help="The number of an action (6), an output (6.2) or a target (6.2c).",
        autocompletion=complete_parts,
        show_default=False,
    ),
]
