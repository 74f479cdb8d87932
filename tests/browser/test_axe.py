"""No page breaks a rule of accessibility that axe-core knows, in any manner in which it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Page]
Broken = Callable[[Page, dict[str, Any]], list[str]]
Manners = dict[str, tuple[dict[str, Any], dict[str, Any]]]


def without_script(html: str) -> str:
    """Take the script out: what a browser without scripts shows. axe is a script itself."""
    start, end = html.index("<script>"), html.index("</script>", html.index('"use strict"'))
    return html[:start] + html[end + len("</script>") :]


@pytest.mark.parametrize(
    ("name", "manner"),
    [
        *((name, "wide") for name in ("one officer", "due", "timeline", "detail", "awkward", "linked", "measures")),
        *((name, "wide") for name in ("small tree", "one officer in full", "small plans")),
        # The longest pages have nothing that is laid out or coloured in another way than these have.
        *((name, "narrow") for name in ("one officer", "due", "timeline", "detail", "awkward", "linked", "measures")),
        *((name, manner) for name in ("one officer", "timeline", "measures") for manner in ("dark", "print")),
    ],
)
def test_no_page_breaks_a_rule(
    *, broken: Broken, show_page: Open, pages: dict[str, str], manners: Manners, name: str, manner: str
) -> None:
    wishes, rules = manners[manner]
    assert broken(show_page(pages[name], **wishes), rules) == []


def test_none_does_without_scripts(broken: Broken, show_page: Open, pages: dict[str, str], manners: Manners) -> None:
    wishes, rules = manners["wide"]
    assert broken(show_page(without_script(pages["one officer"]), **wishes), rules) == []


@pytest.mark.parametrize(
    ("spoilt", "rule", "manner"),
    [
        (('<html lang="en-GB">', "<html>"), "html-has-lang", "wide"),
        (("h1>", "h4>"), "page-has-heading-one", "narrow"),
        (("--soft: #4d575e", "--soft: #cccccc"), "color-contrast", "wide"),
        (("--soft: #4d575e", "--soft: #cccccc"), "color-contrast", "print"),
        (("--soft: #abb3b9", "--soft: #333333"), "color-contrast", "dark"),
    ],
)
def test_a_broken_rule_is_told(
    *,
    broken: Broken,
    show_page: Open,
    pages: dict[str, str],
    manners: Manners,
    spoilt: tuple[str, str],
    rule: str,
    manner: str,
) -> None:
    wishes, rules = manners[manner]
    html = pages["detail"].replace("Content-Security-Policy", "none")
    assert spoilt[0] in html
    assert any(each.startswith(rule) for each in broken(show_page(html.replace(*spoilt), **wishes), rules))
