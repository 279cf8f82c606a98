"""The sheets: of an authority, a project, a statement, a discrepancy."""
