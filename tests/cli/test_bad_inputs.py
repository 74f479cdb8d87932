"""Every bad input has its sentence and its exit status, and no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

USAGE = [
    (["due", "--month", "2017-13"], "There is no month 13"),
    (["due", "--month", "0000-01"], "There is no year 0 here"),
    (["due", "--month", "Q3 2017/18"], "is not one month"),
    (["due", "--in", "Sumer 2017"], 'Did you mean "Summer 2017"?'),
    (["due", "--month", "TBC"], "names no day or period (unset)"),
    (["due", "--in", "by June 2017"], "is open at one end"),
    (["due", "--in", "June and December 2017"], "names 2 dates"),
    (["due", "--in", "Quarterly"], "names no day or period (recurring)"),
    (["due", "--in", "July 2017 to Council"], "Leave them out"),
    (["due", "--in", "blue moon"], "cannot be read as a date"),
    (["due", "--month", "2017-09", "--in", "Q3 2017/18"], "both given"),
    (["due", "--as-at", "not before June 2017"], "is open at one end"),
    (["due", "--as-at", "by June 2017"], "is open at one end"),
    (["due", "--as-at", "Ongoing"], "names no day or period (ongoing)"),
    (["due", "--officer", "Chief Executve"], 'The nearest is "Chief Executive".'),
    (["due", "--action", "99"], 'has no action "99"'),
    (["due", "--standing", "lost"], 'has no standing "lost"'),
    (["due", "--format", "docx"], "'docx' is not one of"),
    (["due", "-o", "panel.docx"], "The ending of panel.docx says no format"),
    (["due", "-p", "a.yaml", "-p", "b.yaml"], "Only one plan"),
    (["due", "--mnth", "2017-09"], "No such option"),
    (["due", "extra"], "unexpected extra argument"),
    (["by-officer", "Nobody At All"], 'has no officer "Nobody At All"'),
    (["show", "9.9"], '"9.9"'),
    (["do"], "No such command 'do'"),
    (["explain"], "Missing argument 'PHRASE...'"),
    (["explain", "June", "--period", "soon"], 'Cannot read the period "soon"'),
    (["explain", "June", "--period", "2017/18", "--year-start", "1 Smarch"], "Cannot read year_start"),
    (["completion", "cmd"], "'cmd' is not one of"),
]


@pytest.mark.parametrize(("arguments", "sentence"), USAGE)
def test_wrong_usage_is_status_2(ask: Run, arguments: list[str], sentence: str) -> None:
    done = ask(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    _is_calm(done.stderr)


def _is_calm(told: str) -> None:
    assert told.startswith("actionplan: ")
    assert "Traceback" not in told
    assert told.count("\n") <= 3


def _folder(path: Path) -> None:
    (path / "inner").mkdir()


def _empty(path: Path) -> None:
    (path / "plan.yaml").write_text("")


def _not_a_plan(path: Path) -> None:
    (path / "plan.yaml").write_text("- a\n- b\n")


def _broken(path: Path) -> None:
    (path / "plan.yaml").write_text('plan:\n  title: "unclosed\n')


def _other(path: Path) -> None:
    (path / "corporate.yaml").write_text("plan: {}\n")


def _as_folder(path: Path) -> None:
    (path / "plan.yaml").mkdir()


FILES = [
    (None, ["due"], "There is no plan.yaml in this folder"),
    (None, ["due"], "start one with `actionplan new`"),
    (_other, ["due"], "There is corporate.yaml: give one with -p."),
    (None, ["due", "-p", "gone.yaml"], "There is no file gone.yaml"),
    (_folder, ["due", "-p", "inner"], "There is no plan.yaml in the folder inner"),
    (_as_folder, ["due"], "There is no plan.yaml in this folder"),
    (_empty, ["due"], "plan.yaml could not be read as a plan"),
    (_not_a_plan, ["due"], "plan.yaml could not be read as a plan"),
    (_broken, ["due"], "plan.yaml could not be read as a plan"),
    (_broken, ["explain", "June"], "plan.yaml could not be read as a plan"),
]


@pytest.mark.parametrize(("prepare", "arguments", "sentence"), FILES)
def test_a_file_that_is_no_plan_is_status_3(
    tmp_path: Path, run: Run, prepare: Callable[[Path], None] | None, arguments: list[str], sentence: str
) -> None:
    if prepare:
        prepare(tmp_path)
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (3, "")
    assert sentence in done.stderr
    _is_calm(done.stderr)


def test_a_plan_that_is_no_plan_names_the_place_and_the_command_that_shows_all(tmp_path: Path, run: Run) -> None:
    _broken(tmp_path)
    told = run("due").stderr
    assert "plan.yaml:" in told
    assert "actionplan validate -p plan.yaml" in told


def test_a_file_without_permission(folder: Path, run: Run) -> None:
    (folder / "plan.yaml").chmod(0)
    if os.access(folder / "plan.yaml", os.R_OK):
        pytest.skip("this user may read every file, whatever its permissions")
    done = run("due")
    assert done.returncode == 3
    assert "may not be read by you" in done.stderr


def test_a_name_from_the_command_line_cannot_move_the_cursor(ask: Run) -> None:
    assert "\x1b" not in ask("due", "--officer", "\x1b[2J").stderr


def test_explain_asks_for_a_period_where_there_is_no_plan(run: Run) -> None:
    done = run("explain", "June")
    assert done.returncode == 2
    assert "Add one, like --period 2017/18." in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk(folder: Path, run: Run, surroundings: dict[str, str]) -> None:
    done = run("due", "-o", "/dev/full", "--format", "csv")
    assert done.returncode == 3
    assert "No space left on device" in done.stderr
    with Path("/dev/full").open("wb") as full:
        piped = subprocess.run(
            [sys.executable, "-m", "actionplan", "due"],
            cwd=folder,
            env=surroundings,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert piped.returncode == 3
    assert piped.stderr.startswith(b"actionplan: The answer could not be written: No space left on device.")
    _is_calm(piped.stderr.decode())


def test_a_bug_has_a_calm_sentence_and_its_own_status(folder: Path, run: Run) -> None:
    """A folder in place of a module of ours is as good as a bug."""
    broken = folder / "broken" / "yaml"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise RuntimeError('a part is missing')\n")
    path = os.pathsep.join(
        (str(broken.parent), os.environ.get("PYTHONPATH", ""), str(Path(__file__).parents[2] / "src"))
    )
    done = run("due", PYTHONPATH=path)
    assert done.returncode == 70
    assert "This is a fault in actionplan, not in your plan (RuntimeError: a part is missing)." in done.stderr
    _is_calm(done.stderr)
    debugged = run("due", PYTHONPATH=path, ACTIONPLAN_DEBUG="1")
    assert "Traceback" in debugged.stderr
    assert debugged.returncode == 1


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has a file that cannot be read by anybody")
def test_a_file_that_the_system_will_not_read(ask: Run) -> None:
    done = ask("due", "-p", "/proc/self/mem")
    assert done.returncode == 3
    assert "/proc/self/mem could not be read: Input/output error." in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows closes standard output another way")
def test_nowhere_to_write_to(folder: Path, surroundings: dict[str, str]) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -m actionplan due >&-', sys.executable],
        cwd=folder,
        env=surroundings,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr == b"actionplan: There is nowhere to write the answer to: standard output is closed.\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows interrupts a program another way")
def test_whoever_stops_it_gets_no_traceback(tmp_path: Path, surroundings: dict[str, str]) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "actionplan", "new", "--period", "2017/18"],
        cwd=tmp_path,
        env=surroundings,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stderr
    assert program.stderr.read(4) == b"What"  # it is asking
    program.send_signal(signal.SIGINT)
    told = program.communicate()[1]
    assert program.returncode == 130
    assert told.endswith(b"actionplan: Stopped.\n")
    assert b"Traceback" not in told
    assert not list(tmp_path.iterdir())
