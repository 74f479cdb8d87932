"""Where the plan is found, and where an answer goes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]


def _title(done: subprocess.CompletedProcess[str]) -> str:
    return str(json.loads(done.stdout)["plans"][0]["title"])


def _with_title(folder: Path, name: str, title: str) -> None:
    text = (folder / "plan.yaml").read_text("utf-8")
    (folder / name).write_text(text.replace("Corporate Action Plan 2017/18", title), "utf-8")


def test_the_plan_given_comes_first_then_the_variable_then_the_one_here(folder: Path, run: Run) -> None:
    _with_title(folder, "given.yaml", "Given")
    _with_title(folder, "named.yaml", "Named")
    ask = ["due", "--format", "json", "--as-at", "2017-09-15"]
    assert _title(run(*ask, "-p", "given.yaml", ACTIONPLAN_PLAN="named.yaml")) == "Given"
    named = run(*ask, ACTIONPLAN_PLAN="named.yaml")
    assert (_title(named), named.stderr) == ("Named", "The plan is named.yaml, from ACTIONPLAN_PLAN.\n")
    assert _title(run(*ask)) == "Corporate Action Plan 2017/18"
    (folder / "plan.yaml").unlink()
    alone = run(*ask, ACTIONPLAN_PLAN="named.yaml")
    assert (_title(alone), alone.stderr) == ("Named", "")


def test_a_folder_means_the_plan_in_it(folder: Path, run: Run) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (folder / "plan.yaml").rename(inner / "plan.yaml")
    assert run("due", "-p", "inner").returncode == 0
    assert run("due", ACTIONPLAN_PLAN="inner").returncode == 0


def test_a_plan_from_standard_input(folder: Path, run: Run) -> None:
    done = run("due", "-p", "-", "--as-at", "2017-09-15", said=(folder / "plan.yaml").read_text("utf-8"))
    assert done.returncode == 0
    assert "1.1b" in done.stdout


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.txt", "What falls due"), ("a.md", "# What falls due"), ("a.csv", "plan,ref,"), ("a.json", '{"format"')],
)
def test_a_file_says_its_format_by_its_ending(folder: Path, run: Run, name: str, beginning: str) -> None:
    done = run("due", "--as-at", "2017-09-15", "-o", name)
    count = "2 rows" if name in ("a.csv", "a.json") else f"{max(round((folder / name).stat().st_size / 1024), 1)} kB"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Wrote {name}, {count}\n", "")
    assert (folder / name).read_text("utf-8").startswith(beginning)


def test_a_pdf_says_how_many_pages_it_has(folder: Path, run: Run) -> None:
    done = run("due", "--as-at", "2017-09-15", "-o", "a.pdf")
    size = max(round((folder / "a.pdf").stat().st_size / 1024), 1)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Wrote a.pdf, 1 page, {size} kB\n", "")


def test_a_format_by_name_wins_over_the_ending(folder: Path, run: Run) -> None:
    run("due", "-o", "a.txt", "--format", "json")
    assert json.loads((folder / "a.txt").read_text("utf-8"))


def test_a_file_is_replaced_whole_and_keeps_its_permissions(folder: Path, run: Run) -> None:
    answer = folder / "a.csv"
    answer.write_text("old")
    answer.chmod(0o640)
    assert run("due", "-o", "a.csv").returncode == 0
    assert answer.read_text("utf-8").startswith("plan,")
    assert answer.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "plan.yaml"]


def test_a_link_stays_a_link(folder: Path, run: Run) -> None:
    (folder / "real.csv").write_text("old")
    (folder / "link.csv").symlink_to("real.csv")
    run("due", "-o", "link.csv")
    assert (folder / "link.csv").is_symlink()
    assert (folder / "real.csv").read_text("utf-8").startswith("plan,")


def test_the_plan_itself_is_never_written_over(folder: Path, run: Run) -> None:
    before = (folder / "plan.yaml").read_bytes()
    done = run("due", "-o", "plan.yaml", "--format", "csv")
    assert done.returncode == 2
    assert "is the plan itself" in done.stderr
    assert (folder / "plan.yaml").read_bytes() == before


def test_the_plan_under_another_name_is_the_plan(folder: Path, run: Run) -> None:
    (folder / "same.csv").hardlink_to(folder / "plan.yaml")
    assert "same.csv is the plan itself" in run("due", "-o", "same.csv").stderr


@pytest.mark.parametrize("output", [".", "inner"])
def test_an_answer_is_no_folder(folder: Path, run: Run, output: str) -> None:
    (folder / "inner").mkdir()
    done = run("due", "-o", output)
    assert done.returncode == 3
    assert f"{output} is a folder. Give the name of a file after -o, like " in done.stderr


def test_a_folder_that_is_not_there_and_one_that_is(folder: Path, run: Run) -> None:
    done = run("due", "-o", "gone/a.csv")
    assert done.returncode == 3
    assert "There is no folder" in done.stderr
    (folder / "a.csv").mkdir()
    done = run("due", "-o", "a.csv")
    assert done.returncode == 3
    assert "is a folder" in done.stderr


def test_a_file_that_cannot_be_finished_leaves_nothing_behind(folder: Path, surroundings: dict[str, str]) -> None:
    """A limit on the size of a file is a disk that fills up half way."""
    resource = pytest.importorskip("resource", reason="Windows has no limits on a process")
    (folder / "a.json").write_text("the old answer")
    done = subprocess.run(
        [sys.executable, "-B", "-m", "actionplan", "due", "-o", "a.json"],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("actionplan: ")
    assert (folder / "a.json").read_text() == "the old answer"
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "plan.yaml"]


def test_standard_output_by_name(ask: Run) -> None:
    assert ask("due", "--as-at", "2017-09-15", "-o", "-").stdout.startswith("What falls due")


def test_a_reader_who_has_seen_enough_is_no_fault(folder: Path, surroundings: dict[str, str]) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "actionplan", "show", "--format", "json"],
        cwd=folder,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout
    assert program.stderr
    program.stdout.close()
    told = program.stderr.read()
    program.stderr.close()
    assert (program.wait(), told) == (0, b"")


NEW = ["new", "--title", "T", "--authority", "A", "--period", "2017/18"]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["due", "--help"], NEW])
def test_whatever_is_said_to_a_reader_who_went_away(
    tmp_path: Path, surroundings: dict[str, str], arguments: list[str]
) -> None:
    program = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "actionplan", *arguments],
        cwd=tmp_path,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout
    assert program.stderr
    program.stdout.close()
    told = program.stderr.read()
    program.stderr.close()
    assert (program.wait(), told) == (0, b"")
    assert (tmp_path / "plan.yaml").exists() == (arguments is NEW)


@pytest.mark.parametrize(
    ("form", "encoding"),
    [
        *(("table", each) for each in ("ascii", "latin-1", "cp437", "cp850", "cp1252", "utf-8")),
        *((form, each) for form in ("md", "csv", "json") for each in ("ascii", "cp1252")),  # in UTF-8 whatever it is
    ],
)
def test_any_encoding_of_the_machine_will_do(
    folder: Path, surroundings: dict[str, str], encoding: str, form: str
) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "actionplan", "due", "--as-at", "2017-09-15", "--format", form],
        cwd=folder,
        env=surroundings | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    if form != "table":
        assert "Café “strategy” – agreed" in done.stdout.decode()
    elif encoding == "ascii":
        assert 'Caf\\xe9 "strategy" - agreed' in done.stdout.decode("ascii")
    else:
        assert "Café" in done.stdout.decode(encoding)


def test_a_plan_in_a_folder_above_is_found_and_said(folder: Path, surroundings: dict[str, str]) -> None:
    def ask(below: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "actionplan", *arguments],
            cwd=below,
            env=surroundings | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    below = folder / "papers" / "june"
    below.mkdir(parents=True)
    due = ask(below, "due", "--format", "json", "--as-at", "2017-09-15")
    assert (_title(due), due.stderr) == ("Corporate Action Plan 2017/18", "The plan is ../../plan.yaml.\n")
    assert ask(below, "note", "1.1a", "hi", "--on", "1 June 2017", "--yes").stderr == "The plan is ../../plan.yaml.\n"
    assert "note: hi" in (folder / "plan.yaml").read_text("utf-8")
    _with_title(folder, "named.yaml", "Named")
    named = ask(below, "due", "--format", "json", "--as-at", "2017-09-15", ACTIONPLAN_PLAN=str(folder / "named.yaml"))
    assert _title(named) == "Named"
    (folder / "papers" / ".git").mkdir()
    assert "There is no plan.yaml in this folder" in ask(below, "due").stderr
