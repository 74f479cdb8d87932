"""Phrases that recur: a frequency, with the dates and words on both sides of it."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.expression import Expression
from actionplan.dates.grammar import Grammar
from actionplan.dates.reading import Reading
from actionplan.dates.recurrence import AdjacentDate, Frequency, parse_frequency, resolve_recurrence
from actionplan.dates.surroundings.brackets import open_date_bracket
from actionplan.dates.surroundings.negations import check_excluded, drop_excepted, find_exception
from actionplan.dates.surroundings.remarks import Remark, build_remark, note_remark
from actionplan.dates.tokenizer import Token, append_end_tokens, drop_end_tokens

_THEREAFTER_WORDS = frozenset({"thereafter", "then"})


def read_recurring_phrase(phrase: str, grammar: Grammar) -> Reading | None:
    """A frequency, with the dates and words on both sides of it."""
    tokens, context = grammar.tokens, grammar.context
    frequency = _find_frequency(grammar)
    if not frequency or _is_meeting(grammar, frequency):
        return None
    before = Grammar(append_end_tokens(tokens[: frequency.first], tokens[frequency.first].start), context)
    exception = find_exception(tokens[frequency.end :], grammar)
    rest = append_end_tokens(exception.rest, tokens[-1].end) if exception else tokens[frequency.end :]
    after = Grammar(open_date_bracket(rest, context), context)
    date_before, date_after = before.find_expression(), after.find_expression()
    left, right = _list_other_tokens(before, date_before), _list_other_tokens(after, date_after)
    if counted := next((token for token in left if token.role in ("count", "times")), None):
        raise UnreadableDate("it says how often without saying when", (counted.start, counted.end))
    check_excluded(left if date_before else right if date_after else ())
    in_front, behind = (build_remark(phrase, (), _drop_thereafter(words)) for words in (left, right))
    occurrences = resolve_recurrence(
        frequency,
        AdjacentDate(before, date_before[1]) if date_before and date_before[1].clauses else None,
        AdjacentDate(after, date_after[1]) if date_after and date_after[1].clauses else None,
        grammar,
        thereafter=any(token.text in _THEREAFTER_WORDS for token in (*left, *right)),
    )
    is_about = any(match[1].approximate for match in (date_before, date_after) if match)
    approximate = occurrences.approximate or is_about or in_front.approximate or behind.approximate
    text = " ".join(remark.text for remark in (in_front, behind) if remark.text)
    return Reading(
        "recurring",
        windows=drop_excepted(occurrences.windows, exception) if exception else occurrences.windows,
        assumptions=(*occurrences.assumptions, *note_remark(Remark(text), approximate=approximate)),
        remark=text or None,
        body=in_front.body or behind.body,
        approximate=approximate,
    )


def _is_meeting(grammar: Grammar, frequency: Frequency) -> bool:
    """Return True if a frequency belongs to a meeting whose day is given: `its monthly meeting on 27 February 2023`."""
    if not {"meeting", "meetings"} & {token.text for token in grammar.tokens[frequency.end : frequency.end + 4]}:
        return False
    match = grammar.find_expression(frequency.end)
    return match is not None and [part.kind for part in match[1].parts] == ["day"]


def _find_frequency(grammar: Grammar) -> Frequency | None:
    """Return the frequency of a phrase, if it has one. Two of them, outside brackets, are unreadable."""
    frequencies: list[Frequency] = []
    at = 0
    while at < len(grammar.tokens):
        frequency = parse_frequency(grammar.tokens, at)
        if frequency:
            frequencies.append(frequency)
        at = frequency.end if frequency else at + 1
    if len(frequencies) > 1:
        span = grammar.get_span(frequencies[0].first, frequencies[1].end - 1)
        raise UnreadableDate("it has two frequencies", span)
    return frequencies[0] if frequencies else None


def _list_other_tokens(grammar: Grammar, match: tuple[int, Expression] | None) -> list[Token]:
    """Return the tokens that are not part of the date found among them."""
    if not match:
        return drop_end_tokens(grammar.tokens)
    at, expression = match
    return [*grammar.tokens[:at], *drop_end_tokens(grammar.tokens[expression.end :])]


def _drop_thereafter(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without `then` and `thereafter`, which belong to the recurrence."""
    return [token for token in tokens if token.text not in _THEREAFTER_WORDS]
