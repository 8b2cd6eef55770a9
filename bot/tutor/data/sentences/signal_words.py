"""Words that mark English as casual or formal, in lower case and grouped by signal.

A phrase is words with one space between them. Some words only count away from certain neighbours.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for line in text.split("\n") for phrase in line.split("|"))


BARE_CONTRACTIONS = _words("""
    dont cant wont isnt arent wasnt werent didnt doesnt couldnt wouldnt shouldnt hasnt havent
    hadnt aint im ive youre youve youll theyre thats whats theres heres hes shes hows wheres whos
    itll thatll theyve weve theyll
    """)
# As they are left in texts whose marks were lost.
SPLIT_CONTRACTIONS = _phrases("""don t|can t|won t|isn t|didn t|doesn t|wouldn t|couldn t|i m
    i ve|i ll|it s|that s""")
# With "'s" these are "is" or "has", and so is whatever stands before one of the others: the
# bakery's now closed, but the bakery's bread.
WITH_IS = frozenset(_words("it that he she who what where when how why there here let"))
IS_BEFORE = frozenset(
    _words("""
    a an the not now been being already gonna going got gone done always never here there back
    on in at off out up down so too just really still
    """)
)

SLANG = (
    # greetings, interjections and fillers
    *_words("""
        hey hi hiya hello howdy yo bye yeah yea yep yup yah nope nah wow whoa woah oh ooh oops
        ouch ugh ew eww yuck yay yum yummy hm hmm um umm uh uhh huh duh gosh gee geez jeez
        sheesh phew dang yikes whew meh blah sigh ciao cheers congrats ok okay okey alright
        alrighty damn dammit darn heck hell crap crappy suck sucks sucked sucky bloody freaking
        freakin frickin wtf omg lol lmao rofl hehe
        """),
    # words run together or cut short
    *_words("""
        alot aswell becuz sux gonna wanna gotta kinda sorta dunno lemme gimme gotcha betcha
        outta lotta hafta coulda shoulda woulda musta tryna whatcha watcha ya ya'll yall y'all
        c'mon ain't cuz coz cos 'cause cus bc til 'til 'em em tho altho thru nite tonite lite
        luv wat wut dat dis doin goin nothin somethin thinkin lookin talkin makin gettin comin
        havin doin' goin' nothin' somethin' thinkin' lookin' talkin' makin' gettin' comin'
        havin' sayin tryin feelin livin lovin workin playin waitin watchin runnin lyin cryin
        """),
    # chat
    *_words("""
        u ur urs b4 2day 2nite 2moro gr8 l8r m8 4u thx thnx tnx pls plz plzz ppl msg txt pic
        pics fave favs fav btw imo imho idk idc jk nvm brb ttyl tbh fyi asap afaik irl bff bf gf
        lil lols info bday wknd tmrw yrs smh ftw xo xoxo xx xxx cya def obvs probs totes
        """),
    # people, the casual way
    *_words("""
        guy guys dude dudes bro bros sis buddy pal mate mates babe hun sweetie kid kids kiddo
        hubby mom moms mommy mum mama dad dads daddy grandma grandpa folks cop cops jerk idiot
        loser weirdo geek nerd newbie everybody anybody somebody jerks idiots losers moron morons
        nerds geeks babes cutie hottie peeps pals buddies boyfriend girlfriend
        """),
    # things, judgements and actions, the casual way
    *_words("""
        stuff thing things thingy bucks booze butt poop cool awesome awful neat sweet nice lame
        yucky creepy crazy weird dumb stupid silly goofy cute nuts hilarious comfy nifty lousy
        bummed bummer screwed psyched pumped stoked bored boring chill chillin hang grab snag
        freak freaked screw yell mess messy goof hate guess bet got gotten anyway anyways anyhow
        maybe basically honestly seriously literally hopefully actually whatever whatnot
        thanks tons fun funny amazing ridiculous gross tricky picky grumpy fluke
        sexy adorable fabulous fantastic kidding flirt flirting
        """),
    *_phrases(
        """a lot|lots|a bit|a couple of|a bunch|kind of|sort of|you know|i mean|no way|no idea
        no problem|no big deal|oh well|by the way|hanging out|hung out|check out|check it out
        figure out|hook up|show up|messed up|ripped off|way too|too bad|good luck|have fun
        how come|for sure|my bad|who cares|shut up|hang on|get rid of|go for it|come on|what's up
        turns out|turned out great|looks like|sounds like|sounds good|feels like|smells like
        i love|i loved|we love|we loved|love it|love this|love that|love you|loved it|would love to
        was great|sounds great|great job|great time|great day|great idea|great news
        hope so|hope this helps|hope that helps|hope it helps|no clue|beats me|sure thing|see you
        see ya|talk soon|talk later|give me a call|or something|and all that|or anything
        huge fan|big fan|all the time|long story|oh my|a sec|r u|r you|how r|are u|u r
        big time|dump him|dump her|a little bit|old school|mad at
        right now|heads up|not bad|a ton|a ton of|loads of|catch up|hold on|pop by
        drop by|stop by|swing by|fed up|big deal|so what|not sure|as hell|guess what
        all set|give it a try|give it a go|freak out|well|man|boy|like"""
    ),
)

# In capitals, as nobody abbreviates them.
SHOUTED = frozenset(
    _words("""
    love so very really never always don't yes ever best want need hate stop please
    why what how go good great every nothing everything sorry thank thanks just too this
    that them they you my me much more man oh hell people like know
    """)
)
# Where these stand beside a slang word, it is none: "running mate", "this kind of".
KIND_BEFORE = frozenset(
    _words("""
    a an the this that these those what which any some every each no same one another only first
    different new certain
    """)
)
NO_SLANG_AFTER = {
    "kind": KIND_BEFORE,
    "sort": KIND_BEFORE,
    "mate": frozenset({"running"}),
    "lots": frozenset({"parking", "vacant"}),
}
NO_SLANG_BEFORE = {
    "cool": frozenset(_words("air water temperature temperatures climate weather dry place")),
    "sweet": frozenset(_words("potato potatoes corn water wine peas peppers")),
    "seriously": frozenset(_words("injured hurt wounded ill damaged affected considered")),
    "chill": frozenset({"factor"}),
    "whatever": frozenset(_words("reason purpose form means cause extent manner the is it")),
    "mess": frozenset({"hall"}),
    "dumb": frozenset({"waiter"}),
    "nuts": frozenset({"and"}),
}
# "You know" and "well" chat where they begin something, and "man" where a comma follows as well.
BEGINNING = frozenset(_words("you i well see"))
CALLING = frozenset(_words("man boy like"))
BEFORE_CALLS = frozenset(_words("and but oh so or was is just"))

INTENSIFIERS = _words("""
    really very totally absolutely completely extremely quite just too incredibly insanely awfully
    terribly definitely
    """)
# "so good", but "so that", "and so on" and "or so".
NO_SO_BEFORE = frozenset(_words("that as on forth called"))
NO_SO_AFTER = frozenset(_words("or do doing did does if"))
# "way better", but "on the way home".
WAY_BEFORE = frozenset(
    _words("""
    too more less better worse over above below beyond past off out ahead back down up bigger
    smaller faster slower longer harder easier cheaper higher lower cooler older younger
    """)
)
# "pretty good" and "it is pretty obvious", but "a pretty garden".
PRETTY_BEFORE = frozenset(
    _words("""
    good well bad much sure cool big hard easy nice close low high simple clear great soon often
    quickly fast new old small large long short cheap expensive far late early common obvious
    straightforward decent strong weak safe happy sad tired busy funny boring awesome amazing
    awful weird stupid damn darn interesting
    """)
)
IS = frozenset(_words("is are was were be been am looks seems sounds feels it's that's they're"))
SUPER_BOWLS = frozenset(_words("bowl bowls market markets power powers computer computers tuesday"))

YOU = _words("""
    you your yours yourself yourselves you're you've you'll you'd u ur ya youre youve youll yall
    y'all
    """)

POLITE = _phrases(
    """please|kindly|grateful|gratefully|thank you|thankful|appreciate|appreciated|much obliged
    sincerely|sincere|respectfully|cordially|faithfully|regards|apologize|apologise|apologies
    apology|regret to|regrets|pardon|would you mind|be so kind|so kind as to|at your convenience
    at your earliest convenience|look forward to|looking forward to|do not hesitate|would like to
    pleased to|delighted to|honored|honoured|privilege|ladies and gentlemen|hereby|sir|madam
    condolences|congratulate|on behalf of|permit me|allow me|allow us|with respect|may i|might i
    wish to|wishes to|draw your attention|enclosed|be advised|please find|acknowledge receipt
    be obliged|your excellency|best wishes|humbly|courteously|esteemed|cordial|courtesy"""
)

LINKING = _phrases(
    """however|therefore|moreover|furthermore|thus|hence|nevertheless|nonetheless|consequently
    accordingly|additionally|in addition|in contrast|in particular|in conclusion|in summary
    in order to|in order that|in terms of|in light of|in view of|in spite of|in response to
    in accordance with|in relation to|in connection with|in favor of|in favour of|in the event
    in which|of which|for which|to which|by which|upon which|at which|under which|through which
    with whom|to whom|of whom|whom|whose|wherein|whereby|thereby|therein|thereof|thereafter
    whereas|while the|although|albeit|despite|notwithstanding|unlike|as a result|as a consequence
    as such|as well as|as opposed to|as follows|for example|for instance|such as|namely|e.g|i.e
    including|excluding|according to|due to|owing to|prior to|subsequent to|subsequently
    previously|pursuant to|with regard to|with respect to|with reference to|regarding|concerning
    respectively|likewise|similarly|conversely|meanwhile|on the other hand|on the contrary
    on the one hand|by contrast|rather than|provided that|given that|so that|insofar|inasmuch
    not only|neither|nor|upon|among|amongst|amid|alongside|regardless of|irrespective of|firstly
    secondly|thirdly|instead of|apart from|aside from|along with|together with|ultimately|indeed
    in reply to|on the basis of|as of|because of|with effect from|under the terms|as part of
    notably|particularly|primarily|largely|toward|towards|throughout"""
)

# Past participles that do not end in -ed.
PARTICIPLES = _words("""
    beaten begun bent bitten blown borne bought bound bred broken brought broadcast built burnt
    cast caught chosen cut dealt drawn driven eaten fed felt forbidden forecast foreseen
    forgotten found frozen given grown heard held hidden hit hung kept known laid led left lent
    lit made meant met overcome paid proven put read seen sent set shaken shown shut sold sought
    shot fought dug woven spent split spoken spread stolen struck sung sunk swept sworn taken
    taught thought thrown told torn understood upheld withdrawn withheld won worn wound written
    """)

# After "am" or "is" these describe somebody, or are no verbs: no passive voice.
NO_PARTICIPLES = frozenset(
    _words("""
    tired bored excited scared confused interested worried married annoyed screwed psyched
    bummed stoked pumped freaked supposed red bed need indeed speed seed weed feed shed wed
    hundred wicked naked sacred beloved rugged ragged wretched stressed relaxed ashamed
    terrified amazed shocked thrilled addicted doomed kidding messed retired drunk finished
    embarrassed tempted obsessed blessed gifted divorced left set read met felt surprised
    disappointed frustrated exhausted satisfied convinced overwhelmed freaking delighted pleased
    """)
)
# Before "by" these are no passive voice: "I stopped by".
NOT_DONE_BY = frozenset(_words("stopped dropped passed walked indeed need feed"))

# These end like the nouns of formal prose, but are everyday words.
LIGHT_NOUNS = frozenset(
    _words("""
    question moment comment mention vacation station apartment basement sentence chance france
    glance trance stance cement television mansion lotion potion caption cushion fashion garment
    romance ambulance entrance celebrity florence lawrence terence mental passion pension
    commence
    """)
)

# Nouns need them, and formal prose is rich in nouns (Heylighen & Dewaele 1999).
PREPOSITIONS_AND_ARTICLES = frozenset(
    _words("""
    the a an of in to for by with from at on between within under during among upon into through
    against toward towards across per via without before after
    """)
)
# Latin has a longer word for most of them: obtain, require, appear, attempt.
EVERYDAY_VERBS = frozenset(
    _words("""
    get gets getting got go goes going went gone put puts want wants wanted think thinks thought
    know knows knew like likes liked love loves loved look looks looked looking let lets make makes
    say says try tries tried tell told feel feels felt need needs happen happens happened do does
    did see saw give gave come came ask stop start help talk talking keep
    """)
)
