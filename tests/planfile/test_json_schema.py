"""The JSON Schema says what the model says: it passes what `validate` passes, and fails what it fails."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from actionplan.checks.runner import run_rules
from actionplan.planfile import load
from actionplan.planfile.json_schema import build_json_schema
from actionplan.planfile.schema import FILE
from actionplan.planfile.schema_field import Field, MappingSchema

ROOT = Path(__file__).resolve().parents[2]
PLANS = [ROOT / "plan.yaml", *sorted(ROOT.glob("examples/*.yaml"))]
VALIDATOR = Draft202012Validator(build_json_schema())
OF_THE_FILE = "it is seen only where all refs of the file are held against each other"
UNSAYABLE = dict.fromkeys(("AP204", "AP210", "AP211", "AP213", "AP214"), OF_THE_FILE)
"""The rules of the structure that no JSON Schema can hold a plan to, and why."""


class EditorLoader(yaml.SafeLoader):
    """A usual YAML loader with the words of YAML 1.2, which editors read: no dates, and `on` and `off` are text."""


OURS = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
EditorLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] not in OURS]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def faults(text: str) -> list[str]:
    """What the schema has against a plan."""
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, EditorLoader))]  # noqa: S506 - a safe one


SOUND = """\
plan: {name: p, title: Plan, authority: Council, period: 2017/18, quarters: financial, seasons: {spring: April to June},
  colours: {amber: 1 day}, checks: {AP303: off, AP304: error}}
officers: [{name: Chief Executive, also: [CEO]}, Head of Finance]
parties: [Dacorum, {party: Watford, also: [WBC], role: decides, decides_by: [Cabinet, Full Council]},
  {party: St Albans, decides_by: Council}]
bodies: [Council]
stages: [Draft plan, Publication]
events: [{event: Financial Strategy, expected: 2018, happened: }]
themes:
- theme: T
  actions:
  - action: 1
    title: A
    monitored_by: [Council]
    outputs:
    - output: 1.10
      text: O
      officer:
      supporting: []
      targets:
      - target: a
        date:
        measures: [M, 80%, 12, yes]
        waits_for: Financial Strategy
        stage: Draft plan
        decisions:
        - each party
        - {body: Council, planned: 2017-12-12, key: yes, decided: [{on: 4 July 2017, outcome: approved, minute: 12}]}
        - {party: Watford, body: Cabinet, after: [Dacorum, Council], key: true, decided: [
            {on: 4 July 2017, outcome: deferred, to: April 2018, conditions: [That it is paid for]}]}
        - {party: Dacorum, after: Council, decided: [{on: 4 July 2017, outcome: not required, conditions: None}]}
        started: 2017
        revised: [{to: Autumn 2017, on: 12 June 2017, why: late, approved_by: Executive}]
        proposed: {to: Winter 2017, on: 1 August 2017}
        updates: [{on: 30 June 2017, rag: amber, note: Draft}]
        suspended: [{on: 1 July 2017, until: 2 July 2017, why: W}]
        deleted: {on: 3 July 2017, why: W}
        completed: 4 July 2017
      - target: b
        date: 2018
        measures: [M]
        completed: [5 July 2017, {for: Q1 2017/18, on: 5 July 2017}]
"""

WRONG = {
    "an unknown key": ("officer:", "oficer:"),
    "an unknown key of the file": ("bodies:", "boddies:"),
    "an unknown key of the head": ("authority: Council,", "authority: Council, auhor: me,"),
    "a missing key": ("    title: A\n", ""),
    "a missing head": ("plan:", "plam:"),
    "a key that must say something": ("text: O", "text:"),
    "a list for one thing": ("text: O", "text: [O]"),
    "a list for a mapping": ("deleted: {on: 3 July 2017, why: W}", "deleted: [{on: 3 July 2017}, {on: 4 July 2017}]"),
    "one thing for a list": ("[M, 80%, 12, yes]", "M"),
    "one mapping for a list": ("updates: [{on: 30 June 2017, rag: amber, note: Draft}]", "updates: {on: 3 July 2017}"),
    "keys for text": ("text: O", "text: {a: b}"),
    "text for keys": ("deleted: {on: 3 July 2017, why: W}", "deleted: 3 July 2017"),
    "text for an item": ("- theme: T\n", "- T\n- theme: T\n"),
    "an empty item": ("bodies: [Council]", "bodies: [Council, ]\nx:"),
    "a word that is none of those": ("rag: amber", "rag: orange"),
    "an outcome that is none": ("outcome: approved", "outcome: recommended"),
    "a role that is none": ("role: decides", "role: decider"),
    "a party without its name": ("{party: Watford, also", "{also"),
    "a decision of nobody": ("{party: Dacorum, after: Council,", "{after: Council,"),
    "a decision of an empty party": ("{party: Dacorum, after: Council,", "{party: , after: Council,"),
    "a key that is neither yes nor no": ("key: yes", "key: perhaps"),
    "a mapping for a stage": ("[Draft plan, Publication]", "[{stage: Draft plan}, Publication]"),
    "a list for the day of a deferral": ("to: April 2018", "to: [April 2018]"),
    "a period that is none": ("period: 2017/18", "period: this year"),
    "a period of a year that is none": ("period: 2017/18", "period: 217"),
    "no period": (", period: 2017/18", ""),
    "an empty period": ("period: 2017/18", "period: "),
    "quarters that are none": ("quarters: financial", "quarters: mine"),
    "months that are none": ("April to June", "wet"),
    "a delay that is none": ("amber: 1 day", "amber: soon"),
    "a year that starts on no day": ("quarters: financial", "year_start: 32 April"),
    "a year that starts in no month": ("quarters: financial", "year_start: 1 Avril"),
    "no letter beside others": ("target: b\n        date", "date"),
    "an empty letter beside others": ("target: b", "target:"),
    "a ref for a letter": ("target: b", "target: 1.10b"),
    "an empty list of measures": ("[M, 80%, 12, yes]", "[]"),
    "no measures": ("        measures: [M]\n", ""),
    "nothing under a heading": ("- theme: T\n", "- theme: S\n- theme: T\n"),
}


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(build_json_schema())
    assert build_json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("plan", [*PLANS, None], ids=[*(each.name for each in PLANS), "with everything in it"])
def test_a_plan_in_order_passes(plan: Path | None) -> None:
    assert faults(plan.read_text("utf-8") if plan else SOUND) == []


def test_the_shipped_plan_passes_as_the_usual_loader_reads_it() -> None:
    plan = yaml.safe_load((ROOT / "plan.yaml").read_text("utf-8"))
    assert [error.message for error in VALIDATOR.iter_errors(plan)] == []


@pytest.mark.parametrize("page", ["README.md", "docs/plan-format.md"])
def test_what_a_page_teaches_passes(page: str) -> None:
    taught = re.findall(r"```yaml\n(plan:.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    assert taught
    assert [faults(text) for text in taught] == [[] for _ in taught]


def test_the_plan_with_everything_in_it_is_in_order_for_us_too() -> None:
    source = load(SOUND.encode())
    assert source.plan
    assert [each for each in (*source.findings, *run_rules(source.plan)) if each.code.startswith("AP2")] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rag: amber", "rag: AMBER"),
        ("outcome: approved", "outcome: Approved  With Amendments"),
        ("quarters: financial", "quarters: As Written"),
        ("rag: amber", "rag: "),
        ("rag: amber", "rag: ''"),
    ],
)
def test_words_in_other_letters_pass_as_they_do_for_us(old: str, new: str) -> None:
    assert SOUND.count(old) == 1
    text = SOUND.replace(old, new)
    source = load(text.encode())
    assert source.plan
    told = [each.code for each in (*source.findings, *run_rules(source.plan))]
    assert not {"AP206", "AP501", "AP502"}.intersection(told)
    assert faults(text) == []


@pytest.mark.parametrize(("old", "new"), WRONG.values(), ids=WRONG.keys())
def test_each_structural_fault_fails(old: str, new: str) -> None:
    assert SOUND.count(old) == 1
    assert faults(SOUND.replace(old, new))


STRUCTURAL = [
    *sorted(ROOT.glob("tests/checks/AP2*")),
    *(ROOT / "tests" / "checks" / code for code in ("AP609", "AP610")),
]


@pytest.mark.parametrize("folder", STRUCTURAL, ids=lambda path: path.name)
def test_each_structural_fault_of_the_gallery_fails(folder: Path) -> None:
    assert bool(faults((folder / "wrong.yaml").read_text("utf-8"))) == (folder.name not in UNSAYABLE)


@pytest.mark.parametrize("right", sorted(ROOT.glob("tests/checks/AP*/right.yaml")), ids=lambda path: path.parent.name)
def test_each_right_plan_of_the_gallery_passes(right: Path) -> None:
    assert faults(right.read_text("utf-8")) == []


SETTINGS = {
    "period": [
        *("2017/18", "2017-18", "2018/19 to 2020/21", "2019", "2017 – 2020", "2017/2018", "Now", "2017/", "17/18"),
        *("17/18 to 18/19", "17-18", "April 2017 to March 2018", "1 April 2017 - 31 March 2018", "April to March 2018"),
    ],
    "counted_from": ["1 April 2024", "1st april 2024", "2024-04-01", "31 Mar 2024", "April 2024", "1/4/2024", "soon"],
    "year_start": ["1 April", "1st april", "28 Feb", "6 Sept", "29 February", "0 May", "April 1", "1 Avril"],
    "seasons": ["March to May", "march - may", "Dec–Feb", "June", "March until May", "wet", "1 March to May"],
    "colours": ["1 day", "two weeks", "A month", "a fortnight", "12 Months", "soon", "1 tag", "1000 days"],
}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in SETTINGS.items() for text in texts])
def test_a_setting_passes_where_it_can_be_read(key: str, text: str) -> None:
    inner = {"seasons": f"{{spring: '{text}'}}", "colours": f"{{red: '{text}'}}"}
    head = {"title": "P", "authority": "A", "period": "2017/18", key: inner.get(key, f"'{text}'")}
    plan = f"plan: {{{', '.join(f'{name}: {value}' for name, value in head.items())}}}\n"
    is_read = "AP206" not in {each.code for each in load(plan.encode()).findings}
    assert bool(faults(plan + SOUND[SOUND.index("themes:") :])) != is_read


@pytest.mark.parametrize("value", ["text", "1", "1.10", "true", "''", ""])
def test_a_scalar_may_be_whatever_yaml_makes_of_it(value: str) -> None:
    for key in ("officer:", "date:"):
        text = SOUND.replace(f"{key}\n", f"{key} {value}\n", 1)
        assert faults(text) == []


def keys(within: MappingSchema = FILE) -> Iterator[Field]:
    for key in within.fields.values():
        yield key
        if key.schema:
            yield from keys(key.schema)


def properties(within: Any) -> Iterator[dict[str, Any]]:
    if isinstance(within, dict):
        yield from within.get("properties", {}).values()
        for name, each in within.items():
            if name != "then":  # what is asked besides
                yield from properties(each)


def test_every_key_of_the_model_is_there_with_what_it_is_for() -> None:
    told = [each["description"] for each in properties(build_json_schema())]
    assert all(told)
    assert set(told) == {key.description for key in keys()}
    examples = {example for each in properties(build_json_schema()) for example in each.get("examples", [])}
    assert examples == {key.example for key in keys() if key.example}


def test_every_name_that_is_pointed_at_is_there() -> None:
    pointed = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(build_json_schema())))
    assert pointed == set(build_json_schema()["$defs"])


def test_the_copy_beside_the_plan_is_what_the_program_prints(tmp_path: Path) -> None:
    """Where it is stale: actionplan schema -o plan.schema.json."""
    command = [sys.executable, "-m", "actionplan", "schema"]
    printed = subprocess.run(command, cwd=ROOT / "src", capture_output=True, check=True).stdout  # noqa: S603 - our own
    assert (ROOT / "plan.schema.json").read_bytes() == printed
    file = tmp_path / "a.json"
    subprocess.run([*command, "-o", str(file)], cwd=ROOT / "src", capture_output=True, check=True)  # noqa: S603
    assert file.read_bytes() == printed


def test_the_plan_says_where_its_schema_is() -> None:
    first = (ROOT / "plan.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=plan.schema.json"
