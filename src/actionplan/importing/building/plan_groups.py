"""Make themes and actions of the headings over the rows (rule R4 of docs/import.md)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from actionplan.importing.building.contents_list import ContentsList
from actionplan.importing.building.plan_draft import ActionDraft, PlanDraft, RepeatedText, ReportText, ThemeDraft
from actionplan.importing.recognition.group_titles import split_title
from actionplan.importing.wording import PlanComment, Wording, copy_wording, join_wording, take_passage
from actionplan.text.folding import fold
from actionplan.text.fuzzy import is_typo

_FEW_WORDS = 2
_MAX_THEMES = 100
"""More are no headings that anybody would look through for two that are alike."""

_SMALL_WORDS = frozenset(
    "a an and are as at be becoming being by for in is of on our the their to we with your".split()
)
"""Words that say nothing of what a heading is about. Headings that differ by another ("Adult social care") are two."""


def fold_heading(text: str) -> str:
    """Fold a heading for comparison: case, spaces and punctuation make no difference."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def strip_spaces(text: str) -> str:
    """Return the characters of a text without spaces."""
    return "".join(text.split())


class PlanGroups:
    """Makes the themes and actions of a plan, each once, and gives every heading its place."""

    __slots__ = ("_actions", "_contents", "_draft", "_placed", "_theme_of", "_themes", "_title")

    def __init__(self, draft: PlanDraft, title: str, contents: ContentsList) -> None:
        self._draft = draft
        self._title = title
        self._contents = contents
        self._themes: dict[str, ThemeDraft] = {}
        self._actions: dict[tuple[int, str], ActionDraft] = {}
        self._theme_of: dict[int, ThemeDraft] = {}
        self._placed: set[int] = set()

    def find_action(self, chain: Sequence[Wording]) -> ActionDraft:
        """Find or make the action under some headings, outermost first. Each heading is noted where it stands."""
        *outer, inner = chain or [()]
        number = split_number(inner)[0]
        words = tuple(fragment for each in outer for fragment in each)
        theme = self._find_theme(words, number)
        key = id(theme), fold_heading(join_wording(inner))
        action = self._actions.get(key)
        if action is None:
            action = ActionDraft(number, made_title="" if inner else join_wording(words) or self._title)
            self._actions[key] = action
            theme.actions.append(action)
        if mention := self._put_heading(inner) or (() if action.mentions else copy_wording(inner)):
            action.mentions.append(mention)
        if mention := self._put_heading(words):
            theme.mentions.append((mention, action))
            self._theme_of.update({id(each.passage): theme for each in words})
        return action

    def _put_heading(self, wording: Wording) -> Wording:
        """Return the words of a heading, as copies where they have their place already; nothing if all of them do."""
        fresh = {id(each.passage) for each in wording} - self._placed
        self._placed |= fresh
        return tuple(each._replace(is_copy=id(each.passage) not in fresh) for each in wording) if fresh else ()

    def _find_theme(self, wording: Wording, number: str) -> ThemeDraft:
        """Find or make a theme. Where the list of contents has the action under a like heading, that decides."""
        if wording and (placed := self._theme_of.get(id(wording[-1].passage))):
            return placed
        key = fold_heading(join_wording(wording))
        line = self._contents.lines.get(number)
        if key and line and line.heading and _is_like(key, fold_heading(line.heading.text)):
            key = fold_heading(line.heading.text)
        theme = self._themes.get(key) or self._find_last_like(key)
        if theme is None:
            theme = ThemeDraft(made_title="" if wording else self._title)
            self._ask_alike(theme, key, join_wording(wording))
            self._themes[key] = theme
            self._draft.themes.append(theme)
        return theme

    def _find_last_like(self, key: str) -> ThemeDraft | None:
        """Find the theme just before, if its heading differs only by small words that one of the two leaves out."""
        last = next(reversed(self._themes), "")
        words, others = set(key.split()), set(last.split())
        is_part = (words < others or others < words) and len(words & others) >= _FEW_WORDS
        return self._themes[last] if key and is_part and words ^ others <= _SMALL_WORDS else None

    def _ask_alike(self, theme: ThemeDraft, key: str, heading: str) -> None:
        """Ask if a theme is an earlier one, whose heading is the same but for a word more or less or a slip."""
        listed = {fold_heading(passage.text) for passage in self._contents.headings}
        if key in listed or len(self._themes) > _MAX_THEMES:
            return
        words = set(key.split())
        for other, earlier in self._themes.items():
            others = set(other.split())
            is_part = (words < others or others < words) and len(words ^ others) == 1 and len(words & others) > 1
            if key and earlier.mentions and (is_part or is_typo(key, other)):
                title = join_wording(earlier.mentions[0][0])
                theme.comments.append(PlanComment(f'is it the theme "{title}"?', is_question=True))
                self._draft.add_finding("heading-differs", "theme", heading, f'nearly "{title}": kept as two themes')
                return

    def finish(self) -> None:
        """Choose the words of each heading, and give those of other pages and of the list of contents their place."""
        for theme in self._draft.themes:
            self._finish_theme(theme)
            for action in theme.actions:
                self._finish_action(action)
        for passage in self._contents.headings:
            listed = self._themes.get(fold_heading(passage.text))
            if listed is None:
                continue
            own = join_wording(listed.title)
            if strip_spaces(passage.text) == strip_spaces(own):
                self._draft.repeats.append(RepeatedText(take_passage(passage), own))
            else:
                words = f"The list of contents has: {passage.text}"
                listed.comments.append(PlanComment(words, (take_passage(passage),)))
                self._draft.add_finding("heading-differs", "theme", own, f"{passage.text}, in the list of contents")

    def _finish_theme(self, theme: ThemeDraft) -> None:
        """Take the words that most pages have; the heading of another page stands in a comment above its action."""
        counts = Counter(join_wording(words) for words, _ in theme.mentions)
        title = max(counts, key=lambda text: counts[text], default="")
        for words, action in theme.mentions:
            text = join_wording(words)
            if text == title and not theme.title:
                theme.title = words
            elif strip_spaces(text) == strip_spaces(title) and len(words) == 1:
                self._draft.repeats += (RepeatedText(each, title) for each in words)
            else:
                sentence = f"The heading on the page of action {action.number} is: {text}"
                is_question = fold(text) != fold(title) and not self._contents.lines
                comment = PlanComment(sentence, words, is_question=is_question)
                action.comments.append(comment)
                if text != title:
                    self._draft.add_finding("heading-differs", "theme", text, f"{title}, on other pages")

    def _finish_action(self, action: ActionDraft) -> None:
        """Take the words of the first page; the heading of another page stands in a comment, if it differs.

        One that comes again and again, as in a column for headings, has one comment.
        """
        comment_texts: set[str] = set()
        for words in action.mentions:
            number, title = split_number(words)
            if not action.title and not action.number_wording:
                action.title = title
                action.number_wording = self._put_number(words)
            elif number in {"", action.number} and strip_spaces(join_wording(title)) == strip_spaces(
                join_wording(action.title)
            ):
                self._repeat_action(words, action)
            elif (text := join_wording(words)) in comment_texts:
                self._draft.report_texts += (ReportText(each, each.text) for each in words if not each.is_copy)
            else:
                comment_texts.add(text)
                action.comments.append(PlanComment(f"The heading in another place is: {text}", words))
        self._put_contents_line(action)

    def _put_contents_line(self, action: ActionDraft) -> None:
        line = self._contents.lines.get(action.number) if action.number else None
        if not line or id(line.passage) in self._placed:
            return
        self._placed.add(id(line.passage))  # a second action with the same number finds it taken
        words: Wording = (take_passage(line.passage),)
        text, own = join_wording(split_number(words)[1]), join_wording(action.title)
        if strip_spaces(text) == strip_spaces(own):
            self._repeat_action(words, action)
            return
        action.comments.append(PlanComment(f"The list of contents has: {line.passage.text}", words))
        if fold_heading(text) != fold_heading(own):
            self._draft.add_finding("heading-differs", f"action {action.number}", text, "in the list of contents")

    def _repeat_action(self, words: Wording, action: ActionDraft) -> None:
        """Account for the heading of an action that stands somewhere again in the same characters."""
        self._draft.repeats += (RepeatedText(each, action.number) for each in self._put_number(words))
        self._draft.repeats += (RepeatedText(each, each.text) for each in split_number(words)[1])

    def _put_number(self, wording: Wording) -> Wording:
        """Give the number of a heading: the word before it and the mark behind it stand in the report."""
        parts = split_title(wording[0].text) if split_number(wording)[0] else None
        if parts is None:
            return ()
        first = wording[0]
        start = first.start + first.passage.text[first.start :].index(first.text)
        word, number, mark = (
            first._replace(start=start + begin, end=start + end)
            for begin, end in (parts.word, parts.number, parts.mark)
        )
        if word.text:
            words = f"{word.text} n{mark.text}"
            self._draft.report_texts += (ReportText(each, words, "number") for each in (word, mark) if each.text)
        elif mark.text:
            self._draft.punctuation.append(mark)
        return (number,)


def split_number(wording: Wording) -> tuple[str, Wording]:
    """Split a heading into its number, or "", and the words of its title."""
    if not wording:
        return "", ()
    first, *rest = wording
    parts = split_title(first.text)
    if parts is None or not (parts.title[0] < parts.title[1] or rest):
        return "", wording
    start = first.start + first.passage.text[first.start :].index(first.text)
    title = first._replace(start=start + parts.title[0], end=start + parts.title[1])
    return first.text[slice(*parts.number)], (*([title] if title.text else []), *rest)


def _is_like(one: str, other: str) -> bool:
    """Return True if two headings are the same but for a word or two."""
    words, others = set(one.split()), set(other.split())
    return one == other or (len(words ^ others) <= _FEW_WORDS and len(words & others) >= _FEW_WORDS)
