"""What an officer's name in an output says: nobody, one officer, or several."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from actionplan.model.responsibility import split_joint_name
from actionplan.text.folding import fold

_NOBODY = re.compile(
    r"[-–—?…*/\s]*"
    r"|(?:n\W?a|none|no ?one|nobody|nil|tb[acd]|unknown|unassigned|unallocated"
    r"|(?:currently )?vacan(?:t|cy)(?: post)?|(?:vacant )?post(?: is)? vacant"
    r"|(?:still |yet )?(?:to be|not yet) (?:confirmed|announced|appointed|agreed|decided|determined|named|advised"
    r"|assigned|allocated|recruited))"
    r"(?:\s*[-–—(:;,/?].*)?"
)
_TITLE = (
    r"(?:(?:interim|acting|deputy|assistant|joint|strategic|corporate|executive|service|divisional|group|managing) )*"
    r"(?:(?:head|director|manager|leader) of\b.*|chief (?:executive|officer|finance officer|operating officer)\b.*"
    r"|director)"
    r"|.*\b(?:director|manager|officer|leader|solicitor|treasurer|surveyor|accountant|coordinator|co-ordinator)"
)
_SECOND_POST = r"(?:deputy|assistant)\b.*|head of paid service|monitoring officer|s(?:ection ?)?151 officer"
"""Titles that an officer often has besides their first post."""

_GROUP = re.compile(r"\b(?:all|everyone|everybody|heads|officers|directors|managers|relevant|various)\b")
_BODY = re.compile(r"\b(?:members|teams?|staff)\b")

_MAX_NAME_LENGTH = 200
"""How many characters a name can have."""


@lru_cache(maxsize=1000)
def is_nobody(name: str) -> bool:
    """Return True if the name in an officer's place says that there is none: empty, `TBC`, `vacant`, `n/a`."""
    plain = fold(name).replace(".", "").strip(" ()[]<>")
    return not plain or (len(name) <= _MAX_NAME_LENGTH and bool(_NOBODY.fullmatch(plain)))


def is_group(name: str, known: Container[str]) -> bool:
    """Return True if a name means a group of people, and is not among the folded names that the plan knows."""
    plain = fold(name)
    if plain in known:
        return False
    return bool(_GROUP.search(plain)) or (bool(_BODY.search(plain)) and not _is_title(plain))


def split_officers(name: str, known: Container[str]) -> tuple[str, ...]:
    """Return the officers that a name joins by "and", a slash or a comma, if each is known or is clearly a title.

    A name that the plan knows is one officer, whatever it joins. So is a title with a second one that its holder often
    has ("Director of Resources and Deputy Chief Executive").
    """
    if fold(name) in known:
        return ()
    parts = split_joint_name(name, lambda part: _is_officer(part, known))
    is_second_post = any(fold(part) not in known and re.fullmatch(_SECOND_POST, fold(part)) for part in parts)
    return () if is_second_post else parts


def _is_officer(name: str, known: Container[str]) -> bool:
    plain = fold(name)
    return plain in known or _is_title(plain)


def _is_title(plain: str) -> bool:
    return bool(re.fullmatch(_TITLE, plain))
