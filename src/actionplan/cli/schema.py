"""`actionplan schema`: what an editor needs to know of the file."""

from __future__ import annotations

import click


@click.command("schema")
@click.option("-o", "--output", "file", metavar="FILE", help="Write to this file, such as plan.schema.json.")
def command(file: str | None) -> int:
    """The JSON Schema of a plan file, which editors complete, check and explain it by.

    An editor finds the copy beside a plan by the plan's first line: `# yaml-language-server: $schema=plan.schema.json`.
    """
    from json import dumps  # noqa: PLC0415 - not for --help

    from actionplan.cli import keeping, output  # noqa: PLC0415
    from actionplan.source.schema import schema  # noqa: PLC0415

    made = f"{dumps(schema(), ensure_ascii=False, indent=2)}\n".encode()
    if file is None or file == "-":
        output.write(made)
    else:
        keeping.save(made, file)
    return 0
