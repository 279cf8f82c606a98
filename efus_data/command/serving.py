"""Starting the dashboard's server from any folder."""

import os
import runpy
from pathlib import Path

from efus_data.base.folders import ROOT

DATA = "EFUS_DATA"


def serve(host: str | None, port: int | None, folder: str | None) -> None:
    """Serve the explorer until stopped; what is None is as the environment says.

    From the folder of `server.py`, for Streamlit reads its settings (`.streamlit/`) where
    it is started; so a package's folder is spelled out before.
    """
    given = {"HOST": host, "PORT": port, DATA: folder or os.environ.get(DATA)}
    os.environ |= {name: str(value) for name, value in given.items() if value}
    if DATA in os.environ:
        os.environ[DATA] = str(Path(os.environ[DATA]).absolute())
    os.chdir(ROOT)
    runpy.run_path(str(ROOT / "server.py"), run_name="__main__")
