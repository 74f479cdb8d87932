"""The one way to make a step that is proved: the new text, read again, says what it is to say and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.source.edits import block, flow
from actionplan.source.edits.changes import Add, Open, Put, Step, Wrap
from actionplan.source.edits.meant import applied, way
from actionplan.source.edits.page import PROPERTIES, Page, Part
from actionplan.source.splice import Splice, spliced


def proved(page: Page, step: Step) -> Page | None:
    """The page with a step made, by the first way that is proved; `None` where none is."""
    meant = applied(page.tree.root, step) if page.tree.root is not None else None
    if meant is None:
        return None
    for splices in _ways(page, step):
        after = Page(spliced(page.text, splices))
        if after.tree.root == meant and after.faults <= page.faults:
            return after
    return None


def _ways(page: Page, step: Step) -> Iterator[list[Splice]]:
    root = page.tree.root
    at = way(root, step.route) if root is not None else None
    if at is None:
        return
    site = page.parts(at)[-1]
    if isinstance(step, Open):
        yield from _replacing(page, site, step)
    elif isinstance(site.node, dict) and step.key in site.node:
        part = page.parts((*at, step.key))[-1]
        if isinstance(step, Add):
            yield from (flow if page.is_flow(part.number) else block).new_item(page, part, step.value)
        else:
            yield from _replacing(page, part, step)
    elif isinstance(step, Put):
        in_flow = site.in_flow or page.is_flow(site.number)
        yield from (flow if in_flow else block).new_entry(page, site, step.key, step.value)


def _replacing(page: Page, part: Part, step: Put | Open | Wrap) -> Iterator[list[Splice]]:
    """The ways that put something round what is there or in its place; none where more would be lost with it."""
    start, end = page.start(part.number), page.ends(part.number)[0]
    if page.text[start:end][:1] in PROPERTIES:
        return
    has_comment = page.has_comment(start if part.key is None else page.colon(part.key), part, end)
    for splices in _over_and_round(page, part, step):
        if not has_comment or all(each.end <= start or each.start == each.end for each in splices):
            yield splices


def _over_and_round(page: Page, part: Part, step: Put | Open | Wrap) -> Iterator[list[Splice]]:
    for kind in (flow,) if part.in_flow else (block, flow):
        match step:
            case Put():
                yield from kind.over(page, part, step.value)
            case Wrap():
                yield from kind.wrap(page, part)
            case Open():
                yield from kind.opened(page, part, step.key)
