"""The dry run of own data in Discord: what it shows and changes, restarts and strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ui.answering.content import MOST_TEXT
from tests.ui.crowd import Presses
from tests.ui.data.bringing import attach, keep, paste
from tests.ui.reading import labels_of, menu_of, options_of, shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

IRIS = "Id,length,price,Species\n" + "".join(
    f'{k},{k * k % 11}.5,"1,{k % 7}00",{"setosa" if k < 10 else "virginica"}\n' for k in range(20)
)
LATE = ("Predict a number", "Throw away", "Mend it")
STARS = "x,y,stars\n" + "".join(f"{k % 5},{k * k % 7},{k % 3}\n" for k in range(20))


async def test_a_dry_run_says_how_each_column_is_read_and_what_was_noticed(
    classroom: Classroom,
) -> None:
    dry = shown(await paste(classroom, "iris", IRIS))
    told = text_of(dry)
    assert "20 lines in 4 columns, with a comma between them. The first line names them." in told
    assert "To learn from: **Id**, **length** and **price**." in told
    assert "**price**: 1,000 is read as 1000. It could be read otherwise: see below." in told
    assert "To predict: the class in **Species**: setosa 10, virginica 10." in told
    assert "**Id** numbers the lines. The lines are sorted by class" in told
    assert labels_of(dry) == ["Keep it", "Mend it", "Throw away", "Leave out Id"]
    assert options_of(dry, "data-label:") == {
        "0": "Id",
        "1": "length",
        "2": "price",
        "3": "Species",
    }
    assert options_of(dry, "data-read:") == {"2-1": "price: read 1,000 as 1"}


async def test_columns_label_and_readings_are_chosen_across_restarts_and_kept(
    classroom: Classroom,
) -> None:
    dry = shown(await paste(classroom, "iris", IRIS))
    await classroom.restart()
    dry = shown(await classroom.ana.click(dry, label="Leave out Id"))
    assert "To learn from: **length** and **price**." in text_of(dry)
    dry = shown(await classroom.ana.select(dry, ["2-1"], custom_id="data-read:1"))
    assert "**price**: 1,000 is read as 1." in text_of(dry)
    await classroom.restart()
    dry = shown(await classroom.ana.select(dry, ["1"], custom_id="data-label:1"))
    assert "To predict: the number in **length**, 0.5 to 9.5" in text_of(dry)
    dry = shown(await classroom.ana.select(dry, ["0", "2"], custom_id="data-use:1"))
    assert "To learn from: **Id** and **price**." in text_of(dry)
    assert [option["value"] for option in menu_of(dry, "data-use:")["options"]] == ["0", "2", "3"]
    await classroom.restart()
    kept = text_of(shown(await classroom.ana.click(dry, label="Keep it")))
    assert "Kept **iris**: 20 points with a number each." in kept
    assert "**iris**: 20 points (numbers from 0.5 to 9.5), yours" in kept
    card = text_of(shown(await classroom.ana.slash(classroom.channel, "train", data="iris")))
    assert "loss squared" in card
    assert "split even" in card


async def test_classes_become_numbers_and_classes_again(classroom: Classroom) -> None:
    dry = shown(await paste(classroom, "stars", STARS))
    assert "the class in **stars**: 0 7, 1 7, 2 6. It could be a number too" in text_of(dry)
    dry = shown(await classroom.ana.click(dry, label="Predict a number"))
    assert "the number in **stars**, 0 to 2, 0.95 on average. It could be a class too" in (
        text_of(dry)
    )
    dry = shown(await classroom.ana.click(dry, label="Predict a class"))
    kept = await classroom.ana.click(dry, label="Keep it")
    assert "20 points in 3 classes" in text_of(shown(kept))


async def test_lines_with_mistakes_are_left_out_and_taken_in_again(classroom: Classroom) -> None:
    dry = shown(await paste(classroom, "stars", STARS + "oops,1,2\n1,2\n"))
    assert "Keep it" not in labels_of(dry)
    dry = shown(await classroom.ana.click(dry, label="Leave out 2 lines"))
    assert "2 lines are left out: each holds what is wrong" in text_of(dry)
    dry = shown(await classroom.ana.click(dry, label="Take all lines"))
    assert "Line 22: “oops” is not a number." in text_of(dry)
    dry = shown(await classroom.ana.click(dry, label="Leave out 2 lines"))
    kept = await classroom.ana.click(dry, label="Keep it")
    assert "Kept **stars**: 20 points" in text_of(shown(kept))


async def test_a_double_press_keeps_one_and_an_old_card_changes_nothing(
    classroom: Classroom,
) -> None:
    dry = shown(await paste(classroom, "stars", STARS))
    presses = Presses(classroom.env, dry)
    keep_it, *late_ids = (presses.custom_id(label) for label in ("Keep it", *LATE))
    for _ in range(2):
        presses.add(classroom.ana, keep_it)
    await presses.deliver()
    listed = shown(await classroom.ana.slash(classroom.channel, "data list"))
    assert text_of(listed).count("20 points (") == 1
    presses.waiting.clear()
    late = [presses.add(classroom.ana, custom_id) for custom_id in late_ids]
    await presses.deliver()
    assert ["This dry run is over" in shown(told).content for told in late] == [True] * 3


async def test_another_person_who_presses_changes_and_keeps_nothing(classroom: Classroom) -> None:
    dry = shown(await paste(classroom, "stars", STARS))
    presses = Presses(classroom.env, dry)
    labels = ("Keep it", *LATE)
    refused = [presses.add(classroom.ben, presses.custom_id(label)) for label in labels]
    await presses.deliver()
    assert ["This one is not yours" in shown(told).content for told in refused] == [True] * 4
    assert all(told.ephemeral for told in refused)
    kept = await classroom.ana.click(dry, label="Keep it")
    assert "20 points in 3 classes" in text_of(shown(kept))


async def test_what_is_thrown_away_is_gone(classroom: Classroom) -> None:
    dry = shown(await paste(classroom, "stars", STARS))
    presses = Presses(classroom.env, dry)
    keep_it = presses.custom_id("Keep it")
    gone = text_of(shown(await classroom.ana.click(dry, label="Throw away")))
    assert "**stars** is thrown away. Nothing of it was kept." in gone
    assert "None yet." in gone
    late = presses.add(classroom.ana, keep_it)
    await presses.deliver()
    assert "This dry run is over" in shown(late).content


async def test_a_file_is_looked_at_in_private_too_and_has_no_form_to_mend(
    classroom: Classroom,
) -> None:
    dry = await attach(classroom, "iris", "iris.csv", IRIS.encode())
    assert labels_of(dry) == ["Keep it", "Throw away", "Leave out Id"]
    assert dry.ephemeral


@pytest.mark.parametrize(
    ("menu", "value"),
    [("data-read:1", "2-7"), ("data-read:1", "x"), ("data-label:1", "-1"), ("data-use:1", "x")],
)
async def test_a_forged_press_is_answered_in_words(
    classroom: Classroom, menu: str, value: str
) -> None:
    presses = Presses(classroom.env, shown(await paste(classroom, "iris", IRIS)))
    refused = presses.add(classroom.ana, menu, [value])
    await presses.deliver()
    assert "I cannot read what this button holds" in shown(refused).content


async def test_twenty_four_columns_with_long_names_fit_on_one_card(classroom: Classroom) -> None:
    head = ",".join([f"{k:02}{'*_`~' * 7}" for k in range(24)] + ["class"])
    rows = [",".join([f'"$1,{k:03}"'] * 24 + [f"{'_*`~' * 4}{k % 9}"]) for k in range(30)]
    dry = await attach(classroom, "wide", "wide.csv", "\n".join([head, *rows, "1,2"]).encode())
    assert len(text_of(dry)) <= MOST_TEXT
    assert len(options_of(dry, "data-label:")) == 25
    dry = shown(await classroom.ana.click(dry, label="Leave out 1 line"))
    kept = await classroom.ana.click(dry, label="Keep it")
    assert "Kept **wide**: 30 points in 9 classes." in text_of(shown(kept))
    card = await classroom.ana.slash(classroom.channel, "train", data="wide")
    assert "wide" in text_of(shown(card))


async def test_the_list_has_pages(classroom: Classroom) -> None:
    people = [classroom.env.create_user(f"person{k}") for k in range(5)]
    for k, person in enumerate(people):
        actor = classroom.ana.guild.add_member(person)
        for n in range(5):
            form = await actor.slash(classroom.channel, "data add", name=f"data-{k}-{n}")
            dry = shown(await actor.submit_modal(form, {"rows": STARS}))
            await actor.click(dry, label="Keep it")
    await keep(classroom, "mine", STARS)
    first = shown(await classroom.ana.slash(classroom.channel, "data list"))
    assert "Own data here · 1 to 20 of 26" in text_of(first)
    assert labels_of(first) == ["Older"]
    older = shown(await classroom.ana.click(first, label="Older"))
    assert "21 to 26 of 26" in text_of(older)
    assert "data-0-0" in text_of(older)
    assert labels_of(older) == ["Newer"]
    offered = await classroom.ana.autocomplete(classroom.channel, "data remove", "name", "")
    assert len(offered) == 25
    assert offered[0]["value"] == "mine"
