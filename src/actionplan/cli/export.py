"""`actionplan export`: every target as data."""

from __future__ import annotations

from functools import partial

import click

from actionplan.cli.errors import Fault, say
from actionplan.cli.options import Ask, question
from actionplan.renderers import REPORT_FORMATS

DATA = tuple(each for each in REPORT_FORMATS if each.is_data)
*_FIRST, _LAST = (each.name for each in DATA)


@click.command("export")
@partial(question, forms=DATA)
@click.option("--bom", is_flag=True, help="Begin a csv with the mark by which Excel knows UTF-8.")
@click.option("--alarm", is_flag=True, help="Give each event of an ics an alarm two weeks before.")
def command(ask: Ask, *, bom: bool, alarm: bool) -> int:
    """Every target as data: a spreadsheet (.xlsx, .ods), a calendar (.ics), .csv or .json.

    In a calendar each day on which a target is due is an event; take in a later export, and it changes the same events.
    """
    from actionplan.reports.export import build_export_report  # noqa: PLC0415

    if not ask.format and ask.output in (None, "-"):
        raise Fault("Say what to export to: -o plan.xlsx, or .ods, .csv, .json or .ics.")
    form = ask.form
    if not form.is_data:
        raise Fault(f"Export sends data, as {', '.join(_FIRST)} or {_LAST}. For words, ask `actionplan show`.")
    report = build_export_report(ask.plan, ask.as_at, ask.keep)
    status = ask.answer(report, bom=bom, alarm=alarm)
    if form.name == "ics":
        from actionplan.renderers.data.ics import describe_undated_targets  # noqa: PLC0415 - only a calendar leaves anything out

        if words := describe_undated_targets(report):
            say(words)
    return status
