"""A rule, read from its file: its page, its check, and how its findings depend on others."""

from ast import get_docstring, parse
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import get_data, walk_packages
from typing import NamedTuple

from actionplan.checks import rules
from actionplan.checks.plan_set import PlanSet
from actionplan.checks.relations import Loss, Relation
from actionplan.findings import Finding
from actionplan.model.plan import Plan


class CheckContext(NamedTuple):
    """What a check may need apart from the plan: all the plans of the run, and the day (`None` if none was given)."""

    plan_set: PlanSet
    day: date | None = None


class Rule(NamedTuple):
    """A rule: its code, its name, its first sentence, the docstring of its file, and what else that defines.

    A file defines `check(plan)`, or `check_in_context(plan, context)` if its rule needs the day or the other plans, or
    neither if the fault is found while the file is read.
    """

    code: str
    name: str
    summary: str
    docstring: str
    check: Callable[[Plan], Iterator[Finding]] | None = None
    check_in_context: Callable[[Plan, CheckContext], Iterator[Finding]] | None = None
    is_silenceable: bool = True
    loses: tuple[Loss, ...] = ()
    follows: tuple[Relation, ...] = ()

    @property
    def page(self) -> str:
        """The whole page of the rule."""
        return cleandoc(self.docstring)

    @property
    def description(self) -> str:
        """What the rule finds, in full: the page up to why it matters."""
        opening = self.page.partition("\n\nWhy it matters:")[0].partition("\n\n")[2]
        words = " ".join(opening.split()).removeprefix("What it finds: ") or self.summary
        return f"{words[:1].upper()}{words[1:]}"

    @property
    def has_check(self) -> bool:
        """Return True if the rule looks at the plan, and False if its fault is found while the file is read."""
        return self.check is not None or self.check_in_context is not None

    def find(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        """Yield what the rule finds in a plan."""
        if self.check:
            yield from self.check(plan)
        elif self.check_in_context:
            yield from self.check_in_context(plan, context)


@cache
def load_rules() -> dict[str, Rule]:
    """Load every rule, by code, in the order of the codes."""
    modules = (module.name for module in walk_packages(rules.__path__, f"{rules.__name__}.") if not module.ispkg)
    return {rule.code: rule for rule in sorted(map(_load_rule, modules))}


def _read_docstring(module_name: str) -> str:
    """Read the docstring of a module from its source: `python -OO` takes it out of the module."""
    package, _, name = module_name.rpartition(".")
    source = get_data(package, f"{name}.py")
    return get_docstring(parse(source or b"")) or ""


def _load_rule(module_name: str) -> Rule:
    module = import_module(module_name)
    docstring = module.__doc__ or _read_docstring(module_name)
    title, _, summary = docstring.partition("\n")[0].partition(": ")
    code, _, name = title.partition(" ")
    return Rule(
        code=code,
        name=name,
        summary=summary,
        docstring=docstring,
        check=getattr(module, "check", None),
        check_in_context=getattr(module, "check_in_context", None),
        is_silenceable=getattr(module, "IS_SILENCEABLE", True),
        loses=getattr(module, "LOSES", ()),
        follows=getattr(module, "FOLLOWS", ()),
    )
