"""What an import asks: a plain sentence, and the option that answers it."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """A question of the import.

    `sentence` asks it, with what the document says, and `hint` says which option answers it where nobody is asked.
    `option` is the name of that option. `subject` goes before the answer in its value: the column in "Target=date".
    `choices` are the answers that there are, none if it is free. `default` is the likeliest answer, or "". A question
    about several columns has them as `subjects`, to be asked one after the other. One that `takes_several` can have
    several of its choices as the answer, or all of them.

    On a terminal nobody types options. `asked` is there what the sentence is, if that names options, `words` are what
    the choices are called, if they are words of an option, and `prompt` stands before an answer that is free. `need`
    says why there must be one.
    """

    sentence: str
    option: str
    hint: str = ""
    subject: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    prompt: str = ""
    subjects: tuple[str, ...] = ()
    takes_several: bool = False
    asked: str = ""
    words: tuple[str, ...] = ()
    need: str = ""

    @property
    def whole_sentence(self) -> str:
        """The sentence and the hint."""
        return f"{self.sentence} {self.hint}".strip()

    def format_answer(self, answer: str) -> tuple[str, str]:
        """Return an answer as an option and its value."""
        return self.option, f"{self.subject}={answer}" if self.subject else answer
