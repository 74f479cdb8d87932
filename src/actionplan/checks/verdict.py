"""All there is to say of one file: what reading it found, what the checks find, less what was silenced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.checks import run
from actionplan.checks.choice import chosen, fixed, graded, misnamed
from actionplan.findings import Finding, in_order
from actionplan.source import Source
from actionplan.source.ignores import heeded


def verdict(
    source: Source, day: date | None = None, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Finding]:
    """The findings of a file that was read, in its order, as at a day.

    Where there is no plan in it, nothing is silenced.
    """
    if source.plan is None:
        return source.findings
    checked = [*misnamed(source.plan), *run(source.plan, day)]
    found = in_order([*source.findings, *source.placed(checked)])
    return chosen(graded(heeded(found, source.text, fixed), source.plan), select, ignore)
