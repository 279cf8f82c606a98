"""The kinds of authority in words, in the order in which they are listed."""

KIND_NAMES = {
    "city": "City",
    "metropolis": "Metropolis",
    "department": "Department",
    "region": "Region",
    "state": "State",
    "agency": "Agency of a state",
    "association": "Association of municipalities",
}
