"""List the words that names are made of: which of them are verbs, participles and so on. Data, and nothing else.

A word that is missing is added in its place; the lists are sorted, and a test holds that.
"""

from __future__ import annotations

# Verbs that are never nouns. A function may start with one; a class may neither start nor end with one.
VERBS = frozenset(
    """
    abbreviate accept accumulate activate adapt add adjust advance advise align allow annotate append apply arrange ask
    assert assign attach avoid become begin bind borrow build calculate capitalise carry choose classify clean clear
    coerce collapse collect combine compare complete compose compress compute concatenate configure confirm consider
    construct consume contain convert correct create decide declare decode decorate deduce deduplicate deepen define
    delete deny depend derive describe detach detect determine disable discard discover distribute divide draw embed
    emit enable encode ensure enter enumerate estimate evaluate examine exclude execute expand explain extend extract
    fail fetch fill find flatten follow forbid forget gather generate get give guarantee hide highlight hyphenate
    identify ignore include indicate infer inherit initialise insert inspect install interpret intersect introduce
    invert invoke iter iterate join keep learn lengthen let load locate lower make memoise merge modify narrow negate
    nest normalise notify obtain omit overwrite parse permit pick pluralise populate postpone prefer prepare prepend
    preserve print produce propagate propose protect prove provide put raise read reapply rebuild recognise reconcile
    recover redraw reduce refer refine reflow refuse reject remember remove rename render renumber reorder repack repair
    repeat replace require reread reset resolve restore restrict resume retain retrieve reuse revert revise rewrite
    sanitise save say select send separate serialise settle shorten simplify specify strike strip subtract suggest
    summarise supply suppress suspend sync take tokenize translate traverse truncate try underline unescape unify unpack
    unquote unwrap validate verify warn widen wrap write
    """.split()
)

# Verbs that are nouns as well. A function may start with one; they say nothing against a class.
VERBS_OR_NOUNS = frozenset(
    """
    answer break call cap check clip close copy count cut dedent diff dispatch display drop dump edit escape exit export
    fall filter finish fit fix fold force format freeze group guard guess handle hash hold import indent index limit
    link list lock log look map mark mask match move open pack pad pair partition pass patch pause pipe poll probe
    process pull push query quote rank record register replay request restart return reverse review round run sample
    scan score search set shift show shrink skip slice sort spell split start step stop store substitute sum swap switch
    tag test trace track transform trim turn update use visit wait walk watch weigh zip
    """.split()
)

# Nouns above all in this project. A function may start with one where something follows: `report_fault`, not `report`.
VERBS_WITH_OBJECT = frozenset(
    """
    cache label measure name note number order report share
    """.split()
)

# How a function that answers yes or no may start besides.
PREDICATES = frozenset(
    """
    are can contains ends explains fits has is joins matches must needs overlaps should takes
    """.split()
)

# Participles that do not end in -ed or -en. One that is spelt as its verb is (cut, put, read, set) is none here.
IRREGULAR_PARTICIPLES = frozenset(
    """
    begun born bought brought built burnt caught dealt done drawn dreamt drunk dug fed felt flown fought found gone
    grown heard held hung kept known laid lain learnt led left lent lit lost made meant met misspelt mistook
    overdrawn overthrown paid redone redrawn resent rung said sat sent shot shown slept slid sold sought spelt spent
    spilt spoilt sprung spun stood struck stuck sung swept swung taught thought thrown told torn understood undone
    undrawn unknown unmet unpaid unread unsent unspent unsung untold withdrawn withheld won worn wound
    """.split()
)

# Words that end in -ed or -en and are no participles.
NOT_PARTICIPLES = frozenset(
    """
    bed been between bleed children citizen deepen eighteen embed even exceed feed fifteen flatten fourteen garden
    golden green happen heed hundred indeed kitchen lengthen linen listen men need nineteen often open pen proceed
    queen red screen seed seven seventeen shed shorten shred sixteen sled speed strengthen succeed sudden ten then
    thirteen token tween umpteen weed when widen women wooden
    """.split()
)

# Words that are no nouns: a class that ends in one has no noun to its name.
NOT_NOUNS = frozenset(
    """
    about above again ahead all alone also among any apart around as aside at away back before behind below beneath
    beside besides between beyond both but by down each either elsewhere every few for from here how if in inside
    instead into just many may maybe more most much near neither never new next no none nor not now of off often old
    on once only onward or other out outside over own per same several since so some still such than that the then
    there these this those though through to together too toward twice two under unless unlike until upon upright
    very what when where whether which while who whole whose why will with within without
    """.split()
)

# After one of these a participle before it has no noun to belong to: `decided_by_each`, `named_again`.
PREPOSITIONS = frozenset(
    """
    after again against around as at away back before behind by down each first for from in into last off on once
    out over since through to together twice under until up with without
    """.split()
)
