"""The style of a page without scripts: that of the live page, and what lays it out alike."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from efus_data.base.folders import ROOT
from efus_data.network.served import get_colours
from efus_ui.elements.files import FOLDER as MODULES

FOLDER = Path(__file__).resolve().parent
CONFIG = ROOT / ".streamlit" / "config.toml"
# The elements whose style sheet is their own; the common one is always there.
OWN = ("take_along", "table", "map", "timeline", "grid", "years", "presenting")
IMPORT = re.compile(r"@import [^;]*;")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s*\n\s*")
FALLBACK = (
    '@font-face { font-family: "Source Sans Fallback"; src: local("Arial"), '
    'local("Liberation Sans"), local("Helvetica"); size-adjust: 95%; ascent-override: 110%; '
    "descent-override: 45%; }"
)


def write_style(kinds: Iterable[str], font: str | None) -> str:
    """The rules for a page with parts of these kinds; `font` is the address of its letters."""
    present = set(kinds)
    if "presenting" in present:
        present |= {"map", "timeline", "grid"}
    names = tuple(name for name in OWN if name in present)
    return _join(names, font, get_colours().get("accent"))


@cache
def _join(names: tuple[str, ...], font: str | None, accent: str | None) -> str:
    sheets = [MODULES / "style.css", *(MODULES / f"{name}.css" for name in names)]
    texts = [file.read_text(encoding="utf-8") for file in [*sheets, FOLDER / "first.css"]]
    rules = [tell_colours(CONFIG, accent), FALLBACK, _tell_font(font), *texts]
    joined = IMPORT.sub("", COMMENT.sub("", "\n".join(rules)))
    return SPACE.sub("\n", joined).strip()


def tell_colours(config: Path, accent: str | None) -> str:
    """The colours of Streamlit's theme, light and dark, under the names that elements use.

    Buttons and links have the network's accent in the light, as the server lets Streamlit's.
    """
    theme = tomllib.loads(config.read_text(encoding="utf-8"))["theme"]
    light, dark = theme["light"], theme["dark"]
    if accent is not None:
        light |= {"primaryColor": accent, "linkColor": accent}
    lines = [
        f"--st-{_spell(name)}: light-dark({value}, {dark[name]});"
        for name, value in light.items()
        if isinstance(value, str) and name in dark
    ]
    side = [own["sidebar"]["backgroundColor"] for own in (light, dark)]
    lines.append(f"--first-side: light-dark({side[0]}, {side[1]});")
    return f"#first {{ {' '.join(lines)} }}"


def _tell_font(font: str | None) -> str:
    """Letters that are taken where they are there in time: none move under a reader's eyes."""
    if font is None:
        return ""
    source = f'url("{font}") format("woff2")'
    return (
        f'@font-face {{ font-family: "Source Sans First"; src: {source}; '
        "font-weight: 200 900; font-display: optional; }"
    )


def _spell(name: str) -> str:
    return re.sub(r"([A-Z])", lambda found: f"-{found[1].lower()}", name)
