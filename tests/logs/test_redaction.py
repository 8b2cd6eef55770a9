"""Secrets are taken out of every text in whatever form they come, and the rest stays."""

from __future__ import annotations

import base64
from time import thread_time
from urllib.parse import quote

import pytest

from bot.logs.redaction import CUT, LONGEST, SECRET, Redaction

BOT = "MTI" + "zNDU2Nzg5MDEyMzQ1Njc4." + "GaBcDe." + "abcdefghijklmnopqrstuvwxyz0123456789_-"
PRESS = base64.b64encode(b"interaction:1234567890123456789:" + b"x" * 96).decode()
HOOK = "Zq3-" + "kV_7" * 16
API = "https://discord.com/api/v10"
QUOTED = f"%2Fwebhooks%2F123%2F{HOOK}%2Fmessages"

UNKNOWN = [
    (f"Improper token: {BOT}.", BOT),
    (f"{{'Authorization': 'Bot {BOT}'}}", BOT),
    ("{'Authorization': 'Bot some.token'}", "some.token"),
    ("Authorization: Bot some.token", "some.token"),
    ("[('authorization', 'Bot some.token')]", "some.token"),
    ("(b'Authorization', b'Basic dXNlcjpwYXNz')", "dXNlcjpwYXNz"),
    (f"{API}/interactions/123/{PRESS}/callback", PRESS),
    (f"{API}/interactions/123/simcord_interaction_77/callback", "simcord_interaction_77"),
    (f"POST {API}/webhooks/123/{HOOK}", HOOK),
    (f"{API}/webhooks/123/{HOOK}/messages/@original?wait=true", HOOK),
    (f"url=URL('{API}/webhooks/123/{HOOK}')", HOOK),
    (QUOTED, HOOK),
    (f"https:\\/\\/discord.com\\/api\\/webhooks\\/123\\/{HOOK}", HOOK),
    (f"the press {PRESS} came", PRESS),
    (f'{{"id": "1", "token": "{HOOK}", "version": 1}}', HOOK),
    ("{'token': 'some.token'}", "some.token"),
    ("DISCORD_TOKEN=some.token", "some.token"),
    ("http://user:pass@proxy.example:3128", "pass"),
    ("http://user:p@ss@proxy.example", "p@ss"),
    ("postgresql+psycopg://nudge:geheim@db/nudge", "geheim"),
    ("https://cdn.discordapp.com/a/1/x.csv?ex=1&is=2&hm=abcdef0123", "abcdef0123"),
    ("[SQL: INSERT …]\n[parameters: ('what Ana wrote',)]\n(Background)", "Ana"),
]


@pytest.mark.parametrize(("text", "secret"), UNKNOWN)
def test_what_looks_like_a_secret_is_taken_out(text: str, secret: str) -> None:
    clean = Redaction().clean(text)
    assert secret not in clean
    assert SECRET in clean


SAME = [
    "Discord refused the token in DISCORD_TOKEN. Press Reset Token on its Bot page.",
    "Needs the line DISCORD_TOKEN=… in a file named .env",
    "Get it at https://discord.com/developers/applications, please.",
    "404 Not Found (error code: 10008): Unknown Message",
    "bot.ui.lab.training_cards.following_buttons.waiting: 12 things",
    "/srv/nudge/backups/nudge-2026-11-28T02-17-00.sqlite3 is damaged",
    "A training could not be started: Task(view=<View.TRAIN: 1>, seed=3)",
    "ana@example.org and <@123> are no secrets",
]


@pytest.mark.parametrize("text", SAME)
def test_what_is_no_secret_stays(text: str) -> None:
    assert Redaction().clean(text) == text


@pytest.mark.parametrize(
    "form",
    [
        "some.token",
        quote("ü/some token?"),
        quote("ü/some token?", safe=""),
        base64.b64encode(b"some.token").decode(),
        base64.urlsafe_b64encode("ü/some token?".encode()).decode(),
        BOT,
        BOT.split(".")[2],
        BOT.split(".", maxsplit=1)[0],
    ],
)
def test_a_known_secret_is_taken_out_in_every_form(form: str) -> None:
    clean = Redaction(["some.token", "ü/some token?", BOT, "", " "]).clean(f"<{form}> was sent")
    assert clean == f"<{SECRET}> was sent"


def test_the_short_parts_of_a_made_up_token_are_words() -> None:
    assert Redaction(["some.token"]).clean("some people press") == "some people press"


@pytest.mark.parametrize("placeholder", ["a", "…", "x.y", "token", " abcde\n"])
def test_a_placeholder_for_a_secret_leaves_the_words_whole(placeholder: str) -> None:
    told = "Nudge needs a Discord bot token, because what is there (x.y, abcde) is too short."
    assert Redaction([placeholder, "a"]).clean(told) == told
    assert Redaction([placeholder, "geheim"]).clean(f"geheim: {told}") == f"{SECRET}: {told}"


@pytest.mark.parametrize("before", range(LONGEST - 120, LONGEST + 2, 7))
def test_no_half_of_a_secret_is_left_where_a_long_text_is_cut(before: int) -> None:
    secret = "Zq3kV7" * 20
    text = "a " * (before // 2) + secret + " b" * 5_000
    clean = Redaction([secret]).clean(text)
    assert "Zq3" not in clean
    assert len(clean) <= LONGEST + len(CUT)
    assert "Zq3" not in Redaction([secret]).clean("a" * before + secret + "b" * 9_000)


SEEDS = [
    "a", "/", ".", "@", "'", "://", "Bot ", "token=", "/webhooks/1/", "authorization: ", "a.b.",
    "%2F", "?hm=", "[parameters: ", "aaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaa.", "://a@",
    "Bot a.", "-" * 41,
]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_times_the_text_takes_about_ten_times_as_long(seed: str) -> None:
    redaction = Redaction([BOT, "some.token"])

    def seconds(length: int) -> float:
        text = (seed * length)[:length]
        begun = thread_time()
        redaction.clean(text)
        return thread_time() - begun

    little = min(seconds(9_000) for _ in range(5))
    assert min(seconds(90_000) for _ in range(3)) < 25 * little + 0.01
