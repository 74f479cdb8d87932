"""Build the rows of a request: what it tells an officer of a target, and of each of its measures that is a number."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.dates import format_day
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import find_last_note
from actionplan.evaluation.measure_status import MeasureStatus, list_measures
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.reports.support.columns import DATE, format_joint_officers, format_output_and_measures
from actionplan.reports.support.measure_columns import format_target
from actionplan.reports.support.status_text import format_blockers, format_rag, format_status_and_occurrences
from actionplan.updates.officer_request import RequestRow
from actionplan.updates.request_layout import FIGURES_SHEET, TARGETS_SHEET
from actionplan.updates.target_fingerprint import take_fingerprint

NOTHING_SAID = "none yet"
"""What stands in place of a rating, a note or a figure that there is not."""


def build_target_question(item: EvaluatedTarget, officer: str) -> RequestRow:
    """Build the row that asks an officer about a target."""
    occurrence = item.status.occurrence
    words = describe_window(occurrence) if occurrence else ""
    date = DATE.build_cell(item).text
    given = {
        "output": format_output_and_measures(item),
        "shared_with": format_joint_officers(item, officer).text.removeprefix("jointly with "),
        "date": f"{date}\nThis asks about: {words}" if words else date or "none",
        "status": _format_status(item),
        "last_update": _format_last_update(item),
    }
    return RequestRow(
        TARGETS_SHEET, item.line.target.ref, "", words, fingerprint=take_fingerprint(item), given=_drop_empty(given)
    )


def build_figure_questions(item: EvaluatedTarget) -> Iterator[RequestRow]:
    """Build a row for each measure of a target that is a number."""
    for status in list_measures(item):
        given = {
            "measure": status.measure.text,
            "goal": format_target(status),
            "last_value": _format_last_value(status),
        }
        yield RequestRow(
            FIGURES_SHEET,
            item.line.target.ref,
            str(status.number),
            "",
            fingerprint=take_fingerprint(item),
            given=_drop_empty(given),
        )


def _format_status(item: EvaluatedTarget) -> str:
    """Format the status, and what the target waits for."""
    words = format_status_and_occurrences(item)
    return f"{words}; waits for {format_blockers(item.status)}" if item.status.blockers else words


def _format_last_update(item: EvaluatedTarget) -> str:
    """Format the last rating with its day, and below it the last note with its own."""
    last = find_last_note(item.line.target, item.view.day)
    note = f"{format_day(last[0])}: {last[1].words}" if last else ""
    return "\n".join(filter(None, (format_rag(item.status), note))) or NOTHING_SAID


def _format_last_value(status: MeasureStatus) -> str:
    last = status.last
    on = f", {format_day(last.on)}" if last and last.on else ""
    return f"{last.text}{on}" if last else NOTHING_SAID


def _drop_empty(given: dict[str, str]) -> dict[str, str]:
    return {key: text for key, text in given.items() if text}
