"""How far two words are apart, in typing errors."""

from __future__ import annotations


def distance(first: str, second: str) -> int:
    """Letters to insert, leave out, replace or swap with their neighbour, so that `first` becomes `second`.

    This is the distance of the optimal string alignment.

    >>> distance("mamogram", "mammogram"), distance("mammorgam", "mammogram"), distance("lump", "pump")
    (1, 1, 1)
    """
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        above = row
        row = [i]
        for j, b in enumerate(second, 1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and b == first[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before = above
    return row[-1]


def letters_mask(word: str) -> int:
    """One bit for each letter that occurs, modulo 32: one typing error changes at most two of them."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask
