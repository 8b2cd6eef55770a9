"""A sentence that fools a network, as a challenge for others: "my network is sure; you?"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.neuron import Neuron, answer
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.hearing.readable import reads_as_words
from bot.tutor.game.own_rule import OwnRule, judged
from bot.tutor.game.pushing import pushing
from bot.tutor.game.sentences import word_set
from bot.tutor.game.words import side_taken
from bot.tutor.text import LINK

if TYPE_CHECKING:
    from bot.tutor.data.sentences.signals import Found
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.game.sentences import Game, Subject
    from bot.tutor.game.state import GameState

TEXT_MOST, WORDS_LEAST = 200, 2
ANSWER = "challenge-answer"  # the kind of an entry, and the activity of the attempt
NETWORK, RULE, SAID = "network", "rule", "said"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A sentence, the label that its author gives it, and the network and rule of their game."""

    subject: Subject
    text: str
    label: str
    neuron: Neuron
    rule: OwnRule

    @property
    def network(self) -> float:
        """The network's probability of the high label."""
        return answer(self.neuron, self.subject.shown(self.text))

    @property
    def own(self) -> float:
        """The probability of the high label by the author's rule."""
        return judged(self.subject, self.rule, self.text)

    @property
    def fooled(self) -> tuple[str, ...]:
        """Whom the sentence fools: NETWORK, RULE, both or nobody; who has no opinion is not."""
        wrong = self.subject.other(self.label)
        both = ((NETWORK, self.network), (RULE, self.own))
        return tuple(who for who, p in both if side_taken(self.subject, p) == wrong)

    @property
    def pushed(self) -> tuple[Found, ...]:
        """The signals that pushed the network to the side that it took, the strongest first."""
        side = side_taken(self.subject, self.network)
        return () if side is None else pushing(self.subject, self.neuron, self.text, side)


def written_by(state: GameState, text: str, label: str) -> Challenge:
    """Return what somebody wrote against the network of their game.

    Raise TutorError when it is no sentence of their own, or too long.
    """
    subject, words = state.subject, own_sentence(state.subject, text, label)
    neuron = state.ledger[-1].after if state.ledger else subject.usual
    return Challenge(subject, words, label, neuron, state.rule)


def own_sentence(subject: Subject, text: str, label: str) -> str:
    """Return a sentence that somebody wrote for others, with single spaces.

    Raise TutorError when it is no sentence of their own, too long, or has no label.
    """
    words = " ".join(text.split())
    if label not in subject.labels:
        raise TutorError(f"Say what it is in your eyes: {subject.high} or {subject.low}.")
    if len(words) > TEXT_MOST or len(word_set(words)) < WORDS_LEAST:
        raise TutorError(
            f"Write one sentence of at least {WORDS_LEAST} words, in at most {TEXT_MOST} "
            "characters. Press the button and write it once more."
        )
    if not reads_as_words(words):
        raise TutorError("I cannot read that as a sentence. Write plain words once more, please.")
    if LINK.search(words):
        raise TutorError("Write plain words: leave the link out, please.")
    if any(words.casefold() == one.text.casefold() for one in subject.sentences):
        raise TutorError("That sentence is one of mine. Change it, or write one of your own.")
    return words


def plan_of(challenge: Challenge) -> Plan:
    """Return a challenge as it is kept: with all that is needed to judge it again."""
    signals = [signal.id for signal in challenge.subject.reader.signals]
    weights = dict(zip(signals, challenge.neuron.weights, strict=True))
    numbers = {
        NETWORK: weights | {"": challenge.neuron.bias},
        RULE: dict(challenge.rule.weights),
        SAID: {NETWORK: challenge.network, RULE: challenge.own},
    }
    items = (challenge.subject.id, challenge.label, challenge.text, *challenge.subject.labels)
    return Plan(items, {}, numbers)


def challenge_in(game: Game, plan: Plan) -> Challenge:
    """Read a challenge. Raise TutorError when its subject was taken out of the game."""
    subject_id, label, text, *_ = plan.items
    subject = game.subject(subject_id)
    if subject.id != subject_id:
        raise TutorError("The sentences of this challenge are switched off for now.")
    kept = plan.numbers[NETWORK]
    weights = tuple(kept.get(signal.id, 0.0) for signal in subject.reader.signals)
    rule = OwnRule(tuple(plan.numbers[RULE].items()))
    return Challenge(subject, text, label, Neuron(weights, kept[""]), rule)


def answer_challenge(challenge: Challenge, attempt: Attempt, label: str) -> Entry:
    """Take what somebody says of the sentence. Raise TutorError for a second answer."""
    if attempt.entries:
        raise AnsweredError(attempt.entries[0].choice)
    if label not in challenge.subject.labels:
        raise TutorError("This button names no side that I know. Nothing was counted.")
    return Entry(ANSWER, "", label)


class AnsweredError(TutorError):
    """Somebody answers again; their first answer, `label`, stays."""

    def __init__(self, label: str) -> None:
        super().__init__(f"You said **{label}** already, and that counts.")
        self.label = label
