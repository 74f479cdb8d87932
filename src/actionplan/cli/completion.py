"""`actionplan completion`: what makes a shell complete commands and options, in Click's own words."""

from __future__ import annotations

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """The lines that make SHELL complete commands and options, to be put in its start-up file.

    \b
    bash:  actionplan completion bash >> ~/.bashrc
    zsh:   actionplan completion zsh >> ~/.zshrc
    fish:  actionplan completion fish > ~/.config/fish/completions/actionplan.fish

    On Windows it works in Git Bash; PowerShell has no completion yet.
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - not for --help

    from actionplan.cli.output import write  # noqa: PLC0415

    found = get_completion_class(shell)
    if found is not None:
        write(found(ctx.find_root().command, {}, "actionplan", "_ACTIONPLAN_COMPLETE").source() + "\n")
    return 0
