"""Overwrites the free room inside the pages of a database file.

`PRAGMA secure_delete` overwrites a row that is deleted, and not the copies of it that SQLite left
in the free room of a page when it split the page earlier. That room lies between the list of cells
and the cells themselves, and means nothing to SQLite: see https://sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import os
import struct

PAGES = 500  # in one go, which takes some milliseconds
TREES = {2: 12, 5: 12, 10: 8, 13: 8}  # kinds of pages of a b-tree, with the size of their header
FIRST = 100  # bytes before the header on the first page
AUTO_VACUUM = slice(52, 56)  # not zero in a file that has pages of pointers
MOST_PAGES = 2**24  # with more than so many, another kind of page could be taken for a tree's
_SHAPE = struct.Struct(">HH")
_PAGE = struct.Struct(">H")


def free_room(page: bytes, number: int) -> tuple[int, int]:
    """Return where the free room of a page begins and ends; the same place twice for none.

    `number` counts pages from 0. What is no sound page of a b-tree has none.
    """
    start = FIRST if number == 0 else 0
    header = TREES.get(page[start])
    if header is None:
        return 0, 0
    cells, begin = _SHAPE.unpack_from(page, start + 3)
    free, end = start + header + 2 * cells, begin or 65536
    return (free, end) if start + header <= free <= end <= len(page) else (0, 0)


def wipe(descriptor: int, first: int, pages: int = PAGES) -> int | None:
    """Overwrite the free room of so many pages of a file, from page `first` on.

    Return the page to go on with, None after the last one. Nothing may be in the log, and nobody
    may write meanwhile. A kill in between changes nothing that SQLite reads.
    """
    head = os.pread(descriptor, FIRST, 0)
    [size] = _PAGE.unpack_from(head, 16)
    size = 65536 if size == 1 else size
    if head[20] or any(head[AUTO_VACUUM]) or os.fstat(descriptor).st_size // size > MOST_PAGES:
        return None  # pages of other kinds, or that end with something of somebody else's
    read = os.pread(descriptor, size * pages, size * first)
    for number in range(len(read) // size):
        page = read[number * size : (number + 1) * size]
        begin, end = free_room(page, first + number)
        if page.count(0, begin, end) < end - begin:
            os.pwrite(descriptor, bytes(end - begin), (first + number) * size + begin)
    os.fsync(descriptor)
    return first + pages if len(read) == size * pages else None
