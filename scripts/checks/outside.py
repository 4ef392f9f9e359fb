"""Asks other people's servers, patiently. Only the scheduled checks do: no pull request waits for them."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request

AGENT = "Mozilla/5.0 (compatible; kubernotes-link-check)"
SECONDS = 20
WAITS = (2, 10)  # seconds before the second and the third try
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # RFC 9110, 15.5 and 15.6; RFC 6585, 4: worth another try


def ask(url: str, method: str = "GET", waits: tuple[float, ...] = WAITS) -> tuple[int, bytes]:
    """Status and body of the answer, redirections followed; status 0 and the reason if there is none.

    Tries again after each of `waits`, in seconds, while the failure may pass. Raises nothing.
    """
    for wait in (*waits, None):
        status, body = _once(url, method)
        if wait is None or (status and status not in PASSING):
            break
        time.sleep(wait)
    return status, body


def _once(url: str, method: str) -> tuple[int, bytes]:
    try:
        request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""
    except (OSError, http.client.HTTPException, ValueError) as error:
        return 0, str(getattr(error, "reason", error)).encode()
