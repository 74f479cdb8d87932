"""Narrow a question to some officers, bodies, themes, actions, statuses, ratings, times or words."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Window, format_day, read_date
from actionplan.dates.formatting import describe_window
from actionplan.evaluation.as_of import find_effective_day, is_deleted
from actionplan.evaluation.plan_view import PlanView, PlanViews
from actionplan.evaluation.registry import (
    NameRegistry,
    UnknownName,
    build_unknown_name,
    build_unknown_plan,
)
from actionplan.model.duration import Duration
from actionplan.model.own_columns import (
    collect_own_values,
    describe_own_values,
    find_column,
    has_own_values,
    make_value_key,
    split_own_value,
    strip_own_prefix,
)
from actionplan.model.plan import RAG_RATINGS, Output, PlanLine, Target
from actionplan.model.responsibility import OFFICER_ROLES, OfficerRole, list_written_names
from actionplan.model.statuses import Status
from actionplan.text.closed_words import describe_wrong_word
from actionplan.text.english import format_duration
from actionplan.text.folding import fold

NO_RATING = "none"
"""What is asked for if a target has no RAG rating."""


class TargetFilter(NamedTuple):
    """The targets to keep: those that have one of the values of each field. An empty field keeps everything.

    `officers` and `bodies` are names in any spelling of the registries, `themes` titles or parts of them, `actions`
    refs, `statuses` values of `Status`, and `texts` any words of a target. `fields` are own columns and what stands in
    them ("Priority=High"), or their names alone if anything may: columns of different names must all match. `services`
    are those of the officers, and `years` are years or other periods in which a target falls due, or goes on. `role` is
    what the officers have to do with a target. If it is left out, they are responsible for it.

    `ratings` are RAG ratings, or `NO_RATING`. What `is_open` is not finished. Of a target `not_updated_since` a day,
    which is open and not suspended, nothing was recorded on that day or after it. A target is `due_within` a period if
    it has an unmet date that falls due in it, and `late_by` a length of time if it is overdue by more than that.
    """

    officers: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    role: OfficerRole | None = None
    ratings: tuple[str, ...] = ()
    is_open: bool = False
    not_updated_since: date | None = None
    due_within: Window | None = None
    late_by: Duration | None = None

    @property
    def words(self) -> str:
        """The filter in a title: `officer Chief Executive, action "6" or "7"`. Empty if it keeps everything."""
        role = f"{self.role} " if self.role else ""
        named = (
            (f"{role}officer", self.officers),
            ("body", self.bodies),
            ("theme", self.themes),
            ("action", self.actions),
            ("status", self.statuses),
            ("text", self.texts),
            (f"{role}service", self.services),
            ("year", self.years),
            ("RAG", self.ratings),
        )
        words = [f"{name} {_format_values(values)}" for name, values in named if values]
        return ", ".join(filter(None, (*words, describe_own_values(self.fields), *self._iter_words_of_status())))

    def _iter_words_of_status(self) -> Iterator[str]:
        """Yield what the filter asks of the status of a target, besides its name and its rating."""
        if self.is_open:
            yield "open"
        if self.not_updated_since:
            yield f"no update since {format_day(self.not_updated_since)}"
        if self.due_within:
            yield f"due within {describe_window(self.due_within)}"
        if self.late_by is not None:
            yield f"late by more than {format_duration(*self.late_by)}"


EVERYTHING = TargetFilter()


def _format_values(values: tuple[str, ...]) -> str:
    """Write one value as it is, and several in quotation marks: `"A" or "B"`."""
    words = [value.strip() for value in values]
    return words[0] if len(words) == 1 else " or ".join(f'"{value}"' for value in words)


def resolve_filter(target_filter: TargetFilter, views: PlanViews) -> list[TargetFilter]:
    """Return the filter for each plan, with names as reports use them. Raise `UnknownName` if no plan has a name."""
    _check_values(target_filter, views)
    return [
        target_filter._replace(
            officers=tuple([view.officers[name] for name in target_filter.officers]),
            bodies=tuple([view.bodies[name] for name in target_filter.bodies]),
            themes=tuple(map(fold, target_filter.themes)),
            actions=tuple(map(view.strip_plan_name, target_filter.actions)),
            statuses=tuple(map(fold, target_filter.statuses)),
            texts=tuple(map(fold, target_filter.texts)),
            services=tuple(map(fold, target_filter.services)),
            ratings=tuple(map(fold, target_filter.ratings)),
        )
        for view in views.plan_views
    ]


def filter_lines(target_filter: TargetFilter, view: PlanView) -> Iterator[PlanLine]:
    """Find the lines of a plan that its resolved filter keeps, in order. `targets` compares what a status says."""
    tests = [(values, is_match) for name, is_match in _LINE_TESTS.items() if (values := getattr(target_filter, name))]
    role = target_filter.role or "responsible"
    if not tests:
        return view.plan.walk()
    return (line for line in view.plan.walk() if all(is_match(values, line, view, role) for values, is_match in tests))


def _is_of_officer(officers: tuple[str, ...], line: PlanLine, view: PlanView, role: OfficerRole) -> bool:
    return not set(officers).isdisjoint(view.list_officers(line.output, role))


def _is_of_service(services: tuple[str, ...], line: PlanLine, view: PlanView, role: OfficerRole) -> bool:
    return not set(services).isdisjoint(map(fold, view.list_services(line.output, role)))


_LINE_TESTS: dict[str, Callable[[tuple[str, ...], PlanLine, PlanView, OfficerRole], bool]] = {
    "officers": _is_of_officer,
    "services": _is_of_service,
    "bodies": lambda names, line, view, _: any(view.bodies[name] in names for name in iter_bodies(line, view)),
    "themes": lambda titles, line, _view, _role: _has_any(fold(line.theme.title), titles),
    "actions": lambda refs, line, _view, _role: fold(line.action.ref) in refs,
    "texts": lambda texts, line, view, _: _has_any(_collect_words(line, view), texts),
    "fields": lambda values, line, view, _: has_own_values(line.own_fields, values, view.plan),
}
"""How a line of a plan is compared with the values of each field that does not ask about its status."""


def _has_any(text: str, parts: tuple[str, ...]) -> bool:
    return any(part in text for part in parts)


def resolve_officer(text: str, views: PlanViews) -> str:
    """Return the name of an officer who is in a registry, or has a role in an output, or had one."""
    for view in views.plan_views:
        for _, _, output, _ in view.plan.iter_outputs():
            view.officers.list_names(tuple(_iter_officers(output)))
    return _resolve_name("officer", text, views, [view.officers for view in views.plan_views])


def resolve_body(text: str, views: PlanViews) -> str:
    """Return the name of a body that is in a registry, or monitors an action, or decides a target."""
    for view in views.plan_views:
        for line in view.plan.walk():
            for name in iter_bodies(line, view):
                view.bodies.learn(name)
    return _resolve_name("body", text, views, [view.bodies for view in views.plan_views])


def _resolve_name(what: str, text: str, views: PlanViews, registries: list[NameRegistry]) -> str:
    """Return the one name that a spelling stands for. If it differs from plan to plan, return the spelling."""
    names = {registry[text] for registry in registries if registry.has_name(text)}
    if not names:
        shared = registries[0].shared_names
        raise build_unknown_name(what, text, shared.values(), views.not_found_prefix, shared)
    return names.pop() if len(names) == 1 else " ".join(text.split())


def _check_values(target_filter: TargetFilter, views: PlanViews) -> None:
    """Raise `UnknownName` for a value that no plan has. Any words may be looked for in texts."""
    checks: dict[str, Callable[[str, PlanViews], object]] = {
        "officers": resolve_officer,
        "bodies": resolve_body,
        "themes": _check_theme,
        "actions": _check_action,
        "statuses": _check_status,
        "fields": _check_field,
        "services": _check_service,
        "years": _check_year,
        "ratings": _check_rating,
    }
    for name, check in checks.items():
        for value in getattr(target_filter, name):
            check(value, views)


def _check_theme(text: str, views: PlanViews) -> None:
    titles = [theme.title for view in views.plan_views for theme in view.plan.themes]
    if not any(fold(text) in fold(title) for title in titles):
        raise build_unknown_name("theme", text, titles, views.not_found_prefix)


def _check_action(text: str, views: PlanViews) -> None:
    actions = [
        (view, action.ref) for view in views.plan_views for theme in view.plan.themes for action in theme.actions
    ]
    if any(view.strip_plan_name(text) == fold(ref) for view, ref in actions):
        return
    raise (
        next(_iter_parts_of_actions(text, views), None)
        or build_unknown_plan("action", text.strip(), [view.plan.display_name for view in views.plan_views])
        or build_unknown_name("action", text, (ref for _, ref in actions), views.not_found_prefix)
    )


def _iter_parts_of_actions(text: str, views: PlanViews) -> Iterator[UnknownName]:
    """Yield an exception for each output or target with a ref that should be that of an action."""
    for view in views.plan_views:
        wanted_ref = view.strip_plan_name(text)
        for line in view.plan.walk() if wanted_ref else ():
            if wanted_ref in (fold(line.output.ref), fold(line.target.ref)):
                what = "an output" if wanted_ref == fold(line.output.ref) else "a target"
                action = view.format_ref(line.action.ref)
                yield UnknownName(f'"{text.strip()}" is {what}, not an action. Its action is "{action}".')


def _check_status(text: str, _: PlanViews) -> None:
    statuses = tuple(Status)
    if fold(text) not in statuses:
        raise UnknownName(describe_wrong_word("--status", text, statuses))


def _check_rating(text: str, _: PlanViews) -> None:
    ratings = (*RAG_RATINGS, NO_RATING)
    if fold(text) not in ratings:
        raise UnknownName(describe_wrong_word("--rag", text, ratings))


def find_own_column(text: str, views: PlanViews) -> tuple[str, list[str]]:
    """Return the name of an own column as a plan writes it, and the values that plans declare for it or have in it.

    Raise `UnknownName` if no plan declares it or has it.
    """
    known = collect_own_values(view.plan for view in views.plan_views)
    name = fold(strip_own_prefix(text))
    column = next((column for column in known if fold(column) == name), None)
    if column is None:
        raise build_unknown_name("own column", text, known, views.not_found_prefix)
    return column, known[column]


def _check_field(text: str, views: PlanViews) -> None:
    name, value = split_own_value(text)
    column, values = find_own_column(name, views)
    plans = [view.plan for view in views.plan_views]
    key = make_value_key(find_column(plans, column), plans[0].context)
    if value and key(value) not in map(key, values):
        raise build_unknown_name(column, value, values, views.not_found_prefix)


def read_years(target_filter: TargetFilter, view: PlanView) -> list[Window]:
    """Read the years of a filter in the context of a plan."""
    windows = [read_date(text, view.plan.context).windows for text in target_filter.years]
    return [each[0] for each in windows if len(each) == 1]


def _check_year(text: str, views: PlanViews) -> None:
    readings = [read_date(text, view.plan.context) for view in views.plan_views]
    if any(reading.kind != "window" or len(reading.windows) != 1 for reading in readings):
        raise UnknownName(f'--year "{text}" is not a year. Write it like 2018/19.')


def _check_service(text: str, views: PlanViews) -> None:
    services = [entry.service for view in views.plan_views for entry in view.plan.officers if entry.service]
    if fold(text) not in map(fold, services):
        raise build_unknown_name("service", text, services, views.not_found_prefix)


def _iter_officers(output: Output) -> Iterator[str]:
    """Yield everyone who is or was responsible for an output, is accountable for it, or supports it."""
    yield from (*output.officers, output.accountable, *output.supporting)
    for reassignment in output.reassigned:
        yield from reassignment.to


def iter_bodies(line: PlanLine, view: PlanView) -> Iterator[str]:
    """Yield the bodies that monitor the action or decide the target, and the parties."""
    yield from line.action.monitored_by
    for required in view.list_required_decisions(line.target):
        yield from view.list_decision_maker_names(required.decision)
    if line.target.date.reading.body:
        yield line.target.date.reading.body


def _collect_words(line: PlanLine, view: PlanView) -> str:
    """Return every word that the plan said about a target by the day, folded, with a line for each text."""
    _, action, output, target, _ = line
    texts = [
        target.ref,
        target.date.text,
        action.title,
        action.heading,
        output.text,
        *(name for role in OFFICER_ROLES for name in view.list_officers(output, role)),
        *(name for role in OFFICER_ROLES for name in list_written_names(output, role, view.day)),
        *target.measure_words,
        *target.waits_for,
        target.stage,
        *(step.text for step in target.steps),
        target.carried_from,
        target.first_published.text if target.first_published else "",
        *(words for part in (action, output, target) for _, words in part.fields),
        *(view.format_decision_maker(required.decision) for required in view.list_required_decisions(target)),
        *_iter_event_words(target, view.day),
    ]
    return "\n".join(map(fold, texts))


def _iter_event_words(target: Target, day: date) -> Iterator[str]:
    for revision in (*target.revised, *target.proposed):
        if find_effective_day(revision.on, day):
            yield revision.to.text
            yield revision.why
    notes = ((update.on, update.words) for update in target.updates)
    reasons = ((suspension.on, suspension.why) for suspension in target.suspended)
    remarks = ((completion.on, completion.note) for completion in target.completed)
    yield from (words for on, words in (*notes, *reasons, *remarks) if find_effective_day(on, day))
    if target.deleted and is_deleted(target, day):
        yield target.deleted.why
