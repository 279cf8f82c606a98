"""The pages without scripts that the server writes itself, as Jinja templates beside this file."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from efus_data.base.words import _, get_language, ngettext

FOLDER = Path(__file__).resolve().parent


@cache
def load_template(name: str) -> Template:
    """A template by its file's name; what it is given is escaped.

    Its words are messages, which it looks up when it is filled.
    """
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True)
    environment.globals |= {"_": _, "ngettext": ngettext, "language": get_language}
    return environment.get_template(name)
