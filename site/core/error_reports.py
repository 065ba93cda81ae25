"""Sends errors to a Sentry-compatible server when `SENTRY_DSN` names one, without anything about a person."""

from __future__ import annotations

from typing import Any

import sentry_sdk

from core.logs import event_id, without_personal_data


def report_errors_to(dsn: str) -> None:
    """What happened, where in the code, and the log's id of the request: no form, cookie, address or variable."""
    sentry_sdk.init(
        dsn,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=_without_personal_data,
    )


def _without_personal_data(event: Any, hint: dict[str, Any]) -> Any:
    method = event.pop("request", {}).get("method", "")
    for part in ("user", "breadcrumbs", "extra"):
        event.pop(part, None)
    event["tags"] = {"event": event_id.get(), "method": method}
    return _cleaned(event)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return without_personal_data(value)
    if isinstance(value, dict):
        return {key: _cleaned(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(part) for part in value]
    return value
