"""Lists, counts and sheets of a small network whose answers can be checked by hand."""

import pytest

from efus_data import Filters, Network
from efus_data.insight.lists import (
    count_by_term,
    join_participations,
    list_authorities,
    list_projects,
    span_years,
)
from efus_data.insight.sheets import view_authority, view_project


def test_the_list_of_authorities_says_what_each_does(small: Network) -> None:
    listed = list_authorities(small).set_index("authority_id")
    assert list(listed["name"]) == ["Alpha", "Béta", "Delta", "Gamma"]
    assert listed.loc["alpha", "projects"] == "One"
    assert listed.loc["gamma", "practice"] == "After prison"
    assert listed.loc["gamma", "themes"] == "Prison"
    assert listed["country_name"].to_dict()["beta"] == "France"
    assert listed["project_count"].tolist() == [1, 1, 1, 1]


def test_the_list_of_projects_counts_who_takes_part(small: Network) -> None:
    listed = list_projects(small).set_index("project_id")
    assert list(listed.index) == ["one", "two"]
    assert listed.loc[
        "two", ["authority_count", "country_count", "organisation_count"]
    ].tolist() == [
        2,
        1,
        1,
    ]
    assert listed.loc["one", "themes"] == "Training"


def test_terms_are_counted_and_years_spanned(small: Network) -> None:
    terms = count_by_term(small).set_index("term_id")
    assert terms.loc["prison", ["practices", "projects"]].tolist() == [1, 0]
    assert span_years(small) == (2014, 2021)


def test_an_empty_network_answers_emptily(small: Network) -> None:
    empty = Filters(countries=("FR",), projects=("two",)).apply(small)
    summaries = (
        list_authorities,
        list_projects,
        join_participations,
    )
    for summarise in summaries:
        assert summarise(empty).empty, summarise.__name__


def test_an_authoritys_sheet_has_all_that_is_known(small: Network) -> None:
    sheet = view_authority(small, "alpha")
    assert sheet.practices["title"].tolist() == ["Mothers meet"]
    assert sheet.terms["name"].tolist() == ["Families"]
    assert sheet.participations["sources"].tolist() == ["One; Alpha"]
    assert len(sheet.mentions) == 2
    assert sheet.milestones["year"].tolist() == [2014]
    assert sheet.partners[["name", "common", "projects"]].to_numpy().tolist() == [
        ["Béta", 1, "One"]
    ]


def test_a_projects_sheet_has_all_that_is_known(small: Network) -> None:
    sheet = view_project(small, "two")
    assert sheet.participations["authority"].tolist() == ["Delta", "Gamma"]
    assert sheet.organisations["role"].tolist() == ["lead"]
    assert sheet.figures["value"].tolist() == [2]
    assert len(view_project(small, "one").phases) == 2


def test_a_sheet_of_nobody_is_refused(small: Network) -> None:
    with pytest.raises(KeyError):
        view_authority(small, "nobody")
