"""What a short message is asked back, and the ways round what is open; all buttons persist."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, ui

from bot.services.conversation.move_scenes import (
    ByeScene,
    CorrectionHelpScene,
    LaterScene,
    LockScene,
    PrivateScene,
    WhichScene,
    WorkedScene,
)
from bot.tutor.text import listed, plain
from bot.ui.course.looking import look_at
from bot.ui.exercises.helping import HintButton, SplitButton, help_lines
from bot.ui.exercises.inputs.drawing import NOTHING, keys_of
from bot.ui.exercises.questions import NextQuestionButton, place_of, title_of
from bot.ui.game.buttons import CorrectButton
from bot.ui.kit.cards import GAME, LESSONS, QUESTIONS, card, show
from bot.ui.kit.keys import attempt_in, whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.kit.rooms import WHAT_NEXT, what_next

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.services.conversation.locking import Locking
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.scene import Room
    from bot.ui.client import TutorBot

    Leavings = Mapping[str, Callable[[Any], ui.Item[Any]]]

MOST_NAMES = 8  # features of a sentence that are listed


def locking_of(interaction: Interaction[Any]) -> Locking:
    return services_of(interaction).conversation.moves.locking


class LockInButton(PersistentButton, shape="talk-lock:{attempt}:{mark}:{reply}"):
    """Lock in what was typed: a letter or a number; nothing stands for words."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        locking, attempt = locking_of(interaction), attempt_in(self.keys)
        press, mark = press_of(interaction), self.keys["mark"]
        await show(interaction, locking.lock(press, attempt, mark, self.keys["reply"]))


class NotYetButton(PersistentButton, shape="talk-wait:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        locking, attempt = locking_of(interaction), attempt_in(self.keys)
        await show(interaction, locking.not_yet(press_of(interaction), attempt))


class ForGameButton(PersistentButton, shape="talk-game:{attempt}:{side}"):
    """Take a side for the game, which could have answered the question too."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        locking, attempt = locking_of(interaction), attempt_in(self.keys)
        await show(
            interaction, locking.take_side(press_of(interaction), attempt, self.keys["side"])
        )


class PauseGameButton(PersistentButton, shape="talk-pause:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, attempt = services_of(interaction).conversation.moves.games, attempt_in(self.keys)
        await show(interaction, games.pause(press_of(interaction), attempt))


class PrivatelyButton(PersistentButton, shape="talk-look:{person}:{reply}"):
    """Look privately at what was written to where others read along."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        moves, person = services_of(interaction).conversation.moves, whole(self.keys["person"])
        await show(interaction, moves.look(press_of(interaction), person, self.keys["reply"]))


def lock_card(scene: LockScene) -> ui.LayoutView:
    question, what = scene.question, plain(scene.told)
    buttons: list[ui.Item[Any]] = [
        LockInButton.labelled(
            _label(scene),
            ButtonStyle.primary,
            attempt=question.attempt,
            mark=question.mark,
            reply=scene.reply,
        ),
        NotYetButton.labelled("Not yet", attempt=question.attempt),
    ]
    if scene.checks and question.help.more:
        keys = keys_of(question)
        buttons.append(HintButton.labelled("Hint", picked=NOTHING, **keys))
    first = "I say no verdict before an answer counts. " if scene.checks else ""
    again = "It would be your second and last try: the first one stays. " if scene.anew else ""
    ask = f"### {_asked(scene)}\n{what}"
    typed = "-# Type *yes* or *no*, or another answer; nothing is counted yet."
    return card(QUESTIONS, f"{first}{again}", ask, buttons, typed, place_of(question))


def _asked(scene: LockScene) -> str:
    return f"{_label(scene)}?"


def _label(scene: LockScene) -> str:
    return f"Lock in {scene.reply.upper()}" if scene.reply else "Lock it in"


def which_card(scene: WhichScene) -> ui.LayoutView:
    side = scene.side
    buttons: list[ui.Item[Any]] = [
        LockInButton.labelled(
            "For the question",
            ButtonStyle.primary,
            attempt=scene.question.attempt,
            mark=scene.question.mark,
            reply=side,
        ),
        ForGameButton.labelled("For the game", attempt=scene.game, side=side),
    ]
    return card(
        QUESTIONS,
        f"### Is *{plain(side)}* for the question or for the game?",
        f"Both wait for you. The question: {scene.question.stem}",
        buttons,
        "-# Type *question* or *game*; nothing is counted yet.",
    )


def later_card(scene: LaterScene, leavings: Leavings) -> ui.LayoutView:
    question = scene.question
    buttons: list[ui.Item[Any]] = []
    if scene.card is not None:
        buttons.append(look_at(question.lesson, scene.card, "Read the card about it"))
    if question.help.can_split:
        split = SplitButton.labelled("Split it", attempt=question.attempt, mark=question.mark)
        buttons.append(split)
    buttons.append(NextQuestionButton.labelled("Back to the question", attempt=question.attempt))
    leave = leavings.get(question.purpose)
    if leave is not None:
        buttons.append(leave(question))
    return card(QUESTIONS, scene.note, *_seen(question), buttons, place_of(question))


def _seen(question: QuestionScene) -> list[str]:
    lines = help_lines(question)
    return ["\n".join(lines)] if lines else []


def worked_card(scene: WorkedScene) -> ui.LayoutView:
    question = scene.question
    back = NextQuestionButton.labelled(
        "Back to my numbers", ButtonStyle.primary, attempt=question.attempt
    )
    steps = "\n".join(f"{number}. {line}" for number, line in enumerate(scene.lines, 1))
    return card(
        QUESTIONS,
        "Here it is with other numbers. Then do the same with yours.",
        title_of(scene.stem),
        steps,
        [back],
        place_of(question),
    )


def correction_help_card(scene: CorrectionHelpScene) -> ui.LayoutView:
    game = scene.game
    seen = f"What I see in the sentence: {listed(scene.names[:MOST_NAMES])}." if scene.names else ""
    pick = CorrectButton.labelled(
        "Pick from the list", ButtonStyle.primary, attempt=game.attempt, mark=game.mark
    )
    pause = PauseGameButton.labelled("Pause the game", attempt=game.attempt)
    return card(GAME, scene.note, seen, [pick, pause], "-# Or type it: *slang, too low*.")


def bye_card(scene: ByeScene, rooms: Sequence[Room]) -> ui.LayoutView:
    kept = f"Your {scene.waits} waits where you left it. " if scene.waits else ""
    line = f"See you. {kept}Everything is kept: write to me, or type `/learn`, to go on."
    return card(LESSONS, line, WHAT_NEXT, *what_next(rooms))


def private_card(scene: PrivateScene) -> ui.LayoutView:
    look = PrivatelyButton.labelled(
        "Look at it privately", ButtonStyle.primary, person=scene.person, reply=scene.reply
    )
    return card(LESSONS, f"That belongs to your {scene.thing}: look at it privately.", [look])


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(
        LockInButton, NotYetButton, ForGameButton, PauseGameButton, PrivatelyButton
    )
    bot.add_drawing(LockScene, lock_card)
    bot.add_drawing(WhichScene, which_card)
    bot.add_drawing(LaterScene, partial(later_card, leavings=bot.leavings))
    bot.add_drawing(WorkedScene, worked_card)
    bot.add_drawing(CorrectionHelpScene, correction_help_card)
    bot.add_drawing(ByeScene, partial(bye_card, rooms=bot.rooms))
    bot.add_drawing(PrivateScene, private_card)
