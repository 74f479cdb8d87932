"""The refs of the plan at hand, for a shell that completes them."""

from __future__ import annotations

import click

from actionplan.cli.errors import Fault


def refs(ctx: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The refs of the plan's targets that begin as the word that is being typed; none where there is no plan."""
    from actionplan.cli import files  # noqa: PLC0415 - a shell asks for it, and no command
    from actionplan.model.plan import fold  # noqa: PLC0415

    plans = ctx.params.get("plans") or (None,)
    try:
        plan = files.plan_of(files.load(plans[0])) if plans[0] != "-" else None
    except Fault:
        return []
    return [each.target.ref for each in plan.walk() if fold(each.target.ref).startswith(fold(begun))] if plan else []


REF = click.argument("ref", shell_complete=refs)
