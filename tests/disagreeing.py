"""Lines of small sources that agree with themselves, and how to write others."""

HEADER = "mention_id,authority_id,project_id,source,printed_authority,printed_country,"

HEADER += "printed_project,phases,start_year,end_year,section\n"

ALPHA_LIST = "alpha-one-list,alpha,one,project_list,Alpha,FR,,,,,One\n"

ALPHA_PROFILE = "alpha-one-profile,alpha,one,profile,Alpha,France,One A,one-a,2014,2015,Alpha\n"

DELTA_LIST = "delta-two-list,delta,two,project_list,Delta,DE,,,,,Two\n"

FIGURES = "figure_id,subject,label,qualifier,value,unit,counts,printed,section\n"

ROLES = "organisation_id,project_id,role,printed_organisation,printed_country,section\n"

BODIES = "organisation_id,name,name_local,kind,country,section\n"

AGREEING = {
    "mentions": HEADER + ALPHA_LIST + ALPHA_PROFILE + DELTA_LIST,
    "figures": FIGURES + "two-cities,two,Cities,,1,cities,cities_of_project,one city,Two\n",
    "organisations": BODIES + "institute,Institute,,institute,DE,Two\n",
    "roles": ROLES + "institute,two,lead,Institute,DE,Two\n",
}


def mention(*lines: str) -> dict[str, str]:
    return {"mentions": HEADER + "\n".join(line.strip() for line in lines)}


def figure(line: str) -> dict[str, str]:
    return {"figures": f"{FIGURES}{line}\n"}


NO_COUNT = figure("n,network,Years,,30,years,,30 years,About")
