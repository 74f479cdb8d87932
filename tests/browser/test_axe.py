"""No page breaks a rule of accessibility that axe-core knows, in any manner in which it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Page]
Broken = Callable[[Page], list[str]]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}

MANNERS: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "narrow": {"viewport": NARROW},
    "narrow and dark": {"viewport": NARROW, "color_scheme": "dark"},
    "without scripts": {"viewport": WIDE, "scripts": False},
    "narrow without scripts": {"viewport": NARROW, "scripts": False},
    "dark without scripts": {"viewport": WIDE, "color_scheme": "dark", "scripts": False},
    "print": {"viewport": WIDE, "media": "print"},
    "print without scripts": {"viewport": WIDE, "media": "print", "scripts": False},
}


def opened(show_page: Open, html: str, manner: str) -> Page:
    """The page in that manner. axe is a script itself, so that a page without scripts is one whose own is taken out."""
    wishes = dict(MANNERS[manner])
    return show_page(html if wishes.pop("scripts", True) else without_script(html), **wishes)


def without_script(html: str) -> str:
    """Take the script out: what a browser without scripts shows."""
    start, end = html.index("<script>"), html.index("</script>", html.index('"use strict"'))
    return html[:start] + html[end + len("</script>") :]


@pytest.mark.parametrize("manner", MANNERS)
def test_a_paper_breaks_no_rule(broken: Broken, show_page: Open, pages: dict[str, str], manner: str) -> None:
    assert broken(opened(show_page, pages["one officer"], manner)) == []


@pytest.mark.parametrize(
    ("name", "manner"),
    [
        *((name, "light") for name in ("due", "timeline", "detail", "awkward", "linked")),
        *((name, "light") for name in ("small tree", "one officer in full", "small plans")),
        # The longest pages have nothing that is laid out in another way on a narrow screen than these have.
        *((name, "narrow") for name in ("due", "timeline", "detail", "awkward", "linked")),
        *(("measures", manner) for manner in ("light", "narrow and dark", "print")),
    ],
)
def test_no_other_page_does(broken: Broken, show_page: Open, pages: dict[str, str], name: str, manner: str) -> None:
    assert broken(opened(show_page, pages[name], manner)) == []


@pytest.mark.parametrize("manner", ["light", "without scripts"])
@pytest.mark.parametrize(
    ("spoilt", "rule"),
    [
        (('<html lang="en-GB">', "<html>"), "html-has-lang"),
        (("--soft: #4d575e", "--soft: #cccccc"), "color-contrast"),
        (("h1>", "h4>"), "page-has-heading-one"),
    ],
)
def test_a_broken_rule_is_told(
    *, broken: Broken, show_page: Open, pages: dict[str, str], manner: str, spoilt: tuple[str, str], rule: str
) -> None:
    html = pages["detail"].replace("Content-Security-Policy", "none").replace(*spoilt)
    assert any(each.startswith(rule) for each in broken(opened(show_page, html, manner)))
