from __future__ import annotations

import pytest

from tests.learning.library.s3_server import s3_server


@pytest.fixture(scope="session")
def s3():
    """One S3 server for the session. A machine without it fails; it never skips."""
    with s3_server() as server:
        yield server
