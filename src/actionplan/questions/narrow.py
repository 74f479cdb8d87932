"""Narrowing a question to one officer, body, theme, action, standing or some words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.english import listed
from actionplan.model import Line, Plan, Target, fold
from actionplan.questions.known import is_deleted, known
from actionplan.questions.names import UnknownName, nearest, unknown
from actionplan.questions.standing import STANDINGS
from actionplan.questions.view import View


class Filter(NamedTuple):
    """What to keep; an empty text keeps everything.

    `officer` and `body` are names in any spelling of the registries, `theme` a title or a part of one, `action` a ref,
    `standing` one of `STANDINGS`, and `text` any words of a target.
    """

    officer: str = ""
    body: str = ""
    theme: str = ""
    action: str = ""
    standing: str = ""
    text: str = ""

    @property
    def words(self) -> str:
        """What is kept, for a title: "officer Chief Executive, action 6"; empty where everything is."""
        return ", ".join(f"{name} {value.strip()}" for name, value in zip(self._fields, self, strict=True) if value)


EVERYTHING = Filter()


def resolved(keep: Filter, seen: View) -> Filter:
    """The filter with names as reports use them. Raises `UnknownName` for a name or word the plan does not have."""
    plan = seen.plan
    return Filter(
        keep.officer and officer(keep.officer, seen),
        keep.body and body(keep.body, seen),
        keep.theme and _theme(keep.theme, plan),
        keep.action and _action(keep.action, plan),
        keep.standing and _standing(keep.standing),
        keep.text,
    )


def lines(keep: Filter, seen: View) -> Iterator[Line]:
    """The lines of the plan that a `resolved` filter keeps, in order. Standing is for whoever knows the status."""
    every = seen.plan.walk()
    if keep._replace(standing="") == EVERYTHING:
        return every
    return (line for line in every if _kept(line, keep, seen))


def officer(asked: str, seen: View) -> str:
    """The name of an officer who is in the registry, or answers for an output, or supports one."""
    for line in seen.plan.walk():
        for name in (line.output.officer, *line.output.supporting):
            seen.officers[name]
    return _named("officer", asked, seen.officers.folded)


def body(asked: str, seen: View) -> str:
    """The name of a body that is in the registry, or monitors an action, or decides a target."""
    for line in seen.plan.walk():
        for name in _bodies(line, seen):
            seen.bodies[name]
    return _named("body", asked, seen.bodies.folded)


def _named(what: str, asked: str, folded: dict[str, str]) -> str:
    name = folded.get(fold(asked))
    if not name:
        raise unknown(what, asked, folded.values())
    return name


def _theme(asked: str, plan: Plan) -> str:
    wanted = fold(asked)
    if any(wanted in fold(theme.title) for theme in plan.themes):
        return wanted
    raise unknown("theme", asked, (theme.title for theme in plan.themes))


def _action(asked: str, plan: Plan) -> str:
    wanted = fold(asked)
    refs = [action.ref for theme in plan.themes for action in theme.actions]
    if any(fold(ref) == wanted for ref in refs):
        return wanted
    raise unknown("action", asked, refs)


def _standing(asked: str) -> str:
    wanted = fold(asked)
    if wanted in STANDINGS:
        return wanted
    near = nearest(asked, STANDINGS)
    hint = f'The nearest is "{near}". ' if near else ""
    raise UnknownName(f'There is no standing "{asked}". {hint}The standings are {listed(STANDINGS)}.')


def _kept(line: Line, keep: Filter, seen: View) -> bool:
    return (
        (not keep.officer or seen.officers[line.output.officer] == keep.officer)
        and (not keep.body or any(seen.bodies[name] == keep.body for name in _bodies(line, seen)))
        and (not keep.theme or keep.theme in fold(line.theme.title))
        and (not keep.action or keep.action == fold(line.action.ref))
        and (not keep.text or fold(keep.text) in _words(line, seen))
    )


def _bodies(line: Line, seen: View) -> Iterator[str]:
    """The bodies that monitor the action or decide the target, and the parties, as written."""
    yield from line.action.monitored_by
    for each in seen.asked(line.target):
        yield from filter(None, (each.decision.body, each.decision.party))
    if line.target.date.reading.body:
        yield line.target.date.reading.body


def _words(line: Line, seen: View) -> str:
    """Every word that the plan said of a target by a day, folded, each text apart from the next."""
    _, action, output, target, _ = line
    texts = [
        target.ref,
        target.date.text,
        action.title,
        output.text,
        output.officer,
        *output.supporting,
        *target.measures,
        target.waits_for,
        target.stage,
        *(seen.decider_in_full(each.decision) for each in seen.asked(target)),
        *_happened(target, seen.day),
    ]
    return "\n".join(map(fold, texts))


def _happened(target: Target, day: date) -> Iterator[str]:
    for made in (*target.revised, *target.proposed):
        if known(made.on, day):
            yield made.to.text
            yield made.why
    events = ((update.on, update.note) for update in target.updates)
    stops = ((stop.on, stop.why) for stop in target.suspended)
    done = ((each.on, each.note) for each in target.completed)
    yield from (words for on, words in (*events, *stops, *done) if known(on, day))
    if target.deleted and is_deleted(target, day):
        yield target.deleted.why
