"""`actionplan schema`: what an editor needs to know of the file."""

from __future__ import annotations

import click


@click.command("schema")
@click.option("-o", "--output", "file", metavar="FILE", help="Write to this file, such as plan.schema.json.")
def command(file: str | None) -> int:
    """The JSON Schema of a plan file, which editors complete, check and explain it by.

    An editor finds the copy beside a plan by the plan's first line: `# yaml-language-server: $schema=plan.schema.json`.
    """
    from actionplan.cli import keeping, output  # noqa: PLC0415 - not for --help

    if file is None or file == "-":
        output.write(written())
    else:
        keeping.save(written(), file)
    return 0


def written() -> bytes:
    """The schema as a file has it."""
    from json import dumps  # noqa: PLC0415 - not for --help

    from actionplan.planfile.json_schema import build_json_schema  # noqa: PLC0415

    return f"{dumps(build_json_schema(), ensure_ascii=False, indent=2)}\n".encode()
