"""Run all benchmarks and print one line a figure: what, measured, aim."""

import platform
import shutil
import sys

from benchmarks import data, formats, large, links, pages, start, visitors


def main() -> int:
    """Print the figures; those in a browser only where there is a Chromium."""
    print(f"{platform.machine()}, Python {platform.python_version()}\n")
    modules = [data, formats, pages, large, start, links]
    if shutil.which("chromium"):
        modules.append(visitors)
    for module in modules:
        for what, found, aim in module.measure():
            print(f"{what:<62} {found:>12}   aim {aim}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
