#!/usr/bin/env bash
# Which parts of the project differ between two commits, as `name=value` lines for the pull-request workflow:
#   site       something that the built site is made of
#   tools      something that can break any page or any test: tools, tests, theme, configuration, shared data
#   workflows  something below .github/
#   pages      the course pages concerned, as a pytest expression: "start/introduction.html or workloads/pods.html"
set -euo pipefail

before=$1 after=$2
changed() { git -c core.quotePath=false diff --name-only --no-renames "$@" "$before" "$after"; }
any() { if grep -qE "$1"; then echo true; else echo false; fi; }

files=$(changed)
# Text: pages and examples of the course, and what only people read. Everything else counts as a tool, unknown files too.
text='^(docs/(fr|en)/|docs/(ledger|translations|anchors|redirects)\.yml$|docs/words\.txt$|\.github/|[^/]*\.md$|LICENSE)'

echo "site=$(any '^(docs|overrides|scripts)/|^(mkdocs\.yml|Makefile|requirements\.txt)$' <<< "$files")"
echo "tools=$(grep -vE "$text" <<< "$files" | any .)"
echo "workflows=$(any '^\.github/' <<< "$files")"
# Only names that can stand in a pytest expression; deleted pages have no address to test.
pages=$(changed --diff-filter=d | sed -nE 's#^docs/(fr|en)/([a-z0-9/-]+)\.md$#\2.html#p' | sort -u)
echo "pages=$(paste -sd '|' <<< "$pages" | sed 's/|/ or /g')"
