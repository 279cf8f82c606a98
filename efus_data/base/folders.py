"""Where the files that come with the explorer lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
STATIC = ROOT / "static"
COUNTRIES = STATIC / "countries.geojson"
REGIONS = STATIC / "regions.geojson"
