"""The file of the trained talk, and what tells that the phrases were edited since."""

from __future__ import annotations

import contextlib
import os
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.content.conversation.phrases import FOLDER, FOLDERS
from bot.content.files import OddFileError, read_regular
from bot.content.problems import LessonProblem
from bot.content.toml_files import LARGEST
from bot.tutor.conversation.network.file import TalkFileError, unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from bot.tutor.conversation.network.file import TrainedTalk

FILE = f"{FOLDER}/trained.bin"
STRANGE = f"{FOLDER}/strangers.csv"
LARGEST_TALK = 20_000_000  # bytes of the trained talk
TRAIN = "run `nudge train-chat`, which trains the network of the talk anew"


def digest_of(root: Path) -> str:
    """Return a digest of all that the talk is trained on, but for the lessons themselves."""
    files = [file for name in FOLDERS for file in sorted((root / FOLDER / name).glob("*.toml"))]
    summed = sha256()
    for file in (*files, root / STRANGE):
        with contextlib.suppress(OddFileError):
            data = read_regular(file, LARGEST)
            summed.update(os.fsencode(file.name) + b"\n" + data.replace(b"\r\n", b"\n"))
    return summed.hexdigest()[:16]


def load_trained(root: Path) -> TrainedTalk | None:
    """Read the trained talk. Return None where there is none that this program can read."""
    try:
        return unpacked(read_regular(root / FILE, LARGEST_TALK))
    except (OddFileError, TalkFileError):
        return None


def trained_problems(root: Path, talk: TrainedTalk | None) -> tuple[LessonProblem, ...]:
    """Say what is wrong with the trained talk as loaded, where a course has phrases at all."""
    if not (root / FOLDER).is_dir():
        return ()
    if talk is None:
        return (LessonProblem(FILE, "", f"this file is missing or of another version: {TRAIN}"),)
    if talk.digest != digest_of(root):
        return (LessonProblem(FILE, "", f"the phrases were edited since: {TRAIN}"),)
    return ()
