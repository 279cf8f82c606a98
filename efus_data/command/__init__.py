"""The command line: `efus-explorer`, or `python -m efus_data`."""
