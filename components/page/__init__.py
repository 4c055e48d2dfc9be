"""The page as Streamlit shows it. Everything that depends on Streamlit's internals is here."""
