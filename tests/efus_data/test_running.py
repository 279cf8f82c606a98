"""What ran in each year, on a network to count by hand."""

from efus_data import Filters, Network
from efus_data.insight.running import count_running, list_groups

TAGS = """
    tag_id,facet,term_id,practice_id,project_id,evidence,section
    one-training,theme,training,,one,training,One
    two-squares,theme,squares,,two,squares,Two
    two-training,theme,training,,two,training,Two
"""


def test_projects_are_counted_in_each_year_that_they_ran(small: Network) -> None:
    counts = count_running(small, "projects")
    assert counts[""].to_dict() == {2014: 1, 2015: 1, 2016: 1, 2017: 0, 2018: 1, 2019: 1, 2020: 1}


def test_an_authority_counts_once_a_year_in_its_country(small: Network) -> None:
    counts = count_running(small, "authorities", "country")
    assert counts.loc[2015].to_dict() == {"": 2, "FR": 2, "DE": 0}
    assert counts.loc[2021].to_dict() == {"": 1, "FR": 0, "DE": 1}


def test_a_project_of_two_themes_stands_in_both(make_network) -> None:
    network = make_network(tags=TAGS)
    groups = list_groups(network, "projects", "theme")
    assert groups.names == {"training": "Training", "squares": "Squares"}
    assert groups.of == {"one": ("training",), "two": ("training", "squares")}
    counts = count_running(network, "projects", "theme")
    assert counts.loc[2018].to_dict() == {"": 1, "training": 1, "squares": 1}


def test_a_project_is_in_the_countries_of_those_in_it(small: Network) -> None:
    groups = list_groups(small, "projects", "country")
    assert groups.of == {"one": ("FR",), "two": ("DE",)}
    assert list_groups(small, "authorities", "theme").of["alpha"] == ("training",)


def test_of_nothing_no_year_is_counted(small: Network) -> None:
    nobody = Filters(countries=("DE",), projects=("one",)).apply(small)
    assert count_running(nobody, "projects", "theme").empty
    assert count_running(nobody, "authorities").empty
