#!/usr/bin/env bash
# Every check, as annotations on the lines they are about. A section that has changed in one language only is a warning:
# its page says so to its readers, and someone else may translate it. Every other finding fails.
set -euo pipefail

python=.venv/bin/python
"$python" -m scripts translations status --format github | sed 's/^::error /::warning /' ||
  [ "${PIPESTATUS[0]}" -eq 1 ] # 2: the record itself cannot be read

mapfile -t rules < <("$python" -c 'from scripts.checks import CHECKS; print(*CHECKS.keys() - {"translations"}, sep="\n")')
"$python" -m scripts check --format github "${rules[@]/#/--only=}"
