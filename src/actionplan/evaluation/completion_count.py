"""Count what is complete, with what was completed on time and what was late."""

from collections.abc import Iterable
from typing import NamedTuple

from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.text.english import format_list


class CompletionCount(NamedTuple):
    """How many targets were completed on time, how many late, and of how many that is not known."""

    on_time: int
    late: int
    not_known: int

    @property
    def words(self) -> str:
        """The count as a phrase: "3 on time, 1 late and 1 not known if in time"."""
        counts = ((self.on_time, "on time"), (self.late, "late"), (self.not_known, "not known if in time"))
        return format_list([f"{number} {words}" for number, words in counts if number])


def count_completions(items: Iterable[EvaluatedTarget]) -> CompletionCount:
    """Count the complete targets among some targets. What had no due day was not late."""
    complete = [item.status for item in items if item.status.name == "complete"]
    late = sum(status.is_completed_late is True for status in complete)
    not_known = sum(status.is_completed_late is None and status.due is not None for status in complete)
    return CompletionCount(len(complete) - late - not_known, late, not_known)
