"""What all tests share: plans from a few lines of YAML, the program in this process, and how the tests are run.

No test is about how long anything takes: a slow machine is no fault.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, chdir, contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryFile
from textwrap import dedent, indent
from typing import IO
from unittest.mock import patch

import pytest
from coverage import Coverage
from hypothesis import is_hypothesis_test, settings

import actionplan
from actionplan.cli import main
from actionplan.model.plan import Plan
from actionplan.planfile import load

PlanOf = Callable[[str], Plan]
Run = Callable[..., subprocess.CompletedProcess[str]]
Convert = Callable[[Mapping[str, bytes], str], list[Path]]

COLOUR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE")
SOURCE = Path(__file__).resolve().parents[1] / "src"

STARTING_VARIABLES = ("PYTHON", "LC_", "TZ", "GITHUB_ACTIONS")
"""How the variables begin that count when a process starts, or only where its output is a pipe."""

_HEAD = "plan: {name: made, title: Action Plan, authority: A Council, period: 2017/18}\n"

_ONE_TARGET = """\
{head}
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        outputs:
          - output: 1.1
            text: Publish it
            officer: Head of Planning
            targets:
              - {target}
"""

_RECORDS = {
    0: "proposed: {to: March 2018, on: 1 September 2017, why: Legal advice on the company form is late}",
    1: "completed: 12 July 2017",
    4: "completed: 14 July 2017\nupdates: [{on: 14 July 2017, note: The contract was awarded six weeks late}]",
    5: "updates: [{on: 20 June 2017, rag: amber, note: Tenders are being scored}]",
    6: "completed: 28 April 2017\nupdates: [{on: 28 April 2017, note: Group set up with terms of reference}]",
    8: "updates: [{on: 10 September 2017, note: Waiting for the strategy of the county}]",
    10: "updates: [{on: 28 September 2017, rag: green, note: Two sites were visited}]",
    13: "deleted: {on: 12 July 2017, why: Merged with 3.1}",
    16: "updates: [{on: 15 September 2017, rag: amber, reason: Two posts are vacant, note: Survey is out}]",
    18: "completed: 20 September 2017\nupdates: [{on: 20 September 2017, note: Adopted three weeks late}]",
    19: "started: 3 July 2017",
    20: "updates: [{on: 28 September 2017, reason: Consultant left, note: The draft is with the legal team}]",
    21: "revised: [{to: January 2018, on: 1 September 2017, why: The consultation was longer, approved_by: Council}]",
    27: "suspended: [{on: 1 August 2017, why: Waiting for the leisure contract}]",
    29: "updates: [{on: 20 September 2017, reason: The census came late, next: Analysis in October, percent: 40%}]",
    30: "proposed: {to: October 2017, on: 1 September 2017, why: Workshop moved}\nupdates: [{on: 20 September 2017, "
    "rag: red, note: The room was double booked, reason: Partners could not agree a day, next: A new day is offered}]",
    34: "started: 3 July 2017",
    37: "revised: [{to: December 2017, on: 12 July 2017, why: Partners asked for more time, approved_by: Executive}]",
}
"""What was recorded in half a year of the shipped plan's targets, by their places."""

settings.register_profile("all", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=5)
settings.load_profile("all")


def pytest_configure(config: pytest.Config) -> None:
    """With -m "not slow", try fewer examples of each property: whoever wants a quick verdict runs the rest later.

    Garbage is looked for less often than Python would, and not when a process ends: that takes a tenth of the time.
    """
    gc.set_threshold(10_000)
    atexit.register(gc.freeze)
    if _is_quick(config):
        settings.load_profile("quick")


def _is_quick(config: pytest.Config) -> bool:
    return bool(config.getoption("markexpr") == "not slow")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One file runs where it is: several processes would take longer to start than most files take.

    Otherwise there is a process for each core, and one more where slow tests wait for other programs.
    """
    if len(config.args) == 1 and ".py" in config.args[0]:
        return 0
    return (os.cpu_count() or 1) + (not _is_quick(config))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Slow files come first, so that none is left for the end, when other processes have nothing to do.

    Coverage counts what tables of cases reach: to follow each line of slow tests, of properties, and of tests that look
    at the project itself takes minutes. So every module is imported before them: a test that is not followed and
    imports one first would leave out the lines that run only then.
    """
    if config.pluginmanager.hasplugin("_cov"):
        for module in walk_packages(actionplan.__path__, "actionplan."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    items.sort(key=lambda item: not any(mark.name == "slow" for mark in _module(item).own_markers))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Turn coverage on or off, as the next test needs it.

    The marker `no_cover` would not turn it off: in a process of several, pytest-cov measures twice. When it pauses one
    measurement, the other goes on.
    """
    controller = getattr(item.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    if not controller or controller.started == (is_wanted := _wants_coverage(item)):
        return
    if is_wanted:
        controller.resume()
    else:
        controller.pause()
        while below := Coverage.current():
            below.stop()


def _wants_coverage(item: pytest.Item) -> bool:
    is_property = isinstance(item, pytest.Function) and is_hypothesis_test(item.obj)
    return not (item.get_closest_marker("slow") or is_property or item.path.parent.name == "house")


def pytest_collection_finish() -> None:
    """Leave the tests that pytest found out of the search for garbage: 15,000 of them live until the end."""
    gc.freeze()


def _module(item: pytest.Item) -> pytest.Item | pytest.Module:
    return item.getparent(pytest.Module) or item


@pytest.fixture(scope="session")
def plan_of() -> PlanOf:
    """Read everything below the plan's head. A fault in the YAML is a fault in the test."""

    def read(text: str) -> Plan:
        source = load((_HEAD + dedent(text)).encode())
        assert not source.findings
        assert source.plan is not None
        return source.plan

    return read


@pytest.fixture(scope="session")
def plan_of_one(plan_of: PlanOf) -> PlanOf:
    """Read a plan of one target, 1.1, given in one line of YAML. Lines before it go above the themes."""

    def read(text: str) -> Plan:
        *above, target = dedent(text).strip().splitlines()
        return plan_of(_ONE_TARGET.format(head="\n".join(above), target=target))

    return read


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that starts LibreOffice, or a reason to skip. All tests share a profile: a new one takes seconds."""
    program = shutil.which("soffice")
    if not program:
        assert not os.environ.get("CI"), "CI has no LibreOffice"
        pytest.skip("needs LibreOffice")
    return [program, f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}", "--headless"]


@pytest.fixture(scope="session")
def convert(office: list[str], tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Has LibreOffice convert files, given by their names, to another format: all of them in one start."""

    def run(files: Mapping[str, bytes], to: str) -> list[Path]:
        folder = tmp_path_factory.mktemp("files")
        for name, content in files.items():
            (folder / name).write_bytes(content)
        out = folder / "out"
        ran = subprocess.run(  # noqa: S603 - LibreOffice, on files of ours
            [*office, "--convert-to", to, "--outdir", out, *(folder / name for name in files)],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert ran.returncode == 0, f"LibreOffice ended with {ran.returncode}: {ran.stdout}{ran.stderr}"
        return sorted(out.iterdir())

    return run


@pytest.fixture(scope="session", autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in the place of the one where the user's programs keep their state, on Linux, and no settings."""
    folder = tmp_path_factory.mktemp("state")
    with patch.dict(os.environ, {"XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "settings")}):
        yield folder


@pytest.fixture
def surroundings() -> dict[str, str]:
    """The environment variables of a person who has set none of ours."""
    return _list_surroundings()


def _list_surroundings() -> dict[str, str]:
    others = ("COLUMNS", *COLOUR_VARIABLES, "PYTHONIOENCODING")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("ACTIONPLAN_") and name not in others
    }
    fixed = {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "TERM": "xterm-256color"}
    return kept | fixed | {"ACTIONPLAN_PROGRESS": "off"}  # a bar would show whenever the machine is slow


@pytest.fixture
def run(tmp_path: Path, run_in: Run) -> Run:
    """Runs `actionplan` in the test's folder and in this process, as `run_in` does."""
    return partial(run_in, tmp_path)


@pytest.fixture(scope="session")
def run_in() -> Run:
    """Runs `actionplan` in a folder and in this process: all of `main`, with files as standard streams.

    To start one takes ten times as long. What depends on that has `launch`: variables that Python reads when it starts,
    streams that are no files, what is imported. A test compares the two for every command.
    """

    def command(folder: Path, *arguments: str, said: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        assert not [name for name in variables if name.startswith(STARTING_VARIABLES)], "this needs `launch`"
        with ExitStack() as until_done:
            given, out, err = (until_done.enter_context(TemporaryFile()) for _ in range(3))
            given.write(said.encode())
            given.seek(0)
            with (
                chdir(folder),
                patch.dict(os.environ, _list_surroundings() | variables, clear=True),
                patch.object(sys, "argv", ["actionplan", *arguments]),
                patch.object(sys, "unraisablehook", sys.unraisablehook),
                _replace_stream("stdin", given, "surrogateescape"),
                _replace_stream("stdout", out, "surrogateescape"),
                _replace_stream("stderr", err, "backslashreplace"),
            ):
                status = _run_main()
            return subprocess.CompletedProcess(arguments, status, _read_back(out), _read_back(err))

    return command


@contextmanager
def _replace_stream(name: str, file: IO[bytes], errors: str) -> Iterator[None]:
    """Put a file in the place of a standard stream, as Python opens it in its UTF-8 mode."""
    stream = io.TextIOWrapper(file, "utf-8", errors)
    with patch.object(sys, name, stream):
        yield
    stream.detach()  # which flushes it, and leaves the file open


def _run_main() -> int:
    """Run `main` and return its exit status. It leaves memory to the end of its process, which is not now."""
    heeding = signal.getsignal(signal.SIGINT)
    try:
        with patch.object(gc, "freeze"), pytest.raises(SystemExit) as leaving:
            main()
    finally:
        gc.enable()
        signal.signal(signal.SIGINT, heeding)
    assert isinstance(leaving.value.code, int)
    return leaving.value.code


def _read_back(file: IO[bytes]) -> str:
    file.seek(0)
    return io.StringIO(file.read().decode(), newline=None).read()


@pytest.fixture(scope="session")
def busy_plan() -> Plan:
    """The shipped plan in the middle of its year, with much recorded."""
    text = (SOURCE.parent / "plan.yaml").read_text(encoding="utf-8")
    head, *targets = re.split(r"(?m)^(?= {14}[- ] date: )", text)
    for n, record in _RECORDS.items():
        targets[n] = targets[n].replace("\n", indent(f"\n{record}\n", " " * 16), 1)
    source = load("".join((head, *targets)).encode())
    assert not [finding for finding in source.findings if finding.severity == "error"]
    assert source.plan
    return source.plan
