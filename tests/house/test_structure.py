"""Hold the package to its shape: small files and folders, plain names, imports at the top.

A rule that fails lists each offence as file:line name. Mend it there; an exemption needs a reason that others would
accept, and goes as soon as nothing needs it. `python tests/house/structure.py` prints the measures.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase

import pytest
import structure
from name_words import VERBS, VERBS_OR_NOUNS
from structure import Exemption, Module, Offence

from actionplan.cli.app import COMMANDS

Rule = Callable[[Iterable[Module]], Iterator[Offence]]

# What a rule does not hold: in which files (from the package's folder), which names, and why.
NAMED_AS_TYPED = " ".join(
    name.replace("-", "_") for name in COMMANDS if name.partition("-")[0] not in VERBS | VERBS_OR_NOUNS
)
"""The functions of the commands that are not called by a verb."""

EXEMPTIONS: dict[Rule, tuple[Exemption, ...]] = {
    structure.find_full_folders: (),
    structure.find_long_files: (),
    structure.find_import_circles: (),
    structure.find_equal_module_names: (),
    structure.find_equal_class_names: (),
    structure.find_functions_without_verb: (
        Exemption("cli/__init__.py", "main", "the entry point, called as entry points are"),
        Exemption(
            "cli/commands/*",
            NAMED_AS_TYPED,
            "a command's function is called as its command is, and users type that",
        ),
        Exemption("library.py", "due overdue by_officer", "a question of the library is called as its command is"),
    ),
    structure.find_classes_without_noun: (
        Exemption("planfile/editing/operations.py", "AppendItem", "an operation is called by what it does to the text"),
    ),
    structure.find_participles: (
        Exemption("checks/rules/*", "ap[0-9]*", "a rule's file is called as users know the rule, by code and name"),
        Exemption("reports/slipped.py", "slipped", "a report's file is called as its command is"),
        Exemption("cli/commands/*", "happened slipped", "a command's function is called as its command is"),
    ),
    structure.find_long_constructions: (
        Exemption("cli/io/progress_bar.py", "Progress", "Rich takes any number of columns"),
    ),
}

# The modules that a function may import, and why they are not wanted at the top.
HEAVY = {
    "actionplan.checks": "a plan with nothing to report needs no rules",
    "actionplan.model.column_kinds": "exact numbers take 2 ms to import, and few answers are about own columns",
    "actionplan.cli": "the work of a command is loaded when it runs: --help and completion do without it",
    "actionplan.language_server": "the library that speaks with editors is an extra",
    "actionplan.library": "programs in Python use it, and no command does",
    "actionplan.planfile.yaml_errors": "only a file that YAML cannot read, or that is no plan, needs it",
    "actionplan.renderers": "each format brings a writer of its own",
    "actionplan.reports": "few answers are arranged, compared with an earlier plan or sent as rows",
    "actionplan.rows": "its values take as long to load as twenty rules, and what is printed has no rows",
    "filelock": "only a command that writes needs it",
    "rich": "only a terminal needs it, and it takes as long to load as `due` to run",
}

MOST_FUNCTION_IMPORTS = 38

MOST_NOQA = 4.0  # in 1,000 lines


@pytest.fixture(scope="module")
def package() -> list[Module]:
    return structure.read_package(structure.PACKAGE)


@pytest.fixture(scope="module", params=EXEMPTIONS, ids=lambda rule: str(rule.__name__))
def judged(request: pytest.FixtureRequest, package: list[Module]) -> tuple[Rule, list[Offence]]:
    """A rule, and what it finds before exemptions."""
    return request.param, [*request.param(package)]


def test_the_package_keeps_the_rule(judged: tuple[Rule, list[Offence]]) -> None:
    rule, offences = judged
    found = structure.drop_exempt(offences, EXEMPTIONS[rule])
    assert not found, f"{len(found)} offences\n" + "\n".join(map(str, found))


def test_every_exemption_is_still_needed(judged: tuple[Rule, list[Offence]]) -> None:
    rule, offences = judged
    assert structure.find_idle(offences, EXEMPTIONS[rule]) == []


def test_every_exemption_gives_a_reason() -> None:
    assert all(each.names and each.reason for exemptions in EXEMPTIONS.values() for each in exemptions)
    assert all(HEAVY.values())


def test_the_middle_file_is_neither_scrap_nor_tome(package: list[Module]) -> None:
    """But for rules, of which each is a page, and for `__init__.py`, which is often a sentence."""
    others = [module for module in package if not module.path.startswith("checks/rules/")]
    assert 90 <= structure.measure_middle(module for module in others if not module.path.endswith("__init__.py")) <= 140


LOADED_BY_NAME = ("__main__.py", "checks/rules/*", "cli/commands/*", "importing/readers/*_reader.py", "renderers/*")
"""The modules that no other imports: a list has their names."""


def test_every_module_is_used_by_another(package: list[Module]) -> None:
    names = {module.name for module in package}
    used = {each.target for module in package for each in structure.list_imports(module, names)}
    idle = [module.path for module in package if module.name not in used and not module.path.endswith("__init__.py")]
    assert [path for path in idle if not any(fnmatchcase(path, pattern) for pattern in LOADED_BY_NAME)] == []


def test_the_public_functions_of_command_modules_are_the_commands(package: list[Module]) -> None:
    modules = [module for module in package if module.path.startswith("cli/commands/")]
    functions = [node.name for module in modules for node in module.tree.body if isinstance(node, ast.FunctionDef)]
    public = [name.replace("_", "-").rstrip("-") for name in functions if not name.startswith("_")]
    assert sorted(public) == sorted(COMMANDS)


def test_few_imports_stand_in_functions(package: list[Module]) -> None:
    count = structure.count_function_imports(package)
    assert count <= MOST_FUNCTION_IMPORTS, "\n".join(map(str, structure.find_function_imports(package)))


def test_commands_load_reports_by_their_names(package: list[Module]) -> None:
    """Otherwise each report has one more import in a function: `reports.due` is loaded when it is used."""
    commands = [module for module in package if module.path.startswith("cli/commands/")]
    found = [str(each) for each in structure.find_function_imports(commands) if ".reports." in each.name]
    assert not found, "\n".join(found)


def test_what_is_imported_in_a_function_is_heavy(package: list[Module]) -> None:
    light = [str(each) for each in structure.find_function_imports(package) if not _list_heavy(each.name)]
    assert not light, "\n".join(light)


def test_every_heavy_module_is_still_imported_in_a_function(package: list[Module]) -> None:
    used = {heavy for each in structure.find_function_imports(package) for heavy in _list_heavy(each.name)}
    assert sorted(HEAVY.keys() - used) == []


def _list_heavy(module: str) -> list[str]:
    return [heavy for heavy in HEAVY if f"{module}.".startswith(f"{heavy}.")]


def test_linters_are_seldom_turned_off(package: list[Module]) -> None:
    noqa = round(structure.measure_noqa(package), 1)
    assert noqa <= MOST_NOQA
