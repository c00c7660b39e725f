"""The shallow grammar: one machinery for all languages, driven by each language's `grammar.toml` and `triggers.tsv`."""
