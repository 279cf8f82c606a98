"""The first HTML that a browser gets, before any script of Streamlit has run.

It gets a style sheet that keeps the sidebar's place while it loads, so that nothing jumps
when it comes, and is told where the server is: else the link of a page other than the first
is tried as a server too, and fails in the console. It is also told that no other site may
steer it: else it asks the server first, and then holds each of its own messages against a
list of Streamlit's own sites. And it says of itself what a search engine, a shared link and
a screen reader need at once.
"""

import re
from html import escape
from pathlib import Path

from efus_api.listing import ICON, SITE, Listed
from efus_data.base.words import N_, _, get_language

STYLE_SHEET = '<link rel="stylesheet" href="./app/static/frame.css">'
SERVER = (
    '<script>const root = new URL("./", location).href; '
    "window.__streamlit = {BACKEND_BASE_URL: root, MAIN_PAGE_BASE_URL: root, "
    "HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false}}</script>"
)
# Links in texts are followed in place by this module, which is there before any of them is.
TEXT_LINKS = (
    '<script type="module" src="./_stcore/bidi-components/explorer.address_bar/text_links.js">'
    "</script>"
)
WITHOUT_SCRIPTS = N_(
    "The explorer draws its maps and tables with JavaScript, which is switched off here. Without "
    'it, <a href="./api">every table can be read and downloaded</a>.'
)
ROOT = re.compile(r"<html[^>]*>")
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)


def prepare_shell(static: Path) -> str:
    """Streamlit's page from the folder of its own files, made the explorer's."""
    shell = (static / "index.html").read_text(encoding="utf-8")
    shell = shell.replace("./favicon.png", f"./app/static/{ICON}", 1)
    return shell.replace("</head>", f"{STYLE_SHEET}{SERVER}{TEXT_LINKS}</head>", 1)


def write_first_page(shell: str, page: Listed, root: str, canonical: str) -> str:
    """The shell as a page's: title, description, canonical address, and what a shared link shows.

    `root` is where the server is asked, `canonical` the page's address below it.
    """
    site, named, description = _(SITE), _(page.title), _(page.description)
    title, address = f"{named} – {site}", f"{root}{canonical}"
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
    language, without = f'<html lang="{get_language()}">', _(WITHOUT_SCRIPTS)
    shell = ROOT.sub(lambda found: language, shell, count=1)
    shell = NO_SCRIPT.sub(lambda found: f"<noscript><p>{without}</p></noscript>", shell, count=1)
    return TITLE.sub(lambda found: "\n".join(lines), shell, count=1)
