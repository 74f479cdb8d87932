"""A plan is never lost: it is the old one or the new one, whoever else writes it and whenever the program is killed."""

from __future__ import annotations

import multiprocessing
import os
import random
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from actionplan.cli.errors import EXIT_FILE, FileError
from actionplan.cli.io.atomic_write import create_files, replace_if_unchanged, save_file

pytestmark = pytest.mark.slow

OLD = b"plan: old\n" * 4000
NEW = b"plan: new, and longer\n" * 4000

KILLS = 100

SAVES = f"""
from actionplan.cli.io.atomic_write import replace_if_unchanged
texts = [{OLD[:10]!r} * 4000, {NEW[:22]!r} * 4000]
was = open(path, "rb").read()
say("begun")
while True:
    new = texts[was == texts[0]]
    replace_if_unchanged(new, path, was)
    was = new
    say("kept")
"""
"""Writes the old plan and the new one in turn, as fast as it can, at `path`; says so by calling `say`."""

COUNTS = """
import sys
from actionplan.cli.errors import FileError
from actionplan.cli.io.atomic_write import replace_if_unchanged
path, left = sys.argv[1], int(sys.argv[2])
while left:
    was = open(path, "rb").read()
    try:
        replace_if_unchanged(str(int(was) + 1).encode(), path, was)
        left -= 1
    except FileError as fault:
        assert "Somebody else changed" in str(fault) or "Somebody else is writing" in str(fault), fault
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in a folder of its own."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(OLD)
    return path


def _started(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")},
    )


def test_what_is_kept_is_there_whole_and_nothing_beside_it(plan: Path) -> None:
    replace_if_unchanged(NEW, str(plan), was=OLD)
    assert plan.read_bytes() == NEW
    assert list(plan.parent.iterdir()) == [plan]


def test_a_plan_that_somebody_else_changed_is_left_as_it_is(plan: Path) -> None:
    plan.write_bytes(b"theirs")
    with pytest.raises(FileError, match=r"Somebody else changed .* after it was read") as told:
        replace_if_unchanged(NEW, str(plan), was=OLD)
    assert told.value.status == EXIT_FILE
    assert plan.read_bytes() == b"theirs"
    assert list(plan.parent.iterdir()) == [plan]


def test_a_plan_that_is_gone_is_not_made_anew(plan: Path) -> None:
    plan.unlink()
    with pytest.raises(FileError, match="There is no file"):
        replace_if_unchanged(NEW, str(plan), was=OLD)
    assert list(plan.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(plan: Path, mode: int) -> None:
    plan.chmod(mode)
    replace_if_unchanged(NEW, str(plan), was=OLD)
    assert stat.S_IMODE(plan.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root can give a file away")
def test_the_owner_and_the_group_stay(plan: Path) -> None:
    os.chown(plan, 1234, 5678)
    replace_if_unchanged(NEW, str(plan), was=OLD)
    assert (plan.stat().st_uid, plan.stat().st_gid) == (1234, 5678)


@pytest.mark.skipif(sys.platform == "win32", reason="links want rights there")
def test_a_link_stays_a_link_to_the_plan_where_it_is(plan: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "link.yaml").symlink_to("../further.yaml")
    (tmp_path / "further.yaml").symlink_to("plan.yaml")
    replace_if_unchanged(NEW, str(elsewhere / "link.yaml"), was=OLD)
    assert plan.read_bytes() == NEW
    assert (elsewhere / "link.yaml").is_symlink()
    assert (tmp_path / "further.yaml").is_symlink()
    assert list(elsewhere.iterdir()) == [elsewhere / "link.yaml"]


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="this user may write every file")
def test_a_plan_that_may_not_be_written_is_not_replaced_though_its_folder_may(plan: Path) -> None:
    plan.chmod(0o444)
    with pytest.raises(FileError, match="may not be written by you"):
        replace_if_unchanged(NEW, str(plan), was=OLD)
    assert plan.read_bytes() == OLD


def test_what_a_killed_writer_left_is_cleared_away(plan: Path) -> None:
    plan.with_name(".plan.yaml.part").write_bytes(b"half of")
    plan.with_name(".plan.yaml.lock").touch()
    replace_if_unchanged(NEW, str(plan), was=OLD)
    assert plan.read_bytes() == NEW
    assert list(plan.parent.iterdir()) == [plan]


@pytest.mark.skipif(sys.platform == "win32", reason="links want rights there")
@pytest.mark.parametrize("kind", ["link", "link to nothing", "folder"])
def test_what_is_in_the_way_of_the_lock_is_named_and_left(plan: Path, kind: str) -> None:
    """A stranger who can put a link beside a plan could otherwise have any file of ours emptied."""
    lock, other = plan.with_name(".plan.yaml.lock"), plan.with_name("other")
    other.write_bytes(b"precious")
    if kind == "folder":
        lock.mkdir()
    else:
        lock.symlink_to("other" if kind == "link" else "nothing")
    with pytest.raises(FileError, match=r"plan\.yaml was not written, because .*\.plan\.yaml\.lock is in the way: "):
        replace_if_unchanged(NEW, str(plan), was=OLD)
    assert (plan.read_bytes(), other.read_bytes()) == (OLD, b"precious")


def test_a_plan_that_another_is_writing_is_left_to_them(plan: Path) -> None:
    with FileLock(plan.with_name(".plan.yaml.lock"), thread_local=False), ThreadPoolExecutor() as another:
        told = another.submit(replace_if_unchanged, NEW, str(plan), was=OLD).exception()
    assert isinstance(told, FileError)
    assert "Somebody else is writing" in str(told)
    assert told.status == EXIT_FILE
    assert plan.read_bytes() == OLD


def test_two_writers_lose_nothing_of_each_other(plan: Path) -> None:
    plan.write_bytes(b"0")
    writers = [_started(COUNTS, plan, 40) for _ in range(2)]
    said = [writer.communicate()[1] for writer in writers]
    assert said == ["", ""]
    assert plan.read_bytes() == b"80"
    assert list(plan.parent.iterdir()) == [plan]


def _make_context() -> Any:
    """Return what starts processes: on most systems, copies of one that has imported everything already."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["actionplan.cli.io.atomic_write", "filelock"])
    return context


@contextmanager
def _saving(plan: Path, context: Any) -> Iterator[tuple[BaseProcess, Connection]]:
    """A process that writes the old plan and the new one in turn, and what it says."""
    said, says = context.Pipe(duplex=False)
    child = context.Process(target=exec, args=(SAVES, {"path": str(plan), "say": says.send}))
    child.start()
    says.close()
    assert said.recv() == "begun"
    try:
        yield child, said
    finally:
        child.kill()
        child.join()
        child.close()
        said.close()


def test_a_writer_killed_at_any_instant_leaves_the_old_plan_or_the_new_one(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first write, or after one or two: however slow the machine is, both plans are seen."""
    monkeypatch.delattr("__main__.__file__", raising=False)  # which each process would run again: it is pytest
    seen, context = set(), _make_context()
    for number in range(KILLS):
        with _saving(plan, context) as (child, said):
            assert [said.recv() for _ in range(number % 3)] == ["kept"] * (number % 3)
            child.join(random.uniform(0, 0.01))  # noqa: S311 - any instant will do
            assert child.exitcode is None
        seen.add(plan.read_bytes())
    assert seen == {OLD, NEW}
    replace_if_unchanged(b"last", str(plan), was=plan.read_bytes())
    assert list(plan.parent.iterdir()) == [plan]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("/dev/full")
    with pytest.raises(FileError, match="could not be written: No space left on device"):
        save_file(b"first", str(tmp_path / "a.csv"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_file_that_cannot_be_written_whole_is_not_written_at_all(plan: Path) -> None:
    small = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({len(OLD)}, {len(OLD)}))"
    told = "import signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); path, say = sys.argv[1], print"
    done = _started(f"{small}\n{told}\n{SAVES}", plan)
    said = done.communicate()[1]
    assert "could not be written: File too large. Nothing was left half done." in said
    assert list(plan.parent.iterdir()) == [plan]
    assert plan.read_bytes() == OLD


def test_a_file_that_was_not_there_is_created_and_one_that_is_there_left_alone(tmp_path: Path) -> None:
    create_files({str(tmp_path / "new.yaml"): b"first"})
    with pytest.raises(FileError, match="already exists"):
        create_files({str(tmp_path / "other.yaml"): b"other", str(tmp_path / "new.yaml"): b"second"})
    assert (tmp_path / "new.yaml").read_bytes() == b"first"
    assert not (tmp_path / "other.yaml").exists()


def test_an_answer_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    save_file(b"first", str(tmp_path / "a.csv"))
    save_file(b"second", str(tmp_path / "a.csv"))
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.csv", b"second")]


NOBODY = 2**32 - 1
ACL = b"".join(
    (
        b"\2\0\0\0",
        *(
            kind.to_bytes(2, "little") + rights.to_bytes(2, "little") + who.to_bytes(4, "little")
            for kind, rights, who in ((1, 6, NOBODY), (2, 6, 1234), (4, 4, NOBODY), (16, 6, NOBODY), (32, 0, NOBODY))
        ),
    )
)
"""The owner and the user 1234 may write, the group may read."""

WRITERS: list[Callable[[str], None]] = [
    lambda path: replace_if_unchanged(NEW, path, was=OLD),
    lambda path: save_file(NEW, path),
]


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="only Linux has them in Python")
@pytest.mark.parametrize("name", ["user.comment", "system.posix_acl_access"])
@pytest.mark.parametrize("write", WRITERS)
def test_access_lists_and_attributes_stay(plan: Path, name: str, write: Callable[[str], None]) -> None:
    os.setxattr(plan, name, ACL)
    before = {each: os.getxattr(plan, each) for each in os.listxattr(plan)}
    mode = plan.stat().st_mode
    write(str(plan))
    assert plan.read_bytes() == NEW
    assert {each: os.getxattr(plan, each) for each in os.listxattr(plan)} == before
    assert plan.stat().st_mode == mode


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="only Linux has them in Python")
def test_a_plan_without_a_list_gets_none_from_its_folder(plan: Path) -> None:
    os.setxattr(plan.parent, "system.posix_acl_default", ACL)
    replace_if_unchanged(NEW, str(plan), was=OLD)
    assert os.listxattr(plan) == []


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="this user may write in every folder")
@pytest.mark.parametrize("write", WRITERS)
def test_a_folder_that_may_not_be_written_is_named(plan: Path, write: Callable[[str], None]) -> None:
    plan.parent.chmod(0o555)
    try:
        with pytest.raises(FileError, match="you may not write in its folder"):
            write(str(plan))
    finally:
        plan.parent.chmod(0o755)
    assert plan.read_bytes() == OLD
