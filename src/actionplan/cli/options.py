"""What the questions share: their options, and the way from a command line to an answer sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from actionplan.cli.errors import FILE, Fault, say
from actionplan.renderers import ReportFormat, list_formats

if TYPE_CHECKING:
    from datetime import date

    from actionplan.cli.days import Meant
    from actionplan.cli.together import Together
    from actionplan.dates import Context
    from actionplan.evaluation.filters import Filter
    from actionplan.model.plan import Subject
    from actionplan.report import Report
    from actionplan.reports.changes import PlanVersion

PLAN = click.option(
    "-p",
    "--plan",
    "plans",
    metavar="PATH",
    multiple=True,
    help="A plan file, or a folder: its plan.yaml, else every YAML file in and below it; repeatable. "
    "[default: plan.yaml, else ACTIONPLAN_PLAN]",
)

SINCE = click.option(
    "--since",
    metavar="REF",
    help="Mark what is new since a file, a branch, tag or commit, or a day, as `changes` reads it.",
)


class Ask(NamedTuple):
    """What a question was asked with: the plans that it is about, how they were read, and where its answer goes.

    `doubts` are sentences on plans that were not read whole, beside those that it is about; `says_which` whether it is
    to be said that those are earlier ones; and it `is_partly` answered where something that it asks for cannot be read.
    """

    plan: Subject
    as_at: date
    keep: Filter
    format: str | None
    output: str | None
    exit_code: bool
    read: Together
    forms: tuple[ReportFormat, ...] = list_formats("")
    doubts: tuple[str, ...] = ()
    says_which: bool = True
    is_partly: bool = False

    @property
    def form(self) -> ReportFormat:
        """The format that was asked for, by its name or by the ending of the file."""
        from actionplan.cli import output  # noqa: PLC0415 - not for --help

        return output.chosen(self.format, self.output, self.forms)

    @property
    def every_doubt(self) -> tuple[str, ...]:
        """What to say of plans that were not read whole; nothing where all were."""
        return (*self.read.doubts, *self.doubts)

    def answer(self, report: Report, **wishes: bool) -> int:
        """Send the report where it was asked for, as its format is wished, and give the exit status."""
        from actionplan.cli import output  # noqa: PLC0415 - brings the faces with it

        form, past = self.form, self.read.past
        if past and self.says_which:
            say(f"The {'plans are' if len(self.read.each) > 1 else 'plan is'} {past}.")
        output.answer(self._complete(report), form, self.output, wishes)
        if form.name in output.DATA:
            for sentence in self.every_doubt:
                say(sentence)
        is_partly = self.is_partly or self.read.missing
        return FILE if is_partly else int(self.exit_code and report.has_rows)

    def answer_since(self, ref: str | None, asked: Callable[[Subject, date], Report]) -> int:
        """Send the answer to a question, with what is new since REF marked, where one is given."""
        if ref is None:
            return self.answer(asked(self.plan, self.as_at))
        from actionplan.reports.new_since import mark_new_rows  # noqa: PLC0415 - only an earlier plan pays for it

        ask, before = self.since(ref)
        return ask.answer(mark_new_rows(asked, before, ask.plan, ask.as_at))

    def since(self, ref: str) -> tuple[Ask, PlanVersion]:
        """What is asked, with all that there is to say of its earlier end; and that earlier end."""
        from actionplan.cli import ends, files  # noqa: PLC0415 - only an earlier plan pays for it

        files.spare(ref, self.output)
        end, doubts, is_partly = ends.before(ref, self.read, self.as_at)
        return self._replace(doubts=(*self.doubts, *doubts), is_partly=is_partly), end

    def common(self, meant: Callable[[Context], Meant], asked: str) -> Meant:
        """What a phrase that was `asked` means in the context of every plan."""
        from actionplan.cli import days  # noqa: PLC0415 - not for --help

        return days.common(meant, self.read.contexts(), asked)

    def _complete(self, report: Report) -> Report:
        """The report with what is to be said of plans that were not read whole, or not at all."""
        if not self.every_doubt and not self.read.missing:
            return report
        from actionplan.cli.doubt import doubted, incomplete  # noqa: PLC0415 - only plans with errors pay for it

        return incomplete(doubted(report, self.every_doubt), self.read.missing)


_OPTIONS = (
    PLAN,
    click.option(
        "--as-at", metavar="PHRASE", help='The day the answer speaks of, like "end Sept 2017". [default: today]'
    ),
    click.option(
        "--plan-at",
        metavar="REF",
        help="The plan as git has it: a branch, tag or commit, or a day. --as-at is then its own day, unless given.",
    ),
    click.option("--officer", metavar="NAME", default="", help="Only what this officer answers for."),
    click.option("--body", metavar="NAME", default="", help="Only what this body monitors or decides."),
    click.option("--theme", metavar="WORDS", default="", help="Only themes with these words in their title."),
    click.option("--action", metavar="REF", default="", help="Only this action, by its number."),
    click.option("--status", metavar="STATUS", default="", help="Only targets of this status, like overdue."),
    click.option("--text", metavar="WORDS", default="", help="Only targets that have these words anywhere."),
)
_EXIT_CODE = click.option("--exit-code", is_flag=True, help="Leave with status 1 if anything is due or overdue.")


def _sending(forms: tuple[ReportFormat, ...]) -> tuple[Callable[..., Any], ...]:
    """How to say where an answer goes, and as what."""
    names, endings = [each.name for each in forms], ", ".join(each.extensions[0] for each in forms)
    default = "" if forms[0].is_data else "table, or "
    return (
        click.option(
            "--format", type=click.Choice(names), help=f"How to print it. [default: {default}the ending of FILE]"
        ),
        click.option("-o", "--output", metavar="FILE", help=f"Write to this file ({endings})."),
    )


def question(function: Callable[..., int], forms: tuple[ReportFormat, ...] = list_formats("")) -> Callable[..., int]:
    """Give a command the options of every question, and what was asked with them as its first argument.

    `forms` are those that its answer can be sent in.
    """

    def asked(plans: tuple[str, ...], as_at: str | None, plan_at: str | None, **options: Any) -> int:
        from actionplan.cli import files, together  # noqa: PLC0415 - with what they bring, not for --help
        from actionplan.cli.plans import each_of  # noqa: PLC0415
        from actionplan.evaluation.filters import Filter  # noqa: PLC0415

        sent = (options.pop("format"), options.pop("output"), options.pop("exit_code"))
        given = [options.pop(name) for name in ("officer", "body", "theme", "action", "status", "text")]
        keep = Filter(*(((value,) if value else ()) for value in given))
        wanted = each_of(plans)
        for path in wanted:
            files.spare(path, sent[1])
        refs = {"--plan-at": plan_at, "--until": options.pop("until", None)}
        opened = together.earlier(*_one_of(refs), list(wanted)) if any(refs.values()) else together.present
        found = together.read(wanted, opened)
        day = together.day_of(found, as_at)
        return function(Ask(found.subject, day, keep, *sent, found, forms), **options)

    for option in reversed((*_OPTIONS, *_sending(forms), _EXIT_CODE)):
        asked = option(asked)
    asked.__doc__ = function.__doc__
    # Click lists options from the last to the first: those of the command itself come before those of every question.
    asked.__click_params__ += getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
    return asked


def one(plans: tuple[str, ...]) -> str | None:
    """The one plan that was given, if any was."""
    if len(plans) > 1:
        raise Fault("This command is about one plan. Give -p once.")
    return plans[0] if plans else None


def _one_of(refs: dict[str, str | None]) -> tuple[str, str]:
    """The value of the one option that was given, and the option."""
    given = [(ref, option) for option, ref in refs.items() if ref]
    if len(given) > 1:
        raise Fault(f"{given[0][1]} and {given[1][1]} both say which plan to read. Give one of them.")
    return given[0]
