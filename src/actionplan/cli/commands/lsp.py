"""Helping an editor with a plan while it is typed: the command `lsp`."""

from actionplan.cli.date_options import get_today
from actionplan.cli.errors import CliError


def lsp() -> int:
    """Help an editor while you type a plan: it shows how dates are read, and what is wrong.

    The editor starts it, and talks with it over standard input and output by the language server protocol.
    docs/editors.md says how to set up yours. It needs `pip install 'actionplan[lsp]'`, once.
    """
    try:
        from actionplan.language_server.editor_server import build_server
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("actionplan"):
            raise
        raise CliError(
            "To help an editor, a part of the program is needed that is not installed. "
            "Install it with: pip install 'actionplan[lsp]'"
        ) from None
    build_server(get_today).start_io()
    return 0
