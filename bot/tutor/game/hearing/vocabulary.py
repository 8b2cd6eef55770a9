"""The words in which people say how much a feature counted, with the slips they make."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.tutor.game.hearing.slips import slips_between
from bot.tutor.game.hearing.word_sets import word_set

TOO, WEIGH, OVER, UNDER = "too", "weigh", "<over>", "<under>"  # what slips are mended to

MUCH = word_set("""
    high hi hihg hgih higt hig hight highly much muhc mutch mcuh heavily heavly hevily heavely
    heavy strong strongly big large great important importantly seriously
    """)  # after "too"
LITTLE = word_set("""
    low lo lwo lowe lowly little litle littel litlle litte lightly light weak weakly small few
    """)
HARD = word_set("hard often many")
# Only beside a verb of weighing: "the text is too small", "this is too hard" speak of no weight.
SIZES = HARD | word_set("""
    heavy strong strongly big large great important importantly seriously light lightly weak weakly
    small few
    """)
MODIFIERS = word_set("""
    way far much a bit little lot tad just kinda kind of quite slightly rather really so also
    definitely probably maybe clearly simply always still very somewhat even
    """)
HIGHER = word_set("more higher stronger heavier bigger larger greater highr moer")
LOWER = word_set("less lower weaker lighter smaller lesser lowr")
RAISE = word_set("raise increase boost strengthen up")
REDUCE = word_set("lower reduce decrease weaken shrink")

WEIGHING = word_set("""
    weigh weighs weighed weight weights weighted weighting weighing weightings wieght weigth
    waited wated wayed weighd weited wheigted
    """)
OVERDONE = word_set("""
    overweight overweighted overweighed overweighting overweighing overestimated overestimate
    overvalued overvalue overrated overrate overcounted overemphasized overemphasised overtrusted
    overrelied exaggerated overdid
    """)
UNDERDONE = word_set("""
    underweight underweighted underweighed underweighting underweighing underestimated
    underestimate undervalued undervalue underrated underrate undercounted underemphasized
    underemphasised ignored overlooked neglected disregarded
    """)
# With these a feature alone is half a correction: "I relied on the greeting".
JUDGING = word_set("""
    counted count counting counts relied rely relying leaned leant lean trusted trust trusting
    focused focussed focus focusing valued valuing depended depend rated
    """)
# These say something of a weight only together with a direction.
COUNTED = word_set("counted relied leaned leant trusted focused focussed valued depended rated")
GIVING = word_set("""
    let gave give given giving put puts putting placed place set paid pay payed paying made make had
    have has got gets get scored ranked judged took take used treated considered thought
    looked look believed cared emphasized emphasised stressed listened attached assigned laid
    mattered matter matters consider treat judge assign attach place listen emphasize notice noticed
    """)
AMOUNT = word_set("""
    weight weights weighting attention emphasis importance trust value credit focus stress
    influence points strength power reliance faith thought wieght weigth atention
    """)
ABOUT = word_set("on to for in at of about upon towards toward onto as with")
NEGATIONS = word_set("""
    not never dont didnt doesnt wasnt isnt wont cant cannot couldnt wouldnt shouldnt havent nor
    neither without hardly aint disagree
    """)
MODALS = word_set("""
    should shoulda must need needed needs will i'll ill gonna ought have has had going supposed
    to should've shouldve would'll
    """)
OBLIGED = word_set("should shoulda must need needed needs will i'll gonna ought should've shouldve")
COPULAS = word_set("""
    is was are were be been being seems seemed got gets counted count counts had has have came
    out it's its get worth
    """)
OTHERS = word_set("you u he she they network bot model computer machine game nudge partner")
QUESTION_WORDS = word_set("how what why who which where when whats what's hows how's wheres")
ASKING = word_set("""
    is was are were did do does can could would should am have has had will shall may
    """)
SUBJECTS = word_set("i you it the my that this we he she they there your a an these u")

FILLERS = word_set("""
    i think thnk thought believe guess suppose know see feel oh ok okay ah aha hm hmm hmmm oops
    so well then um uh damn sorry maybe perhaps probably right wrong again no yes yeah yep my bad
    and but because cause cuz bc since as im i'm was it's it its that's thats here again also
    apparently clearly now me mb lol honestly actually basically tbh went go going been
    """)
ARTICLES = word_set("the a an my teh that this these those some any its of both all")
KINDS_OF_WORD = word_set("word words feature term phrase signal features")
POINTERS = word_set("""
    it that this these those them one something everything stuff thing things word words feature
    features the a an sentence weight weights rule term phrase signal which it's that's thats all
    mine direction
    """)
NOT_FEATURES = word_set("""
    score grade volume loss rate accuracy sound level difficulty expectations game lesson course
    network bot time homework work talking kilos kg pounds lbs losses answer output error errors
    learning gradient slope sum
    """)  # "my score is too low" is talk about something else
LABELS = word_set("formal casual positive negative formality")
TALK = word_set("""
    i im i'm i'll you u he she they we me us it its it's that that's thats this is are was were am
    be do does did don't dont didn't can can't could would've will won't have has had hi hello hiya
    yo sup help skip quit stop next back exit cancel start begin continue resume go menu ok okay k
    kk yes yeah yep yup no nope nah thanks thx ty thank please pls sorry why what how who where
    when which what's whats idk dunno lol lmao haha hahaha hmm hm um uh oh wow cool nice great good
    bad fine wait maybe sure unsure nothing none anything dunno bye goodbye morning night evening
    play train learn lesson lessons game progress notebook glossary practise practice show tell
    explain hint answer right wrong correct incorrect true false again more less know think want
    like love hate let's lets let not never rule rules please undo retry done same whatever pass
    give restart reset repeat resend settings about leave close menu pause
    easy fun boring everything something idea new try ready understand
    """)
MISLEADING = word_set("misled mislead fooled tricked confused deceived distracted threw")
BLAMING = MISLEADING | word_set("because thrown blame blaming")
WRONGLY = word_set("wrong wrongly incorrectly badly incorrect")
STOPS = word_set("""
    because but when will i'll i'm than since where though although while as so cause cuz coz here
    by pls please plz lol haha imo tbh sorry ok okay mb guess think again now today tho from
    """)  # begin something else after a feature
GOING_ON = word_set("i i'll will ill should adjust so")
ONESELF = word_set("me us myself")
VAGUE = SIZES | word_set("much little enough more less")  # of anything: "too much time"
USES = word_set("use usage presence fact importance influence effect role")
LACKING = word_set("punctuation capital capitals stop period dot end ending uppercase")
A_SENTENCE = word_set("sentence text one case example review message line round time")
COMPOUND = word_set("count counts length choice order ending endings size sizes")  # of words
# With one of these beside others, words are a sentence of their own and no name.
VERBS_OF_TALK = word_set("""
    i'm im am is are was were do don't dont can like want let's let ask asks asked talk talks say
    says takes need needs costs
    """)
CLOSING = re.compile(
    r"(?:and |so |ok(?:ay)? )?"
    r"(?:(?:i )?(?:will|wil|shall|would|gonna|am going to|must|should|want to)"
    r"|i'll|ill|i'm going to|let me)? ?(?:try to |now )?"
    r"(?:ad?just\w*|change|fix|update|correct|improve|rethink|adapt) ?"
    r"(?:(?:to )?(?:my|the|this|that|it) ?)?(?:rules?|weights?|rlue|ruel)?"
    r"(?: (?:now|then|next time|accordingly))?"
)


def denies(word: str) -> bool:
    """Whether a word is "not" or the like."""
    return word in NEGATIONS or word.endswith("n't")


@lru_cache(maxsize=4096)
def canonical(word: str) -> str:
    """Return the word that is meant: in lower case, with slips in the words of weighing mended."""
    small = re.sub(r"([a-z])\1{2,}", r"\1", word.lower().replace("-", ""))[:24]
    if re.fullmatch("t+oo+", word.lower()):
        return TOO
    if small.startswith(("over", "under")) or small in UNDERDONE | OVERDONE:
        return _one_sided(small)
    return WEIGH if _is_slip_of_weighing(small) else small or word


def _is_slip_of_weighing(word: str) -> bool:
    if word in WEIGHING:
        return True
    if not word.startswith("w") or not 5 <= len(word) <= 12:
        return False
    near = 2 if "g" in word and len(word) > 6 else 1
    return any(
        slips_between(word, meant, near) <= near for meant in ("weighted", "weighed", "weighting")
    )


def _one_sided(word: str) -> str:
    if _is_slip_of_weighing(word.removeprefix("over").removeprefix("under")):
        return OVER if word.startswith("over") else UNDER
    near = 0 if len(word) <= 8 else 1
    for side, listed in ((OVER, OVERDONE), (UNDER, UNDERDONE)):
        if any(slips_between(word, meant, near) <= near for meant in listed):
            return side
    return word
