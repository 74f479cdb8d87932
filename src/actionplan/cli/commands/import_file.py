"""Importing a published plan: the command `import`."""

from typing import Annotated, Literal

import typer

from actionplan.cli import panels
from actionplan.cli.choices import ReadingFormatChoice
from actionplan.cli.requests.new_plan_options import PlanAuthority, PlanPeriod, PlanTitle


def import_(  # noqa: PLR0913 - an option each
    *,
    path: Annotated[str, typer.Argument(metavar="FILE", help="The published plan.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The plan to write: plan.yaml, if you leave it out.",
            show_default=False,
            rich_help_panel=panels.OUTPUT,
        ),
    ] = None,
    title: PlanTitle = None,
    authority: PlanAuthority = None,
    period: PlanPeriod = None,
    as_at: Annotated[
        str | None,
        typer.Option(
            "--as-at",
            metavar="DAY",
            help="The day of its progress and RAG ratings, or none to keep them without a day.",
            rich_help_panel=panels.NEW_PLAN,
        ),
    ] = None,
    sheet: Annotated[
        list[str] | None,
        typer.Option("--sheet", metavar="NAME", help="Which sheet is the plan.", rich_help_panel=panels.READING),
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table", metavar="NUMBER", help="Which table is the plan, counted from 1.", rich_help_panel=panels.READING
        ),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help="What a column is: ref, text, group, officer, date, measures, note, rag, revised, completed, fields "
            'or "left over". COLUMN is its header or its number.',
            rich_help_panel=panels.READING,
        ),
    ] = None,
    fill_down: Annotated[
        list[str] | None,
        typer.Option(
            "--fill-down",
            metavar="COLUMN",
            help="Fill its empty cells with the cell above.",
            rich_help_panel=panels.READING,
        ),
    ] = None,
    hidden_rows: Annotated[
        Literal["take", "leave"] | None,
        typer.Option(
            "--hidden-rows",
            metavar="WORD",
            help="Whether to take the rows that are hidden in the file, or leave them.",
            rich_help_panel=panels.READING,
        ),
    ] = None,
    update: Annotated[
        str | None,
        typer.Option(
            "--update",
            metavar="PLAN",
            help="Show what a newer document says that this plan does not, and write what has a day.",
            rich_help_panel=panels.UPDATING,
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DAY", help="With --update: the day of the new dates.", rich_help_panel=panels.UPDATING
        ),
    ] = None,
    same: Annotated[
        list[str] | None,
        typer.Option(
            "--same",
            metavar="REF=REF",
            help="With --update: which row of the document (or none) a row of the plan is, each by its ref.",
            rich_help_panel=panels.UPDATING,
        ),
    ] = None,
    form: Annotated[
        ReadingFormatChoice,
        typer.Option("--format", metavar="NAME", help="The report as text or json.", rich_help_panel=panels.OUTPUT),
    ] = "text",
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Print the report and the plan, and write nothing.", rich_help_panel=panels.OUTPUT
        ),
    ] = False,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes", "-y", help="Do not ask anything, and stop if anything is unsure.", rich_help_panel=panels.OUTPUT
        ),
    ] = False,
) -> int:
    """Import a published plan from Word, Excel, CSV, HTML or PDF.

    OpenDocument files can be imported too. No word of the document is lost: what has no place in a plan is kept in
    comments. You are asked what is unsure. A file that already exists is never written over.
    """
    from actionplan.cli.imports.document_import import ImportWords, build_request, run_import

    words = ImportWords(
        {"title": title, "authority": authority, "period": period, "as_at": as_at, "hidden_rows": hidden_rows},
        {"sheets": sheet or (), "tables": table or (), "mappings": mapping or (), "fill_down": fill_down or ()},
        output=output,
        form=form,
        update=update,
        on=on,
        same=same or (),
    )
    return run_import(build_request(path, words, is_dry_run=dry_run, is_quiet=yes))
