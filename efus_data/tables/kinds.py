"""Codes of the tables as messages, in the order in which they are listed."""

from efus_data.base.words import N_

KIND_NAMES = {
    "city": N_("City"),
    "metropolis": N_("Metropolis"),
    "department": N_("Department"),
    "region": N_("Region"),
    "state": N_("State"),
    "agency": N_("Agency of a state"),
    "association": N_("Association of municipalities"),
}
ORGANISATION_ROLES = {
    "lead": N_("Lead"),
    "partner": N_("Partner"),
    "specialised": N_("Specialised organisation"),
    "associate": N_("Associate partner"),
    "national_forum": N_("National forum"),
}
FACET_NAMES = {
    "theme": N_("Themes"),
    "stage": N_("Stage of prevention"),
    "target_group": N_("Target groups"),
}
