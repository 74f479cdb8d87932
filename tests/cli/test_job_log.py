"""What GitHub reads in the log of a job: nothing of a plan, or of a file's name, is obeyed, whatever is asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from runner_log import find_obeyed_lines

pytestmark = pytest.mark.slow
if sys.platform == "win32":
    pytest.skip("needs such names of files", allow_module_level=True)

Run = Callable[..., subprocess.CompletedProcess[str]]

JOB = {"GITHUB_ACTIONS": "true"}
TEXTS = ["::set-output name=a::b", "x\n  ::Error::forged", "##[set-output name=a]b", "a ##[ADD-MASK]b", "██[error]x"]
NAMES = ["x\n::set-output name=a::true.yaml", "##[set-output name=a]true.yaml", "::error::x.yaml"]

PLAN = """\
plan: {{name: made, title: {0}, authority: {0}, period: 2017/18}}
themes:
  - theme: {0}
    actions:
      - action: 1
        title: {0}
        outputs:
          - output: 1.1
            text: {0}
            officer: {0}
            targets: [{{date: May 2017, measures: [{0}], notes: [{{on: 4 May 2017, note: {0}}}]}}]
"""

COMMANDS = [
    "validate",
    "validate --format text",
    "validate --format concise",
    "validate --format json",
    "validate --format sarif",
    "validate --format junit",
    "validate --format gitlab",
    "validate --format md",
    "validate --diff",
    "due --in 2017/18",
    "overdue --format csv",
    "show",
    "show 1.1",
    "by-officer --format md",
    "timeline",
    "timeline --format svg",
    "report --format html",
    "export --format csv",
    "export --format json",
    "export --format ics",
    "changes --since 1-5-2017",
    "note 1.1 ::error::x --dry-run",
    "note 1.1 x",
    "due --officer ::error::x",
    "due --officer ##[error]x",
    "explain ##[error]x",
    "explain ::error::x",
    "##[error]x",
    "due -o ##[error]x/y.csv",
    "due --plan-at ##[error]x",
]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.format(*(json.dumps("\n".join(TEXTS), ensure_ascii=False),)), "utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_nothing_of_a_plan_is_obeyed(plan: Path, fork: Run, command: str, encoding: str) -> None:
    assert plan.exists()
    done = fork(*command.split(), PYTHONIOENCODING=encoding, PYTHONUTF8="0", **JOB)
    ours = ("::error file=plan.yaml", "::warning file=plan.yaml", "::notice file=plan.yaml")
    obeyed = find_obeyed_lines(f"{done.stdout}\n{done.stderr}")
    assert [line for line in obeyed if not (command == "validate" and line.startswith(ours))] == []
    assert find_obeyed_lines(done.stderr) == []


STREAMS = ["/dev/stderr", "/dev/fd/2", "/proc/self/fd/2", "/dev/stdout", "/proc/self/fd/1"]


@pytest.mark.parametrize("stream", STREAMS)
@pytest.mark.parametrize("form", ["csv", "json", "md", "ics", "table"])
def test_nothing_of_a_plan_is_obeyed_in_a_stream_by_name(plan: Path, fork: Run, stream: str, form: str) -> None:
    assert plan.exists()
    done = fork("export" if form in ("csv", "json", "ics") else "show", "--format", form, "-o", stream, **JOB)
    printed = done.stdout + done.stderr
    assert (done.returncode, "set-output" in printed) == (0, True)
    assert find_obeyed_lines(done.stdout) == find_obeyed_lines(done.stderr) == []
    if form == "csv":
        assert ("stop-commands" in printed) is ("stop-commands" in fork("export", "--format", "csv", **JOB).stdout)


def test_a_link_to_a_stream_is_that_stream(plan: Path, fork: Run, tmp_path: Path) -> None:
    (tmp_path / "log.md").symlink_to("/dev/stderr")
    assert plan.exists()
    assert find_obeyed_lines(fork("show", "-o", "log.md", **JOB).stderr) == []


def test_findings_for_github_stay_its_commands_by_whatever_name(plan: Path, fork: Run) -> None:
    plan.write_text(plan.read_text("utf-8").replace("theme:", "tehme:"), "utf-8")
    printed = fork("validate", "--format", "github", "-o", "/dev/stderr", **JOB).stderr
    assert printed.startswith("::error file=plan.yaml")


def test_a_document_is_not_sent_to_a_log_by_whatever_name(folder: Path, fork: Run) -> None:
    assert folder.exists()
    done = fork("report", "--format", "docx", "-o", "/dev/stderr", **JOB)
    assert (done.returncode, done.stderr.startswith("actionplan: A log cannot show docx.")) == (2, True)


def test_a_pipe_that_leads_elsewhere_gets_the_answer_itself(plan: Path, tmp_path: Path, fork: Run) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with (tmp_path / "got.csv").open("wb") as got, subprocess.Popen(["/bin/cat", "pipe.csv"], cwd=tmp_path, stdout=got):
        assert plan.exists()
        assert fork("export", "-o", "pipe.csv", **JOB).returncode == 0
    assert (tmp_path / "got.csv").read_text("utf-8") == fork("export", "--format", "csv").stdout


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["right", "wrong", "link", "large", "text"])
def test_the_name_of_a_file_is_not_obeyed(tmp_path: Path, fork: Run, name: str, kind: str) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    path = folder / name
    if kind == "link":
        path.symlink_to("nowhere")
    else:
        path.write_text({"right": "plan: {title: T, authority: A, period: 2017/18}\nthemes: []\n"}.get(kind, "x"))
    if kind == "large":
        with path.open("wb") as file:
            file.truncate(21 * 1024 * 1024)
    for words in (("validate", "plans"), ("validate", "--diff", "plans"), ("due", "-p", "plans")):
        done = fork(*words, **JOB)
        obeyed = find_obeyed_lines(f"{done.stdout}\n{done.stderr}")
        assert [line for line in obeyed if not line.startswith(("::error file=", "::warning file="))] == []


def test_an_answer_without_a_command_is_the_same_in_a_job(folder: Path, fork: Run) -> None:
    assert folder.exists()
    for words in (("due", "--in", "2017/18"), ("export", "--format", "csv"), ("show",)):
        assert fork(*words, **JOB).stdout == fork(*words).stdout


def test_json_can_be_read_by_the_next_program_whatever_a_plan_says(plan: Path, fork: Run) -> None:
    for words in (("export", "--format", "json"), ("validate", "--format", "json"), ("validate", "--format", "sarif")):
        done = fork(*words, "-p", str(plan), **JOB)
        assert json.loads(done.stdout)


def test_an_answer_in_a_file_is_as_it_is(plan: Path, surroundings: dict[str, str], tmp_path: Path) -> None:
    with (tmp_path / "all.csv").open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "actionplan", "export", "--format", "csv"],
            cwd=plan.parent,
            env=surroundings | JOB,
            stdout=out,
            check=True,
        )
    text = (tmp_path / "all.csv").read_text("utf-8")
    assert text.startswith("plan,ref,")
    assert "::stop-commands::" not in text


def test_a_log_shows_no_document(folder: Path, fork: Run) -> None:
    assert folder.exists()
    done = fork("due", "--format", "docx", **JOB)
    assert done.returncode == 2
    assert "A log cannot show docx. Write it to a file: -o answer.docx." in done.stderr


def test_a_bug_is_no_command_either(folder: Path, fork: Run) -> None:
    assert folder.exists()
    done = fork("due", "-p", "##[error]x", ACTIONPLAN_DEBUG="1", **JOB)
    assert find_obeyed_lines(done.stderr) == []
