"""Narrowing a question to some officers, bodies, themes, actions, statuses or words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.english import listed
from actionplan.model import Line, Target, fold
from actionplan.questions.known import is_deleted, known
from actionplan.questions.names import Names, UnknownName, nearest, unknown, unknown_plan
from actionplan.questions.standing import STANDINGS
from actionplan.questions.view import View, Views


class Filter(NamedTuple):
    """What to keep: a target that has one of the values of each field. An empty field keeps everything.

    `officers` and `bodies` are names in any spelling of the registries, `themes` titles or parts of them, `actions`
    refs, `statuses` some of `STANDINGS`, and `texts` any words of a target.
    """

    officers: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is kept, for a title: `officer Chief Executive, action "6" or "7"`; empty where everything is."""
        named = zip(_FIELD_NAMES, self, strict=True)
        return ", ".join(f"{name} {_format_values(values)}" for name, values in named if values)


EVERYTHING = Filter()

_FIELD_NAMES = ("officer", "body", "theme", "action", "status", "text")


def resolved(keep: Filter, seen: Views) -> list[Filter]:
    """The filter for each plan, with names as reports use them. Raises `UnknownName` for a name that no plan has."""
    _known(keep, seen)
    return [_of_one(keep, each) for each in seen.each]


def lines(keep: Filter, seen: View) -> Iterator[Line]:
    """The lines of a plan that its `resolved` filter keeps, in order. `items` looks at the status."""
    every = seen.plan.walk()
    if keep._replace(statuses=()) == EVERYTHING:
        return every
    return (line for line in every if _kept(line, keep, seen))


def officer(asked: str, seen: Views) -> str:
    """The name of an officer who is in a registry, or answers for an output, or supports one."""
    for each in seen.each:
        for line in each.plan.walk():
            for name in (line.output.officer, *line.output.supporting):
                each.officers[name]
    return _named("officer", asked, seen, [each.officers for each in seen.each])


def body(asked: str, seen: Views) -> str:
    """The name of a body that is in a registry, or monitors an action, or decides a target."""
    for each in seen.each:
        for line in each.plan.walk():
            for name in _bodies(line, each):
                each.bodies[name]
    return _named("body", asked, seen, [each.bodies for each in seen.each])


def _known(keep: Filter, seen: Views) -> None:
    """Refuse what no plan has."""
    for values, find in (
        (keep.officers, officer),
        (keep.bodies, body),
        (keep.themes, _theme),
        (keep.actions, _action),
        (keep.statuses, _standing),
    ):
        for value in values:
            find(value, seen)


def _of_one(keep: Filter, seen: View) -> Filter:
    return Filter(
        tuple([seen.officers[name] for name in keep.officers]),
        tuple([seen.bodies[name] for name in keep.bodies]),
        tuple(map(fold, keep.themes)),
        tuple(map(seen.own, keep.actions)),
        tuple(map(fold, keep.statuses)),
        tuple(map(fold, keep.texts)),
    )


def _named(what: str, asked: str, seen: Views, registries: list[Names]) -> str:
    """The one name that is meant; where plans mean several by it, the words that were asked."""
    found = {names[asked] for names in registries if names.knows(asked)}
    if not found:
        everywhere = registries[0].everywhere
        raise unknown(what, asked, everywhere.values(), seen.none_has, everywhere)
    return found.pop() if len(found) == 1 else " ".join(asked.split())


def _theme(asked: str, seen: Views) -> None:
    titles = [theme.title for each in seen.each for theme in each.plan.themes]
    if not any(fold(asked) in fold(title) for title in titles):
        raise unknown("theme", asked, titles, seen.none_has)


def _action(asked: str, seen: Views) -> None:
    named = [(each, action.ref) for each in seen.each for theme in each.plan.themes for action in theme.actions]
    if any(each.own(asked) == fold(ref) for each, ref in named):
        return
    smaller = next(_smaller(asked, seen), None)
    nobodys = unknown_plan("action", asked.strip(), [each.plan.called for each in seen.each])
    raise smaller or nobodys or unknown("action", asked, (ref for _, ref in named), seen.none_has)


def _smaller(asked: str, seen: Views) -> Iterator[UnknownName]:
    """The exception for the ref of an output or a target where that of an action is wanted."""
    for each in seen.each:
        wanted = each.own(asked)
        for line in each.plan.walk() if wanted else ():
            if wanted in (fold(line.output.ref), fold(line.target.ref)):
                what = "an output" if wanted == fold(line.output.ref) else "a target"
                action = each.ref(line.action.ref)
                yield UnknownName(f'"{asked.strip()}" is {what}, and not an action. Its action is "{action}".')


def _standing(asked: str, _: Views) -> None:
    if fold(asked) not in STANDINGS:
        near = nearest(asked, STANDINGS)
        hint = f'The nearest is "{near}". ' if near else ""
        raise UnknownName(f'There is no status "{asked}". {hint}The statuses are {listed(STANDINGS)}.')


def _kept(line: Line, keep: Filter, seen: View) -> bool:
    return (
        (not keep.officers or seen.officers[line.output.officer] in keep.officers)
        and (not keep.bodies or any(seen.bodies[name] in keep.bodies for name in _bodies(line, seen)))
        and (not keep.themes or _has_any(keep.themes, fold(line.theme.title)))
        and (not keep.actions or fold(line.action.ref) in keep.actions)
        and (not keep.texts or _has_any(keep.texts, _words(line, seen)))
    )


def _has_any(words: tuple[str, ...], text: str) -> bool:
    return any(each in text for each in words)


def _format_values(values: tuple[str, ...]) -> str:
    """Write one value as it is, and several in quotation marks: "A" or "B"."""
    words = [value.strip() for value in values]
    return words[0] if len(words) == 1 else " or ".join(f'"{each}"' for each in words)


def _bodies(line: Line, seen: View) -> Iterator[str]:
    """The bodies that monitor the action or decide the target, and the parties."""
    yield from line.action.monitored_by
    for each in seen.asked(line.target):
        yield from seen.names_of(each.decision)
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
