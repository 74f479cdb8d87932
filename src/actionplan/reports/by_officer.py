"""Report the targets of each officer by due day, and what they are accountable for or support beside these.

Groups and "no officer" are listed too. What several are responsible for together is in the list of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.filters import EVERYTHING, TargetFilter, resolve_officer
from actionplan.evaluation.plan_view import PlanViews, build_views
from actionplan.evaluation.targets import EvaluatedTarget, evaluate_targets
from actionplan.model.plan import Officer, Subject
from actionplan.model.responsibility import OFFICER_ROLES, OfficerRole
from actionplan.report import NO_OFFICER, Report, Section
from actionplan.reports.builder import ReportSpec, build_report, describe_no_match
from actionplan.reports.support.columns import build_joint_column
from actionplan.reports.support.target_group import build_group_section, build_other_section, rank_by_due_day
from actionplan.text.english import format_list
from actionplan.text.folding import fold

TargetsByRole = dict[OfficerRole, list[EvaluatedTarget]]
"""The targets of an officer by what they have to do with them."""

_ROLE_TITLES: dict[OfficerRole, str] = {"accountable": "{} is accountable for", "supporting": "{} supports"}


_NONE_OF_THEIR_OWN = "No targets of their own."


class OfficerList(NamedTuple):
    """The targets of an officer, with their name, or of nobody."""

    name: str
    targets: TargetsByRole

    def has_any(self) -> bool:
        """Return True if there is a target in any role."""
        return any(self.targets.values())

    def keep_role(self, kept: OfficerRole) -> OfficerList:
        """Return it with the targets of one role alone."""
        return self._replace(targets={role: self.targets[role] if role == kept else [] for role in OFFICER_ROLES})


def build_officer_report(
    plan: Subject, as_at: date, names: tuple[str, ...] = (), target_filter: TargetFilter = EVERYTHING
) -> Report:
    """Build the report of each officer's targets as at a day, or of some officers' only.

    A filter by officers, services or a role keeps the targets, and the lists of those officers in that role: what they
    share with others is not listed under these too. Raises `UnknownName` for a name that no plan has.
    """
    views = build_views(plan, as_at)
    officers = [resolve_officer(name, views) for name in names]
    selected = {view.officers[name] for view in views.plan_views for name in names or target_filter.officers}
    services = set(map(fold, target_filter.services))
    lists = [
        each
        for each in _list_by_officer(evaluate_targets(views, target_filter), views)
        if (each.name in selected if selected else each.has_any())
        if names or not services or fold(_find_service(each.name, views)) in services
    ]
    if target_filter.role or (selected and not names):
        lists = [each.keep_role(target_filter.role or "responsible") for each in lists]
    sections, placed = [], []
    for each in lists:
        for section, items in _iter_sections(each, views, target_filter):
            sections.append(section)
            placed.append((section.title, items))
    title = f"Targets of {format_list(officers) or 'each officer'}"
    none = Section("Officers", (describe_no_match(target_filter),))
    return build_report(ReportSpec("by-officer", title, target_filter), views, sections or [none], placed)


def _list_by_officer(items: list[EvaluatedTarget], views: PlanViews) -> list[OfficerList]:
    """List the targets of the officers and parties of the plan, in its order, then of others, and last of nobody."""
    by_name: dict[str, TargetsByRole] = {}
    for view in views.plan_views:
        for name in (*view.officer_entries, *(view.officers[party.name] for party in view.plan.parties)):
            by_name.setdefault(name, {role: [] for role in OFFICER_ROLES})
    for role in OFFICER_ROLES:
        for item in items:
            named = item.view.list_officers(item.line.output, role)
            for name in named or ([""] if role == "responsible" else []):
                of_name = by_name.setdefault(name, {role: [] for role in OFFICER_ROLES})
                if role == "responsible" or name not in item.officers:
                    of_name[role].append(item if role == "responsible" else item._replace(role=role))
    for of_name in by_name.values():
        for theirs in of_name.values():
            theirs.sort(key=rank_by_due_day)
    nobody = by_name.pop("", None)
    lists = [OfficerList(name, targets) for name, targets in by_name.items()]
    return [*lists, OfficerList("", nobody)] if nobody else lists


def _iter_sections(
    each: OfficerList, views: PlanViews, target_filter: TargetFilter
) -> Iterator[tuple[Section, Sequence[EvaluatedTarget]]]:
    """Yield the section of an officer's own targets, and those of what they are accountable for or support."""
    title = each.name or NO_OFFICER.capitalize()
    own = each.targets["responsible"]
    section = build_group_section(title, own, target_filter, more_columns=(build_joint_column(each.name),))
    details = tuple(_iter_details(each.name, views))
    is_of_other_role = target_filter.role not in {None, "responsible"} and each.has_any()
    notes: tuple[str, ...] = ()
    if not is_of_other_role:
        notes = section.notes if own or target_filter.words or not each.has_any() else (_NONE_OF_THEIR_OWN,)
    if details or not is_of_other_role:
        yield section._replace(notes=(*details, *notes)), own
    for role, words in _ROLE_TITLES.items():
        if items := each.targets[role]:
            yield build_other_section(words.format(title), items), items


def _find_entry(name: str, views: PlanViews) -> Officer | None:
    """Return what the plan's list says of an officer."""
    return next((view.officer_entries[name] for view in views.plan_views if name in view.officer_entries), None)


def _find_service(name: str, views: PlanViews) -> str:
    """Return the service of an officer; empty if the plan does not say."""
    entry = _find_entry(name, views)
    return entry.service if entry else ""


def _iter_details(name: str, views: PlanViews) -> Iterator[str]:
    """Yield what the plan's list says of an officer: "Service: Housing. Email: housing@example.gov.uk."."""
    entry = _find_entry(name, views)
    if entry is None:
        return
    named = (("Post", entry.post), ("Service", entry.service), ("Email", entry.email))
    sentences = [f"{what}: {words}." for what, words in named if words]
    if entry.last_day:
        verb = "Left" if entry.has_left_by(views.day) else "Leaves"
        sentences.append(f"{verb} on {format_day(entry.last_day)}.")
    if sentences:
        yield " ".join(sentences)
