"""Serving an editor over standard input and output, until it says that it is done."""

from __future__ import annotations

from actionplan.cli.date_options import get_today
from actionplan.cli.errors import CliError

_MISSING = (
    "To help an editor, a part of the program is needed that is not installed. "
    "Install it with: pip install 'actionplan[lsp]'"
)


def serve_editor() -> int:
    """Serve an editor, and return the exit status. Raise `CliError` if the library for it is not installed."""
    try:
        from actionplan.language_server.editor_server import build_server  # noqa: PLC0415 - an extra brings its library
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("actionplan"):
            raise
        raise CliError(_MISSING) from None
    build_server(get_today).start_io()
    return 0
