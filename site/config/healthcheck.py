"""`python -m config.healthcheck`: does the web process of this container answer? Exit code 0 says yes."""

from __future__ import annotations

import sys
import urllib.error
import urllib.request

from config.environment import Env


def main() -> int:
    env = Env()
    # The site answers only to the names in ALLOWED_HOSTS, so the request needs one of them.
    question = urllib.request.Request(
        f"http://127.0.0.1:{env.port('PORT', default=8000)}/health/live",
        headers={"Host": env.list("ALLOWED_HOSTS", default=["127.0.0.1"])[0]},
    )
    try:
        with urllib.request.urlopen(question, timeout=3):  # noqa: S310 (http to this machine)
            return 0
    except OSError as error:
        print(error, file=sys.stderr)  # noqa: T201 (this is what the container's log shows)
        return 1


if __name__ == "__main__":
    sys.exit(main())
