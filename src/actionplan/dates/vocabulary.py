"""The vocabulary of the language: what each word is, its value, and what a word of its kind may do in a phrase.

A new word is one row here. The tokenizer, the grammar, the remarks and the spelling hint all go by the traits of its
role. A word that is in no table is plain: it may be part of a remark, never of a date.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

Role = Literal[
    "month", "season", "term", "weekday", "feast", "quarter", "half", "unit", "sort", "edge", "nth", "count",
    "ongoing", "often", "every", "times", "noise", "approx", "body", "other-day",
    "number", "ordinal", "short-year", "quarter-n", "half-n", "year-n", "clock", "odd", "word", "mark", "bracket",
    "end",
]  # fmt: skip
"""What a token can be: words of the vocabulary first, then what the tokenizer makes of figures and marks."""


class RoleTraits(NamedTuple):
    """What a token of one role may do. With no trait it makes the phrase unreadable, unless a rule reads it."""

    starts_unit: bool = False
    """A unit can start with it. Its rules are in `UNIT_RULES`."""
    leads_to_unit: bool = False
    """It can be in front of a unit, as part of the date: `early`, `the`, `circa`."""
    follows_year: bool = False
    """It can come after its year: `2017 Summer`."""
    takes_year: bool = False
    """A year can come straight after it, so that `11/12` there is no month."""
    starts_frequency: bool = False
    """A frequency can start with it."""
    is_count: bool = False
    """It says how many: `6`, `six`."""
    is_interval: bool = False
    """It is a stretch of time that a frequency counts: `every quarter`, `twice a year`."""
    recurs_yearly: bool = False
    """`every` in front of it means once a year: `every June`."""
    dates_event: bool = False
    """Words with it in them name a date, and not only an event: `after June`."""
    names_event: bool = False
    """After `before X` or `after X` it makes that the name of an event: `before Summer Recess`."""
    changes_date_before: bool = False
    """Straight in front of a date it changes that date, so it is not a remark."""
    changes_date_after: bool = False
    """Straight after a date it changes that date, so it is not a remark."""
    fits_remark: bool = False
    """It can be a word of a remark."""
    is_name: bool = False
    """It is a proper name: it has a capital, and its misspellings are looked for."""
    is_abbreviated: bool = False
    """It can be an abbreviation, and then a full stop after it means nothing: `Dec.`."""

    @property
    def starts_date(self) -> bool:
        """Return True if a date can start with it."""
        return self.starts_unit or self.leads_to_unit


ROLE_TRAITS: Final[dict[Role, RoleTraits]] = {
    "month": RoleTraits(
        starts_unit=True, follows_year=True, takes_year=True, recurs_yearly=True, dates_event=True, is_name=True,
        is_abbreviated=True,
    ),
    "season": RoleTraits(
        starts_unit=True, follows_year=True, takes_year=True, recurs_yearly=True, dates_event=True, is_name=True
    ),
    "term": RoleTraits(
        starts_unit=True, follows_year=True, takes_year=True, recurs_yearly=True, dates_event=True, is_name=True
    ),
    "weekday": RoleTraits(starts_unit=True, dates_event=True, is_name=True, is_abbreviated=True),
    "feast": RoleTraits(starts_unit=True, follows_year=True, recurs_yearly=True, dates_event=True, is_name=True),
    "quarter": RoleTraits(
        starts_unit=True, follows_year=True, is_interval=True, changes_date_before=True, is_abbreviated=True
    ),
    "half": RoleTraits(
        starts_unit=True, follows_year=True, is_interval=True, changes_date_before=True, changes_date_after=True,
        fits_remark=True,
    ),
    "unit": RoleTraits(
        starts_unit=True, is_interval=True, changes_date_before=True, fits_remark=True, is_abbreviated=True
    ),
    "sort": RoleTraits(starts_unit=True, takes_year=True, fits_remark=True),
    "edge": RoleTraits(
        leads_to_unit=True, follows_year=True, recurs_yearly=True, changes_date_before=True, changes_date_after=True,
        fits_remark=True,
    ),
    "nth": RoleTraits(
        starts_unit=True, follows_year=True, changes_date_before=True, changes_date_after=True, fits_remark=True
    ),
    "count": RoleTraits(starts_unit=True, takes_year=True, starts_frequency=True, is_count=True, fits_remark=True),
    "ongoing": RoleTraits(leads_to_unit=True),
    "often": RoleTraits(starts_frequency=True),
    "every": RoleTraits(starts_frequency=True, changes_date_before=True, fits_remark=True),
    "times": RoleTraits(starts_frequency=True),
    "noise": RoleTraits(leads_to_unit=True, fits_remark=True),
    "approx": RoleTraits(leads_to_unit=True, fits_remark=True, is_abbreviated=True),
    "body": RoleTraits(names_event=True, fits_remark=True),
    "other-day": RoleTraits(names_event=True),
    "number": RoleTraits(
        starts_unit=True, takes_year=True, starts_frequency=True, is_count=True, recurs_yearly=True, dates_event=True,
        fits_remark=True,
    ),
    "ordinal": RoleTraits(starts_unit=True, recurs_yearly=True, dates_event=True, fits_remark=True),
    "short-year": RoleTraits(starts_unit=True, dates_event=True),
    "quarter-n": RoleTraits(starts_unit=True, follows_year=True, takes_year=True, dates_event=True),
    "half-n": RoleTraits(starts_unit=True, follows_year=True, takes_year=True, dates_event=True),
    "year-n": RoleTraits(starts_unit=True, dates_event=True, changes_date_before=True, fits_remark=True),
    "clock": RoleTraits(),
    "odd": RoleTraits(dates_event=True),
    "word": RoleTraits(names_event=True, fits_remark=True),
    "mark": RoleTraits(fits_remark=True),
    "bracket": RoleTraits(fits_remark=True),
    "end": RoleTraits(fits_remark=True),
}  # fmt: skip

# The words

MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SEASON_NAMES: Final = ("Spring", "Summer", "Autumn", "Winter")

MONTH_NUMBERS: Final[dict[str, int]] = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}

WELSH_MONTHS: Final[dict[str, int]] = {
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "ebrill": 4, "mai": 5, "mehefin": 6, "gorffennaf": 7, "awst": 8, "medi": 9,
    "hydref": 10, "tachwedd": 11, "rhagfyr": 12,
}  # fmt: skip

WELSH_SEASONS: Final[dict[str, int]] = {"gwanwyn": 0, "haf": 1, "gaeaf": 3}
"""The Welsh for autumn is `hydref`, which is October too."""

SEASON_NUMBERS: Final[dict[str, int]] = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}

TERM_NUMBERS: Final[dict[str, int]] = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2}
"""The terms of a school year, by the word in front of `term`."""

WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WEEKDAY_NUMBERS: Final[dict[str, int]] = {
    **{name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)},
    **{name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip

NUMBER_WORDS: Final[dict[str, int]] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip

ORDINAL_WORDS: Final[dict[str, int]] = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}

WELSH_ORDINALS: Final[dict[str, int]] = {
    "cyntaf": 1, "ail": 2, "trydydd": 3, "trydedd": 3, "pedwerydd": 4, "pedwaredd": 4, "olaf": -1,
}  # fmt: skip
"""`cyntaf` and `olaf` come behind their word: `chwarter cyntaf`."""

EDGE_WORDS: Final[dict[str, str]] = {
    "early": "early", "mid": "mid", "late": "late", "middle": "mid",
    "start": "start", "beginning": "start", "end": "end", "midyear": "mid", "yearend": "end", "close": "end",
    "eom": "end", "midway": "mid", "halfway": "mid",
    "dechrau": "start", "canol": "mid", "diwedd": "end",
}  # fmt: skip
"""early, mid and late are thirds, and so is start (`start of` a month is its first third); end is the last day."""

PART_EDGES: Final[dict[tuple[str, str], str]] = {
    **{(word, "part"): "early" for word in ("first", "initial", "earlier")},
    **{(word, "part"): "late" for word in ("latter", "later", "last", "final")},
    **{(word, "end"): "late" for word in ("latter", "back", "tail")},
    **{(word, "months"): "early" for word in ("first", "early", "opening")},
    **{(word, "months"): "late" for word in ("last", "final", "closing")},
    **{(word, "half"): "half 1" for word in ("former", "earlier")},
    **{(word, "half"): "half 2" for word in ("latter", "later")},
}
"""Two words in front of `of X` that say which part of X: `the latter part of 2017`."""

FEAST_WORDS: Final = ("christmas", "xmas", "easter")

ONGOING_WORDS: Final = (
    "ongoing", "continuous", "continuously", "continual", "continually", "continuing", "rolling", "throughout",
)  # fmt: skip

EVERY_WORDS: Final = ("every", "each", "per")

FREQUENCY_WORDS: Final[dict[str, str]] = {
    "weekly": "week", "fortnightly": "fortnight", "monthly": "1", "bimonthly": "2", "quarterly": "3",
    "termly": "term", "halfyearly": "6", "annually": "12", "annual": "12", "yearly": "12",
    "biannual": "twice-yearly", "biannually": "twice-yearly",
    "misol": "1", "fisol": "1", "chwarterol": "3", "blynyddol": "12", "flynyddol": "12", "wythnosol": "week",
    "biweekly": "no", "semiannual": "6", "semiannually": "6", "semimonthly": "half-month", "quadrennial": "no",
    "biennial": "no", "biennially": "no", "triennial": "no", "triennially": "no", "daily": "no", "hourly": "no",
}  # fmt: skip
"""How often: a number is that many months; `no` is a frequency that has no occurrence days of its own."""

JOIN_WORDS: Final[dict[str, str]] = {
    "to": "to", "through": "to", "thru": "to", "until": "to", "till": "to", "til": "to", "-": "to",
    "or": "or", "/": "or",
    "and": "and", ",": "and", "&": "and", ";": "and", "plus": "and",
}  # fmt: skip
"""What joins two dates: one window from the first to the last, one in either, or a list."""

NOISE_WORDS: Final = (
    "the",
    "in",
    "at",
    "on",
    "during",
    "within",
    "due",
    "of",
    "this",
    "current",
    "yn",
    "ym",
    "yng",
    "ystod",
    "mis",
)

APPROXIMATE_WORDS: Final = (
    "approx", "approximately", "circa", "c", "ca", "around", "about", "roughly", "provisionally", "provisional",
    "target", "targeted", "anticipated", "anticipate", "est", "estimated", "estimate", "expected", "expect",
    "probably", "possibly", "perhaps", "likely", "aiming", "aim", "indicative", "tentative", "tentatively",
    "hopefully", "tbc", "tba", "tbd",
)  # fmt: skip

BODY_WORDS: Final = (
    "executive", "council", "cabinet", "board", "committee", "panel", "commission", "subcommittee", "assembly",
    "scrutiny", "cmt", "smt", "slt", "lsp", "lpa",
)  # fmt: skip

CLOCK_WORDS: Final = frozenset({"am", "pm", "hrs", "noon", "midday", "midnight"})
"""Words that make the number in front of them a clock time."""

OTHER_DAY_WORDS: Final = (
    "midsummer", "midwinter", "michaelmas", "lent", "trinity", "halloween", "diwali", "eid", "whitsun", "pentecost",
    "recess", "purdah", "noon", "today", "tomorrow", "yesterday", "now", "springtime", "summertime", "wintertime",
    "decade", "century", "termtime", "bankholiday", "thanksgiving", "ramadan", "advent", "hogmanay",
    "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays",
    "chinese", "lunar", "orthodox", "passover", "pesach", "kippur", "hashanah", "hanukkah", "purim", "vaisakhi",
    "nowruz", "holi", "navratri", "epiphany", "candlemas", "lammas", "shrovetide",
    "bob", "pob",
)  # fmt: skip
"""Words for times that the language does not read: beside a date they make the phrase unreadable, not a remark."""

TIME_UNITS: Final[dict[str, str]] = {
    **dict.fromkeys(("day", "days"), "day"), **dict.fromkeys(("week", "weeks", "wk", "wks"), "week"),
    **dict.fromkeys(("month", "months", "mth", "mths"), "month"), **dict.fromkeys(("hour", "hours", "hrs"), "hour"),
    **dict.fromkeys(("minute", "minutes", "mins"), "minute"), **dict.fromkeys(("fortnight", "fortnights"), "fortnight"),
    **dict.fromkeys(("year", "years", "yr", "yrs"), "year"), **dict.fromkeys(("term", "terms"), "term"),
}  # fmt: skip

WORD_PAIRS: Final[dict[tuple[str, str], str]] = {
    ("on", "going"): "ongoing", ("in", "progress"): "ongoing", ("half", "yearly"): "halfyearly",
    ("ad", "hoc"): "adhoc", ("bi", "monthly"): "bimonthly", ("bi", "annual"): "biannual",
    ("bi", "annually"): "biannually", ("bi", "ennial"): "biennial", ("on", "wards"): "onwards",
    ("x", "mas"): "xmas", ("bi", "weekly"): "biweekly", ("sub", "committee"): "subcommittee", ("half", "year"): "half",
    ("half", "way"): "halfway", ("mid", "way"): "midway", ("term", "time"): "termtime",
    ("bank", "holiday"): "bankholiday",
    ("semi", "annual"): "semiannual", ("semi", "annually"): "semiannually", ("semi", "yearly"): "semiannual",
    ("semi", "monthly"): "semimonthly",
}  # fmt: skip
"""Two words, with a space or a hyphen between, that are one."""

WordRow = tuple[Role, int | str]
WordTable = Mapping[str, int] | Mapping[str, str] | tuple[str, ...]
"""Words with their values, or words that are their own value."""

WORD_TABLES: Final[tuple[tuple[Role, WordTable], ...]] = (
    ("approx", APPROXIMATE_WORDS),
    ("body", BODY_WORDS),
    ("other-day", OTHER_DAY_WORDS),
    ("noise", NOISE_WORDS),
    ("count", NUMBER_WORDS),
    ("nth", ORDINAL_WORDS | WELSH_ORDINALS),
    ("unit", TIME_UNITS),
    ("edge", EDGE_WORDS),
    ("ongoing", ONGOING_WORDS),
    ("every", EVERY_WORDS),
    ("often", FREQUENCY_WORDS),
    ("feast", FEAST_WORDS),
    ("weekday", WEEKDAY_NUMBERS),
    ("term", TERM_NUMBERS),
    ("season", SEASON_NUMBERS | WELSH_SEASONS),
    ("month", MONTH_NUMBERS | WELSH_MONTHS),
    ("quarter", dict.fromkeys(("quarter", "quarters", "qtr", "qtrs", "q", "chwarter"), 0)),
    ("half", dict.fromkeys(("half", "halves", "h", "hanner"), 0)),
    ("sort", ("financial", "fiscal", "fy", "academic", "school", "municipal", "civic", "calendar")),
    ("sort", ("eoy", "eofy", "fye", "ye", "cy")),
    ("times", ("twice", "thrice")),
    ("word", ("once",)),
)
"""The words of each role. A word is in one table only, but for the names of terms that are seasons: they are seasons,
unless `term` comes after them."""


def _list_rows(role: Role, table: WordTable) -> Iterator[tuple[str, WordRow]]:
    values = table if isinstance(table, Mapping) else {word: word for word in table}
    for word, value in values.items():
        yield word, (role, value)


WORD_ROLES: Final[dict[str, WordRow]] = dict(row for table in WORD_TABLES for row in _list_rows(*table))
"""Every word of the language, with its role and its value."""

BOUND_PHRASES: Final[dict[str, tuple[str, ...]]] = {
    "by": (
        "by", "no later than", "not later than", "by no later than", "by not later than", "on or before",
        "by or before", "at or before", "erbyn", "until", "up until", "till", "til", "up to", "to",
        "up to and including", "to and including", "due by", "latest by",
        "at the latest", "at the very latest", "at latest", "through", "thru", "hyd", "hyd at", "tan",
    ),
    "before": ("before", "prior to", "ahead of", "in advance of", "by before", "in time for", "cyn"),
    "not before": (
        "not before", "no earlier than", "not earlier than", "no sooner than", "not until", "on or after",
        "from or after", "as early as", "until at least", "at least until", "not until at least", "dim cyn",
    ),
    "after": ("after", "beyond", "ar ôl"),
    "from": (
        "from", "starting", "starting from", "starting in", "starting on", "since", "commencing", "as from",
        "commencing from", "commencing in", "commencing on", "with effect from", "effective from", "as of",
        "ers", "o fis",
    ),
}  # fmt: skip
"""Words in front of a date that bound it, by the name of the bound."""


def _index_bounds(rows: dict[str, tuple[str, ...]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Give each first word its phrases with their bounds."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in rows.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, name))
    for rows_of_word in table.values():
        rows_of_word.sort(key=lambda row: -len(row[0]))
    return table


BOUNDS_BY_FIRST_WORD: Final = _index_bounds(BOUND_PHRASES)
"""The bounds by the first word of each of their phrases, the longest phrase first."""


# Words beside a date

CHANGING_WORDS: Final = frozenset(
    "not never than except excluding without next previous previously formerly past nor latest earliest almost nearly "
    "post pre new coming instead unlike ish was were unless minus turn run part".split()
)
"""Words that change a date straight behind them, in a way that the language does not read."""

RELATIVE_WORDS: Final = frozenset("before after prior until till following unless originally".split())
"""Words that change a date anywhere behind them, up to a mark."""

LABEL_WORDS: Final = frozenset(
    "sprint sprints iteration release wave top "
    "phase phases stage stages part tranche lot lots zone regulation reg regs policy objective option block no "
    "number item action section sections step level tier version v page para paragraph group ward plot site theme "
    "priority goal milestone batch cohort round annex appendix schedule chapter article s class type unit table "
    "figure target".split()
)
"""Words in front of a number that is a label, and no date: `Phase 2`."""

DATE_PREFIXES: Final = frozenset("pre post non ex".split())
"""Words that change a date to which a hyphen glues them: `pre-June 2017`."""

COMPARING_MARKS: Final = frozenset("<>=≤≥±→←")
"""Marks that change a date beside them: `>June 2017`, `2017 →`."""

KNOWN_WORDS: Final = frozenset(
    "plan plans report reports review reviews draft final budget budgets strategy policy programme programmes project "
    "projects work works service services team teams scheme schemes delivery completion start launch adoption release "
    "survey surveys audit audits target targets action actions output outcome outcomes baseline framework contract "
    "contracts complete incomplete done overdue late closed open live started begun ongoing annual onwards required "
    "new next only all whole full entire both each per for from by to and or with as a an its our their is be will "
    "event events election elections census accounts agm ofsted grant grants bid bids capital revenue phase stage year "
    "years term season date dates deadline due tbc yes no part item update updates visit visits training network "
    "report's plan's council's staff website web site sites see refer also likely available current still "
    "thereafter".split()
)
"""Words that plans have beside a year and that do not name a part of it. Words of other languages may."""

ENDED_WORDS: Final = frozenset(
    "cancelled canceled withdrawn abandoned discontinued superseded removed deleted none nil na".split()
)
"""Words that say that work is not to be done, or has no date. Beside a date they say two things."""

SUM_MARKS: Final = frozenset({"£", "$", "€", "#"})

DURATION_LEADS: Final = frozenset("within next over plus + minus another further".split())
DURATION_FOLLOWERS: Final = frozenset("from after before prior of following later earlier hence".split())
"""Words in front of a duration, or behind it, that count it from something: `within 3 years`, `6 weeks after`."""

NOT_A_YEAR: Final = LABEL_WORDS | SUM_MARKS
"""Words and marks in front of a number that is a label or a sum, and no date."""

NEGATION_WORDS: Final = frozenset(
    "unlikely not no cannot cant wont never nothing none nobody neither nor unable impossible hardly without "
    "improbable doubtful".split()
)
"""Words that deny the date behind them, up to a mark."""

EXCEPTION_WORDS: Final = frozenset(
    "except excepting exception excluding excl exc excludes bar barring save omitting skipping minus".split()
)
"""Words behind a frequency whose dates it leaves out, as negations are: `except`, `not`, `no meeting in`."""

CONCESSION_WORDS: Final = frozenset({"though", "although", "ideally", "preferably"})
"""Words behind a date after which another date is only wished for: `by June, though May would be ideal`."""

EXCLUDED_WORDS: Final = frozenset("excepted excluded omitted exempt exempted skipped".split())

MOVED_WORDS: Final = frozenset(
    "slipped slips slipping postponed deferred delayed moved rescheduled changed revised amended extended pushed "
    "brought carried put reprofiled rephased rolled slippage delay postponement deferral".split()
)
"""Words in front of `from X` that say that the work is no longer due at X."""

LEADING_APPROXIMATE_WORDS: Final = frozenset({"c", "ca", "target", "targeted", "about", "around", "aim", "aiming"})
"""Words that make a date approximate only if they are straight in front of it."""

TO_BE_WORDS: Final = frozenset(
    "confirmed agreed determined decided advised announced arranged set scheduled identified finalised fixed "
    "established notified discussed considered".split()
)
"""`to be confirmed/agreed/determined …`: the words after `to be` that put a date off."""

TBC_WORDS: Final = frozenset({"tbc", "tba", "tbd"})
