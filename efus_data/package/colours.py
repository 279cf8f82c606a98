"""How well one colour can be read on another, as WCAG 2.2 measures it."""

CONTRAST = 4.5  # for words, at level AA
LINEAR = 0.04045  # up to here a channel is no power
WHITE = "#ffffff"


def measure_contrast(colour: str, other: str) -> float:
    """The contrast of two hex colours (#1f77b4), from 1 to 21."""
    dark, light = sorted((_measure_light(colour), _measure_light(other)))
    return (light + 0.05) / (dark + 0.05)


def _measure_light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= LINEAR else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
