"""Words of short reviews, in lower case and grouped by signal; a phrase has single spaces.

Some words only count away from certain neighbours: a "love story" says nothing of the film.
"""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for line in text.split("\n") for phrase in line.split("|"))


GOOD = (
    # of anything
    *words("""
        good goods great nice nicer nicest lovely fine better pleasant beautiful beautifully cute
        charming special decent impressive impressed cool happy happily happier glad pleased proud
        lucky satisfied delighted enjoy enjoys enjoyed enjoying enjoyable fun funny like likes liked
        liking worth thank thanks grateful well nicely pleasure joy success successful wow
        yay popular elegant pretty prettier hooray bravo gem
        memorable refreshing satisfying stylish neat tidy
        """),
    # of people
    *words("""
        kind kinder kindly kindness friendly friendlier helpful polite politely patient patiently
        welcoming welcome welcomed generous honest caring gentle cheerful attentive professional
        smile smiled smiles smiling helped helps warm warmer warmly considerate thoughtful talented
        clever smart skilled hard-working hardworking
        supportive encouraging encouraged
        """),
    # of food and places
    *words("""
        delicious tasty tastier yummy fresh fresher fluffy crispy crunchy juicy creamy homemade
        home-made healthy clean cleaner spotless quiet quieter calm calmer peaceful comfortable
        comfy cosy cosier cozy safe safer relaxing relaxed spacious bright sunny colourful colorful
        sweet soft softer
        """),
    # of things, lines and classes
    *words("""
        useful handy helpfully easy easier easily fast faster quick quicker quickly reliable sturdy
        smooth smoothly practical clear clearly fair affordable bargain durable convenient punctual
        well-made effective efficient lightweight accurate well-written
        well-organised well-organized
        """),
    # of books and films
    *words("""
        interesting exciting entertaining hilarious gripping thrilling inspiring inspired
        fascinating touching heartwarming creative witty laugh laughed laughing
        page-turner
        """),
    *phrases("""learned a lot|learnt a lot|learn a lot|learned so much|learnt so much|on time
        it works|still works|works every time|thumbs up|right on time|stay up all night
        could not put it down|couldn't put it down|could not stop reading|couldn't stop reading
        could not stop laughing|couldn't stop laughing|full marks|well worth|a hit|did not want it
        to end|made my day"""),
)
# A hot meal is praised, a hot room is not.
HOT_FOOD = tuple(
    phrase
    for food in words("food soup fries chips tea coffee pizza bread meal dish dishes rice pasta")
    for phrase in (f"hot {food}", f"{food} was hot", f"{food} were hot", f"{food} is hot")
)
VERY_GOOD = (
    *words("""
        excellent amazing wonderful wonderfully fantastic brilliant perfect perfectly best superb
        awesome outstanding incredible favourite favorite love loves loved adore adored adores
        marvellous marvelous terrific stunning magical magnificent exceptional flawless heavenly
        masterpiece gorgeous phenomenal fabulous splendid mind-blowing unbeatable five-star
        breathtaking unforgettable
        """),
    *phrases("""five stars|5 stars|10 out of 10|ten out of ten|couldn't be better
        could not be better|couldn't have been better|could not have been better|second to none
        blown away|blew me away|in love with|can't get enough|cannot get enough"""),
)
BAD = (
    # of anything
    *words("""
        bad badly poor poorly worse boring bored dull disappoint disappoints disappointed
        disappointing disappointment weak wrong problem problems trouble mistake mistakes error
        errors faulty fault faults difficult complicated confusing confused unclear silly stupid
        nonsense pointless annoying annoyed annoys mess messy ugly waste wasted wasting regret
        regretted sadly unfortunately shame pity avoid unhappy unpleasant fail fails failed failure
        ruined spoiled spoilt lack lacks lacked lacking hardly barely complain complained complaint
        complaints upset frustrating frustrated frustration meh fake mediocre unfair
        hard nasty misleading chaos chaotic cheated awkward lame insulting insult
        """),
    # of people
    *words("""
        rude ruder rudely unfriendly unkind impolite unhelpful careless lazy angry angrily grumpy
        mean ignored ignores ignore shouted shouts shout shouting yelled impatient forgot forgets
        lied unprofessional bossy greedy aggressive
        """),
    # of food and places
    *words("""
        cold colder slow slower slowly dirty dirtier noisy noisier loud louder crowded smelly
        smelled smelt stinks stank tasteless bland salty burnt burned raw stale greasy oily soggy
        overcooked undercooked dry bitter sour uncomfortable dangerous unsafe dusty damp
        mice cockroach cockroaches sticky rotten mouldy moldy lukewarm watery filthy
        bumpy cramped chewy rubbery unhealthy
        """),
    # of time, money and use
    *words("""
        expensive overpriced costly waited waiting queue queues useless stuck headache pain painful
        hurt hurts glitchy buggy scam unreliable predictable
        blurry flimsy wobbly shaky itchy inaccurate
        """),
    *phrases("""stopped reading|stopped watching|let down
        let me down|let us down|gave up|fell asleep|fall asleep|walked out|left early|sent it back
        send it back|took it back|money back|threw it away|throw it away|threw away|long wait
        long queue|long line|long lines|small portion|small portions|hair in|stay away
        makes no sense|made no sense|run down|ripped off|rip off|thumbs down|bad-tempered
        still hungry|left hungry|tiny portion|tiny portions|tiny room|tiny rooms|tiny letters"""),
)
VERY_BAD = (
    *words("""
        terrible terribly horrible horribly awful worst disgusting disaster disastrous hate hates
        hated dreadful nightmare appalling worthless pathetic rubbish garbage trash unacceptable
        inedible shocking shockingly atrocious horrid unbearable one-star hopeless ridiculous
        revolting vile abysmal
        """),
    *phrases("""waste of|total waste|zero stars|one star|1 star|0 stars|0 out of 10|1 out of 10
        zero out of ten|one out of ten|couldn't be worse|could not be worse|fed up|made me sick
        made us sick|stay away"""),
)
VERY = frozenset(
    words("""
    very really so extremely absolutely incredibly super truly totally completely unbelievably
    """)
)

# "A love story", "a best friend" and "a cold drink" say nothing of how it was.
NO_PRAISE_AFTER = {
    "love": frozenset(words("in of about true first their his her falling and")),
    "kind": frozenset(words("this that what which any some every each same one another different")),
    "well": frozenset(words("as oh")),
    "best": frozenset(words("at his her their my our your its")),
    "clear": frozenset(words("all")),
    "fine": frozenset(words("a parking library")),
    "fair": frozenset(words("book school science")),
}
NO_PRAISE_BEFORE = {
    "love": frozenset(
        words("story stories letter letters song songs scene scenes triangle life affair")
    ),
    "kind": frozenset({"of"}),
    "best": frozenset(words("friend friends before man")),
    "fast": frozenset({"food"}),
    "soft": frozenset(words("drink drinks")),
    "sweet": frozenset(words("potato potatoes corn")),
    "well": frozenset(words("i as known")),
    "good": frozenset(words("morning afternoon evening night luck grief")),
    "welcome": frozenset({"to"}),
    "smart": frozenset(words("phone phones")),
    # "pretty slow", but "a pretty garden"
    "pretty": frozenset(
        words("""good great nice bad slow boring much well cold late cheap expensive easy hard
        rude dirty small big loud fast poor dull weak sad awful terrible cool new old far ok okay
        happy sure clear tasty noisy tired long short""")
    ),
}
LIKED_BY = frozenset(
    words("""
    i we you they people kids children students everyone everybody really also always don't do
    did didn't doesn't does not never both all still dont didnt will won't might guests
    """)
)
NO_COMPLAINT_AFTER = {
    "hard": frozenset(words("work works worked working try tries tried study studied")),
    "cold": frozenset(words("ice nice caught")),
    "mean": frozenset(words("i you not it that not doesn't don't does would")),
    "waiting": frozenset({"worth"}),
    "dry": frozenset(words("stay stayed keep keeps kept")),
    "wrong": frozenset(words("go went")),
    "loud": frozenset({"out"}),
}
NO_COMPLAINT_BEFORE = {
    "hard": frozenset(words("work working drive disk")),
    "cold": frozenset(
        words("""drink drinks beer beers lemonade juice day days weather night nights evening
        evenings winter winters morning mornings""")
    ),
    "trash": frozenset(words("can cans bin bins")),
    "rubbish": frozenset(words("bin bins")),
    "waiting": frozenset(words("room rooms list staff")),
}
