"""What a sentence shows: sixteen on/off signals of formal and casual English, and its words.

No signal measures the length of a sentence: a network must not learn that shortcut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data import signal_words as listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONG_MEAN = 5  # letters a word, on average
LONG_LEAST_WORDS = 3  # a mean of one or two words says little
SUFFIX_LEAST = 6  # letters: "action" counts, "city" and "dance" do not


@dataclass(frozen=True, slots=True)
class Signal:
    """`id` is for files and custom ids, `name` for people."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence for the tests: as typed, in lower case with plain apostrophes, and its words."""

    typed: str
    small: str
    words: tuple[str, ...]


APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
SPLIT_OFF = re.compile(r"(?<=\w)\s+(?=(?:n't|'(?:s|m|re|ve|ll|d))\b)", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
WORD_OR_MARK = re.compile(WORD.pattern + r"|[!?]")
LINK_OR_MAIL = re.compile(r"\S+(?:://|@)\S+|www\.\S+")


def words_of(sentence: str) -> tuple[str, ...]:
    """Return the words in lower case and each "!" and "?", in their order."""
    return tuple(WORD_OR_MARK.findall(_plain(sentence).lower()))


def signals_of(sentence: str) -> tuple[bool, ...]:
    """Say of each of SIGNALS, in that order, whether the sentence shows it.

    The signals follow Heylighen & Dewaele (1999) and Pavlick & Tetreault (2016). A sentence without
    a letter or digit shows at most marks and emoticons.
    """
    typed = LINK_OR_MAIL.sub(" ", _plain(sentence)).strip()
    small = typed.lower()
    seen = Seen(typed, small, tuple(WORD.findall(small)))
    return tuple(shows(seen) for shows in TESTS.values())


def _plain(sentence: str) -> str:
    """Use one kind of apostrophe, and join "do n't" and "I 'm" in texts that were split."""
    return SPLIT_OFF.sub("", sentence.translate(APOSTROPHES))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(longest_first)})(?![\w']|\.\w)")  # no "u" in U.S.


def _in_small(pattern: re.Pattern[str]) -> Callable[[Seen], bool]:
    return lambda seen: pattern.search(seen.small) is not None


def _as_typed(pattern: re.Pattern[str]) -> Callable[[Seen], bool]:
    return lambda seen: pattern.search(seen.typed) is not None


EXCITED = re.compile(r"!|\?\s?\?|\.\s?\.|…")
QUESTION = re.compile(r"\?")
ENDED = re.compile(r"[.!?…:;][\s\"')\]}»”]*$")
CONTRACTION = re.compile(
    r"\w+n't\b|\w+'(?:m|re|ve|ll|d)\b"
    r"|\b(?:it|that|he|she|who|what|where|when|how|why|there|here|let)'s\b"
    r"|\b(?:" + "|".join(listed.BARE_CONTRACTIONS) + r")\b"
)
SLANG = _any_of(listed.SLANG)
DRAWN_OUT = re.compile(r"([a-z])\1\1|\b(?:ha){2,}h?\b|\b(?:he){2,}h?\b|\bah+a[ah]*\b|\ba+w+\b")
DRAWN_OUT_EXCEPT = re.compile(r"\b(?:[A-Z]{3}|i{2,3}|x{2,3})\b")  # AAA, and numerals
INTENSIFIER = _any_of(listed.INTENSIFIERS)
YOU = _any_of(listed.YOU)
FIRST_PERSON = re.compile(
    r"(?<![\w'.-])(?:[Ii](?:'(?:m|ve|ll|d))?|[Ii]m|[Ii]ve|[Ww]e(?:'(?:re|ve|ll|d))?|WE|[Mm]e|ME|"
    r"[Mm]y|MY|[Mm]ine|[Mm]yself|[Uu]s|[Oo]urs?|OUR|[Oo]urselves)(?![\w'-]|\.\w)"  # US: a country
)
EMOTICON = re.compile(
    r"[:;]-?[)(](?!\w)|(?<!\w)(?:[:;=][-o^']?[)(\]\[dpo/\\|*3@]|x-?d|<3|\^[_.-]?\^|-_-|o_o)(?!\w)"
    r"|[\u2600-\u27bf\U0001f300-\U0001faff]",
    re.IGNORECASE,
)
MODAL = re.compile(r"\b(?:would|could|should|must|shall|might|ought|cannot)\b")
MAY = re.compile(r"\bmay\b|^May (?:I|we|you|the)\b")  # not the month
POLITE = _any_of(listed.POLITE)
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\b\.?\s+[A-Z]|(?:^|[\"'])Dear\s+[A-Z]")
LINKING = _any_of(listed.LINKING)
BETWEEN = r"(?:\s+(?:not|also|now|being|been|often|never|always|still|then|already|[a-z]+ly)){0,2}"
PARTICIPLE = rf"(?:(?:re|un|out|over|under)?(?:{'|'.join(listed.PARTICIPLES)})|[a-z]+ed)"
PASSIVE = re.compile(rf"\b(?:is|are|was|were|be|been|being|am){BETWEEN}\s+({PARTICIPLE})\b")
DONE_BY = re.compile(rf"\b({PARTICIPLE})\s+by\b(?!\s+(?:now|then|the way))")
NOUN_ENDING = re.compile(
    r"(?:[ts]ion|ment|[ae]nce|[ae]ncy|ity|ism)s?$|[ae]ncies$|ities$|(?:tion|ment)al(?:ly)?$"
)


def _starts_small(seen: Seen) -> bool:
    first = re.search(r"[^\W_][\w'-]*", seen.typed)
    return first is not None and first[0][0].islower() and first[0] == first[0].lower()


def _has_no_end(seen: Seen) -> bool:
    return ENDED.search(EMOTICON.sub("", seen.typed).rstrip()) is None


def _is_slang(seen: Seen) -> bool:
    shouted = len(seen.words) > 1 and seen.typed.isupper()
    drawn = DRAWN_OUT.search(DRAWN_OUT_EXCEPT.sub("", seen.typed).lower()) is not None
    return shouted or drawn or SLANG.search(seen.small) is not None


def _is_modal(seen: Seen) -> bool:
    return MODAL.search(seen.small) is not None or MAY.search(seen.typed) is not None


def _is_polite(seen: Seen) -> bool:
    return POLITE.search(seen.small) is not None or TITLE.search(seen.typed) is not None


def _has_long_words(seen: Seen) -> bool:
    letters = [sum(map(str.isalpha, word)) for word in seen.words]
    counted = [count for count in letters if count]
    return len(counted) >= LONG_LEAST_WORDS and sum(counted) >= LONG_MEAN * len(counted)


def _is_passive(seen: Seen) -> bool:
    after_be, before_by = PASSIVE.findall(seen.small), DONE_BY.findall(seen.small)
    return not listed.NO_PARTICIPLES.issuperset(after_be) or not listed.NOT_DONE_BY.issuperset(
        before_by
    )


def _has_heavy_noun(seen: Seen) -> bool:
    parts = (part for word in seen.words for part in re.split(r"-|'s$", word))
    return any(
        len(part) >= SUFFIX_LEAST
        and NOUN_ENDING.search(part) is not None
        and part.removesuffix("s") not in listed.LIGHT_NOUNS
        for part in parts
    )


TESTS: dict[Signal, Callable[[Seen], bool]] = {
    Signal("excited", "! or ?? or ..."): _as_typed(EXCITED),
    Signal("small-start", "lower-case start"): _starts_small,
    Signal("question", "question mark"): _as_typed(QUESTION),
    Signal("no-end", "no end punctuation"): _has_no_end,
    Signal("contraction", "contraction"): _in_small(CONTRACTION),
    Signal("slang", "slang or chatty words"): _is_slang,
    Signal("intensifier", "intensifier"): _in_small(INTENSIFIER),
    Signal("you", "you or your"): _in_small(YOU),
    Signal("first-person", "I or we"): _as_typed(FIRST_PERSON),
    Signal("emoticon", "emoticon or emoji"): _as_typed(EMOTICON),
    Signal("modal", "would, may or must"): _is_modal,
    Signal("long-words", "long words"): _has_long_words,
    Signal("polite", "politeness"): _is_polite,
    Signal("linking", "linking word"): _in_small(LINKING),
    Signal("passive", "passive"): _is_passive,
    Signal("heavy-noun", "-tion, -ment or -ance word"): _has_heavy_noun,
}
SIGNALS: tuple[Signal, ...] = tuple(TESTS)
