"""Pictures: DataFrames in, decks and figures out; no Streamlit."""
