"""Read the shape of a package from its syntax trees, without importing it: sizes, imports and names.

`python tests/house/structure.py` prints the measures of `src/actionplan`, or of the package whose folder is given.
Each rule takes modules and gives offences; `test_structure.py` holds the package to them.
"""

# ruff: noqa: T201 - a command too, which prints
from __future__ import annotations

import ast
import re
import sys
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from io import StringIO
from pathlib import Path, PurePosixPath
from statistics import median
from typing import NamedTuple

from name_words import (
    IRREGULAR_PARTICIPLES,
    NOT_NOUNS,
    NOT_PARTICIPLES,
    PREDICATES,
    PREPOSITIONS,
    VERBS,
    VERBS_OR_NOUNS,
    VERBS_WITH_OBJECT,
)

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "actionplan"

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A file of the package: its path in the package, its dotted name, its text and its tree."""

    path: str
    name: str
    text: str
    tree: ast.Module


class Offence(NamedTuple):
    """A breach of a rule: where, by what name, and what is wrong with it."""

    path: str
    line: int
    name: str
    fault: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.name}: {self.fault}"


class Exemption(NamedTuple):
    """Names that a rule is not to hold, in the files of a pattern, and why."""

    path: str
    names: str
    reason: str


class Import(NamedTuple):
    """One import of one module, absolute, and whether it stands in a function."""

    line: int
    target: str
    in_function: bool


# Reading


@cache
def read_package(folder: Path) -> list[Module]:
    """Read every module of a package, in the order of their paths."""
    files = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in sorted(folder.rglob("*.py"))}
    return parse_modules(files, folder.name)


def parse_modules(files: Mapping[str, str], package: str = "package") -> list[Module]:
    """Parse the texts of modules, given by their paths in the package."""
    return [Module(path, _name_module(path, package), text, ast.parse(text)) for path, text in files.items()]


def _name_module(path: str, package: str) -> str:
    parts = PurePosixPath(path).with_suffix("").parts
    return ".".join((package, *(parts[:-1] if parts[-1] == "__init__" else parts)))


@cache
def _walk(tree: ast.Module) -> list[ast.AST]:
    """Walk a tree once for all the rules."""
    return list(ast.walk(tree))


def list_functions(module: Module) -> list[Function]:
    """List the functions and methods, nested ones too, whose names are free: no dunders and no properties."""
    return [
        node
        for node in _walk(module.tree)
        if isinstance(node, Function) and not re.fullmatch(r"__\w+__", node.name) and not _is_property(node)
    ]


def _is_property(function: Function) -> bool:
    names = (ast.unparse(each).rpartition(".")[2] for each in function.decorator_list)
    return any(name.endswith("property") or name in {"setter", "deleter"} for name in names)


def list_classes(module: Module) -> list[ast.ClassDef]:
    """List the classes of a module, nested ones too."""
    return [node for node in _walk(module.tree) if isinstance(node, ast.ClassDef)]


def split_words(name: str) -> list[str]:
    """Split a name into its words, in small letters: `_read_date` and `DateReader` have two each."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def list_imports(module: Module, known: Iterable[str] = ()) -> list[Import]:
    """List what a module imports, at any place. A name imported from a package is a module where `known` has it."""
    modules, inside, imports = frozenset(known), _list_nodes_in_functions(module.tree), list[Import]()
    for node in _walk(module.tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _find_base(module, node)
            whole = [f"{base}.{alias.name}" for alias in node.names]
            targets = [name if name in modules else base for name in whole]
        else:
            continue
        imports += [Import(node.lineno, target, id(node) in inside) for target in dict.fromkeys(targets)]
    return imports


def _find_base(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    up = node.level - (PurePosixPath(module.path).name == "__init__.py")
    parts = module.name.split(".")
    return ".".join(parts[: len(parts) - up] + ([node.module] if node.module else []))


@cache
def _list_nodes_in_functions(tree: ast.Module) -> frozenset[int]:
    functions = (node for node in _walk(tree) if isinstance(node, Function))
    return frozenset(id(node) for function in functions for node in ast.walk(function))


# Exemptions


def drop_exempt(offences: Iterable[Offence], exemptions: Iterable[Exemption]) -> list[Offence]:
    """Drop the offences that an exemption names."""
    allowed = list(exemptions)
    return [each for each in offences if not any(_matches(each, one, name) for one, name in _list_pairs(allowed))]


def find_idle(offences: Iterable[Offence], exemptions: Iterable[Exemption]) -> list[str]:
    """Find the names that are exempt without need."""
    found = list(offences)
    pairs = _list_pairs(exemptions)
    return [f"{one.path} {name}" for one, name in pairs if not any(_matches(each, one, name) for each in found)]


def _list_pairs(exemptions: Iterable[Exemption]) -> list[tuple[Exemption, str]]:
    return [(each, name) for each in exemptions for name in each.names.split()]


def _matches(offence: Offence, exemption: Exemption, name: str) -> bool:
    return fnmatchcase(offence.path, exemption.path) and fnmatchcase(offence.name, name)


# Rules on sizes and folders


def count_lines(module: Module) -> int:
    """Count the lines of a module."""
    return len(module.text.splitlines())


def count_files(modules: Iterable[Module]) -> dict[str, int]:
    """Count the files of each folder; those of the folders in it are theirs."""
    return dict(Counter(str(PurePosixPath(module.path).parent) for module in modules))


def measure_middle(modules: Iterable[Module]) -> float:
    """Measure the middle file, in lines."""
    return median(count_lines(module) for module in modules)


def find_full_folders(modules: Iterable[Module], most: int = 21) -> Iterator[Offence]:
    """Find the folders that hold too many files."""
    for folder, files in count_files(modules).items():
        if files > most:
            yield Offence(folder, 0, folder, f"{files} files, of {most} at most")


def find_long_files(modules: Iterable[Module], most: int = 440) -> Iterator[Offence]:
    """Find the files that are too long."""
    for module in modules:
        if (lines := count_lines(module)) > most:
            yield Offence(module.path, 1, PurePosixPath(module.path).name, f"{lines} lines, of {most} at most")


# Rules on imports


def find_import_circles(modules: Iterable[Module]) -> Iterator[Offence]:
    """Find the circles of modules that import one another, each given by its first module and a shortest way round.

    Every import counts: one in a function only puts the circle off, and one for type checkers alone still means that
    neither file can be understood, tested or moved without the other.
    """
    by_name = {module.name: module for module in modules}
    imports = {name: list_imports(module, by_name) for name, module in by_name.items()}
    edges = {name: {each.target for each in found if each.target in by_name} for name, found in imports.items()}
    seen = set[str]()
    for name, module in by_name.items():
        if name in seen or not (way := _find_way_back(name, edges)):
            continue
        seen |= {other for other in _find_reach(name, edges) if name in _find_reach(other, edges)}
        line = next(each.line for each in imports[name] if each.target == way[1])
        yield Offence(module.path, line, name, " -> ".join(way))


def _find_way_back(start: str, edges: Mapping[str, set[str]]) -> list[str]:
    """Find a shortest way from a module back to itself; nothing where there is none."""
    ways, visited = [[start]], set[str]()
    for way in ways:
        for target in sorted(edges[way[-1]]):
            if target == start:
                return [*way, start]
            if target not in visited:
                visited.add(target)
                ways.append([*way, target])
    return []


def _find_reach(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    reached = new = edges[start]
    while new := {target for name in new for target in edges[name]} - reached:
        reached = reached | new
    return reached


def find_function_imports(modules: Iterable[Module]) -> Iterator[Offence]:
    """Find the imports that stand in functions, each by the module that it imports; a line may import several."""
    listed = list(modules)
    known = [module.name for module in listed]
    for module in listed:
        for each in list_imports(module, known):
            if each.in_function:
                yield Offence(module.path, each.line, each.target, "imported in a function")


def count_function_imports(modules: Iterable[Module]) -> int:
    """Count the lines that import in functions."""
    return len({(each.path, each.line) for each in find_function_imports(modules)})


# Rules on names


def find_equal_module_names(modules: Iterable[Module]) -> Iterator[Offence]:
    """Find the modules that another has the name of, packages aside."""
    named = ((module.path, 1, PurePosixPath(module.path).stem) for module in modules)
    return _find_equals(each for each in named if each[2] not in {"__init__", "__main__"})


def find_equal_class_names(modules: Iterable[Module]) -> Iterator[Offence]:
    """Find the classes that another has the name of; an underscore before it makes no other name."""
    return _find_equals(
        (module.path, node.lineno, node.name.lstrip("_")) for module in modules for node in list_classes(module)
    )


def _find_equals(named: Iterable[tuple[str, int, str]]) -> Iterator[Offence]:
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for path, line, name in named:
        places[name].append((path, line))
    for name, found in places.items():
        for path, line in found if len(found) > 1 else ():
            others = ", ".join(f"{other[0]}:{other[1]}" for other in found if other != (path, line))
            yield Offence(path, line, name, f"also {others}")


def find_functions_without_verb(modules: Iterable[Module]) -> Iterator[Offence]:
    """Find the functions and methods whose names do not start with a verb."""
    for module in modules:
        for node in list_functions(module):
            if not starts_with_verb(node):
                yield Offence(module.path, node.lineno, node.name, "starts with no verb that name_words.py has")


def starts_with_verb(function: Function) -> bool:
    """Tell whether a function is called as one should be: `to_x` converts, and only a class method may be `from_x`."""
    first, *rest = split_words(function.name) or [""]
    if first == "from":
        return "classmethod" in map(ast.unparse, function.decorator_list)
    return first == "to" or first in VERBS | VERBS_OR_NOUNS | PREDICATES or (bool(rest) and first in VERBS_WITH_OBJECT)


def find_classes_without_noun(modules: Iterable[Module]) -> Iterator[Offence]:
    """Find the classes whose names are no nouns: they start with a verb, or end in a word that is no noun."""
    for module in modules:
        for node in list_classes(module):
            words = split_words(node.name) or [""]
            if words[0] in VERBS:
                yield Offence(module.path, node.lineno, node.name, f"starts with a verb, {words[0]}")
            elif words[-1] in VERBS | NOT_NOUNS or words[-1] in PREDICATES:
                yield Offence(module.path, node.lineno, node.name, f"{words[-1]} is no noun")


def find_participles(modules: Iterable[Module]) -> Iterator[Offence]:
    """Find the functions that start with a participle, and the classes and modules that are called by one.

    Before its noun a participle is an adjective, and welcome: `RequiredDecision`, `misspelt_names`.
    """
    for module in modules:
        stem = PurePosixPath(module.path).stem
        if has_bare_participle(split_words(stem)):
            yield Offence(module.path, 1, stem, "a module called by a participle")
        for node in list_classes(module):
            if has_bare_participle(split_words(node.name)):
                yield Offence(module.path, node.lineno, node.name, "a class called by a participle")
        for function in list_functions(module):
            if starts_with_participle(function):
                yield Offence(module.path, function.lineno, function.name, "a function called by a participle")


def starts_with_participle(function: Function) -> bool:
    """Tell whether the name of a function is a participle, or starts with one."""
    return is_participle(next(iter(split_words(function.name)), ""))


def has_bare_participle(words: list[str]) -> bool:
    """Tell whether there is a participle with no noun behind it."""
    return any(
        is_participle(word) and (not rest or rest[0] in PREPOSITIONS)
        for word, rest in ((word, words[place + 1 :]) for place, word in enumerate(words))
    )


def is_participle(word: str) -> bool:
    """Tell whether a word is a past participle, by its ending or by the list."""
    regular = len(word) > len("red") and word.endswith(("ed", "en")) and word not in NOT_PARTICIPLES
    return regular or word in IRREGULAR_PARTICIPLES


# The rule on constructors


def find_long_constructions(modules: Iterable[Module], most: int = 4) -> Iterator[Offence]:
    """Find the calls of classes that give too many arguments by place; `*values` may be any number, so too many."""
    for module in modules:
        for node in _walk(module.tree):
            if not isinstance(node, ast.Call) or not (name := _name_constructor(node.func)):
                continue
            if any(isinstance(each, ast.Starred) for each in node.args):
                yield Offence(module.path, node.lineno, name, "any number of arguments by place")
            elif len(node.args) > most:
                yield Offence(module.path, node.lineno, name, f"{len(node.args)} arguments by place, of {most} at most")


def _name_constructor(func: ast.expr) -> str:
    """Name the class that is called; empty where something else is."""
    name = func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
    if name == "cls" or (name == "__init__" and isinstance(func, ast.Attribute)):
        return ast.unparse(func)
    if ast.unparse(func) in {"type(self)", "self.__class__"}:
        return ast.unparse(func)
    return name if re.match(r"_*[A-Z]", name) and not name.isupper() else ""


# The measures


def count_noqa(module: Module) -> int:
    """Count the comments that turn a linter off."""
    if "noqa" not in module.text:  # to tell comments from other text takes long
        return 0
    tokens = tokenize.generate_tokens(StringIO(module.text).readline)
    return sum(
        token.type == tokenize.COMMENT and bool(re.search(r"#\s*(ruff: )?noqa\b", token.string)) for token in tokens
    )


def measure_noqa(modules: Iterable[Module]) -> float:
    """Measure how many comments turn a linter off in a thousand lines."""
    listed = list(modules)
    return 1000 * sum(map(count_noqa, listed)) / max(1, sum(map(count_lines, listed)))


def describe(modules: list[Module]) -> Iterator[str]:
    """Describe a package by its measures, a line each."""
    lines = {module.path: count_lines(module) for module in modules}
    longest = max(lines, key=lambda path: lines[path])
    functions = [(module.path, each) for module in modules for each in list_functions(module)]
    folders = sorted(count_files(modules).items(), key=lambda each: (-each[1], each[0]))
    yield f"files: {len(modules)}; lines: {sum(lines.values())}"
    yield f"middle file: {measure_middle(modules):.0f} lines; largest: {longest}, {lines[longest]} lines"
    yield f"folders: {len(folders)}; files per folder: {', '.join(f'{name} {count}' for name, count in folders)}"
    openings = [text for _, each in functions if (text := ast.get_docstring(each))]
    yield f"functions: {len(functions)}"
    yield f"  that start with a verb: {_share(starts_with_verb(each) for _, each in functions)}"
    yield f"  that are participles: {_share(starts_with_participle(each) for _, each in functions)}"
    yield "  whose docstring opens with What, Whether, How or That: " + _share(
        bool(re.match(r"(What|Whether|How|That)\b", each)) for each in openings
    )
    files = Counter(name for name, _ in {(each.name, path) for path, each in functions})
    yield f"  defined in most files: {', '.join(f'{name} {count}' for name, count in files.most_common(8))}"
    classes = sum(len(list_classes(module)) for module in modules)
    yield f"classes: {classes}; {_count_equals(find_equal_class_names(modules))}; not nouns: " + str(
        len(list(find_classes_without_noun(modules)))
    )
    yield f"modules: {_count_equals(find_equal_module_names(modules))}"
    yield f"imports in functions: {count_function_imports(modules)}"
    yield f"import circles: {len(list(find_import_circles(modules)))}"
    yield f"constructions of more than four arguments by place: {len(list(find_long_constructions(modules)))}"
    yield f"noqa per 1,000 lines: {measure_noqa(modules):.1f}"


def _share(answers: Iterable[bool]) -> str:
    listed = list(answers)
    return f"{sum(listed)} of {len(listed)}, {100 * sum(listed) / max(1, len(listed)):.0f}%"


def _count_equals(offences: Iterable[Offence]) -> str:
    names = [each.name for each in offences]
    return f"{len(set(names))} names for {len(names)}"


if __name__ == "__main__":
    print(*describe(read_package(Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGE)), sep="\n")
