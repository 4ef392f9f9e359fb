"""What MkDocs calls while it builds. `hooks.py` says when; every other module is a set of plain functions."""
