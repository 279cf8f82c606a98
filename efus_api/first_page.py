"""The first HTML that a browser gets, before any script of Streamlit has run.

It gets a style sheet that keeps the sidebar's place while it loads, so that nothing jumps
when it comes, and is told where the server is: else the link of a page other than the first
is tried as a server too, and fails in the console. It is also told that no other site may
steer it: else it asks the server first, and then holds each of its own messages against a
list of Streamlit's own sites. It gets what hands the messages of a run on together. And it says
of itself what a search engine, a shared link and a screen reader need at once.
"""

import re
from html import escape
from pathlib import Path

from efus_api.content import Content
from efus_api.listing import ICON, SITE, Listed
from efus_data.base.folders import STATIC
from efus_data.base.words import N_, _, get_language
from efus_data.network.served import get_colours, get_identity

COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
SERVER = (
    '<script>const root = new URL("./", location).href; '
    "window.__streamlit = {BACKEND_BASE_URL: root, MAIN_PAGE_BASE_URL: root, "
    "HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false}}</script>"
)
WITHOUT_SCRIPTS = N_(
    "The explorer draws its maps and tables with JavaScript, which is switched off here. Without "
    'it, <a href="./api">every table can be read and downloaded</a>.'
)
PLACE = '<div id="root"></div>'
# A network's own colours, in the light and, lighter, in the dark.
COLOURS = {
    "accent": "--net-accent: light-dark({0}, color-mix(in oklab, {0} 50%, white)); "
    "--net-member: light-dark(color-mix(in oklab, {0} 24%, white), "
    "color-mix(in oklab, {0} 45%, black));",
    "highlight": "--net-highlight: light-dark({0}, color-mix(in oklab, {0} 50%, white));",
}
# What the live page is made of, for which the first painting shall not wait.
LIVE = re.compile(
    r'<link rel="(?:modulepreload|stylesheet)"[^>]*>|<script type="module"[^>]*></script>'
)
MAIN = re.compile(r'<script type="module" crossorigin src="([^"]*)"></script>')
FOLDER = Path(__file__).resolve().parent
ROOT = re.compile(r"<html[^>]*>")
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
# What Streamlit loads once it knows what is on a page, and what that imports.
AWAITED = ("BidiComponent", "Button")
IMPORTED = re.compile(r'from"\./([^"]+)"|import"\./([^"]+)"')


def list_awaited(static: Path, shell: str) -> list[str]:
    """The files of Streamlit that every page needs and its own page does not announce."""
    folder = static / "static" / "js"
    found = [file.name for name in AWAITED for file in folder.glob(f"{name}.*.js")]
    for name in found:  # grows
        text = (folder / name).read_text(encoding="utf-8")
        for own in dict.fromkeys("".join(pair) for pair in IMPORTED.findall(text)):
            if own not in found and own not in shell:
                found.append(own)
    return [f"./static/js/{name}" for name in found]


def prepare_shell(static: Path, head: str = "") -> str:
    """Streamlit's page from the folder of its own files, made the explorer's.

    `head` (HTML) stands before whatever imports anything: an import map and modules.
    """
    shell = (static / "index.html").read_text(encoding="utf-8")
    shell = shell.replace("./favicon.png", f"./app/static/{ICON}", 1)
    shell = shell.replace("<link", f"{head}<link", 1)
    shell = MAIN.sub(r'\g<0><link rel="modulepreload" crossorigin href="\1">', shell)
    rules = COMMENT.sub("", (STATIC / "frame.css").read_text(encoding="utf-8"))
    style = f"<style>{rules.strip()}</style>"
    scripts = _write_script("messages.js") + _write_script("later.js")
    awaited = "".join(
        f'<link rel="modulepreload" crossorigin href="{file}">'
        for file in list_awaited(static, shell)
    )
    return shell.replace("</head>", f"{awaited}{style}{SERVER}{scripts}</head>", 1)


def _write_script(name: str) -> str:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return f"<script>{COMMENT.sub('', text).strip()}</script>"


def write_first_page(
    shell: str, page: Listed, root: str, canonical: str, content: Content | None = None
) -> str:
    """The shell as a page's: title, description, canonical address, and what a shared link shows.

    `root` is where the server is asked, `canonical` the page's address below it; `content` stands
    there until the live page is, or for good where no script runs.
    """
    site, address = _(SITE), f"{root}{canonical}"
    title, description = f"{_(page.title)} – {site}", _(page.description)
    if content is not None:
        title, description = content.title or title, content.description or description
        if subject := get_identity().tagline:  # the words of a sheet need not name it
            description = f"{description.removesuffix('.')}. {subject}."
    shown = {
        "og:type": "website",
        "og:site_name": site,
        "og:title": title,
        "og:description": description,
        "og:url": address,
        "og:image": f"{root}/app/static/{ICON}",
    }
    lines = [
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(description)}">',
        f'<link rel="canonical" href="{escape(address)}">',
        *(f'<meta property="{name}" content="{escape(told)}">' for name, told in shown.items()),
    ]
    if colours := _tell_colours():  # last, so that they hold
        shell = shell.replace("</head>", f"<style>:root {{ {colours} }}</style></head>", 1)
    language, without = f'<html lang="{get_language()}">', ""
    if content is None:
        without = f"<noscript><p>{_(WITHOUT_SCRIPTS)}</p></noscript>"
    else:
        live = "".join(LIVE.findall(shell))
        held = f'<template id="later">{live}{content.needs}</template>'
        shell = LIVE.sub("", shell).replace(SERVER, held + SERVER, 1)
        covered = f'<div id="root" inert></div>\n<div id="first">{content.html}</div>'
        shell = shell.replace(PLACE, covered, 1)
    shell = ROOT.sub(lambda found: language, shell, count=1)
    shell = NO_SCRIPT.sub(lambda found: without, shell, count=1)
    return TITLE.sub(lambda found: "\n".join(lines), shell, count=1)


def _tell_colours() -> str:
    """The custom properties of the network's own colours; blank where it has none."""
    own = get_colours()
    return " ".join(told.format(own[name]) for name, told in COLOURS.items() if name in own)
