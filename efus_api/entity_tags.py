"""What tells a browser that it has an answer already."""

import re
from hashlib import blake2b

# An entity tag in a list, weak or strong; a comma in its quotes is its own (RFC 9110, 8.8.3).
ENTITY_TAG = re.compile(r'(?:^|,)[ \t]*(?:W/)?("[^"]*")[ \t]*(?=,|$)')


def make_tag(content: bytes) -> str:
    """The weak tag of an answer's content."""
    return f'W/"{blake2b(content, digest_size=12).hexdigest()}"'


def names_tag(given: list[str], tag: str) -> bool:
    """Whether the lines of `If-None-Match` name a tag: any (`*`), or it, weak or strong."""
    named = ENTITY_TAG.findall(",".join(given))
    return tag.removeprefix("W/") in named or "*" in [line.strip() for line in given]
