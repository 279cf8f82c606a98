"""Pictures: DataFrames in, plain data for our own elements out; no Streamlit."""
