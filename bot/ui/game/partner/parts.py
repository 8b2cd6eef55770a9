"""What one of the two sees alone: the trainer the sentences with their labels, the learner a rule.

Everything that can be pressed on the public card is here as well, should that card be deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.services.game.partner_scenes import PartnerHowScene, PartnerPartScene, PartnerScene
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.game.partner import PartnerStage
from bot.tutor.game.partner_words import CLOSED, said_line, verdict_words
from bot.tutor.game.telling import rule_lines
from bot.tutor.text import plain
from bot.ui.game.partner.buttons import (
    BUTTONS,
    LOOK,
    InviteButton,
    PartnerPickButton,
    end_row,
    here,
    invitation_rows,
    last_row,
    mark_row,
    nudge_row,
    partner_lock_rows,
    say_row,
)
from bot.ui.game.partner.cards import BLANK, partner_card
from bot.ui.game.partner.forms import (
    PartnerCorrectionModal,
    PartnerInviteModal,
    PartnerRuleModal,
    partner_games,
)
from bot.ui.game.partner.naming import place_line
from bot.ui.kit.cards import GAME, card, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.tutor.game.partner import PartnerRound
    from bot.ui.client import TutorBot

    Part = str | Sequence[ui.Item[Any]]

WHOSE_TURN = "The card of the game says whose turn it is."  # this one may be looked at later
NO_HINTS = "Your learner sees no label. Say only right or wrong, and give no hints."


def part_card(scene: PartnerPartScene) -> ui.LayoutView:
    game, state = scene.game, scene.game.state
    now = state.current
    if game.closed or state.stage is PartnerStage.DONE or scene.seat in game.left:
        return card(GAME, scene.note or CLOSED, *_own_rule(scene))
    if state.stage is PartnerStage.INVITED:
        waiting = "The invitation is not answered yet."
        return card(GAME, scene.note, waiting, *invitation_rows(game))
    if state.stage is PartnerStage.RULES or now is None:
        parts = _at_end(scene)
    elif now.trainer is scene.seat:
        parts = _of_trainer(game, now)
    else:
        parts = _of_learner(scene, now)
    last = last_row(game, LOOK), nudge_row(game), place_line(game)
    return card(GAME, scene.note, *parts, *last)


def _at_end(scene: PartnerPartScene) -> tuple[Part, ...]:
    if scene.game.state.people.get(scene.seat) in scene.game.state.finished:
        return ("You are through. The game closes once your partner is, too.",)
    ask = "Write down one rule that you adjusted, or finish without."
    return (*_own_rule(scene), ask, end_row(scene.game))


def _of_trainer(game: PartnerScene, now: PartnerRound) -> tuple[Part, ...]:
    state = game.state
    if state.nudge_trains(now):
        return ("Nudge is the trainer now, so there is nothing for you to do until you learn.",)
    sentence = state.sentence_of(now)
    if sentence is None:
        return _pair(game, now)
    key = f"> {plain(sentence.text)}", f"The key: **{sentence.label}**."
    if state.stage is PartnerStage.MARK and now.predicted is not None:
        return (*key, said_line(now.predicted, "Your learner"), mark_row(game), f"-# {NO_HINTS}")
    return (*key, f"{WHOSE_TURN}\n-# {NO_HINTS}")


def _pair(game: PartnerScene, now: PartnerRound) -> tuple[Part, ...]:
    """Show both sentences with their labels, to choose one."""
    pairs = list(zip(LETTERS, now.pair, strict=False))
    lines = [f"**{letter}** · {one.label}\n> {plain(one.text)}\n" for letter, one in pairs]
    buttons: list[ui.Item[Any]] = [
        PartnerPickButton.labelled(f"Choose {letter}", **here(game), number=now.number, place=place)
        for place, (letter, _) in enumerate(pairs)
    ]
    return ("### You are the trainer", "\n".join(lines), buttons, f"-# {NO_HINTS}")


def _of_learner(scene: PartnerPartScene, now: PartnerRound) -> tuple[Part, ...]:
    game, state = scene.game, scene.game.state
    if state.sentence_of(now) is None:
        return (
            *_own_rule(scene),
            f"You are the learner; your trainer chooses the sentence. {WHOSE_TURN}",
        )
    sentence = state.sentence_of(now)
    text = "" if sentence is None else plain(sentence.text)
    if now.predicted is None:
        ask = f"### {state.subject.ask}\n> {text}"
        return (*_own_rule(scene), ask, *partner_lock_rows(game))
    if state.stage is PartnerStage.MARK:
        return (
            f"> {text}\n{said_line(now.predicted, 'You')}",
            f"Your trainer marks it. {WHOSE_TURN}",
        )
    told = f"> {text}\n{verdict_words(now.predicted, 'you')}"
    return (told, f"Say what misled you:\n{BLANK}", say_row(game))


def _own_rule(scene: PartnerPartScene) -> tuple[str, ...]:
    state = scene.game.state
    lines = rule_lines(state.subject, state.rule(scene.seat))
    return (f"**Your rule so far**\n{lines}",) if lines else ()


def how_card(_: PartnerHowScene) -> ui.LayoutView:
    return card(
        GAME,
        "### With a partner\nOne learns and one trains; after three sentences you swap. The "
        "partner sees the invitation in this channel, and may say no.",
        "Type `/play` and pick a person at `partner:`, or press the button.",
        [InviteButton.labelled("Invite a partner")],
    )


async def go_inviting(interaction: Interaction[Any]) -> None:
    await show(interaction, partner_games(interaction).how())


async def setup(bot: TutorBot) -> None:
    bot.add_room("play-partner", go_inviting)
    bot.add_dynamic_items(*BUTTONS)
    for form in (PartnerInviteModal, PartnerCorrectionModal, PartnerRuleModal):
        bot.add_submission(form)
    bot.add_drawing(PartnerPartScene, part_card)
    bot.add_drawing(PartnerHowScene, how_card)
    bot.add_drawing(PartnerScene, partner_card)
