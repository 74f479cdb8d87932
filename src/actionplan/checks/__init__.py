"""What is wrong with a plan: one rule a file, its docstring the page that `explain AP301` prints.

A rule's file is called by its code and name. Its docstring starts with them too ("AP301 unreadable-date: ..."), and its
`check` takes a `plan` and gives findings; one that asks what has come and what has not takes the `day` too, and one
that asks of other plans those `beside` it. A fault that only the reading of the file can see (AP1xx, and some of AP2xx)
is found in `source`; its file here is the page alone. A new rule is an added file: nothing else lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from typing import NamedTuple

from actionplan.checks.plan_set import PlanEntry, PlanSet
from actionplan.findings import Finding
from actionplan.model.plan import Plan

OFF_WORDS = ("off", "no", "false")
"""What a plan may say to switch a check off; the first is what is taught."""

CheckFunction = Callable[..., Iterator[Finding]]
"""Takes a plan, and behind it whatever else its rule wants."""


class Rule(NamedTuple):
    """A rule: its code, its name, what it finds in a line, its whole page, and its check if it has one of its own.

    `wants` are the names of what the check takes beside the plan: the `day`, or the plans `beside`.
    """

    code: str
    name: str
    summary: str
    page: str
    check: CheckFunction | None
    extra_arguments: tuple[str, ...] = ()


@cache
def load_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    names = sorted(module.name for module in iter_modules(__path__) if module.name.startswith("ap"))
    found = [_load_rule(name) for name in names]
    return {rule.code: rule for rule in found}


def run_rules(plan: Plan, day: date | None = None, plan_set: PlanSet | None = None) -> Iterator[Finding]:
    """What every check finds in a plan as at a day, without what the plan itself has switched off.

    With no day, the checks that want one are left out. `beside` are all the plans of the run, this one too.
    """
    given = {"day": day, "beside": plan_set or PlanSet([PlanEntry(plan)])}
    return drop_switched_off(
        (finding for rule in load_rules().values() for finding in _run_rule(rule, plan, given)), plan
    )


def drop_switched_off(findings: Iterable[Finding], plan: Plan) -> Iterator[Finding]:
    """The findings whose codes a plan has not switched off in its `checks`."""
    off = {code.upper() for code, word in plan.checks if word.casefold() in OFF_WORDS}
    return (each for each in findings if each.code not in off)


def _run_rule(rule: Rule, plan: Plan, arguments: Mapping[str, object]) -> Iterable[Finding]:
    wanted = [arguments[name] for name in rule.extra_arguments]
    return () if rule.check is None or None in wanted else rule.check(plan, *wanted)


def _load_rule(module_name: str) -> Rule:
    module = import_module(f"{__name__}.{module_name}")
    page = cleandoc(module.__doc__ or "")
    title, _, summary = page.partition("\n")[0].partition(": ")
    code, _, called = title.partition(" ")
    check = getattr(module, "check", None)
    wants = check.__code__.co_varnames[1 : check.__code__.co_argcount] if check else ()
    return Rule(code, called, summary, page, check, wants)
