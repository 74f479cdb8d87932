"""The command line: the only part that reads the clock, opens and writes files, and exits.

`app` has the list of commands, and `commands` has a few of them in each file. `report_command` and `write_command` hold
the options that commands share, `date_options` reads days and periods, `settings` gives values to options that were not
typed, `plans` opens plans, `io` sends answers and writes files, and `errors` reports what went wrong. A command's
module is imported only when that command is asked for.
"""

import gc
import sys

_EXIT_STOPPED = 130
"""The same as in `errors`, which may not be imported yet."""


def main() -> None:
    """Run the command that was typed, and exit with its status."""
    gc.disable()  # a plan lives until the end, so looking for garbage in it wastes time
    stops: list[object] = []

    def keep_stop(lost: "sys.UnraisableHookArgs") -> None:
        """Keep Control-C where Python would only print it: it cannot stop some parts of an import, nor its own end."""
        if lost.exc_type is KeyboardInterrupt:
            stops.append(lost.exc_value)
        else:
            sys.__unraisablehook__(lost)

    sys.unraisablehook = keep_stop
    try:
        from actionplan.cli.app import run_program  # noqa: PLC0415 - Control-C may come during it

        status = _EXIT_STOPPED if stops else run_program(sys.argv[1:])
    except KeyboardInterrupt:  # before there is anything to say, or after all was said
        status = _EXIT_STOPPED
    gc.freeze()  # nor is that needed when the program ends
    sys.exit(status)
