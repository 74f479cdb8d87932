"""Drop the findings that only say what YAML made of another fault in their line."""

from __future__ import annotations

from actionplan.findings import Finding

_CASCADES = {
    ("AP115", "AP116"): ("AP101", "AP201", "AP203", "AP205"),  # a curly mark or a bullet
    ("AP103", "AP114"): ("AP201",),  # an invisible character
    ("AP106", "AP108", "AP109"): ("AP202",),  # a value that YAML does not see
    ("AP113",): ("AP202", "AP205"),  # braces for a text
}
"""For the codes of some faults, the codes of the findings that they lead to in their line."""


def drop_line_cascades(findings: list[Finding]) -> list[Finding]:
    """Drop the findings that follow from another in their line."""
    findings = _attach_key_routes(findings)
    for causes, effects in _CASCADES.items():
        lines = {finding.line for finding in findings if finding.code in causes}
        if lines:
            findings = [
                finding
                for finding in findings
                if finding.more or finding.code not in effects or finding.line not in lines
            ]
    return findings


def _attach_key_routes(findings: list[Finding]) -> list[Finding]:
    """Give each finding of curly marks around a key the route of the key, which is unknown because of them."""
    if not any(finding.code == "AP115" for finding in findings):
        return findings
    routes = {finding.location: finding.route for finding in findings if finding.code == "AP201"}
    return [
        finding._replace(route=routes[finding.location], on_key=True)
        if finding.code == "AP115" and finding.location in routes
        else finding
        for finding in findings
    ]
