"""The vocabulary of the language, as data: what each word is, and its value.

One table serves the tokenizer, the nearest-spelling hint and the manual. A word that stands in none of these is plain:
it may be remark, never date.
"""

from __future__ import annotations

from typing import Final

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

SEASON_NUMBERS: Final[dict[str, int]] = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}

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

EDGE_WORDS: Final[dict[str, str]] = {
    "early": "early", "mid": "mid", "late": "late", "middle": "mid",
    "start": "start", "beginning": "start", "end": "end",
}  # fmt: skip
"""early, mid and late are thirds, and so is start (`start of` a month is its first third); end is the last day."""

FEAST_WORDS: Final = ("christmas", "xmas", "easter")

ONGOING_WORDS: Final = ("ongoing", "continuous", "continuously", "continual", "continually", "rolling", "throughout")

EVERY_WORDS: Final = ("every", "each", "per")

FREQUENCY_WORDS: Final[dict[str, str]] = {
    "weekly": "week", "fortnightly": "fortnight", "monthly": "1", "bimonthly": "2", "quarterly": "3",
    "termly": "term", "halfyearly": "6", "annually": "12", "annual": "12", "yearly": "12",
    "biannual": "twice-yearly", "biannually": "twice-yearly",
    "biennial": "no", "biennially": "no", "triennial": "no", "triennially": "no", "daily": "no", "hourly": "no",
}  # fmt: skip
"""How often: a number is that many months; `no` is a frequency that has no occurrence days of its own."""

JOIN_WORDS: Final[dict[str, str]] = {
    "to": "to", "through": "to", "thru": "to", "until": "to", "till": "to", "til": "to", "-": "to",
    "or": "or", "/": "or",
    "and": "and", ",": "and", "&": "and", ";": "and", "plus": "and",
}  # fmt: skip
"""What joins two dates: one window from the first to the last, one in either, or a list."""

NOISE_WORDS: Final = ("the", "in", "at", "on", "during", "within", "due", "of", "this", "current")

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
    "decade", "century",
)  # fmt: skip
"""Words for times that the language does not read: beside a date they make the phrase unreadable, not a remark."""

TIME_UNITS: Final[dict[str, str]] = {
    **dict.fromkeys(("day", "days"), "day"), **dict.fromkeys(("week", "weeks", "wk", "wks"), "week"),
    **dict.fromkeys(("month", "months", "mth", "mths"), "month"), **dict.fromkeys(("hour", "hours", "hrs"), "hour"),
    **dict.fromkeys(("minute", "minutes", "mins"), "minute"), **dict.fromkeys(("fortnight", "fortnights"), "week"),
    **dict.fromkeys(("year", "years", "yr", "yrs"), "year"), **dict.fromkeys(("term", "terms"), "term"),
}  # fmt: skip

WORD_PAIRS: Final[dict[tuple[str, str], str]] = {
    ("on", "going"): "ongoing", ("in", "progress"): "ongoing", ("half", "yearly"): "halfyearly",
    ("ad", "hoc"): "adhoc", ("bi", "monthly"): "bimonthly", ("bi", "annual"): "biannual",
    ("bi", "annually"): "biannually", ("bi", "ennial"): "biennial", ("on", "wards"): "onwards",
    ("x", "mas"): "xmas", ("sub", "committee"): "subcommittee", ("half", "year"): "half",
}  # fmt: skip
"""Two words, with a space or a hyphen between, that are one."""

WORD_ROLES: Final[dict[str, tuple[str, int | str]]] = {
    **{word: ("approx", word) for word in APPROXIMATE_WORDS},
    **{word: ("body", word) for word in BODY_WORDS},
    **{word: ("other-day", word) for word in OTHER_DAY_WORDS},
    **{word: ("noise", word) for word in NOISE_WORDS},
    **{word: ("count", value) for word, value in NUMBER_WORDS.items()},
    **{word: ("nth", value) for word, value in ORDINAL_WORDS.items()},
    **{word: ("unit", value) for word, value in TIME_UNITS.items()},
    **{word: ("edge", value) for word, value in EDGE_WORDS.items()},
    **{word: ("ongoing", word) for word in ONGOING_WORDS},
    **{word: ("every", word) for word in EVERY_WORDS},
    **{word: ("often", value) for word, value in FREQUENCY_WORDS.items()},
    **{word: ("feast", word) for word in FEAST_WORDS},
    **{word: ("weekday", value) for word, value in WEEKDAY_NUMBERS.items()},
    **{word: ("season", value) for word, value in SEASON_NUMBERS.items()},
    **{word: ("month", value) for word, value in MONTH_NUMBERS.items()},
    **dict.fromkeys(("quarter", "quarters", "qtr", "qtrs", "q"), ("quarter", 0)),
    **dict.fromkeys(("half", "halves", "h"), ("half", 0)),
    **dict.fromkeys(("financial", "fiscal", "fy", "academic", "school", "municipal", "civic", "calendar"), ("sort", 0)),
    **dict.fromkeys(("twice", "thrice"), ("times", 2)),
    "once": ("word", "once"),
}  # fmt: skip

SPELLING_TARGETS: Final = (
    *(name.lower() for name in MONTH_NAMES if len(name) > 3),
    *(name.lower() for name in SEASON_NAMES), *(name.lower() for name in WEEKDAY_NAMES),
    "quarter", "quarterly", "monthly", "annually", "fortnightly", "ongoing", "christmas", "easter", "throughout",
    "weekly", "early", "before", "until", "between", "after", "onwards", "beginning", "middle",
)  # fmt: skip
"""The words whose near spellings make a phrase unreadable rather than a remark, with the right one as the hint."""

ORDINARY_WORDS: Final = frozenset(
    "remember remembers remembered alter alters altered matt match matched marsh starch larch marcy string "
    "strings sprint sprints sprung spiring duly jury juno tune dune prune winner winners hunter winters faster "
    "master eastern easterly easier caster simmer summed hummer charter quartet quarry quarters manly weakly "
    "meekly country novembers summary summaries springs summers autumns mondays tuesdays wednesdays thursdays "
    "fridays saturdays sundays augusta augment manually annual juries jul julie julia tule rule ruled file fund "
    "funds sunny weekday weekdays weekend weekends".split()
)
"""English words that stand a letter away from one of ours, and are no slip."""


# Words that open a phrase which is no date (the rows of "Words that are no date").

UNSET_OPENINGS: Final[tuple[tuple[str, ...], ...]] = (
    ("asap",), ("as", "soon", "as", "possible"), ("as", "early", "as", "possible"), ("as", "soon", "as", "practicable"),
    ("immediate",), ("immediately",), ("with", "immediate", "effect"), ("adhoc",), ("as", "required"),
    ("as", "and", "when", "required"),
    ("as", "and", "when", "needed"), ("as", "and", "when", "necessary"), ("as", "needed"), ("as", "necessary"),
    ("as", "appropriate"), ("cancelled",), ("canceled",), ("no", "date", "set"), ("no", "date"), ("not", "set"),
    ("no", "target", "date"), ("not", "yet", "due"), ("not", "yet", "known"), ("not", "known"), ("unknown",),
    ("over", "time"), ("n", "/", "a"), ("na",), ("not", "applicable"), ("none",), ("nil",), ("-",), ("?",),
    ("short", "term"), ("medium", "term"), ("long", "term"), ("longer", "term"), ("shorter", "term"),
    ("short", "to", "medium"), ("medium", "to", "long"), ("short", "/", "medium"), ("medium", "/", "long"),
    ("short", "-", "medium"), ("medium", "-", "long"), ("short", "and", "medium"), ("medium", "and", "long"),
    ("short", "-", "term"), ("medium", "-", "term"), ("long", "-", "term"), ("longer", "-", "term"),
    ("complete",), ("completed",), ("done",), ("achieved",), ("closed",), ("finished",),
)  # fmt: skip

TO_BE_WORDS: Final = frozenset(
    "confirmed agreed determined decided advised announced arranged set scheduled identified finalised fixed "
    "established notified discussed considered".split()
)
"""`to be confirmed/agreed/determined …`: the words after `to be` that put a date off."""

TBC_WORDS: Final = frozenset({"tbc", "tba", "tbd"})

DEPENDENT_OPENINGS: Final[tuple[tuple[str, ...], ...]] = (
    ("in", "line", "with"), ("inline", "with"), ("as", "per"), ("to", "tie", "in", "with"), ("tie", "in", "with"),
    ("to", "tie", "with"), ("in", "parallel", "with"), ("in", "parallel", "to"), ("see",), ("following",),
    ("on", "completion", "of"), ("upon", "completion", "of"), ("on", "the", "completion", "of"), ("once",), ("when",),
    ("as", "soon", "as"), ("pending",), ("subject", "to"), ("depending", "on"), ("depending", "upon"),
    ("dependent", "on"), ("dependent", "upon"), ("dependant", "on"), ("dependant", "upon"), ("in", "due", "course"),
    ("next", "meeting", "of"), ("as", "and", "when"),
)  # fmt: skip

CONDITIONAL_OPENINGS: Final = (("after",), ("before",), ("until",), ("ahead", "of"), ("prior", "to"), ("till",))
"""`after/before/until/ahead of` + no date."""
