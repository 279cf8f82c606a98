"""What a page announces of its elements: all that their modules import, each from one place."""

import json
import re

import pytest
from fontTools.ttLib import TTFont

from efus_api.guard import ICONS
from efus_ui.elements.files import FOLDER, NAMES, SHARED, find_address, list_needed, write_head
from tools.cut_icons import find_icons, read_icons

NAMED = re.compile(r'"\./([\w-]+\.js)"')


def follow(file: str, known: set[str]) -> set[str]:
    """A file and all that it names, whatever the names are there for."""
    if file not in known:
        known.add(file)
        for own in NAMED.findall((FOLDER / file).read_text(encoding="utf-8")):
            follow(own, known)
    return known


@pytest.mark.parametrize("name", NAMES)
def test_an_element_is_announced_with_all_that_its_modules_import(name: str) -> None:
    modules, (sheet,) = list_needed([name])
    assert modules[0] == find_address(name, f"{name}.js")
    assert {own.rpartition("/")[2] for own in modules} == follow(f"{name}.js", set())
    assert (FOLDER / sheet.rpartition("/")[2]).exists()


def test_elements_share_the_modules_that_they_import() -> None:
    imports = json.loads(re.search(r"importmap\">(.*?)</script>", write_head())[1])["imports"]
    for name in set(NAMES) - {SHARED}:
        assert imports[find_address(name)] == find_address(SHARED)
        assert imports[own := find_address(name, f"{name}.js")] == own  # Streamlit asks for it


def test_the_font_has_every_icon_that_can_appear() -> None:
    """Where not: `python -m tools.cut_icons`; an icon that it lacks is read as its name."""
    missing = find_icons() - read_icons(TTFont(ICONS)).keys()
    assert not missing
