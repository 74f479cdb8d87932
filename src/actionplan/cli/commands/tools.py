"""Commands for other programs: the schema that editors read."""

from typing import Annotated

import typer


def schema(
    *,
    file: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file, such as plan.schema.json."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Replace the file without asking.")] = False,
) -> int:
    """Print the JSON Schema of a plan file, with which editors complete, check and explain it.

    An editor finds the copy beside a plan by the plan's first line: `# yaml-language-server: $schema=plan.schema.json`.
    """
    from actionplan.cli.schema_file import send_schema

    send_schema(file, yes=yes)
    return 0
