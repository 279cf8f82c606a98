"""A still map's view: fitted to its places, and markers that would cover each other moved apart."""

import math

import numpy as np

TILE_PX = 512
EUROPE = {"latitude": 49.5, "longitude": 9.0, "zoom": 3.4}
MOST_SPREAD = 400
CLOSEST_ZOOM, LONE_ZOOM = 7.0, 4.4


def fit_view(x: np.ndarray, y: np.ndarray, size_px: tuple[int, int]) -> dict[str, float]:
    """Centre and zoom at which all projected places lie inside a map of that many pixels."""
    if not len(x):
        return dict(EUROPE)
    width, height = max(np.ptp(x), 1e-9), max(np.ptp(y), 1e-9)
    usable = [0.86 * size_px[0] / width, 0.86 * size_px[1] / height]
    zoom = math.log2(min(usable) / TILE_PX)
    closest = CLOSEST_ZOOM if len(x) > 1 else LONE_ZOOM
    middle_x, middle_y = (x.min() + x.max()) / 2, (y.min() + y.max()) / 2
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle_y))))
    return {
        "latitude": round(latitude, 4),
        "longitude": round(360 * middle_x - 180, 4),
        "zoom": round(min(zoom, closest), 3),
    }


def spread_overlaps(x: np.ndarray, y: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """Offsets, shape (n, 2), that move circles apart until hardly any two overlap.

    All in pixels. Circles at the very same place part in the direction of their
    order, so that the result is always the same.
    """
    count = len(x)
    if count < 2 or count > MOST_SPREAD:
        return np.zeros((count, 2))
    turn = np.arange(count) * 2.399963
    start = x + 1j * y + 0.01 * np.exp(1j * turn)  # complex: one array for both directions
    places = start.copy()
    wanted = (radius[:, None] + radius[None, :]) * 0.92
    np.fill_diagonal(wanted, 0)
    for _ in range(120):
        apart = places[:, None] - places[None, :]
        distance = np.abs(apart) + 1e-9
        overlap = np.maximum(wanted - distance, 0)
        if overlap.max() < 0.5:
            break
        places += 0.3 * (apart / distance * overlap).sum(axis=1)
    moved = places - start
    return np.column_stack([moved.real, moved.imag])
