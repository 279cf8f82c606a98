"""`python -m efus_data`: the command line, where the package is not installed."""

import sys

from efus_data.command.run import main

if __name__ == "__main__":
    sys.exit(main(program="python -m efus_data"))
