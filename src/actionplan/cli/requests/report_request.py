"""A request for a report: the plans, the day and the filter, and the way from an answer to where it is sent."""

# ruff: noqa: PTH119 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from actionplan.cli.date_options import find_month, read_for_plans, read_month, read_period
from actionplan.cli.errors import EXIT_FILE, CliError, say
from actionplan.cli.io.answer_file import check_answer_path, find_answer_file
from actionplan.cli.io.output import Wish, choose_format, send_report
from actionplan.cli.plans.discovery import find_plans
from actionplan.cli.plans.incomplete import add_missing_plans, add_warnings
from actionplan.cli.plans.loaded_plans import LoadedPlans, OpenedPlan, PlanOpener, choose_day, load_plans, open_current
from actionplan.cli.requests.report_options import ReportOptions
from actionplan.dates import Context, Window, format_day
from actionplan.evaluation.filters import Filter
from actionplan.model.plan import Subject
from actionplan.renderers import ReportFormat, list_omissions
from actionplan.report import Report
from actionplan.text.english import format_list_or_count

if TYPE_CHECKING:
    from actionplan.cli.plans.baseline import Comparison


class ReportRequest(NamedTuple):
    """What a report was asked for with: the plans that it is about, how they were read, and where the answer goes.

    `warnings` are about plans that were not read completely, beside those in `plans`. `names_version` is whether to say
    which earlier plans those are. An answer `is_partial` where something that it needs could not be read.
    """

    plan: Subject
    as_at: date
    keep: Filter
    options: ReportOptions
    plans: LoadedPlans
    forms: tuple[ReportFormat, ...]
    warnings: tuple[str, ...] = ()
    names_version: bool = True
    is_partial: bool = False

    @property
    def form(self) -> ReportFormat:
        """The format that was asked for, by its name or by the ending of the file."""
        return choose_format(self.options.format, self.options.output, self.forms)

    @property
    def every_warning(self) -> tuple[str, ...]:
        """What to say of plans that were not read completely; nothing where all were."""
        return (*self.plans.warnings, *self.warnings)

    def answer(self, report: Report, **wishes: Wish) -> int:
        """Send the report where it was asked for, with the wishes for its format, and give the exit status."""
        form, version = self.form, self.plans.version
        if version and self.names_version:
            say(f"The {'plans are' if len(self.plans.each) > 1 else 'plan is'} {version}.")
        send_report(self._add_warnings(report), form, self.options.output, wishes, yes=self.options.yes)
        for sentence in self._list_notices(report, form):
            say(sentence)
        is_partial = self.is_partial or self.plans.missing
        return EXIT_FILE if is_partial else int(self.options.exit_code and report.has_rows)

    def answer_since(self, ref: str | None, build: Callable[[Subject, date], Report]) -> int:
        """Send the report that `build` makes of a plan on a day, with what is new since REF marked, if it is given."""
        if ref is None:
            return self.answer(build(self.plan, self.as_at))
        from actionplan.reports.new_since import mark_new_rows  # noqa: PLC0415 - only an earlier plan needs it

        request, ends = self.add_baseline(ref)
        return request.answer(mark_new_rows(build, ends.before, self.plan, self.as_at))

    def add_baseline(self, ref: str) -> tuple[ReportRequest, Comparison]:
        """Find the earlier state that REF means; give the request with the warnings about it, and both states."""
        from actionplan.cli.plans.baseline import find_baseline  # noqa: PLC0415 - only an earlier plan needs it

        check_answer_path(self.options.output, [ref])
        ends, found = find_baseline(ref, self.plans, self.as_at)
        return self._replace(warnings=(*self.warnings, *found.warnings), is_partial=found.is_partial), ends

    def read_period(self, phrase: str) -> Window:
        """Read the period that was given to --in, in the context of every plan."""
        return self._read_for_plans(
            lambda context: read_period(phrase, context, "--in", self.as_at), f'--in "{phrase}"'
        )

    def read_due_period(self, month: str | None, within: str | None) -> Window:
        """Read the period of what is due: the one that was given to --in or --month, else the month of --as-at."""
        if within:
            return self.read_period(within)
        if month:
            return self._read_for_plans(lambda context: read_month(month, context, self.as_at), f'--month "{month}"')
        return find_month(self.as_at)

    def list_files(self) -> str:
        """List the files that were read, and which version of each, where it is an earlier one."""
        return format_list_or_count([_describe_file(one) for one in self.plans.each], "file")

    def _read_for_plans(self, read: Callable[[Context], Window], given: str) -> Window:
        return read_for_plans(read, self.plans.list_contexts(), given)

    def _list_notices(self, report: Report, form: ReportFormat) -> tuple[str, ...]:
        """List what is said beside the answer: that part of a plan is not in it, unless the screen shows that already.

        It is said once more beside a file, because nobody may open it before it is sent on.
        """
        is_beside = form.is_data or find_answer_file(self.options.output) is not None
        unplaced = (report.unplaced_notice,) if report.unplaced_notice and is_beside else ()
        return (*self.every_warning, *unplaced, *list_omissions(form, report))

    def _add_warnings(self, report: Report) -> Report:
        """Add what is to be said of plans that were not read completely, or not at all."""
        if not self.every_warning and not self.plans.missing:
            return report
        return add_missing_plans(add_warnings(report, self.every_warning), self.plans.missing)


def make_request(options: ReportOptions, forms: tuple[ReportFormat, ...], until: str | None = None) -> ReportRequest:
    """Read the plans that the options name, as they are now or were, and make the request from them."""
    paths = find_plans(options.plans or ())
    refs = [(option, ref) for option, ref in (("--plan-at", options.plan_at), ("--until", until)) if ref]
    if len(refs) > 1:
        raise CliError("--plan-at and --until both say which plan to read. Give one of them.")
    check_answer_path(options.output, [*paths, *(ref for _, ref in refs)])
    plans = load_plans(paths, _make_opener(*refs[0], paths) if refs else open_current)
    return ReportRequest(
        plan=plans.subject,
        as_at=choose_day(plans, options.as_at),
        keep=_make_filter(options),
        options=options,
        plans=plans,
        forms=forms,
    )


def _make_filter(options: ReportOptions) -> Filter:
    return Filter(
        officers=tuple(options.officer or ()),
        bodies=tuple(options.body or ()),
        themes=tuple(options.theme or ()),
        actions=tuple(options.action or ()),
        statuses=tuple(options.status or ()),
        texts=tuple(options.text or ()),
    )


def _make_opener(option: str, ref: str, paths: Collection[str]) -> PlanOpener:
    from actionplan.cli.plans.earlier import make_earlier_opener  # noqa: PLC0415 - only an earlier plan needs it

    return make_earlier_opener(ref, option, paths)


def _describe_file(one: OpenedPlan) -> str:
    name = "standard input" if one.path == "-" else os.path.basename(one.path)
    version = one.version
    return f"{name} as it stood on {format_day(version.day)} ({version.version})" if version else name
