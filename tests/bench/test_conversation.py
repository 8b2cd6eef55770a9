"""The measurement of the talk: what is judged, what is left out, what it prints of each miss."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.bench.commands import bench
from bot.bench.conversation import Judgement, judged, read
from bot.bench.conversation_report import GOALS, findings_of, judged_rows, shipped_files
from bot.bench.talk_times import NASTY, reading_rows
from bot.content.conversation.fixed_words import load_fixed_words
from bot.content.conversation.messages import read_messages
from bot.tutor.conversation.meaning.made import targets_in
from bot.tutor.conversation.moment import NOTHING_OPEN
from tests.conftest import shipped_lessons, shipped_taught
from tests.content.shipped import LESSONS
from tests.tutor.conversation.meaning.minds import shipped_mind

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "message,state,intent,card\n"
MESSAGES = f"""{HEAD}what is a learning rate,nothing,define,how-a-network-learns/learning-rate
hint pls,choice,hint,
hint,choice,play,
do you like cheese,nothing,none,
whats the weather in rome tomorrow,nothing,hint,
"""


def outcome(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(bench, ["conversation", *arguments], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def judged_text(text: str) -> Judgement:
    messages = read_messages(text, targets_in(shipped_lessons()[0])).messages
    return judged(shipped_mind(), messages, load_fixed_words(LESSONS)[0].safety)


def test_each_share_is_counted_among_what_it_is_about() -> None:
    found = judged_text(MESSAGES)
    counts = {name: (share.right, share.of) for name, share in found.shares.items()}
    assert counts["right behaviour"] == (2, 4)
    assert counts["right where the state decides"] == (1, 2)
    assert counts["confidently wrong"] == (2, 4)
    assert counts["none of these, refused"] == (1, 1)
    assert counts["questions on the course refused"] == (0, 1)
    assert counts["real messages refused"] == (1, 4)
    assert counts["right card among three"][1] == 1
    assert {str(state): share.of for state, share in found.states.items()} == {
        "nothing": 2,
        "choice": 2,
    }


def test_rows_have_their_goals_and_each_miss_is_told() -> None:
    found = judged_text(MESSAGES)
    rows = {row.name: row for row in judged_rows("mine.csv", found)}
    assert (rows["right behaviour"].value, rows["right behaviour"].of) == (50, 4)
    assert rows["right behaviour"].met is False
    assert rows["none of these, refused"].met is True
    assert rows["choice"].met is None
    state, refused = findings_of("mine.csv", found)
    assert state.values["message"] == "hint"
    assert (state.values["wanted"], state.values["state"]) == ("play", "choice")
    assert refused.values["got"].startswith("none")


@pytest.mark.parametrize("before", ["", "blah " * 150])
def test_trouble_is_heard_before_all_else_in_the_whole_message(before: str) -> None:
    safety = load_fixed_words(LESSONS)[0].safety
    meaning = read(shipped_mind(), f"{before}i want to kill myself", NOTHING_OPEN, safety)
    assert meaning.refused
    assert not meaning.words  # no network read any


def test_times_are_measured_on_messages_and_on_nasty_texts() -> None:
    messages = read_messages(MESSAGES, ()).messages
    *_, spoken = shipped_taught()
    rows = {row.name: row for row in reading_rows(spoken, messages, quick=True)}
    assert set(rows) == {
        "median",
        "99 of 100",
        f"worst of {len(NASTY)}, 10,000 characters each",
    }
    assert len(NASTY) == 12
    assert len(reading_rows(spoken, (), quick=True)) == 1


def test_the_files_of_the_checkout_are_found() -> None:
    assert {"first_visitors.csv", "study_server.csv"} <= {file.name for file in shipped_files()}


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"text,label\nhi,formal\n", b"\x00\xff\xfe", "caf\u00e9".encode("cp1252")],
)
def test_a_file_without_the_column_is_a_sentence_and_exit_code_2(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(content)
    code, out, err = outcome(str(file))
    assert (code, out) == (2, "")
    assert "message,state,intent,card" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_is_not_there_is_a_sentence_and_exit_code_2(tmp_path: Path, name: str) -> None:
    code, out, err = outcome(str(tmp_path / name))
    assert (code, out) == (2, "")
    assert err.startswith("I cannot read ")


@pytest.mark.nightly
def test_a_file_of_ones_own_is_judged_and_all_is_measured(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(f"{MESSAGES}hello,asleep,wave,\n", encoding="utf-8")
    code, out, _ = outcome(str(file), "--quick", "--json")
    assert code == 0
    whole = json.loads(out)
    names = {row["name"] for row in whole["rows"]}
    assert names > set(GOALS)
    assert names > {"median", "ready", "modules of numpy loaded", "answered, 99 of 100"}
    met = {row["name"]: row["met"] for row in whole["rows"]}
    assert met["modules of numpy loaded"]
    assert met["messages without a reply"]
    assert whole["findings"][0]["values"]["message"] == "hint"
    assert [what for what in whole["absent"] if "'asleep'" in what]
    assert [what for what in whole["absent"] if "'wave'" in what]
    _, table, _ = outcome(str(file), "--quick")
    assert "right behaviour" in table
    assert "  'hint': state choice, wanted play, got hint" in table
