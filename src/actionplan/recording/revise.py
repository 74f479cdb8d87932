"""Record a new date for a target, agreed or proposed."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.dates import REPEATED_KINDS, format_day
from actionplan.evaluation.as_of import find_current_date, find_effective_day, list_revisions
from actionplan.model.phrase import Phrase
from actionplan.model.plan import Plan
from actionplan.model.progress import Revision
from actionplan.planfile.editing.operations import AppendItem
from actionplan.recording.event_dates import DateInput, read_option_date
from actionplan.recording.result import RecordedEvent, Refusal, drop_empty_values
from actionplan.recording.target import TargetCase, describe_completion, open_target
from actionplan.text.folding import fold


class RevisionRequest(NamedTuple):
    """A new date in words, the reason for it, and who approved it, unless it is only proposed.

    A document that gives a new date may not say why: then it `may_lack_why`, and the checks ask for the reason.
    """

    to: str
    why: str
    approved_by: str = ""
    is_proposed: bool = False
    may_lack_why: bool = False


def record_revision(plan: Plan, ref: str, when: DateInput, request: RevisionRequest) -> RecordedEvent | Refusal:
    """Record a new date for a target. The published date stays, and a proposal moves nothing."""
    case = open_target(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    to = read_option_date(request.to, plan, "--to")
    if isinstance(to, Refusal):
        return to
    problem = _find_request_problem(case, request) or _find_repetition(case, to, request)
    if problem:
        return Refusal(problem)
    target, on = case.target, case.on.phrase
    revision = Revision(to, on, request.why, request.approved_by)
    if request.is_proposed:
        after, key = target._replace(proposed=(*target.proposed, revision)), "proposed"
    else:
        after, key = target._replace(revised=(*target.revised, revision)), "revised"
    node = drop_empty_values(to=to.text, on=on.text, why=request.why, approved_by=request.approved_by)
    change = AppendItem(case.line.route, key, node)
    recorded = case.build_recorded_event(change, after, _describe_revision(case, to, request))
    return recorded._replace(warning=_build_warning(case, to))


def _find_request_problem(case: TargetCase, request: RevisionRequest) -> str:
    """Say why a target cannot get a new date, or return "" if it can."""
    if not (request.why.strip() or request.may_lack_why):
        return "A new date needs a reason. Use --why."
    if request.is_proposed and request.approved_by:
        return "A date that is only proposed is not approved yet. Leave out --proposed, or --approved-by."
    completion = describe_completion(case)
    return f"{completion} Its date no longer moves." if completion else ""


def _find_repetition(case: TargetCase, to: Phrase, request: RevisionRequest) -> str:
    """Say that the target has the new date already, or that it is already proposed; empty if it is new."""
    current = find_current_date(case.target, case.on.day)
    if _is_same(to, current):
        same = "" if fold(to.text) == fold(current.text) else f', which means the same as "{to.text}"'
        return f'The date of {case.ref} is already "{current.text}"{same}.'
    proposal = next(reversed(case.target.proposed), None)
    if request.is_proposed and proposal and _is_same(to, proposal.to) and find_effective_day(proposal.on, case.on.day):
        return f'"{proposal.to.text}" is already proposed for {case.ref}.'
    return ""


def _is_same(phrase: Phrase, other: Phrase) -> bool:
    """Return True if two phrases have the same words, or mean the same days in the same way."""
    a, b = phrase.reading, other.reading
    has_same_meaning = (a.kind, a.windows, a.remark) == (b.kind, b.windows, b.remark)
    return fold(phrase.text) == fold(other.text) or (has_same_meaning and bool(a.windows))


def _build_warning(case: TargetCase, to: Phrase) -> str:
    """Warn of a new date that looks like a mistake: it is over already, or before the published date."""
    published = case.target.date
    if to.day is None or to.reading.kind == "ongoing":
        return ""
    if to.day < case.on.day:
        return (
            f'"{to.text}" was over by {format_day(case.on.day)}, when the date was given. Check the year and the month.'
        )
    if published.day and published.reading.kind not in REPEATED_KINDS and to.day < published.day:
        return f'"{to.text}" is earlier than the published date, "{published.text}". Check the year and the month.'
    return ""


def _describe_revision(case: TargetCase, to: Phrase, request: RevisionRequest) -> str:
    due = f" (due {format_day(to.day)})" if to.day and to.reading.kind != "ongoing" else ""
    current, since = find_current_date(case.target, case.on.day).text, case.on.day_words
    if request.is_proposed:
        return f'"{to.text}"{due} is proposed for {case.ref} from {since}. Its date is still {current or "no date"}.'
    sentence = f"{case.ref} has a new date from {since}: {to.text}{due}{f', no longer {current}' if current else ''}."
    last = next(reversed(list_revisions(case.target, case.view.day)), None)
    if last and last.on and last.on.day and last.on.day > case.on.day:
        return f"{sentence} The later revision holds now, to {last.to.text}."
    return sentence
