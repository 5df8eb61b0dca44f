"""The step of action.yml that comments on a pull request, and later changes that comment.

The interface is https://docs.github.com/rest/issues/comments. Where writing is not permitted, as for a pull request from a fork, that
is said and the run goes on: the summary of the job tells the same.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from action import say

SECONDS = 30
PAGES = 50


class Refused(Exception):
    """GitHub did not do what it was asked for."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """No redirection is followed: the token is for one server."""

    def redirect_request(self, *told: Any) -> None:
        return None


def main() -> int:
    """Write the comment if there is a pull request; 0 always, for a comment is no verdict."""
    event = os.environ.get("GITHUB_EVENT_PATH", "")
    number = find_number(json.loads(Path(event).read_bytes()) if event else {})
    if number is None:
        say("notice", "There is no pull request to comment on.")
        return 0
    body = Path(os.environ["JDLINT_MARKDOWN"]).read_text(encoding="utf-8")
    try:
        write(number, body, anew=os.environ.get("JDLINT_POSTINGS") != "0")
    except Refused as error:
        say("notice", f"The comment was not written: {error}. The summary of the job tells the same.")
    return 0


def find_number(event: dict[str, Any]) -> int | None:
    """The number of the pull request that an event is about."""
    issue = event.get("pull_request") or (event.get("issue") if "pull_request" in event.get("issue", {}) else None)
    return int(issue["number"]) if issue else None


def write(number: int, body: str, *, anew: bool) -> None:
    """Change our comment, or write it if there is none and ``anew``. Raises Refused."""
    mark = body.partition("\n")[0]
    address = f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    known = find_comment(f"{address}/{number}/comments", mark)
    if known is not None:
        ask("PATCH", f"{address}/comments/{known}", {"body": body})
    elif anew:
        ask("POST", f"{address}/{number}/comments", {"body": body})


def find_comment(address: str, mark: str) -> int | None:
    """The number of the comment that begins with the mark and is by whoever has the token."""
    try:
        login = ask("GET", "/user").get("login")
    except Refused:
        login = None  # the token of a job is no person's
    for page in range(1, PAGES + 1):
        comments = ask("GET", f"{address}?per_page=100&page={page}")
        for comment in comments:
            author = comment.get("user") or {}
            own = author.get("login") == login if login else author.get("type") == "Bot"
            if own and (comment.get("body") or "").startswith(mark):
                return int(comment["id"])
        if len(comments) < 100:
            break
    return None


def ask(method: str, address: str, data: dict[str, str] | None = None) -> Any:
    """GitHub's answer. Raises Refused."""
    request = urllib.request.Request(
        os.environ.get("GITHUB_API_URL", "https://api.github.com") + address,
        method=method,
        data=None if data is None else json.dumps(data).encode(),
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ.get('JDLINT_TOKEN', '')}",
            "User-Agent": "jdlint",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=SECONDS) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        error.close()
        hint = "; the job needs the permission pull-requests: write, which a pull request from a fork cannot have"
        raise Refused(f"GitHub answered {error.code} {error.reason}{hint if error.code in (401, 403, 404) else ''}") from None
    except (OSError, ValueError) as error:
        raise Refused(f"GitHub could not be reached, {error}") from None


if __name__ == "__main__":
    sys.exit(main())
