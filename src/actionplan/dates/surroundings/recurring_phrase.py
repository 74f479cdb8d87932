"""Phrases that recur: a frequency, with the dates and words on both sides of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.expression import Expression
from actionplan.dates.grammar import Grammar
from actionplan.dates.reading import Reading
from actionplan.dates.recurrence import AdjacentDate, Frequency, parse_frequency, resolve_recurrence
from actionplan.dates.surroundings.brackets import open_date_bracket
from actionplan.dates.surroundings.negations import check_excluded, drop_excepted, find_exception
from actionplan.dates.surroundings.remarks import Remark, build_remark, note_remark
from actionplan.dates.tokenizer import Token, append_end_tokens, drop_end_tokens, unwrap_bracket

_THEREAFTER_WORDS = frozenset({"thereafter", "then"})


def read_recurring_phrase(phrase: str, grammar: Grammar) -> Reading | None:
    """A frequency, with the dates and words on both sides of it."""
    tokens, context = grammar.tokens, grammar.context
    frequency = _find_frequency(grammar)
    if not frequency or _is_meeting(grammar, frequency):
        return None
    _check_part(grammar, frequency)
    before = Grammar(append_end_tokens(tokens[: frequency.first], tokens[frequency.first].start), context)
    exception = find_exception(tokens[frequency.end :], grammar)
    rest = append_end_tokens(exception.rest, tokens[-1].end) if exception else tokens[frequency.end :]
    after = Grammar(open_date_bracket(rest, context), context)
    date_before, date_after = before.find_expression(), after.find_expression()
    left, right = _list_other_tokens(before, date_before), _list_other_tokens(after, date_after)
    if counted := next((token for token in left if token.role in ("count", "times") or _is_factor(token)), None):
        raise UnreadableDate("it says how often without saying when", (counted.start, counted.end))
    if prefix := next((token for token in left[-2:] if token.text in _PREFIXES), None):
        raise UnreadableDate(f'cannot tell how "{prefix.text}" changes how often it is', (prefix.start, prefix.end))
    for words in (left, right):
        _check_length(words)
        _check_brackets(words, grammar)
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


def _check_part(grammar: Grammar, frequency: Frequency) -> None:
    """Raise `UnreadableDate` for `first week of every month`, `monthly (first week)`: each is due before its end.

    The end of a month or quarter, or its last week, is due when the month or quarter is.
    """
    tokens = grammar.tokens
    for at in range(max(frequency.first - _MOST_PART_WORDS, 0), frequency.first):
        edge, after = grammar.parse_edge(at)
        if edge and after == frequency.first and not edge.startswith(("end", "late", "last", "week -1")):
            raise UnreadableDate(_PART_PROBLEM, grammar.get_span(at, frequency.first))
    behind = [inner for token in tokens[frequency.end :] for inner in (token.inner or (token,))]
    for nth, unit in pairwise(behind):
        if nth.role in ("nth", "ordinal") and unit.role == "unit" and int(nth.value) > 0:
            raise UnreadableDate(_PART_PROBLEM, (nth.start, unit.end))


_MOST_PART_WORDS = 6
_PART_PROBLEM = 'it is due before the end of each time: write the dates, like "each of 7 April 2017; 7 May 2017"'


def _is_factor(token: Token) -> bool:
    """Return True for `x2` and `2x`, which count how often."""
    return token.text.strip("x").isdigit() and "x" in token.text


def _check_length(words: Sequence[Token]) -> None:
    """Raise `UnreadableDate` for `for 6 months`, `for the first year`: a recurrence with an end that is not written."""
    for at, token in enumerate(words):
        after = at + 1
        while after < len(words) and (words[after].text in _LENGTH_LEADS or words[after].traits.is_count):
            after += 1
        is_length = after < len(words) and words[after].value in ("week", "fortnight", "month", "year", "term")
        if token.text == "for" and after > at + 1 and is_length and words[after].role == "unit":
            problem = "it does not say on which day it ends: say from when to when it recurs"
            raise UnreadableDate(problem, (token.start, words[after].end))


def _check_brackets(words: Sequence[Token], grammar: Grammar) -> None:
    """Raise `UnreadableDate` for `monthly (term time only)`, and for `annual (next: June 2017)`."""
    for token in words:
        texts = {inner.text for inner in token.inner}
        if "termtime" in texts:
            raise UnreadableDate("it leaves out the holidays: write the dates", (token.start, token.end))
        inner = Grammar(unwrap_bracket(token), grammar.context)
        if texts & _ONE_TIME_WORDS and (match := inner.find_expression()) and match[1].clauses:
            problem = "it has a frequency, and the date of one time in brackets: write 'then' between them"
            raise UnreadableDate(problem, (token.start, token.end))


_ONE_TIME_WORDS = frozenset("next first start starts starting begin begins commence commences due".split())
_LENGTH_LEADS = frozenset("the a an first next another further up to at least about coming".split())
_PREFIXES = frozenset("semi tri bi multi non quad inter half".split())


def _is_meeting(grammar: Grammar, frequency: Frequency) -> bool:
    """Return True if a frequency belongs to a meeting with a date of its own: `its monthly meeting on 5 June 2017`."""
    behind = grammar.tokens[frequency.end : frequency.end + _WORDS_OF_A_MEETING]
    if not any(token.text in _MEETING_WORDS or token.role == "body" for token in behind):
        return False
    match = grammar.find_expression(frequency.end)
    if not match or len(match[1].parts) != 1 or match[1].clauses[0].bound:
        return False
    (part,) = match[1].parts
    return part.kind == "day" or (part.kind == "month" and part.year is not None and frequency.interval == "12")


_WORDS_OF_A_MEETING = 4
_MEETING_WORDS = frozenset({"meeting", "meetings", "conference", "agm", "forum", "assembly", "summit", "general"})


def _find_frequency(grammar: Grammar) -> Frequency | None:
    """Return the frequency of a phrase, if it has one. Two of them, outside brackets, are unreadable."""
    frequencies: list[Frequency] = []
    at = 0
    while grammar.tokens[at].role != "end":
        frequency = parse_frequency(grammar.tokens, at)
        if frequency:
            frequencies.append(frequency)
        at = frequency.end if frequency else at + 1
    if len(frequencies) == 2 and _is_yearly_date(grammar, frequencies):
        return frequencies[1]._replace(first=frequencies[0].first)
    if len(frequencies) > 1:
        span = grammar.get_span(frequencies[0].first, frequencies[1].end - 1)
        raise UnreadableDate("it has two frequencies", span)
    return frequencies[0] if frequencies else None


def _is_yearly_date(grammar: Grammar, frequencies: Sequence[Frequency]) -> bool:
    """Return True for `annual - each April`: once a year, and the date of every year."""
    first, second = frequencies
    return first.interval == second.interval == "12" and grammar.tokens[second.first].text in ("each", "every")


def _list_other_tokens(grammar: Grammar, match: tuple[int, Expression] | None) -> list[Token]:
    """Return the tokens that are not part of the date found among them."""
    if not match:
        return drop_end_tokens(grammar.tokens)
    at, expression = match
    return [*grammar.tokens[:at], *drop_end_tokens(grammar.tokens[expression.end :])]


def _drop_thereafter(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without `then` and `thereafter`, which belong to the recurrence."""
    return [token for token in tokens if token.text not in _THEREAFTER_WORDS]
