"""Newer data with mistakes, as who keeps the data reads of it on the source check."""

from tests.packages import write_package
from tests.pages.frame import open_page, read_tables


def test_newer_data_that_waits_is_told_with_its_mistakes(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("EFUS_DATA", str(write_package(tmp_path)))
    app = open_page("checks")
    assert not app.warning
    write_package(tmp_path, {"milestones": "authority_id,year,kind,event\nnobody,2014,practice,It"})
    app.run()
    assert not app.exception
    assert "goes on with the data from before" in app.warning[0].value
    mistakes = read_tables(app)[0]
    places = zip(mistakes["File"], mistakes["Row (the header is 1)"], strict=True)
    assert ("milestones.csv", 2) in set(places)
    write_package(tmp_path)
    app.run()
    assert not app.warning
