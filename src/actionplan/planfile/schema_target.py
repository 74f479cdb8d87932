"""The format of a target: its date, its decisions and all that happens to it."""

from __future__ import annotations

from actionplan.model.measure import POLARITIES, Actual, Baseline, Measure, Thresholds
from actionplan.model.outcome_words import MINUTE_WORDS, OUTCOMES
from actionplan.model.plan import RAG_RATINGS, Decision, Outcome, Reassignment, Step, Target
from actionplan.model.progress import Completion, Deletion, Revision, Suspension, Update
from actionplan.planfile.schema_field import Field, MappingSchema
from actionplan.planfile.schema_lists import OWN_FIELD

_ON_FIELD = Field("on", "The day it happened.", is_required=True, example="4 July 2017", kind="date")
_WHY_FIELD = Field("why", "The reason, for people who read the plan.")
OUTCOME = MappingSchema(
    "an outcome",
    (
        _ON_FIELD,
        Field("outcome", "What the body decided.", is_required=True, choices=OUTCOMES, synonyms=MINUTE_WORDS),
        Field("minute", "Where to find the minute: a web address or a number."),
        Field("to", "If it was deferred, when it will be decided.", example="April 2018", kind="date"),
        Field("conditions", "The conditions of the approval.", "list", is_single_allowed=True),
    ),
    model=Outcome,
    default_key="outcome",
)
DECISION = MappingSchema(
    "a decision",
    (
        Field("body", "The body whose approval the target needs.", example="Full Council", registry="deciders"),
        Field(
            "party",
            'The party whose approval it needs, or "each party".',
            example="each party",
            registry="parties",
        ),
        Field("planned", "When the body will decide. If left out, this is the target's own date.", kind="date"),
        Field("after", "Who must decide first.", "list", is_single_allowed=True, registry="deciders"),
        Field("key", "Whether this is a key decision of an executive.", kind="yes or no"),
        Field("to_note", "Whether the body has only to note it, so that `noted` is enough.", kind="yes or no"),
        Field("consultation", "Who is consulted before the decision, and how.", example="Tenants, by letter in May"),
        Field("closed", "Why the public may not attend, or `no` if they may.", example="Paragraph 3: business affairs"),
        Field("documents", "The documents that it is decided on.", "list", is_single_allowed=True),
        Field("decided", "Every decision that was made, oldest first.", "list", OUTCOME),
    ),
    model=Decision,
    default_key="body",
    is_text_allowed=True,
    one_of=("body", "party"),
)
REVISION = MappingSchema(
    "a revision",
    (
        Field("to", "The new date, in words.", is_required=True, example="Autumn 2017", kind="date"),
        _ON_FIELD,
        _WHY_FIELD,
        Field("approved_by", "Who agreed the new date.", registry="deciders"),
    ),
    model=Revision,
    default_key="to",
)
UPDATE = MappingSchema(
    "an update",
    (
        _ON_FIELD,
        Field("rag", "The officer's RAG rating.", choices=RAG_RATINGS),
        Field("note", "The officer's commentary, in a sentence or two."),
        Field("reason", "Why it is late, or why it is rated so."),
        Field("next", "What is being done about it.", attribute="next_step"),
        Field("percent", "How much is done, in per cent.", example="60%"),
        Field("about", "The time that it is about, if that is not its day.", example="Q1 2017/18", kind="date"),
    ),
    model=Update,
    default_key="note",
)
SUSPENSION = MappingSchema(
    "a suspension",
    (
        _ON_FIELD,
        _WHY_FIELD,
        Field("until", "The day that work started again, or will start again.", kind="date"),
    ),
    model=Suspension,
    default_key="on",
)
REASSIGNMENT = MappingSchema(
    "a reassignment",
    (
        Field(
            "to",
            "The officer who is responsible for it from that day. Can be a list.",
            "list",
            is_required=True,
            is_single_allowed=True,
            example="Head of Planning",
            registry="officers",
        ),
        _ON_FIELD._replace(description="The day from which they are responsible for it."),
        _WHY_FIELD,
    ),
    model=Reassignment,
    default_key="to",
)
DELETION = MappingSchema("a deletion", (_ON_FIELD, _WHY_FIELD), model=Deletion, default_key="on")
COMPLETION = MappingSchema(
    "a completion",
    (
        _ON_FIELD._replace(description="The day it happened, or `yes` if nobody knows the day.", kind="date or yes"),
        Field(
            "for",
            "For a recurring target, which of its dates was met.",
            example="Q1 2017/18",
            kind="date",
            attribute="occurrence",
        ),
        Field("note", "A note about it."),
    ),
    model=Completion,
    default_key="on",
    is_text_allowed=True,
)
BASELINE = MappingSchema(
    "a baseline",
    (
        Field("value", "The figure that it starts from.", is_required=True, example="74"),
        Field("on", "The day or the year that the figure is of.", example="31 March 2017", kind="date"),
    ),
    model=Baseline,
    default_key="value",
    is_text_allowed=True,
)
ACTUAL = MappingSchema(
    "an actual figure",
    (
        _ON_FIELD._replace(description="The day that the figure is of.", example="30 June 2017"),
        Field("value", "The figure.", is_required=True, example="70"),
        Field("note", "A note about it."),
    ),
    model=Actual,
    default_key="value",
)
THRESHOLDS = MappingSchema(
    "the thresholds of a measure",
    (
        Field("green", "The figures that are green. If left out, those that are on target.", example="at most 60"),
        Field("amber", "The figures that are amber. All others are red.", example="at most 66"),
    ),
    model=Thresholds,
)
BY_YEAR = MappingSchema("the list of targets by year", free_example="2018/19: at least 6")
MEASURE = MappingSchema(
    "a measure",
    (
        Field("text", "The measure, in the plan's own words.", is_required=True, example="Homes built"),
        Field("target", "The figure to reach, in words.", example="at least 4"),
        Field(
            "by_year",
            "The figure to reach in each year, if they differ.",
            "mapping",
            BY_YEAR,
        ),
        Field("baseline", "The figure that it starts from.", "mapping", BASELINE),
        Field("better", "Which figures are better, if the words of the target do not say.", choices=POLARITIES),
        Field("thresholds", "Which figures are green and amber, if your council rates them.", "mapping", THRESHOLDS),
        Field("actuals", "What was measured, oldest first.", "list", ACTUAL),
    ),
    model=Measure,
    default_key="text",
    is_text_allowed=True,
    is_prose=True,
)
STEP = MappingSchema(
    "a step",
    (
        Field("step", "What is to be done.", is_required=True, example="Draft for consultation", attribute="text"),
        Field("date", "By when, in the plan's own words.", example="June 2017", kind="date"),
        Field("done", "The day it was done, or `yes` if nobody knows it.", example="26 June 2017", kind="date or yes"),
    ),
    model=Step,
    default_key="step",
    is_text_allowed=True,
)
TARGET = MappingSchema(
    "a target",
    (
        Field(
            "target",
            "Its letter. You can leave it out if the output has only one target.",
            example="a",
            kind="letter",
            attribute="ref",
        ),
        Field(
            "date",
            "The target date, in the plan's own words.",
            is_required=True,
            is_blank_allowed=True,
            example="Summer 2017",
            kind="date",
        ),
        Field(
            "measures",
            "How you can tell that the target is met. A measure can be a number.",
            "list",
            MEASURE,
            is_recommended=True,
            heading="Measures",
        ),
        OWN_FIELD,
        Field(
            "stage",
            "The stage of the plan that it belongs to.",
            example="Publication",
            heading="Stage",
            registry="stages",
        ),
        Field(
            "waits_for",
            "What the date depends on: an event, or a target of another plan (jsp:1.1a). Can be a list.",
            "list",
            is_single_allowed=True,
            registry="events",
        ),
        Field("decisions", "The approvals that the target needs.", "list", DECISION),
        Field("started", "The day work started.", kind="date"),
        Field("revised", 'New dates, oldest first. The published date stays in "date".', "list", REVISION),
        Field(
            "proposed", "A new date that is not agreed yet. Can be a list.", "list", REVISION, is_single_allowed=True
        ),
        Field("updates", "Commentary, oldest first.", "list", UPDATE),
        Field("suspended", "When work stopped, and why.", "list", SUSPENSION),
        Field("deleted", "When the target was taken out of the plan, and why.", "mapping", DELETION),
        Field(
            "completed",
            "The day that the target was met, or `yes` if nobody knows the day. For a recurring target, a list of its "
            "dates and days.",
            "list",
            COMPLETION,
            is_single_allowed=True,
            example="4 July 2017",
        ),
        Field(
            "carried_from",
            "The target of last year's plan that it was, as a ref, and of the years before. `roll-over` writes it.",
            example="hertsmere:1.2b",
            heading="Carried from",
        ),
        Field(
            "first_published",
            "The first date that was ever published for it, if it was carried from an earlier plan.",
            example="Summer 2017",
            kind="date",
            heading="First published",
        ),
        Field(
            "why_moved",
            "Why its date had moved before it was carried. `roll-over` writes it.",
            example="The bids were too high",
            heading="Why it moved before",
        ),
        Field("start", "When work is planned to start.", example="May 2017", kind="date", heading="Planned start"),
        Field(
            "work_follows",
            "Whether work follows the decisions, so that an approval does not complete the target.",
            kind="yes or no",
            heading="Work follows its decisions",
        ),
        Field("steps", "Steps on the way to it, which are not counted as targets.", "list", STEP),
    ),
    model=Target,
    default_key="date",
)
