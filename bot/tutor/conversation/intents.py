"""What a message can ask for: the classes that the network of the talk chooses from."""

from __future__ import annotations

from enum import StrEnum


class Intent(StrEnum):
    """A value is the key under which example phrases stand in the content files."""

    CONTINUE = "continue"
    EXPLAIN = "explain"
    DEFINE = "define"
    COMPARE = "compare"
    WHY = "why"
    EXAMPLE = "example"
    DIFFERENTLY = "differently"
    HINT = "hint"
    ANSWER = "answer"
    QUIZ = "quiz"
    PRACTISE = "practise"
    TRAIN = "train"
    CURVE = "curve"
    PLAY = "play"
    PROGRESS = "progress"
    NOTEBOOK = "notebook"
    HELP = "help"
    WHO = "who"
    COMPUTED = "computed"
    SAID = "said"
    GREET = "greet"
    THANKS = "thanks"
    STOP = "stop"
    REPORT = "report"
    SKIP = "skip"
    BACK = "back"
    GIVE_ANSWER = "give-answer"
    WAS_RIGHT = "was-right"
    DONT_KNOW = "dont-know"
    TOO_HARD = "too-hard"
    IS_IT = "is-it"
    CHANGE = "change"
    YES = "yes"
    NO = "no"
    NONE = "none"


ASKS = frozenset(
    {
        Intent.EXPLAIN,
        Intent.DEFINE,
        Intent.COMPARE,
        Intent.WHY,
        Intent.EXAMPLE,
        Intent.COMPUTED,
    }
)
"""What is answered out of the course's texts: one behaviour, whatever the verb."""

MOVES = frozenset(
    {
        Intent.ANSWER,
        Intent.SKIP,
        Intent.BACK,
        Intent.GIVE_ANSWER,
        Intent.WAS_RIGHT,
        Intent.DONT_KNOW,
        Intent.TOO_HARD,
        Intent.IS_IT,
        Intent.CHANGE,
        Intent.YES,
        Intent.NO,
    }
)
"""What only makes sense beside something that is open."""
