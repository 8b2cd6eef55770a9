"""What has the name of a file of the course and is none: left out with its reason, at once."""

from __future__ import annotations

import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.content.conversation.trained import FILE, digest_of, load_trained
from bot.content.course import load_course
from bot.content.data import load_data
from bot.content.files import OddFileError, read_regular
from bot.content.problems import ContentError
from bot.content.sentences import load_sentences
from bot.tutor.conversation.network import file as talk_file
from bot.tutor.conversation.network.file import TalkFileError, unpacked
from bot.tutor.course.kinds import LESSON_KINDS
from tests.content.small_course import FILES, write_course

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as on POSIX")


def folder(path: Path) -> None:
    path.mkdir()


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nothing-is-here")


def loop(path: Path) -> None:
    path.symlink_to(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def huge(path: Path) -> None:
    """Write a file of 1.5 GB, which takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(1_500_000_000)


def endless(path: Path) -> None:
    """Lead to a file that says it is empty and holds a lot: its size is not to be trusted."""
    path.symlink_to("/proc/kallsyms")


def no_text(path: Path) -> None:
    path.write_bytes(b"text \xff\x80")


ODD = {
    folder: "it is a folder",
    dangling: "this link leads nowhere",
    loop: "this file cannot be read",
    device: "it is a pipe, a socket or a device",
    pipe: "it is a pipe, a socket or a device",
    huge: "is larger than 400 kB",
    endless: "is larger than 400 kB",
    no_text: "not UTF-8",
}
EACH = pytest.mark.parametrize(
    ("odd", "said"), [pytest.param(odd, said, id=odd.__name__) for odd, said in ODD.items()]
)


def put(path: Path, odd: Callable[[Path], None]) -> None:
    if odd is endless and not Path("/proc/kallsyms").exists():
        pytest.skip("there is no such file here")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    odd(path)


@EACH
@pytest.mark.parametrize("name", sorted(name for name in FILES if name.startswith("first/")))
def test_f16_a_lesson_with_an_odd_file_is_off_and_the_others_are_taught(
    tmp_path: Path, name: str, odd: Callable[[Path], None], said: str
) -> None:
    put(write_course(tmp_path, {}) / name, odd)
    course, problems = load_course(tmp_path, LESSON_KINDS)
    assert [lesson.id for lesson in course.lessons] == ["second"]
    assert any(said in str(one) and str(one).startswith(name) for one in problems), problems


@EACH
@pytest.mark.parametrize("name", ["glossary.toml", "misconceptions.toml"])
def test_f16_an_odd_file_that_all_lessons_share_counts_as_empty_and_is_named(
    tmp_path: Path, name: str, odd: Callable[[Path], None], said: str
) -> None:
    put(write_course(tmp_path, {}) / name, odd)
    course, problems = load_course(tmp_path, LESSON_KINDS)
    assert course.lessons
    assert any(said in str(one) and str(one).startswith(name) for one in problems), problems


@EACH
def test_f16_without_a_course_file_the_reason_is_said(
    tmp_path: Path, odd: Callable[[Path], None], said: str
) -> None:
    put(write_course(tmp_path, {}) / "course.toml", odd)
    with pytest.raises(ContentError, match=said):
        load_course(tmp_path, LESSON_KINDS)


@EACH
def test_f14_an_odd_table_is_left_out_and_the_others_load(
    tmp_path: Path, odd: Callable[[Path], None], said: str
) -> None:
    rows = "text,class\n" + "".join(f"sentence {k},{'ab'[k % 2]}\n" for k in range(20))
    put(tmp_path / "data" / "x.csv", odd)
    (tmp_path / "data" / "good.csv").write_text(rows, encoding="utf-8")
    tables, problems = load_data(tmp_path, {})
    assert list(tables) == ["good"]
    assert said in str(problems) or "UTF-8" in str(problems)
    assert "data/x.csv" in str(problems[0])


@EACH
def test_f14_an_odd_file_of_sentences_is_left_out(
    tmp_path: Path, odd: Callable[[Path], None], said: str
) -> None:
    put(tmp_path / "sentences" / "this-or-that.csv", odd)
    loaded, problems = load_sentences(tmp_path)
    assert loaded == {}
    assert said in str(problems[0])


@EACH
def test_f14_an_odd_file_in_place_of_the_trained_talk_is_none(
    tmp_path: Path, odd: Callable[[Path], None], said: str
) -> None:
    if odd is not huge:
        put(tmp_path / "conversation" / "phrases" / "a.toml", odd)
    put(tmp_path / FILE, odd)
    assert load_trained(tmp_path) is None, said
    assert digest_of(tmp_path)


@EACH
def test_f16_a_lesson_whose_folder_is_none_is_off(
    tmp_path: Path, odd: Callable[[Path], None], said: str
) -> None:
    root = write_course(tmp_path, {})
    (root / "first").rename(root / "was-first")
    put(root / "first", odd)
    course, problems = load_course(root, LESSON_KINDS)
    assert [lesson.id for lesson in course.lessons] == ["second"], said
    assert "lesson[0]" in str(problems[0]) or odd is folder


def test_f16_a_file_that_grows_while_it_is_read_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "grown"
    path.write_bytes(b"a" * 1001)
    with pytest.raises(OddFileError, match="larger than 1 kB"):
        read_regular(path, 1000)
    assert read_regular(path, 1001) == b"a" * 1001


def test_a_small_file_that_unpacks_to_very_much_is_no_trained_talk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(talk_file, "LARGEST", 1000)
    with pytest.raises(TalkFileError, match="holds more"):
        unpacked(zlib.compress(b"{}\n" + bytes(1_000_000)))
