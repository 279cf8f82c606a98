"""A filter says whom a page is about; whom they work with, or could visit, is the whole network."""

from pathlib import Path

import pytest

from tests.packages import write_package
from tests.pages.frame import open_page, read_choice, read_headings, read_links, read_words

# Alpha and Béta are French, Gamma and Delta German.
MENTIONS = """
    mention_id,authority_id,project_id,source,printed_authority,section
    a1,alpha,one,project_list,Alpha,One
    b1,beta,one,project_list,Beta,One
    b2,beta,two,project_list,Beta,Two
    d1,delta,one,project_list,Delta,One
    g2,gamma,two,project_list,Gamma,Two
"""
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
    "partners": "Delta works with 2 authorities",
    "peers": "3 authorities, most like Delta first",
    "visit": "Training: 2 described practices to visit; with projects alone 1 authority",
}
WITHIN = {
    "partners": "Delta works with 0 authorities",
    "peers": "1 authority, most like Delta first",
    "visit": "Training: 1 described practice to visit; with projects alone 0 authorities",
}
COUNTS = {"partners": (0, 2), "peers": (1, 3), "visit": (1, 3)}


@pytest.fixture(autouse=True)
def joined(tmp_path: Path, monkeypatch) -> None:
    """A small network in which French and German authorities work with each other."""
    folder = write_package(tmp_path / "package", {"mentions": MENTIONS, "tags": TAGS})
    monkeypatch.setenv("EFUS_DATA", str(folder))


@pytest.mark.parametrize("question", ASKED)
def test_a_country_does_not_change_whom_an_authority_works_with(question: str) -> None:
    page, asked = ASKED[question]
    assert WHOLE[question] in read_headings(open_page(page, **asked))
    app = open_page(page, country="DE", **asked)
    assert WHOLE[question] in read_headings(app)
    within, whole = COUNTS[question]
    told = f"All {whole}, whatever is filtered; {within} of them fit Germany."
    assert told in read_words(app)


@pytest.mark.parametrize("question", ASKED)
def test_others_within_the_filter_say_of_how_many_and_are_one_click_from_all(question: str) -> None:
    page, asked = ASKED[question]
    offered = read_choice(open_page(page, country="DE", **asked), "among")
    assert (offered["value"], set(offered["options"])) == ("whole", {"whole", "filtered"})
    app = open_page(page, country="DE", among="filtered", **asked)
    assert WITHIN[question] in read_headings(app)
    within, whole = COUNTS[question]
    assert f"{within} of {whole}, within Germany." in read_words(app)
    assert read_choice(app, "among")["value"] == "filtered"


def test_the_sheet_and_the_network_name_as_many_partners_under_a_filter() -> None:
    sheet = read_headings(open_page("authorities", country="DE", authority="delta"))
    assert "Works with 2 authorities" in sheet


def test_a_study_visit_under_a_country_proposes_the_others_too() -> None:
    page, asked = ASKED["visit"]
    links = read_links(open_page(page, country="DE", **asked))
    assert {"Alpha", "Gamma"} <= set(links)
    assert "Alpha" not in read_links(open_page(page, country="DE", among="filtered", **asked))


def test_a_country_that_is_filtered_meets_the_others() -> None:
    app = open_page("network", view="countries", country="DE")
    assert not app.info
    assert any(heading.startswith("The same as a table: 1 pair") for heading in read_headings(app))


def test_pairs_under_a_country_are_those_of_its_authorities_with_anybody() -> None:
    assert "4 pairs with a common project" in read_headings(open_page("network", view="partners"))
    app = open_page("network", view="partners", country="DE")
    assert "3 pairs with a common project" in read_headings(app)


def test_without_a_filter_nobody_is_asked_where_others_come_from() -> None:
    page, asked = ASKED["partners"]
    words = read_words(open_page(page, among="filtered", **asked))
    assert "whatever is filtered" not in words
    assert "within" not in words
