"""`actionplan validate`: what is wrong in a plan."""

from __future__ import annotations

import click

from actionplan.cli.options import PLAN, one


@click.command("validate")
@PLAN
def command(plans: tuple[str, ...]) -> int:
    """What is wrong in a plan, at which line and column, and what to write instead.

    Leaves with status 1 if there is an error.
    """
    from actionplan.checks import run  # noqa: PLC0415 - not for --help
    from actionplan.cli import files, output  # noqa: PLC0415
    from actionplan.faces.findings import render  # noqa: PLC0415
    from actionplan.findings import in_order  # noqa: PLC0415

    source = files.load(one(plans))
    checked = source.placed(run(source.plan)) if source.plan else []
    found = in_order([*source.findings, *checked])
    output.write(render(found, source.path, source.line, colour=output.colour()))
    return int(any(each.severity == "error" for each in found))
