"""Where the files that come with the explorer lie: in a checkout, and once installed.

The wheel holds everything that is beside the packages in a checkout in one folder of its
own (see `pyproject.toml`), so that nothing of it meets other packages' files.
"""

from pathlib import Path

_ABOVE = Path(__file__).resolve().parents[2]
_INSTALLED = _ABOVE / "efus_explorer"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _ABOVE
DATA = ROOT / "data"
STATIC = ROOT / "static"
COUNTRIES = STATIC / "countries.geojson"
REGIONS = STATIC / "regions.geojson"
WORLD = STATIC / "world.json"
