"""The links that other programs read, asked as they would ask."""

import html
import io
import re

import openapi_spec_validator
import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from efus_api.policy import write_headers
from efus_api.routes import build_routes
from efus_data import Filters, Network, take_table
from efus_data.filtering.criteria import PARAMETERS as FILTER_PARAMETERS
from efus_data.formats.places import pack_places
from tests.packages import write_package


@pytest.fixture
def client(monkeypatch) -> TestClient:
    monkeypatch.delenv("EFUS_DATA", raising=False)
    return TestClient(Starlette(routes=build_routes()), raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        pytest.param("", Filters(), id="no filter"),
        pytest.param("country=FR", Filters(countries=("FR",)), id="one"),
        pytest.param(
            "country=FR&country=DE&theme=youth-engagement&from=2015&q=young",
            Filters(
                countries=("FR", "DE"), themes=("youth-engagement",), year_from=2015, search="young"
            ),
            id="many",
        ),
        pytest.param("near=lille&within=150", Filters(near="lille", within_km=150), id="near"),
        pytest.param("near=lille", Filters(near="lille", within_km=200), id="near, as usual"),
        pytest.param(
            "country=LV&project=bounce", Filters(countries=("LV",), projects=("bounce",)), id="none"
        ),
    ],
)
def test_a_link_gives_exactly_the_filtered_rows(
    client: TestClient, leaflet: Network, query: str, filters: Filters
) -> None:
    shown = take_table(filters.apply(leaflet), "participations")
    read = pd.read_csv(io.BytesIO(client.get(f"/api/participations.csv?{query}").content))
    assert list(read.columns) == list(shown.columns)
    assert read["authority_id"].tolist() == shown["authority_id"].astype("str").tolist()
    records = client.get(f"/api/participations.json?{query}").json()["records"]
    assert [record["authority"] for record in records] == shown["authority"].tolist()
    workbook = io.BytesIO(client.get(f"/api/participations.xlsx?{query}").content)
    sheet = pd.read_excel(workbook, sheet_name="participations")
    assert sheet["authority_id"].tolist() == shown["authority_id"].astype("str").tolist()
    features = client.get(f"/api/authorities.geojson?{query}").json()["features"]
    kept = filters.apply(leaflet).authorities["authority_id"].astype("str")
    assert sorted(feature["id"] for feature in features) == sorted(kept)


def test_what_is_unchanged_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/authorities.csv?country=FR")
    again = client.get(
        "/api/authorities.csv?country=FR", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/authorities.csv?country=DE")
    assert other.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize(
    ("named", "status"),
    [
        pytest.param("{weak}", 304, id="weak"),
        pytest.param("{strong}", 304, id="strong"),
        pytest.param('"a, b", {strong} , W/"c"', 304, id="list"),
        pytest.param("*", 304, id="any"),
        pytest.param('"other"', 200, id="other"),
        pytest.param("{bare}", 200, id="without quotes"),
        pytest.param('"x{bare}"', 200, id="part of another"),
        pytest.param("\"a, W/'{bare}', *\"", 200, id="in the quotes of another"),
    ],
)
def test_a_tag_is_known_in_every_form_that_programs_send(
    client: TestClient, named: str, status: int
) -> None:
    weak = client.get("/api/terms.csv").headers["ETag"]
    strong = weak.removeprefix("W/")
    header = named.format(weak=weak, strong=strong, bare=strong.strip('"'))
    answer = client.get("/api/terms.csv", headers={"If-None-Match": header})
    assert answer.status_code == status
    assert answer.headers["ETag"] == weak


def test_a_web_page_elsewhere_may_ask_whether_something_changed(client: TestClient) -> None:
    headers = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = client.options("/api/terms.csv", headers=headers)
    assert answer.status_code == 200
    assert "if-none-match" in answer.headers["Access-Control-Allow-Headers"].lower()
    del headers["Access-Control-Request-Headers"]
    unchanged = client.get("/api/terms.csv", headers=headers | {"If-None-Match": "*"})
    assert unchanged.status_code == 304
    assert unchanged.headers["Access-Control-Allow-Origin"] == "*"


def test_any_origin_may_read_and_head_is_answered(client: TestClient) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    assert (
        client.get("/api/terms.csv", headers=headers).headers["Access-Control-Allow-Origin"] == "*"
    )
    assert client.head("/api/terms.csv").status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        pytest.param("authorities.csv?country=XX", 400, "'XX'", id="value"),
        pytest.param("authorities.csv?land=FR", 400, "'land'", id="parameter"),
        pytest.param("authorities.csv?from=soon", 400, "'soon'", id="year"),
        pytest.param("authorities.csv?from=2015&from=2016", 400, "stands once", id="repeated"),
        pytest.param("authorities.csv?near=lille&near=lyon", 400, "stands once", id="two places"),
        pytest.param("authorities.csv?near=lille&within=0", 400, "'within'", id="distance"),
        pytest.param("authorities.csv?within=300", 400, "goes with 'near'", id="no place"),
        pytest.param("authorities.csv?q=%FF", 400, "UTF-8", id="encoding"),
        pytest.param("authorities.csv?" + "country=FR&" * 300, 400, "at most", id="many"),
        pytest.param("authorities.csv?q=" + "a" * 5000, 414, "longer", id="long"),
        pytest.param("cities.csv", 404, "'cities'", id="table"),
        pytest.param("authorities.pdf", 404, "'pdf'", id="form"),
        pytest.param("terms.geojson", 404, "'geojson'", id="form of another table"),
        pytest.param("nothing/here", 404, "Not Found", id="path"),
    ],
)
def test_a_wrong_link_is_told_what_is_wrong(
    client: TestClient, path: str, status: int, told: str
) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == status
    assert told in answer.json()["error"]


@pytest.mark.parametrize(
    ("query", "meant", "told"),
    [
        pytest.param(
            "theme=youth-engagment",
            "Did you mean 'youth-engagement'?",
            {"parameter": "theme", "value": "youth-engagment"},
            id="a code",
        ),
        pytest.param(
            "country=france",
            "Did you mean 'FR'?",
            {"parameter": "country", "value": "france"},
            id="a name",
        ),
        pytest.param(
            "near=lile&within=100",
            "Did you mean 'lille'?",
            {"parameter": "near", "value": "lile"},
            id="a place",
        ),
        pytest.param("contry=FR", "Did you mean 'country'?", {"parameter": "contry"}, id="a key"),
        pytest.param(
            "to=2015&from=2019",
            "from=2019 is after to=2015. Did you mean from=2015&to=2019?",
            {"parameter": "from", "value": "2019"},
            id="years",
        ),
    ],
)
def test_a_wrong_link_is_told_what_may_be_meant(
    client: TestClient, query: str, meant: str, told: dict[str, str]
) -> None:
    answer = client.get(f"/api/authorities.csv?{query}").json()
    assert meant in answer["error"]
    assert answer.items() >= told.items()
    properties = client.get("/api").json()["components"]["schemas"]["WrongValue"]["properties"]
    assert set(answer) <= set(properties)


def test_programs_get_a_valid_description_of_every_link(
    client: TestClient, leaflet: Network
) -> None:
    description = client.get("/api").json()
    openapi_spec_validator.validate(description)
    assert client.get("/api/openapi.json").json() == description
    for path, methods in description["paths"].items():
        assert client.get(path).status_code == 200, path
        for parameter in methods["get"].get("parameters", []):
            assert parameter["name"] in FILTER_PARAMETERS
    assert {f"/api/{name}.csv" for name in leaflet.table_names} <= set(description["paths"])


def test_people_get_a_page_whose_examples_work(client: TestClient, leaflet: Network) -> None:
    page = client.get("/api", headers={"Accept": "text/html,*/*"})
    assert page.headers["Content-Type"].startswith("text/html")
    links = re.findall(r'href="http://testserver(/api/[^"]*)"', page.text)
    assert {f"/api/{name}.xlsx" for name in leaflet.table_names} <= set(links)
    for link in links:
        assert client.get(html.unescape(link)).status_code == 200, link
    assert "Youth engagement" in page.text
    assert leaflet.package.tables["mentions"].description in html.unescape(page.text)


def test_links_only_read(client: TestClient) -> None:
    answer = client.post("/api/authorities.csv")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_health_tells_the_data_or_its_faults(client: TestClient, monkeypatch, tmp_path) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
    monkeypatch.setenv("EFUS_DATA", str(tmp_path))
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "datapackage.json" in answer.json()["faults"][0]


def test_health_tells_what_waits_while_links_give_the_last_good_data(
    client: TestClient, monkeypatch, tmp_path
) -> None:
    monkeypatch.setenv("EFUS_DATA", str(write_package(tmp_path)))
    good, link = client.get("/healthz").json(), "/api/authorities.csv"
    rows = client.get(link).content
    assert good["waiting"] is None
    write_package(tmp_path, {"terms": "facet,term_id,name,definition\nmood,gloomy,Gloomy,Gloomy."})
    assert client.get(link).content == rows
    answer = client.get("/healthz")
    assert answer.status_code == 200
    waiting = answer.json().pop("waiting")
    assert answer.json() == good | {"waiting": waiting}
    assert any("terms.csv, row 2, column facet" in fault for fault in waiting["faults"])
    assert waiting["since"] >= good["loaded_at"]
    write_package(tmp_path)
    assert client.get("/healthz").json() == good


def test_a_link_tells_the_faults_while_the_data_has_some(
    client: TestClient, monkeypatch, tmp_path
) -> None:
    monkeypatch.setenv("EFUS_DATA", str(tmp_path))
    answer = client.get("/api/authorities.csv")
    assert answer.status_code == 503
    assert "datapackage.json" in answer.json()["faults"][0]


def test_only_named_origins_may_embed_the_page() -> None:
    page = "<script>one</script>"
    assert "frame-ancestors 'none'" in write_headers(page, "")["Content-Security-Policy"]
    policy = write_headers(page, "https://www.city.example")["Content-Security-Policy"]
    assert "frame-ancestors https://www.city.example" in policy
    with pytest.raises(ValueError, match="EFUS_FRAME_ANCESTORS"):
        write_headers(page, "everybody")


def test_names_are_found_by_letters_within_the_filters(client: TestClient) -> None:
    found = client.get("/api/names/authorities.json?find=li&country=FR&country=XX").json()
    assert ["lille", "Lille", "France"] in found["named"]
    assert {note for *_, note in found["named"]} == {"France"}
    assert found["count"] == len(found["named"])
    projects = client.get("/api/names/projects.json", params={"find": "bounce"}).json()["named"]
    assert [own_id for own_id, *_ in projects] == ["bounce"]
    assert client.get("/api/names/terms.json").status_code == 404


def test_places_are_kept_for_ever_by_the_fingerprint_of_their_content(
    client: TestClient, leaflet: Network
) -> None:
    link = f"/places/{pack_places(leaflet).digest}.json"
    answer = client.get(link)
    assert sorted(answer.json()["ids"]) == sorted(leaflet.authorities["authority_id"])
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    plain = client.get(link, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert plain.json() == answer.json()
    other = client.get("/places/0123456789abcdef.json")
    assert (other.status_code, other.headers["Cache-Control"]) == (404, "no-store")
