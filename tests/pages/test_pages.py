"""Every page from the frame: filtered, unfiltered, empty, with nonsense in the address."""

import io
import zipfile
from pathlib import Path

import pytest

from efus_data import Filters, Network, format_package, take_table
from efus_data.filtering.selection import list_choices
from efus_data.insight.matrix import order_authorities
from efus_data.insight.partners import rank_partners
from efus_data.insight.peers import WEIGHTS, rank_peers
from efus_data.insight.visits import plan_visit
from tests.packages import write_package
from tests.pages.frame import (
    PAGES,
    UNFILTERED,
    follow,
    open_link,
    open_page,
    read_choice,
    read_elements,
    read_filter,
    read_headings,
    read_links,
    read_tables,
    read_tidy,
    read_words,
    tidy,
)

ASKING = {"peers", "compare"}  # they show something once an authority is chosen


@pytest.fixture(autouse=True)
def shipped(monkeypatch) -> None:
    monkeypatch.delenv("EFUS_DATA", raising=False)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_how_many_are_shown(page: str) -> None:
    app = open_page(page)
    assert "no filter set" in read_words(app)
    assert "Clear all" not in read_links(app)
    assert len(read_tables(app)) >= (page not in {"statements", *ASKING})


@pytest.mark.parametrize("page", PAGES)
def test_a_filtered_page_says_of_how_many(page: str) -> None:
    app = open_page(page, country=["FR", "DE"], theme="youth-engagement")
    assert "France, Germany · Youth engagement" in read_words(app)


@pytest.mark.parametrize("page", PAGES)
def test_nonsense_in_the_address_is_named_and_tidied(page: str) -> None:
    app = open_page(page, country=["FR", "XX"], theme="]]><b>", from_="never", bar="1")
    told = read_tidy(app)
    assert told is not None and told.endswith("?country=FR")
    words = read_words(tidy(app))
    for named in ("country=XX", "theme=]]><b>", "from=never", "bar=1"):
        assert f"`{named}`" in words
    assert "· France\n" in words
    assert read_tidy(app) is None


@pytest.mark.parametrize("page", PAGES)
def test_an_idle_choice_of_another_page_goes_without_a_word(page: str) -> None:
    app = open_page(page, order="name", kind="years-differ", statement="commitment-6")
    told = read_tidy(app)
    assert told is not None
    kept = {"checks": {"kind"}, "statements": {"statement"}, "network": {"order"}}.get(page, set())
    assert {name for name in ("order", "kind", "statement") if f"{name}=" in told} <= kept
    if page not in kept | {"network"}:
        assert not app.warning


@pytest.mark.parametrize("page", [page for page in PAGES if page not in {"data", *ASKING}])
def test_an_empty_page_says_why_and_how_to_get_back(page: str) -> None:
    app = open_page(page, country="LV", project="bounce")
    assert "Latvia · Bounce" in app.info[0].value
    assert "· Latvia\n" in read_words(follow(app, "Remove Bounce"))
    (ways,) = (data for data in read_elements(app, "links") if data["label"] == "Ways on")
    for way, name in zip(ways["links"], ("Latvia", "Bounce"), strict=True):
        assert way["text"] == f"Without {name}"
        assert f"**{way['more']}**" in read_words(open_link(way["href"]))
    assert "no filter set" in read_words(follow(app, "Clear all"))


def test_every_link_between_the_pages_keeps_the_filters() -> None:
    links = read_elements(open_page("timeline", country="FR", view="authorities"), "links")
    (pages,) = (data["links"] for data in links if data["look"] == "pages")
    assert len(pages) == len(PAGES) + len(UNFILTERED)
    for link in pages:
        assert link["href"].endswith("?country=FR")
    assert [link["text"] for link in pages if link["current"]] == ["Timeline"]


def test_the_map_lists_what_it_draws(leaflet: Network) -> None:
    app = open_page("map", country="FR")
    shown = Filters(countries=("FR",)).apply(leaflet)
    assert len(read_tables(app)[0]) == len(shown.authorities) > 0


def test_a_choice_tells_how_many_it_would_leave(leaflet: Network) -> None:
    offered = read_filter(open_page("map"), "country")
    assert set(offered) == set(list_choices(leaflet)["countries"])
    for code in ("FR", "LV"):
        assert offered[code]["count"] == len(Filters(countries=(code,)).apply(leaflet).authorities)
    assert offered["FR"]["name"] == "France"
    assert not any(choice["isChosen"] for choice in offered.values())


def test_counts_follow_the_other_filters(leaflet: Network) -> None:
    offered = read_filter(open_page("map", country="FR", theme="youth-engagement"), "country")
    for code, choice in offered.items():
        wanted = Filters(countries=(code,), themes=("youth-engagement",)).apply(leaflet)
        assert choice["count"] == len(wanted.authorities), code
    assert [code for code, choice in offered.items() if choice["isChosen"]] == ["FR"]


def test_a_country_in_the_address_filters_the_table() -> None:
    app = open_page("map", country="LV")
    assert read_tables(app)[0]["Authority"].tolist() == ["Riga"]


def test_the_map_offers_only_what_is_filtered(leaflet: Network) -> None:
    choice = read_choice(open_page("map", country="FR"), "authority")
    shown = Filters(countries=("FR",)).apply(leaflet)
    assert set(choice["options"]) == {"", *shown.authorities["authority_id"]}


def test_a_choice_outside_the_filters_is_marked_and_says_so(leaflet: Network) -> None:
    app = open_page("map", country="FR", authority="augsburg")
    shown = Filters(countries=("FR",)).apply(leaflet)
    choice = read_choice(app, "authority")
    assert set(choice["options"]) - set(shown.authorities["authority_id"]) == {"", "augsburg"}
    assert choice["value"] == "augsburg"
    assert "Not among what is filtered" in read_words(app)
    (drawn,) = read_elements(app, "map")
    assert "augsburg" in {place["id"] for place in drawn["places"]}
    assert drawn["chosen"] == "augsburg"


def test_places_of_the_map_choose_on_this_page_and_those_of_a_sheet_lead_to_sheets() -> None:
    (drawn,) = read_elements(open_page("map", country="FR", authority="lille"), "map")
    assert (drawn["base"], drawn["parameter"]) == ("./?country=FR", "authority")
    assert drawn["isHere"] and drawn["leaves"] == "lille"
    (drawn,) = read_elements(open_page("map", ours="lille"), "map")
    assert drawn["chosen"] == "lille"  # marked, and a click on it chooses it
    assert drawn["leaves"] is None
    for app in (
        open_page("authorities", country="FR", authority="lille"),
        open_page("network", country="FR", authority="lille", view="partners"),
    ):
        (drawn,) = read_elements(app, "map")
        assert (drawn["base"], drawn["parameter"]) == ("./authorities?country=FR", "authority")
        assert not drawn["isHere"]
        assert len(drawn["lines"]) > 5


def test_the_card_on_the_map_leads_to_the_whole_sheet() -> None:
    app = follow(open_page("map", authority="augsburg", country="FR"), "Open the whole sheet")
    assert "Augsburg" in read_headings(app)
    assert app.query_params == {"authority": "augsburg", "country": "FR"}


@pytest.mark.parametrize("authority", ["malmo", "MALMO"])
def test_the_sheet_of_an_authority_opens_by_its_address(authority: str) -> None:
    assert "Malmö" in read_headings(open_page("map", authority=authority))
    app = open_page("authorities", authority=authority)
    assert "Malmö" in read_headings(app)
    assert "Families and communities" in read_links(app)


@pytest.mark.parametrize("project", ["liaise", "protect", "pactesur"])
def test_the_sheet_of_a_project_opens_by_its_address(project: str, leaflet: Network) -> None:
    row = leaflet.projects[leaflet.projects["project_id"] == project].iloc[0]
    headings = read_headings(open_page("projects", sheet=project))
    assert {row["acronym"], row["title"]} <= set(headings)


def test_every_authority_has_a_sheet(leaflet: Network) -> None:
    names = leaflet.authorities.set_index("authority_id")["name"]
    assert set(read_choice(open_page("authorities"), "authority")["options"]) == {"", *names.index}
    for authority_id in names.index[::6]:
        assert names[authority_id] in read_headings(
            open_page("authorities", authority=authority_id)
        )


def test_every_table_is_shown_whole_with_its_columns_explained(leaflet: Network) -> None:
    assert set(read_choice(open_page("data"), "view")["options"]) == set(leaflet.table_names)
    for name in leaflet.table_names:
        app = open_page("data", view=name)
        shown, explained = read_tables(app)[0], app.table[0].value["Column"].tolist()
        table = take_table(leaflet, name)
        assert len(shown) == len(table)
        assert explained == list(table.columns)
        filled = [column for column in explained if table[column].notna().any()]
        assert list(shown.columns) == filled


def test_a_filter_of_years_draws_no_phase_before_them(leaflet: Network) -> None:
    app = open_page("timeline", from_="2017", to="2017")
    phases = leaflet.phases
    within = (phases["start_year"] <= 2017) & (phases["end_year"] >= 2017)
    assert 0 < within.sum() < len(phases)
    (data,) = read_elements(app, "timeline")
    drawn = {bar["text"] for row in data["rows"] for bar in row["bars"]}
    for row in phases.itertuples():
        assert (f"{row.name} {row.start_year}–{row.end_year}" in drawn) == within[row.Index]


def test_bars_and_names_lead_to_sheets_with_the_filters_of_the_address() -> None:
    (data,) = read_elements(open_page("timeline", country="FR", view="authorities"), "timeline")
    opens = [(to["base"], to["parameter"]) for to in (data["opens"], data["rows_open"])]
    assert opens == [
        ("./projects?country=FR", "sheet"),
        ("./authorities?country=FR", "authority"),
    ]


def test_the_timeline_tells_when_the_last_project_ended(leaflet: Network) -> None:
    assert f"ended in {leaflet.projects['end_year'].max()}" in read_words(open_page("timeline"))


def test_a_sheet_shows_its_projects_as_a_timeline(leaflet: Network) -> None:
    (data,) = read_elements(open_page("authorities", authority="augsburg"), "timeline")
    taken = leaflet.participations
    drawn = {bar["id"] for row in data["rows"] for bar in row["bars"]}
    assert drawn == set(taken[taken["authority_id"] == "augsburg"]["project_id"])


def test_a_project_without_phases_has_no_chart_of_a_single_bar() -> None:
    assert len(read_elements(open_page("projects", sheet="liaise"), "timeline")) == 1
    assert not read_elements(open_page("projects", sheet="bounce"), "timeline")


@pytest.mark.parametrize("order", ["similarity", "country", "count"])
def test_the_matrix_has_a_row_an_authority_in_the_order_asked_for(
    leaflet: Network, order: str
) -> None:
    (data,) = read_elements(open_page("network", view="matrix", order=order), "grid")
    rows = [row["header"]["id"] for row in data["rows"]]
    assert rows == order_authorities(leaflet, order)
    assert all(row["group"] for row in data["rows"]) == (order == "country")


def test_a_broken_package_is_explained_and_not_a_traceback(tmp_path: Path, monkeypatch) -> None:
    folder = write_package(tmp_path / "package")
    (folder / "phases.csv").write_bytes(b"PK\x03\x04\0")
    monkeypatch.setenv("EFUS_DATA", str(folder))
    app = open_page("map")
    assert "One mistake" in app.error[0].value
    assert read_tables(app)[0]["File"].tolist() == ["phases.csv"]


def test_another_network_is_shown(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("EFUS_DATA", str(write_package(tmp_path / "package")))
    for page in PAGES:
        app = open_page(page)
        assert "no filter set" in read_words(app), page
        assert set(read_filter(app, "country")) == {"DE", "FR"}


def open_package(whole: Network, filters: Filters, folder: Path, monkeypatch) -> None:
    content = format_package(whole, filters.apply(whole), filters)
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    monkeypatch.setenv("EFUS_DATA", str(folder))


def test_a_data_package_of_what_is_filtered_opens_again(
    leaflet: Network, tmp_path: Path, monkeypatch
) -> None:
    filters = Filters(countries=("FR",))
    open_package(leaflet, filters, tmp_path, monkeypatch)
    shown = filters.apply(leaflet)
    app = open_page("map")
    assert f"All {len(shown.authorities)} authorities" in read_words(app)
    assert f"joined by {len(shown.projects)} European projects" in app.title[0].value


@pytest.mark.parametrize("page", ["map", "timeline", "projects", "network", "peers", "data"])
def test_a_package_without_rows_opens_too(
    leaflet: Network, tmp_path: Path, monkeypatch, page: str
) -> None:
    nothing = Filters(countries=("LV",), projects=("bounce",))
    open_package(leaflet, nothing, tmp_path, monkeypatch)
    assert open_page(page).info


@pytest.mark.parametrize(
    ("page", "labels"),
    [
        ("data", ["Excel workbook", "Data package (ZIP)", "GeoJSON of the authorities"]),
        ("map", ["CSV for Excel (semicolon)", "GeoJSON", "Briefing (PDF)"]),
        ("authorities", ["GeoJSON", "Briefing (PDF)"]),
    ],
)
def test_a_page_offers_the_forms_that_fit_it(page: str, labels: list[str]) -> None:
    app = open_page(page, country="FR")
    offered = [button.proto.label for button in app.get("download_button")]
    assert set(labels) < set(offered)


@pytest.mark.parametrize("view", ["partners", "growth", "countries", "organisations"])
def test_each_view_of_the_network_is_addressable(view: str) -> None:
    app = open_page("network", view=view)
    assert read_choice(app, "view")["value"] == view
    assert len(read_tables(app)) == 1
    assert len(read_elements(app, "grid")) == (view == "countries")


def test_partners_are_ranked_for_the_authority_of_the_address(leaflet: Network) -> None:
    app = open_page("network", view="partners", authority="malmo")
    count = len(rank_partners(leaflet, "malmo"))
    assert f"Malmö works with {count} authorities" in app.title[0].value
    assert read_tables(app)[0]["Projects in common"].is_monotonic_decreasing


def test_peers_open_for_the_authority_of_the_address(leaflet: Network) -> None:
    app = open_page("peers", authority="malmo")
    table = read_tables(app)[0]
    assert len(table) == len(leaflet.authorities) - 1
    assert app.title[0].value.startswith(table["Authority"].iloc[0])
    assert table["Alike, %"].is_monotonic_decreasing


def test_an_undescribed_authority_says_so_instead_of_pretending() -> None:
    app = open_page("peers", authority="brno")
    assert "does not tell what it does" in app.info[0].value


def test_weights_of_the_address_change_who_comes_first(leaflet: Network) -> None:
    weights = {f"weight_{name}": "0" for name in WEIGHTS if name != "distance"}
    app = open_page("peers", authority="malmo", **weights)
    nearest = rank_peers(leaflet, "malmo", {name: float(name == "distance") for name in WEIGHTS})
    first = read_tables(app)[0]["Authority"].iloc[0]
    assert first == nearest["name"].iloc[0] == "Landskrona"
    assert read_choice(app, "weight_themes")["value"] == "0"
    assert read_tidy(app) is None


def test_a_study_visit_lists_described_practices_first(leaflet: Network) -> None:
    app = open_page("peers", view="visit", authority="malmo", visit="youth-engagement")
    practices = read_tables(app)[0]["Practice"]
    described = int(plan_visit(leaflet, "malmo", "youth-engagement")["has_practice"].sum())
    assert practices.notna().sum() == described > 0
    assert practices.head(described).notna().all()


def test_two_authorities_are_compared_and_reached_from_a_sheet(leaflet: Network) -> None:
    app = follow(open_page("authorities", authority="augsburg", country="DE"), "Compare it")
    assert app.query_params == {"authority": "augsburg", "country": "DE"}
    app = open_page("compare", authority="augsburg", second="liege")
    partners = rank_partners(leaflet, "augsburg").set_index("authority_id")
    count = partners.loc["liege", "common"]
    assert app.title[0].value.startswith(f"Augsburg and Liège share {count} projects")
    shared = read_tables(app)[0].set_index("Aspect").loc["Projects", "In common"]
    assert shared.split("; ") == partners.loc["liege", "projects"].split("; ")


def test_the_page_about_tells_licences_offers_and_limits() -> None:
    words = read_words(open_page("about"))
    assert "Creative Commons" in words
    assert "Visits and study tours" in words
    assert "keyboard" in words
