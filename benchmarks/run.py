"""Measures the program against its budgets, and prints a table.

    python benchmarks/run.py                 # everything: some minutes
    python benchmarks/run.py commands dates  # these parts only

Everything is processor time (user and system), and every budget is a ratio to something measured in the same run, turn
and turn about, so that neither a slow machine nor one that grows slower changes the answer. F is the time of
`python -I -c "import typer, yaml"`. Linux or macOS; run it with the Python of the environment to be measured.
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

from actionplan.dates import Context, read_date

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "plan.yaml"
PROGRAM = str(Path(sys.executable).with_name("actionplan"))
DUE = ("due", "--month", "2017-09", "--as-at", "2017-09-15")
BYTES_PER_RSS = 1 if sys.platform == "darwin" else 1024
MEBIBYTE = 1024 * 1024


class Cost(NamedTuple):
    """What one run of a command cost: seconds of processor time, and the most memory it held at once, in bytes.

    No system tells of less memory than this process holds itself, so it stays small: a made plan is written by lines.
    """

    seconds: float
    memory: int


class Row(NamedTuple):
    """One line of the table: what was measured, and how it stands to its budget, both in words and in figures."""

    what: str
    measured: str
    value: float
    budget: float
    unit: str

    @property
    def met(self) -> str:
        """Whether the figure keeps within its budget."""
        return "yes" if self.value <= self.budget else "NO"


def main() -> None:
    """Run the parts asked for, and print the table."""
    options = argparse.ArgumentParser(description="Measure the program against its budgets.")
    options.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    options.add_argument("--rounds", type=int, default=20, help="runs that each median is of (default: 20)")
    options.add_argument("--large", type=int, default=10_000, help="targets of the large plan (default: 10,000)")
    options.add_argument("--plans", type=int, default=300, help="plans that are read together (default: 300)")
    options.add_argument("--huge", type=int, default=100_000, help="targets of the huge plan (default: 100,000)")
    given = options.parse_args()
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        options.error(f"there is no part {unknown[0]!r}: choose from {', '.join(PARTS)}")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for part in given.parts or PARTS:
            print(f"measuring {part} ...", file=sys.stderr)
            rows += PARTS[part](given, Path(folder))
    print(table(rows))


def commands(given: argparse.Namespace, _folder: Path) -> Iterator[Row]:
    """What a person waits for, on the shipped plan."""
    due = (PROGRAM, *DUE, "--plan", str(PLAN))
    costs = in_turn(
        given.rounds,
        {
            "F": lambda: run_piped(*F),
            "piped": lambda: run_piped(*due),
            "terminal": lambda: run_on_terminal(*due),
            "validate": lambda: run_piped(PROGRAM, "validate", "--plan", str(PLAN)),
            "help": lambda: run_piped(PROGRAM, "--help"),
        },
    )
    yield Row("F: import typer, yaml", f"{seconds(costs['F']) * 1000:.0f} ms", 1.0, 1.0, "F")
    yield against_f("due, piped", costs["piped"], costs["F"], 1.0)
    yield against_f("due, on a terminal", costs["terminal"], costs["F"], 1.3)
    yield against_f("validate, piped", costs["validate"], costs["F"], 1.3)
    yield against_f("--help", costs["help"], costs["F"], 0.75)


def large(given: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """A plan larger than any council's."""
    path = made(folder, given.large)
    costs = in_turn(
        given.rounds,
        {
            "F": lambda: run_piped(*F),
            "due": lambda: run_piped(PROGRAM, *DUE, "--plan", path),
            "validate": lambda: run_piped(PROGRAM, "validate", "--plan", path),
        },
    )
    yield against_f(f"due, piped, {given.large:,} targets", costs["due"], costs["F"], 8.0)
    yield memory(f"due, piped, {given.large:,} targets: memory", costs["due"], 150)
    yield against_f(f"validate, piped, {given.large:,} targets", costs["validate"], costs["F"], 10.0)


def several(given: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """The plans of all the councils of a country, each of the size of one."""
    path = made_several(folder, given.plans, 60)
    costs = in_turn(given.rounds, {"F": lambda: run_piped(*F), "due": lambda: run_piped(PROGRAM, *DUE, "--plan", path)})
    what = f"due, piped, {given.plans:,} plans of 60 targets"
    yield against_f(what, costs["due"], costs["F"], 10.0)
    yield memory(f"{what}: memory", costs["due"], 150)


def papers(given: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """The paper for a meeting, on the shipped plan."""
    budgets = {"html": 3.0, "docx": 8.0, "odt": 8.0}
    report = (PROGRAM, "report", *DUE[-2:], "--plan", str(PLAN), "-o")
    makers = {ending: partial(run_piped, *report, str(folder / f"paper.{ending}")) for ending in budgets}
    costs = in_turn(given.rounds, {"F": partial(run_piped, *F), **makers})
    for ending, budget in budgets.items():
        yield against_f(f"report as {ending}", costs[ending], costs["F"], budget)


def export(given: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """A spreadsheet of a plan larger than any council's."""
    plan, to = made(folder, given.large), str(folder / "plan.xlsx")
    costs = in_turn(
        max(1, given.rounds // 4),
        {
            "F": lambda: run_piped(*F),
            "xlsx": lambda: run_piped(PROGRAM, "export", *DUE[-2:], "--plan", plan, "-o", to),
        },
    )
    yield against_f(f"export to xlsx, {given.large:,} targets", costs["xlsx"], costs["F"], 80.0)
    yield memory(f"export to xlsx, {given.large:,} targets: memory", costs["xlsx"], 300)


def huge(given: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """A plan ten times as large again: whether cost grows as the plan does."""
    one, ten = made(folder, given.large), made(folder, given.huge)
    rounds = max(1, given.rounds // 5)
    costs = in_turn(
        rounds,
        {
            "large": lambda: run_piped(PROGRAM, *DUE, "--plan", one),
            "huge": lambda: run_piped(PROGRAM, *DUE, "--plan", ten),
        },
    )
    times = given.huge / given.large
    growth = seconds(costs["huge"]) / seconds(costs["large"])
    what = f"due, piped, {given.huge:,} targets"
    yield Row(f"{what}: growth", f"{seconds(costs['huge']):.1f} s", growth, times, f"of {given.large:,}")
    yield memory(f"{what}: memory", costs["huge"], 700)


def dates(given: argparse.Namespace, _folder: Path) -> Iterator[Row]:
    """The date language: reading the published plan's phrases, and importing it."""
    ours, theirs = reading(phrases(), given.rounds)
    yield Row("reading a published phrase", f"{ours * 1e6:.0f} µs", ours / theirs, 3.0, "of dateutil's parse")
    costs = in_turn(
        given.rounds,
        {
            "bare": lambda: run_piped(*PYTHON, "pass"),
            "ours": lambda: run_piped(*PYTHON, "import actionplan.dates"),
            "theirs": lambda: run_piped(*PYTHON, "import dateutil.parser"),
        },
    )
    ours, theirs = (seconds(costs[each]) - seconds(costs["bare"]) for each in ("ours", "theirs"))
    yield Row("import actionplan.dates", f"{ours * 1000:.1f} ms", ours / theirs, 1.0, "of import dateutil.parser")


PARTS: Mapping[str, Callable[[argparse.Namespace, Path], Iterator[Row]]] = {
    "commands": commands,
    "large": large,
    "several": several,
    "papers": papers,
    "export": export,
    "huge": huge,
    "dates": dates,
}
PYTHON = (sys.executable, "-I", "-c")
F = (*PYTHON, "import typer, yaml")


# Measuring


def in_turn(rounds: int, tasks: Mapping[str, Callable[[], Cost]]) -> dict[str, list[Cost]]:
    """Run every task once to warm up, then all of them so many times, turn and turn about."""
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
    """Run a command that writes to `theirs`, read all of it from `ours`, and say what it cost."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, env=surroundings())
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


def surroundings() -> dict[str, str]:
    """The environment that commands are run in: that of this process, but for what would change what they do."""
    changing = ("ACTIONPLAN_", "PYTHON", "COV", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(changing)}
    return kept | {"TERM": "xterm-256color"}


def reading(texts: Sequence[str], rounds: int) -> tuple[float, float]:
    """Seconds a phrase, ours and dateutil's, each over rounds of six years that no cache has seen."""
    ours, theirs = [], []
    years = iter(range(1901, 2090))
    for _ in range(min(rounds, 30) + 1):
        asked = []
        for year in (next(years) for _ in range(6)):
            context = Context(period=f"{year}/{(year + 1) % 100:02}")
            asked += [(in_year(text, year), context) for text in texts]
        begun = time.process_time()
        for text, context in asked:
            read_date(text, context)
        turned = time.process_time()
        for _each in asked:
            parse("12 December 2017")
        ours.append(turned - begun)
        theirs.append(time.process_time() - turned)
    return median(ours[1:]) / len(asked), median(theirs[1:]) / len(asked)


def phrases() -> list[str]:
    """The target dates of the shipped plan, as written, each once: the second would be answered from a cache."""
    shown = subprocess.check_output((PROGRAM, "show", "--plan", str(PLAN), "--format", "json"), env=surroundings())
    return list(dict.fromkeys(row["date"] for row in json.loads(shown)["rows"]))


def in_year(phrase: str, year: int) -> str:
    """A phrase of the plan for 2017/18, moved to the plan for another year."""

    def moved(found: re.Match[str]) -> str:
        then = int(found[1]) - 2017 + year
        return f"{then}/{(then + 1) % 100:02}" if found[2] else str(then)

    return re.sub(r"(\d{4})(/\d\d)?", moved, phrase)


def made(folder: Path, targets: int) -> str:
    """The path of a made plan with so many targets."""
    path = folder / f"{targets}.yaml"
    if not path.exists():
        written(path, plans.plan(targets))
    return str(path)


def made_several(folder: Path, count: int, targets: int) -> str:
    """The path of a folder of made plans with so many targets each, no two of them alike."""
    path = folder / f"{count} of {targets}"
    path.mkdir()
    for number in range(count):
        name = f"made-{number:03}"
        written(path / f"{name}.yaml", plans.plan(targets, number, name))
    return str(path)


def written(path: Path, lines: Iterator[str]) -> None:
    """Write the lines of a plan to a file."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


# Telling


def seconds(costs: Sequence[Cost]) -> float:
    """The median processor time."""
    return median(cost.seconds for cost in costs)


def against_f(what: str, costs: Sequence[Cost], f: Sequence[Cost], budget: float) -> Row:
    """A row for a time that is budgeted in F."""
    return Row(what, f"{seconds(costs) * 1000:.0f} ms", seconds(costs) / seconds(f), budget, "F")


def memory(what: str, costs: Sequence[Cost], budget: float) -> Row:
    """A row for memory: the most that any run held at once."""
    used = max(cost.memory for cost in costs) / MEBIBYTE
    return Row(what, f"{used:.0f} MiB", used, budget, "MiB")


def table(rows: Sequence[Row]) -> str:
    """The rows as aligned text."""
    lines = [("what", "measured", "ratio", "budget", "met")]
    lines += [(row.what, row.measured, *in_words(row), row.met) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def in_words(row: Row) -> tuple[str, str]:
    """The ratio and the budget; a budget of memory is no ratio."""
    if row.unit == "MiB":
        return "", f"{row.budget:g} MiB"
    return f"{row.value:.2f}", f"{row.budget:g} {row.unit}"


if __name__ == "__main__":
    main()
