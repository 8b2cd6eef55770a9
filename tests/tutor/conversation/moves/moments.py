"""The states of the tables: one moment for each thing that can be open."""

from __future__ import annotations

from dataclasses import replace

from bot.tutor.conversation.moment import NOTHING_OPEN, Moment, Open

OPTIONS = (
    "It moves the weights against the gradient",
    "It adds more training examples",
    "It makes every weight positive",
    "It keeps the bias at zero",
)
LABELS = ("formal", "casual")
FORMAL_GAME = Moment(Open.GAME, labels=LABELS)
CHOICE = Moment(Open.CHOICE, OPTIONS)
NUMBER = Moment(Open.NUMBER, key=("0.6",))
FILL = Moment(Open.FILL, key=("gradient", "the gradient"), known=("gradient", "the gradient"))

MOMENTS = {
    "nothing": NOTHING_OPEN,
    "card": Moment(Open.CARD),
    "try": Moment(Open.TRY, ("Up", "Down")),
    "try number": Moment(Open.TRY),
    "choice": CHOICE,
    "choice and game": replace(CHOICE, also=Open.GAME, labels=LABELS),
    "locking": replace(CHOICE, pending="b"),
    "several": Moment(Open.SEVERAL, OPTIONS),
    "order": Moment(Open.ORDER, OPTIONS),
    "pairs": Moment(Open.PAIRS, OPTIONS[:3]),
    "number": NUMBER,
    "locking number": replace(NUMBER, pending="0.6"),
    "fill": FILL,
    "words": Moment(Open.WORDS),
    "answered": Moment(Open.ANSWERED, OPTIONS),
    "matching": Moment(Open.MATCHING, known=("loss function", "learning rate")),
    "begin": Moment(Open.BEGIN, labels=LABELS),
    "game": FORMAL_GAME,
    "correction": replace(FORMAL_GAME, open=Open.CORRECTION),
    "which feature": replace(FORMAL_GAME, open=Open.CORRECTION, pending="too high"),
    "rule": replace(FORMAL_GAME, open=Open.RULE),
    "card and game": Moment(Open.CARD, also=Open.GAME, labels=LABELS),
    "card and rule": Moment(Open.CARD, also=Open.RULE, labels=LABELS),
    "card and correction": Moment(Open.CARD, also=Open.CORRECTION, labels=LABELS),
    "run": Moment(Open.RUN),
    "trained": Moment(Open.TRAINED),
}
