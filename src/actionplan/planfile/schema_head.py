"""The format of the head of a plan: what the plan is, and how its dates are read."""

from __future__ import annotations

from actionplan.dates.context import DAY_ORDERS, QUARTER_SETTINGS, YEAR_NAMES
from actionplan.planfile.schema_field import Field, MappingSchema

SEASONS = MappingSchema(
    "the list of seasons",
    (*(Field(name, f"The months of {name}.", kind="months") for name in ("spring", "summer", "autumn", "winter")),),
)
HORIZONS = MappingSchema("the list of horizons", free_example="short term: 2024/25 to 2025/26")
COLOURS = MappingSchema(
    "the list of colours",
    (
        Field("amber", "How late a target must be to turn amber.", example="1 day", kind="duration"),
        Field("red", "A target that is later than this turns red.", example="1 month", kind="duration"),
    ),
)
CHECKS = MappingSchema("the list of checks", free_example="AP304: off")
HEAD = MappingSchema(
    "the plan's head",
    (
        Field("name", "A short name that other plans use in refs (hertsmere:1.2b).", example="hertsmere"),
        Field("title", "The plan's title.", is_required=True, example="Corporate Action Plan 2017/18"),
        Field(
            "heading",
            "The plan's own word for a heading between theme and action. If left out, Heading.",
            example="Objective",
        ),
        Field("strategy", "The strategy that the plan carries out."),
        Field("authority", "The council or partnership whose plan it is.", is_required=True),
        Field("period", "The period that the plan covers.", example="2017/18", kind="period", is_recommended=True),
        Field("year_start", "The first day of the financial year.", example="1 April", kind="day of the year"),
        Field("quarters", "Whether Q3 2017 is of the calendar year or the financial year.", choices=QUARTER_SETTINGS),
        Field("dates", "Whether 07/01/2024 is 7 January or July 1. If left out, 7 January.", choices=DAY_ORDERS),
        Field("financial_years", "Whether FY26 is named by the year it ends or starts in.", choices=YEAR_NAMES),
        Field("counted_from", "The day that durations count from.", example="1 April 2024", kind="day"),
        Field("horizons", "The dates of words like short term.", "mapping", HORIZONS),
        Field("seasons", "The months of each season, if they are not the usual ones.", "mapping", SEASONS),
        Field("colours", "How late a target must be to turn amber and red.", "mapping", COLOURS),
        Field("checks", "Checks to switch off or change, by code.", "mapping", CHECKS),
    ),
    default_key="title",
)
