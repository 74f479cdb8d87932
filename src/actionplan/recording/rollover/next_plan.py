"""Make the text of the next year's plan from that of this year's, and prove that it says what it must."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplan.dates import Context, format_day, read_date
from actionplan.dates.other_period import write_for_context
from actionplan.evaluation.filters import EVERYTHING
from actionplan.evaluation.plan_view import build_views
from actionplan.evaluation.targets import evaluate_targets
from actionplan.model.plan import ACTION_DEPTH, ORIGIN_SEPARATOR, OUTPUT_DEPTH, TARGET_DEPTH, THEME_DEPTH, Plan, Route
from actionplan.model.plan_names import iter_ref_splits
from actionplan.planfile import Source, load
from actionplan.planfile.editing import BatchChange, EditRefusal, Removal, SetKey, edit_at_once
from actionplan.planfile.editing.document import EditableDocument
from actionplan.planfile.tree import Node
from actionplan.recording.result import Refusal
from actionplan.recording.rollover.carried_targets import (
    CarriedTarget,
    CarriedTargets,
    LeftTarget,
    PeriodChange,
    sort_targets,
)
from actionplan.recording.rollover.plan_dates import FileDate, iter_file_dates
from actionplan.recording.rollover.plan_head import NextHead, build_head_changes, build_next_head, describe_head
from actionplan.recording.rollover.roll_over_options import RefAnswers, RollOverOptions, RollOverQuestion
from actionplan.recording.rollover.year_goals import (
    MissingGoal,
    build_goal_changes,
    describe_open_goals,
    find_goal_problem,
    list_missing_goals,
    list_open_goals,
)
from actionplan.recording.rollover.year_history import build_officer_changes, build_target_changes
from actionplan.text.english import format_list
from actionplan.text.folding import fold


class NextPlan(NamedTuple):
    """What a roll-over gives: the next plan and its text, what is carried and what is left, and sentences about it.

    `rewritten` are the other dates of the file that are written out, each before and after. `goals` are the measures
    that have no target for the next year. While there are questions, there is no text yet.
    """

    source: Source | None
    carried: tuple[CarriedTarget, ...]
    left: tuple[LeftTarget, ...]
    questions: tuple[RollOverQuestion, ...] = ()
    sentences: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    rewritten: tuple[tuple[str, str], ...] = ()
    goals: tuple[MissingGoal, ...] = ()


def build_next_plan(source: Source, plan: Plan, options: RollOverOptions, day: date) -> NextPlan | Refusal:
    """Roll a plan over, by what is known on a day. Raises `ValueError` for a period that cannot be read."""
    head = build_next_head(plan, options, Context(options.to))
    after = _read_next_context(source, plan, head)
    if isinstance(after, Refusal):
        return after
    change = PeriodChange(plan.context, after, options.to)
    views = build_views(plan, day)
    targets = sort_targets(evaluate_targets(views, EVERYTHING), RefAnswers(options, plan), change)
    if targets.questions:
        return NextPlan(None, targets.carried, targets.left, targets.questions)
    if not targets.carried:
        return Refusal("There is nothing to carry: every target is finished or left out.")
    missing = list_missing_goals(targets.carried, after)
    if problem := find_goal_problem(options, missing):
        return Refusal(problem)
    root = EditableDocument(source.text).tree.root or {}
    removals = _list_removed_routes(plan, targets)
    changes = [*build_head_changes(plan, head), *map(Removal, removals)]
    for each in targets.carried:
        changes += build_target_changes(each, _format_origins(plan, each), day)
    changes += build_goal_changes(options, missing)
    outputs = {each.item.line.route[:OUTPUT_DEPTH]: each.item.line.output for each in targets.carried}
    for route, output in outputs.items():
        changes += build_officer_changes(output, route, day)
    rewritten = _rewrite_dates(root, plan, change, _list_cut_routes(changes))
    if isinstance(rewritten, Refusal):
        return rewritten
    changes += [SetKey(each.route[:-1], str(each.route[-1]), words) for each, words in rewritten]
    changes += _rewrite_own_refs(plan, head, targets)
    edited = edit_at_once(source, changes)
    if isinstance(edited, EditRefusal):
        return Refusal(f"{edited.reason} It is line {edited.line}. Nothing was written.")
    new = load((source.byte_order_mark + edited.text).encode(), source.path)
    if fault := _find_moved_date(new, targets, change):
        return Refusal(fault)
    return NextPlan(
        new,
        targets.carried,
        targets.left,
        sentences=(
            *describe_head(plan, head),
            *_describe_waiting(plan, targets),
            *_describe_passed(targets, day),
            *describe_open_goals(options, missing),
        ),
        emptied=tuple(_describe_emptied(plan, removals)),
        rewritten=tuple((each.text, words) for each, words in rewritten),
        goals=tuple(list_open_goals(options, missing)),
    )


def _format_origins(plan: Plan, carried: CarriedTarget) -> str:
    """Say which target of this plan it was, and which of the plans before that."""
    target = carried.item.line.target
    return ORIGIN_SEPARATOR.join((f"{plan.display_name}:{target.ref}", *target.origins))


def _describe_passed(targets: CarriedTargets, day: date) -> Iterator[str]:
    """Say which targets keep a date that has passed."""
    refs = [each.item.ref for each in targets.carried if each.how == "kept" and _has_passed(each, day)]
    if refs:
        keep = "keeps" if len(refs) == 1 else "keep"
        yield (
            f"{len(refs)} {keep} a date that has passed: {format_list(refs)}. Give another with "
            f'--date "{refs[0]}=…", or write it in the new file.'
        )


def _has_passed(carried: CarriedTarget, day: date) -> bool:
    windows = carried.item.status.unmet_windows
    return any(window.latest is not None and window.latest < day for window in windows)


def _read_next_context(source: Source, plan: Plan, head: NextHead) -> Context | Refusal:
    """Read the settings of the plan with its next period. That must come after the present one."""
    edited = edit_at_once(source, [*build_head_changes(plan, head)])
    new = load(edited.text.encode()).plan if not isinstance(edited, EditRefusal) else None
    if new is None:
        return Refusal("The head of the plan could not be changed. Write its keys one on a line, and try again.")
    if new.context.first <= plan.context.last:
        last = format_day(plan.context.last)
        if new.context.first < plan.context.first or new.context.last >= plan.context.last:
            return Refusal(
                f"{head.period} begins before the period of the plan ends, which is on {last}. Give a period after it."
            )
        return Refusal(
            f"{head.period} is one of the years of the plan, which ends on {last}. Roll the plan over at its end. "
            f'Until then, ask for that year with --in "{head.period}".'
        )
    return new.context


def _list_removed_routes(plan: Plan, targets: CarriedTargets) -> list[Route]:
    """List what goes: targets, and outputs, actions and themes that had something under them and have nothing left."""
    untouched = (line.route for line in plan.iter_outputs() if not line.output.targets)
    routes = [*(each.item.line.route for each in targets.carried), *untouched]
    kept = {route[:depth] for route in routes for depth in _DEPTHS}
    gone = dict.fromkeys(_find_highest(each.item.line.route, kept) for each in targets.left)
    return [route for route in gone if not any(route[:depth] in gone for depth in _DEPTHS if depth < len(route))]


_DEPTHS = (THEME_DEPTH, ACTION_DEPTH, OUTPUT_DEPTH, TARGET_DEPTH)


def _find_highest(route: Route, kept: set[Route]) -> Route:
    """Find the highest part on the way to a target that has nothing left in it."""
    return next(route[:depth] for depth in _DEPTHS if route[:depth] not in kept)


def _list_cut_routes(changes: list[BatchChange]) -> set[Route]:
    return {change.route for change in changes if isinstance(change, Removal)}


def _rewrite_dates(
    root: Node, plan: Plan, change: PeriodChange, cut: set[Route]
) -> list[tuple[FileDate, str]] | Refusal:
    """Write out every other date that would mean other days in the next period."""
    rewritten = []
    for each in iter_file_dates(root, plan):
        if any(each.route[:length] in cut for length in range(len(each.route) + 1)):
            continue
        before, after = change.before, change.after
        if each.is_horizon:
            before, after = before.copy_without_horizons(), after.copy_without_horizons()
        words = write_for_context(each.text, read_date(each.text, before), after, before)
        if words is None or (each.is_key and words != each.text):
            return Refusal(
                f'The date "{each.text}" would mean other days in {change.to}, and no words were found that mean the '
                "same. Write its days in full, like 1 April 2017 to 30 June 2017, and try again."
            )
        if words != each.text:
            rewritten.append((each, words))
    return rewritten


def _rewrite_own_refs(plan: Plan, head: NextHead, targets: CarriedTargets) -> Iterator[BatchChange]:
    """Let what waits for a target of its own plan wait for it in the next one, if it is carried."""
    carried = {fold(each.item.line.target.ref) for each in targets.carried}
    for each in targets.carried:
        names = each.item.line.target.waits_for
        refs = [_find_own_ref(plan, name) for name in names]
        new: list[Node] = [
            f"{head.name}:{ref}" if fold(ref) in carried else name for name, ref in zip(names, refs, strict=True)
        ]
        if new != [*names]:
            yield SetKey(each.item.line.route, "waits_for", new if len(new) > 1 else new[0])


def _find_own_ref(plan: Plan, words: str) -> str:
    """Return the ref in words that name a target of the plan itself, or ""."""
    is_event = any(fold(event.name) == fold(words) for event in plan.events)
    if is_event or not plan.name:
        return ""
    return next((ref for name, ref in iter_ref_splits(words) if fold(name) == fold(plan.name)), "")


def _describe_waiting(plan: Plan, targets: CarriedTargets) -> Iterator[str]:
    """Say which targets wait for one that stays in the old plan."""
    left = {fold(each.item.line.target.ref) for each in targets.left}
    for each in targets.carried:
        for name in each.item.line.target.waits_for:
            ref = _find_own_ref(plan, name)
            if ref and fold(ref) in left:
                yield (
                    f"{each.item.ref} waits for {plan.name}:{ref}, which stays in the old plan: give both plans with "
                    "-p to see when it was met."
                )


def _describe_emptied(plan: Plan, removals: list[Route]) -> Iterator[str]:
    """Name the outputs, actions and themes that go because nothing is left in them."""
    for route in removals:
        theme = plan.themes[int(route[1])]
        if len(route) == THEME_DEPTH:
            yield f'theme "{theme.title}"'
        elif len(route) == ACTION_DEPTH:
            yield f"action {theme.actions[int(route[3])].ref}"
        elif len(route) == OUTPUT_DEPTH:
            yield f"output {theme.actions[int(route[3])].outputs[int(route[5])].ref}"


def _find_moved_date(new: Source, targets: CarriedTargets, change: PeriodChange) -> str:
    """Say which date of the new text is not what it must be: the proof of the roll-over. "" if all are."""
    lines = list(new.plan.walk()) if new.plan else []
    if new.plan is None or new.plan.context != change.after or len(lines) != len(targets.carried):
        return "The next plan could not be read as what was meant. Nothing was written."
    for line, each in zip(lines, targets.carried, strict=True):
        old = each.item.status.phrase.reading
        is_same = (line.target.date.reading.kind, line.target.date.reading.windows) == (old.kind, old.windows)
        if line.target.ref != each.item.line.target.ref or (each.how == "kept" and not is_same):
            return f"{each.item.ref} would have another date in the next plan. Nothing was written."
    return ""
