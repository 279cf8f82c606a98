"""Names of what the tables hold."""

from efus_data.base.memory import remember
from efus_data.base.texts import fold
from efus_data.base.tuples import iterate_rows
from efus_data.tables.values import Network


@remember
def name_authorities(network: Network) -> dict[str, str]:
    """Names of all authorities by id, sorted by name."""
    names = iterate_rows(network.authorities, "authority_id", "name")
    return dict(sorted(names, key=lambda item: (fold(item[1]), item[0])))


@remember
def name_projects(network: Network) -> dict[str, str]:
    """Acronyms of all projects by id, sorted by acronym."""
    return dict(iterate_rows(network.projects.sort_values("acronym"), "project_id", "acronym"))
