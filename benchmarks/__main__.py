"""Run all benchmarks and print one line a figure: what, measured, aim."""

import platform
import shutil
import sys

from benchmarks import data, formats, large, links, pages, visitors


def main() -> int:
    """Print the figures; those in a browser only where there is a Chromium."""
    print(f"{platform.machine()}, Python {platform.python_version()}\n")
    measures = [data.measure, formats.measure, pages.measure, large.measure, links.measure]
    if shutil.which("chromium"):
        measures.append(visitors.measure)
    for measure in measures:
        for what, found, aim in measure():
            print(f"{what:<62} {found:>12}   aim {aim}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
