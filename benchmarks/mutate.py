"""Change the program by chance, one small thing at a time, and see whether its tests notice.

    python benchmarks/mutate.py -n 400 --seed 11 --jobs 2
    python benchmarks/mutate.py -n 400 --seed 11 --again     # only those that no test noticed, after tests were added
    python benchmarks/mutate.py -n 50 --only recording

The mutants are drawn from all that `mutants.py` can make of the packages in `LAYERS`: the same ones for the same seed
and code. The tests of each layer run once, traced, to find which of them reach which line. Each mutant is then tried in
a copy of `src`, by a fork that has everything imported but our own modules, with the tests that reach it, until one
fails. What is found is kept in `.mutants/`, a line of JSON each, so that a run which was stopped goes on where it was.
Survivors are printed with what stood in their line and what stood there instead. Linux or macOS.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import importlib
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, NoReturn

import coverage
import pytest
from hypothesis import Phase, settings
from mutants import Mutant, list_mutants

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src") / "actionplan"

# The tests that should notice a change in a module or package. A folder that does not exist is passed over.
LAYERS: dict[str, tuple[str, ...]] = {
    "evaluation": ("tests/evaluation", "tests/reports"),
    # The tables of a workbook are tested in the workbook.
    "reports": (
        "tests/reports",
        "tests/renderers/test_several_plans.py",
        "tests/renderers/test_spreadsheets.py",
        "tests/renderers/test_workbook.py",
    ),
    "recording": ("tests/recording",),
    "quantities": ("tests/quantities",),
    "planfile/plan_builder": ("tests/planfile",),
}

SLACK = 15.0  # seconds that a mutant has beside five times what its tests take
SLOW = 0.25  # seconds: a test that takes longer waits until the others have passed
MOST_MEMORY = 3 * 1024**3  # bytes of a fork
MOST_SECONDS = 900  # of processor time of a fork, should its parent be killed and not stop it
OPTIONS = ["-q", "-x", "--tb=line", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "addopts=--import-mode=importlib"]
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # pytest is already imported in a fork


class Candidate(NamedTuple):
    """A mutant of a file of a layer, and a name that tells it from every other."""

    layer: str
    path: str
    name: str
    mutant: Mutant


class Reach(NamedTuple):
    """What the tests of a layer reach: the tests for each line of a file, how long each takes, and what they import.

    The tests stand in the order in which they ran.
    """

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]
    modules: list[str]


class Trial(NamedTuple):
    """A mutant that is being tried: by which process, in which copy of the code, and until when."""

    candidate: Candidate
    slot: Path
    until: float


# Drawing


def draw(count: int, seed: int, only: Sequence[str]) -> list[Candidate]:
    """Draw mutants of the layers by chance, in the order in which they are drawn.

    A kind of change has chances by the square root of how many there are: half of all would be of texts and arguments.
    """
    everything = [each for layer in LAYERS if not only or layer in only for each in list_candidates(layer)]
    kinds = Counter(each.mutant.kind for each in everything)
    chance = Random(seed)  # noqa: S311 - chance that can be had again
    ranked = [(chance.random() ** sqrt(kinds[each.mutant.kind]), place) for place, each in enumerate(everything)]
    return [everything[place] for _, place in sorted(ranked, reverse=True)[:count]]


def list_candidates(layer: str) -> Iterator[Candidate]:
    """List the mutants of all files of a layer; none where the layer has no file or no tests."""
    file = ROOT / PACKAGE / f"{layer}.py"
    files = [file] if file.exists() else sorted((ROOT / PACKAGE / layer).rglob("*.py"))
    for each in files if list_tests(layer) else ():
        path = each.relative_to(ROOT).as_posix()
        twins = Counter[str]()
        for mutant in list_mutants(each.read_text("utf-8")):
            name = f"{path}:{mutant.line} {mutant.kind}: {mutant.before} -> {mutant.after}"
            twins[name] += 1
            yield Candidate(layer, path, f"{name} #{twins[name]}", mutant)


def list_tests(layer: str) -> list[str]:
    """List the folders of a layer's tests that are there."""
    return [each for each in LAYERS[layer] if (ROOT / each).exists()]


# Tracing


class Tracer:
    """A plugin of pytest that asks of each line which tests reach it.

    What a fixture of a module or session runs counts for all tests that take it, and what the import of a test file
    runs for all tests of that file: they run once, and more tests than the first see what comes of it.
    """

    def __init__(self, trace: coverage.Coverage) -> None:
        self.trace = trace
        self.now = "nothing"
        self.seconds: dict[str, float] = {}
        self.contexts: dict[str, list[str]] = defaultdict(list)

    @contextlib.contextmanager
    def _within(self, context: str) -> Iterator[None]:
        before, self.now = self.now, context
        self.trace.switch_context(context)
        try:
            yield
        finally:
            self.now = before
            self.trace.switch_context(before)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        """Note what the import of a test file runs."""
        with self._within(f"file {collector.nodeid.partition('::')[0]}"):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note what a test runs, and for how long."""
        began = time.perf_counter()
        self.contexts[item.nodeid] += [f"test {item.nodeid}", f"file {item.nodeid.partition('::')[0]}"]
        self.contexts[item.nodeid] += [f"fixture {name}" for name in getattr(item, "fixturenames", ())]
        with self._within(f"test {item.nodeid}"):
            given = yield
        self.seconds[item.nodeid] = time.perf_counter() - began
        return given

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        """Note what a fixture of more than one test runs."""
        if fixturedef.scope == "function":
            return (yield)
        with self._within(f"fixture {fixturedef.argname}"):
            return (yield)

    def measure(self, src: Path) -> Reach:
        """Measure what was reached, once the tests have run."""
        data = self.trace.get_data()
        lines: dict[str, dict[int, list[str]]] = {}
        tests: dict[str, list[str]] = defaultdict(list)
        for test, contexts in self.contexts.items():
            for context in contexts:
                tests[context].append(test)
        for file in data.measured_files():
            path = (PACKAGE.parent / Path(file).relative_to(src)).as_posix()
            lines[path] = {
                line: list(dict.fromkeys(test for context in contexts for test in tests[context]))
                for line, contexts in data.contexts_by_lineno(file).items()
            }
        return Reach(lines, self.seconds, list_others())


def list_others() -> list[str]:
    """List the modules that are imported and neither ours nor of the tests: those that a fork need not import again."""
    homes = ("site-packages", "dist-packages", f"{Path(os.__file__).parent}{os.sep}")
    return [
        name
        for name, module in sys.modules.items()
        if any(home in (getattr(module, "__file__", None) or "") for home in homes) and name != "__main__"
    ]


def trace_all(layers: Sequence[str], slots: Sequence[Path]) -> dict[str, Reach]:
    """Trace the tests of layers, as many at a time as there are copies of the code."""
    reaches: dict[str, Reach] = {}
    for first in range(0, len(layers), len(slots)):
        running = {start_trace(layer, slot): (layer, slot) for layer, slot in zip(layers[first:], slots, strict=False)}
        try:
            while running:
                process, status = os.waitpid(-1, 0)
                layer, slot = running.pop(process)
                if status:
                    said = (slot / "output").read_text()[-2000:]
                    sys.exit(f"the tests of {layer} fail before anything is changed: {said}")
                reaches[layer] = Reach(*json.loads((slot / "reach").read_text(), object_hook=_restore_numbers))
        finally:
            for process in running:
                stop(process, ended=False)
    return reaches


def start_trace(layer: str, slot: Path) -> int:
    """Start the tests of a layer, traced, in a process of its own, which leaves what it found in its slot."""
    if process := fork(slot):
        return process
    with leaving():
        trace = coverage.Coverage(data_file=None, source=[str(slot / PACKAGE)], config_file=False)
        tracer = Tracer(trace)
        trace.start()
        trace.switch_context(tracer.now)
        status = pytest.main([*OPTIONS, *list_tests(layer)], plugins=[tracer])
        trace.stop()
        (slot / "reach").write_text(json.dumps(tracer.measure(slot / "src")))
        os._exit(status)


def _restore_numbers(given: dict[str, Any]) -> dict[Any, Any]:
    return {int(key) if key.isdecimal() else key: value for key, value in given.items()}


# Trying


class Chosen:
    """A plugin of pytest that runs the tests that were chosen, in that order, and says which was the first to fail."""

    def __init__(self, tests: Sequence[str], answer: Path) -> None:
        self.order = {test: place for place, test in enumerate(tests)}
        self.answer = answer

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the chosen tests, in their order."""
        items[:] = sorted(
            (each for each in items if each.nodeid in self.order), key=lambda each: self.order[each.nodeid]
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the test that failed."""
        if report.failed:
            self.answer.write_text(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note the file that could not be imported."""
        if report.failed:
            self.answer.write_text(report.nodeid)


def choose_tests(candidate: Candidate, reach: Reach) -> list[str]:
    """Choose the tests that reach a mutant, the quick ones first; all of its layer, where it runs on import.

    Tests of one file stay together, since they share its fixtures.
    """
    found = reach.lines.get(candidate.path, {})
    near = {test for line, tests in found.items() for test in tests if line in candidate.mutant.lines}
    if candidate.mutant.on_import:
        near = {test for tests in found.values() for test in tests}
    others = set(reach.seconds) - near if candidate.mutant.on_import else set[str]()
    return _order(near, reach) + _order(others, reach)


def _order(tests: Iterable[str], reach: Reach) -> list[str]:
    return sorted(tests, key=lambda test: (reach.seconds[test] > SLOW, test.partition("::")[0], test))


def fork(slot: Path) -> int:
    """Fork: the child has its own group, the slot's code before any other, and writes nothing but there."""
    sys.stdout.flush()
    if process := os.fork():
        return process
    os.setsid()
    output = os.open(slot / "output", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    os.environ["PYTHONPATH"] = str(slot / "src")
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.path.insert(0, str(slot / "src"))
    sys.dont_write_bytecode = True
    settings.register_profile(
        "mutants", derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate]
    )
    settings.load_profile("mutants")  # others take after it
    return 0


@contextlib.contextmanager
def leaving() -> Iterator[None]:
    """Leave a forked process, whatever happens in it, without what its parent would do at its own end."""
    try:
        yield
    except BaseException as error:  # noqa: BLE001 - nothing may get past
        with contextlib.suppress(BaseException):
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            sys.stderr.flush()
    os._exit(70)


def begin(candidate: Candidate, tests: Sequence[str], slot: Path, seconds: float) -> tuple[int, Trial]:
    """Begin to try a mutant: write it into the copy of the code, and run its tests in a fork."""
    file = slot / candidate.path
    file.write_text(candidate.mutant.write(), encoding="utf-8")
    for old in (file.parent / "__pycache__").glob(f"{file.stem}.*"):
        old.unlink()
    (slot / "failed").unlink(missing_ok=True)
    if process := fork(slot):
        return process, Trial(candidate, slot, time.monotonic() + SLACK + 5 * seconds)
    with leaving():
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        os._exit(pytest.main([*OPTIONS, *files], plugins=[Chosen(tests, slot / "failed")]))


def end(trial: Trial, status: int | None) -> dict[str, Any]:
    """End a trial: say what came of it, from the status of its process (none, where it was stopped), and tidy up."""
    file = trial.slot / trial.candidate.path
    shutil.copyfile(ROOT / trial.candidate.path, file)
    by = (trial.slot / "failed").read_text() if (trial.slot / "failed").exists() else ""
    if status is None:
        return describe(trial.candidate, "timeout")
    if status == 0:
        return describe(trial.candidate, "survived")
    if os.waitstatus_to_exitcode(status) not in {1, 2} and os.WIFEXITED(status):
        return describe(trial.candidate, "fault", (trial.slot / "output").read_text()[-500:])
    return describe(trial.candidate, "killed", by)


def describe(candidate: Candidate, came: str, by: str = "") -> dict[str, Any]:
    """Describe what came of a mutant, for the file of results."""
    return {"name": candidate.name, "layer": candidate.layer, "came": came, "by": by}


def try_all(
    candidates: Iterable[Candidate], reaches: dict[str, Reach], slots: Sequence[Path]
) -> Iterator[dict[str, Any]]:
    """Try mutants, one at a time in each copy of the code; no process is left, however this ends."""
    waiting, free, running = list(reversed(list(candidates))), list(slots), dict[int, Trial]()
    try:
        while waiting or running:
            while waiting and free:
                candidate = waiting.pop()
                tests = choose_tests(candidate, reaches[candidate.layer])
                if not tests:
                    yield describe(candidate, "unreached")
                    continue
                seconds = sum(reaches[candidate.layer].seconds[each] for each in tests)
                process, trial = begin(candidate, tests, free.pop(), seconds)
                running[process] = trial
            for process, trial in list(running.items()):
                found, status = os.waitpid(process, os.WNOHANG)
                late = time.monotonic() > trial.until
                if found or late:
                    stop(process, ended=bool(found))
                    del running[process]
                    free.append(trial.slot)
                    yield end(trial, status if found else None)
            time.sleep(0.02)
    finally:
        for process in running:
            stop(process, ended=False)


def stop(process: int, *, ended: bool) -> None:
    """Stop a forked process and all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process, signal.SIGKILL)
    if not ended:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(process, 0)


# The run


def main() -> None:
    """Draw, try and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-n", type=int, default=400, help="how many mutants (400)")
    parser.add_argument("--seed", type=int, default=11, help="another seed draws others (11)")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time (2)")
    parser.add_argument("--only", action="append", default=[], choices=LAYERS, help="this layer only; may be repeated")
    parser.add_argument("--again", action="store_true", help="try those that survived once more")
    parser.add_argument("--results", type=Path, default=ROOT / ".mutants", help="the folder to keep results in")
    given = parser.parse_args()
    os.chdir(ROOT)
    os.environ.pop("PYTEST_ADDOPTS", None)  # what the tests around this run were asked for is not for those in it
    drawn = draw(given.n, given.seed, given.only)
    mark = sha256("\n".join(each.name for each in drawn).encode()).hexdigest()[:8]
    results = given.results / f"{given.n}-{given.seed}-{mark}.jsonl"
    given.results.mkdir(parents=True, exist_ok=True)
    kept = read_results(results)
    again = {name for name, each in kept.items() if given.again and each["came"] not in {"killed", "timeout"}}
    todo = [each for each in drawn if each.name not in kept or each.name in again]
    print(f"{len(drawn)} mutants drawn, {len(todo)} to try; results in {results}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, results.open("a", encoding="utf-8") as file:
        slots = [Path(folder) / str(number) for number in range(given.jobs)]
        for slot in slots:
            shutil.copytree(ROOT / "src", slot / "src", ignore=shutil.ignore_patterns("__pycache__"))
            compileall.compile_dir(slot / "src", quiet=1)
        reaches = trace_all(list(dict.fromkeys(each.layer for each in todo)), slots)
        for module in dict.fromkeys(name for reach in reaches.values() for name in reach.modules):
            with contextlib.suppress(Exception):
                importlib.import_module(module)
        print(f"{time.monotonic() - began:.0f} s to see what the tests reach", flush=True)
        began = time.monotonic()
        for number, result in enumerate(try_all(todo, reaches, slots), 1):
            kept[result["name"]] = result
            file.write(json.dumps(result) + "\n")
            file.flush()
            if result["came"] != "killed":
                print(f"{number}/{len(todo)} {result['came']}: {result['name']}", flush=True)
    if todo:
        print(f"{(time.monotonic() - began) / len(todo):.2f} s a mutant")
    print_score([kept[each.name] for each in drawn])


def read_results(file: Path) -> dict[str, dict[str, Any]]:
    """Read what an earlier run found; the last word on a mutant counts."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return {each["name"]: each for each in map(json.loads, lines)}


def print_score(results: Sequence[dict[str, Any]]) -> None:
    """Print the mutants that no test noticed, and the share that some test did."""
    for came in ("fault", "unreached", "survived"):
        for each in results:
            if each["came"] == came:
                print(f"{came}: {each['name']}", *([each["by"]] if each["by"] else []))
    for layer in (*LAYERS, ""):
        counts = Counter(each["came"] for each in results if layer in {"", each["layer"]})
        if total := counts.total():
            score = 100 * (counts["killed"] + counts["timeout"]) / total
            rest = ", ".join(f"{count} {came}" for came, count in counts.most_common())
            print(f"{layer or 'all'}: {score:.0f}% of {total} noticed ({rest})")


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _interrupt)
    main()
