"""Trains the talk: both networks on all voices, the gate on what each voice's absence shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.neural.softmax import SoftmaxTraining
from bot.train_chat.examples import Example, card_examples, intent_examples
from bot.train_chat.fitting import fitted
from bot.train_chat.gate import fitted_gate, fitted_temperature, refusing_from, sure_from
from bot.train_chat.quick import quick, quick_index
from bot.train_chat.sentences import sentences_of
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.made import course_words, texts_in
from bot.tutor.conversation.meaning.meaning import behaviour
from bot.tutor.conversation.meaning.mind import evidence_of, mixed
from bot.tutor.conversation.meaning.understand import ranked_wishes
from bot.tutor.conversation.moment import Open
from bot.tutor.conversation.network.features import features_of
from bot.tutor.conversation.network.file import TrainedTalk
from bot.tutor.conversation.search.index import Text, built
from bot.tutor.conversation.search.terms import names_of
from bot.tutor.conversation.words import cut, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from bot.tutor.conversation.network.network import TalkNetwork
    from bot.tutor.conversation.phrases import Phrases
    from bot.tutor.conversation.search.index import Index
    from bot.tutor.conversation.search.terms import TalkNames
    from bot.tutor.course.course import Course

TRAINING = SoftmaxTraining(epochs=14, decay=0.2)
CARD_COUNTS = 0.5
"""How much a passage of a card counts as an example, beside a way of asking."""
FOLDS = 3
"""Trainings from which some of the voices are left out, each voice once."""
SURELY_WRONG = 0.03
"""At most so many real messages of a strange author are surely read wrongly."""


@dataclass(frozen=True, slots=True)
class Strange:
    """A message of an author whom nothing was trained on: what it means, and in which state."""

    text: str
    intents: frozenset[str]
    open: Open


@dataclass(frozen=True, slots=True)
class TalkParts:
    """What is trained, before the gate: see `Mind`."""

    names: TalkNames
    intents: TalkNetwork
    cards: TalkNetwork
    index: Index

    def evidence(self, text: str) -> tuple[float, ...]:
        spelled = self.names.spelled(words_of(cut(text)))
        shares = self.intents.shares(self.signs(text))
        targets = mixed(self.index.found(spelled), self.cards.shares(features_of(spelled)))
        return evidence_of(spelled, shares, targets, (self.index, self.names))

    def signs(self, text: str) -> list[str]:
        """Return the features of a message that choose what is wanted."""
        return features_of(self.names.signs(self.names.spelled(words_of(cut(text)))))


@dataclass(frozen=True, slots=True)
class Building:
    """`phrases` of several voices for a course; `say` is told what goes on."""

    course: Course
    phrases: Phrases
    names: TalkNames
    say: Callable[[str], None]

    def whole(self, strange: Sequence[Strange], digest: str) -> TrainedTalk:
        """Train on all voices, fit the gate, and set the thresholds on strange messages."""
        examples = list(card_examples(self.phrases, self.names, self.course))
        parts = self.parts(self._voices())
        evidence, alien, temperature = self.left_out()
        gate = fitted_gate(evidence, alien)
        parts = replace(parts, intents=replace(parts.intents, temperature=temperature))
        real = [one for one in strange if Intent.NONE not in one.intents]
        none = [one for one in strange if Intent.NONE in one.intents]
        refuse = refusing_from(
            [gate.share(parts.evidence(one.text)) for one in real],
            [gate.share(parts.evidence(one.text)) for one in none],
        )
        sure = sure_from([judged(parts, one) for one in real], SURELY_WRONG)
        self.say(f"temperature {temperature:.2f}, refuse from {refuse:.2f}, sure from {sure:.2f}")
        return TrainedTalk(
            digest=digest,
            words=tuple(sorted(spelled_right(self.course, self.phrases))),
            texts=tuple((one.name, " ".join(one.words)) for one in examples),
            intents=parts.intents,
            cards=parts.cards,
            gate=(*gate.weights, gate.bias),
            refuse=refuse,
            sure=sure,
            examples=sum(1 for _ in intent_examples(self.phrases, self.names)),
        )

    def _voices(self) -> frozenset[str]:
        return frozenset(one.voice for one in sentences_of(self.phrases, self.course))

    def parts(self, wanted: Collection[str]) -> TalkParts:
        """Train on the voices that are wanted."""
        intents = self._of(intent_examples(self.phrases, self.names), wanted)
        cards = self._of(card_examples(self.phrases, self.names, self.course), wanted)
        texts = list(texts_in(self.course, self.names))
        said = [Example(one.words, one.target, "", CARD_COUNTS) for one in texts]
        network = quick(fitted([*cards, *said], TRAINING))
        index = quick_index(built([*(Text(one.words, one.name) for one in cards), *texts]))
        return TalkParts(self.names, quick(fitted(intents, TRAINING)), network, index)

    def left_out(self) -> tuple[list[tuple[float, ...]], list[bool], float]:
        """Return what the gate sees of voices that were left out, and the fitting temperature."""
        sentences = list(sentences_of(self.phrases, self.course))
        evidence: list[tuple[float, ...]] = []
        none: list[bool] = []
        scores: list[list[float]] = []
        right: list[int] = []
        voices = sorted({one.voice for one in sentences})
        for left in (voices[place::FOLDS] for place in range(FOLDS)):
            self.say(f"without the voices {', '.join(left)}")
            parts = self.parts(frozenset(voices) - set(left))
            for one in sentences:
                if one.voice in left:
                    evidence.append(parts.evidence(one.text))
                    none.append(one.intent == Intent.NONE)
                    if one.intent in parts.intents.classes:  # else one voice alone says it
                        scores.append(parts.intents.scores(parts.signs(one.text)))
                        right.append(parts.intents.classes.index(one.intent))
        return evidence, none, fitted_temperature(scores, right)

    @staticmethod
    def _of(examples: Iterable[Example], wanted: Collection[str]) -> list[Example]:
        return [one for one in examples if one.voice in wanted]


def judged(parts: TalkParts, one: Strange) -> tuple[float, bool]:
    """Return how sure a message is read, and whether rightly."""
    intent, confidence = ranked_wishes(parts.intents.shares(parts.signs(one.text)), one.open)[0]
    return confidence, behaviour(intent) in {behaviour(each) for each in one.intents}


def building_for(course: Course, phrases: Phrases, say: Callable[[str], None]) -> Building:
    return Building(course, phrases, names_of(course, spelled_right(course, phrases)), say)


def spelled_right(course: Course, phrases: Phrases) -> frozenset[str]:
    """Return the words that count as spelled right: the course's, and those of two voices."""
    voices: Counter[str] = Counter()
    said = [one for group in phrases.groups for texts in group.values() for one in texts]
    for word, _ in {(word, one.voice) for one in said for word in words_of(one.text)}:
        voices[word] += 1
    return frozenset(course_words(course)) | {word for word, count in voices.items() if count > 1}
