"""The draft of a message, read again by Python's own mail library."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.model.plan import Officer, Plan
from actionplan.updates.covering_message import (
    DEFAULT_MESSAGE,
    MESSAGE_FIELDS,
    find_address,
    parse_message,
    render_message,
)
from actionplan.updates.officer_request import OfficerRequest
from actionplan.updates.officer_requests import build_rounds

PlanOf = Callable[[str], Plan]

WORKBOOK = bytes(range(256))
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def ask(plan_of_one: PlanOf, reply_by: date | None = None) -> OfficerRequest:
    (request,) = build_rounds(plan_of_one("{date: May 2017}"), date(2017, 6, 30), date(2017, 9, 30), reply_by)[
        0
    ].requests
    return request


def write(request: OfficerRequest, template: str = DEFAULT_MESSAGE, address: str = "", name: str = "a.xlsx") -> bytes:
    return render_message(parse_message(template), request, (name, WORKBOOK), address)


def read(sent: bytes) -> EmailMessage:
    message = message_from_bytes(sent, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def read_text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_the_draft_has_its_words_and_its_workbook(plan_of_one: PlanOf) -> None:
    sent = write(ask(plan_of_one, date(2017, 7, 14)), address="planning@example.gov.uk", name="Head of Planning.xlsx")
    message = read(sent)
    assert (message["X-Unsent"], message["Subject"]) == ("1", "Action plan: please update 1 target")
    assert message["To"] == "Head of Planning <planning@example.gov.uk>"
    assert read_text(message) == (
        "Dear Head of Planning,\n\n"
        "Please tell us how 1 target stood on 30 June 2017 (Action Plan, A Council).\n\n"
        "Fill in the light yellow cells of the attached workbook, save it, and reply to this message with the workbook "
        "attached.\n\nPlease reply by 14 July 2017.\n\nThank you.\n"
    )
    (attached,) = message.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == (TYPE, "Head of Planning.xlsx")
    assert attached.get_content() == WORKBOOK
    assert b"\n" not in sent.replace(b"\r\n", b"")


def test_a_line_about_a_day_that_nobody_gave_is_left_out(plan_of_one: PlanOf) -> None:
    message = read(write(ask(plan_of_one)))
    assert message["To"] is None
    assert read_text(message).endswith("with the workbook attached.\n\nThank you.\n")


USUAL = "Action plan: please update 1 target"


@pytest.mark.parametrize(
    ("template", "subject", "text"),
    [
        ("Subject: {plan}\n\nHello {officer}", "Action Plan, A Council", "Hello Head of Planning\n"),
        ("subject:  Due {as_at} \nHello", "Due 30 June 2017", "Hello\n"),
        ("Hello", USUAL, "Hello\n"),
        ("Subject: By {reply_by}\nHello", USUAL, "Hello\n"),
        ("Subject:\nHello", USUAL, "Hello\n"),
        ("See {file}: {count}, {} { officer }", USUAL, "See a.xlsx: 1 target, {} { officer }\n"),
        ("--=_actionplan-request\nFrom here", USUAL, "--=_actionplan-request\nFrom here\n"),
        ("Cyngor Môn £5", USUAL, "Cyngor Môn £5\n"),
    ],
)
def test_a_council_can_give_its_own_words(plan_of_one: PlanOf, template: str, subject: str, text: str) -> None:
    message = read(write(ask(plan_of_one), template))
    assert (message["Subject"], read_text(message)) == (subject, text)
    assert len(list(message.iter_attachments())) == 1


def test_a_field_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"\{oficer\} is none of the fields of a message. Did you mean \{officer\}\?"):
        parse_message("Dear {oficer}")


@pytest.mark.parametrize(
    ("email", "address"),
    [
        ("planning@example.gov.uk", "planning@example.gov.uk"),
        (" planning@example.gov.uk ", "planning@example.gov.uk"),
        ("", ""),
        ("planning at example", ""),
        ("a@example.gov.uk; b@example.gov.uk", ""),
        ("môn@example.gov.uk", ""),
        ("a..b@example.gov.uk", ""),
        (".a@example.gov.uk", ""),
    ],
)
def test_only_an_address_that_can_be_written_to_is_used(plan_of_one: PlanOf, email: str, address: str) -> None:
    assert find_address(Officer("Head of Planning", email=email)) == address
    assert find_address(None) == ""
    message = read(write(ask(plan_of_one), address=address))
    assert (message["To"] is None) is (not address)


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)


@given(name=NAMES, file=NAMES)
def test_any_name_makes_a_message_that_can_be_read(plan_of_one: PlanOf, name: str, file: str) -> None:
    request = ask(plan_of_one)._replace(officer=name)
    how = ("Subject: For {officer}\n{officer}", "a@example.gov.uk", f"{' '.join(file.split()) or 'x'}.xlsx")
    sent = write(request, *how)
    assert sent == write(request, *how)
    message = message_from_bytes(sent, policy=default)
    assert [address.addr_spec for address in message["To"].addresses] == ["a@example.gov.uk"]
    (attached,) = message.iter_attachments()
    assert attached.get_content() == WORKBOOK


def test_the_manual_shows_the_message_and_its_fields() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "updates.md").read_text("utf-8")
    assert f"```text\n{DEFAULT_MESSAGE}```\n" in page
    assert tuple(re.findall(r"^\| `\{(\w+)\}` \|", page, re.MULTILINE)) == MESSAGE_FIELDS
