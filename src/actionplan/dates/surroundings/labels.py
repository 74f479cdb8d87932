"""Labels in front of dates, and words behind them that bound them: `1.`, `Start date:`, `X or earlier`."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.expression import Expression
from actionplan.dates.grammar import Grammar
from actionplan.dates.tokenizer import Token, append_end_tokens

_START_WORDS = frozenset({"start", "starts", "begin", "begins", "commence", "commences", "from"})
_FINISH_WORDS = frozenset({"end", "ends", "finish", "finishes", "completion", "complete"})
_LABEL_FILLERS = frozenset({"date", "dates", ":", "-"})
_BETWEEN = frozenset({",", ";", "-", "and", ""})
_TRAILING_BOUNDS = {
    "earlier": "by", "before": "by", "sooner": "by", "later": "not before", "after": "not before",
}  # fmt: skip
"""The bounds of `X or earlier`, `X or later`."""

_LAST_LIST_NUMBER = 30


def drop_list_number(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a phrase without the list number in front: `1. On-going`. `5. June` may be a day."""
    number, mark, following = tokens[:3]
    is_number = number.role == "number" and 1 <= int(number.value) <= _LAST_LIST_NUMBER and mark.text in (".", ")")
    is_apart = number.end == mark.start and mark.end < following.start
    if not is_number or not is_apart or following.role in ("month", "end"):
        return tokens
    return tokens[2:]


def split_numbered_list(tokens: list[Token]) -> list[Token]:
    """Return the tokens of `1. June 2017 2. July 2017`, `(a) June (b) July` with semicolons for the numbers.

    The numbers or letters have to be in order from the first, and two at least.
    """
    if not _find_label(*tokens[:3]):
        return tokens
    found_labels = {at: _find_label(*tokens[at : at + 3]) for at in range(len(tokens) - 2)}
    starts = [at for at, label in found_labels.items() if label]
    labels = [found_labels[at] for at in starts]
    if len(starts) < 2 or not any(labels == kind[: len(labels)] for kind in _LABEL_KINDS):
        return tokens
    found: list[Token] = []
    for at, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        while found and found[-1].text in (",", ";", "and", "."):
            found.pop()
        first = at + (1 if tokens[at].role == "bracket" else 2)
        found += [tokens[at]._replace(text=";", role="mark", inner=())] if found else []
        found += tokens[first:end]
    return found


def are_numbers_days(tokens: Sequence[Token]) -> bool:
    """Return True if the numbers of a list may be days: `1. June 2017 2. July 2017`, in one line."""
    is_day = tokens[0].role == "number" and tokens[1].text == "." and tokens[2].role == "month"
    return is_day and not any(token.is_after_break for token in tokens)


_LABEL_KINDS = [[*map(str, range(1, _LAST_LIST_NUMBER + 1))], [*"abcdefghijkl"]]


def _find_label(token: Token, mark: Token, after: Token) -> str:
    """Return the number or letter of `1.`, `1)`, `(a)`; "" for any other token. A label has a space behind it."""
    if token.role == "bracket":
        return token.inner[0].text if len(token.inner) == 1 else ""
    is_label = (
        mark.text in (".", ")") and token.end == mark.start and (mark.end < after.start or after.role == "bracket")
    )
    return token.text if is_label and len(token.text) < 3 else ""


def drop_label(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a phrase without the label in front: `Due date: June 2017`, `Timescale: ongoing`."""
    end = next((at for at, token in enumerate(tokens[:_LONGEST_LABEL]) if token.text == ":"), 0)
    is_label = end and tokens[end + 1].role != "end" and all(token.text in _LABEL_WORDS for token in tokens[:end])
    return drop_label(tokens[end + 1 :]) if is_label else tokens


_LONGEST_LABEL = 4
_LABEL_WORDS = frozenset("due date dates deadline timescale timescales timeframe timing when".split())


def read_start_and_end(grammar: Grammar) -> Expression | None:
    """Read `Start date: X End date: Y` as `X to Y`; `None` for a phrase without these labels.

    Raises `UnreadableDate` if one of the dates is missing.
    """
    tokens = grammar.tokens
    first = _skip_label(tokens, 0, _START_WORDS)
    if not first:
        return None
    label = next((at for at in range(first, len(tokens) - 1) if _skip_label(tokens, at, _FINISH_WORDS)), 0)
    if not label:
        return None
    before = Grammar(append_end_tokens(tokens[first:label], tokens[label].start), grammar.context)
    start, end = before.parse_chain(0), grammar.parse_chain(_skip_label(tokens, label, _FINISH_WORDS))
    is_read = start and end and not start.clauses[0].joins and not end.clauses[0].joins
    if not start or not end or not is_read or any(token.text not in _BETWEEN for token in before.tokens[start.end :]):
        raise UnreadableDate("cannot read the date of its start, or of its end", grammar.get_span(0, label))
    clause = start.clauses[0]._replace(parts=(start.parts[0], end.parts[0]), joins=("to",))
    return end._replace(clauses=(clause,), approximate=start.approximate or end.approximate)


def _skip_label(tokens: Sequence[Token], at: int, words: frozenset[str]) -> int:
    """Return the position after a label like `Start date:`; 0 if it is not there."""
    if tokens[at].text not in words or tokens[at + 1].text not in _LABEL_FILLERS:
        return 0
    at += 1
    while tokens[at].text in _LABEL_FILLERS:
        at += 1
    return at


def drop_plain_lead(left: list[Token], first: Token, expression: Expression) -> list[Token]:
    """Return the words in front of a date, with the last one blank if it changes nothing: `Coming May 2025`.

    In `start in April 2013` the word is a verb. `Start April 2013` could be the start of April.
    """
    if not left:
        return left
    is_coming = left[-1].text == "coming" and all(part.year is not None for part in expression.parts)
    is_verb = left[-1].text in ("start", "starts", "end", "ends", "finish") and first.text in ("in", "on", "by")
    return [*left[:-1], left[-1]._replace(text="", role="word")] if is_coming or is_verb else left


def apply_trailing_words(expression: Expression, right: list[Token]) -> tuple[Expression, list[Token]]:
    """Read `X ONGOING`: the word is the remark. `X at the latest`, `X or earlier`: by X. `X or later`: not before X."""
    words = [token.text for token in right[:3]]
    if right and right[0].role == "ongoing":
        return expression, [right[0]._replace(role="word", text=""), *right[1:]]
    if words[:1] == ["or"] and len(words) > 1 and words[1] in _TRAILING_BOUNDS:
        bound = _TRAILING_BOUNDS[words[1]]
        return _set_bound(expression, bound, right), [token._replace(text="") for token in right[:2]] + right[2:]
    if words[:1] == ["latest"] or words == ["at", "the", "latest"] or words[:2] == ["at", "latest"]:
        return _set_bound(expression, "by", right), right
    return expression, right


def _set_bound(expression: Expression, bound: str, right: Sequence[Token]) -> Expression:
    if len(expression.clauses) > 1 or expression.clauses[0].bound not in ("", bound):
        span = right[0].start, right[-1].end
        raise UnreadableDate("it has words that change the date, and they cannot be read", span)
    return expression._replace(clauses=(expression.clauses[0]._replace(bound=bound),))
