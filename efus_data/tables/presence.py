"""Why an authority is in a network: for its projects, its practice, or both."""

import numpy as np
import pandas as pd

REASONS = {
    (True, True): "both",
    (True, False): "projects",
    (False, True): "practice",
    (False, False): None,
}


def explain_presence(
    authorities: pd.DataFrame, participations: pd.DataFrame, practices: pd.DataFrame
) -> pd.Series:
    """Why each authority of a whole network is here, by its id; missing where nothing says."""
    ids = authorities["authority_id"]
    in_projects = ids.isin(participations["authority_id"])
    has_practice = ids.isin(practices["authority_id"])
    return name_reasons(ids, in_projects.to_numpy(), has_practice.to_numpy())


def name_reasons(ids: pd.Series, by_project: np.ndarray, by_practice: np.ndarray) -> pd.Series:
    """Why each authority is here, by its id: projects, practice, both, or missing."""
    reasons = [
        REASONS[passes] for passes in zip(by_project.tolist(), by_practice.tolist(), strict=True)
    ]
    return pd.Series(reasons, index=pd.Index(ids.tolist(), dtype="str"), name="via", dtype="str")
