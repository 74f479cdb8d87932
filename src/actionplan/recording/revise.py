"""A new date for a target, agreed or proposed."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.evaluation.as_of import find_current_date, find_effective_day, list_revisions
from actionplan.model.plan import Phrase, Plan, Revision, fold
from actionplan.planfile.editing.operations import AppendItem
from actionplan.recording.event_dates import DateInput, read_option_date
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import TargetAsAt, describe_completion, open_target


class RevisionRequest(NamedTuple):
    """A new date in words, the reason for it, and who approved it; or else that it is only `proposed`."""

    to: str
    why: str
    approved_by: str = ""
    is_proposed: bool = False


def record_revision(plan: Plan, ref: str, when: DateInput, request: RevisionRequest) -> RecordedEvent | Refusal:
    """Record a new date for a target. The published one stays, and what is only proposed moves nothing."""
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    to = read_option_date(request.to, plan, "--to")
    if isinstance(to, Refusal):
        return to
    refused = _find_request_problem(case, request) or _find_same_date(case, to, request)
    if refused:
        return Refusal(refused)
    made = Revision(to, case.on.phrase, request.why, request.approved_by)
    target = case.target
    node = drop_empty_values(to=to.text, on=case.on.phrase.text, why=request.why, approved_by=request.approved_by)
    if request.is_proposed:
        after, key = target._replace(proposed=(*target.proposed, made)), "proposed"
    else:
        after, key = target._replace(revised=(*target.revised, made)), "revised"
    made_so = case.build_recorded_event(
        AppendItem(case.line.route, key, node), after, _describe_revision(case, to, request)
    )
    return made_so._replace(warning=_build_warning(case, to))


def _find_request_problem(case: TargetAsAt, wanted: RevisionRequest) -> str:
    """Why a target gets no new date at all."""
    if not wanted.why.strip():
        return f"A new date wants a reason. Say why the date of {case.ref} moves, with --why."
    if wanted.is_proposed and wanted.approved_by:
        return "A date that is only proposed is not approved yet. Leave out --proposed, or --approved-by."
    done = describe_completion(case)
    return f"{done} Its date no longer moves." if done else ""


def _find_same_date(case: TargetAsAt, to: Phrase, wanted: RevisionRequest) -> str:
    """Why a new date is none: the target has it, or it is proposed already."""
    before = find_current_date(case.target, case.on.day)
    if _is_same(to, before):
        same = "" if fold(to.text) == fold(before.text) else f', which means the same as "{to.text}"'
        return f'The date of {case.ref} is "{before.text}" already{same}.'
    last = next(reversed(case.target.proposed), None)
    if wanted.is_proposed and last and _is_same(to, last.to) and find_effective_day(last.on, case.on.day):
        return f'"{last.to.text}" is proposed for {case.ref} already.'
    return ""


def _build_warning(case: TargetAsAt, to: Phrase) -> str:
    """What looks like a slip in a new date: it is over already, or before the one that was published."""
    published = case.target.date
    if to.day is None or to.reading.kind == "ongoing":
        return ""
    if to.day < case.on.day:
        return f'"{to.text}" was over by {format_day(case.on.day)}, when the date was given. Is the year or the month a slip?'
    if published.day and published.reading.kind not in ("ongoing", "recurring") and to.day < published.day:
        return f'"{to.text}" is earlier than the published date, "{published.text}". Is the year or the month a slip?'
    return ""


def _is_same(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases are one, or mean the same days in the same way."""
    a, b = one.reading, other.reading
    means = (a.kind, a.windows, a.remark) == (b.kind, b.windows, b.remark)
    return fold(one.text) == fold(other.text) or (means and bool(a.windows))


def _describe_revision(case: TargetAsAt, to: Phrase, wanted: RevisionRequest) -> str:
    due = f" (due {format_day(to.day)})" if to.day and to.reading.kind != "ongoing" else ""
    before = find_current_date(case.target, case.on.day).text or "no date"
    if wanted.is_proposed:
        return f'"{to.text}"{due} was proposed for {case.ref} {case.on.words}. Its date stays {before}.'
    said = f"The date of {case.ref} was revised {case.on.words}, from {before} to {to.text}{due}."
    last = next(reversed(list_revisions(case.target, case.view.day)), None)
    if last and last.on and last.on.day and last.on.day > case.on.day:
        return f"{said} What holds now is the later revision, to {last.to.text}."
    return said
