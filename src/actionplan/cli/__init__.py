"""The command line: the only clock, the only reading and writing of files, the only exit.

One command a file. `program` has their list, `options` what they share, `days` reads the days and periods they are
given, `files` opens and saves, `output` chooses a face and sends it, and `errors` says in a sentence what went wrong.
Modules are imported where they are used: a command pays only for what it uses, and `--help` for nothing.
"""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command that was typed, and leave with its exit status."""
    gc.disable()  # a plan is a tree that lives until the end: looking for cycles in it is time lost
    from actionplan.cli.errors import guarded  # noqa: PLC0415 - after the line above
    from actionplan.cli.program import run  # noqa: PLC0415

    status = guarded(run, sys.argv[1:])
    gc.freeze()  # and it need not be looked through on the way out either
    sys.exit(status)
