"""A filter says whom a page is about; whom they work with, or could visit, is the whole network."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.packages import ACROSS, write_package
from tests.pages.frame import open_page, read_choice, read_tables, read_words

TAGS = """
    tag_id,facet,term_id,practice_id,project_id,evidence,section
    alpha-mothers-training,theme,training,alpha-mothers,,mothers,Alpha
    gamma-prison-training,theme,training,gamma-prison,,prison,Gamma
    one-primary,stage,primary,,one,for all,One
    one-training,theme,training,,one,training,One
    two-squares,theme,squares,,two,squares,Two
"""
ASKED = {
    "partners": ("network", {"view": "partners", "authority": "delta"}),
    "peers": ("peers", {"authority": "delta"}),
    "visit": ("peers", {"view": "visit", "authority": "delta", "visit": "training"}),
}
WHOLE = {
    "partners": {"Alpha", "Béta"},
    "peers": {"Alpha", "Béta", "Gamma"},
    "visit": {"Alpha", "Béta", "Gamma"},
}
WITHIN: dict[str, set[str]] = {"partners": set(), "peers": {"Gamma"}, "visit": {"Gamma"}}


@pytest.fixture(autouse=True)
def joined(tmp_path: Path, monkeypatch) -> None:
    """A small network in which French and German authorities work with each other."""
    folder = write_package(tmp_path / "package", {"mentions": ACROSS, "tags": TAGS})
    monkeypatch.setenv("EFUS_DATA", str(folder))


@pytest.mark.parametrize("question", ASKED)
def test_a_country_does_not_change_whom_an_authority_works_with(question: str) -> None:
    page, asked = ASKED[question]
    assert read_names(open_page(page, **asked)) == WHOLE[question]
    app = open_page(page, country="DE", **asked)
    assert read_names(app) == WHOLE[question]
    within, whole = len(WITHIN[question]), len(WHOLE[question])
    told = f"All {whole}, whatever is filtered; {within} of them fit Germany."
    assert told in read_words(app)


@pytest.mark.parametrize("question", ASKED)
def test_others_within_the_filter_say_of_how_many_and_are_one_click_from_all(question: str) -> None:
    page, asked = ASKED[question]
    offered = read_choice(open_page(page, country="DE", **asked), "among")
    assert (offered["value"], set(offered["options"])) == ("whole", {"whole", "filtered"})
    app = open_page(page, country="DE", among="filtered", **asked)
    assert read_names(app) == WITHIN[question]
    within, whole = len(WITHIN[question]), len(WHOLE[question])
    assert f"{within} of {whole}, within Germany." in read_words(app)
    assert read_choice(app, "among")["value"] == "filtered"


def test_the_sheet_and_the_network_name_the_same_partners_under_a_filter() -> None:
    sheet = open_page("authorities", country="DE", authority="delta")
    assert WHOLE["partners"] in [set(table.iloc[:, 0]) for table in read_tables(sheet)]


def test_a_country_that_is_filtered_meets_the_others() -> None:
    app = open_page("network", view="countries", country="DE")
    assert not app.info
    (pairs,) = read_tables(app)
    assert pairs.iloc[:, :2].to_numpy().tolist() == [["France", "Germany"]]


def test_pairs_under_a_country_are_those_of_its_authorities_with_anybody() -> None:
    (pairs,) = read_tables(open_page("network", view="partners", country="DE"))
    assert pairs.iloc[:, :2].to_numpy().tolist() == [
        ["Alpha", "Delta"],
        ["Béta", "Delta"],
        ["Béta", "Gamma"],
    ]


def test_without_a_filter_nobody_is_asked_where_others_come_from() -> None:
    page, asked = ASKED["partners"]
    words = read_words(open_page(page, among="filtered", **asked))
    assert "whatever is filtered" not in words
    assert "within" not in words


def read_names(app: AppTest) -> set[str]:
    """The authorities that the page's table names; none where it has no table."""
    return {name for table in read_tables(app)[:1] for name in table.iloc[:, 0]}
