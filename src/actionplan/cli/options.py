"""What the questions share: their options, and the way from a command line to an answer sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from actionplan.cli.errors import Fault, say
from actionplan.faces import Format, sent_by

if TYPE_CHECKING:
    from datetime import date

    from actionplan.cli.past import Past
    from actionplan.model import Plan, Subject
    from actionplan.questions.changes import End
    from actionplan.questions.narrow import Filter
    from actionplan.report import Report
    from actionplan.source import Source

PLAN = click.option(
    "-p",
    "--plan",
    "plans",
    metavar="PATH",
    multiple=True,
    help="The plan file, or a folder with a plan.yaml. [default: plan.yaml, else ACTIONPLAN_PLAN]",
)

SINCE = click.option(
    "--since",
    metavar="REF",
    help="Mark what is new since a file, a branch, tag or commit, or a day, as `changes` reads it.",
)


class Ask(NamedTuple):
    """What a question was asked with; `doubt` is the sentence for a plan that was not read whole.

    `path` is the plan's file, and `past` the earlier plan that is asked instead, where one is.
    """

    plan: Plan
    as_at: date
    keep: Filter
    format: str | None
    output: str | None
    exit_code: bool
    doubt: str = ""
    path: str = ""
    past: Past | None = None
    forms: tuple[Format, ...] = sent_by("")

    @property
    def form(self) -> Format:
        """The format that was asked for, by its name or by the ending of the file."""
        from actionplan.cli import output  # noqa: PLC0415 - not for --help

        return output.chosen(self.format, self.output, self.forms)

    def answer(self, report: Report, **wishes: bool) -> int:
        """Send the report where it was asked for, as its format is wished, and give the exit status."""
        from actionplan.cli import output  # noqa: PLC0415 - brings the faces with it

        form = self.form
        if self.past:
            say(f"The plan is {self.past.words}.")
        output.answer(self._with_doubt(report), form, self.output, wishes)
        if self.doubt and form.name in output.DATA:
            say(self.doubt)
        return int(self.exit_code and report.found)

    def answer_since(self, ref: str | None, asked: Callable[[Subject, date], Report]) -> int:
        """Send the answer to a question, with what is new since REF marked, where one is given."""
        if ref is None:
            return self.answer(asked(self.plan, self.as_at))
        from actionplan.questions.since import marked  # noqa: PLC0415 - only an earlier plan pays for it

        before, doubt = self.before(ref)
        return self.also(doubt).answer(marked(asked, before, self.plan, self.as_at))

    def before(self, ref: str) -> tuple[End, str]:
        """The earlier end that --since means, and the sentence for one that was not read whole."""
        from actionplan.cli import files, past  # noqa: PLC0415 - only an earlier plan pays for it

        files.spare(ref, self.output)
        return past.before(ref, self.plan, self.path, self.as_at)

    def also(self, doubt: str) -> Ask:
        """The same with another sentence of doubt, where there is one."""
        return self._replace(doubt=" ".join(filter(None, (self.doubt, doubt))))

    def _with_doubt(self, report: Report) -> Report:
        if not self.doubt:
            return report
        from actionplan.cli.doubt import doubted  # noqa: PLC0415 - only a plan with errors pays for it

        return doubted(report, self.doubt)


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
    click.option("--standing", metavar="STANDING", default="", help="Only targets that stand so, like overdue."),
    click.option("--text", metavar="WORDS", default="", help="Only targets that have these words anywhere."),
)
_EXIT_CODE = click.option("--exit-code", is_flag=True, help="Leave with status 1 if anything is due or overdue.")


def _sending(forms: tuple[Format, ...]) -> tuple[Callable[..., Any], ...]:
    """How to say where an answer goes, and as what."""
    names, endings = [each.name for each in forms], ", ".join(each.endings[0] for each in forms)
    default = "" if forms[0].data else "table, or "
    return (
        click.option(
            "--format", type=click.Choice(names), help=f"How to print it. [default: {default}the ending of FILE]"
        ),
        click.option("-o", "--output", metavar="FILE", help=f"Write to this file ({endings})."),
    )


def question(function: Callable[..., int], forms: tuple[Format, ...] = sent_by("")) -> Callable[..., int]:
    """Give a command the options of every question, and what was asked with them as its first argument.

    `forms` are those that its answer can be sent in.
    """

    def asked(plans: tuple[str, ...], as_at: str | None, plan_at: str | None, **options: Any) -> int:
        from actionplan.cli import files  # noqa: PLC0415 - with what it brings, not for --help
        from actionplan.questions.narrow import Filter  # noqa: PLC0415

        sent = (options.pop("format"), options.pop("output"), options.pop("exit_code"))
        keep = Filter(*(options.pop(name) for name in Filter._fields))
        path = files.find(one(plans))
        files.spare(path, sent[1])
        refs = {"--plan-at": plan_at, "--until": options.pop("until", None)}
        plan, day, doubt, past = _past(path, as_at, refs) if any(refs.values()) else _present(path, as_at)
        return function(Ask(plan, day, keep, *sent, doubt, path, past, forms), **options)

    for option in reversed((*_OPTIONS, *_sending(forms), _EXIT_CODE)):
        asked = option(asked)
    asked.__doc__ = function.__doc__
    # Click lists options from the last to the first: those of the command itself come before those of every question.
    asked.__click_params__ += getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
    return asked


def one(plans: tuple[str, ...]) -> str | None:
    """The one plan that was given, if any was."""
    if len(plans) > 1:
        raise Fault("Only one plan can be read at a time for now. Give -p once.")
    return plans[0] if plans else None


def _present(path: str, as_at: str | None) -> tuple[Plan, date, str, None]:
    """The plan as its file says it now, the day to see it on, and what to say of one that was not read whole."""
    from actionplan.cli import files  # noqa: PLC0415

    source = files.load(path)
    plan = files.plan_of(source)
    return plan, _day(as_at, plan), _doubt(source, plan), None


def _past(path: str, as_at: str | None, refs: dict[str, str | None]) -> tuple[Plan, date, str, Past]:
    """An earlier plan, which the one option that was given names; last of all, which it is."""
    from actionplan.cli.past import earlier  # noqa: PLC0415 - only an earlier plan pays for it

    option, ref = _one_of(refs)
    found, plan = earlier(ref, option, path)
    return plan, _day(as_at, plan) if as_at else found.day, found.doubt, found


def _one_of(refs: dict[str, str | None]) -> tuple[str, str]:
    """The one option that was given, and its value."""
    given = [(option, ref) for option, ref in refs.items() if ref]
    if len(given) > 1:
        raise Fault(f"{given[0][0]} and {given[1][0]} both say which plan to read. Give one of them.")
    return given[0]


def _doubt(source: Source, plan: Plan) -> str:
    """What to say of a plan that was not read whole; nothing of the others."""
    if not source.findings:
        return ""
    from actionplan.cli.doubt import doubt  # noqa: PLC0415 - only a plan with findings pays for it

    return doubt(source, plan)


def _day(phrase: str | None, plan: Plan) -> date:
    """The day to see a plan on."""
    from actionplan.cli import days  # noqa: PLC0415

    return days.today() if phrase is None else days.day(phrase, plan.context, "--as-at")
