"""The forms in which a link gives a table, and what is asked of it."""

from functools import lru_cache
from urllib.parse import quote

from efus_api.errors import ApiError
from efus_data import Network
from efus_data.base.terms import Terms
from efus_data.base.words import get_voice
from efus_data.formats.forms import FORMS, Extract, Form

MOST_KEPT = 64
LINKED: dict[str, Form] = {name: form for name, form in FORMS.items() if form.is_link}


def write_answer(asked: Extract, form: str) -> bytes:
    """The rows that pass the filters, in one of the forms LINKED; the latest answers are kept."""
    return _write(asked, form, get_voice())


@lru_cache(maxsize=MOST_KEPT)
def _write(asked: Extract, form: str, voice: tuple[str, Terms]) -> bytes:
    return LINKED[form].write(asked)


def check_table(table: str, form: str, network: Network) -> None:
    """Raises ApiError (404), with what exists, where there is no such table or form."""
    if table not in network.table_names:
        message = f"There is no table {table[:60]!r}."
        raise ApiError(404, message, tables=network.table_names)
    forms = list_forms(table)
    if form not in forms:
        message = f"The table {table!r} is not given as {form[:20]!r}."
        raise ApiError(404, message, table=table, forms=forms)


def list_forms(table: str) -> list[str]:
    """The forms that a table is given in."""
    return [name for name, form in LINKED.items() if form.fits(table)]


def name_answer(asked: Extract, form: str) -> str:
    """The Content-Disposition that names the file."""
    return f"inline; filename*=UTF-8''{quote(LINKED[form].name_file(asked))}"
