"""How late turns a target amber and red."""

from typing import Literal, NamedTuple

from actionplan.model.duration import Duration

LatenessColour = Literal["amber", "red"]
"""How late a target is, by the plan's own settings."""


class ColourThresholds(NamedTuple):
    """How late turns a target amber and red: `amber` after its due day, and later than `red`."""

    amber: Duration = Duration(days=1)
    red: Duration = Duration(months=1)
