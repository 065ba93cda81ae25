"""The `Link` header of a page that can be cited, by which programs find its permanent address and its citations.

Its relations are those of FAIR Signposting. It stays short: some servers and proxies refuse a head above 4 kB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from blueprint.citations import FORMATS

if TYPE_CHECKING:
    from blueprint.models import Version
    from core.models import BasePage as Base
else:
    Base = object


def add_links(response: HttpResponse, version: Version) -> HttpResponse:
    links = [f'<{version.absolute_url}>; rel="cite-as"']
    links += [
        f'<{version.citation_url(extension)}>; rel="describedby"; type="{form.content_type.partition(";")[0]}"'
        for extension, form in FORMATS.items()
        if not form.opens_in_browser
    ]
    response.headers["Link"] = ", ".join(links)
    return response


class SignpostedMixin(Base):
    """For a page whose context holds the version that it shows."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        version = (getattr(response, "context_data", None) or {}).get("version")
        return add_links(response, version) if version else response
