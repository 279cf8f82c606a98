"""Places on the map: Web Mercator."""

import math

import numpy as np

DIGITS = 6  # of a coordinate: some 40 m
# What lies nearer to a pole is shown there.
FARTHEST_DEG = 85


def project(longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places on the map, 0 to 1 from west to east and from north to south: Web Mercator.

    The outlines end at meridians and parallels: here alone these are straight, so that no
    corner of the map shows where the land was cut.
    """
    x = (np.asarray(longitude, dtype=float) + 180) / 360
    bounded = np.clip(np.asarray(latitude, dtype=float), -FARTHEST_DEG, FARTHEST_DEG)
    return x, (1 - np.arcsinh(np.tan(np.radians(bounded))) / math.pi) / 2
