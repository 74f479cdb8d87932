"""Repositories that somebody else made: nothing in them is run, nothing is guessed, and each answer is true."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
if sys.platform == "win32":
    pytest.skip("needs links, pipes and shell scripts", allow_module_level=True)

Run = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., str]

PLAN = """\
plan: {title: Action Plan, authority: A Council, period: 2017/18}
themes:
  - theme: One
    actions:
      - action: 1
        title: Sites
        outputs:
          - output: 1.1
            text: Build it
            officer: Head of Planning
            targets: [{date: May 2017, measures: [Built]}]
"""


@pytest.fixture
def year(tmp_path: Path, git: Git) -> Path:
    """A repository with two commits of a plan, of 2 May and 14 June 2017."""
    git("init", "-q", "-b", "main", ".")
    for text, at in ((PLAN, "2017-05-02T10:00:00"), (PLAN.replace("Built", "Open"), "2017-06-14T10:00:00")):
        (tmp_path / "plan.yaml").write_text(text, "utf-8")
        git("add", "plan.yaml")
        git("commit", "-q", "-m", "a month", at=at)
    return tmp_path


def remove_object(folder: Path, name: str) -> None:
    (folder / ".git" / "objects" / name[:2] / name[2:]).unlink()


@pytest.fixture
def old_git(tmp_path: Path, surroundings: dict[str, str]) -> str:
    """A PATH on which git is one that does not know GIT_NO_LAZY_FETCH or safe.bareRepository."""
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"""#!/bin/bash
unset GIT_NO_LAZY_FETCH
for word; do [[ $word == safe.bareRepository=* ]] && word=x.y=z; words+=("$word"); done
exec {shutil.which("git")} "${{words[@]}}"
""")
    program.chmod(0o755)
    return os.pathsep.join((str(program.parent), surroundings["PATH"]))


@pytest.mark.parametrize("remote", ["ext::touch sprung", "ssh://x/y", "file:///srv/x", "/srv/x"])
def test_no_command_of_a_partial_clone_is_run(year: Path, git: Git, run: Run, old_git: str, remote: str) -> None:
    trap = f"touch {year}/sprung"
    settings = {
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": remote.replace("sprung", f"{year}/sprung"),
        "remote.origin.uploadpack": trap,
        "core.sshCommand": trap,
        "core.gitProxy": trap,
        "core.fsmonitor": trap,
        "protocol.allow": "always",
        **{f"protocol.{name}.allow": "always" for name in ("ext", "ssh", "file", "git")},
    }
    remove_object(year, git("rev-parse", "HEAD~1:plan.yaml"))
    for name, value in settings.items():
        git("config", name, value)
    for variables in ({}, {"PATH": old_git}):
        done = run("due", "--plan-at", "HEAD~1", **variables)
        assert done.returncode == 3
        assert "could not be read from git" in done.stderr
        assert not (year / "sprung").exists()


@pytest.mark.parametrize("ref", ["HEAD", "HEAD~1", "June 2017"])
def test_a_repository_inside_a_clone_is_not_asked(year: Path, git: Git, run: Run, old_git: str, ref: str) -> None:
    """What a pull request brings is files; those of a folder can be laid out as a repository is."""
    inner = year / "plans"
    shutil.copytree(year / ".git", inner)
    (inner / "plan.yaml").write_text(PLAN, "utf-8")
    with (inner / "config").open("a", encoding="utf-8") as config:
        config.write(f"[core]\nbare = false\nworktree = .\nfsmonitor = touch {year}/sprung\n")
    for variables in ({}, {"PATH": old_git}):
        done = run("due", "-p", "plans", "--plan-at", ref, **variables)
        assert done.returncode == 3
        assert "plans/plan.yaml was not in" in done.stderr
    git("add", "plans/plan.yaml")
    git("commit", "-q", "-m", "plans", at="2017-06-20T10:00:00")
    assert "of 20 June 2017" in run("due", "-p", "plans", "--plan-at", "HEAD", PATH=old_git).stderr
    assert not (year / "sprung").exists()


def test_no_filter_and_no_text_conversion_is_run(year: Path, git: Git, run: Run) -> None:
    for name in ("clean", "smudge", "process"):
        git("config", f"filter.trap.{name}", f"touch {year}/sprung")
    git("config", "diff.trap.textconv", f"touch {year}/sprung")
    (year / ".gitattributes").write_text("plan.yaml filter=trap diff=trap\n")
    done = run("changes", "--since", "HEAD~1")
    assert done.returncode == 3
    assert 'git keeps plan.yaml through the filter "trap", and no program' in done.stderr
    assert "git cat-file --filters" in done.stderr
    assert not (year / "sprung").exists()


@pytest.mark.parametrize(
    ("start", "name"),
    [("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n", "LFS"), ("\0GITCRYPT\0abc", "git-crypt")],
)
def test_what_a_known_filter_left_is_named(year: Path, git: Git, run: Run, start: str, name: str) -> None:
    (year / "plan.yaml").write_text(start)
    git("commit", "-q", "-a", "-m", "filtered")
    (year / "plan.yaml").write_text(PLAN)
    done = run("changes", "--since", "HEAD")
    assert (done.returncode, f'through the filter "{name}"' in done.stderr) == (3, True)


@pytest.mark.parametrize(
    ("link", "answer"),
    [
        ("plan-2017.yaml", "The plan is the revision"),
        ("./east/../plan-2017.yaml", "The plan is the revision"),
        ("other", "is a link to gone.yaml, which is not in that commit"),
        ("../plan.yaml", "is a link to ../plan.yaml, which is outside the repository"),
        ("/etc/passwd", "is a link to /etc/passwd, which is outside the repository"),
        ("plan.yaml", "is a link to a link, and so on"),
        ("east", "is a folder, not a file"),
        ("east/", "is a folder, not a file"),
        (".", "is a link to the folder of the repository"),
        ("east/..", "is a link to the folder of the repository"),
        ("..other/plan.yaml", "is a link to ..other/plan.yaml, which is not in that commit"),
    ],
)
def test_a_link_is_followed_within_its_commit(year: Path, git: Git, run: Run, link: str, answer: str) -> None:
    (year / "plan-2017.yaml").write_text(PLAN, "utf-8")
    (year / "east").mkdir()
    (year / "east" / "x").touch()
    (year / "other").symlink_to("gone.yaml")
    (year / "plan.yaml").unlink()
    (year / "plan.yaml").symlink_to(link)
    git("add", "-A")
    git("commit", "-q", "-m", "a link")
    (year / "plan.yaml").unlink()
    (year / "plan.yaml").write_text(PLAN, "utf-8")
    done = run("due", "--plan-at", "HEAD")
    assert answer in done.stderr
    assert done.returncode == (0 if answer.startswith("The plan is") else 3)


@pytest.mark.parametrize("link", ["", "a\0b", "x/" * 100_000], ids=["empty", "a NUL", "very long"])
def test_a_link_that_no_system_could_make_is_said(year: Path, git: Git, run: Run, link: str) -> None:
    assert year.exists()
    made = git("hash-object", "-w", "--stdin", said=link)
    git("update-index", "--add", "--cacheinfo", f"120000,{made},plan.yaml")
    git("commit", "-q", "-m", "a link")
    done = run("due", "--plan-at", "HEAD")
    assert (done.returncode, done.stdout) == (3, "")
    assert "is a link to something that cannot be a file name." in done.stderr


def make_commit(git: Git, when: str) -> None:
    """Make a commit of a date that git itself would not write."""
    tree, parent = git("rev-parse", "HEAD^{tree}"), git("rev-parse", "HEAD")
    text = f"tree {tree}\nparent {parent}\nauthor n <e> {when}\ncommitter n <e> {when}\n\nm\n"
    git("update-ref", "HEAD", git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", said=text))


@pytest.mark.parametrize("when", ["253402300800 +0000", "-1 +0000", "abc +0000", "99999999999999999999 +0000", ""])
def test_a_date_that_no_calendar_has_is_said(year: Path, git: Git, run: Run, when: str) -> None:
    assert year.exists()
    make_commit(git, when)
    done = run("due", "--plan-at", "HEAD")
    assert done.returncode == 3
    assert "The date of commit" in done.stderr
    assert "cannot be read" in done.stderr
    assert run("changes", "--since", "15 June 2017", "--as-at", "30 September 2017").returncode in {0, 3}


def test_the_encoding_of_a_log_makes_no_difference(year: Path, git: Git, run: Run) -> None:
    assert year.exists()
    git("config", "i18n.logOutputEncoding", "UTF-16")
    git("config", "log.date", "relative")
    git("config", "core.abbrev", "no")
    assert "of 14 June 2017" in run("due", "--plan-at", "HEAD").stderr


@pytest.mark.parametrize("ref", ["HEAD~1", "31 May 2017"])
def test_a_history_that_cannot_be_read_is_said(year: Path, git: Git, run: Run, ref: str) -> None:
    remove_object(year, git("rev-parse", "HEAD~1"))
    done = run("changes", "--since", ref, "--as-at", "30 September 2017")
    assert (done.returncode, done.stdout) == (3, "")
    assert f"git could not read the history in {year}: " in done.stderr


def test_one_of_several_histories_that_cannot_be_read_leaves_the_others(year: Path, git: Git, run: Run) -> None:
    shutil.copytree(year, year / "east")
    git("clone", "-q", ".", "west")
    remove_object(year / "east", git("rev-parse", "HEAD~1"))
    done = run("changes", "-p", "east", "-p", "west", "--since", "31 May 2017", "--as-at", "30 September 2017")
    assert done.returncode == 3
    assert "git could not read the history" in done.stderr
    assert "What changed since" in done.stdout


def test_a_missing_file_is_said(year: Path, git: Git, run: Run) -> None:
    remove_object(year, git("rev-parse", "HEAD~1:plan.yaml"))
    done = run("due", "--plan-at", "HEAD~1")
    assert done.returncode == 3
    assert "plan.yaml in commit" in done.stderr
    assert "could not be read from git" in done.stderr


def test_a_file_that_is_too_large_is_not_read(year: Path, git: Git, run: Run) -> None:
    (year / "plan.yaml").write_bytes(bytes(21 * 1024 * 1024))
    git("commit", "-q", "-a", "-m", "large")
    (year / "plan.yaml").write_text(PLAN, "utf-8")
    done = run("changes", "--since", "HEAD")
    assert done.returncode == 3
    assert "has 21 MB, and a plan has at most 20 MB. It was not read." in done.stderr


@pytest.mark.parametrize(
    "name", ["HEAD", "config", "packed-refs", "index", "info/attributes", "info/grafts", "objects/info/alternates"]
)
@pytest.mark.parametrize("to", ["", "/dev/zero", "pipe"])
def test_a_pipe_or_a_device_in_a_repository_is_not_read(year: Path, run: Run, name: str, to: str) -> None:
    os.mkfifo(year / "pipe")
    (year / ".git" / name).unlink(missing_ok=True)
    if to:
        (year / ".git" / name).symlink_to(year / to)
    else:
        os.mkfifo(year / ".git" / name)
    done = run("due", "--plan-at", "HEAD")
    assert done.returncode == 3
    assert f"{name} is a pipe or a device, not a file, so git was not run." in done.stderr


def test_the_socket_of_gits_own_monitor_is_no_pipe(year: Path, run: Run) -> None:
    with socket.socket(socket.AF_UNIX) as monitor:
        monitor.bind(str(year / ".git" / "fsmonitor--daemon.ipc"))
        assert run("due", "--plan-at", "HEAD").returncode == 0


@pytest.mark.parametrize("ref", ["HEAD~1", "v1", "1 May 2017"])
def test_a_shallow_copy_says_how_to_have_the_rest(year: Path, git: Git, run: Run, ref: str) -> None:
    git("tag", "v1", "HEAD~1")
    git("clone", "-q", "--depth", "1", f"file://{year}", "copy")
    for words in (("changes", "--since", ref), ("due", "--plan-at", ref)):
        done = run(*words, "-p", "copy/plan.yaml")
        assert (done.returncode, done.stdout) == (3, "")
        assert "`git fetch --unshallow` brings them (in GitHub Actions, `fetch-depth: 0`" in done.stderr
    assert run("due", "-p", "copy/plan.yaml", "--plan-at", "HEAD").returncode == 0


def test_the_plan_of_a_worktree_and_of_a_submodule_is_found(year: Path, git: Git, run: Run) -> None:
    git("worktree", "add", "-q", "--detach", "other", "HEAD~1")
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(year), "sub")
    for folder, day in (("other", "2017-05-02"), ("sub", "2017-06-14")):
        made = json.loads(run("by-officer", "-p", folder, "--plan-at", "HEAD", "--format", "json").stdout)
        assert made["as_at"] == day
