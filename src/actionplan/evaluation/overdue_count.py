"""Count what is overdue, in the one way in which every report counts it: targets, and the dates that they missed."""

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.status import list_missed
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.text.english import format_count


class OverdueCount(NamedTuple):
    """How many targets are overdue, and how many dates they missed. A target that recurs can miss several."""

    targets: int
    dates_missed: int

    @property
    def words(self) -> str:
        """The count as a phrase: "19 targets overdue (22 dates missed)"."""
        return f"{format_count(self.targets, 'target')} overdue{self.missed_words}"

    @property
    def missed_words(self) -> str:
        """What follows a number of overdue targets: " (22 dates missed)", or nothing if each missed one date."""
        if self.dates_missed == self.targets:
            return ""
        return f" ({format_count(self.dates_missed, 'date')} missed)"


def count_overdue(items: Iterable[EvaluatedTarget]) -> OverdueCount:
    """Count the overdue targets among some targets, each once however often it is listed."""
    missed = {(id(item.view), item.line.route): count_missed(item) for item in items if item.status.name == "overdue"}
    return OverdueCount(len(missed), sum(missed.values()))


def count_missed(item: EvaluatedTarget) -> int:
    """Count the dates that a target missed: none unless it is overdue."""
    return len(list_missed_dates(item))


def list_missed_dates(item: EvaluatedTarget) -> list[Window]:
    """List the dates that a target missed, oldest first, or those that are as late as a filter wants them."""
    return list_missed(item.status, item.view.day, item.late_by) if item.status.name == "overdue" else []
