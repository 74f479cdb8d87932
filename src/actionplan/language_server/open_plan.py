"""A plan that is open in an editor, as it was read from one version of its text."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.language_server.known_names import KnownNames, collect_names, keep_earlier_names
from actionplan.language_server.text_positions import TextPositions
from actionplan.model.plan import Plan
from actionplan.planfile import Source, load

NO_NAMES = KnownNames()


class OpenPlan(NamedTuple):
    """One version of a plan file: its address, what was read, and the names that it has, or had when it was whole.

    `plan` is what can be read of it; `None` if that is nothing.
    """

    uri: str
    source: Source
    plan: Plan | None
    names: KnownNames

    def make_positions(self, encoding: str) -> TextPositions:
        """Make what converts the places of its text for an editor."""
        mark = self.source.byte_order_mark
        return TextPositions(mark + self.source.text, len(mark), encoding)


def read_open_plan(uri: str, text: str, path: str, earlier: KnownNames = NO_NAMES) -> OpenPlan:
    """Read a version of a file. Whatever its text is, this does not fail."""
    source = load(text.encode("utf-8", "replace"), path)
    plan = source.plan or source.readable_plan
    if plan is None:
        return OpenPlan(uri, source, None, earlier)
    names = collect_names(plan)
    if source.plan is None and earlier is not NO_NAMES:
        names = earlier
    elif any(finding.severity == "error" for finding in source.findings):
        names = keep_earlier_names(names, earlier)
    return OpenPlan(uri, source, plan, names)
