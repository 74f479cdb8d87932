"""Runs every command that README.md shows, and writes what it really prints below it.

    python docs/make_readme.py            # refresh README.md
    python docs/make_readme.py --check    # change nothing; say what is stale, and fail

A command stands in a fenced `console` block after `$ `. It runs on a terminal 110 columns wide, as its reader would see
it, in a folder of its own with a copy of the shipped plan, and must end with exit status 0. Where lines stand below it,
they are its output, exactly; where none do, it is only run. An HTML comment above a block says where it runs:
`<!-- empty folder -->` where there is no plan yet, and `<!-- in git, committed on 2017-08-31 -->` where git has kept it
since that day. Linux or macOS: Windows has no such terminals to lend.
"""

from __future__ import annotations

import argparse
import difflib
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "README.md"
BLOCK = re.compile(
    r"(?P<empty><!-- empty folder -->\n)?(?:<!-- in git, committed on (?P<committed>\S+) -->\n)?"
    r"```console\n(?P<lines>.*?)```\n",
    re.DOTALL,
)
GIT = shutil.which("git") or "git"
COMMAND = re.compile(r"^\$ (?P<command>.*\n)(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def main() -> None:
    """Refresh the page, or check it."""
    options = argparse.ArgumentParser(description="Refresh the outputs that README.md shows.")
    options.add_argument("--check", action="store_true", help="change nothing; fail where the page is stale")
    given = options.parse_args()
    old = PAGE.read_text(encoding="utf-8")
    new = BLOCK.sub(run_block, old)
    if given.check and new != old:
        both = (old.splitlines(keepends=True), new.splitlines(keepends=True))
        sys.stdout.writelines(difflib.unified_diff(*both, "README.md", "printed"))
        sys.exit("README.md is stale: run python docs/make_readme.py")
    if not given.check:
        PAGE.write_text(new, encoding="utf-8", newline="\n")


def run_block(block: re.Match[str]) -> str:
    """Give a block again with the real output of its commands, run one after another in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        if not block["empty"]:
            shutil.copy(ROOT / "plan.yaml", folder)
        if block["committed"]:
            commit(folder, block["committed"])
        lines = COMMAND.sub(lambda found: run_command(found, folder), block["lines"])
    return block[0].replace(block["lines"], lines)


def run_command(found: re.Match[str], folder: str) -> str:
    """Give a command again with its real output, if output is shown."""
    words = shlex.split(found["command"])
    if words[0] != "actionplan" or {"|", ">", "&&"} & set(words):
        sys.exit(f"README.md: a console block holds plain actionplan commands, not: {found['command']}")
    status, printed = on_terminal([sys.executable, "-m", *words], folder)
    if status:
        sys.exit(f"README.md: exit status {status} from: {found['command']}{printed}")
    return f"$ {found['command']}" + (printed if found["output"] else "")


def commit(folder: str, day: str) -> None:
    """Have git keep the plan, since a day."""
    for arguments in (["init", "--quiet"], ["add", "plan.yaml"], ["commit", "--quiet", "--message", "The plan"]):
        subprocess.run([GIT, *arguments], cwd=folder, env=surroundings() | identity(day), check=True)


def identity(day: str) -> dict[str, str]:
    """Git's variables for somebody of no place, at the end of a day's work."""
    person = {"NAME": "Planning Officer", "EMAIL": "officer@example.org", "DATE": f"{day}T17:30:00"}
    roles = {f"GIT_{role}_{name}": value for role in ("AUTHOR", "COMMITTER") for name, value in person.items()}
    return roles | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def on_terminal(command: list[str], folder: str) -> tuple[int, str]:
    """Run a command on a terminal of its own: its exit status, and what it printed."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, 110))
    child = subprocess.Popen(
        command, cwd=folder, env=surroundings(), stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    printed = b""
    try:
        while piece := os.read(ours, 65536):
            printed += piece
    except OSError:  # how Linux says that the other end of a terminal was closed
        pass
    os.close(ours)
    lines = [line.rstrip() for line in printed.decode().splitlines()]
    return child.wait(), "\n".join(lines).rstrip() + "\n"


def surroundings() -> dict[str, str]:
    """The environment of a command: nothing in it that would change what is printed from one machine to another."""
    changing = ("ACTIONPLAN_", "FORCE_COLOR", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(changing)}
    return kept | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "NO_COLOR": "1", "TERM": "xterm"}


if __name__ == "__main__":
    main()
