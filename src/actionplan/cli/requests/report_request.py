"""A request for a report: the plans, the day and the filter, and the sending of the answer."""

# ruff: noqa: PTH119 - pathlib would cost 3 ms to import
import os
from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from actionplan.cli.date_options import DayOrWindow, find_month, read_day, read_for_plans, read_month, read_period
from actionplan.cli.errors import EXIT_FILE, CliError, say
from actionplan.cli.io.answer_file import check_answer_path, find_answer_file
from actionplan.cli.io.output import Destination, FormatOption, choose_format, send_report
from actionplan.cli.plans.discovery import find_plans
from actionplan.cli.plans.incomplete import add_missing_plans, add_warnings, describe_missing_plan
from actionplan.cli.plans.loaded_plans import LoadedPlans, OpenedPlan, PlanOpener, choose_day, load_plans, open_current
from actionplan.cli.plans.versions import RefOption
from actionplan.cli.requests.report_options import ReportOptions
from actionplan.dates import Context, Window, format_day
from actionplan.evaluation.filters import TargetFilter
from actionplan.model.duration import Duration, parse_duration
from actionplan.model.plan import Subject
from actionplan.renderers import ReportFormat, list_omissions
from actionplan.report import Report
from actionplan.text.english import format_list_or_count

if TYPE_CHECKING:
    from actionplan.cli.plans.baseline import Comparison


class ReportRequest(NamedTuple):
    """What a report is asked for: its plans, how they were read, and where the answer goes.

    `warnings` are about plans that were not read completely, as well as those in `plans`. `names_version` is True if
    the answer says which earlier plans it is about. An answer `is_partial` if something that it needs could not be
    read.
    """

    plan: Subject
    as_at: date
    target_filter: TargetFilter
    options: ReportOptions
    plans: LoadedPlans
    forms: tuple[ReportFormat, ...]
    warnings: tuple[str, ...] = ()
    names_version: bool = True
    is_partial: bool = False

    @property
    def form(self) -> ReportFormat:
        """The format that was chosen, by its name or by the ending of the file."""
        return choose_format(self.options.format, self.options.output, self.forms)

    @property
    def every_warning(self) -> tuple[str, ...]:
        """The sentences on plans that were not read completely."""
        return (*self.plans.warnings, *self.warnings)

    @property
    def faults(self) -> tuple[str, ...]:
        """The sentences of a paper on plans that were not read completely, or not at all."""
        paper = self._strip_folders()
        return (*paper.every_warning, *map(describe_missing_plan, paper.plans.missing))

    def answer(self, report: Report, **format_options: FormatOption) -> int:
        """Send the report with the options of its format, and return the exit status."""
        form, version = self.form, self.plans.version
        report = self._arrange(report)
        if version and self.names_version:
            say(f"The {'plans are' if len(self.plans.entries) > 1 else 'plan is'} {version}.")
        destination = Destination(self.options.output, yes=self.options.yes, is_paged=not self.options.no_pager)
        send_report(self._add_warnings(report), form, destination, format_options)
        for sentence in self._list_notices(report, form):
            say(sentence)
        is_partial = self.is_partial or self.plans.missing
        return EXIT_FILE if is_partial else int(self.options.exit_code and report.has_rows)

    def answer_since(self, ref: str | None, build: Callable[[Subject, date], Report]) -> int:
        """Send the report that `build` makes of a plan on a day. Mark what is new since REF, if REF was given."""
        if ref is None:
            return self.answer(build(self.plan, self.as_at))
        from actionplan.reports.new_since import mark_new_rows  # noqa: PLC0415 - only an earlier plan needs it

        request, ends = self.add_baseline(ref)
        return request.answer(mark_new_rows(build, ends.before, self.plan, self.as_at))

    def add_baseline(self, ref: str, option: str = "--since") -> "tuple[ReportRequest, Comparison]":
        """Find the earlier state that REF means. Return the request with the warnings about it, and the comparison."""
        from actionplan.cli.plans.baseline import find_baseline  # noqa: PLC0415 - only an earlier plan needs it

        check_answer_path(self.options.output, [ref])
        ends, baseline = find_baseline(RefOption(ref, option, self.as_at), self.plans)
        return self._replace(warnings=(*self.warnings, *baseline.warnings), is_partial=baseline.is_partial), ends

    def read_period(self, phrase: str, option: str = "--in") -> Window:
        """Read the period of an option, in the context of every plan."""
        return self._read_for_plans(
            lambda context: read_period(phrase, context, option, self.as_at), f'{option} "{phrase}"'
        )

    def read_due_period(self, month: str | None, within: str | None) -> Window:
        """Read the period of `due`: that of --in or --month, else one --year, else the month of --as-at."""
        if within:
            return self.read_period(within)
        if month:
            return self._read_for_plans(lambda context: read_month(month, context, self.as_at), f'--month "{month}"')
        years = self.target_filter.years
        return self.read_period(years[0], "--year") if len(years) == 1 else find_month(self.as_at)

    def read_filter_phrases(self) -> "ReportRequest":
        """Return the request with a filter that has the day, the period and the length of time that were typed."""
        since, within, late_by = self.options.no_update_since, self.options.due_within, self.options.late_by
        narrowed = self.target_filter
        if since:
            narrowed = narrowed._replace(not_updated_since=self.read_past_day(since, "--no-update-since"))
        if within:
            narrowed = narrowed._replace(due_within=self.read_period(within, "--within"))
        if late_by:
            narrowed = narrowed._replace(late_by=_read_duration(late_by))
        return self._replace(target_filter=narrowed)

    def read_past_day(self, phrase: str, option: str) -> date:
        """Read the first day that counts for an option, in the context of every plan.

        It must be before the day of the answer.
        """
        words = f'{option} "{phrase}"'
        day = self._read_for_plans(lambda context: read_day(phrase, context, option, self.as_at, is_first=True), words)
        if day >= self.as_at:
            raise CliError(f"{words} is {format_day(day)}. Give a day before {format_day(self.as_at)}.")
        return day

    def list_files(self) -> str:
        """List the files that were read, with the version of each earlier one."""
        return format_list_or_count([_describe_file(opened) for opened in self.plans.entries], "file")

    def _read_for_plans(self, read_phrase: Callable[[Context], DayOrWindow], option_words: str) -> DayOrWindow:
        return read_for_plans(read_phrase, self.plans.list_contexts(), option_words)

    def _arrange(self, report: Report) -> Report:
        """Sort the answer and choose its columns, if that was asked for."""
        sort, columns = self.options.sort or "", split_names(self.options.columns or "")
        if not sort and not columns:
            return report
        if columns and not self.form.has_columns:
            raise CliError(f"--columns has no effect on {self.form.name}. Leave it out.")
        from actionplan.reports.arrangement import Arrangement, arrange_report  # noqa: PLC0415 - few ask for it

        return arrange_report(report, self.plan, Arrangement(sort, columns, self.form.is_data))

    def _list_notices(self, report: Report, form: ReportFormat) -> tuple[str, ...]:
        """List the sentences for the error stream: what is missing from the answer, unless the screen already shows it.

        They are also printed if the answer goes to a file, which may be sent on before anybody opens it.
        """
        is_beside = form.is_data or find_answer_file(self.options.output) is not None
        unplaced = (report.unplaced_notice,) if report.unplaced_notice and is_beside else ()
        return (*self.every_warning, *unplaced, *list_omissions(form, report))

    def _strip_folders(self) -> "ReportRequest":
        """Return the request as a paper names its files: without folders, which differ from computer to computer."""
        missing, entries = self.plans.missing, self.plans.entries
        paths = sorted({each.path for each in missing} | {each.path for each in entries}, key=len, reverse=True)

        def shorten_paths(sentence: str) -> str:
            for path in paths:
                sentence = sentence.replace(path, os.path.basename(path) or path)
            return sentence

        plans = self.plans._replace(
            missing=tuple(
                each._replace(path=shorten_paths(each.path), why=shorten_paths(each.why)) for each in missing
            ),
            entries=tuple(each._replace(warning=shorten_paths(each.warning)) for each in entries),
        )
        return self._replace(plans=plans, warnings=tuple(map(shorten_paths, self.warnings)))

    def _add_warnings(self, report: Report) -> Report:
        """Add the sentences on plans that were not read completely, or not at all."""
        if not self.every_warning and not self.plans.missing:
            return report
        request = self._strip_folders() if report.question == "report" else self
        return add_missing_plans(add_warnings(report, request.every_warning), request.plans.missing)


def make_request(options: ReportOptions, forms: tuple[ReportFormat, ...], until: str | None = None) -> ReportRequest:
    """Read the plans that the options name, as they are now or were, and build the request."""
    paths = find_plans(options.plans or ())
    refs = [(option, ref) for option, ref in (("--plan-at", options.plan_at), ("--until", until)) if ref]
    if len(refs) > 1:
        raise CliError("Use --plan-at or --until, not both: each says which plan to read.")
    check_answer_path(options.output, [*paths, *(ref for _, ref in refs)])
    plans = load_plans(paths, _make_opener(*refs[0], paths) if refs else open_current)
    request = ReportRequest(
        plan=plans.subject,
        as_at=choose_day(plans, options.as_at),
        target_filter=_make_filter(options),
        options=options,
        plans=plans,
        forms=forms,
    )
    return request.read_filter_phrases()


def _make_filter(options: ReportOptions) -> TargetFilter:
    if options.role and not (options.officer or options.service):
        raise CliError("--role says what an officer has to do with it. Use it with --officer or --service.")
    return TargetFilter(
        officers=tuple(options.officer or ()),
        bodies=tuple(options.body or ()),
        themes=tuple(options.theme or ()),
        actions=tuple(options.action or ()),
        statuses=tuple(options.status or ()),
        texts=tuple(options.text or ()),
        fields=tuple(options.field or ()),
        services=tuple(options.service or ()),
        years=tuple(options.year or ()),
        role=options.role,
        ratings=tuple(options.rag or ()),
        is_open=options.is_open,
    )


def _read_duration(words: str) -> Duration:
    duration = parse_duration(words)
    if duration is None:
        raise CliError(f'--late-by "{words}" is not a length of time. Write it like "1 month" or "2 weeks".')
    return duration


def split_names(text: str) -> tuple[str, ...]:
    """Split names that were typed with commas between them."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _make_opener(option: str, ref: str, paths: Collection[str]) -> PlanOpener:
    from actionplan.cli.plans.earlier import make_earlier_opener  # noqa: PLC0415 - only an earlier plan needs it

    return make_earlier_opener(ref, option, paths)


def _describe_file(opened: OpenedPlan) -> str:
    name = "standard input" if opened.path == "-" else os.path.basename(opened.path)
    version = opened.version
    return f"{name} as it stood on {format_day(version.day)} ({version.version})" if version else name
