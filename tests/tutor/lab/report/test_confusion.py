"""A confusion matrix is told in as much detail as fits."""

import pytest

from bot.tutor.lab.report.confusion import confusion_text
from tests.tutor.lab.small_runs import fits_a_phone


@pytest.mark.parametrize(
    ("classes", "counts", "told"),
    [
        (("cat", "dog"), [[3, 1], [0, 4]], "    cat dog\ncat   3   1\ndog   0   4"),
        (("a" * 30, "b" * 30), [[3, 1], [0, 4]], "1 aaaaaaa"),
        ((*tuple("abcdefghi"), "long name"), [[9] * 10] * 10, "10  9  9"),
        ((*tuple("abcdefghi"), "long name"), [[9] * 10] * 10, "\n10: long name"),
        (tuple("0123456789"), [[10] * 10] * 10, "\n9 10 10 10 10 10 10 10 10 10 10"),
        (tuple("0123456789"), [[100] * 10] * 10, "\n7  100 of 1000\n"),
        (("`" * 3, "x"), [[3, 1], [0, 4]], "'''"),
        ((), [], ""),
    ],
)
def test_a_confusion_matrix_fits_or_is_told_by_class(
    classes: tuple[str, ...], counts: list[list[int]], told: str
) -> None:
    text = confusion_text(classes, counts)
    assert told in text
    assert fits_a_phone(text)


def test_the_numbers_of_digits_need_no_key() -> None:
    text = confusion_text(tuple("0123456789"), [[10] * 10] * 10)
    assert text.endswith("\n9 10 10 10 10 10 10 10 10 10 10")
