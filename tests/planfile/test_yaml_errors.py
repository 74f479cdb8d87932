"""What people write by hand that YAML cannot read: what is said of it, and where.

Each case is a few lines such as a plan has, and "line:column code what was seen: what to write".
"""
# ruff: noqa: E501 - a row of a table keeps to its line

from __future__ import annotations

from functools import partial

import pytest

from actionplan.planfile import Source, load
from actionplan.planfile.text import LineIndex
from actionplan.planfile.yaml_errors.complaints import explain_yaml_error
from actionplan.planfile.yaml_reader import build_tree, create_parser, create_python_parser

FAULTS = {
    "a colon and a space in a text": ("text: HDL business plan: to be approved\n", '1:24 AP101 this line has ": " twice, so YAML takes part of the text for a key: put the whole text in quotes'),
    "a clock time in a text": ("text: meeting at 10: 30\n", '1:20 AP101 this line has ": " twice, so YAML takes part of the text for a key: put the whole text in quotes'),
    "two colons": ("text: : O\n", '1:7 AP101 this line has ": " twice, so YAML takes part of the text for a key: put the whole text in quotes'),
    "brackets before a text": ("text: [draft] Business plan\n", '1:7 AP101 "[" starts a list, but there is text after its "]": put the whole text in quotes'),
    "brackets before a date": ("- date: [TBC] plan\n", '1:9 AP101 "[" starts a list, but there is text after its "]": put the whole text in quotes'),
    "brackets before an item": ("measures:\n  - [TBC] plan\n", '2:5 AP101 "[" starts a list, but there is text after its "]": put the whole text in quotes'),
    "braces before a text": ("text: {draft} Business plan\n", '1:7 AP101 "{" starts a set of keys, but there is text after its "}": put the whole text in quotes'),
    "a star before a text": ("note: *see note 2\n", '1:7 AP101 "*" cannot start a text: put the whole text in quotes'),
    "stars before a text": ("note: ** provisional\n", '1:7 AP101 "*" cannot start a text: put the whole text in quotes'),
    "stars for bullets": ("measures:\n  * Plan approved\n  * Board met\n", '2:3 AP101 "*" starts this line, but an item of a list starts with a hyphen: write "-" and a space instead'),
    "an ampersand before a text": ("text: & other sites\n", '1:7 AP101 "&" cannot start a text: put the whole text in quotes'),
    "an abbreviation with an ampersand": ("text: &c. and so on\n", '1:7 AP101 "&" cannot start a text: put the whole text in quotes'),
    "an exclamation mark": ("note: !<urgent\n", '1:7 AP101 "!" cannot start a text: put the whole text in quotes'),
    "two exclamation marks": ("note: !HDL!c d\n", '1:7 AP101 "!" cannot start a text: put the whole text in quotes'),
    "an at sign": ("officer: @smith\n", '1:10 AP101 "@" cannot start a text: put the whole text in quotes'),
    "a percent sign": ("measures:\n  - % of homes let\n", '2:5 AP101 "%" cannot start a text: put the whole text in quotes'),
    "a percent sign at the start of a line": ("% of homes let\n", "1:1 AP101 a line cannot start with %: put the whole text in quotes"),
    "a backtick": ("text: `Plan`\n", '1:7 AP101 "`" cannot start a text: put the whole text in quotes'),
    "a question mark": ("note: ? ask the Board\n", '1:7 AP101 "?" cannot start a text: put the whole text in quotes'),
    "a comma": ("text: , and so on\n", '1:7 AP101 "," cannot start a text: put the whole text in quotes'),
    "a closing bracket": ("text: ] O\n", '1:7 AP101 "]" cannot start a text: put the whole text in quotes'),
    "an open bracket": ("measures: [Plan approved, Board met\nofficer: Chief Executive\n", "1:11 AP101 this [ is never closed: close it with ], or put the whole text in quotes if it is part of it"),
    "an open brace": ("text: {draft Business plan\nofficer: Chief Executive\n", "1:7 AP101 this { is never closed: close it with }, or put the whole text in quotes if it is part of it"),
    "a bracket too many": ("measures:\n  - [Plan approved]]\n", "2:20 AP101 this bracket closes nothing: delete it"),
    "a brace too many": ("deleted: {on: 3 July 2017}}\n", "1:27 AP101 this bracket closes nothing: delete it"),
    "no comma between items": ('measures: ["Plan approved" "Board met"]\n', '1:28 AP101 a comma is missing here: add one, or put quotes round a text that has ": " in it'),
    "no comma between keys": ("revised: [{to: Autumn 2017 on: 3 July 2017}]\n", '1:30 AP101 a comma is missing here: add one, or put quotes round a text that has ": " in it'),
    "nothing between two commas": ("measures: [Plan approved, , Board met]\n", "1:27 AP101 something is missing here: write the missing text, or close the bracket"),
    "a quotation mark never closed": ('text: "Business plan\nofficer: Chief Executive\n', "1:7 AP101 this quotation mark is never closed: close it"),
    "an apostrophe never closed": ("text: 'Business plan\nofficer: Chief Executive\n", "1:7 AP101 this quotation mark is never closed: close it"),
    "a quotation mark never closed before a second document": ('text: "Business plan\n---\n', "1:7 AP101 this quotation mark is never closed: close it"),
    "a quotation mark closed by the next one": ('text: "Business plan\nofficer: "Chief Executive"\n', "1:7 AP101 this quotation mark is not closed on its line: close it"),
    "an apostrophe closed by another": ("text: 'Business plan\nofficer: Council's Chief\n", "1:7 AP101 this quotation mark is not closed on its line: close it"),
    "text after quotation marks": ('text: "HDL" business plan\n', "1:13 AP101 there is text after the closing quotation mark: put single quotes round the whole text"),
    "an item with text after quotation marks": ('measures:\n  - "HDL" plan approved\n', "2:11 AP101 there is text after the closing quotation mark: put single quotes round the whole text"),
    "an apostrophe in single quotes": ("text: 'Council's plan'\n", "1:16 AP101 there is text after the closing quotation mark: put double quotes round the whole text"),
    "a backslash in double quotes": ('minute: "C:\\Users\\Minutes"\n', "1:9 AP101 a backslash has a special meaning in double quotes: use single quotes"),
    "a backslash before a sign": ('measures: ["100\\%"]\n', "1:12 AP101 a backslash has a special meaning in double quotes: use single quotes"),
    "a list in the line of its key": ("measures: - Plan approved\n", "1:11 AP101 a list cannot start on the same line as its key: start it on the next line, or put the whole text in quotes if the dash is part of it"),
    "text beside a bar": ("text: | Business plan\n  and more\n", "1:7 AP101 a text cannot be on the same line as |: start it on the next line, or put the whole text in quotes if the sign is part of it"),
    "more than": ("measures:\n  - >80% of homes let\n", "2:5 AP101 a text cannot be on the same line as >: start it on the next line, or put the whole text in quotes if the sign is part of it"),
    "text under a bar that is not indented": ("text: |\nBusiness plan\nofficer: Chief Executive\n", "2:1 AP101 a text under | needs more spaces before it than its key: give it 2 spaces"),
    "a dash without a space": ("measures:\n-Plan approved\n-Board met\n", "2:1 AP101 a dash needs a space after it: add one"),
    "a dash without a space before a first key": ("outputs:\n  -output: 1.1\n    text: Business plan\n", "2:3 AP101 a dash needs a space after it: add one"),
    "a dash without a space before a key": ("outputs:\n  - output: 1.1\n  -output: 1.2\n", "3:3 AP101 a dash needs a space after it: add one"),
    "a wide colon": ("output: 1.1\nofficer： Chief Executive\n", '2:8 AP101 YAML does not read "：" as a colon: write "officer: Chief Executive"'),
    "a merge that stopped": ("output: 1.1\n<<<<<<< HEAD\ntext: A\n=======\ntext: B\n>>>>>>> east\n", "2:1 AP101 there is an unresolved merge conflict: keep what is right of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"),
    "the rest of a merge that stopped": ("output: 1.1\ntext: B\n>>>>>>> east\n", "3:1 AP101 there is an unresolved merge conflict: keep what is right of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"),
    "a second dash without a space": ("measures:\n  - Plan approved\n  -Board met\n", "3:3 AP101 a dash needs a space after it: add one"),
    "a second item without a dash": ("measures:\n  - Plan approved\n  Board met\n", '3:3 AP101 the items above start with a dash, but this line does not: put "- " before it, or give it more spaces if it continues the line above'),
    "a colon without a space": ("output: 1.1\ntext:Business plan\nofficer: Chief Executive\n", '2:5 AP101 a colon needs a space after it: write "text: Business plan"'),
    "a first colon without a space": ("plan:\n  title:Plan\n  period: 2017/18\n", '2:8 AP101 a colon needs a space after it: write "title: Plan"'),
    "a first colon without a space, in an item": ("- output:1.1\n  text: Business plan\n", '1:9 AP101 a colon needs a space after it: write "output: 1.1"'),
    "a key without a colon": ("output: 1.1\nofficer Chief Executive\ntext: Business plan\n", '2:1 AP101 "officer" has no colon after it: write "officer: Chief Executive"'),
    "an equals sign": ("output: 1.1\nofficer = Chief Executive\ntext: Business plan\n", '2:1 AP101 "officer" has no colon after it: write "officer: Chief Executive"'),
    "a first key without a colon": ("plan:\n  title Plan\n  period: 2017/18\n", '2:3 AP101 "title" has no colon after it: write "title: Plan"'),
    "a heading without a colon": ("output: 1.1\ntargets\n  - date: Summer 2017\n", '2:1 AP101 "targets" has no colon after it: write "targets:"'),
    "a text that goes on too far to the left": ("  text: Business plan\nto be approved\n  officer: Chief Executive\n", "2:1 AP101 this does not line up with anything above: give it as many spaces as the line it belongs with"),
    "a text that goes on at the same place": ("text: Business plan\nand approved\nofficer: Chief Executive\n", "2:1 AP101 this line is neither a key nor part of the text above: write a colon and a space after its key, or give it more spaces if it continues the line above"),
    "a text that goes on with a colon": ("text: Business plan\n  to be approved as follows: by HDL\n", '2:28 AP101 this line continues the text above, but YAML takes part of it for a key because of its ": ": put the whole text in quotes'),
    "a key a space too far in": ("text: Business plan\n officer: Chief Executive\n", '2:2 AP101 "officer" has 1 space before it, but "text" above it has none: give it as many spaces as the line it belongs with'),
    "a key two spaces too far in": ("- output: 1.1\n  text: Business plan\n    officer: Chief Executive\n", '3:5 AP101 "officer" has 4 spaces before it, but "text" above it has 2: give it as many spaces as the line it belongs with'),
    "a key a space too far out": ("plan:\n  title: Plan\n period: 2017/18\n", '3:2 AP101 "period" has 1 space before it, but "title" above it has 2: give it as many spaces as the line it belongs with'),
    "a key of an item a space too far out": ("outputs:\n  - output: 1.1\n    text: Business plan\n   officer: Chief Executive\n", '4:4 AP101 "officer" has 3 spaces before it, but "text" above it has 4: give it as many spaces as the line it belongs with'),
    "an item a space too far out": ("targets:\n  - measures:\n      - Plan approved\n     - Board met\n", "4:6 AP101 this dash has 5 spaces before it, but the dash above it has 6: give it as many spaces as the line it belongs with"),
    "an output a space too far in": ("outputs:\n  - output: 1.1\n    text: Business plan\n   - output: 1.2\n", "4:4 AP101 this dash has 3 spaces before it, but the dash above it has 2: give it as many spaces as the line it belongs with"),
    "a first line too far in": ("  title: Plan\nperiod: 2017/18\n", '2:1 AP101 "period" has no spaces before it, but "title" above it has 2: give it as many spaces as the line it belongs with'),
    "an item among keys": ("plan:\n  title: Plan\n  - period: 2017/18\n", "3:3 AP101 an item of a list cannot be among keys: remove its dash, or put it under the key whose list it belongs to"),
    "a key among items": ("measures:\n  - Plan approved\n  note: Board met\n", '3:3 AP101 a key cannot be among the items of a list: start it with "- ", or give it as many spaces as the keys it belongs with'),
    "a list under a text": ("events: Strategy\n  - event: Budget\n", '2:3 AP101 "events" has a text, so a list cannot start under it: put the list under the key that it belongs to'),
    "a text that ends in a sign": ("text: more >\nBusiness plan\nofficer: Chief Executive\n", "2:1 AP101 this line is neither a key nor part of the text above: write a colon and a space after its key, or give it more spaces if it continues the line above"),
    "a key under an item": ("measures:\n  - Plan approved\n    note: Board met\n", '3:5 AP101 the key "note" is under a text: give it fewer spaces, or a dash if it is an item'),
    "a tab": ("measures:\n\t- Plan approved\n", "2:1 AP104 there is a tab here, but YAML needs spaces: replace it with spaces, here and at the start of other lines"),
    "a tab after spaces": ("outputs:\n  - output: 1.1\n  \ttext: Business plan\n", "3:3 AP104 there is a tab here, but YAML needs spaces: replace it with spaces, here and at the start of other lines"),
    "a version of YAML that is none": ("%YAML 2.0\n---\nplan: {}\n", "1:1 AP101 YAML cannot read the file from here on: look for a missing quote, bracket or space, here or just above"),
}  # fmt: skip


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure Python"])
@pytest.mark.parametrize(("text", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_what_yaml_cannot_read_is_said_in_plain_words_at_its_place(text: str, told: str, pure: bool) -> None:  # noqa: FBT001
    lines = LineIndex(text)
    tree = build_tree(
        partial(create_python_parser, text) if pure else partial(create_parser, text.encode(), text), lines
    )
    assert tree.error
    assert tree.root is None
    finding = explain_yaml_error(tree.error, text, lines)
    assert finding.location
    assert f"{finding.location.line}:{finding.location.column} {finding.code} {finding.message}: {finding.hint}" == told


def codes(source: Source) -> list[str]:
    return [f"{each.location.line if each.location else 0} {each.code}" for each in source.findings]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plan: {title: P}\nnote: *see note\n", ["2 AP101"]),
        ("plan: {title: P}\nnote: !see [a] note\n", ["2 AP101"]),
        ("plan:\n  title: Plan\u2028period: 2017: 18\n", ["2 AP114"]),
        ("plan:\n  title: Lot #3 done\n    and sold\n  period: 2017/18\n", ["2 AP106"]),
        ("plan:\n  title: P\n\u00a0\u00a0authority: A\n  period: 2017/18\n", ["3 AP105"]),
        ("events: [{event: A}]\nthemes:\n  - theme: T\n  – theme: U\n", ["4 AP116"]),
    ],
)
def test_one_fault_is_told_once(text: str, told: list[str]) -> None:
    assert codes(load(text.encode())) == told
