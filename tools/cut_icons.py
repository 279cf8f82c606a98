"""Cut Streamlit's font of icons down to those that can appear.

`python -m tools.cut_icons` makes `static/icons.woff2` of Material Symbols (Apache 2.0), as the
installed Streamlit brings it: some 100 icons in place of 4,000, 11 kB in place of 375, which each
new visitor's browser fetches before it can draw. To be run when Streamlit is renewed, or an icon is
used for the first time.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont

from efus_api.guard import ICONS
from efus_data.base.folders import ROOT

STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"
NAME = re.compile(r":material/([a-z_0-9]+)")
# Streamlit names it, and its font has no such icon.
NOWHERE = {"star_filled"}


def find_icons() -> set[str]:
    """The icons that the pages name, and those that Streamlit does."""
    own = [ROOT / "dashboard.py", ROOT / "server.py"]
    for folder in ("pages", "efus_ui"):
        own += (ROOT / folder).rglob("*.py")
    files = [*own, *(STREAMLIT / "js").glob("*.js")]
    named = (NAME.findall(file.read_text(encoding="utf-8")) for file in files)
    return {icon for icons in named for icon in icons} - NOWHERE


def read_icons(font: TTFont) -> dict[str, str]:
    """The icons of a font by their names, which are ligatures of letters: the glyph of each."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters.get(glyph, "?") for glyph in (first, *rest)): glyph
        for first, rest, glyph in _read_ligatures(font)
    }


def cut(font: TTFont, icons: Iterable[str]) -> None:
    """Leave icons alone in a font; KeyError where it has not all of them."""
    known = read_icons(font)
    options = Options(layout_features=["*"], layout_closure=False)
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=[known[icon] for icon in icons], text="".join(icons))
    subsetter.subset(font)


def _read_ligatures(font: TTFont) -> Iterator[tuple[str, list[str], str]]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            given = getattr(getattr(table, "ExtSubTable", table), "ligatures", {})
            for first, ligatures in given.items():
                for own in ligatures:
                    yield first, own.Component, own.LigGlyph


if __name__ == "__main__":
    (file,) = (STREAMLIT / "media").glob("MaterialSymbols-Rounded.*.woff2")
    whole = TTFont(file)
    cut(whole, find_icons())
    save_font(whole, str(ICONS), Options(flavor="woff2"))
