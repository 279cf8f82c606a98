"""Every page from the frame: filtered, unfiltered, empty, with nonsense in the address."""

import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from efus_data import Filters, Network, format_package, take_table
from efus_ui.frame.pages import find_pages, find_script
from tests.packages import write_package

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page.path for page in find_pages() if page.path != "about"]


def open_page(page: str, **parameters) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    if page != "map":
        app.switch_page(find_script(page)).run()
    return app


def read_words(app: AppTest) -> str:
    return "\n".join(element.value for element in [*app.markdown, *app.caption, *app.warning])


@pytest.fixture(autouse=True)
def shipped(monkeypatch) -> None:
    monkeypatch.delenv("EFUS_DATA", raising=False)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_how_many_are_shown(page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert "no filter set" in read_words(app)
    assert len(app.dataframe) >= (page != "peers")


@pytest.mark.parametrize("page", PAGES)
def test_a_filtered_page_says_of_how_many(page: str) -> None:
    app = open_page(page, country=["FR", "DE"], theme="youth-engagement")
    assert not app.exception
    assert "France, Germany · Youth engagement" in read_words(app)


@pytest.mark.parametrize("page", PAGES)
def test_nonsense_in_the_address_is_named(page: str) -> None:
    app = open_page(page, country="XX", theme="]]><b>", **{"from": "never"})
    assert not app.exception
    assert "country=XX" in read_words(app)
    assert "no filter set" in read_words(app)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "data"])
def test_an_empty_page_says_why_and_how_to_get_back(page: str) -> None:
    app = open_page(page, country="LV", project="bounce")
    assert not app.exception
    assert "Latvia · Bounce" in app.info[0].value
    app.button(key="clear_from_empty").click().run()
    assert "no filter set" in read_words(app)


def test_the_map_lists_what_it_draws(leaflet: Network) -> None:
    app = open_page("map", country="FR")
    shown = Filters(countries=("FR",)).apply(leaflet)
    assert len(app.dataframe[0].value) == len(shown.authorities) == 15


def test_a_choice_tells_how_many_it_would_leave() -> None:
    app = open_page("map")
    assert "15 · France" in app.multiselect(key="filter_country").options


def test_choosing_a_country_filters_the_table() -> None:
    app = open_page("map")
    app.multiselect(key="filter_country").select("LV").run()
    assert app.dataframe[0].value["name"].tolist() == ["Riga"]


def test_the_sheet_of_an_authority_opens_by_its_address() -> None:
    app = open_page("map", authority="malmo")
    assert "Malmö" in [heading.value for heading in app.subheader]
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    app.switch_page("pages/explore/authorities.py")
    app.query_params["authority"] = "malmo"
    app.run()
    assert not app.exception
    assert "Malmö" in [heading.value for heading in app.header]
    assert "Families and communities" in read_words(app)


@pytest.mark.parametrize("project", ["liaise", "protect", "pactesur"])
def test_the_sheet_of_a_project_opens_by_its_address(project: str, leaflet: Network) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    app.switch_page("pages/explore/projects.py")
    app.query_params["sheet"] = project
    app.run()
    assert not app.exception
    row = leaflet.projects[leaflet.projects["project_id"] == project].iloc[0]
    assert f"{row['acronym']} – {row['title']}" in [heading.value for heading in app.header]


def test_every_authority_has_a_sheet(leaflet: Network) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    app.switch_page("pages/explore/authorities.py").run()
    for authority_id, name in leaflet.authorities[["authority_id", "name"]].to_numpy()[::6]:
        app.selectbox(key="choice_authority").set_value(authority_id).run()
        assert not app.exception
        assert name in [heading.value for heading in app.header]


def test_every_table_is_shown_whole_with_its_columns_explained(leaflet: Network) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    app.switch_page("pages/data/tables.py").run()
    for name in leaflet.table_names:
        app.get_by_key("choice_view").set_value(name).run()
        assert not app.exception
        shown, explained = app.dataframe[0].value, app.table[0].value
        assert len(shown) == len(take_table(leaflet, name))
        assert list(shown.columns) == explained["Column"].tolist()


def test_a_broken_package_is_explained_and_not_a_traceback(tmp_path: Path, monkeypatch) -> None:
    folder = write_package(tmp_path / "package")
    (folder / "phases.csv").write_bytes(b"PK\x03\x04\0")
    monkeypatch.setenv("EFUS_DATA", str(folder))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    assert not app.exception
    assert "One mistake" in app.error[0].value
    assert app.dataframe[0].value["file"].tolist() == ["phases.csv"]


def test_another_network_is_shown(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("EFUS_DATA", str(write_package(tmp_path / "package")))
    for page in PAGES:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
        if page != "map":
            app.switch_page(find_script(page)).run()
        assert not app.exception, page
        assert "no filter set" in read_words(app)


def open_package(whole: Network, filters: Filters, folder: Path, monkeypatch) -> None:
    content = format_package(whole, filters.apply(whole), filters)
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    monkeypatch.setenv("EFUS_DATA", str(folder))


def test_a_data_package_of_what_is_filtered_opens_again(
    leaflet: Network, tmp_path: Path, monkeypatch
) -> None:
    open_package(leaflet, Filters(countries=("FR",)), tmp_path, monkeypatch)
    words = read_words(open_page("map"))
    assert "All 15 authorities" in words
    assert "With 8 projects, 2 practices." in words


@pytest.mark.parametrize("page", ["map", "timeline", "projects", "network", "peers", "data"])
def test_a_package_without_rows_opens_too(
    leaflet: Network, tmp_path: Path, monkeypatch, page: str
) -> None:
    nothing = Filters(countries=("LV",), projects=("bounce",))
    open_package(leaflet, nothing, tmp_path, monkeypatch)
    app = open_page(page)
    assert not app.exception
    assert app.info


@pytest.mark.parametrize(
    ("page", "labels"),
    [
        ("data", ["Excel workbook", "Data package (ZIP)", "GeoJSON of the authorities"]),
        ("map", ["Authorities: CSV for Excel (semicolon)", "Authorities: GeoJSON"]),
        ("authorities", ["Authorities: GeoJSON", "Briefing (PDF)"]),
    ],
)
def test_a_page_offers_the_forms_that_fit_it(page: str, labels: list[str]) -> None:
    app = open_page(page, country="FR")
    offered = [button.proto.label for button in app.get("download_button")]
    assert set(labels) < set(offered)


def open_view(page: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    app.switch_page(find_script(page))
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("view", ["partners", "countries", "organisations"])
def test_each_view_of_the_network_is_addressable(view: str) -> None:
    app = open_view("network", view=view)
    assert app.get_by_key("view_view").value == view
    assert len(app.dataframe) == 1


def test_partners_are_ranked_for_the_authority_of_the_address() -> None:
    app = open_view("network", view="partners", authority="malmo")
    assert "Malmö works with 29 authorities" in [heading.value for heading in app.subheader]
    assert app.dataframe[0].value["common"].is_monotonic_decreasing


def test_peers_open_for_the_authority_of_the_address() -> None:
    app = open_view("peers", authority="malmo")
    assert "60 authorities, most like Malmö first" in [h.value for h in app.subheader]
    assert app.dataframe[0].value["percent"].is_monotonic_decreasing


def test_an_undescribed_authority_says_so_instead_of_pretending() -> None:
    app = open_view("peers", authority="brno")
    assert "describes no practice of it" in app.info[0].value


def test_weights_change_who_comes_first_and_stay_in_the_address() -> None:
    app = open_view("peers", authority="malmo")
    for slider in app.slider:
        if slider.key != "choice_weight_distance":
            slider.set_value(0)
    app.run()
    assert app.dataframe[0].value["name"].iloc[0] == "Landskrona"
    assert app.query_params["weight_themes"] == "0"


def test_a_study_visit_lists_described_practices_first() -> None:
    app = open_view("peers", view="visit", authority="malmo", visit="youth-engagement")
    practices = app.dataframe[0].value["practice"]
    assert practices.notna().sum() == 6
    assert practices.head(6).notna().all()


def test_the_page_about_tells_licences_offers_and_limits() -> None:
    words = read_words(open_view("about"))
    assert "Creative Commons" in words
    assert "Visits and study tours" in words
    assert "keyboard" in words
