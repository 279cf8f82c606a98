"""The pages that there are: each is one file, which says itself how it is listed."""

import ast
from functools import cache
from pathlib import Path
from typing import NamedTuple

from efus_data.base.folders import ROOT

FOLDER = ROOT / "pages"
LISTING = "PAGE"


class PageFile(NamedTuple):
    """A page: its script, its path in the address, title, description, icon, and place.

    Title and description are messages: `_` tells them to who reads them. `needs` are tables, or
    columns of them, of which a network must hold one: else the page has nothing to show.
    """

    file: Path
    path: str
    title: str
    description: str
    icon: str
    place: int
    needs: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The folder that the page stands in: explore, understand or data."""
        return self.file.parent.name


@cache
def find_pages() -> tuple[PageFile, ...]:
    """All pages, in the order in which they are listed; the first one is shown first.

    A page's file begins with “Title: description.” and assigns a dictionary of literals to
    `PAGE`: its `place` in the list, its `icon`, its `path` where that is not the file's name,
    and what it `needs` of a network where not all have that. ValueError where a file does not.
    """
    files = [file for file in FOLDER.glob("*/*.py") if not file.name.startswith("_")]
    return tuple(sorted(map(read_listing, files), key=lambda page: page.place))


def find_page(path: str) -> PageFile:
    """A page by its path in the address; StopIteration where there is none."""
    return next(page for page in find_pages() if page.path == path)


def read_listing(file: Path) -> PageFile:
    """What a page's file says of how it is listed; ValueError where it does not."""
    script = ast.parse(file.read_text(encoding="utf-8"))
    title, _, description = (ast.get_docstring(script) or "").partition(": ")
    for line in script.body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == LISTING:
            given = ast.literal_eval(line.value)
            path = given.get("path", file.stem)
            words = description[:1].upper() + description[1:]
            needs = tuple(given.get("needs", ()))
            return PageFile(file, path, title, words, given["icon"], given["place"], needs)
    raise ValueError(f'{file} does not say how it is listed: {LISTING} = {{"place": …, "icon": …}}')
