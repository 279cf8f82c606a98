"""The files that elements are made of, and their addresses: announced, and fetched once.

Streamlit gives the files of each element at an address of its own, so that a browser would fetch
a module that seven elements import seven times. An import map in the first HTML lets all of them
take it from one place; and the page says at once what its elements will ask for, wave by wave.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

MODULES = "modules"
FOLDER = Path(__file__).resolve().parent / MODULES
# With what the files say in it, so that a browser may keep them: others have another address.
VERSION = sha256(b"".join(file.read_bytes() for file in sorted(FOLDER.iterdir()))).hexdigest()[:10]
PACKAGE = f"explorer-{VERSION}"
NAMES = (
    *("address_bar", "choice", "composer", "filters", "grid", "growth", "links"),
    *("map", "presenting", "table", "take_along", "timeline", "tour_file", "years"),
)
SHARED = "address_bar"  # on every page
IMPORT = re.compile(r'^(?:import|\} from)\b[^;]*?"\./([\w-]+\.js)";', re.MULTILINE)


@cache
def find_sheet(name: str) -> str:
    """The file of an element's style sheet: that of its name, or the common one without."""
    return f"{name}.css" if (FOLDER / f"{name}.css").exists() else "style.css"


@cache
def list_modules(name: str) -> tuple[str, ...]:
    """The files of the modules that an element is made of: its own first, then all they import."""
    found = [f"{name}.js"]
    for file in found:  # grows
        text = (FOLDER / file).read_text(encoding="utf-8")
        found += [own for own in dict.fromkeys(IMPORT.findall(text)) if own not in found]
    return tuple(found)


def find_address(name: str, file: str = "") -> str:
    """Where Streamlit gives a file of an element; all files of all elements stand in each place."""
    return f"./_stcore/bidi-components/{PACKAGE}.{name}/{file}"


@cache
def write_head() -> str:
    """What stands first in the head of each page: the import map, and what text links need."""
    own = {file: file for file in (find_address(name, f"{name}.js") for name in NAMES)}
    shared = {find_address(name): find_address(SHARED) for name in NAMES if name != SHARED}
    told = json.dumps({"imports": own | shared}, separators=(",", ":"))
    return (
        f'<script type="importmap">{told}</script>'
        f'<script type="module" src="{find_address(SHARED, "text_links.js")}"></script>'
    )


def list_needed(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The addresses of the modules and of the style sheets that elements need, each once."""
    drawn = [name for name in NAMES if name in set(names)]
    modules = [find_address(name, f"{name}.js") for name in drawn]
    modules += [find_address(SHARED, file) for name in drawn for file in list_modules(name)[1:]]
    sheets = [find_address(name, find_sheet(name)) for name in drawn]
    return list(dict.fromkeys(modules)), sheets
