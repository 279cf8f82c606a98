"""Every rule of the filters, alone and combined."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from efus_data import Filters, Network, read_parameters, take_table
from efus_data.filtering.criteria import ENTRIES
from efus_data.filtering.criteria import LIST_FILTERS as LISTS
from efus_data.filtering.entries import explain_unknown
from efus_data.filtering.selection import list_choices, mark_terms
from efus_data.insight.tables import count_rows

PAIRS = {
    "alpha one": ("alpha", "one"),
    "beta one": ("beta", "one"),
    "gamma two": ("gamma", "two"),
    "delta two": ("delta", "two"),
}
ALL = "alpha one, beta one, delta two, gamma two"

CASES = [
    pytest.param({}, "alpha beta gamma delta", ALL, "alpha gamma", id="nothing"),
    pytest.param(
        {"countries": ("FR",)}, "alpha beta", "alpha one, beta one", "alpha", id="one country"
    ),
    pytest.param(
        {"countries": ("FR", "DE")},
        "alpha beta gamma delta",
        ALL,
        "alpha gamma",
        id="either country",
    ),
    pytest.param(
        {"themes": ("training",)}, "alpha beta", "alpha one, beta one", "", id="theme of a project"
    ),
    pytest.param({"themes": ("prison",)}, "gamma", "", "gamma", id="theme of a practice alone"),
    pytest.param(
        {"themes": ("prison", "training")},
        "alpha beta gamma",
        "alpha one, beta one",
        "gamma",
        id="either theme",
    ),
    pytest.param({"stages": ("primary",)}, "alpha beta", "alpha one, beta one", "", id="stage"),
    pytest.param(
        {"target_groups": ("families",)}, "alpha", "", "alpha", id="target group of a practice"
    ),
    pytest.param(
        {"themes": ("training",), "target_groups": ("families",)}, "", "", "", id="both facets hold"
    ),
    pytest.param(
        {"projects": ("two",)},
        "gamma delta",
        "delta two, gamma two",
        "gamma",
        id="project: no authority by its practice alone",
    ),
    pytest.param(
        {"roles": ("lead",)}, "alpha beta", "alpha one, beta one", "alpha", id="role of Efus"
    ),
    pytest.param(
        {"roles": ("lead",), "themes": ("prison",)},
        "",
        "",
        "",
        id="role: a practice's theme keeps nobody",
    ),
    pytest.param({"near": "alpha"}, "alpha", "alpha one", "alpha", id="near: the place itself"),
    pytest.param(
        {"near": "alpha", "within_km": 434},
        "alpha gamma",
        "alpha one, gamma two",
        "alpha gamma",
        id="just within a distance",
    ),
    pytest.param(
        {"near": "alpha", "within_km": 433}, "alpha", "alpha one", "alpha", id="just beyond it"
    ),
    pytest.param(
        {"near": "gamma", "within_km": 500, "countries": ("DE",)},
        "gamma delta",
        "delta two, gamma two",
        "gamma",
        id="near and in a country",
    ),
    pytest.param(
        {"near": "alpha", "within_km": 600, "projects": ("two",)},
        "gamma",
        "gamma two",
        "gamma",
        id="near a place that is itself not asked for",
    ),
    pytest.param(
        {"year_from": 2018}, "gamma delta", "delta two, gamma two", "gamma", id="from a year on"
    ),
    pytest.param(
        {"year_to": 2014},
        "alpha beta gamma",
        "alpha one, beta one",
        "alpha gamma",
        id="until a year; an undated practice stays",
    ),
    pytest.param(
        {"year_from": 2016, "year_to": 2016},
        "alpha beta gamma",
        "beta one",
        "alpha gamma",
        id="a participation's own years, not its project's",
    ),
    pytest.param(
        {"year_from": 2017, "year_to": 2017}, "gamma", "", "gamma", id="between all projects"
    ),
    pytest.param({"search": "MOTHERS"}, "alpha", "", "alpha", id="search in a practice"),
    pytest.param({"search": "beta"}, "beta", "beta one", "", id="search without accents"),
    pytest.param(
        {"search": "beta first"}, "beta", "beta one", "", id="every word, name and project"
    ),
    pytest.param({"search": "mothers release"}, "", "", "", id="every word in one place"),
    pytest.param(
        {"search": "offentlichkeit"},
        "gamma delta",
        "delta two, gamma two",
        "",
        id="search by organisation",
    ),
    pytest.param(
        {"countries": ("DE",), "themes": ("prison",), "search": "prison"},
        "gamma",
        "",
        "gamma",
        id="all together",
    ),
    pytest.param({"countries": ("FR",), "projects": ("two",)}, "", "", "", id="empty result"),
]


@pytest.mark.parametrize(("given", "authorities", "participations", "practices"), CASES)
def test_filters_keep_just_what_the_rules_say(
    small: Network, given: dict, authorities: str, participations: str, practices: str
) -> None:
    kept = Filters(**given).apply(small)
    pairs = {PAIRS[name] for name in participations.split(", ") if name}
    assert set(kept.authorities["authority_id"]) == set(authorities.split())
    taken = kept.participations[["authority_id", "project_id"]].astype("str")
    assert set(taken.itertuples(index=False, name=None)) == pairs
    assert set(kept.practices["authority_id"]) == set(practices.split())
    assert set(kept.projects["project_id"]) == {project for _, project in pairs}


@pytest.mark.parametrize(("given", "authorities", "participations", "practices"), CASES)
def test_rows_are_counted_before_they_are_taken(
    small: Network, given: dict, authorities: str, participations: str, practices: str
) -> None:
    kept = Filters(**given).apply(small)
    counted = {name: count_rows(kept, name) for name in kept.table_names}
    assert counted["authorities"] == len(authorities.split())
    assert counted == {name: len(take_table(kept, name)) for name in kept.table_names}


@pytest.mark.parametrize(("given", "authorities", "participations", "practices"), CASES)
def test_filtered_networks_hold_together(
    small: Network, given: dict, authorities: str, participations: str, practices: str
) -> None:
    kept = Filters(**given).apply(small)
    for name, table in kept.package.tables.items():
        for key in table.foreign_keys:
            rows = kept.table(name)[list(key.fields)].dropna()
            referred = kept.table(key.table)[list(key.references)]
            known = set(referred.astype("str").itertuples(index=False, name=None))
            assert set(rows.astype("str").itertuples(index=False, name=None)) <= known, name
    assert set(kept.figures["subject"]) <= {
        "network",
        *kept.authorities["authority_id"],
        *kept.projects["project_id"],
    }
    assert list(kept.via.index) == list(kept.authorities["authority_id"])


@pytest.mark.parametrize(
    ("country", "kept"),
    [
        pytest.param(
            "FR",
            {
                "mentions": "alpha-one-list alpha-one-profile beta-one-list",
                "phases": "one-a one-b",
                "organisations": "",
                "tags": "alpha-mothers-families one-primary one-training",
                "readings": "alpha-mothers-commitment-1 alpha-mothers-recommendation-1 "
                "one-commitment-1",
                "figures": "alpha-mothers efus-members one-cities",
            },
            id="a practice's and a project's",
        ),
        pytest.param(
            "DE",
            {
                "mentions": "delta-two-list gamma-two-profile",
                "phases": "",
                "organisations": "institute",
                "tags": "gamma-prison-prison two-squares",
                "readings": "",
                "figures": "efus-members two-cities",
            },
            id="the other ones",
        ),
    ],
)
def test_what_is_about_something_stays_with_it(
    make_network: Callable[..., Network], country: str, kept: dict[str, str]
) -> None:
    network = make_network(
        figures="""
            figure_id,subject,label,value,unit,printed,section
            alpha-mothers,alpha,Mothers,40,people,40,Alpha
            efus-members,network,Members,250,authorities,250,About
            one-cities,one,Cities,2,authorities,two cities,One
            two-cities,two,Cities,2,authorities,two cities,Two
        """
    )
    part = Filters(countries=(country,)).apply(network)
    for name, ids in kept.items():
        table = part.table(name)
        assert " ".join(table[table.columns[0]]) == ids, name


@pytest.mark.parametrize(
    ("given", "events"),
    [
        pytest.param({"year_to": 2014}, ["Groups start", "Office opens"], id="until a year"),
        pytest.param({"year_to": 2013}, ["Office opens"], id="before it begins"),
        pytest.param({"year_from": 2012, "year_to": 2013}, ["Office opens"], id="its last year"),
        pytest.param({"year_from": 2015, "year_to": 2016}, [], id="after it, of one who stays"),
    ],
)
def test_milestones_are_those_of_the_years_asked_for(
    make_network: Callable[..., Network], given: dict, events: list[str]
) -> None:
    network = make_network(
        milestones="""
            authority_id,year,end_year,kind,event,section
            alpha,2014,,practice,Groups start,Alpha
            gamma,2010,2012,practice,Office opens,Gamma
            gamma,2019,,practice,Office moves,Gamma
        """
    )
    kept = Filters(**given).apply(network)
    assert "gamma" in set(kept.authorities["authority_id"])
    assert kept.milestones["event"].tolist() == events


@pytest.mark.parametrize(
    ("given", "via"),
    [
        pytest.param({}, {"alpha": "both", "beta": "projects", "gamma": "both"}, id="unfiltered"),
        pytest.param({"themes": ("prison",)}, {"gamma": "practice"}, id="practice"),
        pytest.param({"projects": ("two",)}, {"gamma": "projects"}, id="project filtered"),
        pytest.param({"countries": ("DE",)}, {"gamma": "both", "delta": "projects"}, id="country"),
    ],
)
def test_an_authority_knows_why_it_stayed(small: Network, given: dict, via: dict) -> None:
    reasons = Filters(**given).apply(small).via
    assert {name: reasons[name] for name in via} == via


@pytest.mark.parametrize("given", [pytest.param(case.values[0], id=case.id) for case in CASES])
def test_the_address_gives_the_same_filters_again(small: Network, given: dict) -> None:
    filters = Filters(**given)
    assert read_parameters(filters.to_parameters(), small) == (filters, [])


def test_codes_are_read_in_any_case_and_unknown_ones_are_named(small: Network) -> None:
    given = {
        "country": ["fr", "XX"],
        "theme": ["nonsense"],
        "from": ["20x5"],
        "to": ["2016"],
        "authority": ["alpha"],
    }
    filters, unknown = read_parameters(given, small)
    assert filters == Filters(countries=("FR",), year_to=2016)
    assert unknown == ["country=XX", "theme=nonsense", "from=20x5"]


def test_a_search_has_a_hundred_characters_at_most(small: Network) -> None:
    assert read_parameters({"q": ["x" * 100]}, small) == (Filters(search="x" * 100), [])
    filters, unknown = read_parameters({"q": ["x" * 101]}, small)
    assert filters == Filters()
    assert unknown == [f"q={'x' * 101} (longer than 100 characters)"]


def test_who_asks_for_an_unknown_code_reads_what_exists() -> None:
    many = {f"t-{number}": f"Term {number}" for number in range(10, 24)}
    known = ", ".join(list(many)[:12])
    assert explain_unknown("nothing", many) == (
        f"there is no 'nothing'. There are {known} and 2 more."
    )
    twelve = dict(list(many.items())[:12])
    assert explain_unknown("nothing", twelve) == f"there is no 'nothing'. There are {known}."
    assert explain_unknown("nothing", {}) == "there is no 'nothing'. There are none."
    countries = {"DE": "Germany", "FR": "France"}
    meant = "Did you mean 'FR'? There are DE, FR."
    assert explain_unknown("FRANCE", countries) == f"there is no 'FRANCE'. {meant}"
    assert explain_unknown("Frence", countries) == f"there is no 'Frence'. {meant}"


def test_years_in_the_wrong_order_are_named_and_left_out(small: Network) -> None:
    filters, unknown = read_parameters({"from": ["2019"], "to": ["2015"]}, small)
    assert filters == Filters()
    assert unknown == ["from=2019 after to=2015"]


def test_every_filter_has_a_label_and_says_what_it_asks_for() -> None:
    assert len({entry.label for entry in ENTRIES}) == len(ENTRIES)
    for entry in ENTRIES:
        assert entry.label.isascii()
        assert entry.tell_meaning().endswith(".")


def test_countries_are_offered_in_the_order_of_their_names(small: Network) -> None:
    assert list(list_choices(small)["countries"].items()) == [("FR", "France"), ("DE", "Germany")]


def test_terms_of_two_facets_may_share_an_id(make_network: Callable[..., Network]) -> None:
    network = make_network(
        terms="""
            facet,term_id,name,definition
            stage,training,Training,Training.
            theme,training,Training,Training.
        """,
        tags="""
            tag_id,facet,term_id,practice_id,project_id,evidence,section
            one-theme,theme,training,,one,training,One
            two-stage,stage,training,,two,training,Two
        """,
    )
    assert Filters(themes=("training",)).apply(network).projects["project_id"].tolist() == ["one"]
    assert Filters(stages=("training",)).apply(network).projects["project_id"].tolist() == ["two"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            {"countries": "FR"},
            "countries takes codes in a tuple, such as countries=('FR',); found 'FR'",
        ),
        (
            {"countries": (1,)},
            "countries takes codes in a tuple, such as countries=('…',); found (1,)",
        ),
        ({"countries": 1}, "countries takes codes in a tuple, such as countries=('…',); found 1"),
        ({"search": 5}, "search takes words in one text; found 5"),
    ],
)
def test_a_value_of_another_type_is_refused_with_what_is_meant(given: dict, told: str) -> None:
    with pytest.raises(ValueError) as refused:
        Filters(**given)
    assert str(refused.value) == told


def test_what_is_no_year_is_refused() -> None:
    for wrong in ("2015", True, 2015.0):
        with pytest.raises(ValueError, match="year_to takes a year as a whole number"):
            Filters(year_to=wrong)
    with pytest.raises(ValueError, match="year_from=2019 is after year_to=2015"):
        Filters(year_from=2019, year_to=2015)


def test_choices_keep_their_order_and_stand_once(small: Network) -> None:
    assert Filters(countries=("FR", "DE", "FR")).countries == ("FR", "DE")
    assert Filters(search="  two   words ").search == "two words"
    assert read_parameters({"q": ["two", "words"]}, small)[0] == Filters(search="two words")
    assert not Filters()


def test_filters_describe_themselves_in_names(small: Network) -> None:
    filters = Filters(
        countries=("FR", "DE"), themes=("prison",), year_from=2015, year_to=2019, search="a b"
    )
    assert filters.describe(small) == "France, Germany · Prison · 2015–2019 · “a b”"
    assert Filters(year_from=2015).describe(small) == "from 2015"
    assert Filters(year_to=2015).describe(small) == "until 2015"
    assert Filters(year_from=2015, year_to=2015).describe(small) == "2015"
    assert Filters().describe(small) == ""


@pytest.mark.parametrize(
    "held",
    [
        Filters(),
        Filters(countries=("DE",)),
        Filters(themes=("prison",)),
        Filters(year_to=2016),
        Filters(search="project"),
        Filters(roles=("lead",)),
        Filters(near="gamma", within_km=500),
    ],
)
def test_each_choice_is_counted_as_it_would_leave(small: Network, held: Filters) -> None:
    for name in LISTS:
        for code, count in held.count_choices(small, name).items():
            alone = replace(held, **{name: (code,)})
            assert len(alone.apply(small).authorities) == count, (name, code)


def test_applying_filters_changes_nothing_in_the_whole(small: Network) -> None:
    before = small.authorities.copy()
    Filters(countries=("FR",)).apply(small)
    assert small.authorities.equals(before)


def test_kinds_of_authority_choose_authorities_and_name_what_exists(small: Network) -> None:
    filters = Filters(kinds=("region",))
    kept = filters.apply(small)
    assert kept.authorities["authority_id"].tolist() == ["gamma"]
    assert filters.describe(small) == "Region"
    assert filters.to_parameters() == {"authority_kind": ["region"]}
    assert Filters().count_choices(small, "kinds") == {"city": 3, "region": 1}
    with pytest.raises(ValueError, match=r"there is no 'town'.*There are city, region"):
        Filters(kinds=("town",)).apply(small)


def test_what_is_asked_of_all_others_is_not_restricted_by_place_or_kind(small: Network) -> None:
    asked = Filters(countries=("FR",), kinds=("city",), themes=("training",), year_from=2015)
    assert asked.about(small) == Filters(themes=("training",), year_from=2015)


def test_terms_are_marked_in_the_order_in_which_they_are_offered(small: Network) -> None:
    themes = list(list_choices(small)["themes"])
    projects, practices = mark_terms(small, "themes")
    assert projects.tolist() == [
        [theme == "training" for theme in themes],
        [theme == "squares" for theme in themes],
    ]
    assert practices.tolist() == [[False] * len(themes), [theme == "prison" for theme in themes]]
    for other in ("countries", "projects"):
        with pytest.raises(KeyError, match="is no filter by terms"):
            mark_terms(small, other)
