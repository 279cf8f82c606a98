"""What a small source contradicts is found, each kind by itself; where it agrees, nothing is."""

import pandas as pd
import pytest

from efus_data import Filters, Network, load, take_table
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _
from efus_data.contradictions.discrepancies import (
    find_discrepancies,
    name_kinds,
    quote_row,
)
from efus_data.contradictions.kinds import KINDS, SEVERITIES
from tests.disagreeing import (
    AGREEING,
    ALPHA_LIST,
    ALPHA_PROFILE,
    BODIES,
    DELTA_LIST,
    NO_COUNT,
    ROLES,
    figure,
    mention,
)
from tests.packages import write_package

DISAGREEING = [
    pytest.param(
        {
            **mention(
                ALPHA_LIST, ALPHA_PROFILE, "x,alpha,two,profile,Alpha,France,Two,,2018,2020,Alpha"
            ),
            **NO_COUNT,
        },
        ("not-in-project-list-x", "contradiction", "Two (2018-2020)", "not among the 0 names"),
        id="a profile claims a project whose list lacks it",
    ),
    pytest.param(
        {
            **mention(ALPHA_LIST, ALPHA_PROFILE, "x,alpha,two,profile,Alpha,France,Two,,,,Alpha"),
            **NO_COUNT,
        },
        ("not-in-project-list-x", "contradiction", "Two", "not among the 0 names"),
        id="a profile claims a project without years",
    ),
    pytest.param(
        {
            **mention(ALPHA_LIST, ALPHA_PROFILE, "x,alpha,two,project_list,Alpha,FR,,,,,Two"),
            **NO_COUNT,
        },
        ("not-in-profile-x", "contradiction", "Alpha", "does not name Two"),
        id="a list names an authority whose profile lacks the project",
    ),
    pytest.param(
        mention(
            ALPHA_LIST,
            ALPHA_PROFILE,
            "d,alpha,two,project_list,Alpha,FR,,,,,Two",
            "x,alpha,two,profile,Alpha,France,Two,,2018,2021,Alpha",
        ),
        ("years-differ-x", "contradiction", "Two (2018-2021)", "Two (2018-2020)"),
        id="a profile's years are not the project's",
    ),
    pytest.param(
        mention(ALPHA_LIST, ALPHA_PROFILE.replace("2015", "2016"), DELTA_LIST),
        ("years-differ-alpha-one-profile", "contradiction", "One A (2014-2016)", "One A (2014-"),
        id="a profile's years are not the phase's",
    ),
    pytest.param(
        mention(
            ALPHA_LIST,
            ALPHA_PROFILE.replace("one-a,2014,2015", "one-a;one-b,2014,2017"),
            DELTA_LIST,
        ),
        (
            "years-differ-alpha-one-profile",
            "contradiction",
            "One A (2014-2017)",
            "One A (2014-2015), One B (2015-2016)",
        ),
        id="a profile's years are not those of its phases",
    ),
    pytest.param(
        {
            "phases": """phase_id,project_id,name,start_year,end_year,section
            one-a,one,One A,2014,2015,One
            one-b,one,One B,2015,2017,One"""
        },
        ("years-differ-one", "contradiction", "One (2014-2016)", "One B (2015-2017)"),
        id="phases are not within the project's years",
    ),
    pytest.param(
        figure("two-cities,two,Cities,,3,cities,cities_of_project,three cities,Two"),
        ("number-differs-two-cities", "contradiction", "three cities", "1 in the list"),
        id="a number is not that of the list",
    ),
    pytest.param(
        figure("n,network,Projects,,1,projects,projects,one project,About"),
        ("number-differs-n", "contradiction", "one project", "2 projects described"),
        id="the leaflet names more than it says there are",
    ),
    pytest.param(
        mention(
            ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST, "x,delta,one,project_list,DELTA,DE,,one-a,,,One"
        ),
        ("several-names-x", "difference", "Delta", "DELTA"),
        id="an authority is printed in two ways",
    ),
    pytest.param(
        mention(
            ALPHA_LIST,
            ALPHA_PROFILE,
            DELTA_LIST.replace("Delta", "Deltaville"),
            "x,delta,one,project_list,Deltown,DE,,one-a,,,One",
            "y,delta,one,profile,Deltaville,Germany,One A,one-a,2014,2015,Two",
            "z,delta,two,profile,Deltaville,Germany,Two,,2018,2020,Two",
        ),
        ("several-names-x", "difference", "Deltaville", "Deltown"),
        id="the commonest form is the usual one",
    ),
    pytest.param(
        {
            "roles": f"{ROLES}institute,one,partner,Institut,DE,One\n"
            "institute,two,lead,Institute,DE,Two"
        },
        ("several-names-institute-one", "difference", "Institute", "Institut"),
        id="an organisation is printed in two ways",
    ),
    pytest.param(
        mention(ALPHA_LIST, ALPHA_PROFILE.replace("One A", "Oen A"), DELTA_LIST),
        ("project-name-alpha-one-profile", "difference", "Oen A", "One"),
        id="a project is printed in another way",
    ),
    pytest.param(
        mention(ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST.replace("Delta", "Deltaville")),
        ("unusual-name-delta-two-list", "difference", "Deltaville", None),
        id="an authority is printed under another name only",
    ),
    pytest.param(
        mention(ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST.replace("DE", "Germany")),
        ("country-mark-delta-two-list", "difference", "Delta (Germany)", None),
        id="a country's name where a code is usual",
    ),
    pytest.param(
        mention(ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST.replace("DE", "FR")),
        ("country-mark-delta-two-list", "contradiction", "Delta (FR)", None),
        id="the mark of another country",
    ),
    pytest.param(
        mention(
            ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST, "x,beta,one,project_list,Beta,,,one-a,,,One"
        ),
        ("country-mark-x", "difference", "Beta, without a mark", "Alpha (FR)"),
        id="a mark that a neighbour shares",
    ),
    pytest.param(
        mention(ALPHA_LIST, ALPHA_PROFILE.replace("France", "FR"), DELTA_LIST),
        ("country-mark-alpha-one-profile", "difference", "Alpha (FR)", None),
        id="a code where a country's name is usual",
    ),
    pytest.param(
        {"roles": f"{ROLES}institute,two,lead,Institute,,Two"},
        ("country-mark-institute-two", "unclear", "Institute, without a mark", None),
        id="no mark at all",
    ),
    pytest.param(
        mention(ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST, "x,beta,one,project_list,Beta,FR,,,,,One"),
        ("phases-open-x", "unclear", "Beta, without a phase", "One A (2014-2015), One B"),
        id="nothing says in which phase",
    ),
    pytest.param(
        mention(
            ALPHA_LIST,
            "alpha-one-profile,alpha,one,profile,Alpha,France,One,,2014,2016,Alpha",
            DELTA_LIST,
        ),
        ("phases-open-alpha-one-profile", "unclear", "Alpha, without a phase", "One A (2014-2015)"),
        id="neither list nor profile says in which phase",
    ),
    pytest.param(
        figure("n,two,Guests,,10,cities,associates_of_project,ten guests,Two"),
        ("nothing-to-count-n", "unclear", "ten guests", None),
        id="nothing is named that a number counts",
    ),
    pytest.param(
        {
            **figure("n,two,Cities,,1,cities,authorities_of_project,one,Two"),
            **mention(ALPHA_LIST, ALPHA_PROFILE),
        },
        ("nothing-to-count-n", "unclear", "one", None),
        id="a project has no list that a number counts",
    ),
    pytest.param(
        figure("n,alpha,Guests,,10,cities,associates_of_project,ten guests,Alpha"),
        ("nothing-to-count-n", "unclear", "ten guests", None),
        id="nothing is named that a number of an authority counts",
    ),
    pytest.param(
        {
            **figure("n,two,Associates,,2,bodies,associates_of_project,two associates,Two"),
            "roles": f"{ROLES}institute,two,associate,Institute,DE,Two\n",
        },
        ("number-differs-n", "contradiction", "two associates", "1 in the list"),
        id="a number of associates is not that of the list",
    ),
    pytest.param(
        figure("n,network,Members,nearly,250,authorities,members,nearly 250,About"),
        ("nothing-to-count-n", "unclear", "nearly 250", "0 authorities"),
        id="a part is named that a number counts",
    ),
]


@pytest.mark.parametrize(("tables", "expected"), DISAGREEING)
def test_a_discrepancy_is_found_with_both_readings(make_network, tables, expected) -> None:
    found = find_discrepancies(make_network(**{**AGREEING, **tables}))
    identifier, severity, first, second = expected
    assert found["discrepancy_id"].tolist() == [identifier]
    row = found.iloc[0]
    assert row["severity"] == severity
    assert row["first_reading"] == first
    if second is None:
        assert pd.isna(row["second_reading"])
    else:
        assert second in row["second_reading"]


EACH = pytest.mark.parametrize(
    "tables", [pytest.param(case.values[0], id=case.id) for case in DISAGREEING]
)


@EACH
def test_a_discrepancy_leads_to_the_line_to_correct(make_network, tmp_path, tables) -> None:
    network = make_network(**{**AGREEING, **tables})
    folder = write_package(tmp_path / "package", {**AGREEING, **tables})
    row = find_discrepancies(network).iloc[0]
    header, *lines = (folder / row["file"]).read_text(encoding="utf-8").splitlines()
    line = lines[row["row"] - 2]
    assert quote_row(network, row) == line
    assert set(row["column"].split(", ")) <= set(header.split(","))
    assert line.rsplit(",", 1)[1] in (row["first_section"], row["second_section"])


@EACH
def test_a_discrepancy_names_what_it_is_about(make_network, tables) -> None:
    network = make_network(**{**AGREEING, **tables})
    row = find_discrepancies(network).iloc[0]
    names = {
        "authority_id": dict(iterate_rows(network.authorities, "authority_id", "name")),
        "organisation_id": dict(iterate_rows(network.organisations, "organisation_id", "name")),
        "project_id": dict(iterate_rows(network.projects, "project_id", "acronym")),
        "figure_id": dict(iterate_rows(network.figures, "figure_id", "label")),
    }
    named = [known[row[key]] for key, known in names.items() if pd.notna(row[key])]
    is_of_efus = [key for key in names if pd.notna(row[key])] == ["figure_id"]
    assert row["subject"] == " · ".join(["Efus", *named] if is_of_efus else named)
    assert "The number as printed" in row["shown"] or any(name in row["shown"] for name in named)
    assert row["because"].endswith(".")


@EACH
def test_each_reading_says_where_it_stands(make_network, tables) -> None:
    network = make_network(**{**AGREEING, **tables})
    row = find_discrepancies(network).iloc[0]
    places = {*network.authorities["section"], *network.projects["section"], "About"}
    assert row["first_section"] in places
    if pd.isna(row["second_reading"]):
        assert pd.isna(row["second_section"])
    else:
        assert row["second_section"] in {*places, "the whole leaflet"}


def test_every_kind_has_a_case() -> None:
    identifiers = [case.values[1][0] for case in DISAGREEING]
    assert [k for k in KINDS if not any(name.startswith(k) for name in identifiers)] == []


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param({}, id="lists, profiles, years, numbers, names and marks agree"),
        pytest.param(
            mention(
                ALPHA_LIST,
                ALPHA_PROFILE,
                DELTA_LIST,
                "x,beta,one,project_list,Beta,FR,,one-b,,,One",
            ),
            id="a list may name the phase, and accents are no other name",
        ),
        pytest.param(
            figure("n,network,Projects,more than,1,projects,projects,more than one,About"),
            id="more than one is two",
        ),
        pytest.param(
            figure("n,network,Projects,nearly,2,projects,projects,nearly two,About"),
            id="nearly two is two",
        ),
        pytest.param(NO_COUNT, id="years count nothing that is named"),
        pytest.param(
            {
                "organisations": f"{BODIES}a,Forum A,,forum,DE,Two\nb,Forum B,,forum,DE,Two\n",
                "roles": f"{ROLES}a,two,partner,Forums A and B,DE,Two\n"
                "b,two,partner,Forums A and B,DE,Two",
            },
            id="one form that stands for two bodies is no other name",
        ),
        pytest.param(
            {
                "organisations": f"{BODIES}a,Centre,Centras,institute,DE,Two\n",
                "roles": f"{ROLES}a,two,lead,Centre (Centras),DE,Two\n",
            },
            id="the local name in brackets is no other name",
        ),
        pytest.param(
            {
                "organisations": f"{BODIES}a,Centre,Centras,institute,DE,Two\n",
                "roles": f"{ROLES}a,two,lead,Centras,DE,Two\n",
            },
            id="the local name alone is none either",
        ),
    ],
)
def test_nothing_is_found_where_the_source_agrees(make_network, tables) -> None:
    network = make_network(**{**AGREEING, **tables})
    assert find_discrepancies(network).empty
    assert find_discrepancies(Filters(countries=("FR",)).apply(network)).empty


def test_its_name_is_the_usual_form_though_another_is_commoner(make_network) -> None:
    lines = mention(
        ALPHA_LIST,
        ALPHA_PROFILE,
        DELTA_LIST,
        "x,delta,one,project_list,delta,DE,,one-a,,,One",
        "y,delta,one,profile,delta,Germany,One A,one-a,2014,2015,Two",
        "z,delta,two,profile,delta,Germany,Two,,2018,2020,Two",
    )
    (row,) = find_discrepancies(make_network(**{**AGREEING, **lines})).to_dict("records")
    assert (row["first_reading"], row["second_reading"]) == ("Delta", "delta")
    assert row["second_section"] == "One; Two"


def test_they_stand_in_the_order_of_the_kinds(make_network) -> None:
    late = ALPHA_PROFILE.replace("One A", "Oen A").replace("France", "FR")
    tables = {**AGREEING, **mention(ALPHA_LIST, late, DELTA_LIST)}
    found = find_discrepancies(make_network(**tables))
    assert dict(found["kind"]) == {0: "project-name", 1: "country-mark"}


def test_a_project_whose_phases_have_other_years_is_shown_as_printed(make_network) -> None:
    phases = """
        phase_id,project_id,name,start_year,end_year,section
        one-a,one,One A,2014,2015,One
    """
    found = find_discrepancies(make_network(**{**AGREEING, "phases": phases}))
    assert found["shown"].tolist() == ["One 2014–2016, and each phase with its own years."]


def test_a_pair_may_contradict_itself_in_two_ways(make_network) -> None:
    claim = "x,alpha,two,profile,Alpha,France,Two,,2018,2021,Alpha"
    tables = {**AGREEING, **NO_COUNT, **mention(ALPHA_LIST, ALPHA_PROFILE, claim)}
    found = find_discrepancies(make_network(**tables))
    assert found["kind"].tolist() == ["not-in-project-list", "years-differ"]


def test_a_correction_is_a_one_line_edit(tmp_path) -> None:
    line = "x,beta,one,project_list,Beta,FR,,,,,One"
    tables = {**AGREEING, **mention(ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST, line)}
    folder = write_package(tmp_path / "package", tables)
    network = load(folder)
    row = find_discrepancies(network).iloc[0]
    assert quote_row(network, row) == line
    file = folder / row["file"]
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[row["row"] - 1] == line
    lines[row["row"] - 1] = line.replace(",FR,,,", ",FR,,one-b,")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    corrected = load(folder)
    assert find_discrepancies(corrected).empty
    taken = corrected.participations.set_index("authority_id").loc["beta"]
    assert (taken["phases"], taken["start_year"], taken["years_from"]) == ("one-b", 2015, "phase")


def test_filters_hide_discrepancies_and_make_none(make_network) -> None:
    claim = "x,alpha,two,profile,Alpha,France,Two,,2018,2020,Alpha"
    spelling = "y,delta,one,project_list,DELTA,DE,,one-a,,,One"
    lines = mention(ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST, claim, spelling)
    network = make_network(**{**AGREEING, **lines})
    whole = set(find_discrepancies(network)["discrepancy_id"])
    germany = Filters(countries=("DE",)).apply(network)
    found = find_discrepancies(germany)
    assert set(found["discrepancy_id"]) == whole - {"not-in-project-list-x"}
    assert found.columns.tolist() == find_discrepancies(network).columns.tolist()
    number = found[found["kind"] == "number-differs"].iloc[0]
    assert number["second_reading"] == "1 in the list; 2 with Alpha, by its profile"
    again = Filters(projects=("two",)).apply(germany)
    assert set(find_discrepancies(again)["project_id"].dropna()) == {"two"}


def test_what_concerns_the_whole_network_stays_while_anybody_does(make_network) -> None:
    members = figure("n,network,Members,nearly,250,authorities,members,nearly 250,About")
    network = make_network(**{**AGREEING, **members})
    for projects, left in (((), ["nothing-to-count-n"]), (("two",), [])):
        part = Filters(countries=("FR",), projects=projects).apply(network)
        assert find_discrepancies(part)["discrepancy_id"].tolist() == left


def test_an_empty_network_contradicts_nothing(small: Network) -> None:
    empty = Filters(countries=("FR",), projects=("two",)).apply(small)
    assert find_discrepancies(empty).empty
    assert list(take_table(empty, "discrepancies").columns) == list(
        take_table(small, "discrepancies").columns
    )


def test_the_package_describes_every_kind_and_severity(small: Network) -> None:
    fields = {f.name: f for f in small.package.derived["discrepancies"].fields}
    assert fields["kind"].constraints["enum"] == list(KINDS)
    assert fields["severity"].constraints["enum"] == list(SEVERITIES)
    for name in KINDS:
        assert name in fields["kind"].description


def test_kinds_are_told_in_words(make_network) -> None:
    late = ALPHA_PROFILE.replace("2015", "2016")
    network = make_network(**{**AGREEING, **mention(ALPHA_LIST, late, DELTA_LIST)})
    found = name_kinds(network)
    assert found["kind_title"].tolist() == [_(KINDS["years-differ"].title)]
    assert found["severity_name"].tolist() == ["contradiction"]


def test_what_is_about_a_participation_goes_with_it(make_network) -> None:
    network = make_network(
        mentions="""
        mention_id,authority_id,project_id,source,printed_authority,printed_project,phases,start_year,end_year,section
        alpha-one-profile,alpha,one,profile,Alpha,One A,one-a,2014,2015,Alpha
        beta-one-list,beta,one,project_list,Beta,,,,,One
        """
    )

    def list_pairs(shown) -> set[tuple]:
        found = find_discrepancies(shown)
        return set(zip(found["kind"], found["authority_id"], found["project_id"], strict=True))

    claim = ("not-in-project-list", "alpha", "one")
    later = Filters(year_from=2016).apply(network)
    assert "alpha" in set(later.authorities["authority_id"])
    assert "one" in set(later.projects["project_id"])
    assert claim in list_pairs(network)
    assert claim in list_pairs(Filters(year_to=2014).apply(network))
    assert claim not in list_pairs(later)
