"""Completion, typed in real shells: a line, the Tab key, and what the shell then has on the line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from select import select

import pytest

pytest.importorskip("pty", reason="Windows has no pseudo-terminals to test on")
import fcntl
import struct
import termios

from actionplan.cli.completion import CommandLine, split_words

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]

PLAN = """\
plan:
  title: Corporate Action Plan 2017/18
  authority: Hertsmere Borough Council
  period: 2017/18
officers:
  - name: Head of Legal & Democratic Services
  - name: Head of King's Lynn
  - name: $(touch${IFS}PWN)
  - name: "`touch PWN`"
  - name: Bob; touch PWN
bodies: [{name: Full Council}]
parties: [{party: Watford (Borough)}]
events: [{event: Financial Strategy}]
themes:
  - theme: Planning for the Future
    actions:
      - action: 1
        title: Sites
        outputs:
          - output: 1.1
            text: Form companies
            officer: Chief Executive
            targets:
              - {target: a, date: Summer 2017, measures: [Agreed]}
          - output: $(touch${IFS}PWN)
            text: Out
            targets: [{date: May 2017, measures: [M]}]
"""

SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], 'eval "$(actionplan --show-completion)"'),
    "zsh": (["-f", "-i"], 'autoload -Uz compinit; compinit -u -D; eval "$(actionplan --show-completion)"'),
    "fish": (["--no-config", "-i"], "actionplan --show-completion | source"),
}

LINES = {
    "actionplan overd": ["overdue"],
    "actionplan due --offi": ["due", "--officer"],
    "actionplan due --officer chief": ["due", "--officer", "Chief Executive"],
    r"actionplan due --officer head\ of\ l": ["due", "--officer", "Head of Legal & Democratic Services"],
    'actionplan due --officer "head of k': ["due", "--officer", "Head of King's Lynn"],
    "actionplan due --officer=chief": ["due", "--officer=Chief Executive"],
    "actionplan decide 1.1a --party wat": ["decide", "1.1a", "--party", "Watford (Borough)"],
    "actionplan complete 1.1": ["complete", "1.1a"],
    "actionplan measure 1.1a --measure ": ["measure", "1.1a", "--measure", "1"],
    "actionplan due -p oth": ["due", "-p", "other.yaml"],
    "actionplan due -o oth": ["due", "-o", "other.yaml"],
    "actionplan changes --since oth": ["changes", "--since", "other.yaml"],
    "actionplan validate oth": ["validate", "other.yaml"],
    "actionplan validate ./oth": ["validate", "./other.yaml"],
    "actionplan note '$(": ["note", "$("],
}
"""What is typed before Tab, and the words on the line after it. What can go on in several ways stays short.

Each is one more way in which a shell splits or quotes words. What each option completes is asked for without a shell.
"""


class Terminal:
    """A shell on a terminal."""

    def __init__(self, program: str, options: list[str], folder: Path, surroundings: dict[str, str]) -> None:
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        self._process = subprocess.Popen(  # noqa: S603 - a shell
            [program, *options],
            cwd=folder,
            env=surroundings,
            preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 - tests have one thread
        )
        os.close(theirs)

    def send(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def wait_for(self, pattern: str) -> re.Match[str]:
        shown = ""
        while select([self._ours], [], [], 60)[0]:
            shown += os.read(self._ours, 65536).decode(errors="replace")
            if found := re.search(pattern, shown, re.DOTALL):
                return found
        raise AssertionError(shown)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "other.yaml").write_text("plan: {}\n")
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, "utf-8")
    return path


@pytest.fixture(params=SHELLS)
def terminal(
    request: pytest.FixtureRequest, plan: Path, tmp_path_factory: pytest.TempPathFactory, surroundings: dict[str, str]
) -> Iterator[Terminal]:
    """A shell in the folder of a plan, with completion as `--show-completion` gives it there."""
    program = shutil.which(request.param)
    if program is None and not os.environ.get("CI"):
        pytest.skip(f"{request.param} is not installed")
    assert program is not None
    home = tmp_path_factory.mktemp("home")
    script = home / "actionplan"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m actionplan "$@"\n')
    script.chmod(0o755)
    path = os.pathsep.join((str(home), surroundings.get("PATH", os.defpath)))
    options, setup = SHELLS[request.param]
    shell = Terminal(
        program, options, plan.parent, surroundings | {"PATH": path, "HOME": str(home), "LC_ALL": "C.UTF-8"}
    )
    try:
        shell.send(f"{setup}; echo REA''DY\n")
        shell.wait_for("READY\r?\n")
        yield shell
    finally:
        shell.close()


def complete(terminal: Terminal, line: str, end: str = "") -> list[str]:
    """The words that a shell has after a line, Tab, and what is typed to `end` a quotation mark.

    Control-A and Control-E go to the ends of the line, so that what is on it becomes the arguments of `printf`.
    """
    terminal.send(f"{line}\t\x05{end}\x01printf '<%s>' \x05 '' E''ND\r")
    words = terminal.wait_for(r"<actionplan>((?:<[^<>]*>)*)<END>")[1]
    return [word for word in re.findall("<([^<>]*)>", words) if word]


def test_a_shell_completes_what_the_plan_has_and_file_names(terminal: Terminal) -> None:
    ended = {"actionplan note '$(": "'"}
    assert {line: complete(terminal, line, ended.get(line, "")) for line in LINES} == LINES


def test_nothing_in_a_plan_is_run_or_offered_where_it_could_be(terminal: Terminal, plan: Path) -> None:
    assert complete(terminal, "actionplan due --officer ") == ["due", "--officer"]
    assert complete(terminal, "actionplan due --officer '`", end="'") == ["due", "--officer", "`"]
    assert complete(terminal, "actionplan complete ") == ["complete", "1.1a"]
    assert sorted(path.name for path in plan.parent.iterdir()) == ["other.yaml", "plan.yaml"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_typer_has_a_script_for_each_shell(run: Run, shell: str) -> None:
    done = run("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "_ACTIONPLAN_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("shell", "script"),
    [
        ("bash", ".bash_completions/actionplan.sh"),
        ("zsh", ".zfunc/_actionplan"),
        ("fish", ".config/fish/completions/actionplan.fish"),
    ],
)
def test_typer_installs_the_script_of_a_shell(tmp_path: Path, run: Run, shell: str, script: str) -> None:
    done = run("--install-completion", shell, HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "_ACTIONPLAN_COMPLETE" in (tmp_path / script).read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "begun", "lines"),
    [
        (
            "actionplan due --officer head",
            "head",
            ["'Head of Legal & Democratic Services'::: ", "'Head of King''s Lynn'::: "],
        ),
        ("actionplan note ", "", ["1.1a:::Agreed"]),
        ("actionplan due --officer 'chief", "'chief", ["'Chief Executive'::: "]),
        ("actionplan due --status no", "no", ["'no date'::: ", "'not yet due'::: "]),
        ("actionplan sho", "sho", ["show:::Show the plan with the status of each target, or one part of it."]),
    ],
)
def test_powershell_gets_words_in_its_own_quotation_marks(
    plan: Path, run: Run, typed: str, begun: str, lines: list[str]
) -> None:
    assert plan.exists()
    asked = {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_WORD_TO_COMPLETE": begun}
    assert run(_ACTIONPLAN_COMPLETE="complete_powershell", **asked).stdout.splitlines() == lines


@pytest.mark.parametrize(
    ("words", "place", "lines"),
    [
        ("actionplan note -p plan.yaml 1.1A", 4, ["1.1a"]),
        ("actionplan note -p none.yaml 1", 4, []),
        ("actionplan note -p - 1", 4, []),
        ("actionplan show 1", 2, ["1", "1.1", "1.1a"]),
        ("actionplan explain ap30", 2, [f"AP30{n}" for n in range(1, 10)]),
        ("actionplan --sh", 1, ["--show-completion"]),
        ("actionplan note 1.1a -- -", 4, []),
        ("actionplan nothing ", 2, []),
        ("actionplan note 1.1a --rag ", 4, ["red", "amber", "green"]),
        ("actionplan due --theme plan", 3, [r"Planning\ for\ the\ Future"]),
        ("actionplan due --status over", 3, ["overdue"]),
        ("actionplan due --rag gr", 3, ["green"]),
        ("actionplan due --format js", 3, ["json"]),
        ("actionplan due --officer bob", 3, []),
        ("actionplan decisions --body full", 3, [r"Full\ Council"]),
        ("actionplan decide 1.1a --outcome app", 4, ["approved", r"approved\ with\ amendments"]),
        ("actionplan happened fin", 2, [r"Financial\ Strategy"]),
        ("actionplan measure --measure agr", 3, ["Agreed"]),
        ("actionplan validate --select ap301", 3, ["AP301"]),
        ("actionplan new --template ", 3, ["corporate", "plan-making"]),
    ],
)
def test_what_can_come_next(plan: Path, run: Run, words: str, place: int, lines: list[str]) -> None:
    assert plan.exists()
    done = run(_ACTIONPLAN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(place))
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, lines, "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", CommandLine([], "")),
        ("a b", CommandLine(["a"], "b")),
        ("a b ", CommandLine(["a", "b"], "")),
        (r"a Head\ of", CommandLine(["a"], "Head of")),
        (r"a Head\ ", CommandLine(["a"], "Head ")),
        ('a "Head of', CommandLine(["a"], "Head of", '"')),
        ("a 'It", CommandLine(["a"], "It", "'")),
        (r'a "say \"x" ', CommandLine(["a", 'say "x'], "")),
        ("a '' b", CommandLine(["a", ""], "b")),
    ],
)
def test_words_are_split_as_shells_split_them(text: str, line: CommandLine) -> None:
    assert split_words(text) == line
