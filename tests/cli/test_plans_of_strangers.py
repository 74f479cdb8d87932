"""A folder of plans that somebody else filled: only files in it are read, and everything else is named."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from actionplan.cli.plans.discovery import find_plans
from actionplan.cli.plans.plan_file import read_plans_beside

if sys.platform == "win32":
    pytest.skip("needs links, pipes and devices", allow_module_level=True)

Run = Callable[..., subprocess.CompletedProcess[str]]

PLAN = "plan: {name: one, title: P, authority: A, period: 2017/18}\nthemes: [{theme: T, actions: []}]\n"
SECRET = {"TOKEN": "hunter2"}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder with one plan, beside a file with a secret."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "good.yaml").write_text(PLAN)
    (tmp_path / "secret").write_text("hunter2")
    (tmp_path / "secrets.yaml").write_text("password: hunter2")
    return tmp_path / "plans"


@pytest.mark.parametrize("name", ["x", "x.yaml"])
@pytest.mark.parametrize("to", ["/proc/1/cwd", "x", "x.yaml", "good.yaml/x", "n" * 300, "../secret/x", "sub/../x"])
def test_a_link_that_cannot_be_followed_stops_nothing(plans: Path, run: Run, name: str, to: str) -> None:
    """Of a name that is no plan's nothing is said, if it leads to no folder."""
    (plans / name).symlink_to(to)
    done = run("validate", "plans")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "plans/good.yaml: 1 warning")
    assert ("so it was not read." in done.stderr) == (name == "x.yaml")


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("/proc/self/environ", "outside the folder plans"),
        ("/etc/passwd", "outside the folder plans"),
        ("/dev/zero", "outside the folder plans"),
        ("../secret", "outside the folder plans"),
        ("../secrets.yaml", "outside the folder plans"),
        ("../plans/../secrets.yaml", "outside the folder plans"),
        ("sub/out.yaml", "outside the folder plans"),
        (".git/config", "which is hidden"),
        (".env.yaml", "which is hidden"),
        ("nowhere.yaml", "a link to nothing"),
        ("x.yaml", "a link to nothing"),
        ("..", "outside the folder plans"),
        ("../gone.yaml", "outside the folder plans"),
        ("/root/.ssh/gone", "outside the folder plans"),
    ],
)
@pytest.mark.slow
def test_a_link_that_leaves_the_folder_is_named_and_passed_over(plans: Path, fork: Run, to: str, why: str) -> None:
    (plans / ".git").mkdir()
    (plans / ".git" / "config").write_text("hunter2")
    (plans / ".env.yaml").write_text("password: hunter2")
    (plans / "sub").mkdir()
    (plans / "sub" / "out.yaml").symlink_to("../../secrets.yaml")
    (plans / "x.yaml").symlink_to(to)
    done = fork("validate", "plans", **SECRET)
    assert done.returncode == 0
    assert "hunter2" not in done.stdout + done.stderr
    assert "plans/x.yaml is a link to" in done.stderr
    assert why in done.stderr
    assert "so it was not read." in done.stderr


@pytest.mark.parametrize("to", ["good.yaml", "sub/deep.yml", "plan.txt"])
def test_a_link_within_the_folder_is_a_name_of_the_file(plans: Path, to: str) -> None:
    (plans / "sub").mkdir()
    (plans / "sub" / "deep.yml").write_text(PLAN)
    (plans / "plan.txt").write_text(PLAN)
    (plans / "x.yaml").symlink_to(to)
    found = find_plans([str(plans)])
    assert {os.path.realpath(path) for path in found} >= {str(plans / "good.yaml"), str(plans / to)}
    assert len({os.path.realpath(path) for path in found}) == len(found)


def test_a_folder_that_is_a_link_is_not_entered_and_named_if_it_leaves(plans: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.yaml").write_text(PLAN)
    (plans / "away").symlink_to("../other")
    (plans / "loop").symlink_to(".")
    done = run("validate", "plans")
    assert (done.returncode, "other/b.yaml" in done.stdout) == (0, False)
    assert "plans/away is a link to" in done.stderr
    assert run("validate", "plans/away").returncode == 0


@pytest.mark.parametrize("words", [("validate", "plans"), ("due", "-p", "plans"), ("note", "1.1", "x", "-p", "plans")])
def test_the_plan_of_a_folder_is_in_the_folder(plans: Path, run: Run, words: tuple[str, ...]) -> None:
    (plans / "plan.yaml").symlink_to("../secrets.yaml")
    done = run(*words)
    assert done.returncode == 3
    assert "plans/plan.yaml is a link to" in done.stderr
    assert "outside the folder plans. It was not read. Give the file itself." in done.stderr
    assert "hunter2" not in done.stdout + done.stderr


@pytest.mark.parametrize("to", ["/proc/self/environ", "/etc/passwd", "secret", ".git/config", ".config/hosts.yml"])
@pytest.mark.slow
def test_a_plan_given_by_name_is_no_link_to_something_else(tmp_path: Path, fork: Run, to: str) -> None:
    for name in ("secret", ".git/config", ".config/hosts.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("hunter2")
    for name in ("plan.yaml", "x.yaml"):
        (tmp_path / name).symlink_to(to)
    for words in (("validate",), ("validate", "plan.yaml"), ("changes", "--since", "x.yaml")):
        done = fork(*words, **SECRET)
        assert done.returncode == 3
        assert "which does not have the name of a plan. It was not read." in done.stderr
        assert "hunter2" not in done.stdout + done.stderr
        assert "root:" not in done.stdout + done.stderr


def test_a_plan_given_by_name_may_be_a_link_to_a_plan_elsewhere(plans: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").symlink_to(plans / "good.yaml")
    assert run("validate").returncode == 0


def test_a_pipe_a_socket_and_a_folder_with_the_name_of_a_plan(plans: Path, run: Run) -> None:
    os.mkfifo(plans / "pipe.yaml")
    (plans / "folder.yaml").mkdir()
    done = run("validate", "plans")
    assert (done.returncode, done.stderr) == (0, "actionplan: plans/pipe.yaml is not a file, so it was not read.\n")


NOT_READ = "There is no plan.yaml in this folder ({}). What has that name is not a file, so it was not read."
PASSED_OVER = "./plan.yaml is not a file, so it was not read."


@pytest.mark.parametrize(
    ("words", "sentence", "status"),
    [
        (("due",), NOT_READ, 3),
        (("validate",), NOT_READ, 3),
        (("note", "1.1", "x"), NOT_READ, 3),
        (("changes", "--since", "v1"), NOT_READ, 3),
        (("due", "-p", "."), PASSED_OVER, 3),
        (("explain", "May"), "There is no plan here", 2),
    ],
)
def test_a_pipe_that_is_found_and_not_named_is_not_waited_for(
    run: Run, tmp_path: Path, words: tuple[str, ...], sentence: str, status: int
) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    done = run(*words)
    assert sentence.format(tmp_path) in done.stderr
    assert done.returncode == status


@pytest.mark.parametrize("words", [("validate",), ("due",), ("due", "-p", "plans")])
def test_a_file_that_is_too_large_is_not_read(plans: Path, run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    for path in (plans / "large.yaml", tmp_path / "plan.yaml"):
        with path.open("wb") as file:
            file.truncate(5 * 1024**3)
    done = run(*words)
    assert done.returncode == 3
    assert "has 5.0 GB, and a plan has at most 20 MB. It was not read." in done.stderr


def test_a_stream_that_does_not_end_is_read_no_further_than_a_plan_can_be(run: Run) -> None:
    done = run("validate", "/dev/zero")
    assert done.returncode == 3
    assert "/dev/zero has more than 20 MB, and a plan has at most 20 MB." in done.stderr
    done = run("validate", "-", said="#" * (20 * 1024 * 1024 + 1))
    assert (done.returncode, "Standard input has more than 20 MB" in done.stderr) == (3, True)


@pytest.mark.slow
def test_a_named_pipe_that_is_given_is_read(
    plans: Path, launch: Run, begun: Callable[..., subprocess.Popen[str]]
) -> None:
    assert launch("validate", "/dev/stdin", said=PLAN).returncode == 0
    os.mkfifo(plans / "plan")
    started = begun("validate", "plans/plan")
    (plans / "plan").write_text(PLAN)
    assert started.communicate()[0].splitlines()[-1] == "plans/plan: 1 warning"


@pytest.mark.parametrize("what", ["sub", "sub/b.yaml", "."])
@pytest.mark.slow
def test_what_may_not_be_read_is_said(plans: Path, run_as_user: Run, what: str) -> None:
    (plans / "sub").mkdir()
    (plans / "sub" / "b.yaml").write_text(PLAN.replace("one", "two"))
    (plans / what).chmod(0)
    try:
        for words in (("validate", "plans"), ("due", "-p", "plans")):
            done = run_as_user(*words)
            assert done.returncode == 3
            assert "You do not have permission to read" in done.stderr
    finally:
        (plans / what).chmod(0o755)


def test_a_link_into_a_folder_that_may_not_be_looked_into_stops_nothing(plans: Path, run_as_user: Run) -> None:
    closed = plans.parent / "closed"
    closed.mkdir(mode=0)
    for name in ("x", "x.yaml"):
        (plans / name).symlink_to("../closed/x")
    done = run_as_user("validate", "plans")
    closed.chmod(0o755)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "plans/good.yaml: 1 warning")
    assert "plans/x.yaml is a link to" in done.stderr
    assert "which is outside the folder plans, so it was not read." in done.stderr


@pytest.fixture
def deep(plans: Path) -> Iterator[Callable[[str, int], None]]:
    """Makes folders in one another, as only one step at a time can, and takes them away."""
    home, made = Path.cwd(), []

    def make(name: str, levels: int) -> None:
        os.chdir(plans)
        for _ in range(levels):
            Path(name).mkdir()
            os.chdir(name)
            made.append(name)
        Path("b.yaml").write_text(PLAN)
        os.chdir(home)

    yield make
    os.chdir(plans)
    for name in made:
        os.chdir(name)
    Path("b.yaml").unlink()
    for name in reversed(made):
        os.chdir("..")
        Path(name).rmdir()
    os.chdir(home)


def test_a_folder_that_cannot_be_listed_is_an_error_beside_the_plans(
    plans: Path, deep: Callable[[str, int], None]
) -> None:
    deep("d" * 200, 30)
    good, (path, why) = find_plans([str(plans)]).items()
    assert good == (str(plans / "good.yaml"), None)
    assert str(why).startswith(f"The folder {path} could not be read: ")


def test_folders_may_be_as_deep_as_the_system_lets_them(plans: Path, deep: Callable[[str, int], None]) -> None:
    deep("d", 1500)
    assert list(find_plans([str(plans)])) == [str(plans / "good.yaml"), f"{plans}{'/d' * 1500}/b.yaml"]


def test_what_other_programs_bring_is_passed_over(plans: Path) -> None:
    for name in ("node_modules", ".venv"):
        (plans / name).mkdir()
        (plans / name / "c.yml").write_text("x: 1")
    assert list(find_plans([str(plans)])) == [str(plans / "good.yaml")]


def test_only_plans_of_the_folder_are_read_beside_a_plan(plans: Path) -> None:
    (plans / "other.yml").write_text(PLAN)
    (plans / "again.yaml").symlink_to("other.yml")
    (plans / "away.yaml").symlink_to("../away.yaml")
    (plans.parent / "away.yaml").write_text(PLAN)
    (plans / "compose.yaml").write_text("services: {web: {image: x}}\n")
    (plans / "folder.yaml").mkdir()
    (plans / "notes.txt").write_text(PLAN)
    found = list(read_plans_beside(str(plans / "good.yaml")))
    assert found == [(str(plans / name), PLAN.encode()) for name in ("again.yaml", "other.yml")]
    assert list(read_plans_beside(str(plans / "gone" / "good.yaml"))) == []
