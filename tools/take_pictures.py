"""Takes the README's pictures of the main views, from a server that runs already.

`python -m tools.take_pictures http://localhost:8501` writes them into `docs/`; it needs the
tests' Playwright and a Chromium, whose path EFUS_BROWSER may name.
"""

import io
import os
import shutil
import sys

from PIL import Image
from playwright.sync_api import ViewportSize, expect, sync_playwright

from efus_data.base.folders import ROOT

FOLDER = ROOT / "docs"
SIZE: ViewportSize = {"width": 1366, "height": 768}
COLOURS = 128
SETTLED_MS = 2_000
VIEWS = {
    "map": "",
    "timeline": "timeline",
    "authority": "authorities?authority=augsburg",
    "network": "network?authority=augsburg",
    "compare": "compare?authority=augsburg&second=liege",
    "statements": "statements",
}


def main(address: str) -> None:
    """Take a picture of each of VIEWS, with few colours so that it stays small."""
    path = os.environ.get("EFUS_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        for name, view in VIEWS.items():
            page.goto(f"{address}/{view}")
            expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
            page.wait_for_timeout(SETTLED_MS)
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            picture.quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
