"""What a message is taken for, in words that stand after "I took your message as"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import ASKS, Intent

if TYPE_CHECKING:
    from collections.abc import Mapping

WISHES: Mapping[Intent, str] = {
    **dict.fromkeys(ASKS, "a question about the subject"),
    Intent.CONTINUE: "a wish to go on with the course",
    Intent.DIFFERENTLY: "a wish to hear it in other words",
    Intent.HINT: "a wish for a hint",
    Intent.ANSWER: "an answer to a question",
    Intent.QUIZ: "a wish to be asked something",
    Intent.PRACTISE: "a wish to practise again",
    Intent.TRAIN: "a wish to train a network",
    Intent.CURVE: "a question about your last training",
    Intent.PLAY: "a wish to play",
    Intent.PROGRESS: "a question about your progress",
    Intent.NOTEBOOK: "a wish to see your notebook",
    Intent.HELP: "a question about what I can do",
    Intent.WHO: "a question about who I am",
    Intent.SAID: "a question about how I understood you",
    Intent.GREET: "a greeting",
    Intent.THANKS: "thanks",
    Intent.STOP: "a wish to stop for now",
    Intent.REPORT: "a report that something is wrong",
    Intent.SKIP: "a wish to leave this for later",
    Intent.BACK: "a wish to go back",
    Intent.GIVE_ANSWER: "a wish to be told the answer",
    Intent.WAS_RIGHT: "a question whether your answer was right",
    Intent.DONT_KNOW: "saying that you do not know",
    Intent.TOO_HARD: "saying that this is too hard",
    Intent.IS_IT: "a question whether an answer is right",
    Intent.CHANGE: "a wish to change an answer",
    Intent.YES: "a yes",
    Intent.NO: "a no",
    Intent.NONE: "something that I cannot help with",
}
