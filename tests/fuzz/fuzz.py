"""Fuzz the reading, checking, showing and fixing of plans: `python tests/fuzz/fuzz.py --minutes 2`.

With atheris installed it follows the code that each file reaches; without, it changes real plans by chance. What fails
is written to the folder `--keep`. `--hostile` measures the hostile files, each in a process of its own. `--edits
10000` writes so many plans in as many styles of YAML and changes each; `--commands 10000` does so with the commands.
"""

# ruff: noqa: T201, S311, S603 - a script, which prints, takes its chances and starts itself
from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from tempfile import gettempdir

sys.path.insert(0, str(Path(__file__).parent))

import commands  # type: ignore[import-not-found,unused-ignore]
import edits  # type: ignore[import-not-found,unused-ignore]
import mutations  # type: ignore[import-not-found,unused-ignore]
from answer import answer, fix  # type: ignore[import-not-found,unused-ignore]

ROOT = Path(__file__).resolve().parents[2]
SMALL = 100_000
SLOW = 1.0


class Totals:
    """The counts of a run so far."""

    def __init__(self, keep: Path) -> None:
        self.files = self.read = self.fixed = self.refused = 0
        self.slowest = 0.0
        self.codes: Counter[str] = Counter()
        self.faults: dict[str, bytes] = {}
        self.keep = keep
        self.start = time.monotonic()

    def count_file(self, data: bytes) -> None:
        """Answer one file, and count."""
        start = time.process_time()
        try:
            source = answer(data)
            result = fix(data) if len(data) < 20_000 else None
        except Exception as error:  # noqa: BLE001 - nothing may raise
            self.keep_fault(f"{type(error).__name__} at {_find_place(error)}", data)
            return
        finally:
            took = time.process_time() - start
            self.files += 1
            self.slowest = max(self.slowest, took)
        if took > SLOW and len(data) < SMALL:
            self.keep_fault("slow", data)
        self.read += source.plan is not None
        self.fixed += len(result.fixes) if result else 0
        self.refused += len(result.unsafe_fixes) if result else 0
        self.codes.update({each.code for each in source.findings})

    def keep_fault(self, kind: str, data: bytes) -> None:
        """Keep the smallest file for each kind of fault."""
        if kind not in self.faults or len(data) < len(self.faults[kind]):
            self.faults[kind] = data
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / ("".join(c if c.isalnum() else "-" for c in kind) + ".yaml")).write_bytes(data)

    def report(self) -> None:
        """Print the totals."""
        seconds = time.monotonic() - self.start
        print(f"{self.files} files in {seconds:.0f} s, {self.read} of them read as plans; slowest {self.slowest:.3f} s")
        print(f"{self.fixed} fixes made, {self.refused} not proved and left")
        print("findings of the file:", ", ".join(f"{code} {n}" for code, n in sorted(self.codes.items())))
        for kind, data in self.faults.items():
            print(f"FAULT {kind}: {len(data)} bytes, {data[:200]!r}")
        print("no faults" if not self.faults else f"{len(self.faults)} kinds of fault, kept in {self.keep}")


def main() -> int:
    """Fuzz for the time that the options give."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path(gettempdir(), "actionplan-fuzz"))
    parser.add_argument("--plain", action="store_true", help="change plans by chance, though atheris is there")
    parser.add_argument("--hostile", action="store_true", help="measure the hostile files, and no more")
    parser.add_argument("--edits", type=int, help="change so many plans by chance, in as many styles, and no more")
    parser.add_argument("--commands", type=int, help="the same with each command that writes")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        return _measure(given.measure)
    if given.hostile:
        return _measure_hostile()
    if given.edits:
        return _run_seeds(edits.count_outcomes, range(given.seed, given.seed + given.edits))
    if given.commands:
        return _run_seeds(commands.count_outcomes, range(given.seed, given.seed + given.commands))
    totals = Totals(given.keep)
    if given.plain or not _fuzz_by_atheris(totals, given.minutes, given.seed):
        _fuzz_by_chance(totals, given.minutes, given.seed)
    totals.report()
    return int(bool(totals.faults))


def _fuzz_by_chance(totals: Totals, minutes: float, seed: int) -> None:
    print(f"by chance, seed {seed}")
    chance = Random(seed)
    plans = [path.read_bytes() for path in _list_plans()]
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        totals.count_file(mutations.mutate(chance.choice(plans), chance))


def _fuzz_by_atheris(totals: Totals, minutes: float, seed: int) -> bool:
    """Fuzz with atheris, in a child because libFuzzer ends its process. Return False if atheris is not installed."""
    try:
        import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore] # noqa: PLC0415
    except ImportError:
        return False
    print(f"by atheris, seed {seed}")
    sys.stdout.flush()
    if child := os.fork():
        os.waitpid(child, 0)
        os._exit(0)
    corpus = totals.keep / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for n, path in enumerate(_list_plans()):
        (corpus / f"{n}.yaml").write_bytes(path.read_bytes())
    end = time.monotonic() + minutes * 60

    def run_one(data: bytes) -> None:
        totals.count_file(data)
        if time.monotonic() > end:
            totals.report()
            sys.stdout.flush()
            os._exit(0)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-seed={seed % 2**32}", "-max_len=4000", "-verbosity=0", str(corpus)], run_one)
    atheris.Fuzz()
    return True


def _run_seeds(totals: Callable[[Iterable[int]], Counter[str]], seeds: range) -> int:
    """Change plans. The first fault ends it, with its seed."""
    counts = totals(seeds)
    print(f"{len(seeds)} plans from seed {seeds[0]}:", ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())))
    print("no faults")
    return 0


def _measure_hostile() -> int:
    for name in mutations.HOSTILE:
        ran = subprocess.run([sys.executable, __file__, "--measure", name], check=False)
        if ran.returncode:
            print(f"{name}: FAULT, status {ran.returncode}")
    return 0


def _measure(name: str) -> int:
    """Print the time and memory that it takes to answer one file."""
    from resource import RUSAGE_SELF, getrusage  # noqa: PLC0415 - not on Windows

    data = mutations.HOSTILE[name]()
    start = time.perf_counter()
    answer(data)
    took = time.perf_counter() - start
    most = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}: {len(data) / 1000:.0f} kB in {took:.2f} s, {most} MiB")
    return 0


def _list_plans() -> list[Path]:
    return [ROOT / "plan.yaml", *sorted((ROOT / "tests" / "checks").glob("AP*/*.yaml"))]


def _find_place(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name} {last.name}"


if __name__ == "__main__":
    sys.exit(main())
