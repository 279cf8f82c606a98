"""The notebook runs from top to bottom, wherever it is started, and stays small."""

from pathlib import Path

import nbformat
import openpyxl
import pytest
from nbclient import NotebookClient

from efus_data import load

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "notebooks" / "explore.ipynb"
TABLE = "text/html"
PICTURE = "image/svg+xml"
PICTURE_FORMAT = "http://www.w3.org/2000/svg"  # a name, which nobody asks
FILE = "efus-network_FR-BE-DE_youth-engagement.xlsx"


def run(folder: Path) -> nbformat.NotebookNode:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    return notebook


def list_outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """Any working directory; the explorer is found as if it were installed."""
    monkeypatch.delenv("EFUS_DATA", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


def count_outputs(outputs: list[nbformat.NotebookNode], media_type: str) -> int:
    return len([output for output in outputs if media_type in output.get("data", {})])


def test_it_runs_from_top_to_bottom_and_exports_what_it_shows(folder: Path) -> None:
    notebook = run(folder)
    outputs = list_outputs(notebook)
    assert not [output for output in outputs if output.output_type == "error"]
    assert (count_outputs(outputs, TABLE), count_outputs(outputs, PICTURE)) == (3, 1)
    words = "".join(output.get("text", "") for output in outputs)
    assert "Germany" in words
    assert f"of {len(load().authorities)} authorities" in words
    assert "authorities" in openpyxl.load_workbook(folder / FILE).sheetnames
    assert len(nbformat.writes(notebook)) < 200_000


def test_what_is_kept_with_it_is_small_and_asks_no_other_server() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert len(text.encode("utf-8")) < 200_000
    outputs = list_outputs(nbformat.reads(text, as_version=4))
    assert (count_outputs(outputs, TABLE), count_outputs(outputs, PICTURE)) == (3, 1)
    assert "<script" not in text
    assert "http" not in str(outputs).replace(PICTURE_FORMAT, "")
