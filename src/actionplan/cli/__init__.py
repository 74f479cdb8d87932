"""The command line: the only clock, the only reading and writing of files, the only exit.

`app` has the list of commands, `commands` a few of them a file. `report_command` and `write_command` hold the options
that they share, `date_options` reads days and periods, `plans` opens plans, `io` sends answers and writes files, and
`errors` says in a sentence what went wrong. A command's module is imported only when that command is asked for.
"""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command that was typed, and leave with its exit status."""
    gc.disable()  # a plan is a tree that lives until the end: looking for cycles in it is time lost
    from actionplan.cli.app import run_program  # noqa: PLC0415 - after the line above

    status = run_program(sys.argv[1:])
    gc.freeze()  # and it need not be looked through on the way out either
    sys.exit(status)
