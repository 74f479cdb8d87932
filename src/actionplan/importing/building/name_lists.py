"""List the officers and bodies of a plan, and say which names are probably one (rule R10 of docs/import.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actionplan.checks.support.duplicate_names import iter_twin_signs
from actionplan.checks.support.officer_names import is_group, is_nobody, split_officers
from actionplan.checks.support.registries import strip_marks
from actionplan.importing.building.plan_draft import PlanDraft
from actionplan.importing.wording import Branch, Leaf, PlanComment, PlanNode, Wording, join_wording
from actionplan.text.folding import fold
from actionplan.text.fuzzy import is_typo, normalise_name

_SLASH = re.compile(r"\s/\s|;\s|\w/\s|\s/\w")
_ABOVE = r"(?:as|see) (?:above|before|previous(?:ly)?|(?:the )?row above)"
_DITTO = re.compile(
    rf"[-,'’\s]*[\"“”„〃″][-,'’\"“”„〃″\s]*|''|’’|ditto|do\.|idem|{_ABOVE}"
    rf"|(?:the )?same(?: officer| person)?(?: {_ABOVE})?"
)
_SHORT_WORDS = {
    "hd": "head",
    "asst": "assistant",
    "dir": "director",
    "mgr": "manager",
    "dep": "deputy",
    "svcs": "services",
}


def build_officers(draft: PlanDraft) -> list[PlanNode]:
    """Build the list of officers: each once, in the order of the document; groups and several in one stay outside."""
    names: dict[str, str] = {}
    outside: set[str] = set()
    for ref, wording in ((output.ref, output.officer) for output in draft.iter_outputs() if output.officer):
        name = join_wording(wording)
        folded = fold(name)
        if folded in names or is_nobody(name):
            continue
        if is_ditto(name):
            draft.add_finding("officer-as-above", ref, name, "there is no officer above")
            continue
        kind = "several-officers" if is_several(wording) else "group-officer" if is_group(name, ()) else ""
        if not kind:
            names[folded] = name
        elif folded not in outside:
            outside.add(folded)
            draft.add_finding(
                kind,
                ref,
                " | ".join(each.text for each in wording),
                "kept as written; the document does not say which of them is responsible",
            )
    for output in draft.iter_outputs():
        for name in map(join_wording, filter(None, (output.accountable, *output.supporting))):
            if not is_group(name, ()):
                names.setdefault(fold(name), name)
    return list(_build_entries(names.values(), "officer", draft))


def is_ditto(name: str) -> bool:
    """Return True if the words in an officer's place say that it is the one above: "as above", "ditto", a mark."""
    plain = fold(name)
    return bool(_DITTO.fullmatch(plain) or _DITTO.fullmatch(plain.strip(" .()")))


def build_bodies(draft: PlanDraft) -> list[PlanNode]:
    """Build the list of the bodies that monitor actions."""
    wordings = [words for action in draft.iter_actions() for words in action.monitored_by]
    names = {fold(join_wording(words)): join_wording(words) for words in reversed(wordings)}
    return list(_build_entries(list(names.values())[::-1], "body", draft))


def is_several(wording: Wording) -> bool:
    """Return True if an officer's cell names several: on several lines, round a slash, or as titles joined by "and"."""
    name = join_wording(wording)
    return len(wording) > 1 or bool(_SLASH.search(name)) or bool(split_officers(name, ()))


def mark_officer(wording: Wording) -> list[PlanComment]:
    """Return the questions about an officer who is several, or a group."""
    name = join_wording(wording)
    if is_several(wording):
        return [
            PlanComment("names more than one officer, and does not say which of them is responsible", is_question=True)
        ]
    if is_ditto(name):
        return [PlanComment("does not name an officer, and there is none above", is_question=True)]
    if name and not is_nobody(name) and is_group(name, ()):
        return [PlanComment("a group, but one officer should be responsible", is_question=True)]
    return []


def mark_accountable(wording: Wording) -> list[PlanComment]:
    """Return the question about who is accountable, if several are."""
    words = "names more than one, and only one officer can be accountable"
    return [PlanComment(words, is_question=True)] if is_several(wording) else []


def _build_entries(names: Iterable[str], kind: str, draft: PlanDraft) -> Iterator[Branch]:
    earlier: list[str] = []
    by_sign: dict[tuple[str, ...], str] = {}
    for name in names:
        twin = _find_twin(name, earlier, by_sign)
        if twin and _is_one_of_several(twin, name):
            twin = ""
        comments: tuple[PlanComment, ...] = ()
        if twin:
            words = f"probably also {twin}; if so, put it under that one's `also`"
            comments = (PlanComment(words, is_question=True),)
            draft.add_finding("likely-same-name", kind, name, twin)
        earlier.append(name)
        yield Branch({"name": Leaf(name, comments=comments)})


_JOINT = re.compile(r"\s*(?:\band\b|\bthen\b|[/&;,])\s*")


def _is_one_of_several(name: str, names: str) -> bool:
    """Return True if a name is one of those that are joined in another: "HoS and Jo Bloggs" is not HoS alone."""
    parts = _JOINT.split(names)
    return len(parts) > 1 and any(fold(part).startswith(fold(name)) for part in parts) and len(_JOINT.split(name)) == 1


def _find_twin(name: str, earlier: list[str], by_sign: dict[tuple[str, ...], str]) -> str:
    """Find an earlier name that is probably the same: by the signs of the checks, by its beginning, or but for a slip.

    Only names are compared here: what is one spelling in other letters is one name already.
    """
    twin = ""
    plain = _write_out(name)
    for sign, twin_sign in iter_twin_signs(" ".join(plain.split())):
        twin = twin or by_sign.get(twin_sign, "")
        by_sign.setdefault(sign, name)
    if twin:
        return twin
    for other in earlier:
        one = _write_out(other)
        if (
            plain == one
            or is_typo(plain, one)
            or f"{plain} ".startswith(f"{one} ")
            or f"{one} ".startswith(f"{plain} ")
        ):
            return other
    return ""


def _write_out(name: str) -> str:
    words = re.findall(r"\w+", normalise_name(strip_marks(name)))
    return " ".join(_SHORT_WORDS.get(word, word) for word in words)
