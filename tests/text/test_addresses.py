"""Addresses in texts: what can be followed, and where it ends."""

from __future__ import annotations

import pytest

from actionplan.text.addresses import iter_addresses

LONG = "https://example.org/" + "a" * 2000


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("", []),
        ("Minute 12", []),
        ("https://example.org/m/12", ["https://example.org/m/12"]),
        ("See (https://example.org/m/12).", ["https://example.org/m/12"]),
        ("http://example.org/a?b=1&c=2, p. 3", ["http://example.org/a?b=1&c=2"]),
        ("Read https://example.org/a: it is short!", ["https://example.org/a"]),
        ("Is it https://example.org/a? Yes", ["https://example.org/a"]),
        ("<https://example.org>", ["https://example.org"]),
        ("Ann, ann.o'neil+x@example.gov.uk.", ["mailto:ann.o'neil+x@example.gov.uk"]),
        ("ann@example.org or https://example.org/ann", ["mailto:ann@example.org", "https://example.org/ann"]),
        ("javascript:alert(1) ftp://example.org file:///etc/passwd ann@home", []),
        (LONG, []),
        (f"{LONG} a@example.org", ["mailto:a@example.org"]),
        ("https://example.org/\x1b[31m", []),
    ],
)
def test_only_web_pages_and_mail_can_be_followed(text: str, links: list[str]) -> None:
    found = list(iter_addresses(text))
    assert [address.target for address in found] == links
    assert [text[address.start : address.end] for address in found] == [link.removeprefix("mailto:") for link in links]
