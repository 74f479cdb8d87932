"""What officers, bodies and parties have in common: a name in a list of the plan."""

from typing import Protocol


class ListedName(Protocol):
    """Whoever is in a list of the plan: an officer, a body or a party."""

    @property
    def name(self) -> str:
        """The name that reports use."""

    @property
    def also(self) -> tuple[str, ...]:
        """Its other spellings."""
