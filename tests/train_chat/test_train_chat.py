"""`nudge train-chat` on a tiny talk: it learns, twice the same, and says what it cannot use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.content.conversation.trained import FILE, load_trained, trained_problems
from bot.content.problems import ContentError
from bot.train_chat.command import train_folder
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.network.features import features_of
from bot.tutor.conversation.network.file import TalkFileError, packed, unpacked
from bot.tutor.course.kinds import LESSON_KINDS
from tests.train_chat.tiny_talk import PHRASES, write_talk

if TYPE_CHECKING:
    from pathlib import Path


def trained(root: Path) -> list[str]:
    said: list[str] = []
    train_folder(root, LESSON_KINDS, said.append)
    return said


def test_it_learns_the_same_each_time_and_says_what_it_does(tmp_path: Path) -> None:
    root = write_talk(tmp_path)
    said = trained(root)
    assert said[0] == f"read 2 lessons in {root}"
    assert said[-1].startswith(f"wrote {FILE}: ")
    first = (root / FILE).read_bytes()
    trained(root)
    assert (root / FILE).read_bytes() == first
    talk = load_trained(root)
    assert talk is not None
    for words, intent in (("go on then", "continue"), ("a hint for me", "hint"), ("dog", "none")):
        assert next(iter(talk.intents.shares(features_of(words.split())))) == intent
    assert set(talk.cards.classes) >= {"first/one-card", "?M1"}


def test_a_talk_goes_through_its_file_unchanged(tmp_path: Path) -> None:
    root = write_talk(tmp_path)
    trained(root)
    talk = unpacked((root / FILE).read_bytes())
    assert unpacked(packed(talk)) == talk


@pytest.mark.parametrize("damage", [b"", b"not a talk", "cut", "turned"])
def test_a_damaged_file_is_no_talk_and_is_told(tmp_path: Path, damage: bytes | str) -> None:
    root = write_talk(tmp_path)
    trained(root)
    whole = (root / FILE).read_bytes()
    broken = {"cut": whole[: len(whole) // 2], "turned": whole[::-1]}
    damaged = broken[damage] if isinstance(damage, str) else damage
    with pytest.raises(TalkFileError):
        unpacked(damaged)
    (root / FILE).write_bytes(damaged)
    assert load_trained(root) is None
    (problem,) = trained_problems(root, load_trained(root))
    assert "nudge train-chat" in problem.message


def test_an_edited_phrase_makes_the_file_stale_until_it_is_trained_anew(tmp_path: Path) -> None:
    root = write_talk(tmp_path)
    trained(root)
    assert trained_problems(root, load_trained(root)) == ()
    file = root / "conversation" / "phrases" / "ann.toml"
    file.write_text(file.read_text("utf-8").replace("any clue", "any idea"), encoding="utf-8")
    (problem,) = trained_problems(root, load_trained(root))
    assert "edited" in problem.message
    trained(root)
    assert trained_problems(root, load_trained(root)) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"phrases/ann.toml": "", "phrases/ben.toml": ""}, "There are no phrases."),
        ({"phrases/ann.toml": ""}, "The phrases need 2 voices"),
        (
            {f"phrases/{one}.toml": text.split("none")[0] for one, text in PHRASES.items()},
            'There are no phrases under "none".',
        ),
        ({"phrases/ann.toml": 'wave = ["hello"]\n'}, 'nothing is called "wave"'),
        ({"phrases/ann.toml": "hint = ["}, "phrases/ann.toml"),
        ({"strangers.csv": "text\nhello\n"}, "conversation/strangers.csv"),
        ({"strangers.csv": "message,intent\nhi,wave\n"}, "the intent 'wave' is unknown"),
    ],
)
def test_what_cannot_be_used_is_a_sentence(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    root = write_talk(tmp_path, changes)
    with pytest.raises(ContentError) as told:
        trained(root)
    assert str(told.value).startswith("The talk cannot be trained.")
    assert said in str(told.value)
    assert not (root / FILE).exists()


def test_an_intent_that_one_voice_alone_writes_is_no_obstacle(tmp_path: Path) -> None:
    root = write_talk(tmp_path, {"phrases/cat.toml": 'greet = ["hello", "hi there", "good day"]\n'})
    trained(root)
    talk = load_trained(root)
    assert talk is not None
    assert Intent.GREET in talk.intents.classes


def test_the_command_trains_and_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    root = write_talk(tmp_path)
    done = CliRunner().invoke(main, ["train-chat", "--lessons", str(root)])
    assert (done.exit_code, done.stderr) == (0, "")
    assert load_trained(root) is not None
    done = CliRunner().invoke(main, ["train-chat", "--lessons", str(tmp_path / "nowhere")])
    assert (done.exit_code, done.stdout) == (78, "")
    assert "Traceback" not in done.stderr
