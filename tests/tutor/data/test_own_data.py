"""People's own data: what is read, what is refused and in which words, and the way back."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.naming import SAFE
from bot.tutor.data.own_data import decode, read_table, write_table
from bot.tutor.data.table import DataTable
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Callable

POINTS = "width,height,kind\n1,2,a\n3,4.5,b\n-1e2,.5,a\n7,8,b\n"
TEXTS = "Hey, you; casual\nDear Sir; formal\nyo; casual\nI remain; formal"


def refused(text: str, name: str = "mine") -> str:
    with pytest.raises(TutorError) as caught:
        read_table(name, text, ("moons",))
    assert SAFE in str(caught.value)
    return str(caught.value)


def test_points_are_read_with_the_names_of_their_columns() -> None:
    table = read_table("mine", POINTS)
    assert table == DataTable(
        "mine",
        ("a", "b", "a", "b"),
        ("width", "height"),
        ((1.0, 2.0), (3.0, 4.5), (-100.0, 0.5), (7.0, 8.0)),
    )
    assert not table.is_text


@pytest.mark.parametrize("separator", ["\t", ";", ","])
def test_without_names_the_columns_are_numbered(separator: str) -> None:
    text = "1,2,a\r\n\r\n3,4,b\r\n5,6,a\r\n7,8,b".replace(",", separator)
    assert read_table("m", text).columns == ("x1", "x2")


def test_a_decimal_comma_is_read_beside_a_semicolon_or_tab() -> None:
    for separator in "\t;":
        rows = [f"1,5{separator}{kind}" for kind in "abab"]
        assert read_table("m", "\n".join(rows)).rows == ((1.5,),) * 4


def test_sentences_keep_their_commas_and_quotes() -> None:
    assert read_table("m", TEXTS).sentences[0] == "Hey, you"
    with_commas = 'text,label\nHey, wanna, go?,c\n"Well, ""no""",f\nHe said "hi, all",c\n"Hm" he,f'
    table = read_table("m", with_commas)
    assert table.sentences == ("Hey, wanna, go?", 'Well, "no"', 'He said "hi, all"', '"Hm" he')
    assert table.labels == ("c", "f", "c", "f")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing in it"),
        (";;\n;\n", "nothing in it"),
        ("1,2,a\n3,oops,b\n5,6,a\n7,8,b", "Line 2: “oops” is not a number."),
        ("1,2,a\n3,,b\n5,6,a\n7,8,b", "Line 2: A number is missing."),
        ("1,2,a\n3,nan,b\n5,6,a\n7,8,b", "Line 2: “nan” is not a number."),
        ("1,2,a\n3,1e999,b\n5,6,a\n7,8,b", "Line 2: “1e999” is too large."),
        ("1,2,a\n\n3,b\n5,6,a\n7,8,b", "Line 3: It has 2 columns, but line 1 has 3."),
        ("1,2,a\n3,4,b\n5,6,a\n7,8", "Line 4: It has 2 columns"),
        ("1,2,a\n3,4,\n5,6,a\n7,8,b", "Line 2: The class in the last column is missing."),
        ("1,a\n2,a\n3,a\n4,b", "Line 4: It is the only one of the class “b”."),
        ("1,a\n2,b\n3,A\n4,b", "Line 3: The class is written A, but a in line 1."),
        ("1,a\n2,a\n3,a\n4,a", "I see the class a only"),
        ("1,a\n2,b\n3,a", "4 to 500 lines of examples, and I see 3"),
        ("1,a\n2,b\n" * 300, "I see more than 500"),
        ("x,x,k\n1,2,a\n3,4,b\n5,6,a\n7,8,b", "Line 1: Two columns have the same name."),
        (f"{'1,' * 9}a\n" * 4, "Line 1: There are 9 columns of numbers."),
        ("".join(f"{n},{n % 11}k\n" for n in range(44)), "2 to 10 classes, and I see 11"),
        (TEXTS.replace("yo;", "Hm, yo"), "Line 3: I see one column only: “Hm, yo casual”."),
        (TEXTS.replace("\nyo", "\n" + "y" * 301), "Line 3: The sentence has 301 characters."),
        (TEXTS.replace("\nyo", '\n""'), "Line 3: The sentence is missing."),
        (f"{TEXTS};{'k' * 21}", f"Line 4: The class “{'k' * 21}” has over 20"),
        (TEXTS + "\n" + "y" * 1001 + ";casual", "Line 5: It holds far too much"),
        (TEXTS + "\n" + "," * 101 + ";casual", "Line 5: It holds far too much"),
    ],
)
def test_a_mistake_is_named_by_its_line(text: str, words: str) -> None:
    assert words in refused(text)


@pytest.mark.parametrize("name", ["", "a b", "x" * 33, "a/b", "a:b", "Moons", "\ud800"])
def test_a_name_is_short_plain_and_free(name: str) -> None:
    refused(POINTS, name)


def test_what_cannot_be_seen_or_stored_is_taken_out() -> None:
    text = TEXTS.replace("yo", "y\u200bo\0\ud800\x07  \u2028man")
    assert read_table("m", "\ufeff" + text).sentences[2] == "yo man"


def test_files_are_read_in_utf_8_and_utf_16() -> None:
    for encoded in (
        "é;ü".encode(),
        codecs.BOM_UTF8 + "é;ü".encode(),
        codecs.BOM_UTF16_LE + "é;ü".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "é;ü".encode("utf-16-be"),
    ):
        assert decode(encoded) == "é;ü"
    for broken in ("é".encode("latin-1"), codecs.BOM_UTF16_LE + b"a", b"a" * 1_000_001):
        with pytest.raises(TutorError, match="nothing you had is lost"):
            decode(broken)


def test_formulas_are_disarmed_on_the_way_out_and_come_back() -> None:
    texts = ("=1+1", "+a", "-a", "@a", "'=a", "-5", "a=1", "Hi, you", '"Hi"')
    table = DataTable("m", tuple("abababaab"), sentences=texts)
    out = write_table(table)
    cells = [line.rpartition(",")[0] for line in out.splitlines()[1:]]
    assert cells[:7] == ["'=1+1", "'+a", "'-a", "'@a", "''=a", "-5", "a=1"]
    assert read_table("m", out) == table


KINDS = st.sampled_from(["a", "b", "-1", "=x", "ü"])
CELLS = st.text() | st.sampled_from(["1", "-2,5", '"', '""', ";", ",", "'=", "nan", "class", "\t"])
LINES = st.lists(st.tuples(CELLS, st.sampled_from("\t;,"), KINDS).map("".join), max_size=12)


def refusal_of(call: Callable[[], object]) -> str:
    try:
        call()
    except TutorError as refusal:
        return str(refusal)
    return SAFE


@given(st.text(), st.text() | LINES.map("\n".join))
def test_any_text_is_read_or_refused_kindly(name: str, text: str) -> None:
    assert SAFE in refusal_of(lambda: read_table(name, text))


@given(st.binary())
def test_any_file_is_read_or_refused_kindly(content: bytes) -> None:
    assert SAFE in refusal_of(lambda: decode(content))


@given(st.lists(CELLS, min_size=4, max_size=8), st.sampled_from(["k", "=k", "-3"]))
def test_what_was_read_is_written_and_read_alike(cells: list[str], kind: str) -> None:
    rows = [re.sub(r"[\r\n]", " ", cell) for cell in cells]
    kinds = ["other" if place % 2 else kind for place in range(len(rows))]
    try:
        table = read_table("m", "\n".join(map("\t".join, zip(rows, kinds, strict=True))))
    except TutorError:
        return  # refused, which many are: there is nothing to write
    assert read_table("m", write_table(table)) == table


@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)), min_size=4, max_size=20))
def test_points_come_back_to_the_last_digit(rows: list[tuple[float, float]]) -> None:
    labels = tuple("ab"[place % 2] for place in range(len(rows)))
    table = DataTable("m", labels, ("width", "=height"), tuple(rows))
    assert read_table("m", write_table(table)) == table
