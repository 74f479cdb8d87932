"""Each rule on the shape of the package, tried on a small example of what it forbids and of what it allows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from textwrap import dedent

import name_words
import pytest
import structure
from structure import Exemption, Module, Offence

Rule = Callable[[Iterable[Module]], Iterator[Offence]]


def parse(**files: str) -> list[Module]:
    """Parse modules of one folder, given by their names."""
    return structure.parse_modules({f"{name}.py": dedent(text) for name, text in files.items()})


def name_offences(rule: Rule, text: str) -> list[str]:
    """Name what a rule finds in a module."""
    return [each.name for each in rule(parse(module=text))]


# Sizes and folders


def test_a_folder_of_22_files_is_too_full_and_its_folders_count_apart() -> None:
    files = {f"full/m{n}.py": "" for n in range(22)} | {f"full/sub/m{n}.py": "" for n in range(21)}
    [offence] = structure.find_full_folders(structure.parse_modules(files))
    assert str(offence) == "full:0 full: 22 files, of 21 at most"


def test_a_file_of_441_lines_is_too_long() -> None:
    [offence] = structure.find_long_files(parse(long="x = 1\n" * 441, short="x = 1\n" * 440))
    assert str(offence) == "long.py:1 long.py: 441 lines, of 440 at most"


def test_the_middle_file_is_the_one_with_as_many_longer_as_shorter() -> None:
    assert structure.measure_middle(parse(a="x = 1\n", b="x = 1\n" * 90, c="x = 1\n" * 400)) == 90


# Imports


@pytest.mark.parametrize(
    "back",
    [
        "from package.a import x",
        "from package import a",
        "import package.a",
        "from . import a",
        "from .a import x",
        "def f():\n    from package.a import x",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from package.a import x",
    ],
)
def test_every_import_closes_a_circle(back: str) -> None:
    modules = parse(a="from package.b import y", b="import package.c", c=back, d="import package.a")
    [offence] = structure.find_import_circles(modules)
    assert str(offence) == "a.py:1 package.a: package.a -> package.b -> package.c -> package.a"


def test_importing_from_the_package_that_a_module_is_in_closes_a_circle() -> None:
    modules = structure.parse_modules({"sub/__init__.py": "from .a import x", "sub/a.py": "from package.sub import y"})
    assert [each.name for each in structure.find_import_circles(modules)] == ["package.sub"]


def test_relative_imports_climb_from_the_package_of_the_file() -> None:
    files = {"__init__.py": "", "sub/__init__.py": "from ..b import x", "sub/a.py": "from .. import b", "b.py": ""}
    for module in structure.parse_modules(files)[1:3]:
        assert [each.target for each in structure.list_imports(module, ["package.b"])] == ["package.b"]


def test_modules_that_import_one_way_are_no_circle() -> None:
    modules = parse(a="from package import b, c", b="from package import c", c="import os")
    assert list(structure.find_import_circles(modules)) == []


def test_an_import_is_found_in_a_function_and_in_one_within_it() -> None:
    text = """
        import top
        class C:
            import too
            def method(self):
                from package.heavy import x, y
                def inner():
                    import inner1, inner2
    """
    modules = parse(module=text, heavy="")
    names = [each.name for each in structure.find_function_imports(modules)]
    assert names == ["package.heavy", "inner1", "inner2"]
    assert structure.count_function_imports(modules) == 2


# Names


def test_modules_of_one_name_are_found_in_whatever_folder() -> None:
    paths = ["a/row.py", "b/row.py", "c/column.py", "a/__init__.py", "b/__init__.py"]
    modules = structure.parse_modules(dict.fromkeys(paths, ""))
    assert [str(each) for each in structure.find_equal_module_names(modules)] == [
        "a/row.py:1 row: also b/row.py:1",
        "b/row.py:1 row: also a/row.py:1",
    ]


def test_classes_of_one_name_are_found_private_and_nested_ones_too() -> None:
    modules = parse(a="class Row: ...", b="def f():\n    class _Row: ...", c="class Column: ...")
    assert [str(each) for each in structure.find_equal_class_names(modules)] == [
        "a.py:1 Row: also b.py:2",
        "b.py:2 Row: also a.py:1",
    ]


def test_functions_start_with_a_verb() -> None:
    text = """
        def officer(): ...
        async def _day(): ...
        def told(): ...
        def read_date(): ...
        def _find(): ...
        def is_late(): ...
        class C:
            def status(self): ...
            def __init__(self): ...
            @property
            def name(self): ...
            @name.setter
            def name(self, new): ...
            @functools.cached_property
            def plans(self): ...
            @classmethod
            def from_text(cls): ...
            def from_here(self): ...
            def to_text(self):
                def inner(): ...
        def report(): ...
        def report_fault(): ...
    """
    expected = {"officer", "_day", "told", "status", "from_here", "inner", "report"}
    assert set(name_offences(structure.find_functions_without_verb, text)) == expected


@pytest.mark.parametrize("name", ["Put", "AppendItem", "NothingToSend", "Beside", "NotThen", "_About", "Has"])
def test_a_class_without_a_noun_is_found(name: str) -> None:
    assert name_offences(structure.find_classes_without_noun, f"class {name}: ...") == [name]


@pytest.mark.parametrize(
    "name", ["Plan", "Filter", "RequiredDecision", "_DateReader", "TextEdit", "NotInGit", "Update"]
)
def test_a_class_with_a_noun_is_not(name: str) -> None:
    assert name_offences(structure.find_classes_without_noun, f"class {name}: ...") == []
    assert name_offences(structure.find_participles, f"class {name}: ...") == []


@pytest.mark.parametrize(
    "name", ["told", "_meant", "named_plans", "written", "_needed", "kept_lines", "unset_then_told"]
)
def test_a_function_that_starts_with_a_participle_is_found(name: str) -> None:
    expected = [] if name.startswith("unset") else [name]
    assert name_offences(structure.find_participles, f"def {name}(): ...") == expected


@pytest.mark.parametrize("name", ["open_file", "need", "embed", "read_written", "shorten", "list_children", "set_key"])
def test_a_function_that_only_looks_like_one_is_not(name: str) -> None:
    assert name_offences(structure.find_participles, f"def {name}(): ...") == []


@pytest.mark.parametrize("name", ["Told", "_Written", "NotKept", "DecidedByEach"])
def test_a_class_called_by_a_participle_is_found(name: str) -> None:
    assert name_offences(structure.find_participles, f"class {name}: ...") == [name]


@pytest.mark.parametrize(
    ("name", "found"), [("told", True), ("named_again", True), ("misspelt_names", False), ("token", False)]
)
def test_a_module_called_by_a_participle_is_found(name: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
    assert [each.name for each in structure.find_participles(parse(**{name: ""}))] == [name] * found


# Constructors


@pytest.mark.parametrize(
    "call",
    [
        "Row(1, 2, 3, 4, 5)",
        "rows.Row(1, 2, 3, 4, 5, last=6)",
        "_Row(1, 2, 3, 4, 5)",
        "cls(1, 2, 3, 4, 5)",
        "type(self)(1, 2, 3, 4, 5)",
        "super().__init__(1, 2, 3, 4, 5)",
        "Row(*values)",
    ],
)
def test_a_construction_of_five_arguments_by_place_is_found(call: str) -> None:
    assert len(name_offences(structure.find_long_constructions, f"x = {call}")) == 1


@pytest.mark.parametrize(
    "call", ["Row(1, 2, 3, 4)", "Row(1, 2, 3, 4, five=5, **more)", "date(1, 2, 3, 4, 5)", "ROW(1, 2, 3, 4, 5)"]
)
def test_a_construction_by_name_is_not(call: str) -> None:
    assert name_offences(structure.find_long_constructions, f"x = {call}") == []


# Linters


def test_only_comments_turn_a_linter_off() -> None:
    text = "x = 1  # noqa: E501\n# ruff: noqa: T201\ny = '# noqa'\nz = 1  # not noqa\n"
    assert structure.count_noqa(parse(module=text)[0]) == 2
    assert structure.measure_noqa(parse(module=text)) == 500


# Exemptions


def test_an_exemption_covers_its_names_in_its_files_and_is_idle_otherwise() -> None:
    offences = [Offence("a/x.py", 1, "one", ""), Offence("b/x.py", 2, "one", "")]
    exemptions = [Exemption("a/*", "one two", "a reason")]
    assert structure.drop_exempt(offences, exemptions) == offences[1:]
    assert structure.find_idle(offences, exemptions) == ["a/* two"]


# The lists of words


LISTS = [name for name in vars(name_words) if name.isupper()]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_words_is_sorted_and_says_nothing_twice(name: str) -> None:
    text = Path(name_words.__file__).read_text("utf-8")
    words = text.partition(f"\n{name} = frozenset(\n")[2].split('"""')[1].split()
    assert words == sorted(set(words))
    assert set(words) == vars(name_words)[name]


def test_no_verb_is_a_participle_or_in_two_lists() -> None:
    lists = (name_words.VERBS, name_words.VERBS_OR_NOUNS, name_words.VERBS_WITH_OBJECT, name_words.PREDICATES)
    verbs = sorted(word for each in lists for word in each)
    assert verbs == sorted(set(verbs))
    assert [word for word in verbs if structure.is_participle(word)] == []


# The command


def test_the_command_prints_the_measures(tmp_path: Path) -> None:
    (tmp_path / "told.py").write_text("def told():\n    import rich\n\ndef read(): ...\n")
    ran = subprocess.run([sys.executable, structure.__file__, tmp_path], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "  that are participles: 1 of 2, 50%" in ran.stdout.splitlines()
    assert "imports in functions: 1" in ran.stdout.splitlines()
