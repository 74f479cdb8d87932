"""The message that goes with a request: a draft with the workbook attached, in words that a council can change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from actionplan.dates import format_day
from actionplan.model.plan import Officer
from actionplan.text.addresses import is_email
from actionplan.text.english import format_alternatives, format_count
from actionplan.text.escaping import escape_control
from actionplan.text.fuzzy import find_nearest
from actionplan.updates.officer_request import OfficerRequest
from actionplan.updates.request_layout import TARGETS_SHEET

DEFAULT_MESSAGE = """\
Subject: Action plan: please update {count}

Dear {officer},

Please tell us how {count} stood on {as_at} ({plan}).

Fill in the light yellow cells of the attached workbook, save it, and reply to this message with the workbook attached.

Please reply by {reply_by}.

Thank you.
"""
"""The message, unless the council gives its own."""

MESSAGE_FIELDS = ("officer", "plan", "as_at", "reply_by", "count", "file")
"""What a message can name in braces: {officer}."""

_FIELD = re.compile(r"\{(\w+)\}")
_SUBJECT = re.compile(r"subject:(.*)", re.IGNORECASE)
_DEFAULT_SUBJECT = "Action plan: please update {count}"

_BOUNDARY = "=_actionplan-request"
"""What divides the parts of a message. Written as quoted-printable, no text has such a line."""

_WORKBOOK_TYPE = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


class MessageTemplate(NamedTuple):
    """The words of a message: its subject and its text, with fields in braces."""

    subject: str
    text: str


def parse_message(text: str) -> MessageTemplate:
    """Read a template: a first line "Subject: …", if it has one, and the text. Raise `ValueError` for another field."""
    for field in _FIELD.findall(text):
        if field not in MESSAGE_FIELDS:
            nearest = find_nearest(field, MESSAGE_FIELDS)
            known = format_alternatives([f"{{{name}}}" for name in MESSAGE_FIELDS])
            meant = f" Did you mean {{{nearest}}}?" if nearest else ""
            raise ValueError(f"{{{field}}} is none of the fields of a message.{meant} It can have {known}.")
    first, _, rest = text.strip().partition("\n")
    match = _SUBJECT.match(first)
    return MessageTemplate(match[1].strip(), rest.strip()) if match else MessageTemplate("", text.strip())


def find_address(officer: Officer | None) -> str:
    """Find the mail address of an officer in the plan's list; empty if there is none that can be written to."""
    email = officer.email.strip() if officer else ""
    if not is_email(email) or not email.isascii():
        return ""
    try:
        return Address(addr_spec=email).addr_spec
    except (MessageError, ValueError, IndexError):
        return ""


def render_message(
    template: MessageTemplate, request: OfficerRequest, attachment: tuple[str, bytes], address: str
) -> bytes:
    """Render the draft of a message with its attachment, a name and bytes. The same request gives the same bytes."""
    name, workbook = attachment
    values = _collect_values(request, name)
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # so that Outlook opens it as a draft, with a button to send it
    if address:
        message["To"] = Address(_clean(request.officer), addr_spec=address)
    subject = template.subject if template.subject and _has_values(template.subject, values) else _DEFAULT_SUBJECT
    message["Subject"] = _clean(_fill(subject, values))
    lines = [_fill(line, values) for line in template.text.splitlines() if _has_values(line, values)]
    message.set_content(_drop_double_gaps("\n".join(lines)), cte="quoted-printable")
    maintype, subtype = _WORKBOOK_TYPE
    message.add_attachment(workbook, maintype=maintype, subtype=subtype, filename=name)
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def _collect_values(request: OfficerRequest, name: str) -> dict[str, str]:
    """Collect what the fields of a message stand for. A field is empty if there is nothing to say."""
    return {
        "officer": request.officer,
        "plan": request.title,
        "as_at": format_day(request.as_at),
        "reply_by": format_day(request.reply_by) if request.reply_by else "",
        "count": format_count(len(request.list_rows(TARGETS_SHEET)), "target"),
        "file": name,
    }


def _has_values(words: str, values: Mapping[str, str]) -> bool:
    """Return True if every field in some words has a value: a line about a day that nobody gave is left out."""
    return all(values[field] for field in _FIELD.findall(words))


def _fill(words: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda match: values[match[1]], words)


def _drop_double_gaps(text: str) -> str:
    """Drop the second of two empty lines, which a line that was left out leaves."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _clean(words: str) -> str:
    """Put words on one line, as a header must be."""
    return escape_control(" ".join(words.split()))
