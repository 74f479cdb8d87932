"""docs/checks.md says what the rules say of themselves."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_of_the_checks_is_made_from_the_rules() -> None:
    made = runpy.run_path(str(DOCS / "make_checks.py"))["page"]()
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == made, "run python docs/make_checks.py"
