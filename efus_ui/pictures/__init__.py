"""Pictures: DataFrames in, figures and descriptions of maps out; no Streamlit."""
