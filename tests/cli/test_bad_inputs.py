"""Every bad input has its sentence and its exit status, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows keeps such a folder, and has other rights")

USAGE = [
    (["due", "--month", "2017-13"], "There is no month 13"),
    (["due", "--month", "0000-01"], "There is no year 0 here"),
    (["due", "--month", "Q3 2017/18"], "is not one month"),
    (["due", "--in", "Sumer 2017"], 'Did you mean "Summer 2017"?'),
    (["due", "--month", "TBC"], '"TBC" says that no date is set yet. Write it like'),
    (["due", "--in", "by June 2017"], "is open at one end"),
    (["due", "--in", "June and December 2017"], "names 2 dates"),
    (["due", "--in", "Quarterly"], '"Quarterly" says how often, not when. Write it like Q3 2017/18.'),
    (["due", "--in", "in line with Strategy"], "says what a date waits for, not when"),
    (["due", "--in", "July 2017 to Council"], "Leave them out"),
    (["due", "--in", "blue moon"], "cannot be read as a date"),
    (["due", "--in", "90 days"], 'Did you mean "next 90 days"?'),
    (
        ["due", "--in", "next academic year"],
        'Relative days are written like "last Friday", "next quarter" or "6 weeks ago"',
    ),
    (["due", "--in", "9999 years ago"], "is beyond the calendar"),
    (["due", "--month", "6 weeks ago"], "is not one month"),
    (["due", "--as-at", "last 6 weeks"], 'is a period. Write a day, like "6 weeks ago" or 30 September 2017.'),
    (["changes", "--since", "next week"], "Write a day no later than"),
    (["due", "--month", "2017-09", "--in", "Q3 2017/18"], "Use --month or --in, not both."),
    (["due", "--as-at", "not before June 2017"], "is open at one end"),
    (["due", "--as-at", "by June 2017"], "is open at one end"),
    (["due", "--as-at", "Ongoing"], '"Ongoing" says that work goes on, not when.'),
    (["due", "--as-at", "31 June 2017"], "there is no 31 June: June has 30 days. Write it like 30 September 2017."),
    (["due", "--officer", "Chief Executve"], 'Did you mean "Chief Executive"?'),
    (["due", "--officer", "Bob"], 'has no officer "Bob". It has "Chief Executive".'),
    (["by-officer", "Bob"], 'has no officer "Bob". It has "Chief Executive".'),
    (["due", "--body", "xyz"], 'has no body "xyz". It has none.'),
    (["due", "--theme", "qqq"], 'has no theme "qqq". It has "Being an Enterprising Council".'),
    (["due", "--action", "99"], 'has no action "99". It has "1".'),
    (["due", "--status", "lat"], '--status "lat" is not one of deleted, suspended, complete, ended,'),
    (["due", "--status", "late"], 'not yet due. Did you mean "overdue"?'),
    (["due", "--status", "date"], "ongoing, waiting, no date, not yet due.\n"),
    (["due", "--status", "over due"], 'not yet due. Did you mean "overdue"?'),
    (["due", "--format", "rtf"], '--format "rtf" is not one of table, md, html, docx, odt, pdf, csv, json,'),
    (["due", "--officer"], "Option '--officer' needs a value. Run `actionplan due --help` for its options."),
    (["due", "-o", "panel.rtf"], "The file name panel.rtf does not end in a format"),
    (["complete", "1.1a", "-p", "a.yaml", "-p", "b.yaml"], "This command works on one plan"),
    (["explain", "Spring 2018", "-p", "a.yaml", "-p", "b.yaml"], "This command works on one plan"),
    (["due", "--mnth", "2017-09"], "`due` has no option --mnth. Did you mean --month?"),
    (["due", "--percent", "40"], "`due` has no option --percent. Run"),
    (["due", "--month", "2017-09", "--month", "2017-10"], "--month is given twice. Give it once."),
    (["due", "--as-at=today", "--as-at", "June 2017"], "--as-at is given twice. Give it once."),
    (["due", "--format", "md", "-o", "a.md", "-o", "b.md", "-o", "c.md"], "--output is given 3 times. Give it once."),
    (
        ["complete", "1.1a", "--on", "Smarch"],
        '--on "Smarch" cannot be read as a date: there is no date in it. Write it',
    ),
    (["revise", "1.1a", "--why", "x", "--to", "30 Septembr 2017"], 'Did you mean "30 September 2017"?'),
    (["due", "--period", "2017/20"], "`due` has no option --period"),
    (["explain", "June", "--period", "2017/20"], 'The period "2017/20" has a year that does not follow (for several'),
    (["due", "--out", "x"], "`due` has no option --out. Did you mean --output?"),
    (["due", "--of", "x"], "`due` has no option --of. Did you mean --officer?"),
    (["due", "extra", "words"], '`due` has no use for "extra words". Put words that belong together in quotation'),
    (["by-officer", "Nobody At All"], 'has no officer "Nobody At All"'),
    (["show", "9.9"], 'has no action, output or target "9.9". It has "1", "1.1", "1.1a" and "1.1b".'),
    (["show", "1.1c"], 'Did you mean "1.1'),
    (["do"], "No such command 'do'"),
    (["explain"], "`explain` needs PHRASE."),
    (["explain", "June", "--period", "soon"], 'Cannot read the period "soon"'),
    (["explain", "June", "--period", "2017/18", "--year-start", "1 Smarch"], 'Cannot read --year-start "1 Smarch"'),
    (["explain", "June", "--period", "2018-21"], "write 2018/19 to 2020/21"),
    (["overdu"], "No such command 'overdu'. Did you mean 'overdue'?"),
    (["incomplete"], "No such command 'incomplete'. Run"),
    (["undelete"], "No such command 'undelete'. Run"),
    (["due", "--as", "June"], "`due` has no option --as. Did you mean --as-at?"),
]


@pytest.mark.parametrize(("arguments", "sentence"), USAGE)
def test_wrong_usage_is_status_2(ask: Run, arguments: list[str], sentence: str) -> None:
    done = ask(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    _is_calm(done.stderr)


EMPTY = [
    (["due", "--month", ""], "--month is empty."),
    (["due", "--in", " "], "--in is empty."),
    (["due", "--as-at="], "--as-at is empty."),
    (["due", "--officer", ""], "--officer is empty."),
    (["due", "--body", ""], "--body is empty."),
    (["due", "--theme", ""], "--theme is empty."),
    (["due", "--action", ""], "--action is empty."),
    (["due", "--status", ""], "--status is empty."),
    (["due", "--text=", "--exit-code"], "--text is empty."),
    (["due", "-p", ""], "-p is empty."),
    (["due", "-o", ""], "-o is empty."),
    (["by-officer", ""], "An argument is empty."),
    (["show", ""], "An argument is empty."),
    (["new", ""], "An argument is empty."),
    (["new", "--title", ""], "--title is empty."),
]


@pytest.mark.parametrize(("arguments", "sentence"), EMPTY)
def test_an_empty_value_is_a_forgotten_variable_and_no_question(ask: Run, arguments: list[str], sentence: str) -> None:
    done = ask(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"actionplan: {sentence} Give it a value, or leave it out.\n"


def test_a_plan_of_many_names_is_not_read_out(tmp_path: Path, run: Run) -> None:
    theme = "  - {{theme: T{0}, actions: [{{action: {0}, title: A, monitored_by: [B{0}], outputs: [{1}]}}]}}\n"
    output = "{{output: {0}.1, text: W, officer: O{0}, targets: [{{date: May 2017, measures: [M]}}]}}"
    head = "plan: {title: P, authority: A, period: 2017/18}\nthemes:\n"
    themes = "".join(theme.format(n, output.format(n)) for n in range(1, 13))
    (tmp_path / "plan.yaml").write_text(head + themes, "utf-8")
    assert "`actionplan by-officer` shows what there is." in run("due", "--officer", "xyz").stderr
    assert "`actionplan show` shows what there is." in run("due", "--body", "xyz").stderr
    assert "`actionplan show` shows what there is." in run("due", "--theme", "qqq").stderr
    assert 'no action, output or target "99". Its actions are 1 to 12.' in run("show", "99").stderr
    assert 'no action "x". Its actions are 1 to 12.' in run("due", "--action", "x").stderr


def test_the_bare_program_shows_its_help_calmly(run: Run) -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == run("--help").stdout


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
    (_folder, ["due", "-p", "inner"], "There is no plan in the folder inner"),
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
    assert "`actionplan validate` shows all that is wrong." in told
    (tmp_path / "plan.yaml").rename(tmp_path / "my plan.yaml")
    assert '`actionplan validate -p "my plan.yaml"` shows' in run("due", "-p", "my plan.yaml").stderr


@pytest.mark.parametrize("words", [("due",), ("report", "-o", "panel.docx"), ("note", "1.1a", "Going well"), ("show",)])
def test_nothing_is_answered_from_the_rest_of_a_plan_with_a_fault_of_yaml(
    folder: Path, run: Run, words: tuple[str, ...]
) -> None:
    path = folder / "plan.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Sites", 'title: "Sites'), "utf-8")
    done = run(*words)
    assert done.returncode == 3
    assert "plan.yaml:12:16: error AP101 this quotation mark" in done.stderr
    assert "There is no answer from the rest of it, because a target could be missing." in done.stderr
    assert "`actionplan validate` checks the rest." in done.stderr
    assert [file.name for file in folder.iterdir()] == ["plan.yaml"]


@POSIX_ONLY
def test_a_file_without_permission(folder: Path, run_as_user: Run) -> None:
    (folder / "plan.yaml").chmod(0)
    done = run_as_user("due")
    assert done.returncode == 3
    assert "You do not have permission to read" in done.stderr


@POSIX_ONLY
@pytest.mark.parametrize("words", [("due",), ("validate",), ("due", "-p", ".")])
def test_a_folder_without_permission(folder: Path, run_as_user: Run, words: tuple[str, ...]) -> None:
    folder.chmod(0o600)
    done = run_as_user(*words)
    folder.chmod(0o700)
    assert done.returncode == 3
    assert "You do not have permission to" in done.stderr


@POSIX_ONLY
@pytest.mark.parametrize(
    "words",
    [
        *("due", "due -p x.yaml", "due -p {plan} -o x.csv", "validate", "validate {plan}", "schema -o x.json"),
        "new x.yaml --title T --authority A --period 2017/18",
    ],
)
def test_a_folder_that_was_taken_away_is_said(folder: Path, surroundings: dict[str, str], words: str) -> None:
    (folder / "gone").mkdir()
    command = f"{sys.executable} -m actionplan {words.format(plan=folder / 'plan.yaml')}"
    done = subprocess.run(  # noqa: S603 - our own program
        ["/bin/sh", "-c", f"rmdir ../gone && {command}"],
        cwd=folder / "gone",
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "actionplan: The folder that you are in is not there any more. "
        "Change to another one, and run the command again.\n"
    )


def test_a_name_from_the_command_line_cannot_move_the_cursor(ask: Run) -> None:
    assert "\x1b" not in ask("due", "--officer", "\x1b[2J").stderr


def test_explain_asks_for_a_period_where_there_is_no_plan(run: Run) -> None:
    done = run("explain", "June")
    assert done.returncode == 2
    assert "Give one, like --period 2017/18." in done.stderr


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"], ["due", "--help"], ["new", "-h"]])
def test_help_on_a_full_disk(tmp_path: Path, surroundings: dict[str, str], arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "actionplan", *arguments],
            cwd=tmp_path,
            env=surroundings,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr == b"actionplan: The answer could not be written: No space left on device.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_error_stream_changes_no_status(tmp_path: Path, surroundings: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "actionplan", "due"], cwd=tmp_path, env=surroundings, stderr=full, check=False
        )
    assert done.returncode == 3


def test_a_format_whose_extra_is_not_installed_says_how_to_get_it(folder: Path, launch: Run) -> None:
    """A folder in place of typst's does as its absence would."""
    lacking = folder / "lacking" / "typst"
    lacking.mkdir(parents=True)
    (lacking / "__init__.py").write_text("raise ModuleNotFoundError('No module named typst', name='typst')\n")
    path = os.pathsep.join((str(lacking.parent), str(Path(__file__).parents[2] / "src")))
    done = launch("report", "-o", "panel.pdf", PYTHONPATH=path)
    assert (done.returncode, done.stderr) == (
        1,
        (
            "actionplan: To write PDF, a part of the program is needed that is not installed. "
            "Install it with: pip install 'actionplan[pdf]'\n"
        ),
    )
    assert not (folder / "panel.pdf").exists()
    assert launch("report", "-o", "panel.docx", PYTHONPATH=path).returncode == 0


def test_a_bug_has_a_calm_sentence_and_its_own_status(folder: Path, launch: Run) -> None:
    """A folder in place of a module of ours is as good as a bug; a plan not written plainly wants that module."""
    plan = folder / "plan.yaml"
    plan.write_text("---\n" + plan.read_text("utf-8"), "utf-8")
    broken = folder / "broken" / "yaml"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise RuntimeError('a part is missing')\n")
    path = os.pathsep.join(
        (str(broken.parent), os.environ.get("PYTHONPATH", ""), str(Path(__file__).parents[2] / "src"))
    )
    done = launch("due", PYTHONPATH=path)
    assert done.returncode == 70
    assert "This is a fault in actionplan, not in your plan (RuntimeError: a part is missing)." in done.stderr
    _is_calm(done.stderr)
    debugged = launch("due", PYTHONPATH=path, ACTIONPLAN_DEBUG="1")
    assert "Traceback" in debugged.stderr
    assert debugged.returncode == 70
    assert "Traceback" not in launch("due", "--month", "2017-13", ACTIONPLAN_DEBUG="1").stderr


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
    assert done.stderr == b"actionplan: The answer could not be written: standard output is closed.\n"
