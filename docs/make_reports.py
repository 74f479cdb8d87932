"""Make the pictures of docs: a terminal, and each format, opened by the programs that people open it with.

    python docs/make_reports.py

It plays the shipped plan's year as the tests do, writes every file as at the end of September, and draws it with
LibreOffice, Chromium and poppler. Rich makes a page of what a terminal shows. A picture is one small page or window, so
that the repository hardly grows.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"

sys.path.insert(0, str(ROOT / "tests" / "year"))

AS_AT = ("--as-at", "30 September 2017")
PAPER = ("report", *AS_AT, "--since", "30 June 2017", "--contact", "policy@example.org")
DOTS = "64"
SCALE = "0.6"
"""The dots of a picture for each inch of paper, and for each dot of a window."""


class Window(NamedTuple):
    """A page in a browser: the command that makes it, the ending of its file, and its width and height."""

    command: tuple[str, ...]
    ending: str
    size: str
    dark: bool = False


DATA = ("export", *AS_AT)
PAGES = {
    "docx": (PAPER, (1, 2)),
    "odt": (PAPER, (1, 2)),
    "pdf": (PAPER, (1, 2)),
    "xlsx": (DATA, (1, 2)),
    "ods": (DATA, (1, 2)),
}
"""The files that have pages, by their endings: the command, and the pages to draw."""

WINDOWS = {
    "html": Window(PAPER, "html", "1200,2200"),
    "html-dark": Window(PAPER, "html", "400,2200", dark=True),
    "svg": Window(("timeline", *AS_AT), "svg", "760,1400"),
}

PLANNING = ("--officer", "Head of Planning and Economic Development")
TERMINAL = ("due", "--month", "2017-09", "--as-at", "2017-09-15", *PLANNING)
"""The command that the terminal shows."""

TERMINAL_PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<meta charset="utf-8">
<style>body {{ background: {background}; color: {foreground}; margin: 1.5em; font: 15px/1.35 monospace }}</style>
<pre style="font-family: inherit">{code}</pre>
</html>
"""


def main() -> None:
    """Make all the pictures again."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for day in import_module("year").play(folder):
            print(f"{day}: played")
        for ending, (command, numbers) in PAGES.items():
            draw_pages(make_answer(folder, command, ending), folder, numbers)
        for picture, window in WINDOWS.items():
            draw_window(make_answer(folder, window.command, window.ending), folder, picture, window)
        draw_window(make_terminal(folder), folder, "terminal", Window(TERMINAL, "html", "1000,860"))


def make_answer(folder: Path, command: tuple[str, ...], ending: str) -> Path:
    """Run a command on the plan in the folder, and return the file that it writes."""
    made = folder / f"made.{ending}"
    run(sys.executable, "-m", "actionplan", *command, "-o", made, folder=folder)
    return made


def make_terminal(folder: Path) -> Path:
    """Run a command as on a terminal of 100 columns, and return a page that shows it with what it printed."""
    shown = run(sys.executable, "-m", "actionplan", *TERMINAL, folder=folder, FORCE_COLOR="1", COLUMNS="100")
    console = Console(record=True, width=100, file=StringIO())
    console.print(Text(f"$ actionplan {shlex.join(TERMINAL)}\n", style="bold"))
    console.print(Text.from_ansi(shown))
    page = folder / "terminal.html"
    made = console.export_html(theme=MONOKAI, code_format=TERMINAL_PAGE, inline_styles=True)
    page.write_text(made, encoding="utf-8")
    return page


def draw_pages(made: Path, folder: Path, numbers: tuple[int, ...]) -> None:
    """Draw pages of a file, as LibreOffice prints it unless it is a PDF."""
    if made.suffix != ".pdf":
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, made, folder=folder)
    for n in numbers:
        page = ("-f", str(n), "-l", str(n), "-r", DOTS, "-png", "-singlefile")
        run("pdftoppm", *page, made.with_suffix(".pdf"), PICTURES / f"{made.suffix[1:]}-{n}", folder=folder)
        print(PICTURES / f"{made.suffix[1:]}-{n}.png")


def draw_window(made: Path, folder: Path, picture: str, window: Window) -> None:
    """Draw a file in a window of Chromium."""
    options = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    options += ["--disable-component-update", "--hide-scrollbars", f"--user-data-dir={folder / picture}"]
    options += [
        f"--window-size={window.size}",
        f"--force-device-scale-factor={SCALE}",
        f"--screenshot={PICTURES / picture}.png",
    ]
    options += ["--blink-settings=preferredColorScheme=0"] if window.dark else []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # it refuses to run for root with one
    run("chromium", *options, made.as_uri(), folder=folder)
    print(PICTURES / f"{picture}.png")


def run(program: str, *words: str | Path, folder: Path, **variables: str) -> str:
    """Run a program in the folder, and return what it prints. Stop and say which one is missing or what went wrong."""
    found = shutil.which(program)
    if not found:
        sys.exit(f"{program} is not installed.")
    surroundings = os.environ | {"PYTHONPATH": str(ROOT / "src")} | variables
    ran = subprocess.run([found, *words], cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{program}: exit status {ran.returncode}\n{ran.stderr}")
    return ran.stdout


if __name__ == "__main__":
    main()
