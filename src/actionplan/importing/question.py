"""What an import asks: a plain sentence, and the option that answers it."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """A question of the import.

    `sentence` asks it, with what the document says, and names the option. `option` is the name of the option that
    answers it. `subject` goes before the answer in the option's value: the column in "Target=date". `choices` are the
    answers that there are, none if it is free. `default` is the likeliest answer, or "".
    """

    sentence: str
    option: str
    subject: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""

    def format_answer(self, answer: str) -> tuple[str, str]:
        """Return an answer as an option and its value."""
        return self.option, f"{self.subject}={answer}" if self.subject else answer
