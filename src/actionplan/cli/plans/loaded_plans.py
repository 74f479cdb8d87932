"""The plans that a report is about: those that were read, now or as they were, and those that could not be read.

If the only plan cannot be read, that is an error. Of several plans, the answer is about the others and says what is
missing.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from actionplan.cli.date_options import NamedContext, describe_different, get_today, read_day, read_for_plans
from actionplan.cli.errors import CliError, FileError, say
from actionplan.cli.plans.discovery import NamedFile, get_known_names, name_plans
from actionplan.cli.plans.incomplete import MissingPlan, describe_errors
from actionplan.cli.plans.plan_file import load_plan_file, require_plan
from actionplan.cli.plans.versions import Snapshot, describe_versions
from actionplan.model.plan import Plan, PlanGroup, Subject


class OpenedPlan(NamedTuple):
    """A plan and its file, a `warning` if it was not read completely, and its `version` if it is an earlier one."""

    plan: Plan
    path: str
    warning: str = ""
    version: Snapshot | None = None


class LoadedPlans(NamedTuple):
    """All the plans that a report is about, and those that could not be read."""

    subject: Subject
    entries: tuple[OpenedPlan, ...]
    missing: tuple[MissingPlan, ...] = ()

    @property
    def are_several(self) -> bool:
        """True if several plans were given."""
        return isinstance(self.subject, PlanGroup)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The sentences on plans that were not read completely."""
        return tuple(opened.warning for opened in self.entries if opened.warning)

    @property
    def version(self) -> str:
        """The earlier versions in words, or "" for plans as they are now."""
        return describe_versions((opened.plan.name, opened.version) for opened in self.entries if opened.version)

    @property
    def words(self) -> str:
        """The versions of the plans, to end a sentence that starts with From or To."""
        now = "the plans as they are now" if len(self.entries) > 1 else f"{self.entries[0].path} as it is now"
        return self.version or now

    def list_contexts(self) -> list[NamedContext]:
        """List the contexts that the plans' dates are read in, with the plans' names."""
        return [(opened.plan.context, opened.plan.name) for opened in self.entries]


PlanOpener = Callable[[str], OpenedPlan]
"""Opens the plan at a path."""


def load_plans(paths: Mapping[str, FileError | None], open_plan: PlanOpener) -> LoadedPlans:
    """Read the plans at some paths, and give them unique names. A path may already have an error."""
    if len(paths) == 1:
        ((path, error),) = paths.items()
        only = _open_one(path, error, open_plan)
        return LoadedPlans(only.plan, (only,))
    entries, missing = [], []
    for path, error in paths.items():
        try:
            entries.append(_open_one(path, error, open_plan))
        except FileError as caught:
            missing.append(_report_missing(path, caught))
    if not entries:
        raise FileError("None of the plans could be read, so there is nothing to answer from.")
    named, others = _name_all(entries, missing)
    return LoadedPlans(PlanGroup(tuple(opened.plan for opened in named)), tuple(named), tuple(others))


def open_current(path: str) -> OpenedPlan:
    """Open a plan as it is now."""
    source = load_plan_file(path)
    plan = require_plan(source)
    return OpenedPlan(plan, path, describe_errors(source, plan) if source.findings else "")


def choose_day(plans: LoadedPlans, as_at: str | None) -> date:
    """Choose the day of the answer: the one that was given, or that of an earlier plan, or today."""
    if as_at is not None:
        option_words = f'--as-at "{as_at}"'
        today = get_today()
        return read_for_plans(
            lambda context: read_day(as_at, context, "--as-at", today), plans.list_contexts(), option_words
        )
    dated = {opened.version.day: opened.plan.name for opened in plans.entries if opened.version}
    if len(dated) > 1:
        raise CliError(f"{describe_different(dated)}. Say which day to see them on, with --as-at.")
    return next(iter(dated), None) or get_today()


def _report_missing(path: str, error: FileError) -> MissingPlan:
    """Tell the user what is missing from the answer, and keep it for the answer."""
    say(f"actionplan: {error}")
    sentences = [line.strip() for line in str(error).splitlines()]
    return MissingPlan(
        path, " ".join(sentence if sentence.endswith((".", "?")) else f"{sentence}." for sentence in sentences)
    )


def _open_one(path: str, error: FileError | None, open_plan: PlanOpener) -> OpenedPlan:
    if error:
        raise error
    opened = open_plan(path)
    names = get_known_names(opened.plan, path)
    return opened._replace(plan=opened.plan._replace(aliases=names, is_whole=not opened.warning))


def _name_all(entries: list[OpenedPlan], missing: list[MissingPlan]) -> tuple[list[OpenedPlan], list[MissingPlan]]:
    """Give all plans unique names, and report each whose name is not the one in its file."""
    files = [NamedFile(opened.path, opened.plan.name, opened.plan.context.period) for opened in entries]
    names, sentences = name_plans(files)
    for sentence in sentences:
        say(sentence)
    named = [NamedFile(file.path, name) for file, name in zip(files, names, strict=True)]
    others = name_plans([*named, *(NamedFile(plan.path, "") for plan in missing)])[0][len(named) :] if missing else []
    return (
        [
            opened._replace(plan=opened.plan._replace(name=name, aliases=(opened.plan.display_name,)))
            for opened, name in zip(entries, names, strict=True)
        ],
        [one._replace(name=name) for one, name in zip(missing, others, strict=True)],
    )
