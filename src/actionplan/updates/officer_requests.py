"""Build the requests of a round: for each officer, what they are asked, and what is not asked of anybody and why."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from actionplan.dates import Window
from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.plan_view import PlanView, build_views
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
    """All that is asked of officers about a plan as at a day, and what is left out.

    `plan` is what the plan is called among those that are asked about. `entries` are what its list says of officers, by
    the names that reports use.
    """

    plan: str
    requests: tuple[OfficerRequest, ...]
    omissions: tuple[Omission, ...]
    entries: dict[str, Officer]


def build_rounds(
    subject: Subject, as_at: date, until: date, reply_by: date | None = None, target_filter: TargetFilter = EVERYTHING
) -> list[RequestRound]:
    """Build the requests about the targets that a filter keeps, as at a day, for what is due until another.

    Each plan has a round of its own, since answers are taken into one plan. Each officer who is responsible for a
    target is asked about it, also if several are together. If the filter names officers or services, others are not
    asked. Raise `UnknownName` for a name that no plan has.
    """
    views = build_views(subject, as_at, Window(as_at, max(as_at, until)))
    items = evaluate_targets(views, target_filter)
    return [
        _build_round(view, [item for item in items if item.view is view], until, reply_by, target_filter)
        for view in views.plan_views
    ]


def _build_round(
    view: PlanView, kept: list[EvaluatedTarget], until: date, reply_by: date | None, target_filter: TargetFilter
) -> RequestRound:
    """Build the requests about the targets of one plan that a filter keeps."""
    requests, omissions = [], list[Omission]()
    for officer, items in _group_by_officer(kept, view, target_filter).items():
        reasons = [explain_no_need(item, until) or ("" if officer else _NOBODY) for item in items]
        pairs = list(zip(items, reasons, strict=True))
        omissions += [Omission(officer, item, reason) for item, reason in pairs if reason]
        needed = sorted((item for item, reason in pairs if not reason), key=rank_by_due_day)
        if needed:
            requests.append(_build_request(officer, needed, view, reply_by)._replace(until=until))
    return RequestRound(view.plan.display_name, tuple(requests), tuple(omissions), view.officer_entries)


def _group_by_officer(
    items: list[EvaluatedTarget], view: PlanView, target_filter: TargetFilter
) -> dict[str, list[EvaluatedTarget]]:
    """Group targets by those who are responsible, in the order of the plan's list, then others, then nobody."""
    grouped: dict[str, list[EvaluatedTarget]] = {name: [] for name in view.officer_entries}
    for item in items:
        for name in item.officers:
            if _is_asked(name, item, target_filter):
                grouped.setdefault(name, []).append(item)
    grouped[""] = [item for item in items if not item.officers]
    return grouped


def _is_asked(name: str, item: EvaluatedTarget, target_filter: TargetFilter) -> bool:
    """Return True if an officer is one of those that a filter names, or if it names none for what they answer for."""
    if target_filter.role not in (None, "responsible"):
        return True
    view, officers, services = item.view, target_filter.officers, target_filter.services
    service = fold(view.services.get(name, ""))
    return (not officers or name in [view.officers[each] for each in officers]) and (
        not services or service in map(fold, services)
    )


def _build_request(officer: str, items: list[EvaluatedTarget], view: PlanView, reply_by: date | None) -> OfficerRequest:
    plan = view.plan
    own_name = plan.aliases[0] if view.is_one_of_several and plan.aliases else plan.display_name
    return OfficerRequest(
        plan=own_name,  # not one that tells two plans of the same name apart
        title=view.heading,
        officer=officer,
        as_at=view.day,
        reply_by=reply_by,
        rows=(
            *(build_target_question(item, officer) for item in items),
            *(row for item in items for row in build_figure_questions(item)),
        ),
    )
