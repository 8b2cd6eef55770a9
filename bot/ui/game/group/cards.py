"""The card of a group's game that everybody sees, phase by phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.services.game.group_games import MODE, GroupGames
from bot.services.game.group_scenes import GroupGameScene
from bot.tutor.exercises.gatherings import FEW
from bot.tutor.game.group import LEAST_PLAYERS, MOST_PLAYERS
from bot.tutor.game.group_state import LEARNT, GroupStage
from bot.tutor.game.group_words import (
    arena_lines,
    arena_table,
    counts_line,
    group_test_lines,
    mean_line,
)
from bot.tutor.game.ledger_words import network_line
from bot.tutor.game.scoring import POINTS, SURE
from bot.tutor.game.telling import why_line
from bot.tutor.text import plain
from bot.ui.game.group.buttons import BUTTONS, GroupStartButton, form_button, lock_buttons
from bot.ui.game.group.forms import GroupArenaModal, GroupCorrectionModal, GroupFeaturesModal
from bot.ui.game.others import OthersButton
from bot.ui.game.together.buttons import people, together_row, waiting_line
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.persistent import press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.tutor.game.group_state import GroupState
    from bot.tutor.game.sentences import Sentence
    from bot.ui.client import TutorBot

    Part = str | ui.Item[Any] | Sequence[ui.Item[Any]] | None

HOW_SURE = ", ".join(f"{one.percent}% is {one.name}" for one in reversed(SURE))


def group_card(scene: GroupGameScene) -> ui.LayoutView:
    draw = {
        GroupStage.LOBBY: _lobby,
        GroupStage.RULES: _rules,
        GroupStage.PREDICT: _predict,
        GroupStage.TALK: _talk,
        GroupStage.TEST: _test,
        GroupStage.ARENA: _arena,
        GroupStage.DONE: _done,
    }
    return card(GAME, *draw[scene.state.stage](scene))


def _lobby(scene: GroupGameScene) -> list[Part]:
    gathering = scene.state.gathering
    here = tuple(one.person for one in gathering.present)
    subjects = scene.state.game.subjects
    buttons: list[ui.Item[Any]] = [
        GroupStartButton.labelled(
            "Start" if one is subjects[0] else one.offer,
            ButtonStyle.primary if one is subjects[0] else ButtonStyle.secondary,
            gathering=gathering.id,
            subject=one.id,
        )
        for one in subjects
    ]
    return [
        "### Human Backpropagation, together\nYou are networks that learn: each of you predicts "
        "sentences, and whoever is wrong adjusts their own rule. A real network learns from the "
        "same sentences. Then all take a test, your rules play alone, and we see whether the group "
        "knows more than one of you.",
        f"In it: {people(here) if here else 'nobody'}. From {LEAST_PLAYERS} people on anyone "
        f"of you may start, and {MOST_PLAYERS} have room. One can join later, too.",
        buttons,
        together_row(MODE, gathering.id, gathering.phase, scene.state.turnout),
        "-# No timer. What you answer is seen by nobody: only counts are shown, all at once. With "
        f"fewer than {FEW} people, counts may tell who answered what.",
    ]


def _row(scene: GroupGameScene, onward: str, part: str = "My part") -> list[ui.Item[Any]]:
    gathering = scene.state.gathering
    return together_row(
        MODE, gathering.id, gathering.phase, scene.state.turnout, onward=onward, part=part
    )


def onward_label(state: GroupState) -> str:
    """Name what comes after the present phase; "" where nothing can be gone on from."""
    if state.stage is GroupStage.TALK:
        return "To the test" if state.place + 1 == LEARNT else "Next sentence"
    return ONWARD.get(state.stage, "")


ONWARD = {
    GroupStage.RULES: "Go on",
    GroupStage.PREDICT: "Reveal",
    GroupStage.TEST: "Go on",
    GroupStage.ARENA: "See what comes out",
}


def _rules(scene: GroupGameScene) -> list[Part]:
    high, low = scene.state.subject.labels
    return [
        f"### First, your rules\nWhich two features of a sentence would you look at, and does each "
        f"speak for **{high}** or for **{low}**? Everybody names their own, privately; mistakes "
        "will move them.",
        [form_button(scene.state, "Name two features")],
        _row(scene, onward_label(scene.state)),
        waiting_line(scene.state.turnout),
    ]


def _predict(scene: GroupGameScene) -> list[Part]:
    state, sentence = scene.state, scene.state.sentence
    text = sentence.text if sentence is not None else ""
    return [
        f"### {state.subject.ask}\n> {plain(text)}",
        *lock_buttons(state),
        _row(scene, onward_label(scene.state)),
        waiting_line(state.turnout),
        f"-# Sentence {state.place + 1} of {LEARNT} · {HOW_SURE}; one press locks your answer, and "
        "all are revealed together",
    ]


def _talk(scene: GroupGameScene) -> list[Part]:
    state, sentence, answer = scene.state, scene.state.sentence, scene.answer
    if sentence is None:
        return [_row(scene, onward_label(state))]
    step = next((one for one in state.ledger if one.sentence.id == sentence.id), None)
    told = [
        counts_line(state.subject, answer) if answer else _uncounted_line(state, sentence),
        why_line(state.subject, sentence),
        mean_line(state.subject, answer) if answer else "",
        network_line(state.subject, step) if step else "",
    ]
    return [
        f"> {plain(sentence.text)}",
        "\n".join(line for line in told if line),
        _wrong_line(state),
        [form_button(state, "Say what misled me")] if state.wrong else None,
        _row(scene, onward_label(state)),
        _adjusted_line(state) if state.wrong and not state.locked_by_few else None,
        f"-# {POINTS}",
    ]


def _uncounted_line(state: GroupState, sentence: Sentence) -> str:
    if not state.locks(sentence.id):
        return f"No answer is locked. It is **{sentence.label}**."
    return (
        f"It is **{sentence.label}**. Fewer than {FEW} of you locked, and counts would tell who "
        "answered what, so there are none this time."
    )


def _wrong_line(state: GroupState) -> str:
    """Say how many were wrong; they are fewer to adjust something where one was deleted since."""
    count = len(state.wrong_locks)
    if not count:
        return "Nobody was wrong, so nobody has to adjust anything."
    were = "1 of you was" if count == 1 else f"{count} of you were"
    were = "Some of you were" if state.locked_by_few else were
    if not state.wrong:
        return f"{were} wrong, but nobody who is here, so nobody has to adjust anything."
    return f"{were} wrong. Were you? Then say, privately, what misled you: it moves your rule."


def _adjusted_line(state: GroupState) -> str:
    """Count who adjusted something, without names: those of the wrong ones tell their answers."""
    turnout, count = state.turnout, len(state.wrong_locks)
    asked = len(turnout.done) + len(turnout.missing)
    whom = f"{asked} who were wrong" if asked == count else f"the {asked} who are waited for"
    return f"-# {len(turnout.done)} of {whom} have said what misled them"


def _test(scene: GroupGameScene) -> list[Part]:
    count = len(scene.state.tests)
    return [
        f"### The test\n{count} new sentences, for everybody at their own pace and without any "
        "telling. Nobody learns from them, the network neither: that is what a test set is.",
        _row(scene, onward_label(scene.state), "Take the test"),
        waiting_line(scene.state.turnout),
    ]


def _arena(scene: GroupGameScene) -> list[Part]:
    return [
        "### The arena\nNow the rules play alone. Send one of up to three features, each with its "
        "side: it judges the sentences that you learnt from, and many that nobody has seen. It "
        "stands there without your name unless you wish it.",
        [form_button(scene.state, "Send my rule")],
        _row(scene, onward_label(scene.state)),
        waiting_line(scene.state.turnout),
    ]


def _done(scene: GroupGameScene) -> list[Part]:
    state = scene.state
    again = OthersButton.labelled("Play again")
    if not any(one.kind == "prediction" for one in state.entries):
        return [
            "### The game is over\nThere are no predictions in it. `/play` begins another one.",
            [again],
        ]
    told = group_test_lines(scene.test) if scene.test is not None else ()
    points = [line for line in told if line.startswith("- ")]
    words = [line for line in told if not line.startswith("- ")]
    gathering = state.gathering
    return [
        "### What came out",
        "\n".join(("**The test** (nobody learnt from it)", *points)),
        "\n".join(words),
        *_rules_alone(scene),
        "-# You did what a network does: measure an error, trace it to features, change how much "
        "they count. You chose one feature each time; backpropagation gives each weight its share.",
        [*together_row(MODE, gathering.id, 0, state.turnout, part="My part")[:1], again],
    ]


def _rules_alone(scene: GroupGameScene) -> list[Part]:
    if not scene.rows:
        return ["No rule stands in the arena."]
    subject = scene.state.subject
    return [
        f"**The rules alone**\n{arena_table(scene.rows)}",
        *arena_lines(subject, scene.rows),
    ]


async def play_as_group(interaction: Interaction[Any]) -> None:
    games = services_of(interaction).modes.service(GroupGames)
    await show(interaction, games.begin(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("play-group", play_as_group)
    bot.add_dynamic_items(*BUTTONS)
    for form in (GroupFeaturesModal, GroupCorrectionModal, GroupArenaModal):
        bot.add_submission(form)
    bot.add_drawing(GroupGameScene, group_card)
