"""The head of the next plan: its period, its title, and a name that is not that of the old one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from actionplan.dates import Context
from actionplan.dates.other_period import replace_period
from actionplan.model.plan import Plan
from actionplan.planfile.editing import BatchChange, SetKey
from actionplan.recording.rollover.roll_over_options import RollOverOptions
from actionplan.text.folding import fold


class NextHead(NamedTuple):
    """The period, the title and the name of the next plan."""

    period: str
    title: str
    name: str


def build_next_head(plan: Plan, options: RollOverOptions, after: Context) -> NextHead:
    """Build the head of the next plan. Its title names the next year where that of the old plan names its own."""
    title = options.title or replace_period(plan.title, plan.context, after)
    return NextHead(options.to, title, options.name or _make_name(plan, after))


def build_head_changes(plan: Plan, head: NextHead) -> Iterator[BatchChange]:
    """Build the changes of the head."""
    was = (plan.context.period, plan.title, plan.name)
    for key, old, new in zip(("period", "title", "name"), was, head, strict=True):
        if new and new != old:
            yield SetKey(("plan",), key, new)


def describe_head(plan: Plan, head: NextHead) -> Iterator[str]:
    """Say what the next plan is called, and what its names mean from now on."""
    if head.title == plan.title:
        yield f'The title stays "{plan.title}": it names no year. Give another with --title.'
    else:
        yield f'The title is "{head.title}".'
    if plan.name:
        yield f"The name is {head.name}, so that {plan.name}:1.1 still means the old plan."


def _make_name(plan: Plan, after: Context) -> str:
    """Make the name of the next plan: with its year in place of the old one, or behind the old name."""
    if not plan.name:
        return ""
    named = replace_period(plan.name, plan.context, after)
    if named == plan.name:
        named = re.sub(rf"(?<!\d){plan.context.first.year}(?!\d)", str(after.first.year), plan.name)
    return f"{plan.name}-{after.first.year}" if fold(named) == fold(plan.name) else named
