"""Participations: an authority in a project, all mentions of the pair reconciled."""

from collections.abc import Iterable

import pandas as pd

from efus_data.base.words import N_

NOT_IN_PROJECT_LIST = N_("not in {-project} list")
NOT_IN_PROFILE = N_("not in profile")
YEARS_DIFFER = N_("years differ")


def reconcile_mentions(
    mentions: pd.DataFrame,
    projects: pd.DataFrame,
    phases: pd.DataFrame,
    profiled: Iterable[str] = (),
) -> pd.DataFrame:
    """One row is an authority in a project; sorted by both ids.

    `profiled` are authorities known to have a profile, besides those of which one is
    mentioned.

    Columns: authority_id, project_id, in_profile, in_project_list, phases (ids,
    ';' between; missing where the leaflet names none), start_year, end_year,
    years_from (profile, phase or project: the first of these that gives years),
    discrepancy ('; ' between several, missing where the leaflet agrees with itself).
    """
    return (
        _pair_mentions(mentions)
        .pipe(_add_phase_years, phases)
        .pipe(_add_project_years, projects)
        .pipe(_settle_years)
        .pipe(_find_discrepancies, authorities_with_profile={*list_profiled(mentions), *profiled})
    )


def list_profiled(mentions: pd.DataFrame) -> set[str]:
    """Ids of the authorities of which a mention shows that they have a profile."""
    return set(mentions.loc[mentions["source"] == "profile", "authority_id"].astype("str"))


def _pair_mentions(mentions: pd.DataFrame) -> pd.DataFrame:
    pair = ["authority_id", "project_id"]
    profile = mentions[mentions["source"] == "profile"]
    years = profile.drop_duplicates(pair).set_index(pair)[["start_year", "end_year"]]
    # A profile comes before a list; a list may name phases too, once somebody has asked.
    named = mentions.dropna(subset=["phases"]).sort_values("source", kind="stable")
    phases = named.drop_duplicates(pair).set_index(pair)["phases"]
    stated = years.join(phases, how="outer")
    pairs = (
        mentions.assign(
            in_profile=mentions["source"] == "profile",
            in_project_list=mentions["source"] == "project_list",
        )
        .groupby(pair, observed=True, as_index=False)[["in_profile", "in_project_list"]]
        .any()
    )
    return pairs.merge(stated, how="left", left_on=pair, right_index=True, validate="1:1")


def _add_phase_years(pairs: pd.DataFrame, phases: pd.DataFrame) -> pd.DataFrame:
    listed = pairs["phases"].astype("str").str.split(";").explode()
    years = phases.set_index(phases["phase_id"].astype("str"))
    spans = pd.DataFrame(
        {
            "phase_start": listed.map(years["start_year"]).astype("Int32"),
            "phase_end": listed.map(years["end_year"]).astype("Int32"),
        }
    )
    by_pair = spans.groupby(level=0)
    return pairs.assign(
        phase_start=by_pair["phase_start"].min(), phase_end=by_pair["phase_end"].max()
    )


def _add_project_years(pairs: pd.DataFrame, projects: pd.DataFrame) -> pd.DataFrame:
    years = projects[["project_id", "start_year", "end_year"]]
    years = years.rename(columns={"start_year": "project_start", "end_year": "project_end"})
    return pairs.merge(years, on="project_id", how="left", validate="m:1")


def _settle_years(pairs: pd.DataFrame) -> pd.DataFrame:
    from_profile, from_phase = pairs["start_year"].notna(), pairs["phase_start"].notna()
    years_from = pd.Series("project", index=pairs.index).mask(from_phase, "phase")
    return pairs.assign(
        years_from=years_from.mask(from_profile, "profile").astype("category"),
        expected_start=pairs["phase_start"].fillna(pairs["project_start"]),
        expected_end=pairs["phase_end"].fillna(pairs["project_end"]),
    ).assign(
        start_year=lambda df: df["start_year"].fillna(df["expected_start"]),
        end_year=lambda df: df["end_year"].fillna(df["expected_end"]),
    )


def _find_discrepancies(pairs: pd.DataFrame, *, authorities_with_profile: set[str]) -> pd.DataFrame:
    has_profile = pairs["authority_id"].isin(authorities_with_profile)
    kinds = {
        NOT_IN_PROJECT_LIST: ~pairs["in_project_list"],
        NOT_IN_PROFILE: has_profile & ~pairs["in_profile"],
        YEARS_DIFFER: (pairs["start_year"] != pairs["expected_start"])
        | (pairs["end_year"] != pairs["expected_end"]),
    }
    found = pd.DataFrame(kinds)
    text = ["; ".join(found.columns[row]) or None for row in found.to_numpy(dtype="bool")]
    columns = ["authority_id", "project_id", "in_profile", "in_project_list", "phases"]
    columns += ["start_year", "end_year", "years_from", "discrepancy"]
    pairs = pairs.assign(discrepancy=pd.array(text, dtype="str"))
    return pairs[columns].sort_values(["authority_id", "project_id"], ignore_index=True)
