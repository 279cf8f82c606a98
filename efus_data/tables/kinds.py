"""Codes of the tables in words, in the order in which they are listed."""

KIND_NAMES = {
    "city": "City",
    "metropolis": "Metropolis",
    "department": "Department",
    "region": "Region",
    "state": "State",
    "agency": "Agency of a state",
    "association": "Association of municipalities",
}
ORGANISATION_ROLES = {
    "lead": "Lead",
    "partner": "Partner",
    "specialised": "Specialised organisation",
    "associate": "Associate partner",
    "national_forum": "National forum",
}
FACET_NAMES = {"theme": "Themes", "stage": "Stage of prevention", "target_group": "Target groups"}
