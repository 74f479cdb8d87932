"""Reads a phrase: finds the date in it, and accounts for every other word as remark or not at all.

The rules are the rows of "Words that are no date".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actionplan.dates.brackets import completed, opened
from actionplan.dates.context import Context
from actionplan.dates.grammar import STARTING_WORDS, Expression, Grammar
from actionplan.dates.openings import is_date_of_a_date, is_dependent, put_off, unset_opening
from actionplan.dates.part import Part, Unread
from actionplan.dates.reading import Assumption, Reading, Window
from actionplan.dates.recurrence import Beside, Frequency, frequency, recurring
from actionplan.dates.remarks import NOT_A_YEAR, Remark, check_duration, check_neighbours, remark, remark_text
from actionplan.dates.resolve import resolve
from actionplan.dates.spelling import nearest, slip, spelt
from actionplan.dates.tokens import Token, ended, inside, tokenize
from actionplan.dates.words import MONTH_NAMES
from actionplan.dates.years import FIRST_YEAR, LAST_YEAR, no_year

_STARTING_ROLES = frozenset(
    "month season number ordinal short-year quarter quarter-n half half-n nth weekday feast unit sort ongoing edge "
    "noise approx".split()
)
_FREQUENT_ROLES = frozenset({"often", "every", "times", "number", "count"})
_UNFINISHED = frozenset({"number", "edge"})
_APPROXIMATE = frozenset({"term", "academic", "municipal"})
_LONGEST = 500
"""More characters than this are no date; without a bound a file of small size could take long to read."""


def read(phrase: str, context: Context) -> Reading:
    """What a target date means in a plan's context. Any text at all gives a reading; nothing is raised."""
    if _is_too_long(phrase):
        return _unreadable(phrase, Unread("it is too long for a date"))
    try:
        return _in_sight(_read(phrase, tokenize(phrase), context))
    except Unread as fault:
        return _unreadable(phrase, fault)
    except (OverflowError, ValueError):
        return _unreadable(phrase, Unread("the year is out of reach"))


def _is_too_long(phrase: str) -> bool:
    """Whether a text is longer than any date; a list of exact dates (`each of …`) may have as many as there are."""
    if len(phrase) <= _LONGEST:
        return False
    is_list = phrase.lstrip()[:7].casefold() == "each of" and not {"(", "["} & set(phrase)
    return not is_list or any(len(each) > _LONGEST for each in phrase.split(";"))


def _in_sight(reading: Reading) -> Reading:
    """The same reading. Raises `Unread` where it has days outside the years that can be written."""
    for window in reading.windows:
        for day in window:
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise Unread(f"it is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return reading


def _unreadable(phrase: str, fault: Unread) -> Reading:
    return Reading("unreadable", problem=fault.problem, span=fault.span or (0, len(phrase)), nearest=fault.nearest)


def _read(phrase: str, tokens: list[Token], context: Context) -> Reading:
    first = tokens[0]
    if first.role == "end":
        return Reading("unset")
    if first.role == "bracket" and tokens[1].role == "end":
        return _read(phrase, inside(first), context)
    if first.text == "each" and tokens[1].text == "of":
        return _each_of(phrase, tokens, context)
    if count := put_off(tokens):
        return _unset(phrase, tokens[count:])
    tokens = _opened_frequency(tokens)
    grammar = Grammar(tokens, context)
    if is_dependent(tokens, grammar):
        return Reading("dependent", remark=_words(phrase, tokens))
    if revised := _revision(tokens):
        return _revised(phrase, tokens, revised, context)
    if often := _frequency(tokens):
        return _recurring(phrase, grammar, often)
    return _dated(phrase, grammar)


def _unset(phrase: str, rest: Sequence[Token]) -> Reading:
    """No date is set; the words that do not say so are remark."""
    words = remark_text(phrase, [token for token in rest if token.role != "end"])
    return Reading("unset", (), tuple(_noted(Remark(words), approximate=False)), words or None)


def _words(phrase: str, tokens: Sequence[Token]) -> str:
    last = next(n for n, token in enumerate(tokens) if token.role == "end")
    return " ".join(phrase[tokens[0].start : tokens[last - 1].end].split())


def _each_of(phrase: str, tokens: list[Token], context: Context) -> Reading:
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
            reading = _read(phrase, ended(stretch, token.start), context)
            if reading.kind != "window" or reading.remark:
                raise Unread("it is no list of dates", (stretch[0].start, stretch[-1].end))
            windows.extend(reading.windows)
            assumed += reading.assumptions
            approximate = approximate or reading.approximate
        stretch = []
    if not windows:
        raise Unread("it is no list of dates", (tokens[0].start, tokens[1].end))
    windows.sort(key=lambda each: (each.latest or date.max, each.earliest or date.min))
    return Reading("recurring", tuple(windows), tuple(dict.fromkeys(assumed)), approximate=approximate)


# A date with words round it


def _find(grammar: Grammar) -> tuple[int, Expression] | None:
    """The first place at which a date starts, and the date."""
    tried = 0
    for at, token in enumerate(grammar.tokens):
        if at < tried or (token.role == "number" and at and grammar.tokens[at - 1].text in NOT_A_YEAR):
            continue
        if token.role in _STARTING_ROLES or token.text in STARTING_WORDS:
            found = grammar.expression(at)
            if found and not _is_unfinished(found):
                return at, found
            tried = found.end if found else tried
    return None


def _is_unfinished(found: Expression) -> bool:
    """Whether all its parts are numbers or edges with nothing to borrow from: no date at all."""
    parts = [part for clause in found.clauses for part in clause.parts]
    return bool(parts) and all(part.kind in _UNFINISHED for part in parts)


def _dated(phrase: str, grammar: Grammar) -> Reading:
    """`X (words)`, `words - X`, `X: words`, `words X words`."""
    tokens, context = grammar.tokens, grammar.context
    found = _find(grammar)
    if not found:
        return _undated(phrase, grammar)
    at, expression = found
    left, right = tokens[:at], _until_end(tokens, expression.end)
    if not expression.clauses:
        return _ongoing(phrase, left, right, context)
    if is_date_of_a_date(left):
        return Reading("unset", remark=_words(phrase, tokens))
    expression, right = _claimed(expression, right)
    expression = completed(expression, right, context)
    check_neighbours(left, right)
    if expression.clauses[0].bound or expression.mode != "window":
        check_duration(left)
    words = remark(phrase, left, right, has_day=any(part.kind == "day" for part in _parts(expression)))
    return _reading(phrase, expression, words, context)


def _parts(expression: Expression) -> list[Part]:
    return [part for clause in expression.clauses for part in clause.parts]


def _until_end(tokens: Sequence[Token], start: int) -> list[Token]:
    return [token for token in tokens[start:] if token.role != "end"]


def _claimed(expression: Expression, right: list[Token]) -> tuple[Expression, list[Token]]:
    """`X ONGOING`: the claim is remark. `X at the latest`: by X."""
    words = [token.text for token in right[:3]]
    if right and right[0].role == "ongoing":
        right = [right[0]._replace(role="word", text=""), *right[1:]]
    elif words[:1] == ["latest"] or words == ["at", "the", "latest"]:
        if len(expression.clauses) == 1 and expression.clauses[0].bound in ("", "by"):
            clause = expression.clauses[0]._replace(bound="by")
            return expression._replace(clauses=(clause,)), right
        raise Unread("it says more about the date than can be read", (right[0].start, right[-1].end))
    return expression, right


def _reading(phrase: str, expression: Expression, words: Remark, context: Context) -> Reading:
    resolved = resolve(expression, context)
    parts = resolved.parts
    approximate = expression.approximate or words.approximate or any(part.kind in _APPROXIMATE for part, _ in parts)
    return Reading(
        "window" if expression.mode == "window" else "ongoing",
        resolved.windows,
        (*resolved.assumptions, *_noted(words, approximate=approximate))
        if words.text or approximate
        else resolved.assumptions,
        words.text or None,
        words.body,
        approximate,
        tuple((phrase[part.span[0] : part.span[1]], part, window) for part, window in parts),
    )


def _noted(words: Remark, *, approximate: bool) -> list[Assumption]:
    noted = []
    if approximate:
        noted.append(Assumption("approximate", "the date is approximate"))
    if words.text:
        noted.append(Assumption("remark", f'the words "{words.text}" are kept as a remark'))
    return noted


def _ongoing(phrase: str, left: list[Token], right: list[Token], context: Context) -> Reading:
    """`Still ongoing`, `Rolling programme`: the period."""
    for token in right:
        if token.role == "bracket" and _find(Grammar(inside(token), context)):
            raise Unread("it is ongoing and has a date in brackets", (token.start, token.end))
    if any(token.text in ("not", "no", "longer") for token in left):
        raise Unread("it does not say when", (left[0].start, left[-1].end))
    words = remark(phrase, left, right)
    return Reading(
        "ongoing", (context.window,), tuple(_noted(words, approximate=False)), words.text or None, words.body
    )


def _undated(phrase: str, grammar: Grammar) -> Reading:
    """A phrase with no date outside brackets: one that says so, or whose date is in a bracket, or unreadable."""
    tokens = grammar.tokens
    everything = _until_end(tokens, 0)
    for token in everything:
        if token.role == "bracket":
            inner = Grammar(inside(token), grammar.context)
            if (found := _find(inner)) and found[1].clauses and inner.tokens[found[1].end].role == "end":
                rest = [*inner.tokens[: found[0]], *(each for each in everything if each is not token)]
                rest.sort(key=lambda each: each.start)
                return _reading(phrase, found[1], remark(phrase, rest, ()), grammar.context)
    if unset_opening(tokens) or any(put_off(tokens[at:]) for at in range(len(everything))):
        rest = everything[unset_opening(tokens) :]
        remark(phrase, rest, ())
        return _unset(phrase, rest)
    raise _no_date_found(phrase, everything)


def _no_date_found(phrase: str, tokens: Sequence[Token]) -> Unread:
    """The fault of a phrase with no date in it: the misspelt word, else the first number, else the whole phrase."""
    for token in tokens:
        if token.role == "word" and (found := slip(token.text)):
            span = (token.start, token.end)
            return Unread(f'"{phrase[slice(*span)]}" may be {spelt(found)}', span, nearest(phrase, token.text, *span))
    for at, token in enumerate(tokens):
        if fault := _without_year(tokens[at : at + 3]) or no_year(phrase, token):
            return fault
        if token.role in ("number", "odd", "ordinal", "clock"):
            return Unread(f'cannot read "{phrase[token.start : token.end]}" as a date', (token.start, token.end))
    return Unread("there is no date in it", (tokens[0].start, tokens[-1].end))


def _without_year(tokens: Sequence[Token]) -> Unread | None:
    """The fault of `25/12`, a day and month in figures; else `None`."""
    if [token.role for token in tokens] != ["number", "mark", "number"] or tokens[1].text not in ("/", "-"):
        return None
    day, month = tokens[0].value, tokens[2].value
    if len(tokens[0].text) > 2 or not 1 <= int(month) <= len(MONTH_NAMES) or not 1 <= int(day) <= 31:
        return None
    said = f"{int(day)} {MONTH_NAMES[int(month) - 1]}"
    return Unread(
        f"it may be {said}, and no year is written: write {said} and its year", (tokens[0].start, tokens[2].end)
    )


# Original X Revised Y


def _revision(tokens: Sequence[Token]) -> int:
    """The position of `Revised` in `Original X Revised Y`; 0 where it is not that."""
    if tokens[0].text not in ("original", "originally", "was"):
        return 0
    for position, token in enumerate(tokens):
        if token.text in ("revised", "now") and position > 1:
            return position
    return 0


def _revised(phrase: str, tokens: list[Token], at: int, context: Context) -> Reading:
    """`Original X Revised Y`: Y; X is remark."""
    after = at + 1
    while tokens[after].text in ("date", "to", ":", "-", "target", "is"):
        after += 1
    reading = _read(phrase, tokens[after:], context)
    original = " ".join(phrase[tokens[0].start : tokens[at - 1].end].split()).strip(" ,;-(")
    words = f"{original} {reading.remark}" if reading.remark else original
    noted = [each for each in reading.assumptions if each.code != "remark"]
    return reading._replace(
        remark=words, assumptions=(*noted, Assumption("remark", f'the words "{words}" are kept as a remark'))
    )


# Recurrence


def _frequency(tokens: list[Token]) -> Frequency | None:
    """The frequency of a phrase, if it has one; two of them, outside brackets, are unreadable."""
    found: list[Frequency] = []
    at = 0
    while at < len(tokens):
        often = frequency(tokens, at) if tokens[at].role in _FREQUENT_ROLES or tokens[at].text == "once" else None
        if often:
            found.append(often)
        at = often.end if often else at + 1
    if len(found) > 1:
        raise Unread("it has two frequencies", (tokens[found[0].first].start, tokens[found[1].end - 1].end))
    return found[0] if found else None


def _opened_frequency(tokens: list[Token]) -> list[Token]:
    """`Ongoing (quarterly)`: the tokens with the bracket that holds the frequency opened."""
    if tokens[0].role != "ongoing" or any(token.role in _FREQUENT_ROLES for token in tokens):
        return tokens
    for position, token in enumerate(tokens):
        inner = inside(token)
        if any(frequency(inner, at) for at in range(len(token.inner))):
            return [*tokens[:position], *token.inner, *tokens[position + 1 :]]
    return tokens


def _recurring(phrase: str, grammar: Grammar, often: Frequency) -> Reading:
    """A frequency with the dates and words on both sides of it."""
    tokens, context = grammar.tokens, grammar.context
    before = Grammar(ended(tokens[: often.first], tokens[often.first].start), context)
    after = Grammar(opened(tokens, often.end, context), context)
    one, two = _find(before), _find(after)
    left, right = _rest(before, one), _rest(after, two)
    if counted := next((token for token in left if token.role in ("count", "times")), None):
        raise Unread("it says how often without saying when", (counted.start, counted.end))
    thereafter = any(token.text in _THEREAFTER for token in (*left, *right))
    words, behind = remark(phrase, _leads(left), ()), remark(phrase, (), _leads(right))
    text = " ".join(each for each in (words.text, behind.text) if each)
    found = recurring(
        often,
        Beside(before, one[1]) if one and one[1].clauses else None,
        Beside(after, two[1]) if two and two[1].clauses else None,
        grammar,
        thereafter=thereafter,
    )
    about = any(each[1].approximate for each in (one, two) if each)
    approximate = found.approximate or about or words.approximate or behind.approximate
    noted = _noted(Remark(text), approximate=approximate)
    body = words.body or behind.body
    return Reading("recurring", found.windows, (*found.assumptions, *noted), text or None, body, approximate)


def _rest(grammar: Grammar, found: tuple[int, Expression] | None) -> list[Token]:
    """The tokens that are no part of the date found among them."""
    if not found:
        return _until_end(grammar.tokens, 0)
    return [*grammar.tokens[: found[0]], *_until_end(grammar.tokens, found[1].end)]


def _leads(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without `then` and `thereafter`, which belong to the recurrence."""
    return [token for token in tokens if token.text not in _THEREAFTER]


_THEREAFTER = frozenset({"thereafter", "then"})
