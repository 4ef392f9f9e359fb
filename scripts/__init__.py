"""Kubernotes toolset: `python -m scripts --help`."""
