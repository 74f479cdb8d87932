"""Helping an editor with a plan while it is typed: the command `lsp`."""


def lsp() -> int:
    """Help an editor while you type a plan: it shows how dates are read, and what is wrong.

    The editor starts it, and talks with it over standard input and output by the language server protocol.
    docs/editors.md says how to set up yours. It needs `pip install 'actionplan[lsp]'`, once.
    """
    from actionplan.cli.editor_session import serve_editor

    return serve_editor()
