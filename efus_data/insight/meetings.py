"""Who met whom, as bits: a row of them for each stretch of a project, a bit an authority.

Pairs grow as the square of a network; these take an eighth of a byte each, some at a time.
"""

from collections.abc import Iterator

import numpy as np

Array = np.ndarray
WORD = 64
# Words of bits that are held at a time.
MOST_WORDS = 4_000_000
# So many at a time stay near the processor.
FEW_WORDS = 30_000


def pack_attendance(attended: Array) -> Array:
    """Authorities by stretches (True where one was there) as stretches by bits of authorities."""
    bits = np.packbits(attended.T, axis=1)
    words = np.zeros((len(bits), -(-attended.shape[0] // WORD)), dtype="uint64")
    words.view("uint8")[:, : bits.shape[1]] = bits
    return words


def pack_selves(size: int) -> Array:
    """Authorities by bits of authorities: each has met itself."""
    bits, own = np.zeros((size, -(-size // WORD)), dtype="uint64"), np.arange(size)
    bits.view("uint8")[own, own // 8] = 128 >> own % 8
    return bits


def add_meetings(bits: Array, counts: Array, own: Array, met: Array) -> None:
    """Add `met` to the bits of some authorities (positions), and count whom each has met now."""
    step = max(1, FEW_WORDS // max(1, len(met)))
    for begin in range(0, len(own), step):
        some = own[begin : begin + step]
        bits[some] = gathered = bits[some] | met
        counts[some] = count_bits(gathered)


def gather_meetings(bits: Array, own: Array, stretches: Array) -> Iterator[tuple[Array, Array]]:
    """Some authorities at a time, and for each the bits of those it met, its own among them.

    `own` and `stretches` are positions, an entry for each time that one was somewhere; they are
    sorted by the authorities, of which each comes once.
    """
    starts = np.flatnonzero(np.diff(own, prepend=-1))
    step = max(1, MOST_WORDS * len(starts) // max(1, len(own) * bits.shape[1]))
    ends = np.append(starts, len(own))
    for first in range(0, len(starts), step):
        mine = starts[first : first + step]
        begin, end = mine[0], ends[first + len(mine)]
        yield own[mine], np.bitwise_or.reduceat(bits[stretches[begin:end]], mine - begin, axis=0)


def pair_members(attended: Array, own: Array, projects: Array) -> tuple[Array, Array, Array, Array]:
    """Who met in which projects: a run of projects a pair of which at least one is an own one.

    `attended` is stretches by authorities, `projects` each stretch's own. The first and second
    of each pair (positions, ascending), the projects of all pairs, ascending in each, and where
    each pair's begin, with their number at the end.
    """
    size, many = len(own), int(projects.max(initial=0)) + 1
    found = [np.zeros(0, dtype="int64")]
    for there, project in zip(attended, projects.tolist(), strict=True):
        inside, outside = np.flatnonzero(there & own), np.flatnonzero(there & ~own)
        one, other = np.triu_indices(len(inside), k=1)
        for first, second in (
            (inside[one], inside[other]),
            (np.repeat(inside, len(outside)), np.tile(outside, len(inside))),
        ):
            pairs = np.minimum(first, second) * size + np.maximum(first, second)
            found.append(pairs * many + project)
    pairs, held = np.divmod(np.unique(np.concatenate(found)), many)
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    first, second = np.divmod(pairs[starts], max(size, 1))
    return first, second, held, np.append(starts, len(pairs))


def count_bits(bits: Array) -> Array:
    """How many bits of each row are set."""
    return np.bitwise_count(bits).sum(axis=1, dtype="int64")
