"""Filters of the page: what they count, and that a link restores them and Back undoes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.slow

Open = Callable[..., Page]


def seen_refs(page: Page) -> list[str]:
    """The refs of all rows that are seen."""
    return page.locator("tbody tr:visible > :first-child").all_inner_texts()


def choose(page: Page, title: str, value: str) -> None:
    page.get_by_label(title, exact=True).select_option(value)


def values(page: Page) -> dict[str, str]:
    """What is chosen in each filter."""
    return dict(page.evaluate("[...document.querySelectorAll('select')].map((each) => [each.name, each.value])"))


def follow(page: Page, address: str) -> None:
    """Open the page anew at a place or with filters."""
    page.goto("about:blank")
    page.goto(address)


@pytest.mark.parametrize(("name", "value"), [("officer", "Chief Executive"), ("theme", "Planning for the Future")])
def test_a_filter_keeps_what_has_its_value(show_page: Open, pages: dict[str, str], name: str, value: str) -> None:
    page = show_page(pages["due"])
    having = page.locator(f"tbody tr[data-{name}='{value}']").count()
    choose(page, name.capitalize(), value)
    assert 0 < having == len(seen_refs(page)) < page.locator("tbody tr").count()


def test_a_filter_by_body_keeps_what_it_monitors_or_decides(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["full"])
    choose(page, "Body", "Executive")
    full = page.locator("section:has(> h2:text('Appendix: the plan in full'))")
    assert set(full.locator("tbody tr:visible > :first-child").all_inner_texts()) >= {"9.1↑", "9.2a↑", "5.1↑"}
    assert "1.2a↑" not in full.locator("tbody tr:visible > :first-child").all_inner_texts()


def test_each_table_says_how_many_of_its_rows_are_shown(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["plans"])
    assert page.locator("p.count:visible").count() == 0
    choose(page, "Officer", "Chief Executive")
    section = page.locator("section:has(> h4:text('Overdue'))")
    assert section.locator("p.count").inner_text() == "3 of 19 rows are shown."
    assert section.locator("tbody tr:visible").count() == 3
    for each in page.locator("table:has(tr[data-status]):visible").all():
        count = each.locator("xpath=preceding-sibling::p[1]").inner_text()
        shown, whole = each.locator("tbody tr:visible").count(), each.locator("tbody tr").count()
        assert count.startswith(
            "The only row" if shown == whole == 1 else f"{shown} of {whole}" if shown < whole else f"All {whole}"
        )
    page.get_by_role("button", name="Show all").click()
    assert page.locator("p.count:visible").count() == 0


def test_the_page_counts_targets_and_not_their_rows(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["full"])
    status = page.get_by_role("status")
    assert status.inner_text() == "All 41 targets are shown."
    choose(page, "Officer", "Chief Executive")
    names = {each.get_attribute("data-target") for each in page.locator("tbody tr[data-target]:visible").all()}
    assert 0 < len(names) < page.locator("tbody tr[data-target]:visible").count()
    assert status.inner_text().startswith(f"{len(names)} of 41 targets are shown.")


@pytest.mark.parametrize(
    "address",
    ["#body=Executive", "#body=Full+Council", "#officer=Chief+Executive", "#status=completed", "#theme=Economy"],
)
def test_no_filter_hides_what_is_said_beside_the_tables(show_page: Open, pages: dict[str, str], address: str) -> None:
    page = show_page(pages["paper"])
    said = [each.inner_text() for each in page.locator("main section").locator("p:visible, li:visible").all()]
    follow(page, page.url + address)
    words = page.locator("main").inner_text()
    assert said
    assert [each for each in said if each not in words] == []


def test_the_address_has_the_filters(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["due"])
    plain = page.url
    choose(page, "Officer", "Chief Executive")
    assert page.url == f"{plain}#officer=Chief+Executive"
    choose(page, "Status", "overdue")
    assert page.url == f"{plain}#officer=Chief+Executive&status=overdue"
    page.get_by_role("button", name="Show all").click()
    assert page.url == plain


@pytest.mark.parametrize(
    "address", ["#officer=Chief+Executive&status=overdue", "#status=OVERDUE&officer=chief%20executive"]
)
def test_a_link_restores_the_filters(show_page: Open, pages: dict[str, str], address: str) -> None:
    page = show_page(pages["due"])
    choose(page, "Officer", "Chief Executive")
    choose(page, "Status", "overdue")
    seen, said = seen_refs(page), page.get_by_role("status").inner_text()
    assert seen
    follow(page, page.url.split("#")[0] + address)
    assert values(page) | {"officer": "Chief Executive", "status": "overdue"} == values(page)
    assert seen_refs(page) == seen
    assert page.get_by_role("status").inner_text() == said


def test_back_undoes_and_forward_does_again(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["due"])
    seen = [seen_refs(page)]
    for title, value in (("Officer", "Chief Executive"), ("Status", "overdue")):
        choose(page, title, value)
        seen.append(seen_refs(page))
    assert len({len(each) for each in seen}) == 3
    for n in (1, 0):
        page.go_back()
        assert seen_refs(page) == seen[n]
    assert set(values(page).values()) == {""}
    page.go_forward()
    assert seen_refs(page) == seen[1]


def test_a_place_on_the_page_leaves_the_filters_as_they_are(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["full"])
    choose(page, "Officer", "Chief Executive")
    seen = seen_refs(page)
    page.locator("nav a:visible").last.click()
    assert "=" not in page.url.split("#")[1]
    assert seen_refs(page) == seen
    page.go_back()
    assert seen_refs(page) == seen


def test_a_value_that_no_row_has_is_said(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["due"])
    whole = seen_refs(page)
    follow(page, f"{page.url}#officer=Nobody&status=overdue")
    assert page.get_by_role("status").inner_text().startswith('Officer: no row has "Nobody". ')
    assert values(page)["officer"] == ""
    assert 0 < len(seen_refs(page)) < len(whole)


@pytest.mark.parametrize(("name", "section"), [("full", "Overdue"), ("plans", "Overdue")])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_ref_leads_to_the_plan_in_full_and_back(
    show_page: Open, pages: dict[str, str], name: str, section: str, *, scripts: bool
) -> None:
    page = show_page(pages[name], java_script_enabled=scripts)
    there = page.get_by_role("rowheader", name="1.4a", exact=True).get_by_role("link").first
    assert there.get_attribute("title") == "In the plan in full"
    there.focus()
    page.keyboard.press("Enter")
    full = page.locator("tr:target")
    assert full.locator("[data-label='Performance measures']").count() == 1
    assert "1.4a" in full.locator(":scope > :first-child").inner_text()
    back = full.get_by_role("link", name="Back", exact=True)
    assert back.get_attribute("title") == f"Under {section}"
    back.click()
    listed = page.locator("tr:target")
    assert listed.locator("xpath=ancestor::section[1]/*[self::h3 or self::h4]").inner_text() == section
    assert listed.get_by_role("link").inner_text() == "1.4a"


def test_every_link_of_the_page_leads_to_one_place(show_page: Open, pages: dict[str, str]) -> None:
    for name in ("full", "plans", "paper"):
        page = show_page(pages[name])
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
        assert len(ids) == len(set(ids))
        links = page.evaluate("[...document.querySelectorAll('a')].map((each) => each.getAttribute('href'))")
        assert {link[1:] for link in links} <= set(ids)


def test_without_the_plan_in_full_no_ref_is_a_link(show_page: Open, pages: dict[str, str]) -> None:
    assert show_page(pages["paper"]).locator("tbody a").count() == 0


def test_so_few_rows_that_all_are_seen_have_no_filters(show_page: Open, pages: dict[str, str]) -> None:
    page = show_page(pages["linked"])
    assert page.locator("tr[data-status]").count() == 2
    assert page.locator("select").count() == 0
    assert show_page(pages["due"]).locator("select").count() == 4
