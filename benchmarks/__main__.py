"""Run benchmarks and print one line a figure: what, measured, aim.

`python -m benchmarks data formats` runs these parts alone.
"""

import platform
import shutil
import sys

from benchmarks import (
    beside,
    clicks,
    data,
    first,
    formats,
    growth,
    large,
    links,
    pages,
    start,
    visitors,
)

PARTS = {
    "data": data,
    "formats": formats,
    "pages": pages,
    "large": large,
    "growth": growth,
    "start": start,
    "links": links,
    "first": first,
    "beside": beside,
    "clicks": clicks,
    "visitors": visitors,
}


def main() -> int:
    """Print the figures; those in a browser only where there is a Chromium."""
    print(f"{platform.machine()}, Python {platform.python_version()}\n")
    for name in sys.argv[1:] or PARTS:
        if name in ("first", "beside", "clicks", "visitors") and not shutil.which("chromium"):
            continue
        for what, found, aim in PARTS[name].measure():
            print(f"{what:<62} {found:>12}   aim {aim}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
