"""The rules that come with corpuscrub, one module per rule, discovered at run time.

Each module defines one `RULE`; its phrases, where it has many, are in the TOML file of the same name.
"""
