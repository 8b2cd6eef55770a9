"""Puts together what answers messages, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.conversation.card_moves import CardMoves
from bot.services.conversation.conversation import Conversation
from bot.services.conversation.game_moves import GameMoves
from bot.services.conversation.keys import OpenKeys
from bot.services.conversation.last_words import LastWords
from bot.services.conversation.locking import Locking
from bot.services.conversation.moments import Moments
from bot.services.conversation.moves import TalkMoves
from bot.services.conversation.question_moves import QuestionMoves
from bot.services.conversation.stopping import Stopping
from bot.services.game.talk import GameTalk

if TYPE_CHECKING:
    from bot.services.conversation.ports import OpenWork, Talks
    from bot.services.conversation.wishes import Wishes
    from bot.services.exercises.ports import Attempts
    from bot.services.lab.ports import Shelf


def build_conversation(
    wishes: Wishes, attempts: Attempts, shelf: Shelf, talks: Talks, work: OpenWork
) -> Conversation:
    lessons, parts, words = wishes.lessons, wishes.lessons.parts, LastWords()
    locking = Locking(parts.questions, parts.games, talks, words)
    moves = TalkMoves(
        Moments(lessons, attempts, shelf, talks, OpenKeys(parts, work)),
        lessons,
        CardMoves(lessons, parts.cards),
        QuestionMoves(parts.questions, locking),
        GameMoves(GameTalk(parts.games), talks, words),
        locking,
    )
    stopping = Stopping(wishes.trainings, locking)
    return Conversation(wishes.said.reader, moves, wishes, stopping)
