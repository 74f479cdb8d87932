"""The site of the documentation: it is built without a fault, loads nothing from other hosts, and is accessible."""

import csv
import html
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

Manners = dict[str, tuple[dict[str, Any], dict[str, Any]]]

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "docs" / "make_site.py"


class QuietHandler(SimpleHTTPRequestHandler):
    """Gives out files, and prints nothing about it."""

    def log_message(self, *_: Any) -> None:
        """Print nothing."""


@pytest.fixture(scope="module")
def site() -> Path:
    """Builds the site."""
    ran = subprocess.run([sys.executable, SCRIPT], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own script
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ROOT / ".site" / "html"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Gives the site out on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("page", "manner"),
    [
        ("docs/start", "wide"),
        ("docs/start", "dark"),
        ("docs/start", "narrow"),
        # The longest pages have no colours of their own.
        ("docs/commands", "narrow"),
        ("docs/date-examples", "narrow"),
    ],
)
def test_a_page_breaks_no_rule_of_accessibility_and_asks_no_other_host(
    *,
    browser: Browser,
    address: str,
    broken: Callable[[Page, dict[str, Any]], list[str]],
    manners: Manners,
    page: str,
    manner: str,
) -> None:
    wishes, rules = manners[manner]
    window = browser.new_context(**wishes)
    opened = window.new_page()
    heard: list[str] = []
    opened.on("console", lambda said: heard.append(said.text))
    opened.on("request", lambda asked: heard.append(asked.url) if not asked.url.startswith(address) else None)
    opened.goto(f"{address}/{page}.html", wait_until="networkidle")
    assert (broken(opened, rules), heard) == ([], [])
    assert opened.evaluate("document.documentElement.scrollWidth") <= wishes["viewport"]["width"]
    window.close()


def test_every_example_of_a_date_is_shown(site: Path) -> None:
    with (ROOT / "tests" / "dates" / "examples.tsv").open(encoding="utf-8", newline="") as file:
        phrases = [row["phrase"] for row in csv.DictReader(file, delimiter="\t")]
    page = (site / "docs" / "date-examples.html").read_text(encoding="utf-8")
    shown = {html.unescape(found) for found in re.findall(r"<td><strong>(.*?)</strong></td>", page)}
    assert {" ".join(phrase.split()) for phrase in phrases if phrase.strip()} == shown


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="other.html">x</a>', "page.html: href other.html leads nowhere"),
        ('<a href="#there">x</a>', "page.html: href #there leads nowhere"),
        ('<img src="picture.png">', "page.html: src picture.png leads nowhere"),
        ('<a href="folder">x</a>', "page.html: href folder leads nowhere"),
        ('<script src="https://example.org/x.js"></script>', "page.html loads https://example.org/x.js"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "page.html loads //example.org/x.css"),
        ('<a href="https://example.org/">x</a><a href="page.html#here">y</a><p id="here"></p>', ""),
    ],
)
def test_a_fault_of_a_page_is_found(tmp_path: Path, body: str, fault: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "page.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    assert list(runpy.run_path(str(SCRIPT))["find_faults"](tmp_path)) == [fault] * bool(fault)
