"""A page as HTML: what a run has drawn, in semantic elements, with every text escaped."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, Undefined
from jinja2.runtime import Macro
from markdown_it import MarkdownIt
from markupsafe import Markup

from efus_data.base.words import N_, _, tell_number
from efus_ui.elements.files import SHARED, find_address, list_needed
from efus_ui.writing.drawn import Drawn, Part, walk
from efus_ui.writing.prepare import PREPARE
from efus_ui.writing.style import write_style

FOLDER = Path(__file__).resolve().parent
TEMPLATES = ("layout.html", "elements.html")
HIDDEN = ("address_bar", "composer", "tour_file", "nothing")
WORDS = {
    "show": N_("Show"),
    "apply": N_("Apply the filters"),
    "filters": N_("Filters"),
    "skip": N_("Skip to the content"),
}
ICON = re.compile(r":material/\w+:\s*")
COLOURED = re.compile(r":(?:gray|small)\[((?:\\.|\[[^\]]*\]|[^\[\]])*)\]")
MOST_TEXTS = 2048
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


class Written(NamedTuple):
    """A page: its title, what it says in a sentence or two, and the HTML of its content.

    `needs` are the links and scripts (HTML) by which the live page takes its place.
    """

    title: str
    description: str
    html: str
    needs: str
    is_lasting: bool


def write_page(drawn: Drawn, font: str | None = None) -> Written:
    """The page that a run has drawn; `font` is the address of its letters.

    It may be kept unless it says that something is wrong.
    """
    kinds = [part.kind for part in [*walk(drawn.main), *walk(drawn.sidebar)]]
    modules, sheets = list_needed(kinds)
    html = _fill(
        "page.html",
        drawn=drawn,
        is_step="presenting" in kinds,
        style=Markup(write_style(kinds, font)),
    )
    needs = _fill(
        "needs.html",
        modules=modules,
        sheets=sheets,
        outlines={own.data["outlines"][0] for own in drawn.find("map")},
        give_way=find_address(SHARED, "first.js"),
    )
    is_lasting = not any(part.data["look"] == "error" for part in drawn.find("note"))
    return Written(*_describe(drawn), html, needs, is_lasting)


def _describe(drawn: Drawn) -> tuple[str, str]:
    """The title, with what a sheet is of, and the finding with what is shown of how many."""
    heads = [_tell(part.data["text"]) for part in drawn.find("heading")[:1]]
    steps = [part.data["steps"][str(part.data["step"])] for part in drawn.find("presenting")]
    heads += [own["headline"] for own in steps]
    texts = [_tell(part.data["text"]) for part in drawn.find("text")[:8]]
    texts += [own["sentence"] for own in steps]
    title, head = drawn.title, heads[0] if heads else ""
    if head and texts and title.startswith(f"{head} · "):
        title = f"{head}: {texts[0]} – {title.rpartition(' – ')[2]}"
        return title, f"{head}. {texts[0]}"
    said = [part.data["said"] for part in drawn.find("address_bar") if part.data["said"]]
    return title, " – ".join([*heads[:1], *said])


def _fill(template: str, **values: object) -> str:
    return _load().get_template(template).render(**values)


class Blank(Undefined):
    """What is not there: blank where it is written, without looking whether it could be."""

    def __html__(self) -> str:
        """As Undefined is written."""
        return ""


class Templates(Environment):
    """Templates in which `data.name` is the entry of a dict, or blank where it has none.

    Jinja looks for an attribute first and last, and a page asks some thousand times for an entry.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The entry of a dict, the attribute of another object."""
        if isinstance(obj, dict):
            return obj.get(attribute, BLANK)
        return super().getattr(obj, attribute)


BLANK = Blank()


@cache
def _load() -> Environment:
    environment = Templates(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        auto_reload=False,
        undefined=Blank,
    )
    environment.globals |= {
        "draw": draw,
        "draw_all": lambda part: Markup("").join(draw(own) for own in part.parts),
        "inline": _render_inline,
        "key": lambda part: f" st-key-{part.key}" if part.key else "",
        "markdown": _render,
        "number": tell_number,
        "word": lambda name: _(WORDS[name]),
    }
    return environment


def draw(part: Part) -> Markup:
    """A part, and all parts in it, as HTML; nothing where it is seen by nobody."""
    if part.kind in HIDDEN:
        return Markup("")
    prepare = PREPARE.get(part.kind)
    if prepare is not None:
        part = Part(part.kind, part.key, prepare(part.data, part.key), part.parts)
    macro = _find_macro(part.kind)
    return Markup("") if macro is None else Markup(macro(part))


@cache
def _find_macro(kind: str) -> Macro | None:
    """The macro that draws parts of a kind."""
    modules = [_load().get_template(name).module for name in TEMPLATES]
    return next((getattr(own, kind) for own in modules if hasattr(own, kind)), None)


def _tidy(text: str) -> str:
    """Markdown without what Streamlit alone knows: icons, and colours of words."""
    return COLOURED.sub(r"\1", ICON.sub("", text))


def _tell(text: str) -> str:
    """Markdown as plain words."""
    return " ".join(_render_inline(text).striptags().split())


# Most texts of a page are those of the page before.
@lru_cache(MOST_TEXTS)
def _render(text: str) -> Markup:
    return Markup(MARKDOWN.render(_tidy(text)))


@lru_cache(MOST_TEXTS)
def _render_inline(text: str) -> Markup:
    return Markup(MARKDOWN.renderInline(_tidy(text)))
