"""Findings for machines: what their readers need of each format.

`sarif-2.1.0-rtm.5.json` is the schema of OASIS as the npm package `@microsoft/jest-sarif` 1.0.0-beta.0 carries it
(MIT licence).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator
from runner_log import find_obeyed_lines

from actionplan.checks import load_rules
from actionplan.findings import Finding, Location, RelatedLocation
from actionplan.renderers.findings import FINDING_FORMATS, CheckedFile, FindingOptions, load_finding_renderer
from actionplan.renderers.findings.sarif import build_uri

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
NASTY = '50%, a: b <c> & "d"\r\n::error::x\x1b[2J\u202e##[add-path]/tmp 漢\ud800\x00\x9b'
LINES = ["plan: {title: P}", f"  date: {NASTY}"]
OTHER = RelatedLocation("the period stands here", location=Location(1, 1, 4))
FINDINGS = [
    Finding("AP112", "error", "the file is no plan"),
    Finding("AP301", "error", f"cannot read {NASTY}", hint="did you mean it?", location=Location(2, 9, 5)),
    Finding("AP304", "warning", "outside the period", location=Location(2, 9, 5), also=(OTHER, RelatedLocation(NASTY))),
    Finding("AP303", "note", "no year is written", location=Location(1, 1)),
    Finding("AP999", "note", "of a rule with no page", location=Location(1, 1)),
]
FILES = [
    CheckedFile("plans/a,b: 100%.yaml", FINDINGS, lambda number: LINES[number - 1]),
    CheckedFile("in order.yaml", [], str),
]
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render_findings(form: str, files: list[CheckedFile] = FILES, *, strict: bool = False) -> str:
    return load_finding_renderer(form)(files, FindingOptions(is_strict=strict))


@pytest.mark.parametrize("form", [each.name for each in FINDING_FORMATS])
@pytest.mark.parametrize("path", ["plan.yaml", "\x1b[31m\n\u2028.yaml", "-"])
def test_nothing_that_a_terminal_would_obey_comes_through(form: str, path: str) -> None:
    told = render_findings(form, [CheckedFile(path, FINDINGS, lambda number: LINES[number - 1])])
    assert not OBEYED.search(told)
    assert told.endswith("\n")
    assert told.encode()


# a file that could not be opened, in each format

UNSEEN = CheckedFile("gone\x1b[2J.yaml", fault="There is no file gone\x1b[2J.yaml, 100%.\n::error::x")


@pytest.mark.parametrize("form", [each.name for each in FINDING_FORMATS])
@pytest.mark.parametrize("files", [[UNSEEN], [*FILES, UNSEEN]])
def test_a_file_that_could_not_be_opened_is_told_harmlessly(form: str, files: list[CheckedFile]) -> None:
    told = render_findings(form, files)
    assert "gone" in told or len(files) > 1
    assert not OBEYED.search(told)
    assert not any(line.startswith("::error::") for line in told.splitlines())


def test_people_read_that_it_was_not_looked_at() -> None:
    assert (
        render_findings("text", [UNSEEN]) == render_findings("concise", [UNSEEN]) == "gone\\x1b[2J.yaml: not checked\n"
    )
    told = "3 plans: 1 not checked, 2 errors, 1 warning, 2 notes"
    assert render_findings("text", [*FILES, UNSEEN]).splitlines()[-1] == told
    assert render_findings("concise", [*FILES, UNSEEN]).splitlines()[-1] == told


def test_json_says_why() -> None:
    told = json.loads(render_findings("json", [UNSEEN]))
    assert told["findings"] == []
    assert told["plans"] == [{"path": UNSEEN.path, "error": UNSEEN.fault, "errors": 0, "warnings": 0, "notes": 0}]


def test_github_says_why_beside_the_file() -> None:
    [(name, properties, said)] = commands(render_findings("github", [UNSEEN]))
    assert (name, properties) == ("error", {"file": "gone\\x1b[2J.yaml", "title": "not checked"})
    assert said == "There is no file gone\\x1b[2J.yaml, 100%. ::error::x"


def test_sarif_says_that_the_run_did_not_go_well() -> None:
    def invocation(files: list[CheckedFile]) -> dict[str, Any]:
        [told] = json.loads(render_findings("sarif", files))["runs"][0]["invocations"]
        return dict(told)

    assert invocation(FILES) == {"executionSuccessful": True, "toolExecutionNotifications": []}
    told = invocation([*FILES, UNSEEN])
    assert told["executionSuccessful"] is False
    [notification] = told["toolExecutionNotifications"]
    assert notification["level"] == "error"
    assert notification["message"]["text"].startswith("There is no file gone")
    uri = {"uri": "gone%5Cx1b%5B2J.yaml", "uriBaseId": "%SRCROOT%"}
    assert notification["locations"] == [{"physicalLocation": {"artifactLocation": uri}}]


def test_junit_has_an_error_for_it() -> None:
    [suite] = ET.fromstring(render_findings("junit", [UNSEEN]))  # noqa: S314 - our own
    assert [suite.attrib[each] for each in ("tests", "failures", "errors", "skipped")] == ["1", "0", "1", "0"]
    [[error]] = suite
    assert error.tag == "error"
    assert error.attrib["message"] == error.text
    assert error.attrib["message"].startswith("There is no file gone")


# more findings of a kind than are listed


MANY = CheckedFile("a.yaml", [FINDINGS[1]._replace(more=299_000), *FINDINGS[2:4]], lambda number: LINES[number - 1])


@pytest.mark.parametrize("form", [name for each in FINDING_FORMATS if (name := each.name) != "json"])
def test_how_many_more_there_are_is_said_where_the_last_is_told(form: str) -> None:
    assert "(and 299,000 more like it)" in render_findings(form, [MANY])


@pytest.mark.parametrize("form", ["text", "concise", "github"])
def test_the_summary_counts_them_all(form: str) -> None:
    assert "a.yaml: 299001 errors, 1 warning, 1 note" in render_findings(form, [MANY])


def test_json_counts_them_apart() -> None:
    told = json.loads(render_findings("json", [MANY]))
    assert [each["more"] for each in told["findings"]] == [299_000, 0, 0]
    assert told["plans"][0]["errors"] == 299_001


# concise


def test_concise_has_a_line_for_each_finding_and_one_for_all() -> None:
    lines = render_findings("concise").splitlines()
    assert len(lines) == len(FINDINGS) + 1
    assert lines[2] == "plans/a,b: 100%.yaml:2:9: warning AP304 outside the period"
    assert lines[-1] == "2 plans: 2 errors, 1 warning, 2 notes"
    assert render_findings("concise", FILES[1:]) == "in order.yaml: nothing to correct\n"


# json


def test_json_says_all_there_is_to_know() -> None:
    told = json.loads(render_findings("json"))
    assert told["format"] == "actionplan-findings/1"
    assert told["plans"] == [
        {"path": "plans/a,b: 100%.yaml", "error": None, "errors": 2, "warnings": 1, "notes": 2},
        {"path": "in order.yaml", "error": None, "errors": 0, "warnings": 0, "notes": 0},
    ]
    assert told["findings"][0]["line"] is None
    assert told["findings"][1] == {
        "path": "plans/a,b: 100%.yaml",
        "line": 2,
        "column": 9,
        "end_column": 14,
        "severity": "error",
        "code": "AP301",
        "rule": "unreadable-date",
        "message": f"cannot read {NASTY}",
        "hint": "did you mean it?",
        "more": 0,
        "also": [],
    }
    assert told["findings"][2]["also"][0] == {
        "line": 1,
        "column": 1,
        "end_column": 5,
        "message": "the period stands here",
    }


def test_json_of_nothing() -> None:
    assert json.loads(render_findings("json", FILES[1:]))["findings"] == []


# github


def unescaped(text: str) -> str:
    for sign, escape in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        text = text.replace(escape, sign)
    return text


def commands(told: str) -> list[tuple[str, dict[str, str], str]]:
    """Read an output as GitHub's runner does: its commands, until they are stopped."""
    found: list[tuple[str, dict[str, str], str]] = []
    for line in told.split("\n"):
        match = re.fullmatch(r"::([a-z-]+)(?: (.*?))?::(.*)", line)
        assert match, line
        if match[1] == "stop-commands":
            return found
        pairs = (each.split("=", 1) for each in (match[2] or "").split(","))
        found.append((match[1], {name: unescaped(value) for name, value in pairs}, unescaped(match[3])))
    raise AssertionError("commands are not stopped")


def test_github_reads_the_name_of_a_file_with_a_line_break_in_it() -> None:
    told = render_findings(
        "github", [FILES[0]._replace(path="a\n::error::b.yaml"), UNSEEN._replace(path="gone\n.yaml")]
    )
    assert {properties["file"] for _, properties, _ in commands(told)} == {"a\n::error::b.yaml", "gone\n.yaml"}


def test_github_reads_a_command_for_each_finding() -> None:
    found = commands(render_findings("github"))
    assert [each[0] for each in found] == ["error", "error", "warning", "notice", "notice"]
    assert found[0][1] == {"file": "plans/a,b: 100%.yaml", "title": "AP112 no-plan"}
    assert found[2] == (
        "warning",
        {
            "file": "plans/a,b: 100%.yaml",
            "line": "2",
            "endLine": "2",
            "col": "9",
            "endColumn": "14",
            "title": "AP304 outside-period",
        },
        "outside the period",
    )
    assert found[1][2].startswith('cannot read 50%, a: b <c> & "d" ::error::x')


@pytest.mark.parametrize(("sign", "escape"), [("%", "%25"), (",", "%2C"), (":", "%3A"), ("\r", "%0D"), ("\n", "%0A")])
def test_what_would_end_a_property_is_escaped(sign: str, escape: str) -> None:
    from actionplan.renderers.findings import github  # noqa: PLC0415 - its inner parts, here only

    assert github._escape_property(f"a{sign}b") == f"a{escape}b"  # noqa: SLF001
    assert github._escape_data(f"a{sign}b") == f"a{sign if sign in ',:' else escape}b"  # noqa: SLF001


def test_the_whole_list_comes_after_the_commands_and_none_is_obeyed_in_it() -> None:
    text = render_findings("github")
    stop = re.search("^::stop-commands::(.+)$", text, re.MULTILINE)
    assert stop
    assert text[stop.end() + 1 :] == f"{render_findings('text')}::{stop[1]}::\n"


def test_nobody_can_guess_the_word_that_lets_commands_run_again() -> None:
    words = {
        word
        for _ in range(20)
        for word in re.findall("^::stop-commands::(.+)$", render_findings("github"), re.MULTILINE)
    }
    assert len(words) == 20
    assert all(re.fullmatch("actionplan-[0-9a-f]{32}", word) for word in words)


@pytest.mark.parametrize("path", ["##[set-output name=a]b.yaml", "x\n::set-output name=a::b.yaml"])
@pytest.mark.parametrize("file", [FILES[0], FILES[1], UNSEEN])
def test_the_name_of_a_file_is_no_command(file: CheckedFile, path: str) -> None:
    text = render_findings("github", [file._replace(path=path)])
    assert "##[" not in text.partition("::stop-commands::")[0]
    obeyed = find_obeyed_lines(text)
    assert len(obeyed) == len(file.findings) + bool(file.fault)
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in obeyed)


@pytest.mark.parametrize("form", ["github", "sarif", "junit", "gitlab"])
def test_a_file_is_named_from_the_root_of_the_repository(form: str) -> None:
    files = [each._replace(path="../a.yaml", root_path="council/a.yaml") for each in (FILES[0], UNSEEN)]
    assert render_findings(form, files).count("council/a.yaml") == len(FINDINGS) + 1 + (2 if form == "sarif" else 0)


def test_standard_input_is_no_file_that_could_be_marked() -> None:
    files = [CheckedFile("-", FINDINGS, lambda number: LINES[number - 1])]
    assert all(set(properties) == {"title"} for _, properties, _ in commands(render_findings("github", files)))
    run = json.loads(render_findings("sarif", files))["runs"][0]
    assert not any("locations" in each or "relatedLocations" in each for each in run["results"])


def test_github_in_order() -> None:
    assert render_findings("github", FILES[1:]) == "in order.yaml: nothing to correct\n"


# sarif


@pytest.mark.parametrize("files", [FILES, FILES[1:], [CheckedFile("-", FINDINGS[:1], str)], [UNSEEN], [*FILES, UNSEEN]])
def test_sarif_is_what_its_schema_says(files: list[CheckedFile]) -> None:
    Draft4Validator.check_schema(SCHEMA)
    errors = [
        error.message for error in Draft4Validator(SCHEMA).iter_errors(json.loads(render_findings("sarif", files)))
    ]
    assert errors == []


def test_sarif_says_which_rule_and_where() -> None:
    run: dict[str, Any] = json.loads(render_findings("sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["AP112", "AP301", "AP303", "AP304", "AP999"]
    assert "Why it matters" in rules[1]["help"]["text"]
    result = run["results"][1]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "AP301"
    file = {"uri": "plans/a%2Cb%3A%20100%25.yaml", "uriBaseId": "%SRCROOT%"}
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": file,
        "region": {"startLine": 2, "startColumn": 9, "endColumn": 14},
    }
    assert run["results"][2]["relatedLocations"][0] == {
        "physicalLocation": {
            "artifactLocation": file,
            "region": {"startLine": 1, "startColumn": 1, "endColumn": 5},
        },
        "message": {"text": "the period stands here"},
    }


def test_sarif_has_what_code_scanning_asks_for() -> None:
    """GH2012 and SARIF2005 of Microsoft's validator: what each rule and the tool itself must say."""
    every = [Finding(code, "error", "x") for code in load_rules()]
    run = json.loads(render_findings("sarif", [CheckedFile("a.yaml", every)]))["runs"][0]
    driver = run["tool"]["driver"]
    assert {"name", "version", "informationUri", "rules"} <= driver.keys()
    assert set(run["originalUriBaseIds"]) == {"%SRCROOT%"}
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    for rule in driver["rules"]:
        address, _, anchor = rule["helpUri"].partition("#")
        assert address == f"{driver['informationUri']}/blob/main/docs/checks.md"
        assert f"### {rule['id']} {rule['name']}\n" in page
        assert anchor == f"{rule['id'].lower()}-{rule['name']}"
        full = rule["fullDescription"]["text"]
        assert len(full) > 30
        assert re.match('[A-Z"`]', full), full
        assert not re.search("What it finds|Why it matters|\n", full)


def test_sarif_gives_a_file_outside_the_repository_no_root() -> None:
    run = json.loads(render_findings("sarif", [CheckedFile("/srv/a.yaml", FINDINGS[:1])]))["runs"][0]
    [place] = run["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "file:///srv/a.yaml"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("plans/café.yaml", "plans/caf%C3%A9.yaml"),
        ("/srv/plan.yaml", "file:///srv/plan.yaml"),
        ("C:\\plans\\plan.yaml", "file:///C:/plans/plan.yaml"),
    ],
)
def test_a_path_is_an_address(path: str, uri: str) -> None:
    assert build_uri(path) == uri
    assert urlsplit(uri).scheme in {"", "file"}


# gitlab


def list_issues(files: list[CheckedFile]) -> list[dict[str, Any]]:
    return list(json.loads(render_findings("gitlab", files)))


def test_gitlab_has_what_its_report_needs() -> None:
    issues = list_issues([*FILES, UNSEEN])
    assert [each["severity"] for each in issues] == ["major", "major", "minor", "info", "info", "blocker"]
    assert issues[2] == {
        "description": "outside the period",
        "check_name": "AP304 outside-period",
        "fingerprint": issues[2]["fingerprint"],
        "severity": "minor",
        "location": {"path": "plans/a,b: 100%.yaml", "lines": {"begin": 2}},
    }
    assert issues[-1]["check_name"] == "not checked"
    assert list_issues(FILES[1:]) == []


def test_gitlab_tells_findings_apart_wherever_they_are() -> None:
    def marks(down: int, path: str = "a.yaml") -> list[str]:
        told = [Finding("AP203", "error", message, location=Location(down + 1, 1)) for message in ("a", "b", "a", "a")]
        return [each["fingerprint"] for each in list_issues([CheckedFile(path, told)])]

    assert marks(0) == marks(7)
    assert len({*marks(0), *marks(0, "b.yaml")}) == 8


# md


def test_markdown_lists_the_gravest_first_and_takes_no_word_of_a_plan_for_markup() -> None:
    told = [FINDINGS[3], FINDINGS[0]._replace(message="a | b <img src=x> [c](javascript:d) `e` **f**")]
    page = render_findings("md", [CheckedFile("a_b.yaml", told)])
    assert page.splitlines()[0] == "### a_b.yaml: 1 error, 1 note"
    error, note = page.splitlines()[4:]
    assert error.endswith(r"| a \| b \<img src=x> \[c\](javascript:d) \`e\` \*\*f\*\* |")
    assert note.startswith("| 1 | note | [AP303](https://")


def test_markdown_says_how_many_are_not_in_its_table() -> None:
    page = render_findings("md", [CheckedFile("a.yaml", FINDINGS[1:2] * 1200)])
    assert page.endswith("\n\n700 more findings are not in this table.\n")
    assert page.count("\n| 2 |") == 500


# junit


def cases(*, strict: bool) -> list[tuple[str, list[str]]]:
    root = ET.fromstring(render_findings("junit", strict=strict))  # noqa: S314 - our own
    return [(case.attrib["name"], [each.tag for each in case]) for case in root.iter("testcase")]


def test_junit_has_a_suite_for_each_plan_and_a_case_for_each_finding() -> None:
    root = ET.fromstring(render_findings("junit"))  # noqa: S314 - our own
    assert root.tag == "testsuites"
    assert [suite.attrib for suite in root] == [
        {"name": "plans/a,b: 100%.yaml", "tests": "5", "failures": "2", "errors": "0", "skipped": "3"},
        {"name": "in order.yaml", "tests": "1", "failures": "0", "errors": "0", "skipped": "0"},
    ]
    case = root[0][1]
    assert case.attrib["name"].startswith('AP301 unreadable-date: cannot read 50%, a: b <c> & "d" ::error::x')
    assert (case.attrib["file"], case.attrib["line"]) == ("plans/a,b: 100%.yaml", "2")
    assert case[0].attrib["message"].startswith('cannot read 50%, a: b <c> & "d" ::error::x')


def test_a_line_put_in_above_leaves_each_case_its_name() -> None:
    def names(down: int) -> list[str]:
        told = [Finding("AP203", "error", message, location=Location(down + 1, 1)) for message in ("a", "b", "a", "a")]
        root = ET.fromstring(render_findings("junit", [CheckedFile("a.yaml", told)]))  # noqa: S314 - our own
        return [case.attrib["name"] for case in root.iter("testcase")]

    assert names(0) == names(7)
    assert [name.partition(": ")[2] for name in names(0)] == ["a", "b", "a (2)", "a (3)"]


def test_what_a_plan_may_keep_is_no_failure() -> None:
    tags = [tag for _, [tag] in cases(strict=False)[:-1]]
    assert tags == ["failure", "failure", "skipped", "skipped", "skipped"]
    tags = [tag for _, [tag] in cases(strict=True)[:-1]]
    assert tags == ["failure", "failure", "failure", "skipped", "skipped"]
    assert cases(strict=True)[-1] == ("in order", [])
