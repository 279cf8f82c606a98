"""What gathers words that stand in no call: `make words` has Babel call it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_python

from efus_ui.frame.pages import read_listing


def extract_page(file: Any, keywords: Any, comment_tags: Any, options: Any) -> Iterator[tuple]:
    """The messages of a page, of which title and description stand in its docstring."""
    yield from extract_python(file, keywords, comment_tags, options)
    script = Path(file.name)
    if not script.name.startswith("_"):
        listed = read_listing(script)
        yield from ((1, None, words, []) for words in (listed.title, listed.description))


def extract_labels(file: Any, keywords: Any, comment_tags: Any, options: Any) -> Iterator[tuple]:
    """The labels that a package gives the values of its columns."""
    for resource in json.load(file)["resources"]:
        for field in resource.get("schema", {}).get("fields", ()):
            for category in field.get("categories", ()):
                yield 1, None, category["label"], []
