"""Read figures as plans write them: values ("£1.2m", "95%"), and targets in words ("at least 4", "reduce by 10%").

The rules are those of docs/figures.md. Nothing here knows a plan or a clock.
"""

from actionplan.quantities.colours import choose_colour, find_red_on_target, has_amber
from actionplan.quantities.goal import Goal, Limits, Polarity, Shape, find_limits, find_polarity, read_goal
from actionplan.quantities.quantity import COUNT, Quantity, are_comparable, format_amount, read_quantity

__all__ = [
    "COUNT",
    "Goal",
    "Limits",
    "Polarity",
    "Quantity",
    "Shape",
    "are_comparable",
    "choose_colour",
    "find_limits",
    "find_polarity",
    "find_red_on_target",
    "format_amount",
    "has_amber",
    "read_goal",
    "read_quantity",
]
