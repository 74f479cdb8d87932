"""Runs every command that README.md and the pages like it show, and writes what it really prints below it.

    python docs/make_readme.py            # refresh the pages
    python docs/make_readme.py --check    # change nothing; say what is stale, and fail

A command is in a fenced `console` block after `$ `. It runs on a terminal 110 columns wide, as its reader would see
it, in a folder of its own with copies of the shipped plan and the examples, and must end with exit status 0. Where
lines follow it, they are exactly its output; if none do, it is only run. An HTML comment above a block says
where it runs: `<!-- empty folder -->` where there is no plan yet, `<!-- goes on -->` where the block before it ended,
and `<!-- in git, committed on 2017-08-31 -->` where git has kept the plan since that day. If a `toml` block stands
directly above, it is there too, as the file that its first line names. Linux or macOS: Windows has no such terminals to
lend.
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
PAGES = tuple(
    ROOT / page for page in ("README.md", "examples/README.md", "docs/start.md", "docs/recipes.md", "docs/settings.md")
)
BLOCK = re.compile(
    r"(?P<toml>```toml\n# (?P<name>\S+)\n(?:(?!```)[^\n]*\n)*)?(?(toml)```\n\n)"
    r"(?P<empty><!-- empty folder -->\n)?(?P<goes_on><!-- goes on -->\n)?"
    r"(?:<!-- in git, committed on (?P<committed>\S+) -->\n)?"
    r"```console\n(?P<lines>.*?)```\n",
    re.DOTALL,
)
GIT = shutil.which("git") or "git"
PROGRAMS = {"actionplan": [sys.executable, "-m", "actionplan"], "cp": ["cp"]}
COMMAND = re.compile(r"^\$ (?P<command>.*\n)(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def main() -> None:
    """Refresh the pages, or check them."""
    options = argparse.ArgumentParser(description="Refresh the outputs that the pages show.")
    options.add_argument("--check", action="store_true", help="change nothing; fail where a page is stale")
    given = options.parse_args()
    stale = [path for path in PAGES if refresh(path, only_check=given.check)]
    if given.check and stale:
        sys.exit("stale: run python docs/make_readme.py")


def refresh(path: Path, *, only_check: bool) -> bool:
    """Whether a page was stale. It is written anew, or what would change in it is shown."""
    old = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as above:
        new = run_page(old, Path(above))
    if only_check:
        both = (old.splitlines(keepends=True), new.splitlines(keepends=True))
        sys.stdout.writelines(difflib.unified_diff(*both, str(path), "printed"))
    else:
        path.write_text(new, encoding="utf-8", newline="\n")
    return old != new


def run_page(text: str, above: Path) -> str:
    """Give a page again with the real output of its commands, run in folders of their own below one."""
    made, at, folder = "", 0, above
    for number, block in enumerate(BLOCK.finditer(text)):
        if not block["goes_on"]:
            folder = above / str(number)
            fill(folder, block)
        made += text[at : block.start("lines")]
        made += COMMAND.sub(lambda found, folder=folder: run_command(found, folder), block["lines"])
        at = block.end("lines")
    return made + text[at:]


def fill(folder: Path, block: re.Match[str]) -> None:
    """Put into a new folder what a block wants to find there."""
    folder.mkdir()
    if not block["empty"]:
        shutil.copy(ROOT / "plan.yaml", folder)
        shutil.copytree(ROOT / "examples", folder / "examples")
    if block["toml"]:
        (folder / block["name"]).write_text(block["toml"].removeprefix("```toml\n"), encoding="utf-8")
    if block["committed"]:
        commit(folder, block["committed"])


def run_command(found: re.Match[str], folder: Path) -> str:
    """Give a command again with its real output, if output is shown."""
    words = shlex.split(found["command"])
    if words[0] not in PROGRAMS or {"|", ">", "&&"} & set(words):
        sys.exit(f"a console block holds plain commands of {', '.join(PROGRAMS)}, not: {found['command']}")
    status, printed = on_terminal([*PROGRAMS[words[0]], *words[1:]], folder)
    if status:
        sys.exit(f"exit status {status} from: {found['command']}{printed}")
    return f"$ {found['command']}" + (printed if found["output"] else "")


def commit(folder: Path, day: str) -> None:
    """Have git keep the plan, since a day."""
    for arguments in (["init", "--quiet"], ["add", "plan.yaml"], ["commit", "--quiet", "--message", "The plan"]):
        subprocess.run([GIT, *arguments], cwd=folder, env=surroundings() | identity(day), check=True)


def identity(day: str) -> dict[str, str]:
    """Git's variables for somebody of no place, at the end of a day's work."""
    person = {"NAME": "Planning Officer", "EMAIL": "officer@example.org", "DATE": f"{day}T17:30:00"}
    roles = {f"GIT_{role}_{name}": value for role in ("AUTHOR", "COMMITTER") for name, value in person.items()}
    return roles | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def on_terminal(command: list[str], folder: Path) -> tuple[int, str]:
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
    plain = {"PYTHONUTF8": "1", "NO_COLOR": "1", "TERM": "xterm", "XDG_STATE_HOME": os.devnull}  # it keeps no journal
    plain["XDG_CONFIG_HOME"] = os.devnull  # it has no settings of its own
    plain["ACTIONPLAN_PROGRESS"] = "off"  # a bar would show whenever the machine is slow
    return kept | plain | {"PYTHONPATH": str(ROOT / "src")}


if __name__ == "__main__":
    main()
