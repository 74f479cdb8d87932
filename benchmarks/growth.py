"""Measure how the program's time and memory grow with every quantity that a plan can have, over three sizes.

    python benchmarks/growth.py                              # every quantity, every command: two hours
    python benchmarks/growth.py decisions parties            # quantities with these words in their name
    python benchmarks/growth.py --commands validate due      # these commands only
    python benchmarks/growth.py key: --commands validate     # every list and every text of the format
    python benchmarks/growth.py --show parties --size 5      # print the plan that is measured

Each size is twice the one before. The table has the processor time of each size, and how many times as long the last
takes as the one before it, both without what a plan of one takes: 2 is linear, 4 is quadratic. Nothing is said of times
that are too short to tell. `AP` in the environment names another version of the program to measure.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from growing_plans import QUANTITIES, Quantity, make_plan

PROGRAM = os.environ.get("AP") or str(Path(sys.executable).with_name("actionplan"))
DAY = ("--as-at", "2017-09-15")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "validate": ("validate", "--format", "concise"),
    "diff": ("validate", "--diff"),
    "due": ("due", *DAY),
    "overdue": ("overdue", "--as-at", "2018-02-15"),
    "show": ("show", *DAY),
    "decisions": ("decisions", *DAY),
    "by-officer": ("by-officer", *DAY),
    "slipped": ("slipped", *DAY),
    "timeline": ("timeline", *DAY),
    "report": ("report", *DAY, "--format", "html"),
    "export": ("export", *DAY, "--format", "csv"),
    "docx": ("report", *DAY, "--format", "docx"),
    "xlsx": ("export", *DAY, "--format", "xlsx"),
    "ics": ("export", *DAY, "--format", "ics"),
    "changes": ("changes", *DAY, "--since"),
}
MAX_SECONDS = 60  # of processor time of one run
MIN_SECONDS = 0.1  # less than this, beside what a plan of one takes, says nothing about growth
KIBIBYTES = 1 if sys.platform != "darwin" else 1024
STOPPED = "over"


class Cost(NamedTuple):
    """The cost of one run: seconds of processor time, mebibytes of memory at most, and the last line of the answer."""

    seconds: float
    memory: float
    answer: str
    is_stopped: bool


def main() -> None:
    """Measure the quantities that are named, and print a line for each command as it comes."""
    options = argparse.ArgumentParser(description="Measure how time and memory grow.")
    options.add_argument("words", nargs="*", help="words of the quantities' names (default: all)")
    options.add_argument("--commands", nargs="+", choices=COMMANDS, default=list(COMMANDS), help="default: all")
    options.add_argument("--show", metavar="QUANTITY", help="print a plan")
    options.add_argument("--size", type=int, default=5, help="the size of the plan to print (default: 5)")
    options.add_argument("--times", type=int, default=1, help="how many times the sizes (default: once)")
    options.add_argument("--all", action="store_true", help="also what takes too little time to tell")
    given = options.parse_args()
    if given.show:
        sys.stdout.write(QUANTITIES[given.show].make(given.size))
        return
    names = [name for name in QUANTITIES if not given.words or any(word in name for word in given.words)]
    print(f"{'quantity':40} {'command':10} {'sizes':>18} {'seconds':>20} {'times':>6} {'MiB':>5}  answer")
    with tempfile.TemporaryDirectory() as folder:
        bases = {command: run(command, Path(folder), make_plan()) for command in given.commands}
        for name in names:
            for command in given.commands:
                if line := measure(name, command, bases[command], Path(folder), given):
                    print(line, flush=True)


def measure(name: str, command: str, base: Cost, folder: Path, given: argparse.Namespace) -> str:
    """Measure a quantity at three sizes, and return the line of the table, or "" if there is nothing to tell."""
    quantity: Quantity = QUANTITIES[name]
    sizes = [quantity.size * given.times * factor for factor in (1, 2, 4)]
    costs: list[Cost] = []
    for size in sizes:
        costs.append(run(command, folder, quantity.make(size)))
        if costs[-1].is_stopped:
            break
    *_, before, last = [base, base, *costs]
    extra, extra_before = last.seconds - base.seconds, before.seconds - base.seconds
    if extra < MIN_SECONDS and not given.all:
        return ""
    times = STOPPED if last.is_stopped else f"{extra / extra_before:.1f}" if extra_before > MIN_SECONDS / 4 else "?"
    seconds = " ".join(f"{cost.seconds:.2f}" for cost in costs)
    memory = max(cost.memory for cost in costs)
    listed = " ".join(map(str, sizes[: len(costs)]))
    return f"{name:40} {command:10} {listed:>18} {seconds:>20} {times:>6} {memory:5.0f}  {last.answer[:60]}"


def run(command: str, folder: Path, plan: str) -> Cost:
    """Run a command on a plan. Stop it after a minute of processor time."""
    path, earlier, answer = folder / "plan.yaml", folder / "earlier.yaml", folder / "answer.txt"
    path.write_text(plan, "utf-8")
    earlier.write_text(plan.replace("Output", "Result").replace("May", "June"), "utf-8")
    words = [*COMMANDS[command], *([str(earlier)] if command == "changes" else []), "--plan", str(path)]
    with answer.open("wb") as file:
        child = subprocess.Popen(
            [PROGRAM, *words],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            env={name: value for name, value in os.environ.items() if not name.startswith(("ACTIONPLAN_", "PYTHON"))},
            preexec_fn=limit_time,  # noqa: PLW1509 - nothing here has threads
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    lines = answer.read_bytes().decode("utf-8", "replace").split("\n")
    last = next((line.replace(str(folder) + "/", "") for line in reversed(lines) if line.strip()), "")
    last = f"[{child.returncode}] {last}"
    megabytes = used.ru_maxrss / KIBIBYTES / 1024
    return Cost(used.ru_utime + used.ru_stime, megabytes, last, is_stopped=child.returncode < 0)


def limit_time() -> None:
    """Limit the processor time of the process that is about to start."""
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))


if __name__ == "__main__":
    main()
