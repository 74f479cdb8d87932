"""Turn answers into the values of the language server protocol."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from actionplan.checks import load_rules
from actionplan.findings import Finding, Severity
from actionplan.language_server.hover import HoverAnswer
from actionplan.language_server.plan_symbols import PlanSymbol
from actionplan.language_server.quick_fixes import QuickFix
from actionplan.language_server.status_lenses import StatusLens
from actionplan.language_server.suggestions import Suggestion, SuggestionKind
from actionplan.language_server.text_positions import EditorSpan, TextPositions
from actionplan.renderers.findings.headlines import format_message
from actionplan.renderers.rule_page import build_rule_address

_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_SYMBOL_KINDS = {
    "theme": types.SymbolKind.Namespace,
    "action": types.SymbolKind.Class,
    "output": types.SymbolKind.Method,
}
_SUGGESTION_KINDS: dict[SuggestionKind, types.CompletionItemKind] = {
    "key": types.CompletionItemKind.Property,
    "name": types.CompletionItemKind.Reference,
    "word": types.CompletionItemKind.EnumMember,
    "date": types.CompletionItemKind.Value,
}
MAX_SUGGESTIONS = 200
"""How many suggestions are sent. An editor asks again as the text grows."""


def build_range(span: EditorSpan) -> types.Range:
    """Build the range of a span."""
    start, end = (types.Position(line, character) for line, character in span)
    return types.Range(start, end)


def build_diagnostic(finding: Finding, uri: str, positions: TextPositions) -> types.Diagnostic:
    """Build the diagnostic of a finding, with its rule's page and the other places that it mentions."""
    rule = load_rules().get(finding.code)
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, build_range(positions.find_location(each.location))), each.message
        )
        for each in finding.also
    ]
    return types.Diagnostic(
        range=build_range(positions.find_location(finding.location)),
        message=format_message(finding),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(build_rule_address(rule)) if rule else None,
        source="actionplan",
        related_information=related or None,
    )


def build_hover(answer: HoverAnswer, positions: TextPositions) -> types.Hover:
    """Build the hover of an explanation."""
    content = types.MarkupContent(types.MarkupKind.Markdown, answer.markdown)
    return types.Hover(content, build_range(positions.find_span(answer.start, answer.end)))


def build_completion(suggestions: Sequence[Suggestion], typed: types.Range, text: str) -> types.CompletionList:
    """Build the list of suggestions for a text that is typed at a range. Of very many, those that fit the text.

    An editor asks again as a date is typed, because its first letters call for more words.
    """
    folded = text.casefold()
    fitting = [each for each in suggestions if folded in each.label.casefold()] or [*suggestions]
    items = [
        types.CompletionItem(
            label=each.label,
            kind=_SUGGESTION_KINDS[each.kind],
            documentation=each.description or None,
            sort_text=f"{number:04}",
            filter_text=each.label,
            text_edit=types.TextEdit(typed, each.insert),
        )
        for number, each in enumerate(fitting[:MAX_SUGGESTIONS])
    ]
    is_incomplete = len(fitting) > MAX_SUGGESTIONS or any(each.kind == "date" for each in suggestions)
    return types.CompletionList(is_incomplete=is_incomplete, items=items)


def build_symbol(symbol: PlanSymbol, positions: TextPositions) -> types.DocumentSymbol:
    """Build a line of the outline, with those below it."""
    span = positions.find_span(symbol.start, symbol.end)
    return types.DocumentSymbol(
        name=symbol.name,
        detail=symbol.detail or None,
        kind=_SYMBOL_KINDS[symbol.level],
        range=build_range(span),
        selection_range=build_range((span[0], span[0])),
        children=[build_symbol(child, positions) for child in symbol.children] or None,
    )


def build_lens(lens: StatusLens, positions: TextPositions) -> types.CodeLens:
    """Build the lens of a target. It has words to show and nothing to click."""
    start = positions.find_position(lens.start)
    return types.CodeLens(build_range((start, start)), types.Command(title=lens.words, command=""))


def build_action(
    fix: QuickFix,
    kind: types.CodeActionKind,
    uri: str,
    positions: TextPositions,
    diagnostics: Iterable[types.Diagnostic],
) -> types.CodeAction:
    """Build the action that makes a fix."""
    edits = [
        types.TextEdit(build_range(positions.find_span(edit.start, edit.end)), edit.replacement) for edit in fix.edits
    ]
    return types.CodeAction(
        title=fix.title,
        kind=kind,
        diagnostics=list(diagnostics) or None,
        edit=types.WorkspaceEdit(changes={uri: edits}),
    )
