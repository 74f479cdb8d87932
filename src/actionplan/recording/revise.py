"""A new date for a target, agreed or proposed."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.dates import say_day
from actionplan.model import Phrase, Plan, Revision, fold
from actionplan.questions.known import current, known, revisions
from actionplan.recording.case import Case, is_complete, opened
from actionplan.recording.made import Recorded, Refusal, filled
from actionplan.recording.phrases import When, meant
from actionplan.source.edits.changes import Add


class Wanted(NamedTuple):
    """A new date in words, the reason for it, and who approved it; or else that it is only `proposed`."""

    to: str
    why: str
    approved_by: str = ""
    proposed: bool = False


def revised(plan: Plan, ref: str, when: When, wanted: Wanted) -> Recorded | Refusal:
    """Record a new date for a target. The published one stays, and what is only proposed moves nothing."""
    case = opened(plan, ref, when)
    if isinstance(case, Refusal):
        return case
    to = meant(wanted.to, plan, "--to")
    if isinstance(to, Refusal):
        return to
    refused = _unwanted(case, wanted) or _no_change(case, to, wanted)
    if refused:
        return Refusal(refused)
    made = Revision(to, case.on.phrase, wanted.why, wanted.approved_by)
    target = case.target
    node = filled(to=to.text, on=case.on.phrase.text, why=wanted.why, approved_by=wanted.approved_by)
    if wanted.proposed:
        after, key = target._replace(proposed=(*target.proposed, made)), "proposed"
    else:
        after, key = target._replace(revised=(*target.revised, made)), "revised"
    made_so = case.recorded(Add(case.line.route, key, node), after, _said(case, to, wanted))
    return made_so._replace(mind=_odd(case, to))


def _unwanted(case: Case, wanted: Wanted) -> str:
    """Why a target gets no new date at all."""
    if not wanted.why.strip():
        return f"A new date wants a reason. Say why the date of {case.ref} moves, with --why."
    if wanted.proposed and wanted.approved_by:
        return "A date that is only proposed is not approved yet. Leave out --proposed, or --approved-by."
    done = is_complete(case)
    return f"{done} Its date no longer moves." if done else ""


def _no_change(case: Case, to: Phrase, wanted: Wanted) -> str:
    """Why a new date is none: the target has it, or it is proposed already."""
    before = current(case.target, case.on.day)
    if _is_same(to, before):
        same = "" if fold(to.text) == fold(before.text) else f', which means the same as "{to.text}"'
        return f'The date of {case.ref} is "{before.text}" already{same}.'
    last = next(reversed(case.target.proposed), None)
    if wanted.proposed and last and _is_same(to, last.to) and known(last.on, case.on.day):
        return f'"{last.to.text}" is proposed for {case.ref} already.'
    return ""


def _odd(case: Case, to: Phrase) -> str:
    """What looks like a slip in a new date: it is over already, or before the one that was published."""
    published = case.target.date
    if to.day is None or to.reading.kind == "ongoing":
        return ""
    if to.day < case.on.day:
        return (
            f'"{to.text}" was over by {say_day(case.on.day)}, when the date was given. Is the year or the month a slip?'
        )
    if published.day and published.reading.kind not in ("ongoing", "recurring") and to.day < published.day:
        return f'"{to.text}" is earlier than the published date, "{published.text}". Is the year or the month a slip?'
    return ""


def _is_same(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases are one, or mean the same days in the same way."""
    a, b = one.reading, other.reading
    means = (a.kind, a.windows, a.remark) == (b.kind, b.windows, b.remark)
    return fold(one.text) == fold(other.text) or (means and bool(a.windows))


def _said(case: Case, to: Phrase, wanted: Wanted) -> str:
    due = f" (due {say_day(to.day)})" if to.day and to.reading.kind != "ongoing" else ""
    before = current(case.target, case.on.day).text or "no date"
    if wanted.proposed:
        return f'"{to.text}"{due} was proposed for {case.ref} {case.on.words}. Its date stays {before}.'
    said = f"The date of {case.ref} was revised {case.on.words}, from {before} to {to.text}{due}."
    last = next(reversed(revisions(case.target, case.seen.day)), None)
    if last and last.on and last.on.day and last.on.day > case.on.day:
        return f"{said} What holds now is the later revision, to {last.to.text}."
    return said
