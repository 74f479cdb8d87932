"""Measure the program against its budgets, and print a table.

    python benchmarks/run.py                 # everything: some minutes
    python benchmarks/run.py commands dates  # these parts only

Every time is processor time (user and system). Every budget is a ratio to something measured in the same run, in turn,
so that a slow machine, or one that gets slower, does not change the answer. F is the time of
`python -I -c "import typer, yaml"` with the Typer of the environment, which is the program's own. Run it on Linux or
macOS with the Python of the environment that you want to measure.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

import plans
from dateutil.parser import parse
from editor import type_in_plan

from actionplan.dates import Context, read_date

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "plan.yaml"
PROGRAM = str(Path(sys.executable).with_name("actionplan"))
DUE = ("due", "--month", "2017-09", "--as-at", "2017-09-15")
BYTES_PER_RSS = 1 if sys.platform == "darwin" else 1024
MEBIBYTE = 1024 * 1024


class Cost(NamedTuple):
    """The cost of one run of a command: seconds of processor time, and the most bytes of memory that it held at once.

    No system reports less memory than this process holds itself, so a generated plan is written line by line.
    """

    seconds: float
    memory: int


class BudgetRow(NamedTuple):
    """One line of the table: what was measured, the figure in words, and its ratio to the budget."""

    what: str
    measured: str
    value: float
    budget: float
    unit: str

    @property
    def met(self) -> str:
        """Say if the figure is within its budget."""
        return "yes" if self.value <= self.budget else "NO"


def main() -> None:
    """Measure the parts that are named, and print the table."""
    options = argparse.ArgumentParser(description="Measure the program against its budgets.")
    options.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    options.add_argument("--rounds", type=int, default=20, help="runs that each median is of (default: 20)")
    options.add_argument("--large", type=int, default=10_000, help="targets of the large plan (default: 10,000)")
    options.add_argument("--plans", type=int, default=300, help="plans that are read together (default: 300)")
    options.add_argument(
        "--huge", type=int, default=50_000, help="targets of the huge plan, 17 MB of at most 20 (default: 50,000)"
    )
    options.add_argument("--edited", type=int, default=1000, help="targets of the plan that is edited (default: 1,000)")
    given = options.parse_args()
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        options.error(f"there is no part {unknown[0]!r}: choose from {', '.join(PARTS)}")
    rows: list[BudgetRow] = []
    with tempfile.TemporaryDirectory() as folder:
        for part in given.parts or PARTS:
            print(f"measuring {part} ...", file=sys.stderr)
            rows += PARTS[part](given, Path(folder))
    print(format_table(rows))


def measure_commands(given: argparse.Namespace, _folder: Path) -> Iterator[BudgetRow]:
    """Measure what a person waits for, on the shipped plan."""
    due = (PROGRAM, *DUE, "--plan", str(PLAN))
    costs = measure_in_turn(
        given.rounds,
        {
            "F": lambda: run_piped(*F),
            "piped": lambda: run_piped(*due),
            "terminal": lambda: run_on_terminal(*due),
            "validate": lambda: run_piped(PROGRAM, "validate", "--plan", str(PLAN)),
            "help": lambda: run_piped(PROGRAM, "--help"),
            "due help": lambda: run_piped(PROGRAM, "due", "--help"),
        },
    )
    yield BudgetRow("F: import typer, yaml", f"{find_seconds(costs['F']) * 1000:.0f} ms", 1.0, 1.0, "F")
    yield build_row("due, piped", costs["piped"], costs["F"], 1.6)
    yield build_row("due, on a terminal", costs["terminal"], costs["F"], 2.2)
    yield build_row("validate, piped", costs["validate"], costs["F"], 1.8)
    yield build_row("--help", costs["help"], costs["F"], 0.85)
    yield build_row("due --help", costs["due help"], costs["F"], 0.9)


def measure_large(given: argparse.Namespace, folder: Path) -> Iterator[BudgetRow]:
    """Measure a plan larger than any council's."""
    path = make_plan(folder, given.large)
    costs = measure_in_turn(
        given.rounds,
        {
            "F": lambda: run_piped(*F),
            "due": lambda: run_piped(PROGRAM, *DUE, "--plan", path),
            "validate": lambda: run_piped(PROGRAM, "validate", "--plan", path),
        },
    )
    yield build_row(f"due, piped, {given.large:,} targets", costs["due"], costs["F"], 9.0)
    yield build_memory_row(f"due, piped, {given.large:,} targets: memory", costs["due"], 150)
    yield build_row(f"validate, piped, {given.large:,} targets", costs["validate"], costs["F"], 10.0)


def measure_several(given: argparse.Namespace, folder: Path) -> Iterator[BudgetRow]:
    """Measure as many plans as a country has councils, each of the size of one."""
    path = make_plans(folder, given.plans, 60)
    costs = measure_in_turn(
        given.rounds, {"F": lambda: run_piped(*F), "due": lambda: run_piped(PROGRAM, *DUE, "--plan", path)}
    )
    what = f"due, piped, {given.plans:,} plans of 60 targets"
    yield build_row(what, costs["due"], costs["F"], 16.0)
    yield build_memory_row(f"{what}: memory", costs["due"], 150)


def measure_papers(given: argparse.Namespace, folder: Path) -> Iterator[BudgetRow]:
    """Measure the paper for a meeting, on the shipped plan."""
    budgets = {"html": 3.0, "docx": 8.0, "odt": 8.0}
    report = (PROGRAM, "report", *DUE[-2:], "--plan", str(PLAN), "-o")
    makers = {ending: partial(run_piped, *report, str(folder / f"paper.{ending}")) for ending in budgets}
    costs = measure_in_turn(given.rounds, {"F": partial(run_piped, *F), **makers})
    for ending, budget in budgets.items():
        yield build_row(f"report as {ending}", costs[ending], costs["F"], budget)


def measure_export(given: argparse.Namespace, folder: Path) -> Iterator[BudgetRow]:
    """Measure a workbook of a plan larger than any council's."""
    plan, to = make_plan(folder, given.large), str(folder / "plan.xlsx")
    costs = measure_in_turn(
        max(1, given.rounds // 4),
        {
            "F": lambda: run_piped(*F),
            "xlsx": lambda: run_piped(PROGRAM, "export", *DUE[-2:], "--plan", plan, "-o", to),
        },
    )
    yield build_row(f"export to xlsx, {given.large:,} targets", costs["xlsx"], costs["F"], 80.0)
    yield build_memory_row(f"export to xlsx, {given.large:,} targets: memory", costs["xlsx"], 300)


def measure_huge(given: argparse.Namespace, folder: Path) -> Iterator[BudgetRow]:
    """Measure a plan ten times as large again: time should grow as the plan does."""
    one, ten = make_plan(folder, given.large), make_plan(folder, given.huge)
    rounds = max(1, given.rounds // 5)
    costs = measure_in_turn(
        rounds,
        {
            "large": lambda: run_piped(PROGRAM, *DUE, "--plan", one),
            "huge": lambda: run_piped(PROGRAM, *DUE, "--plan", ten),
        },
    )
    times = given.huge / given.large
    growth = find_seconds(costs["huge"]) / find_seconds(costs["large"])
    what = f"due, piped, {given.huge:,} targets"
    yield BudgetRow(f"{what}: growth", f"{find_seconds(costs['huge']):.1f} s", growth, times, f"of {given.large:,}")
    yield build_memory_row(f"{what}: memory", costs["huge"], 700)


def measure_dates(given: argparse.Namespace, _folder: Path) -> Iterator[BudgetRow]:
    """Measure the date language: reading the published plan's phrases, and importing it."""
    ours, theirs = time_reading(list_phrases(), given.rounds)
    yield BudgetRow("reading a published phrase", f"{ours * 1e6:.0f} µs", ours / theirs, 3.0, "of dateutil's parse")
    costs = measure_in_turn(
        given.rounds,
        {
            "bare": lambda: run_piped(*PYTHON, "pass"),
            "ours": lambda: run_piped(*PYTHON, "import actionplan.dates"),
            "theirs": lambda: run_piped(*PYTHON, "import dateutil.parser"),
        },
    )
    ours, theirs = (find_seconds(costs[each]) - find_seconds(costs["bare"]) for each in ("ours", "theirs"))
    yield BudgetRow("import actionplan.dates", f"{ours * 1000:.1f} ms", ours / theirs, 1.0, "of import dateutil.parser")


def measure_editor(given: argparse.Namespace, folder: Path) -> Iterator[BudgetRow]:
    """Measure how long an editor waits for each letter that somebody types in a large plan."""
    path = Path(make_plan(folder, given.edited))
    waits = type_in_plan(PROGRAM, path, 5 * given.rounds, build_environment())
    for words, wait in (("median", median(waits)), ("slowest", max(waits))):
        what = f"a letter typed in a plan of {given.edited:,} targets: {words} of {len(waits)}"
        yield BudgetRow(what, f"{wait * 1000:.0f} ms", wait * 1000, 100, "ms")


PARTS: Mapping[str, Callable[[argparse.Namespace, Path], Iterator[BudgetRow]]] = {
    "commands": measure_commands,
    "large": measure_large,
    "several": measure_several,
    "papers": measure_papers,
    "export": measure_export,
    "huge": measure_huge,
    "dates": measure_dates,
    "editor": measure_editor,
}
PYTHON = (sys.executable, "-I", "-c")
F = (*PYTHON, "import typer, yaml")


# Measuring


def measure_in_turn(rounds: int, tasks: Mapping[str, Callable[[], Cost]]) -> dict[str, list[Cost]]:
    """Run every task once to warm up, and then all of them in turn, for a number of rounds."""
    for task in tasks.values():
        task()
    costs: dict[str, list[Cost]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            costs[name].append(task())
    return costs


def run_piped(*command: str) -> Cost:
    """Run a command with its output going to a pipe."""
    return run(command, *os.pipe())


def run_on_terminal(*command: str) -> Cost:
    """Run a command with its output going to a terminal of its own, 100 columns wide."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 100))
    return run(command, ours, theirs)


def run(command: Sequence[str], ours: int, theirs: int) -> Cost:
    """Run a command that writes to `theirs`, read all of it from `ours`, and return its cost."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, env=build_environment())
    os.close(theirs)
    try:
        while os.read(ours, 65536):
            pass
    except OSError:  # how Linux says that the other end of a terminal was closed
        pass
    finally:
        os.close(ours)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: exit status {child.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * BYTES_PER_RSS)


def build_environment() -> dict[str, str]:
    """Build the environment of the commands: that of this process, without what would change what they do."""
    changing = ("ACTIONPLAN_", "PYTHON", "COV", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(changing)}
    return kept | {"TERM": "xterm-256color"}


def time_reading(texts: Sequence[str], rounds: int) -> tuple[float, float]:
    """Time the reading of a phrase, by us and by dateutil, in rounds of six years that are in no cache yet."""
    ours, theirs = [], []
    years = iter(range(1901, 2090))
    for _ in range(min(rounds, 30) + 1):
        questions = []
        for year in (next(years) for _ in range(6)):
            context = Context(period=f"{year}/{(year + 1) % 100:02}")
            questions += [(move_to_year(text, year), context) for text in texts]
        start = time.process_time()
        for text, context in questions:
            read_date(text, context)
        middle = time.process_time()
        for _ in questions:
            parse("12 December 2017")
        ours.append(middle - start)
        theirs.append(time.process_time() - middle)
    return median(ours[1:]) / len(questions), median(theirs[1:]) / len(questions)


def list_phrases() -> list[str]:
    """List the target dates of the shipped plan, each once, because a cache would answer the second."""
    shown = subprocess.check_output((PROGRAM, "show", "--plan", str(PLAN), "--format", "json"), env=build_environment())
    return list(dict.fromkeys(row["date"] for row in json.loads(shown)["rows"]))


def move_to_year(phrase: str, year: int) -> str:
    """Move a phrase of the plan for 2017/18 to the plan for another year."""

    def move(match: re.Match[str]) -> str:
        then = int(match[1]) - 2017 + year
        return f"{then}/{(then + 1) % 100:02}" if match[2] else str(then)

    return re.sub(r"(\d{4})(/\d\d)?", move, phrase)


def make_plan(folder: Path, targets: int) -> str:
    """Make a plan with a number of targets, unless it is there already, and return its path."""
    path = folder / f"{targets}.yaml"
    if not path.exists():
        write_lines(path, plans.plan(targets))
    return str(path)


def make_plans(folder: Path, count: int, targets: int) -> str:
    """Make a folder of different plans with a number of targets each, and return its path."""
    path = folder / f"{count} of {targets}"
    path.mkdir()
    for number in range(count):
        name = f"made-{number:03}"
        write_lines(path / f"{name}.yaml", plans.plan(targets, number, name))
    return str(path)


def write_lines(path: Path, lines: Iterator[str]) -> None:
    """Write the lines of a plan to a file."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


# Reporting


def find_seconds(costs: Sequence[Cost]) -> float:
    """Find the median processor time."""
    return median(cost.seconds for cost in costs)


def build_row(what: str, costs: Sequence[Cost], f: Sequence[Cost], budget: float) -> BudgetRow:
    """Build the row of a time, whose budget is in F."""
    return BudgetRow(what, f"{find_seconds(costs) * 1000:.0f} ms", find_seconds(costs) / find_seconds(f), budget, "F")


def build_memory_row(what: str, costs: Sequence[Cost], budget: float) -> BudgetRow:
    """Build the row of memory: the most that any run held at once."""
    used = max(cost.memory for cost in costs) / MEBIBYTE
    return BudgetRow(what, f"{used:.0f} MiB", used, budget, "MiB")


def format_table(rows: Sequence[BudgetRow]) -> str:
    """Format the rows as aligned text."""
    lines = [("what", "measured", "ratio", "budget", "met")]
    lines += [(row.what, row.measured, *describe_ratio(row), row.met) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def describe_ratio(row: BudgetRow) -> tuple[str, str]:
    """Describe the ratio and the budget. The budgets of memory and of waiting are not ratios."""
    if row.unit in ("MiB", "ms"):
        return "", f"{row.budget:g} {row.unit}"
    return f"{row.value:.2f}", f"{row.budget:g} {row.unit}"


if __name__ == "__main__":
    main()
