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
    sys.unraisablehook = _keep_stop
    try:
        from actionplan.cli.app import run_program  # noqa: PLC0415 - Control-C may come during it

        status = _EXIT_STOPPED if _kept_stops else run_program(sys.argv[1:])
    except KeyboardInterrupt:  # before there is anything to say, or after all was said
        import signal  # noqa: PLC0415 - it takes time to import, in which Control-C would print a traceback

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        status = _EXIT_STOPPED
    gc.freeze()  # nor is that needed when the program ends
    sys.exit(status)


_kept_stops: list[object] = []


def _keep_stop(lost: "sys.UnraisableHookArgs") -> None:
    """Keep Control-C where it came while Python could not stop an import, and would only print it."""
    if lost.exc_type is KeyboardInterrupt:
        _kept_stops.append(lost.exc_value)
    else:
        sys.__unraisablehook__(lost)
