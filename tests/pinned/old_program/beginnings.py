"""How the people of the old database began: each leaves an activity where the tests go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pinned.old_program.people import LESSONS, POINTS, SENTENCES, SLOWER, TRAINED, options

if TYPE_CHECKING:
    from tests.pinned.old_program.people import Person, World


async def learn(world: World) -> None:
    """Leave a reader on card 4 of 6, pairs and a question half done, and finish a lesson."""
    rosa = world.person("rosa")
    await open_third_lesson(rosa)
    for label in ["Next"] * 5 + ["Back"] * 2:
        await rosa.click(label)

    await finish_first_lesson(world.person("finn"))
    await match_some(world.person("mats"))

    quinn = world.person("quinn")
    await quinn.slash("learn")
    await quinn.read_to_the_end()
    await quinn.pick("quiz-sure", "80")
    await quinn.answer(options(LESSONS[0], 0, right=False)[0])


async def finish_first_lesson(finn: Person) -> None:
    await finn.slash("learn")
    await finn.read_to_the_end()
    for number, right in enumerate((True, False)):
        await finn.answer(options(LESSONS[0], number, right=right)[0])
        if not right:
            await finn.answer(options(LESSONS[0], number, right=True)[0])
        await finn.click("Go on" if number else "Next question")
    await finn.click("Finish the lesson")
    await finn.click("Go to lesson 2")


async def match_some(mats: Person) -> None:
    await open_third_lesson(mats)
    await mats.read_to_the_end()
    for term, definition in (
        ("loss-function", "loss-function"),
        ("backpropagation", "gradient-descent"),
        ("learning-rate", "learning-rate"),
    ):
        await mats.match(term, definition)


async def open_third_lesson(person: Person) -> None:
    await person.slash("learn", lesson=LESSONS[2])
    await person.click("Open lesson 3 anyway")


async def play(world: World) -> None:
    await guess(world.person("cora"), "Casual")
    dan = world.person("dan", dm=True)
    await dan.slash("learn")
    await dan.click("Next")
    await guess(dan, "Casual")
    await guess(world.person("pia"), "Formal")
    rudi = world.person("rudi")
    await guess(rudi, "Formal", "Formal")
    form = await rudi.click("Say it")
    await rudi.fill(form, picked=["slang words"], direction="too low")
    await rudi.click("Formal")
    wim = world.person("wim")
    await guess(wim, "Formal", "Casual", "Formal")
    form = await wim.click("Write my rule")
    await wim.fill(form, rule="Slang points to *casual*.", breaker="Hey, the committee met.")


async def guess(person: Person, *labels: str) -> None:
    await person.slash("play")
    for label in labels:
        await person.click(label)


async def train(world: World) -> None:
    tara = world.person("tara")
    await tara.slash("train", seed=4, predict="converges", sure=90)
    first = tara.seen
    await tara.slash("train", seed=4, learning_rate=0.1, hidden="4 4", l2=0.01)
    await tara.slash("run compare", first=TRAINED, second=SLOWER)
    await tara.slash("run sweep", run=TRAINED, dial="rates")
    await tara.actor.click(first, label="Watch it learn")
    await tara.slash("lab lr-trio")
    await tara.slash("train", data="kitchen-or-garden")
    await tara.slash("train", data="xor", private=True)


async def bring_own_data(world: World) -> None:
    olga, alone = world.person("olga"), world.person("olga", dm=True)
    for person, name, text in (
        (olga, "my-points", POINTS),
        (olga, "my-texts", SENTENCES),
        (alone, "my-own", POINTS),
    ):
        form = await person.slash("data add", name=name)
        await person.fill(form, rows=text)
    await olga.slash("train", data="my-points")
    await olga.slash("train", data="my-texts", text="words")
    await alone.slash("train", data="my-own")
