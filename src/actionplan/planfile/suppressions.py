"""Apply comments that silence a finding on their line: `# actionplan: ignore[AP201] our own column`.

A comment at the end of a line is about that line. A comment on its own line is about the next line that is neither
blank nor a comment. A reason is optional. A comment that ignores nothing is itself a finding (AP901), and so is one
that does not work as it is written (AP902).
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from actionplan.findings import CappedFindings, Finding, Location, sort_findings
from actionplan.planfile.text import LineIndex
from actionplan.planfile.yaml_reader import read_tree

# Patterns are compiled only if a plan has the mark in it, as few do.
_MARK = r"(?i)#(?:[ \t]*(?:action[ \t-]?plan|ignore|noqa|disable)\b|[^#\r\n]*\bactionplan:[ \t]*ignore\b)"
_WELL_FORMED = r"(?i:actionplan:[ \t]*ignore\b)[ \t]*\[(?P<codes>[^\]\r\n]*)\]"
_MALFORMED = (
    r"(?i:actionplan[ \t]*[:;,=-]?[ \t]*ignor"
    r"|action[ \t-]?plan[ \t]*[:=][ \t]*(?:ignor|disabl|silenc|suppress|skip|noqa|off\b)"
    r"|(?:action[ \t-]?plan[ \t]+)?(?:ignore|noqa|disable)[ \t]*[:=(\[]?[ \t]*AP\d)"
)
_AFTER_TEXT = r"[^#\r\n]*\b(?i:actionplan:[ \t]*ignore)[ \t]*\["
_SUPPRESSION = rf"(?m)(?:^|(?<=[ \t]))#[ \t]*(?:{_WELL_FORMED}|{_MALFORMED}|{_AFTER_TEXT})[^\r\n]*"
_CODE = r"[^,\s]+"
_CODE_PATTERN = r"(?i)\bAP\d{3}\b"

WRITE_CODE_HINT = 'write its code in brackets, like "# actionplan: ignore[AP304] the reason"'


class RuleCodes(NamedTuple):
    """The codes of all rules, those that cannot be silenced, and a function that finds the code nearest to a word."""

    known: Sequence[str]
    unsilenceable: Container[str]
    nearest: Callable[[str], str]


class Suppression(NamedTuple):
    """One code of a comment that ignores: its place, and the line that it is about."""

    code: str
    line: int
    start: int
    end: int


def apply_suppressions(findings: Sequence[Finding], text: str, codes: Callable[[], RuleCodes]) -> list[Finding]:
    """Return the findings that no comment silences, and the faults of the comments themselves, in order."""
    if not re.search(_MARK, text):
        return list(findings)
    return _SuppressionFilter(text, findings, codes()).apply(findings)


class _SuppressionFilter:
    """Compares the comments of one text with the findings in it."""

    def __init__(self, text: str, findings: Sequence[Finding], codes: RuleCodes) -> None:
        self._text = text
        self._lines = LineIndex(text)
        self._codes = codes
        self._above = 0
        self._finding_keys = {_get_key(finding) for finding in findings}
        self._uncounted = {finding.code for finding in findings if finding.more}

    def apply(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings that are not silenced, and the faults of the comments."""
        faults = CappedFindings()
        suppressions = list(self._iter_suppressions(faults))
        silenced = {(item.code, item.line) for item in suppressions if item.code not in self._codes.unsilenceable}
        used = silenced & self._finding_keys
        for item in suppressions:
            if (item.code, item.line) not in used and item.code not in self._uncounted:
                faults.append(self._report_useless(item))
        kept = (finding for finding in findings if finding.more or _get_key(finding) not in silenced)
        return sort_findings([*kept, *faults.to_list()])

    def _iter_suppressions(self, faults: CappedFindings) -> Iterator[Suppression]:
        """Yield each code that a comment ignores, and add what is wrong with a comment to the faults."""
        for comment in self._iter_comments():
            line = self._find_line(comment.start())
            words = list(re.finditer(_CODE, comment["codes"] or ""))
            if not words:
                faults.append(self._report_no_code(comment))
            for word in words:
                start = comment.start("codes") + word.start()
                suppression = Suppression(word[0].upper(), line, start, start + len(word[0]))
                if suppression.code in self._codes.known:
                    yield suppression
                elif not faults.is_full("AP902", "warning"):
                    faults.append(self._report_unknown_code(suppression))

    def _iter_comments(self) -> Iterator[re.Match[str]]:
        """Yield each comment that ignores or is meant to. A # in quotes or in a block of text starts no comment."""
        data = self._text.encode("utf-8", "replace")
        # The file is read once more, but only if it has such comments.
        tree = read_tree(data, self._text, self._lines)
        comments = re.finditer(_SUPPRESSION, self._text)
        return (comment for comment in comments if tree.find_text_span(comment.start()) is None)

    def _find_line(self, at: int) -> int:
        """Find the line that a comment is about."""
        lines = self._lines
        number = lines.find_line_number(at)
        if self._text[lines.get_start(number) : at].strip():
            return number
        if number >= self._above:  # Comments come in order, so those above one line are walked once.
            self._above = number + 1
            while lines.get_start(self._above) < len(self._text) and _is_blank_or_comment(lines.get_line(self._above)):
                self._above += 1
        return self._above

    def _report_no_code(self, comment: re.Match[str]) -> Finding:
        named = re.findall(_CODE_PATTERN, comment[0])
        hint = f'write it like "# actionplan: ignore[{", ".join(named).upper()}]"' if named else WRITE_CODE_HINT
        message = (
            "this comment does not say what to ignore" if not named else "this comment does not work as it is written"
        )
        place = self._lines.locate(comment.start(), len(comment[0].rstrip()))
        return Finding("AP902", "warning", message, hint=hint, location=place)

    def _report_unknown_code(self, suppression: Suppression) -> Finding:
        """Report a word that is not a code. If codes start with it, name those found on its line."""
        code = suppression.code
        is_beginning = any(known.startswith(code) for known in self._codes.known)
        here = sorted(
            known for known, line in self._finding_keys if line == suppression.line and known.startswith(code)
        )
        near = self._codes.nearest(code)
        if is_beginning:
            whole = f"write {' and '.join(here)}" if here else "write the whole of it, like AP304"
            message, hint = f'"{code}" is only the beginning of a code', whole
        else:
            message, hint = f'there is no check "{code}"', f'did you mean "{near}"?' if near else WRITE_CODE_HINT
        return Finding("AP902", "warning", message, hint=hint, location=self._locate(suppression))

    def _report_useless(self, suppression: Suppression) -> Finding:
        if suppression.code in self._codes.unsilenceable:
            message, hint = f"{suppression.code} cannot be ignored", "correct the fault instead"
        else:
            where = (
                "this line" if self._lines.find_line_number(suppression.start) == suppression.line else "the line below"
            )
            message, hint = f"{suppression.code} is not found on {where}, so nothing is ignored", "remove it"
        return Finding("AP901", "warning", message, hint=hint, location=self._locate(suppression))

    def _locate(self, suppression: Suppression) -> Location:
        return self._lines.locate(suppression.start, suppression.end - suppression.start)


def _get_key(finding: Finding) -> tuple[str, int]:
    return finding.code, finding.location.line if finding.location else 0


def _is_blank_or_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
