"""Reads a phrase: finds the date in it, and keeps every other word as a remark or refuses the phrase.

The rules are the rows of "Words that are not dates". Each rule is a function, and the first that fits reads the phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actionplan.dates.context import Context
from actionplan.dates.date_errors import UnreadableDate
from actionplan.dates.expression import Expression
from actionplan.dates.formatting import format_day
from actionplan.dates.grammar import Grammar
from actionplan.dates.reading import Assumption, Reading, Window
from actionplan.dates.recurrence import check_count
from actionplan.dates.resolver import resolve_expression
from actionplan.dates.spelling import find_misspelling
from actionplan.dates.surroundings.brackets import (
    complete_from_bracket,
    move_year_into_bracket,
    open_bounded_bracket,
    open_frequency_bracket,
)
from actionplan.dates.surroundings.durations import extend_by_length, find_delay, find_horizon, read_duration
from actionplan.dates.surroundings.labels import (
    apply_trailing_words,
    are_numbers_days,
    drop_label,
    drop_list_number,
    drop_plain_lead,
    read_start_and_end,
    split_numbered_list,
)
from actionplan.dates.surroundings.moves import find_move
from actionplan.dates.surroundings.negations import apply_negation, check_bracketed_date
from actionplan.dates.surroundings.openings import (
    count_horizon_tokens,
    count_tbc_tokens,
    count_unset_tokens,
    is_date_of_a_date,
    is_dependent,
    is_event,
)
from actionplan.dates.surroundings.recurring_phrase import read_recurring_phrase
from actionplan.dates.surroundings.remarks import (
    Remark,
    build_remark,
    check_duration,
    check_neighbours,
    check_year_words,
    extract_remark_text,
    note_remark,
)
from actionplan.dates.surroundings.today_words import refuse_today_words
from actionplan.dates.tokenizer import Token, append_end_tokens, drop_end_tokens, tokenize, unwrap_bracket
from actionplan.dates.units.years import FIRST_YEAR, LAST_YEAR, find_year_error
from actionplan.dates.vocabulary import CONCESSION_WORDS, MONTH_NAMES, TBC_WORDS

PhraseRule = Callable[[str, Grammar], Reading | None]
"""Takes the phrase and its tokens in a grammar. Gives a reading, or `None` if the rule does not fit."""

_MAX_LENGTH = 500
"""How many characters a date can have. Longer texts could take long to read."""


def read_date(phrase: str, context: Context) -> Reading:
    """Read a target date in the context of its plan. Any text at all gives a reading, and nothing is raised."""
    reading = _refuse_misspelling(phrase, _read_any_text(phrase, context), context)
    return refuse_today_words(phrase, reading, context)


def _refuse_misspelling(phrase: str, reading: Reading, context: Context) -> Reading:
    """Return the reading of a phrase, or which word of it is misspelt if the phrase has other dates without that."""
    is_read_whole = reading.kind != "unreadable" and not reading.remark
    if is_read_whole or _is_too_long(phrase):
        return reading
    error = find_misspelling(phrase, tokenize(phrase))
    if not error:
        return reading
    meant = _read_any_text(error.nearest or phrase, context)
    return reading if _is_read_alike(meant, reading) else _build_unreadable(phrase, error)


def _is_read_alike(one: Reading, other: Reading) -> bool:
    """Return True if two readings have the same dates or the same problem, and as many words beside them."""
    counts = [len((reading.remark or "").split()) for reading in (one, other)]
    return (one.kind, one.windows, one.problem) == (other.kind, other.windows, other.problem) and counts[0] == counts[1]


def _read_any_text(phrase: str, context: Context) -> Reading:
    if _is_too_long(phrase):
        return _build_unreadable(phrase, UnreadableDate("it is too long for a date"))
    try:
        return _check_year_range(_read_tokens(phrase, tokenize(phrase), context))
    except UnreadableDate as error:
        return _build_unreadable(phrase, error)
    except (OverflowError, ValueError):
        return _build_unreadable(phrase, UnreadableDate(f"the year is outside {FIRST_YEAR} to {LAST_YEAR}"))


def _is_too_long(phrase: str) -> bool:
    """Return True if a text is longer than any date. A list of exact dates (`each of …`) may have as many as it has."""
    if len(phrase) <= _MAX_LENGTH:
        return False
    is_list = phrase.lstrip()[:7].casefold() == "each of" and not {"(", "["} & set(phrase)
    return not is_list or any(len(member) > _MAX_LENGTH for member in phrase.split(";"))


def _check_year_range(reading: Reading) -> Reading:
    """Return the reading. Raises `UnreadableDate` if it has days in years that cannot be written."""
    for window in reading.windows:
        for day in window:
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise UnreadableDate(f"it is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return reading


def _build_unreadable(phrase: str, error: UnreadableDate) -> Reading:
    span = error.span or (0, len(phrase))
    return Reading("unreadable", problem=error.problem, span=span, nearest=error.nearest)


def _read_tokens(phrase: str, tokens: list[Token], context: Context) -> Reading:
    """Read the tokens of a phrase, or of a part of one, by the first rule that fits. Brackets around it say nothing."""
    while tokens[0].role == "bracket" and tokens[1].role == "end":
        tokens = unwrap_bracket(tokens[0])
    tokens = drop_label(tokens)
    members = split_numbered_list(tokens)
    is_ambiguous = members is not tokens and are_numbers_days(tokens)
    tokens = open_bounded_bracket(drop_list_number(members), context)
    if any(token.role == "bracket" for token in tokens):
        tokens = open_frequency_bracket(move_year_into_bracket(tokens, context), context)
    grammar = Grammar(tokens, context)
    readings = (rule(phrase, grammar) for rule in _PHRASE_RULES)
    reading = next(reading for reading in readings if reading)
    if not is_ambiguous:
        return reading
    note = Assumption(
        "ambiguous-list", "1. and 2. are read as the numbers of a list; they could also be days of a month"
    )
    return reading._replace(assumptions=(*reading.assumptions, note))


# No date


def _read_empty_phrase(_phrase: str, grammar: Grammar) -> Reading | None:
    return Reading("unset") if grammar.is_end(0) else None


def _read_postponed_phrase(phrase: str, grammar: Grammar) -> Reading | None:
    """Read `TBC` first, followed by anything."""
    count = count_tbc_tokens(grammar.tokens)
    return _build_unset(phrase, grammar.tokens[count:]) if count else None


def _build_unset(phrase: str, rest: Sequence[Token]) -> Reading:
    """Build the reading of a phrase with no date. The words that do not say so are the remark."""
    remark = Remark(extract_remark_text(phrase, drop_end_tokens(rest)))
    assumptions = tuple(note_remark(remark, approximate=False))
    return Reading("unset", assumptions=assumptions, remark=remark.text or None)


def _read_dependent_phrase(phrase: str, grammar: Grammar) -> Reading | None:
    """Read `In line with Financial Strategy`, `Following adoption of the Local Plan`."""
    if not is_dependent(grammar.tokens, grammar):
        return None
    return Reading("dependent", remark=_extract_words(phrase, grammar.tokens), delay=find_delay(grammar.tokens))


def _extract_words(phrase: str, tokens: Sequence[Token]) -> str:
    last = drop_end_tokens(tokens)[-1]
    return " ".join(phrase[tokens[0].start : last.end].split())


# Durations


def _read_horizon(phrase: str, grammar: Grammar) -> Reading | None:
    """Read `Short term` by the horizons of the plan. The words behind it are the remark."""
    horizon = find_horizon(grammar.tokens, grammar.context)
    if not horizon:
        return None
    plain = grammar.context.copy_without_horizons()
    first, last = (read_date(words, plain) for words in horizon[:2])
    if not first.windows or not last.windows:
        raise UnreadableDate(f'cannot read the horizon "{horizon[0]}" of the plan')
    text = extract_remark_text(phrase, horizon[2])
    note = Assumption(
        "horizon", f"the days are those of the plan's horizons: {' to '.join(dict.fromkeys(horizon[:2]))}"
    )
    window = Window(first.windows[0].earliest, last.windows[-1].latest)
    return Reading("window", (window,), (note, *note_remark(Remark(text), approximate=False)), text or None)


def _read_duration(_phrase: str, grammar: Grammar) -> Reading | None:
    """Read `within 12 months`, `Short term (1-2 years)` from the day that the plan says."""
    window = read_duration(grammar.tokens, grammar.context)
    if not window or not grammar.context.counted_from:
        return None
    note = Assumption(
        "counted-from", f"it is counted from {format_day(grammar.context.counted_from)}, as the plan says"
    )
    return Reading("window", (window,), (note,))


# A list of exact dates


def _read_each_of(phrase: str, grammar: Grammar) -> Reading | None:
    """Read `each of X; Y; Z`: those windows as occurrences, the exact way to write a recurrence."""
    tokens = grammar.tokens
    if tokens[0].text != "each" or tokens[1].text != "of":
        return None
    members_tokens = _split_members(tokens[2:])
    check_count(len(members_tokens))
    members = [_read_member(phrase, member, grammar.context) for member in members_tokens]
    if not members:
        raise UnreadableDate("it is not a list of dates", grammar.get_span(0, 1))
    windows = [window for member in members for window in member.windows]
    assumptions = dict.fromkeys(assumption for member in members for assumption in member.assumptions)
    return Reading(
        "recurring",
        windows=tuple(sorted(windows, key=lambda window: window.sort_key)),
        assumptions=tuple(assumptions),
        approximate=any(member.approximate for member in members),
    )


def _split_members(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the members of a list that semicolons part. Members with nothing in them are left out."""
    members: list[list[Token]] = [[]]
    for token in drop_end_tokens(tokens):
        if token.text == ";":
            members.append([])
        else:
            members[-1].append(token)
    return [member for member in members if member]


def _read_member(phrase: str, tokens: list[Token], context: Context) -> Reading:
    reading = _read_tokens(phrase, append_end_tokens(tokens, tokens[-1].end), context)
    if reading.kind != "window" or reading.remark:
        raise UnreadableDate("it is not a list of dates", (tokens[0].start, tokens[-1].end))
    return reading


# A revised date


def _read_revised_phrase(phrase: str, grammar: Grammar) -> Reading | None:
    """Read `Original X Revised Y`, `slipped from X to Y`, `X, now Y`: Y; X is the remark."""
    move = find_move(grammar)
    if not move:
        return None
    reading = _read_tokens(phrase, move.after, grammar.context)
    original = " ".join(phrase[move.before[0].start : move.before[-1].end].split()).strip(" ,;-(")
    remark = Remark(f"{original} {reading.remark}" if reading.remark else original)
    others = (assumption for assumption in reading.assumptions if assumption.code != "remark")
    assumptions = (*others, *note_remark(remark, approximate=False))
    return reading._replace(remark=remark.text, assumptions=assumptions)


def _read_start_and_end(phrase: str, grammar: Grammar) -> Reading | None:
    """Read `Start date: X End date: Y`: from the start of X to the end of Y."""
    expression = read_start_and_end(grammar)
    if not expression:
        return None
    remark = build_remark(phrase, (), drop_end_tokens(grammar.tokens[expression.end :]))
    return _build_reading(phrase, expression, remark, grammar.context)


# A date with words around it


def _read_dated_phrase(phrase: str, grammar: Grammar) -> Reading | None:
    """Read `X (words)`, `words - X`, `X: words`, `words X words`."""
    match = grammar.find_expression()
    if not match:
        return None
    at, expression = match
    left, right = grammar.tokens[:at], drop_end_tokens(grammar.tokens[expression.end :])
    if not expression.clauses:
        return _read_ongoing(phrase, left, right, grammar.context)
    if left and expression.clauses[0].bound in ("before", "after") and is_event(grammar.tokens, grammar, at):
        return Reading("dependent", remark=_extract_words(phrase, grammar.tokens))
    if is_date_of_a_date(left):
        return Reading("unset", remark=_extract_words(phrase, grammar.tokens))
    denied = apply_negation(expression, left, grammar.tokens[at : expression.end])
    is_denied, expression = denied != expression, denied
    left = drop_plain_lead(left, grammar.tokens[at], expression)
    left = [token._replace(role="word") if token.role == "often" else token for token in left]
    expression, right = apply_trailing_words(expression, right)
    wish = next((n for n, token in enumerate(right) if token.text in CONCESSION_WORDS), len(right))
    right, wished = right[:wish], right[wish:]
    expression = complete_from_bracket(expression, right, grammar.context)
    check_neighbours(() if is_denied else left, right)
    if expression.clauses[0].bound or expression.mode != "window":
        check_duration(left)
    remark = build_remark(phrase, left, right, has_day=any(part.kind == "day" for part in expression.parts))
    if wished:
        remark = remark._replace(text=f"{remark.text} {extract_remark_text(phrase, wished)}".strip())
    reading = extend_by_length(_build_reading(phrase, expression, remark, grammar.context), right)
    if not _is_bare_year(expression):
        return reading
    if any(token.text in TBC_WORDS for token in _open_brackets((*left, *right))):
        return _build_unset(phrase, grammar.tokens)
    notes = check_year_words(phrase, left, right, phrase[slice(*expression.span)])
    return reading._replace(assumptions=(*reading.assumptions, *notes))


def _is_bare_year(expression: Expression) -> bool:
    """Return True if a date is a calendar or financial year and no more."""
    parts = expression.parts
    return len(parts) == 1 and parts[0].kind == "year" and not parts[0].edge and expression.mode == "window"


def _open_brackets(tokens: Sequence[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token.inner if token.role == "bracket" else (token,))]


def _build_reading(phrase: str, expression: Expression, remark: Remark, context: Context) -> Reading:
    resolved = resolve_expression(expression, context)
    has_approximate_part = any(part.traits.is_approximate for part, _ in resolved.parts)
    approximate = expression.approximate or remark.approximate or has_approximate_part
    return Reading(
        "window" if expression.mode == "window" else "ongoing",
        windows=resolved.windows,
        assumptions=(*resolved.assumptions, *note_remark(remark, approximate=approximate)),
        remark=remark.text or None,
        body=remark.body,
        approximate=approximate,
        parts=tuple((phrase[slice(*part.span)], part, window) for part, window in resolved.parts),
    )


def _read_ongoing(phrase: str, left: list[Token], right: list[Token], context: Context) -> Reading:
    """Read `Still ongoing`, `Rolling programme`: the period."""
    for token in right:
        if token.role == "bracket" and Grammar(unwrap_bracket(token), context).find_expression():
            raise UnreadableDate("it is ongoing and has a date in brackets", (token.start, token.end))
    if any(token.text in ("not", "no", "longer") for token in left):
        raise UnreadableDate("it does not say when", (left[0].start, left[-1].end))
    remark = build_remark(phrase, left, right)
    assumptions = tuple(note_remark(remark, approximate=False))
    return Reading("ongoing", (context.window,), assumptions, remark=remark.text or None, body=remark.body)


# No date outside brackets


def _read_bracketed_date(phrase: str, grammar: Grammar) -> Reading | None:
    """Read `Draft plan (June 2017)`: the date in the bracket; the words around it are the remark."""
    tokens = drop_end_tokens(grammar.tokens)
    for bracket in tokens:
        if bracket.role != "bracket":
            continue
        inner = Grammar(unwrap_bracket(bracket), grammar.context)
        match = inner.find_expression()
        if match and match[1].clauses and inner.is_end(match[1].end):
            check_bracketed_date(match[1], tokens[: tokens.index(bracket)], inner.tokens)
            rest = [*inner.tokens[: match[0]], *(token for token in tokens if token is not bracket)]
            rest.sort(key=lambda token: token.start)
            if _is_bare_year(match[1]) and any(token.text in TBC_WORDS for token in rest):
                return _build_unset(phrase, tokens)
            return _build_reading(phrase, match[1], build_remark(phrase, rest, ()), grammar.context)
    return None


def _read_unset_phrase(phrase: str, grammar: Grammar) -> Reading | None:
    """Read `asap`, `n/a`, `no date set`; `Report to be confirmed`."""
    tokens = drop_end_tokens(grammar.tokens)
    count = count_unset_tokens(grammar.tokens)
    if not count and not any(count_tbc_tokens(grammar.tokens[at:]) for at in range(len(tokens))):
        return None
    build_remark(phrase, tokens[count:], ())
    reading = _build_unset(phrase, tokens[count:])
    if not count_horizon_tokens(grammar.tokens):
        return reading
    note = Assumption("no-horizon", "it has no date, because the horizons of the plan do not have it")
    return reading._replace(assumptions=(*reading.assumptions, note))


def _refuse_phrase(phrase: str, grammar: Grammar) -> Reading | None:
    """Raise the error of a phrase with no date in it: its first number, or all of it."""
    tokens = drop_end_tokens(grammar.tokens)
    for at, token in enumerate(tokens):
        is_month_first = grammar.context.dates == "month first"
        pair = _find_missing_year_error(tokens[at : at + 3], is_month_first=is_month_first)
        if error := pair or find_year_error(phrase, token):
            raise error
        if token.role in ("number", "odd", "ordinal", "clock"):
            span = token.start, token.end
            raise UnreadableDate(f'cannot read "{phrase[slice(*span)]}" as a date', span)
    raise UnreadableDate("there is no date in it", (tokens[0].start, tokens[-1].end))


def _find_missing_year_error(tokens: Sequence[Token], *, is_month_first: bool) -> UnreadableDate | None:
    """Return the error of `25/12`, a day and a month in figures, or `None`."""
    if [token.role for token in tokens] != ["number", "mark", "number"] or tokens[1].text not in ("/", "-"):
        return None
    day, month = tokens[0].value, tokens[2].value
    if is_month_first:
        day, month = month, day
    if len(tokens[0].text) > 2 or not 1 <= int(month) <= len(MONTH_NAMES) or not 1 <= int(day) <= 31:
        return None
    name = f"{int(day)} {MONTH_NAMES[int(month) - 1]}"
    return UnreadableDate(
        f"it could be {name}, but no year is written: write {name} and its year", (tokens[0].start, tokens[2].end)
    )


_PHRASE_RULES: tuple[PhraseRule, ...] = (
    _read_empty_phrase,
    _read_each_of,
    _read_horizon,
    _read_duration,
    _read_postponed_phrase,
    _read_dependent_phrase,
    _read_revised_phrase,
    _read_start_and_end,
    read_recurring_phrase,
    _read_dated_phrase,
    _read_bracketed_date,
    _read_unset_phrase,
    _refuse_phrase,
)
"""The rules in their order. The last one always raises."""
