"""Reads a phrase: finds the date in it, and accounts for every other word as remark or not at all.

The rules are the rows of "Words that are no date".

Brackets that hold a date: after a whole date they are remark; after a part they must agree with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.dates.calendar import is_within
from actionplan.dates.context import Context
from actionplan.dates.grammar import STARTING_WORDS, Expression, Grammar
from actionplan.dates.reading import Assumption, Reading, Window
from actionplan.dates.recurrence import AdjacentDate, Frequency, parse_frequency, resolve_recurrence
from actionplan.dates.remarks import (
    NOT_A_YEAR,
    Remark,
    build_remark,
    check_duration,
    check_neighbours,
    extract_remark_text,
)
from actionplan.dates.resolver import resolve_expression
from actionplan.dates.spelling import capitalise_word, correct_phrase, correct_word
from actionplan.dates.syntax import DatePart, UnreadableDate
from actionplan.dates.tokenizer import Token, append_end_tokens, tokenize, unwrap_bracket
from actionplan.dates.undated import count_tbc_tokens, count_unset_tokens, is_date_of_a_date, is_dependent
from actionplan.dates.vocabulary import MONTH_NAMES
from actionplan.dates.years import FIRST_YEAR, LAST_YEAR, find_year_error


def complete_from_bracket(expression: Expression, right: Sequence[Token], context: Context) -> Expression:
    """`Q4 (January-March 2019)`: the date with the year that the bracket behind it gives.

    Raises `Unread` where the bracket holds another date. A whole date, or one with no bracket behind, is as it was.
    """
    if not right or right[0].role != "bracket" or _has_year(expression):
        return expression
    inner = Grammar(unwrap_bracket(right[0]), context)
    found = next(
        (each for at in range(len(right[0].inner)) if (each := inner.parse_expression(at)) and each.clauses), None
    )
    if not found or all(part.kind == "number" for clause in found.clauses for part in clause.parts):
        return expression
    if len(expression.clauses) != 1 or len(found.clauses) != 1 or inner.tokens[found.end].role != "end":
        raise _build_bracket_error(right[0])
    return _match_bracket(expression, found, right[0], context)


def _has_year(expression: Expression) -> bool:
    return any(part.year is not None for clause in expression.clauses for part in clause.parts)


def _build_bracket_error(bracket: Token) -> UnreadableDate:
    return UnreadableDate("the date in brackets does not agree with the one before it", (bracket.start, bracket.end))


def _match_bracket(expression: Expression, found: Expression, bracket: Token, context: Context) -> Expression:
    """The date in the one year in which it and the bracket agree."""
    clause = expression.clauses[0]
    other = found.clauses[0].parts[-1]
    if len(found.clauses[0].parts) == 1 and other.kind == "year":
        last = clause.parts[-1].replace(year=other.year, financial=other.financial)
        return expression._replace(clauses=(clause._replace(parts=(*clause.parts[:-1], last)),))
    bracketed = resolve_expression(found, context).windows[0]
    for year in range(context.first.year - 2, context.last.year + 3):
        candidate = expression._replace(
            clauses=(clause._replace(parts=(*clause.parts[:-1], clause.parts[-1].replace(year=year))),)
        )
        try:
            whole = resolve_expression(
                candidate._replace(clauses=(candidate.clauses[0]._replace(bound=""),)), context
            ).windows[0]
        except UnreadableDate:
            continue
        if whole == bracketed or (found.clauses[0].parts[0].kind == "quarter" and is_within(whole, bracketed)):
            return candidate
    raise _build_bracket_error(bracket)


def open_date_bracket(tokens: Sequence[Token], at: int, context: Context) -> list[Token]:
    """The tokens from a place on, a bracket of dates there opened: `quarterly (Jan, April, July, Oct)`."""
    rest = list(tokens[at:])
    if not rest or rest[0].role != "bracket":
        return rest
    inner = Grammar(unwrap_bracket(rest[0]), context)
    found = inner.parse_expression(0)
    if found and found.clauses and inner.tokens[found.end].role == "end":
        return [*rest[0].inner, *rest[1:]]
    return rest


_STARTING_ROLES = frozenset(
    "month season number ordinal short-year quarter quarter-n half half-n nth weekday feast unit sort ongoing edge "
    "noise approx".split()
)
_FREQUENCY_ROLES = frozenset({"often", "every", "times", "number", "count"})
_UNFINISHED_KINDS = frozenset({"number", "edge"})
_APPROXIMATE_KINDS = frozenset({"term", "academic", "municipal"})
_MAX_LENGTH = 500
"""More characters than this are no date; without a bound a file of small size could take long to read."""


def read_date(phrase: str, context: Context) -> Reading:
    """What a target date means in a plan's context. Any text at all gives a reading; nothing is raised."""
    if _is_too_long(phrase):
        return _build_unreadable(phrase, UnreadableDate("it is too long for a date"))
    try:
        return _check_year_range(_read_tokens(phrase, tokenize(phrase), context))
    except UnreadableDate as fault:
        return _build_unreadable(phrase, fault)
    except (OverflowError, ValueError):
        return _build_unreadable(phrase, UnreadableDate("the year is out of reach"))


def _is_too_long(phrase: str) -> bool:
    """Whether a text is longer than any date; a list of exact dates (`each of …`) may have as many as there are."""
    if len(phrase) <= _MAX_LENGTH:
        return False
    is_list = phrase.lstrip()[:7].casefold() == "each of" and not {"(", "["} & set(phrase)
    return not is_list or any(len(each) > _MAX_LENGTH for each in phrase.split(";"))


def _check_year_range(reading: Reading) -> Reading:
    """The same reading. Raises `Unread` where it has days outside the years that can be written."""
    for window in reading.windows:
        for day in window:
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise UnreadableDate(f"it is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return reading


def _build_unreadable(phrase: str, fault: UnreadableDate) -> Reading:
    return Reading("unreadable", problem=fault.problem, span=fault.span or (0, len(phrase)), nearest=fault.nearest)


def _read_tokens(phrase: str, tokens: list[Token], context: Context) -> Reading:
    first = tokens[0]
    if first.role == "end":
        return Reading("unset")
    if first.role == "bracket" and tokens[1].role == "end":
        return _read_tokens(phrase, unwrap_bracket(first), context)
    if first.text == "each" and tokens[1].text == "of":
        return _read_each_of(phrase, tokens, context)
    if count := count_tbc_tokens(tokens):
        return _build_unset(phrase, tokens[count:])
    tokens = _open_frequency_bracket(tokens)
    grammar = Grammar(tokens, context)
    if is_dependent(tokens, grammar):
        return Reading("dependent", remark=_extract_words(phrase, tokens))
    if revised := _find_revision(tokens):
        return _read_revised_phrase(phrase, tokens, revised, context)
    if often := _find_frequency(tokens):
        return _read_recurring_phrase(phrase, grammar, often)
    return _read_dated_phrase(phrase, grammar)


def _build_unset(phrase: str, rest: Sequence[Token]) -> Reading:
    """No date is set; the words that do not say so are remark."""
    words = extract_remark_text(phrase, [token for token in rest if token.role != "end"])
    return Reading("unset", (), tuple(_note_remark(Remark(words), approximate=False)), words or None)


def _extract_words(phrase: str, tokens: Sequence[Token]) -> str:
    last = next(n for n, token in enumerate(tokens) if token.role == "end")
    return " ".join(phrase[tokens[0].start : tokens[last - 1].end].split())


def _read_each_of(phrase: str, tokens: list[Token], context: Context) -> Reading:
    """`each of X; Y; Z`: those windows as occurrences, however many bounds they have (the exact way to write them)."""
    windows: list[Window] = []
    stretch: list[Token] = []
    assumed: tuple[Assumption, ...] = ()
    approximate = False
    for token in tokens[2:]:
        if token.text != ";" and token.role != "end":
            stretch.append(token)
            continue
        if stretch:
            reading = _read_tokens(phrase, append_end_tokens(stretch, token.start), context)
            if reading.kind != "window" or reading.remark:
                raise UnreadableDate("it is no list of dates", (stretch[0].start, stretch[-1].end))
            windows.extend(reading.windows)
            assumed += reading.assumptions
            approximate = approximate or reading.approximate
        stretch = []
    if not windows:
        raise UnreadableDate("it is no list of dates", (tokens[0].start, tokens[1].end))
    windows.sort(key=lambda each: (each.latest or date.max, each.earliest or date.min))
    return Reading("recurring", tuple(windows), tuple(dict.fromkeys(assumed)), approximate=approximate)


# A date with words round it


def _find_date(grammar: Grammar) -> tuple[int, Expression] | None:
    """The first place at which a date starts, and the date."""
    tried = 0
    for at, token in enumerate(grammar.tokens):
        if at < tried or (token.role == "number" and at and grammar.tokens[at - 1].text in NOT_A_YEAR):
            continue
        if token.role in _STARTING_ROLES or token.text in STARTING_WORDS:
            found = grammar.parse_expression(at)
            if found and not _is_unfinished(found):
                return at, found
            tried = found.end if found else tried
    return None


def _is_unfinished(found: Expression) -> bool:
    """Whether all its parts are numbers or edges with nothing to borrow from: no date at all."""
    parts = [part for clause in found.clauses for part in clause.parts]
    return bool(parts) and all(part.kind in _UNFINISHED_KINDS for part in parts)


def _read_dated_phrase(phrase: str, grammar: Grammar) -> Reading:
    """`X (words)`, `words - X`, `X: words`, `words X words`."""
    tokens, context = grammar.tokens, grammar.context
    found = _find_date(grammar)
    if not found:
        return _read_undated_phrase(phrase, grammar)
    at, expression = found
    left, right = tokens[:at], _drop_end_tokens(tokens, expression.end)
    if not expression.clauses:
        return _read_ongoing(phrase, left, right, context)
    if is_date_of_a_date(left):
        return Reading("unset", remark=_extract_words(phrase, tokens))
    expression, right = _apply_trailing_words(expression, right)
    expression = complete_from_bracket(expression, right, context)
    check_neighbours(left, right)
    if expression.clauses[0].bound or expression.mode != "window":
        check_duration(left)
    words = build_remark(phrase, left, right, has_day=any(part.kind == "day" for part in _list_parts(expression)))
    return _build_reading(phrase, expression, words, context)


def _list_parts(expression: Expression) -> list[DatePart]:
    return [part for clause in expression.clauses for part in clause.parts]


def _drop_end_tokens(tokens: Sequence[Token], start: int) -> list[Token]:
    return [token for token in tokens[start:] if token.role != "end"]


def _apply_trailing_words(expression: Expression, right: list[Token]) -> tuple[Expression, list[Token]]:
    """`X ONGOING`: the claim is remark. `X at the latest`: by X."""
    words = [token.text for token in right[:3]]
    if right and right[0].role == "ongoing":
        right = [right[0]._replace(role="word", text=""), *right[1:]]
    elif words[:1] == ["latest"] or words == ["at", "the", "latest"]:
        if len(expression.clauses) == 1 and expression.clauses[0].bound in ("", "by"):
            clause = expression.clauses[0]._replace(bound="by")
            return expression._replace(clauses=(clause,)), right
        raise UnreadableDate("it says more about the date than can be read", (right[0].start, right[-1].end))
    return expression, right


def _build_reading(phrase: str, expression: Expression, words: Remark, context: Context) -> Reading:
    resolved = resolve_expression(expression, context)
    parts = resolved.parts
    approximate = (
        expression.approximate or words.approximate or any(part.kind in _APPROXIMATE_KINDS for part, _ in parts)
    )
    return Reading(
        "window" if expression.mode == "window" else "ongoing",
        resolved.windows,
        (*resolved.assumptions, *_note_remark(words, approximate=approximate))
        if words.text or approximate
        else resolved.assumptions,
        words.text or None,
        words.body,
        approximate,
        tuple((phrase[part.span[0] : part.span[1]], part, window) for part, window in parts),
    )


def _note_remark(words: Remark, *, approximate: bool) -> list[Assumption]:
    noted = []
    if approximate:
        noted.append(Assumption("approximate", "the date is approximate"))
    if words.text:
        noted.append(Assumption("remark", f'the words "{words.text}" are kept as a remark'))
    return noted


def _read_ongoing(phrase: str, left: list[Token], right: list[Token], context: Context) -> Reading:
    """`Still ongoing`, `Rolling programme`: the period."""
    for token in right:
        if token.role == "bracket" and _find_date(Grammar(unwrap_bracket(token), context)):
            raise UnreadableDate("it is ongoing and has a date in brackets", (token.start, token.end))
    if any(token.text in ("not", "no", "longer") for token in left):
        raise UnreadableDate("it does not say when", (left[0].start, left[-1].end))
    words = build_remark(phrase, left, right)
    return Reading(
        "ongoing", (context.window,), tuple(_note_remark(words, approximate=False)), words.text or None, words.body
    )


def _read_undated_phrase(phrase: str, grammar: Grammar) -> Reading:
    """A phrase with no date outside brackets: one that says so, or whose date is in a bracket, or unreadable."""
    tokens = grammar.tokens
    everything = _drop_end_tokens(tokens, 0)
    for token in everything:
        if token.role == "bracket":
            inner = Grammar(unwrap_bracket(token), grammar.context)
            if (found := _find_date(inner)) and found[1].clauses and inner.tokens[found[1].end].role == "end":
                rest = [*inner.tokens[: found[0]], *(each for each in everything if each is not token)]
                rest.sort(key=lambda each: each.start)
                return _build_reading(phrase, found[1], build_remark(phrase, rest, ()), grammar.context)
    if count_unset_tokens(tokens) or any(count_tbc_tokens(tokens[at:]) for at in range(len(everything))):
        rest = everything[count_unset_tokens(tokens) :]
        build_remark(phrase, rest, ())
        return _build_unset(phrase, rest)
    raise _build_no_date_error(phrase, everything)


def _build_no_date_error(phrase: str, tokens: Sequence[Token]) -> UnreadableDate:
    """The fault of a phrase with no date in it: the misspelt word, else the first number, else the whole phrase."""
    for token in tokens:
        if token.role == "word" and (found := correct_word(token.text)):
            span = (token.start, token.end)
            return UnreadableDate(
                f'"{phrase[slice(*span)]}" may be {capitalise_word(found)}',
                span,
                correct_phrase(phrase, token.text, *span),
            )
    for at, token in enumerate(tokens):
        if fault := _find_missing_year_error(tokens[at : at + 3]) or find_year_error(phrase, token):
            return fault
        if token.role in ("number", "odd", "ordinal", "clock"):
            return UnreadableDate(
                f'cannot read "{phrase[token.start : token.end]}" as a date', (token.start, token.end)
            )
    return UnreadableDate("there is no date in it", (tokens[0].start, tokens[-1].end))


def _find_missing_year_error(tokens: Sequence[Token]) -> UnreadableDate | None:
    """The fault of `25/12`, a day and month in figures; else `None`."""
    if [token.role for token in tokens] != ["number", "mark", "number"] or tokens[1].text not in ("/", "-"):
        return None
    day, month = tokens[0].value, tokens[2].value
    if len(tokens[0].text) > 2 or not 1 <= int(month) <= len(MONTH_NAMES) or not 1 <= int(day) <= 31:
        return None
    said = f"{int(day)} {MONTH_NAMES[int(month) - 1]}"
    return UnreadableDate(
        f"it may be {said}, and no year is written: write {said} and its year", (tokens[0].start, tokens[2].end)
    )


# Original X Revised Y


def _find_revision(tokens: Sequence[Token]) -> int:
    """The position of `Revised` in `Original X Revised Y`; 0 where it is not that."""
    if tokens[0].text not in ("original", "originally", "was"):
        return 0
    for position, token in enumerate(tokens):
        if token.text in ("revised", "now") and position > 1:
            return position
    return 0


def _read_revised_phrase(phrase: str, tokens: list[Token], at: int, context: Context) -> Reading:
    """`Original X Revised Y`: Y; X is remark."""
    after = at + 1
    while tokens[after].text in ("date", "to", ":", "-", "target", "is"):
        after += 1
    reading = _read_tokens(phrase, tokens[after:], context)
    original = " ".join(phrase[tokens[0].start : tokens[at - 1].end].split()).strip(" ,;-(")
    words = f"{original} {reading.remark}" if reading.remark else original
    noted = [each for each in reading.assumptions if each.code != "remark"]
    return reading._replace(
        remark=words, assumptions=(*noted, Assumption("remark", f'the words "{words}" are kept as a remark'))
    )


# Recurrence


def _find_frequency(tokens: list[Token]) -> Frequency | None:
    """The frequency of a phrase, if it has one; two of them, outside brackets, are unreadable."""
    found: list[Frequency] = []
    at = 0
    while at < len(tokens):
        often = (
            parse_frequency(tokens, at) if tokens[at].role in _FREQUENCY_ROLES or tokens[at].text == "once" else None
        )
        if often:
            found.append(often)
        at = often.end if often else at + 1
    if len(found) > 1:
        raise UnreadableDate("it has two frequencies", (tokens[found[0].first].start, tokens[found[1].end - 1].end))
    return found[0] if found else None


def _open_frequency_bracket(tokens: list[Token]) -> list[Token]:
    """`Ongoing (quarterly)`: the tokens with the bracket that holds the frequency opened."""
    if tokens[0].role != "ongoing" or any(token.role in _FREQUENCY_ROLES for token in tokens):
        return tokens
    for position, token in enumerate(tokens):
        inner = unwrap_bracket(token)
        if any(parse_frequency(inner, at) for at in range(len(token.inner))):
            return [*tokens[:position], *token.inner, *tokens[position + 1 :]]
    return tokens


def _read_recurring_phrase(phrase: str, grammar: Grammar, often: Frequency) -> Reading:
    """A frequency with the dates and words on both sides of it."""
    tokens, context = grammar.tokens, grammar.context
    before = Grammar(append_end_tokens(tokens[: often.first], tokens[often.first].start), context)
    after = Grammar(open_date_bracket(tokens, often.end, context), context)
    one, two = _find_date(before), _find_date(after)
    left, right = _list_other_tokens(before, one), _list_other_tokens(after, two)
    if counted := next((token for token in left if token.role in ("count", "times")), None):
        raise UnreadableDate("it says how often without saying when", (counted.start, counted.end))
    thereafter = any(token.text in _THEREAFTER_WORDS for token in (*left, *right))
    words, behind = build_remark(phrase, _drop_thereafter(left), ()), build_remark(phrase, (), _drop_thereafter(right))
    text = " ".join(each for each in (words.text, behind.text) if each)
    found = resolve_recurrence(
        often,
        AdjacentDate(before, one[1]) if one and one[1].clauses else None,
        AdjacentDate(after, two[1]) if two and two[1].clauses else None,
        grammar,
        thereafter=thereafter,
    )
    about = any(each[1].approximate for each in (one, two) if each)
    approximate = found.approximate or about or words.approximate or behind.approximate
    noted = _note_remark(Remark(text), approximate=approximate)
    body = words.body or behind.body
    return Reading("recurring", found.windows, (*found.assumptions, *noted), text or None, body, approximate)


def _list_other_tokens(grammar: Grammar, found: tuple[int, Expression] | None) -> list[Token]:
    """The tokens that are no part of the date found among them."""
    if not found:
        return _drop_end_tokens(grammar.tokens, 0)
    return [*grammar.tokens[: found[0]], *_drop_end_tokens(grammar.tokens, found[1].end)]


def _drop_thereafter(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without `then` and `thereafter`, which belong to the recurrence."""
    return [token for token in tokens if token.text not in _THEREAFTER_WORDS]


_THEREAFTER_WORDS = frozenset({"thereafter", "then"})
