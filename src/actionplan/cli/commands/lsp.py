"""Helping an editor with a plan while it is typed: the command `lsp`."""

import sys

from actionplan.cli.date_options import get_today
from actionplan.cli.errors import EXIT_REFUSED, CliError
from actionplan.cli.plans.plan_file import read_plans_beside


def lsp() -> int:
    """Help an editor while you type a plan: it shows how dates are read, and what is wrong.

    The editor starts it, and talks with it over standard input and output by the language server protocol.
    docs/editors.md says how to set up yours. It needs `pip install 'actionplan[lsp]'`, once.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise CliError("An editor starts this command, and talks with it. docs/editors.md says how to set up yours.")
    try:
        from actionplan.language_server.editor_server import run_server
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("actionplan"):
            raise
        raise CliError(
            "To help an editor, a part of the program is needed that is not installed. "
            "Install it with: pip install 'actionplan[lsp]'",
            EXIT_REFUSED,
        ) from None
    run_server(get_today, read_plans_beside)
    return 0
