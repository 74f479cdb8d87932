"""`actionplan report`: the paper for a meeting."""

# ruff: noqa: PTH119 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from actionplan import __version__
from actionplan.cli.errors import Fault, say
from actionplan.cli.options import Ask, question
from actionplan.text.english import format_list_or_count

if TYPE_CHECKING:
    from actionplan.cli.together import Opened
    from actionplan.renderers import ReportFormat


@click.command("report")
@question
@click.option(
    "--since",
    metavar="REF",
    help="The last report: a file, a branch, tag or commit, or a day, as `changes` reads it.",
)
@click.option(
    "--in",
    "within",
    metavar="PERIOD",
    help='The period to look ahead to, like "Q3 2017/18". [default: as long as since REF, else three months]',
)
@click.option("--exceptions", is_flag=True, help="End after the exceptions.")
@click.option("--title", metavar="WORDS", default="", help="The title, in place of one by what is asked about.")
@click.option("--contact", metavar="WORDS", default="", help="Whom to ask, on the cover.")
@click.option(
    "--recommendation",
    "recommendations",
    metavar="WORDS",
    multiple=True,
    help="What is asked of the meeting; repeatable.",
)
def command(  # noqa: PLR0913 - an option each
    ask: Ask,
    *,
    since: str | None,
    within: str | None,
    exceptions: bool,
    title: str,
    contact: str,
    recommendations: tuple[str, ...],
) -> int:
    """The paper for a meeting: a summary, what wants attention, what changed, what is due next, and the plan in full.

    For one body or officer with --body and --officer. A section with nothing to say is left out.
    """
    _refuse_cover(ask.form, title=title, contact=contact, recommendation=recommendations)
    from actionplan.cli import days  # noqa: PLC0415 - not for --help
    from actionplan.reports.paper import PaperRequest, build_paper  # noqa: PLC0415
    from actionplan.reports.paper.cover import CoverText  # noqa: PLC0415

    ahead = ask.common(lambda context: days.period(within, context, "--in"), f'--in "{within}"') if within else None
    before = None
    if since:
        ask, before = ask.since(since)
    if before and before.plan is ask.plan:
        say(f"The last report is {before.description}")
    front = CoverText(title, contact, recommendations, _version(ask))
    asked = PaperRequest(ask.keep, before, ahead, exceptions)
    return ask.answer(build_paper(ask.plan, ask.as_at, asked, front))


def _refuse_cover(form: ReportFormat, **cover: object) -> None:
    """Refuse what stands on the cover of a paper where there is none."""
    for name, words in cover.items():
        if words and form.is_data:
            raise Fault(f"--{name} fills the cover of a paper, and {form.name} has none. Leave it out.")


def _version(ask: Ask) -> str:
    """Which files were read and by what, so that the paper can be made again: never when."""
    files = [_file(one) for one in ask.read.each]
    return f"{format_list_or_count(files, 'file')}, read by actionplan {__version__}"


def _file(one: Opened) -> str:
    from actionplan.dates import format_day  # noqa: PLC0415 - not for --help

    name = "standard input" if one.path == "-" else os.path.basename(one.path)
    return f"{name} as it stood on {format_day(one.past.day)} ({one.past.version})" if one.past else name
