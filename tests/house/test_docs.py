"""The pages: their links lead somewhere, and what is made is made anew."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(page for place in ("", "docs/**/", "benchmarks/", "examples/") for page in ROOT.glob(f"{place}*.md"))
PAGES_ON_THE_CODE = [ROOT / "CONTRIBUTING.md", ROOT / "benchmarks" / "README.md", *ROOT.glob("docs/decisions/*.md")]
MADE_BY_TOOLS = (".mutants/", ".venv/")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert list(broken(page)) == []


def test_the_keys_of_a_plan_are_those_that_are_read() -> None:
    page = (ROOT / "docs" / "plan-format.md").read_text(encoding="utf-8")
    made = runpy.run_path(str(ROOT / "docs" / "make_format.py"))["build_page"](page)
    assert page == made, "run python docs/make_format.py"


def test_the_pages_on_commands_are_made_from_the_program() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_commands.py"))
    for name, build in (("commands.md", made["build_page"]), ("actionplan.1", made["build_man_page"])):
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == build(), "run python docs/make_commands.py"


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    made = runpy.run_path(str(ROOT / "docs" / "make_decisions.py"))["build_page"](index)
    assert index == made, "run python docs/make_decisions.py"


@pytest.mark.parametrize("page", PAGES_ON_THE_CODE, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_of_a_page_on_the_code_exists(page: Path) -> None:
    assert list(find_missing_paths(page)) == []


def test_every_page_of_the_manual_is_in_the_navigation_of_the_site() -> None:
    listed = re.findall(r'"(docs/[\w-]+\.md)"', (ROOT / "zensical.toml").read_text(encoding="utf-8"))
    pages = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md")]
    assert sorted(listed) == sorted([*pages, "docs/date-examples.md"])


def find_missing_paths(page: Path) -> Iterator[str]:
    """Yield the paths in code that are in no folder of the project."""
    for path in re.findall(r"`((?:[.\w]+/)+[.\w]*|\w+\.(?:md|py|toml|tsv|yaml))`", without_code(page)):
        if not path.startswith(MADE_BY_TOOLS) and not any(ROOT.glob(path)) and not any(search_folders(path)):
            yield path


def search_folders(path: str) -> Iterator[Path]:
    """Yield the files and folders whose paths end in a path."""
    for folder in ("benchmarks", "docs", "examples", "src", "tests"):
        yield from (ROOT / folder).glob(f"**/{path}")


def broken(page: Path) -> Iterator[str]:
    """The links to a file or heading of the project that is not there."""
    for link in re.findall(r"\]\(([^)\s]+)\)", without_code(page)):
        target, _, heading = link.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        file = (page.parent / target).resolve() if target else page
        if not file.exists() or (heading and heading not in headings(file)):
            yield link


def headings(page: Path) -> set[str]:
    """The names that the headings of a page can be linked by."""
    found = re.findall(r"^#+ (.+)$", without_code(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in found}


def without_code(page: Path) -> str:
    """The text of a page but for its fenced blocks."""
    return re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
