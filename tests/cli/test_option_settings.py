"""Settings: where they come from, which of several counts, and what is said of one that is wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, suppress
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from actionplan.cli.app import COMMANDS, load_command, make_group
from actionplan.cli.errors import CliError
from actionplan.cli.settings.setting_places import iter_project_files
from actionplan.cli.settings.setting_table import NEVER_SETTINGS, SETTINGS

Run = Callable[..., subprocess.CompletedProcess[str]]

NAMED = "actionplan.toml"
AT = ("--as-at", "15 September 2017")


def iter_params(name: str) -> Iterator[Any]:
    yield from load_command(name).params


def list_settable() -> dict[str, set[str]]:
    """What can be set, by the options of all commands: the kinds of each."""
    found: dict[str, set[str]] = {}
    for param in (param for name in COMMANDS for param in iter_params(name) if param.envvar):
        kind = "flag" if param.is_flag else "texts" if param.multiple else "text"
        found.setdefault(param.opts[0].removeprefix("--"), set()).add(kind)
        assert param.envvar == "ACTIONPLAN_" + param.opts[0].removeprefix("--").upper().replace("-", "_")
    return found


def test_the_table_has_every_option_that_names_a_variable() -> None:
    assert list_settable() == {key: {kind} for key, kind in SETTINGS.items()}


def test_the_manual_has_every_setting_and_every_option_that_can_be_none() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
    can, cannot = manual.split("\n## What can")[1].split("\n## What cannot")[0], manual.split("\n## What cannot")[1]
    rows = re.findall(r"^\| `([\w-]+)` \| `(.+)` \|", can, re.MULTILINE)
    assert [key for key, _ in rows] == list(SETTINGS)
    assert dict(re.findall(r"^\| `([\w-]+)` \| (.+) \|$", cannot, re.MULTILINE)) == NEVER_SETTINGS
    for key, example in rows:
        assert isinstance(tomllib.loads(f"{key} = {example}")[key], bool) == (SETTINGS[key] == "flag")


OF_THEIR_OWN = {
    "-h": "help",
    "--since": "a day, a file or a commit: it belongs to the question",
    "--title": "another thing for a paper, a plan and an import",
    "--to": "a date, an officer, an outcome or a year",
    "--why": "a reason for one event",
    "--in": "belongs to the question",
    "--period": "the period of one plan",
}


def test_an_option_of_several_commands_can_be_set_or_there_is_a_reason() -> None:
    counts = Counter(param.opts[0] for name in COMMANDS for param in iter_params(name) if param.opts[0][0] == "-")
    shared = {option for option, count in counts.items() if count > 2}
    reasons = OF_THEIR_OWN.keys() | {f"--{key}" for key in NEVER_SETTINGS} | {f"--{key}" for key in SETTINGS}
    assert shared - reasons == set()
    assert not SETTINGS.keys() & NEVER_SETTINGS.keys()


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("note", "--rag"),
        ("decide", "--body"),
        ("import", "--as-at"),
        ("import", "--format"),
        ("revise", "--on"),
        ("complete", "--yes"),
        ("request-updates", "--output"),
        ("validate", "--fix"),
    ],
)
def test_what_is_written_is_never_set(command: str, option: str) -> None:
    assert [param.envvar for param in iter_params(command) if option in param.opts] == [None]


def read_options(command: str, arguments: list[str], folder: Path, variables: Mapping[str, str]) -> dict[str, Any]:
    """The values that the options of a command have, in a folder and with some variables."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ACTIONPLAN_")}
    with chdir(folder), patch.dict(os.environ, {**kept, **variables}, clear=True):
        above = typer.Context(make_group(), info_name="actionplan")
        loaded = load_command(command)
        params: dict[str, Any] = loaded.make_context(command, arguments, parent=above).params
        return {param.opts[0]: params[param.name] for param in loaded.params if param.name in params}


TEXTS = {
    "officer": ("A", "B", "C", "D"),
    "status": ("due", "overdue", "waiting", "ended"),
    "rag": ("red", "amber", "green", "none"),
}
TEXT = {
    "as-at": ("June 2017", "May 2017", "July 2017", "2017"),
    "format": ("json", "csv", "md", "html"),
    "sort": ("A", "B", "C", "D"),
    "late-by": ("1 day", "2 days", "3 days", "4 days"),
}
PLACES = ("typed", "variable", "project", "own")


@pytest.mark.parametrize("case", [*TEXTS.items(), *TEXT.items()], ids=lambda case: str(case[0]))
@pytest.mark.parametrize("are_set", [*product((False, True), repeat=4)], ids=str)
def test_the_strongest_place_counts_and_what_is_typed_beats_each(
    tmp_path: Path, case: tuple[str, tuple[str, ...]], are_set: tuple[bool, ...]
) -> None:
    key, values = case
    there = {place: value for place, value, is_set in zip(PLACES, values, are_set, strict=True) if is_set}
    own = tmp_path / "own" / "actionplan"
    own.mkdir(parents=True)
    for place, path in (("project", tmp_path / NAMED), ("own", own / NAMED)):
        if place in there:
            path.write_text(f'{key} = "{there[place]}"\n', encoding="utf-8")
    variables = {"XDG_CONFIG_HOME": str(own.parent)}
    if "variable" in there:
        variables["ACTIONPLAN_" + key.upper().replace("-", "_")] = there["variable"]
    typed = [f"--{key}", there["typed"]] if "typed" in there else []
    found = read_options("due", typed, tmp_path, variables)[f"--{key}"]
    strongest = next(iter(there.values()), None)
    if key in TEXTS:
        assert [str(each) for each in found or ()] == [strongest] * (strongest is not None)
    else:
        assert found == strongest


@pytest.mark.parametrize(
    ("toml", "variables", "arguments", "option", "expected"),
    [
        ("open = true", {}, [], "--open", True),
        ("open = true", {"ACTIONPLAN_OPEN": "No"}, [], "--open", False),
        ("open = false", {}, ["--open"], "--open", True),
        *(("", {"ACTIONPLAN_OPEN": word}, [], "--open", True) for word in ("1", "yes", "True", "on")),
        *(("open = true", {"ACTIONPLAN_OPEN": word}, [], "--open", False) for word in ("0", "no", "False", "OFF")),
        ("open = true", {"ACTIONPLAN_OPEN": " "}, [], "--open", True),
        ("as-at = 2017-09-15", {}, [], "--as-at", "2017-09-15"),
        ('officer = "A"', {}, [], "--officer", ("A",)),
        ('officer = ["A", "B, C"]', {}, [], "--officer", ("A", "B, C")),
        ("officer = []", {}, [], "--officer", ()),
        ("", {"ACTIONPLAN_OFFICER": "A; B, C;"}, [], "--officer", ("A", "B, C")),
        ('officer = ["A"]', {"ACTIONPLAN_OFFICER": "B"}, [], "--officer", ("B",)),
        ('officer = ["A", "B"]', {}, ["--officer", "C"], "--officer", ("C",)),
        ('rag = "AMBER"', {}, [], "--rag", ("amber",)),
        ('officer = "A"', {"ACTIONPLAN_AS_AT": "June 2017"}, ["--no-settings"], "--officer", ()),
        ('officer = "A"', {"ACTIONPLAN_AS_AT": "June 2017"}, ["--no-settings"], "--as-at", None),
        # What gives way, and what has no use
        ('format = "json"', {}, ["-o", "a.csv"], "--format", None),
        ('format = "json"', {}, ["-o", "-"], "--format", "json"),
        ('format = "json"', {}, ["-o", "answer"], "--format", "json"),
        ('format = "sarif"', {}, [], "--format", None),
        ('as-at = "June 2017"', {}, ["--plan-at", "May 2017"], "--as-at", None),
        ('as-at = "June 2017"\nplan-at = "May 2017"', {}, [], "--as-at", "June 2017"),
        ('year = "2017/18"', {}, ["--month", "2017-09"], "--year", ()),
        ('year = "2017/18"', {}, ["--in", "Q3 2017/18"], "--year", ()),
        ('year = "2017/18"', {}, ["--within", "Q3 2017/18"], "--year", ("2017/18",)),
        ('role = "accountable"', {}, [], "--role", None),
        ('role = "accountable"', {}, ["--officer", "A"], "--role", "accountable"),
        ('role = "accountable"', {"ACTIONPLAN_SERVICE": "A"}, [], "--role", "accountable"),
        ('columns = "Due"', {}, [], "--columns", "Due"),
        ('columns = "Due"', {}, ["--format", "csv"], "--columns", None),
        ('columns = "Due"', {}, ["--format", "md"], "--columns", "Due"),
        ('columns = "Due"', {}, ["--format", "json"], "--columns", None),
        ('columns = "Due"\nformat = "json"', {}, [], "--columns", None),
        ('columns = "Due"', {}, ["-o", "a.xlsx"], "--columns", None),
        ('columns = "Due"\nformat = "json"', {}, ["-o", "a.docx"], "--columns", "Due"),
    ],
)
def test_an_option_has_the_value_that_its_setting_means(  # noqa: PLR0917 - a column each
    tmp_path: Path, toml: str, variables: dict[str, str], arguments: list[str], option: str, expected: object
) -> None:
    (tmp_path / NAMED).write_text(toml, encoding="utf-8")
    assert read_options("due", arguments, tmp_path, variables)[option] == expected


@pytest.mark.parametrize(
    ("command", "toml", "arguments", "option", "expected"),
    [
        ("validate", 'plan = "a.yaml"', [], "--plan", ("a.yaml",)),
        ("validate", 'plan = "a.yaml"', ["b.yaml"], "--plan", ()),
        ("validate", 'format = "sarif"', [], "--format", "sarif"),
        ("validate", 'format = "sarif"', ["-o", "a.json"], "--format", None),
        ("validate", 'format = "csv"', [], "--format", None),
        ("validate", "strict = true", [], "--strict", True),
        ("explain", 'format = "json"', ["June"], "--format", "json"),
        ("explain", 'format = "md"', ["June"], "--format", "text"),
        ("changes", 'plan-at = "May 2017"', ["--since", "April 2017", "--until", "June 2017"], "--plan-at", None),
        ("show", 'officer = "A"\nrole = "accountable"', ["1.1a"], "--officer", ()),
        ("show", 'officer = "A"\nrole = "accountable"', ["1.1a"], "--role", None),
        ("show", 'officer = "A"\nrole = "accountable"', [], "--officer", ("A",)),
        ("show", "open = true", ["1.1a"], "--open", False),
        ("decisions", 'year = "2017/18"', ["1.1a"], "--year", ()),
        ("decisions", 'body = "Full Council"', [], "--body", ("Full Council",)),
        ("by-officer", 'officer = "A"\nrole = "accountable"', ["B"], "--officer", ()),
        ("by-officer", 'officer = "A"\nrole = "accountable"', ["B"], "--role", None),
        ("by-officer", 'service = "A"', ["B"], "--service", ("A",)),
        ("by-field", 'officer = "A"', ["Priority"], "--officer", ("A",)),
        ("explain", 'plan = "a.yaml"', ["June", "--period", "2017/18"], "--plan", ()),
        ("measures", 'year = "2017/18"', ["--month", "2017-09"], "--year", ()),
        ("report", 'year = "2017/18"', ["--in", "next quarter"], "--year", ("2017/18",)),
        ("request-updates", 'ahead = "1 month"', ["-o", "requests"], "--ahead", "1 month"),
        ("outstanding", 'plan = "a.yaml"', ["answers"], "--plan", ("a.yaml",)),
        ("outstanding", "exit-code = true", ["answers"], "--exit-code", True),
        ("note", 'rag = "red"\nplan = "a.yaml"', ["1.1a"], "--rag", None),
        ("note", 'rag = "red"\nplan = "a.yaml"', ["1.1a"], "--plan", ("a.yaml",)),
        ("export", 'format = "html"', ["-o", "a.csv"], "--format", None),
    ],
)
def test_each_command_takes_what_it_can(  # noqa: PLR0917 - the same
    tmp_path: Path, command: str, toml: str, arguments: list[str], option: str, expected: object
) -> None:
    (tmp_path / NAMED).write_text(toml, encoding="utf-8")
    assert read_options(command, arguments, tmp_path, {})[option] == expected


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ('formt = "json"', 'actionplan.toml: there is no setting "formt". Did you mean format?'),
        ('as_at = "June"', 'actionplan.toml: there is no setting "as_at". Did you mean as-at?'),
        ('[due]\nformat = "csv"', 'actionplan.toml: there is no setting "due". docs/settings.md lists the settings.'),
        (
            '[tool.actionplan]\nformat = "csv"',
            "actionplan.toml: [tool.actionplan] is for pyproject.toml. Here, leave that line out.",
        ),
        (
            "format = json",
            "actionplan.toml could not be read at line 1, column 10: Invalid value. A setting is a line like format =",
        ),
        ('format = "jsno"', 'actionplan.toml: format "jsno" is not one of table, md, html,'),
        ('status = ["due", "late"]', 'actionplan.toml: status "late" is not one of deleted,'),
        ("action = 6", 'actionplan.toml: action is a text in quotation marks: action = "6".'),
        ("as-at = 2017-09-15T10:00:00", "actionplan.toml: as-at is a text in quotation marks."),
        ("as-at = true", "actionplan.toml: as-at is a text in quotation marks."),
        ('as-at = ["June"]', "actionplan.toml: as-at is a text in quotation marks."),
        (
            'officer = ["A", 3]',
            'actionplan.toml: officer is a text in quotation marks or a list of them, like officer = ["A", "B"].',
        ),
        ('as-at = " "', "actionplan.toml: as-at is empty. Give it a value, or leave it out."),
        (
            'open = "yes"',
            "actionplan.toml: open is yes or no. Write open = true or open = false, without quotation marks.",
        ),
        ('plan = "../a.yaml"', "actionplan.toml: the plan ../a.yaml is not in the folder of this file, or below it."),
        ('plan = "b/../../a.yaml"', "actionplan.toml: the plan b/../../a.yaml is not in the folder of this file,"),
        ('plan = "/a.yaml"', "actionplan.toml: the plan /a.yaml is not in the folder of this file, or below it."),
        ('plan = "~/a.yaml"', "actionplan.toml: the plan ~/a.yaml is not in the folder of this file, or below it."),
        ('plan = ["sub/plan.yaml", "link/a.yaml"]', "actionplan.toml: the plan link/a.yaml is not in the folder of"),
        ('sort = "a\\u0000b"', "actionplan.toml: sort has a character that no value can have (U+0000)."),
        ("sort = " + "[" * 5000, "actionplan.toml could not be read: maximum recursion depth exceeded"),
        ("sort = " + "1" * 5000, "actionplan.toml could not be read: Exceeds the limit"),
        ('plan = "-"', "actionplan.toml: plan cannot be -, which is standard input."),
        *(
            (f'{key} = "x"', f"actionplan.toml: --{key} is for the command line only, because {reason}.")
            for key, reason in NEVER_SETTINGS.items()
        ),
    ],
)
def test_a_wrong_setting_of_a_file_is_said(ask: Run, folder: Path, toml: str, sentence: str) -> None:
    (folder / NAMED).write_text(toml, encoding="utf-8")
    (folder / "link").symlink_to(folder.parent)
    done = ask("due", *AT)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"actionplan: {sentence}")
    assert done.stderr.endswith("\nTo go on without settings, add --no-settings.\n")
    assert ask("due", *AT, "--no-settings").returncode == 0
    assert ask("due", "--help").returncode == 0


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("FORMT", "json", "ACTIONPLAN_FORMT is not a setting. Did you mean ACTIONPLAN_FORMAT?"),
        ("ASAT", "June", "ACTIONPLAN_ASAT is not a setting. Did you mean ACTIONPLAN_AS_AT?"),
        ("OFFICERS", "x", "ACTIONPLAN_OFFICERS is not a setting. Did you mean ACTIONPLAN_OFFICER?"),
        ("BODIES", "x", "ACTIONPLAN_BODIES is not a setting. Did you mean ACTIONPLAN_BODY?"),
        ("STATUSES", "x", "ACTIONPLAN_STATUSES is not a setting. Did you mean ACTIONPLAN_STATUS?"),
        ("COLUMN", "Due", "ACTIONPLAN_COLUMN is not a setting. Did you mean ACTIONPLAN_COLUMNS?"),
        ("PROGRES", "off", "ACTIONPLAN_PROGRES is not a setting. Did you mean ACTIONPLAN_PROGRESS?"),
        ("DEBUGG", "1", "ACTIONPLAN_DEBUGG is not a setting. Did you mean ACTIONPLAN_DEBUG?"),
        ("OPEN", "maybe", 'ACTIONPLAN_OPEN is "maybe". Write yes or no.'),
        ("RAG", "red;blue", 'ACTIONPLAN_RAG "blue" is not one of red, amber, green, none.'),
        ("YES", "1", "ACTIONPLAN_YES: --yes is for the command line only, because files would be replaced,"),
        ("DRY_RUN", "1", "ACTIONPLAN_DRY_RUN: --dry-run is for the command line only,"),
    ],
)
def test_a_wrong_variable_is_said(ask: Run, name: str, value: str, sentence: str) -> None:
    done = ask("due", *AT, **{f"ACTIONPLAN_{name}": value})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"actionplan: {sentence}")


def test_a_variable_that_is_like_no_setting_is_somebody_elses(ask: Run) -> None:
    assert ask("due", *AT, ACTIONPLAN_RUNNER="1").stderr == ""
    assert "ACTIONPLAN_RUNNER is not a setting.\n" in ask("due", *AT, "--verbose", ACTIONPLAN_RUNNER="1").stderr


OURS = '[tool.actionplan]\nofficer = "A"\n'
OTHERS = '[project]\nname = "actionplan"\n[project.scripts]\nactionplan = "x:y"\n'


@pytest.mark.parametrize(
    ("files", "below", "officer"),
    [
        ({"pyproject.toml": OURS}, "", "A"),
        ({"pyproject.toml": "[tool]\nactionplan.officer = 'A'"}, "", "A"),
        ({"pyproject.toml": "[tool.'actionplan']\nofficer = 'A'"}, "", "A"),
        ({"pyproject.toml": "tool = {actionplan = {officer = 'A'}}"}, "", "A"),
        ({"pyproject.toml": "tool = {x = 1, actionplan.officer = 'A'}"}, "", "A"),
        ({"pyproject.toml": "[ tool . 'actionplan' ]\nofficer = 'A'"}, "", "A"),
        ({"pyproject.toml": "[tool]\n 'actionplan' = { officer = 'A' }"}, "", "A"),
        ({"pyproject.toml": "tool.actionplan.officer = 'A'"}, "", "A"),
        ({"pyproject.toml": "\ufeff" + OURS}, "", "A"),
        ({"pyproject.toml": OTHERS}, "", ""),
        ({"pyproject.toml": "not TOML at all"}, "", ""),
        ({"pyproject.toml": OTHERS, NAMED: 'officer = "B"'}, "", "B"),
        ({NAMED: 'officer = "B"'}, "x/y", "B"),
        ({NAMED: 'officer = "B"', "x/pyproject.toml": OURS}, "x/y", "A"),
        ({NAMED: 'officer = "B"', "x/pyproject.toml": OTHERS}, "x/y", "B"),
        ({NAMED: 'officer = "B"', "x/actionplan.toml": "open = true"}, "x/y", ""),
        ({NAMED: 'officer = "B"', ".git/HEAD": ""}, "x/y", "B"),
        ({NAMED: 'officer = "B"', "x/.git/HEAD": ""}, "x/y", ""),
        ({NAMED: 'officer = "B"', "x/.git": "gitdir: elsewhere"}, "x/y", ""),
    ],
)
def test_the_nearest_file_from_the_folder_at_hand_upwards_counts(
    tmp_path: Path, files: dict[str, str], below: str, officer: str
) -> None:
    here = tmp_path / below
    here.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_options("due", [], here, {"HOME": str(tmp_path)})["--officer"] == ((officer,) if officer else ())


@pytest.mark.parametrize(
    "text",
    [
        OTHERS,
        '[project]\ndependencies = [\n  "actionplan==0.1.0",\n  "actionplan",\n]',
        '[tool.importlinter]\nignore_imports = ["actionplan -> **", "actionplan.planfile -> yaml"]',
        (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"),
    ],
)
def test_a_file_that_has_our_name_in_another_place_is_not_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with chdir(tmp_path):
        assert list(iter_project_files()) == []
    (tmp_path / "pyproject.toml").write_text(f"{text}\n[tool.actionplan]\nopen = true\n", encoding="utf-8")
    with chdir(tmp_path):
        assert list(iter_project_files()) == ["pyproject.toml"]


def test_a_table_of_ours_that_is_none_is_said(ask: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool]\nactionplan.open = 1\n", encoding="utf-8")
    assert ask("due").stderr.startswith("actionplan: pyproject.toml: open is yes or no.")
    (folder / "pyproject.toml").write_text("tool.actionplan = 3\n", encoding="utf-8")
    assert ask("due").stderr.startswith("actionplan: pyproject.toml: tool.actionplan is not a table.")


@pytest.mark.parametrize(
    ("files", "strangers", "below", "officer"),
    [
        ([NAMED], [], "", "A"),
        ([NAMED], [], "x", ""),
        ([NAMED], [], "x/y", ""),
        ([NAMED, ".git/HEAD"], [], "x/y", "A"),
        ([NAMED, ".git/HEAD"], [NAMED], "x/y", "A"),
        ([NAMED, ".git/HEAD"], [".git"], "x/y", ""),
        ([NAMED, ".git/HEAD"], [".git", NAMED], "", "A"),
        ([f"x/{NAMED}", "x/.git", ".git/HEAD"], ["x/.git"], "x/y", ""),
    ],
)
def test_outside_your_own_repository_and_home_only_the_folder_at_hand_counts(
    tmp_path: Path, files: list[str], strangers: list[str], below: str, officer: str
) -> None:
    if strangers and (sys.platform == "win32" or os.geteuid()):
        pytest.skip("only root can give a file to somebody else")
    here = tmp_path / "shared" / below
    here.mkdir(parents=True)
    (tmp_path / "home").mkdir()
    for name in files:
        path = tmp_path / "shared" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('officer = "A"' if path.name == NAMED else "", encoding="utf-8")
    for name in strangers:
        shutil.chown(tmp_path / "shared" / name, 12345)
    found = read_options("due", [], here, {"HOME": str(tmp_path / "home")})["--officer"]
    assert found == ((officer,) if officer else ())


def test_nothing_above_the_home_folder_counts(tmp_path: Path) -> None:
    below = tmp_path / "home" / "council"
    below.mkdir(parents=True)
    (tmp_path / NAMED).write_text('officer = "A"', encoding="utf-8")
    assert read_options("due", [], below, {"HOME": str(tmp_path / "home")})["--officer"] == ()
    (tmp_path / "home" / NAMED).write_text('officer = "B"', encoding="utf-8")
    assert read_options("due", [], below, {"HOME": str(tmp_path / "home")})["--officer"] == ("B",)
    (tmp_path / "home" / NAMED).unlink()
    (tmp_path / "link").symlink_to("home")
    assert read_options("due", [], below, {"HOME": str(tmp_path / "link")})["--officer"] == ()


@pytest.mark.parametrize("place", ["", "own"])
def test_a_folder_of_settings_that_depends_on_the_one_at_hand_is_none_of_yours(tmp_path: Path, place: str) -> None:
    (tmp_path / place / "actionplan").mkdir(parents=True)
    (tmp_path / place / "actionplan" / NAMED).write_text('officer = "A"', encoding="utf-8")
    assert read_options("due", [], tmp_path, {"XDG_CONFIG_HOME": place})["--officer"] == ()


def test_two_files_in_one_folder_are_refused(ask: Run, folder: Path) -> None:
    (folder / NAMED).touch()
    (folder / "pyproject.toml").write_text(OURS, encoding="utf-8")
    done = ask("due")
    sentence = "In this folder, both actionplan.toml and pyproject.toml have settings. Keep them in one of the two."
    assert (done.returncode, done.stderr) == (
        2,
        f"actionplan: {sentence}\nTo go on without settings, add --no-settings.\n",
    )


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (Path.mkdir, "actionplan.toml is not a file, so no settings could be read from it."),
        (lambda path: path.symlink_to("nowhere"), "actionplan.toml is not a file, so no settings could be read"),
        (lambda path: path.symlink_to("/dev/zero"), "actionplan.toml is not a file, so no settings could be read"),
        (lambda path: path.write_bytes(b'officer = "\xff"'), "The settings could not be read. actionplan.toml is not"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(
    ask: Run, folder: Path, make: Callable[[Path], object], sentence: str
) -> None:
    make(folder / NAMED)
    done = ask("due")
    assert done.returncode == 2
    assert done.stderr.startswith(f"actionplan: {sentence}")


def test_a_plan_is_found_from_the_folder_of_its_file(folder: Path, run: Run) -> None:
    (folder / "plans").mkdir()
    (folder / "plan.yaml").rename(folder / "plans" / "council.yaml")
    (folder / NAMED).write_text('plan = "plans/council.yaml"', encoding="utf-8")
    (folder / "papers").mkdir()
    assert read_options("due", [], folder / "papers", {"HOME": str(folder)})["--plan"] == ("../plans/council.yaml",)
    assert run("start", "1.1b", "--on", "1 July 2017", "--yes").returncode == 0
    assert "started: 1 July 2017" in (folder / "plans" / "council.yaml").read_text("utf-8")


def test_your_own_file_can_name_any_plan(tmp_path: Path) -> None:
    own = tmp_path / "own" / "actionplan"
    own.mkdir(parents=True)
    (own / NAMED).write_text('plan = ["~/a.yaml", "/b/c.yaml", "../d.yaml"]', encoding="utf-8")
    variables = {"XDG_CONFIG_HOME": str(own.parent), "HOME": "/home/officer"}
    expected = ("/home/officer/a.yaml", "/b/c.yaml", f"{own}/../d.yaml")
    assert read_options("due", [], tmp_path, variables)["--plan"] == expected


def test_a_plan_that_is_passed_over_is_said(ask: Run, folder: Path) -> None:
    (folder / "other.yaml").write_bytes((folder / "plan.yaml").read_bytes())
    said = "The plan is other.yaml, from ACTIONPLAN_PLAN.\n"
    assert ask("due", ACTIONPLAN_PLAN="other.yaml").stderr == said
    assert ask("due", ACTIONPLAN_PLAN="./plan.yaml").stderr == ""
    assert ask("due", "-p", "plan.yaml", ACTIONPLAN_PLAN="other.yaml").stderr == ""
    several = ask("due", ACTIONPLAN_PLAN="other.yaml;third.yaml")
    assert several.stderr.startswith("The plans are other.yaml and third.yaml, from ACTIONPLAN_PLAN.\n")
    (folder / "plan.yaml").unlink()
    assert ask("due", ACTIONPLAN_PLAN="other.yaml").stderr == ""


def test_a_filter_from_a_setting_is_told_as_any_is(ask: Run, folder: Path) -> None:
    (folder / NAMED).write_text('officer = ["Chief Executive"]\nopen = true\n', encoding="utf-8")
    typed = ask("due", *AT, "--no-settings", "--officer", "Chief Executive", "--open").stdout
    assert ask("due", *AT).stdout == typed
    assert "officer Chief Executive" in typed.partition("\n")[0]


@pytest.mark.parametrize(
    ("arguments", "is_said"),
    [
        (["due", *AT], False),
        (["due", *AT, "-o", "a.html"], False),
        (["due", *AT, "--format", "json"], False),
        (["due", *AT, "--format", "csv"], True),
        (["due", *AT, "-o", "a.ics"], True),
        (["due", *AT, "-o", "a.csv", "--officer", "Chief Exec"], False),
        (["export", *AT, "-o", "a.xlsx"], False),
        (["export", *AT, "-o", "a.csv"], True),
        (["request-updates", *AT, "-o", "requests"], True),
        (["validate", *AT], False),
        (["start", "1.1a", "--dry-run"], False),
    ],
)
def test_a_filter_that_the_answer_has_no_place_for_is_said(
    ask: Run, folder: Path, arguments: list[str], *, is_said: bool
) -> None:
    (folder / NAMED).write_text('officer = "Chief Executive"', encoding="utf-8")
    sentence = "Settings in use: officer Chief Executive (from actionplan.toml). To leave them out, add --no-settings."
    assert (sentence in ask(*arguments).stderr.splitlines()) == is_said


def test_so_is_a_day_that_is_set(ask: Run) -> None:
    done = ask("roll-over", "--to", "2018/19", "--leave-out", "all", "--dry-run", ACTIONPLAN_AS_AT="31 March 2018")
    assert "Settings in use: as-at 31 March 2018 (from ACTIONPLAN_AS_AT)." in done.stderr


def test_verbose_says_on_the_error_stream_what_was_used(ask: Run, folder: Path) -> None:
    (folder / NAMED).write_text('officer = ["Chief Executive"]\ncolumns = "Due"\nstrict = true\n', encoding="utf-8")
    variables = {"ACTIONPLAN_FORMAT": "json"}
    plain = ask("due", *AT, **variables)
    told = ask("due", *AT, "--verbose", **variables)
    assert (told.stdout, plain.stderr) == (plain.stdout, "")
    assert told.stderr == (
        "Officer: Chief Executive, from actionplan.toml.\n"
        "Format: json, from ACTIONPLAN_FORMAT.\n"
        "Columns: Due, from actionplan.toml. Not used here.\n"
        "The plan is read from plan.yaml.\n"
    )
    always = ask("due", "--verbose", ACTIONPLAN_VERBOSE="no", ACTIONPLAN_AS_AT="15 September 2017")
    assert "As at: 15 September 2017, from ACTIONPLAN_AS_AT.\n" in always.stderr
    assert "Verbose: yes, from ACTIONPLAN_VERBOSE.\n" in ask("due", *AT, ACTIONPLAN_VERBOSE="yes").stderr
    none = ask("due", *AT, "--verbose", "--no-settings", **variables)
    assert none.stderr == "No settings were used.\nThe plan is read from plan.yaml.\n"


def test_what_stops_a_command_says_which_settings_there_are(ask: Run, folder: Path) -> None:
    (folder / NAMED).write_text('officer = "Nobody"', encoding="utf-8")
    done = ask("due", *AT, ACTIONPLAN_AS_AT="unused, because it is typed")
    *_, last = done.stderr.splitlines()
    assert done.returncode == 2
    assert last == "Settings in use: officer Nobody (from actionplan.toml). To leave them out, add --no-settings."
    assert "Settings" not in ask("due", *AT, "--no-settings", "--officer", "Nobody").stderr


@given(st.text() | st.builds("{} = {}".format, st.sampled_from(list(SETTINGS)), st.text() | st.integers().map(str)))
def test_no_file_makes_the_program_fail(text: str) -> None:
    with TemporaryDirectory() as name:
        Path(name, NAMED).write_bytes(text.encode("utf-8", "surrogatepass"))
        with suppress(CliError):
            read_options("due", [], Path(name), {})


def test_a_shell_completes_from_the_plan_that_a_setting_names(folder: Path, run: Run) -> None:
    (folder / "plan.yaml").rename(folder / "other.yaml")
    asked = {"_ACTIONPLAN_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    line = {"_TYPER_COMPLETE_ARGS": "actionplan due --officer Ch"}
    (folder / NAMED).write_text('plan = "other.yaml"', encoding="utf-8")
    assert "Chief Executive" in run(**asked, **line).stdout
    (folder / NAMED).write_text('plan = "other.yaml"\nopen = true', encoding="utf-8")
    assert "--open" in run(**asked, _TYPER_COMPLETE_ARGS="actionplan due --op").stdout
    (folder / NAMED).write_text("plan = other", encoding="utf-8")
    done = run(**asked, **line)
    assert (done.stdout, done.stderr) == ("", "")
