"""The map's markers: one shape and colour for each kind of authority.

`python -m efus_ui.pictures.markers` draws them, and the explorer's icon, into `static/`, from
where the browser fetches them once.
"""

from PIL import Image, ImageDraw

from efus_data.base.folders import STATIC
from efus_data.tables.kinds import KIND_NAMES
from efus_ui.pictures.palette import LIGHT

FILE = STATIC / "markers.png"
ICON = FILE.with_name("icon.png")
SIZE = 96
HALO = "halo"
SHAPES = {
    "city": "circle",
    "metropolis": "ring",
    "department": "triangle",
    "region": "square",
    "state": "diamond",
    "agency": "pentagon",
    "association": "star",
}
GLYPHS = {
    "city": "●",
    "metropolis": "◉",
    "department": "▲",
    "region": "■",
    "state": "◆",
    "agency": "⬟",
    "association": "★",
}


def locate_markers() -> dict[str, dict[str, int]]:
    """Where each marker lies in the picture, as deck.gl's icon mapping.

    One entry a kind, and the halo of a choice, which takes any colour.
    """
    return {
        name: {"x": i * SIZE, "y": 0, "width": SIZE, "height": SIZE, "mask": name == HALO}
        for i, name in enumerate([*KIND_NAMES, HALO])
    }


def paint_markers() -> Image.Image:
    """All markers in a row, white-edged, on a transparent ground; last the halo of a choice."""
    scale = 4
    count = len(KIND_NAMES) + 1
    picture = Image.new("RGBA", (SIZE * count * scale, SIZE * scale), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    for i, kind in enumerate(KIND_NAMES):
        centre = ((i + 0.5) * SIZE * scale, 0.5 * SIZE * scale)
        _paint_shape(draw, SHAPES[kind], centre, 0.46 * SIZE * scale, "#ffffff")
        _paint_shape(draw, SHAPES[kind], centre, 0.38 * SIZE * scale, LIGHT.kinds[kind])
        if SHAPES[kind] == "ring":
            _paint_shape(draw, "circle", centre, 0.17 * SIZE * scale, "#ffffff")
    left, edge = (count - 1) * SIZE * scale, 3 * scale
    box = (left + edge, edge, left + SIZE * scale - edge, SIZE * scale - edge)
    draw.ellipse(box, outline="#ffffff", width=9 * scale)
    return picture.resize((SIZE * count, SIZE), Image.Resampling.LANCZOS)


def _paint_shape(
    draw: ImageDraw.ImageDraw,
    shape: str,
    centre: tuple[float, float],
    radius: float,
    colour: str,
) -> None:
    x, y = centre
    if shape in ("circle", "ring"):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    elif shape == "star":
        draw.regular_polygon((x, y, radius), 3, fill=colour)
        draw.regular_polygon((x, y, radius), 3, rotation=180, fill=colour)
    else:
        sides, turn = {"triangle": (3, 0), "square": (4, 0), "diamond": (4, 45)}.get(shape, (5, 0))
        draw.regular_polygon((x, y, radius), sides, rotation=turn, fill=colour)


def paint_icon() -> Image.Image:
    """The explorer's own icon: a marker on a coloured ground."""
    picture = Image.new("RGBA", (256, 256), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((0, 0, 255, 255), 56, fill=LIGHT.kinds["city"])
    for x, y, radius in ((84, 92, 34), (172, 84, 22), (150, 176, 44)):
        draw.line((84, 92, x, y), fill="#ffffff", width=10)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill="#ffffff")
    return picture.resize((64, 64), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    paint_markers().save(FILE, optimize=True)
    paint_icon().save(ICON, optimize=True)
