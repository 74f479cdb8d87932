"""What people write by hand that YAML cannot read: what is said of it, and where.

Each case is a few lines such as a plan has, and "line:column code what was seen: what to write".
"""
# ruff: noqa: E501 - a row of a table keeps to its line

from __future__ import annotations

from functools import partial

import pytest

from actionplan.planfile import Source, load
from actionplan.planfile import yaml_errors as errors
from actionplan.planfile.text import LineIndex
from actionplan.planfile.yaml_reader import build_tree, create_parser, create_python_parser

FAULTS = {
    "a colon and a space in a text": ("text: HDL business plan: to be approved\n", '1:24 AP101 ": " stands twice in this line, and so makes a key of its text: put the whole of the text in quotes'),
    "a clock time in a text": ("text: meeting at 10: 30\n", '1:20 AP101 ": " stands twice in this line, and so makes a key of its text: put the whole of the text in quotes'),
    "two colons": ("text: : O\n", '1:7 AP101 ": " stands twice in this line, and so makes a key of its text: put the whole of the text in quotes'),
    "brackets before a text": ("text: [draft] Business plan\n", '1:7 AP101 "[" makes a list of what it holds, and text goes on after "]": put the whole of the text in quotes'),
    "brackets before a date": ("- date: [TBC] plan\n", '1:9 AP101 "[" makes a list of what it holds, and text goes on after "]": put the whole of the text in quotes'),
    "brackets before an item": ("measures:\n  - [TBC] plan\n", '2:5 AP101 "[" makes a list of what it holds, and text goes on after "]": put the whole of the text in quotes'),
    "braces before a text": ("text: {draft} Business plan\n", '1:7 AP101 "{" makes keys of what it holds, and text goes on after "}": put the whole of the text in quotes'),
    "a star before a text": ("note: *see note 2\n", '1:7 AP101 "*" cannot start a text: put the whole of the text in quotes'),
    "stars before a text": ("note: ** provisional\n", '1:7 AP101 "*" cannot start a text: put the whole of the text in quotes'),
    "stars for bullets": ("measures:\n  * Plan approved\n  * Board met\n", '2:3 AP101 "*" starts this line, and a list wants a hyphen: write "-" for it, and a space'),
    "an ampersand before a text": ("text: & other sites\n", '1:7 AP101 "&" cannot start a text: put the whole of the text in quotes'),
    "an abbreviation with an ampersand": ("text: &c. and so on\n", '1:7 AP101 "&" cannot start a text: put the whole of the text in quotes'),
    "an exclamation mark": ("note: !<urgent\n", '1:7 AP101 "!" cannot start a text: put the whole of the text in quotes'),
    "two exclamation marks": ("note: !HDL!c d\n", '1:7 AP101 "!" cannot start a text: put the whole of the text in quotes'),
    "an at sign": ("officer: @smith\n", '1:10 AP101 "@" cannot start a text: put the whole of the text in quotes'),
    "a percent sign": ("measures:\n  - % of homes let\n", '2:5 AP101 "%" cannot start a text: put the whole of the text in quotes'),
    "a percent sign at the start of a line": ("% of homes let\n", "1:1 AP101 a line cannot start with %: put the whole of the text in quotes"),
    "a backtick": ("text: `Plan`\n", '1:7 AP101 "`" cannot start a text: put the whole of the text in quotes'),
    "a question mark": ("note: ? ask the Board\n", '1:7 AP101 "?" cannot start a text: put the whole of the text in quotes'),
    "a comma": ("text: , and so on\n", '1:7 AP101 "," cannot start a text: put the whole of the text in quotes'),
    "a closing bracket": ("text: ] O\n", '1:7 AP101 "]" cannot start a text: put the whole of the text in quotes'),
    "an open bracket": ("measures: [Plan approved, Board met\nofficer: Chief Executive\n", "1:11 AP101 this [ is not closed: close it with ], or put the whole of the text in quotes if it is part of it"),
    "an open brace": ("text: {draft Business plan\nofficer: Chief Executive\n", "1:7 AP101 this { is not closed: close it with }, or put the whole of the text in quotes if it is part of it"),
    "a bracket too many": ("measures:\n  - [Plan approved]]\n", "2:20 AP101 this bracket closes nothing: delete it"),
    "a brace too many": ("deleted: {on: 3 July 2017}}\n", "1:27 AP101 this bracket closes nothing: delete it"),
    "no comma between items": ('measures: ["Plan approved" "Board met"]\n', '1:28 AP101 a comma is missing here: put one, or quotes round a text that has ": " in it'),
    "no comma between keys": ("revised: [{to: Autumn 2017 on: 3 July 2017}]\n", '1:30 AP101 a comma is missing here: put one, or quotes round a text that has ": " in it'),
    "nothing between two commas": ("measures: [Plan approved, , Board met]\n", "1:27 AP101 something is missing here: write the word, or close the bracket"),
    "a quotation mark never closed": ('text: "Business plan\nofficer: Chief Executive\n', "1:7 AP101 this quotation mark is never closed: close it"),
    "an apostrophe never closed": ("text: 'Business plan\nofficer: Chief Executive\n", "1:7 AP101 this quotation mark is never closed: close it"),
    "a quotation mark never closed before a second document": ('text: "Business plan\n---\n', "1:7 AP101 this quotation mark is never closed: close it"),
    "a quotation mark closed by the next one": ('text: "Business plan\nofficer: "Chief Executive"\n', "1:7 AP101 this quotation mark is not closed in its line: close it"),
    "an apostrophe closed by another": ("text: 'Business plan\nofficer: Council's Chief\n", "1:7 AP101 this quotation mark is not closed in its line: close it"),
    "text after quotation marks": ('text: "HDL" business plan\n', "1:13 AP101 text goes on after its closing quotation mark: put single quotes round the whole of it"),
    "an item with text after quotation marks": ('measures:\n  - "HDL" plan approved\n', "2:11 AP101 text goes on after its closing quotation mark: put single quotes round the whole of it"),
    "an apostrophe in single quotes": ("text: 'Council's plan'\n", "1:16 AP101 text goes on after its closing quotation mark: put double quotes round the whole of it"),
    "a backslash in double quotes": ('minute: "C:\\Users\\Minutes"\n', "1:9 AP101 a backslash has a meaning of its own between double quotes: use single quotes"),
    "a backslash before a sign": ('measures: ["100\\%"]\n', "1:12 AP101 a backslash has a meaning of its own between double quotes: use single quotes"),
    "a list in the line of its key": ("measures: - Plan approved\n", "1:11 AP101 a list cannot start in the line of its key: start it in the next line, or put the whole of the text in quotes if the dash is part of it"),
    "text beside a bar": ("text: | Business plan\n  and more\n", "1:7 AP101 text stands in the same line as |: start it in the next line, or put the whole of the text in quotes if the sign is part of it"),
    "more than": ("measures:\n  - >80% of homes let\n", "2:5 AP101 text stands in the same line as >: start it in the next line, or put the whole of the text in quotes if the sign is part of it"),
    "text under a bar that is not indented": ("text: |\nBusiness plan\nofficer: Chief Executive\n", "2:1 AP101 a text under | needs more spaces before it than its key: give it 2 spaces"),
    "a dash without a space": ("measures:\n-Plan approved\n-Board met\n", "2:1 AP101 a dash needs a space after it: put one"),
    "a dash without a space before a first key": ("outputs:\n  -output: 1.1\n    text: Business plan\n", "2:3 AP101 a dash needs a space after it: put one"),
    "a dash without a space before a key": ("outputs:\n  - output: 1.1\n  -output: 1.2\n", "3:3 AP101 a dash needs a space after it: put one"),
    "a wide colon": ("output: 1.1\nofficer： Chief Executive\n", '2:8 AP101 "：" is no colon to YAML: write "officer: Chief Executive"'),
    "a merge that stopped": ("output: 1.1\n<<<<<<< HEAD\ntext: A\n=======\ntext: B\n>>>>>>> east\n", "2:1 AP101 a merge conflict is not settled here: keep what is right of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"),
    "the rest of a merge that stopped": ("output: 1.1\ntext: B\n>>>>>>> east\n", "3:1 AP101 a merge conflict is not settled here: keep what is right of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"),
    "a second dash without a space": ("measures:\n  - Plan approved\n  -Board met\n", "3:3 AP101 a dash needs a space after it: put one"),
    "a second item without a dash": ("measures:\n  - Plan approved\n  Board met\n", '3:3 AP101 the items above start with a dash, and this line does not: put "- " before it, or more spaces if it goes on from the line above'),
    "a colon without a space": ("output: 1.1\ntext:Business plan\nofficer: Chief Executive\n", '2:5 AP101 a colon needs a space after it: write "text: Business plan"'),
    "a first colon without a space": ("plan:\n  title:Plan\n  period: 2017/18\n", '2:8 AP101 a colon needs a space after it: write "title: Plan"'),
    "a first colon without a space, in an item": ("- output:1.1\n  text: Business plan\n", '1:9 AP101 a colon needs a space after it: write "output: 1.1"'),
    "a key without a colon": ("output: 1.1\nofficer Chief Executive\ntext: Business plan\n", '2:1 AP101 "officer" has no colon after it: write "officer: Chief Executive"'),
    "an equals sign": ("output: 1.1\nofficer = Chief Executive\ntext: Business plan\n", '2:1 AP101 "officer" has no colon after it: write "officer: Chief Executive"'),
    "a first key without a colon": ("plan:\n  title Plan\n  period: 2017/18\n", '2:3 AP101 "title" has no colon after it: write "title: Plan"'),
    "a heading without a colon": ("output: 1.1\ntargets\n  - date: Summer 2017\n", '2:1 AP101 "targets" has no colon after it: write "targets:"'),
    "a text that goes on too far to the left": ("  text: Business plan\nto be approved\n  officer: Chief Executive\n", "2:1 AP101 this is not in line with what stands above: give it as many spaces as the line it belongs beside"),
    "a text that goes on at the same place": ("text: Business plan\nand approved\nofficer: Chief Executive\n", "2:1 AP101 this is neither a key nor in line with a text above: write a colon and a space after its key, or more spaces if it goes on from the line above"),
    "a text that goes on with a colon": ("text: Business plan\n  to be approved as follows: by HDL\n", '2:28 AP101 this line goes on from the text above, and its ": " makes a key of it: put the whole of the text in quotes'),
    "a key a space too far in": ("text: Business plan\n officer: Chief Executive\n", '2:2 AP101 "officer" has 1 space before it, and "text" above it none: give it as many spaces as the line it belongs beside'),
    "a key two spaces too far in": ("- output: 1.1\n  text: Business plan\n    officer: Chief Executive\n", '3:5 AP101 "officer" has 4 spaces before it, and "text" above it 2: give it as many spaces as the line it belongs beside'),
    "a key a space too far out": ("plan:\n  title: Plan\n period: 2017/18\n", '3:2 AP101 "period" has 1 space before it, and "title" above it 2: give it as many spaces as the line it belongs beside'),
    "a key of an item a space too far out": ("outputs:\n  - output: 1.1\n    text: Business plan\n   officer: Chief Executive\n", '4:4 AP101 "officer" has 3 spaces before it, and "text" above it 4: give it as many spaces as the line it belongs beside'),
    "an item a space too far out": ("targets:\n  - measures:\n      - Plan approved\n     - Board met\n", "4:6 AP101 this dash has 5 spaces before it, and the dash above it 6: give it as many spaces as the line it belongs beside"),
    "an output a space too far in": ("outputs:\n  - output: 1.1\n    text: Business plan\n   - output: 1.2\n", "4:4 AP101 this dash has 3 spaces before it, and the dash above it 2: give it as many spaces as the line it belongs beside"),
    "a first line too far in": ("  title: Plan\nperiod: 2017/18\n", '2:1 AP101 "period" has no spaces before it, and "title" above it 2: give it as many spaces as the line it belongs beside'),
    "an item among keys": ("plan:\n  title: Plan\n  - period: 2017/18\n", "3:3 AP101 an item of a list stands here among keys: take its dash away, or put it under the key whose list it is"),
    "a key among items": ("measures:\n  - Plan approved\n  note: Board met\n", '3:3 AP101 a key stands here among the items of a list: start it with "- ", or give it the spaces of the keys it belongs to'),
    "a list under a text": ("events: Strategy\n  - event: Budget\n", '2:3 AP101 an item of a list stands under "events", which has a text: put it under the key whose list it is'),
    "a text that ends in a sign": ("text: more >\nBusiness plan\nofficer: Chief Executive\n", "2:1 AP101 this is neither a key nor in line with a text above: write a colon and a space after its key, or more spaces if it goes on from the line above"),
    "a key under an item": ("measures:\n  - Plan approved\n    note: Board met\n", '3:5 AP101 "note" stands under a text: give it fewer spaces, or a dash if it is an item'),
    "a tab": ("measures:\n\t- Plan approved\n", "2:1 AP104 a tab stands here where YAML wants spaces: put spaces for it, here and at the start of other lines"),
    "a tab after spaces": ("outputs:\n  - output: 1.1\n  \ttext: Business plan\n", "3:3 AP104 a tab stands here where YAML wants spaces: put spaces for it, here and at the start of other lines"),
    "a version of YAML that is none": ("%YAML 2.0\n---\nplan: {}\n", "1:1 AP101 YAML cannot read on here: look for a missing quote, bracket or space, here or just above"),
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
    [finding] = errors.explain_yaml_error(tree.error, text, lines)
    assert finding.position
    assert f"{finding.position.line}:{finding.position.column} {finding.code} {finding.message}: {finding.hint}" == told


def codes(source: Source) -> list[str]:
    return [f"{each.position.line if each.position else 0} {each.code}" for each in source.findings]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plan: {title: P}\nnote: *see note\n", ["2 AP101"]),
        ("plan: {title: P}\nnote: !see [a] note\n", ["2 AP101"]),
        ("plan:\n  title: Plan\u2028period: 2017: 18\n", ["2 AP114"]),
        ("plan:\n  title: Lot #3 done\n    and sold\n  period: 2017/18\n", ["2 AP106"]),
        ("plan:\n  title: P\n\u00a0\u00a0authority: A\n  period: 2017/18\n", ["3 AP105"]),
        ("a: b\nthemes:\n  - theme: T\n  – theme: U\n", ["4 AP116"]),
    ],
)
def test_one_fault_is_told_once(text: str, told: list[str]) -> None:
    assert codes(load(text.encode())) == told
