"""All there is to say of one file: what reading it found, what the checks find, less what was silenced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.checks import kept, run
from actionplan.checks.beside import Beside
from actionplan.checks.choice import chosen, codes, graded, misnamed
from actionplan.checks.effects import beside_no_cause, without_effects
from actionplan.findings import Finding, Told, in_order
from actionplan.source import Source
from actionplan.source.faults import room
from actionplan.source.ignores import heeded


def verdict(
    source: Source,
    day: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    beside: Beside | None = None,
) -> list[Finding]:
    """The findings of a file that was read, in its order, as at a day, and `beside` the plans that were read with it.

    Where there is no plan in it, nothing is silenced.
    """
    if source.plan is None:
        return Told(source.findings).whole()
    checked = Told(room=room(source.text))
    checked += misnamed(source.plan)
    causes = list(kept(source.findings, source.plan))
    checked += without_effects(run(source.plan, day, beside), causes)
    placed = beside_no_cause(source.placed(checked.whole()), causes)
    found = in_order([*source.findings, *placed])
    left = chosen(graded(heeded(found, source.text, codes), source.plan), select, ignore)
    return Told(left).whole()
