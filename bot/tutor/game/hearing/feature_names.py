"""What people call the features of the two games: the signals of formality and of reviews.

`FREE` are names that people often give and that no signal measures; they stay what they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.data.sentences.signals import SIGNALS


@dataclass(frozen=True, slots=True)
class GameFeature:
    """Something a sentence may show: `name` for people, `called` what else people say for it."""

    id: str
    name: str
    called: tuple[str, ...] = ()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for line in text.strip().split("\n") for name in line.split("|"))


CALLED = {
    "excited": _names("""
        !|!!|??|...|\N{HORIZONTAL ELLIPSIS}|exclamation mark|exclamation point|exclamation
        excitement|excited|exclaiming|dots|three dots|ellipsis|double question mark|bang
        repeated punctuation|punctuation marks like !|exclamation sign|excitement mark
        """),
    "small-start": _names("""
        lowercase start|lower case|lowercase|lower-case letter|small letter|small first letter
        small start|starts small|no capital letter|no capital|no capitals|missing capital
        starts with a small letter|no capital at the start
        starts with lowercase|lowercase beginning|uncapitalized|no uppercase|lower case letter
        not capitalized|missing capital letter|no capital at the beginning
        """),
    "question": _names("""
        ?|question|question sign|asking|being a question|it is a question|questioning|interrogation
        question form|asks a question|question format|questionmark
        """),
    "no-end": _names("""
        no punctuation|no full stop|no period|missing full stop|missing period|no final punctuation
        missing punctuation|no dot|no end mark|no ending punctuation|lack of punctuation
        without punctuation|no dot at the end|no full stop at the end|no period at the end
        missing end punctuation|no punctuation at the end|no ending
        """),
    "contraction": _names("""
        contractions|contracted words|shortened words|apostrophe|short forms|short form
        it's|don't|don't and can't|words like don't|words like it's|n't|contracted form|contracting
        """),
    "slang": _names("""
        chatty words|slang words|slang word|chat words|chat language|abbreviation|acronym
        texting words|text speak|textspeak|internet slang|colloquial words|colloquialism|colloquial
        everyday words|informal words|casual words|greeting|casual greeting|informal greeting
        chat abbreviation|informal language|casual language|chatty|slangy|slangs|street language
        colloquial language|informal word choice|slang term|interjection|filler|filler words
        lol|spoken words|drawn-out words|relaxed words|texting|netspeak|chat speak
        """),
    "intensifier": _names("""
        intensifiers|emphasis words|emphasis|strong adverbs|so and very|so or very|very or so
        words like very|words like so|very|really|exaggeration|booster|boosters|emphatic words
        words that make it stronger|degree words|so, very, really|adverbs
        """),
    "you": _names("""
        you|your|you and your|second person|speaking to you|talking to you|direct address
        addressing the reader|addressing someone|addresses you|pronoun you|being addressed|yours
        """),
    "first-person": _names("""
        i|we|me|my|us|i and we|first person|first-person pronoun|word I|speaking of oneself
        talking about oneself|talks about oneself|pronoun I|personal pronoun|personal|i or me
        writing as I
        """),
    "emoticon": _names("""
        emoji|emoticons|smiley|smileys|smilies|smile|smiley face|emojis|faces|emote|emoticon
        """),
    "modal": _names("""
        would|could|should|may|must|might|shall|modal|modal verb|modals|would or could
        would, could, should|auxiliary|helping verb|words like would|would and may|conditional
        """),
    "long-words": _names("""
        long word|word length|big words|longer words|difficult words
        hard words|complicated words|fancy words|complex words|sophisticated words|big word
        difficult vocabulary|fancy vocabulary|advanced words|advanced vocabulary|long vocabulary
        length of the words|length of words
        """),
    "polite": _names("""
        polite words|polite|politeness words|courtesy|courteous words|polite phrases|manners
        polite language|good manners|polite word|polite tone|please and thank you|thanking
        please and thanks|gratitude|polite wording|respect|respectful words|respectfulness
        thankfulness|polite request|being polite|polite greeting|polite phrase
        formal greeting|dear|kind tone
        """),
    "linking": _names("""
        linking words|connectors|connector|connective|transition words|transition word|conjunction
        linking phrase|linkers|linker|words like however|however or therefore|however
        connecting words|joining words|transition|therefore
        """),
    "passive": _names("""
        passive voice|passive form|passive verb|passive sentence|passive construction|passivity
        it was done|was done|is done
        """),
    "heavy-noun": _names("""
        nominalization|nominalisation|abstract nouns|abstract noun|heavy noun|noun endings
        noun ending|-tion|-ment|-ance|tion word|ment word|ance word|tion words|-tion words
        -tion ending|words ending in -tion|words ending in -ment|heavy nouns|tion ending
        words with -tion|suffix|word endings|word ending
        """),
}

FORMALITY: tuple[GameFeature, ...] = tuple(
    GameFeature(signal.id, signal.name, CALLED[signal.id]) for signal in SIGNALS
)

REVIEW: tuple[GameFeature, ...] = (
    GameFeature("good-word", "words that praise", _names("""
        good words|good word|praise|praising words|positive words|positive word|nice words|praises
        happy words|compliment|words of praise|positive adjectives|good adjectives|kind words
        """)),
    GameFeature("bad-word", "words that complain", _names("""
        bad words|bad word|complaint|complaining words|negative words|negative word|complaining
        criticism|insult|unhappy words|words of complaint|negative adjectives|complaints
        """)),
    GameFeature("very-good", "strongest praise", _names("""
        strong praise|superlative|superlatives|very good words|best|perfect|amazing words
        very positive words|very good|highest praise|strongly positive words|extreme praise
        """)),
    GameFeature("very-bad", "strongest complaint", _names("""
        strong complaint|very bad words|worst|terrible words|very negative words|very bad
        strongly negative words|extreme complaint|hate words|strongest criticism
        """)),
    GameFeature("negation", "not, no or never", _names("""
        negation|not|no|never|negations|negative form|n't|don't|denial|no or not|not or never
        word not|negating words|not and never|negating
        """)),
    GameFeature("but", "but or although", _names("""
        but|although|however|though|contrast|contrast word|contrasting word|but and although
        contrasting words|contrast words|turn|a turn
        """)),
    GameFeature("again", "would come again", _names("""
        again|coming again|come again|come back|coming back|will come back|return|returning
        going again|go again|will return|would go again|would return|buy again|would buy again
        will be back|would come back
        """)),
    GameFeature("never-again", "would not come again", _names("""
        never again|not again|not coming back|never coming back|will not return|never come back
        would not return|won't come back|would not come back|not come again|will not come back
        would not buy again|not going back|not buy again
        """)),
    GameFeature("excited", "!", _names("""
        exclamation mark|exclamation point|exclamation|!!|excitement|excited|exclamation sign
        """)),
    GameFeature("question", "question mark", _names("""
        ?|question|question sign|??|asking|questionmark
        """)),
    GameFeature("wish", "wished, hoped or expected", _names("""
        wish|wished|hope|hoped|expected|expectation|hopes|wishing|hoping|expecting|disappointment
        hoped or expected|should have been|wish words|wished or hoped|wishes
        """)),
    GameFeature("broken", "broken, late or missing", _names("""
        broken|late|missing|damage|damaged|defect|delay|broken things|broken or late|missing parts
        late delivery|fault|something broken|broken or missing|lateness|problem
        """)),
    GameFeature("price", "price or money", _names("""
        price|money|cost|prices|expensive|cheap|value for money|costs|paying|price words
        """)),
    GameFeature("recommend", "recommends it", _names("""
        recommend|recommendation|recommended|recommending|recommends|advice|would recommend
        """)),
    GameFeature("too-much", "too + word", _names("""
        too|too + something|too plus word|too much|word too|too and a word|too something|excess
        too loud|too many
        """)),
    GameFeature("comparison", "better or worse than", _names("""
        comparison|better|worse|comparing|better than|worse than|comparative|compares|compared
        comparatives|better or worse
        """)),
)  # fmt: skip

FREE: tuple[GameFeature, ...] = (
    GameFeature("length", "sentence length", _names("""
        length|short sentence|long sentence|shortness|short sentence length|how long it is
        length of the sentence|number of words|word count|how short it is|short length|size
        """)),
    GameFeature("topic", "topic", _names("""
        subject|theme|subject matter|content|everyday topic|what it is about|food|meaning|context
        official topic|business topic|work topic|formal topic|casual topic|situation|setting
        """)),
    GameFeature("tone", "tone", _names("""
        mood|feeling|vibe|style|friendly tone|distant tone|friendliness|attitude|voice|sound
        formal tone|casual tone|friendly|serious tone|tone of voice|emotion|the feel
        """)),
    GameFeature("grammar", "grammar", _names("""
        sentence structure|structure|complete sentence|complete sentence form|full sentence
        word order|syntax|complete sentences|fragment|incomplete sentence|verb|tense
        """)),
    GameFeature("short-words", "short words", _names("short word|shorter words|simple words")),
    GameFeature("capital", "capital letter at the start", _names("""
        capital letter|capital|capitalization|capitalisation|first letter|big letter
        """)),
    GameFeature("end", "end punctuation", _names("""
        full stop|period|final punctuation|punctuation at the end|punctuation|end mark
        """)),
    GameFeature("spelling", "spelling", ("spelling mistake", "typo", "misspelling", "typos")),
    GameFeature("capitals", "all caps", ("caps", "shouting", "uppercase", "all capitals")),
    GameFeature("official", "official words", ("business words", "official language", "jargon")),
    GameFeature("formal-words", "formal words", ("formal language", "formal wording")),
)  # fmt: skip
