"""Puts together what acts on short messages, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.conversation.card_moves import CardMoves
from bot.services.conversation.game_moves import GameMoves
from bot.services.conversation.keys import OpenKeys
from bot.services.conversation.last_words import LastWords
from bot.services.conversation.locking import Locking
from bot.services.conversation.moments import Moments
from bot.services.conversation.moves import TalkMoves
from bot.services.conversation.question_moves import QuestionMoves
from bot.services.game.talk import GameTalk

if TYPE_CHECKING:
    from bot.services.conversation.ports import OpenWork, Talks
    from bot.services.course.lessons import Lessons
    from bot.services.exercises.ports import Attempts
    from bot.services.lab.ports import Shelf


def build_moves(
    lessons: Lessons, attempts: Attempts, shelf: Shelf, talks: Talks, work: OpenWork
) -> TalkMoves:
    parts, words = lessons.parts, LastWords()
    locking = Locking(parts.questions, parts.games, talks, words)
    return TalkMoves(
        Moments(lessons, attempts, shelf, talks, OpenKeys(parts, work)),
        lessons,
        CardMoves(lessons, parts.cards),
        QuestionMoves(parts.questions, locking),
        GameMoves(GameTalk(parts.games), talks, words),
        locking,
    )
