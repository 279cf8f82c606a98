"""Setting pages: a template of this folder and plain data in, a PDF out."""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

FOLDER = Path(__file__).resolve().parent
FONTS = FOLDER / "fonts"


def clean(value: Any) -> Any:
    """The same data with texts on one line and without control characters; missing is blank."""
    if isinstance(value, dict):
        return {key: clean(part) for key, part in value.items()}
    if isinstance(value, list):
        return [clean(part) for part in value]
    if isinstance(value, str):
        return "".join(
            letter for letter in " ".join(value.split()) if unicodedata.category(letter) != "Cc"
        )
    return value


def typeset(template: str, content: dict[str, Any]) -> tuple[bytes, typst.Compiler]:
    """The PDF of a content, and what set it, to be asked further.

    It conforms to PDF/UA-1, but where no font here has a letter of the data: such a
    page shows a box in its place, which that standard forbids.
    """
    compiler = typst.Compiler(
        FOLDER / template,
        font_paths=_load_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content)},
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        pdf = compiler.compile(format="pdf")
    return cast(bytes, pdf), compiler


@cache
def _load_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
