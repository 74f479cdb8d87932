"""Narrowing a question to some officers, bodies, themes, actions, statuses or words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.evaluation.as_of import find_effective_day, is_deleted
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.registry import (
    NameRegistry,
    UnknownName,
    build_unknown_name,
    build_unknown_plan,
    find_nearest,
)
from actionplan.evaluation.status import STATUSES
from actionplan.model.plan import PlanLine, Target, fold
from actionplan.text.english import format_list


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


def resolve_filter(target_filter: Filter, views: PlanViews) -> list[Filter]:
    """The filter for each plan, with names as reports use them. Raises `UnknownName` for a name that no plan has."""
    _check_names(target_filter, views)
    return [_resolve_for_plan(target_filter, each) for each in views.plan_views]


def filter_lines(target_filter: Filter, view: PlanView) -> Iterator[PlanLine]:
    """The lines of a plan that its `resolved` filter keeps, in order. `items` looks at the status."""
    every = view.plan.walk()
    if target_filter._replace(statuses=()) == EVERYTHING:
        return every
    return (line for line in every if _is_match(line, target_filter, view))


def resolve_officer(text: str, views: PlanViews) -> str:
    """The name of an officer who is in a registry, or answers for an output, or supports one."""
    for each in views.plan_views:
        for line in each.plan.walk():
            for name in (line.output.officer, *line.output.supporting):
                each.officers[name]
    return _resolve_name("officer", text, views, [each.officers for each in views.plan_views])


def resolve_body(text: str, views: PlanViews) -> str:
    """The name of a body that is in a registry, or monitors an action, or decides a target."""
    for each in views.plan_views:
        for line in each.plan.walk():
            for name in _iter_bodies(line, each):
                each.bodies[name]
    return _resolve_name("body", text, views, [each.bodies for each in views.plan_views])


def _check_names(target_filter: Filter, views: PlanViews) -> None:
    """Refuse what no plan has."""
    for values, find in (
        (target_filter.officers, resolve_officer),
        (target_filter.bodies, resolve_body),
        (target_filter.themes, _check_theme),
        (target_filter.actions, _check_action),
        (target_filter.statuses, _check_status),
    ):
        for value in values:
            find(value, views)


def _resolve_for_plan(target_filter: Filter, view: PlanView) -> Filter:
    return Filter(
        tuple([view.officers[name] for name in target_filter.officers]),
        tuple([view.bodies[name] for name in target_filter.bodies]),
        tuple(map(fold, target_filter.themes)),
        tuple(map(view.strip_plan_name, target_filter.actions)),
        tuple(map(fold, target_filter.statuses)),
        tuple(map(fold, target_filter.texts)),
    )


def _resolve_name(what: str, text: str, views: PlanViews, registries: list[NameRegistry]) -> str:
    """The one name that is meant; where plans mean several by it, the words that were asked."""
    found = {names[text] for names in registries if names.has_name(text)}
    if not found:
        everywhere = registries[0].shared_names
        raise build_unknown_name(what, text, everywhere.values(), views.not_found_prefix, everywhere)
    return found.pop() if len(found) == 1 else " ".join(text.split())


def _check_theme(text: str, views: PlanViews) -> None:
    titles = [theme.title for each in views.plan_views for theme in each.plan.themes]
    if not any(fold(text) in fold(title) for title in titles):
        raise build_unknown_name("theme", text, titles, views.not_found_prefix)


def _check_action(text: str, views: PlanViews) -> None:
    named = [(each, action.ref) for each in views.plan_views for theme in each.plan.themes for action in theme.actions]
    if any(each.strip_plan_name(text) == fold(ref) for each, ref in named):
        return
    smaller = next(_iter_smaller_refs(text, views), None)
    nobodys = build_unknown_plan("action", text.strip(), [each.plan.display_name for each in views.plan_views])
    raise smaller or nobodys or build_unknown_name("action", text, (ref for _, ref in named), views.not_found_prefix)


def _iter_smaller_refs(text: str, views: PlanViews) -> Iterator[UnknownName]:
    """The exception for the ref of an output or a target where that of an action is wanted."""
    for each in views.plan_views:
        wanted = each.strip_plan_name(text)
        for line in each.plan.walk() if wanted else ():
            if wanted in (fold(line.output.ref), fold(line.target.ref)):
                what = "an output" if wanted == fold(line.output.ref) else "a target"
                action = each.format_ref(line.action.ref)
                yield UnknownName(f'"{text.strip()}" is {what}, and not an action. Its action is "{action}".')


def _check_status(text: str, _: PlanViews) -> None:
    if fold(text) not in STATUSES:
        near = find_nearest(text, STATUSES)
        hint = f'The nearest is "{near}". ' if near else ""
        raise UnknownName(f'There is no status "{text}". {hint}The statuses are {format_list(STATUSES)}.')


def _is_match(line: PlanLine, target_filter: Filter, view: PlanView) -> bool:
    return (
        (not target_filter.officers or view.officers[line.output.officer] in target_filter.officers)
        and (
            not target_filter.bodies
            or any(view.bodies[name] in target_filter.bodies for name in _iter_bodies(line, view))
        )
        and (not target_filter.themes or _has_any(target_filter.themes, fold(line.theme.title)))
        and (not target_filter.actions or fold(line.action.ref) in target_filter.actions)
        and (not target_filter.texts or _has_any(target_filter.texts, _collect_words(line, view)))
    )


def _has_any(words: tuple[str, ...], text: str) -> bool:
    return any(each in text for each in words)


def _format_values(values: tuple[str, ...]) -> str:
    """Write one value as it is, and several in quotation marks: "A" or "B"."""
    words = [value.strip() for value in values]
    return words[0] if len(words) == 1 else " or ".join(f'"{each}"' for each in words)


def _iter_bodies(line: PlanLine, view: PlanView) -> Iterator[str]:
    """The bodies that monitor the action or decide the target, and the parties."""
    yield from line.action.monitored_by
    for each in view.list_required_decisions(line.target):
        yield from view.list_decision_maker_names(each.decision)
    if line.target.date.reading.body:
        yield line.target.date.reading.body


def _collect_words(line: PlanLine, view: PlanView) -> str:
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
        *(view.format_decision_maker(each.decision) for each in view.list_required_decisions(target)),
        *_iter_event_words(target, view.day),
    ]
    return "\n".join(map(fold, texts))


def _iter_event_words(target: Target, day: date) -> Iterator[str]:
    for made in (*target.revised, *target.proposed):
        if find_effective_day(made.on, day):
            yield made.to.text
            yield made.why
    events = ((update.on, update.note) for update in target.updates)
    stops = ((stop.on, stop.why) for stop in target.suspended)
    done = ((each.on, each.note) for each in target.completed)
    yield from (words for on, words in (*events, *stops, *done) if find_effective_day(on, day))
    if target.deleted and is_deleted(target, day):
        yield target.deleted.why
