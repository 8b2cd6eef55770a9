"""The signals that are told by marks, by the two ends of a sentence, and by the shape of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.data.sentences import signal_words as listed
from bot.tutor.data.sentences.signals_reading import after_pairs, neighbour, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.data.sentences.signals_reading import Seen, SeenWord, Span

LONG_MEAN = 5  # letters a word, on average
LONG_LEAST_WORDS = 3  # a mean of one or two words says little
LONG_SHOWN = 7  # letters of the words that are shown to people
SUFFIX_LEAST = 6  # letters: "action" counts, "city" and "dance" do not

# "U.S. ." ends a sentence in texts that were split, and "[...]" leaves something out.
EXCITED = re.compile(r"!+|\?(?:\s?\?)+|(?<![\[(.])\.{2,}|\.(?:\s\.){2,}|(?<![\[(])…+")
PROPER = "yahoo"  # has an exclamation mark in its name
EMOTICON = re.compile(
    r"[:;]-?[)(](?!\w)|(?<!\w)(?:[:;=][-o^']?[)(\]\[dpo/\\|*]|:3|x-?d|<3|\^[_.-]?\^|-_-|o_o)(?!\w)"
    r"|(?<=\s)[:;]\s\)(?=\s*$)|[\u2600-\u27bf\U0001f300-\U0001faff]",
    re.IGNORECASE,
)
ENDS = frozenset(".!?…:;")
CLOSERS = frozenset("\"')]}»”*_")
FIRST = re.compile(r"[^\W_][\w'-]*")
NUMBERED = re.compile(r"\s*[-*(]*\w{1,3}[.)]\s+(?=\S)")
GREETING = frozenset(
    ["dear", "regards", "sincerely", "yours", "faithfully", "wishes", "truly", "respectfully"]
)

BE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
    ]
)
BETWEEN = frozenset(
    ["not", "also", "now", "being", "been", "often", "never", "always", "still", "then", "already"]
)
BEFORE_BE = frozenset(
    [
        "has",
        "have",
        "had",
        "having",
        "hasn't",
        "haven't",
        "hadn't",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "to",
        "cannot",
        "not",
        "won't",
        "can't",
        "be",
        "been",
        "never",
        "also",
        "already",
        "often",
    ]
)
PARTICIPLE = re.compile(
    rf"(?:(?:re|un|out|over|under)?(?:{'|'.join(listed.PARTICIPLES)})|[a-z]+ed)"
)
NOT_AGENTS = frozenset({"now", "then"})
NOUN_ENDING = re.compile(
    r"(?:[ts]ion|ment|[ae]nce|[ae]ncy|ity|ism)s?$|[ae]ncies$|ities$|(?:tion|ment)al(?:ly)?$"
)


def excited(seen: Seen) -> Iterator[Span]:
    for found in EXCITED.finditer(seen.text):
        before = seen.text[max(0, found.start() - 6) : found.start()].rstrip().lower()
        if found[0] != "!" or not before.endswith(PROPER):
            yield found.span()


def small_start(seen: Seen) -> Iterator[Span]:
    first = FIRST.search(seen.text)
    if first is None:
        return
    numbered = NUMBERED.match(seen.text)
    if numbered is not None and numbered[0].strip(" -*(.)").lower() not in {"i", "ok", "no"}:
        first = FIRST.search(seen.text, numbered.end()) or first
    if first[0][0].islower() and first[0] == first[0].lower():
        yield first.span()


def questions(seen: Seen) -> Iterator[Span]:
    return (found.span() for found in re.finditer(r"\?", seen.text))


def no_end(seen: Seen) -> Iterator[Span]:
    """Find the last word where nothing ends the sentence; "Dear Ann," needs nothing more."""
    text = EMOTICON.sub("", seen.text)
    end = len(text)
    while end and (text[end - 1].isspace() or text[end - 1] in CLOSERS):
        end -= 1
    mark = text[end - 1 : end]
    greets = mark == "," and any(word.small in GREETING for word in seen.words)
    if seen.words and mark not in ENDS and not greets:
        yield span_of(seen, len(seen.words) - 1, len(seen.words))


def emoticons(seen: Seen) -> Iterator[Span]:
    return (found.span() for found in EMOTICON.finditer(seen.text))


def long_words(seen: Seen) -> Iterator[Span]:
    """Find the long words where a word has many letters on average."""
    letters = [(sum(map(str.isalpha, word.small)), word) for word in seen.words]
    counted = [count for count, _ in letters if count]
    if len(counted) < LONG_LEAST_WORDS or sum(counted) < LONG_MEAN * len(counted):
        return
    least = min(LONG_SHOWN, max(counted))
    yield from ((word.start, word.end) for count, word in letters if count >= least)


def passives(seen: Seen) -> Iterator[Span]:
    """Find "has been reviewed", and "written by" with whoever did it."""
    for place, word in enumerate(seen.words):
        after = _participle_after(seen, place) if word.small in BE else 0
        if after:
            yield span_of(seen, _beginning(seen, place), after)
    for place, word, following in after_pairs(seen):
        if following.small == "by" and _is_done_by(seen, place, word):
            yield word.start, following.end


def _participle_after(seen: Seen, place: int) -> int:
    """Return the place after the participle that "be" at `place` leads to, 0 if none."""
    for skipped in range(1, 4):
        at = place + skipped
        if at >= len(seen.words) or not seen.words[at].joined:
            return 0
        small = seen.words[at].small
        if _is_participle(small):
            return 0 if small in listed.NO_PARTICIPLES else at + 1
        if small not in BETWEEN and not small.endswith("ly"):
            return 0
    return 0


def _beginning(seen: Seen, place: int) -> int:
    """Return where the verb begins that goes on with "be" at `place`: at "has" or "will"."""
    while place and seen.words[place].joined and seen.words[place - 1].small in BEFORE_BE:
        place -= 1
    return place


def _is_done_by(seen: Seen, place: int, word: SeenWord) -> bool:
    who = neighbour(seen, place + 2), neighbour(seen, place + 3)
    if not who[0] or who[0] in NOT_AGENTS or who == ("the", "way"):
        return False
    small = word.small
    return (
        _is_participle(small)
        and small not in listed.NO_PARTICIPLES
        and small not in listed.NOT_DONE_BY
    )


def _is_participle(small: str) -> bool:
    return PARTICIPLE.fullmatch(small.rsplit("-", 1)[-1]) is not None


def heavy_nouns(seen: Seen) -> Iterator[Span]:
    for word in seen.words:
        parts = word.small.removesuffix("'s").split("-")
        if any(_is_heavy(part) for part in parts):
            yield word.start, word.end


def _is_heavy(part: str) -> bool:
    if len(part) < SUFFIX_LEAST or part.removesuffix("s") in listed.LIGHT_NOUNS:
        return False
    return NOUN_ENDING.search(part) is not None
