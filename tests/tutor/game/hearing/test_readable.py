"""A rule in plain words passes, keys pressed at random do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.game.hearing.readable import reads_as_words

RULES = """
Slang is casual
Slang is casual.
slang points to casual
hey = casual
wanna → casual
"hey" means casual
thx = casual
pls, thx, btw → casual
lol → casual
! = casual
?? is casual
u r casual
Hmm = casual
contractions are casual
No slang, no casual.
Long words mean formal.
Polite words are formal
polite = formal
-tion words are formal
If a sentence has slang, it is casual.
If it says please, it is formal.
A question mark does not make a sentence casual.
Greetings count less than I thought.
Weigh slang more.
count long words less
I trust politeness less now
Politeness is not the same as formality.
Passive voice sounds formal.
Big words sound stiff
Sentences that start in lower case are chat.
No full stop at the end: casual
Emoji, so chatty
you and your say little
Work emails can be casual too.
A topic like pizza is no proof.
Look at the verbs first
Look at all the words, not just one
don't trust one word alone
Don't judge by the first word
Shortened words (I'm, can't) lean casual
Titles such as Dr. and Mrs. are formal
Words like therefore or however: formal
short sentences aren't always casual
Length says nothing!
THE MORE SLANG THE MORE CASUAL
more marks, more casual
very, really, so: casual
praise words = positive
"not good" is negative
but turns it round
never again is bad
Cheap can be good or bad
Would come again? positive!
too + word = negative
Complaints weigh more than praise
strong words beat weak ones
Sarcasm flips everything
sooooo means casual
hahaha is casual
Formal texts avoid jokes
Names and dates suggest a notice
Friends skip greetings
Tone beats topic
Committee, proposal: official
rhythms and strengths count
Umgangssprache wirkt locker
Wenn ein Satz höflich klingt, ist er förmlich.
Kurze Wörter sind oft salopp
Ausrufezeichen sprechen für Alltagssprache
L'argot est familier
Les mots longs sont soutenus
Si c'est poli, c'est formel
Las palabras largas son formales
La jerga es informal
Parole lunghe, tono formale
Długie słowa są formalne
Zkratky jsou hovorové
Argo sözcükler samimidir
Slangord är vardagliga
Сленг звучит неформально
Μεγάλες λέξεις είναι επίσημες
スラングはカジュアルです
丁寧な言葉はフォーマル
俚语是非正式的
속어는 격식이 없다
الكلمات العامية غير رسمية
स्लैंग अनौपचारिक है
คำสแลงเป็นกันเอง
"""

NONSENSE = [
    "",
    " ",
    "asdfasdf",
    "asdfasdf asdfasdf",
    "asdf jkl",
    "asdf hjkl asdf",
    "qwerty uiop",
    "aaaaaa aaaa",
    "aaaa bbbb cccc dddd eeee",
    "........",
    "!!! ??? ...",
    "12345678",
    "1 2 3 4 5 6 7 8",
    "2024-11-27 10:30",
    "\N{ZERO WIDTH SPACE}" * 12,
    "\N{HANGUL FILLER}" * 12,
    "\N{HANGUL FILLER} \N{HALFWIDTH HANGUL FILLER} \N{HANGUL CHOSEONG FILLER}",
    "\N{BRAILLE PATTERN BLANK}" * 12,
    "\N{GRINNING FACE} \N{SLICE OF PIZZA}" * 5,
    "sdkjfh skdjfh sdkfjh",
    "ababab cdcdcd efefef",
    "xxxxxxxx",
    "x y z x y z",
    "casual casual casual",
    "formal",
    "formal!!!",
    "what?!",
    "hahahaha",
    "ha ha ha ha",
    "\N{HIRAGANA LETTER A}" * 10,
    "________",
    "a b a b a b a b",
    "hjkl hjkl zxcv",
    "wwwww qqqqq eeeee rrrrr",
    "\N{COMBINING ACUTE ACCENT}" * 20,
]


def test_there_are_enough_rules_to_say_so() -> None:
    assert len(RULES.strip().splitlines()) >= 80


@pytest.mark.parametrize("rule", RULES.strip().splitlines())
def test_a_rule_in_words_of_any_language_reads_as_words(rule: str) -> None:
    assert reads_as_words(rule)


@pytest.mark.parametrize("text", NONSENSE, ids=map(ascii, NONSENSE))
def test_keys_pressed_at_random_do_not(text: str) -> None:
    assert not reads_as_words(text)


def test_letters_of_another_shape_count_as_the_letters_they_are() -> None:
    assert reads_as_words("".join(chr(ord(sign) + 0xFEE0) for sign in "slang=casual"))


@given(st.text())
def test_any_text_at_all_can_be_judged(text: str) -> None:
    assert reads_as_words(text) in {True, False}
    assert reads_as_words(f"Slang is casual. {text}")


def test_the_measure_reads_no_further_than_it_must() -> None:
    assert not reads_as_words("ab" * 50_000)
