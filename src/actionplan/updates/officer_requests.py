"""Build the requests of a round: for each officer, what they are asked, and what is not asked of anybody and why."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.filters import EVERYTHING, Filter
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Officer, Subject
from actionplan.reports.support.target_group import rank_by_due_day
from actionplan.text.folding import fold
from actionplan.updates.answer_need import explain_no_need
from actionplan.updates.officer_request import OfficerRequest
from actionplan.updates.question_rows import build_figure_questions, build_target_question

_NOBODY = "with no officer"
"""Why a target that is open is not asked of anybody."""


class Omission(NamedTuple):
    """A target that an officer is not asked about, and why. `officer` is empty if nobody is responsible for it."""

    officer: str
    item: EvaluatedTarget
    reason: str


class RequestRound(NamedTuple):
    """All that is asked of officers as at a day, and what is left out.

    `entries` are what the plan's list says of officers, by the names that reports use.
    """

    requests: tuple[OfficerRequest, ...]
    omissions: tuple[Omission, ...]
    entries: dict[str, Officer]


def build_round(
    subject: Subject, as_at: date, until: date, reply_by: date | None = None, target_filter: Filter = EVERYTHING
) -> RequestRound:
    """Build the requests about the targets that a filter keeps, as at a day, for what is due until another.

    Each officer who is responsible for a target is asked about it, also if several are together. If the filter names
    officers or services, others are not asked. Raise `UnknownName` for a name that no plan has.
    """
    views = build_views(subject, as_at, Window(as_at, max(as_at, until)))
    requests, omissions = [], list[Omission]()
    for officer, items in _group_by_officer(evaluate_targets(views, target_filter), views, target_filter).items():
        reasons = [explain_no_need(item, until) or ("" if officer else _NOBODY) for item in items]
        pairs = list(zip(items, reasons, strict=True))
        omissions += [Omission(officer, item, reason) for item, reason in pairs if reason]
        needed = sorted((item for item, reason in pairs if not reason), key=rank_by_due_day)
        if needed:
            requests.append(_build_request(officer, needed, views, reply_by))
    entries = {name: entry for view in views.plan_views for name, entry in view.officer_entries.items()}
    return RequestRound(tuple(requests), tuple(omissions), entries)


def _group_by_officer(
    items: list[EvaluatedTarget], views: PlanViews, target_filter: Filter
) -> dict[str, list[EvaluatedTarget]]:
    """Group targets by those who are responsible, in the order of the plan's list, then others, then nobody."""
    grouped: dict[str, list[EvaluatedTarget]] = {name: [] for view in views.plan_views for name in view.officer_entries}
    for item in items:
        for name in item.officers:
            if _is_asked(name, item, target_filter):
                grouped.setdefault(name, []).append(item)
    grouped[""] = [item for item in items if not item.officers]
    return grouped


def _is_asked(name: str, item: EvaluatedTarget, target_filter: Filter) -> bool:
    """Return True if an officer is one of those that a filter names, or if it names none for what they answer for."""
    if target_filter.role not in (None, "responsible"):
        return True
    view, officers, services = item.view, target_filter.officers, target_filter.services
    service = fold(view.services.get(name, ""))
    return (not officers or name in [view.officers[each] for each in officers]) and (
        not services or service in map(fold, services)
    )


def _build_request(
    officer: str, items: list[EvaluatedTarget], views: PlanViews, reply_by: date | None
) -> OfficerRequest:
    plans = [view for view in views.plan_views if any(item.view is view for item in items)]
    return OfficerRequest(
        plan="; ".join(view.plan.display_name for view in plans),
        title="; ".join(view.heading for view in plans),
        officer=officer,
        as_at=views.day,
        reply_by=reply_by,
        rows=(
            *(build_target_question(item, officer) for item in items),
            *(row for item in items for row in build_figure_questions(item)),
        ),
    )
