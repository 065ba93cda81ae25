"""What the matrix asks for, besides the addresses of each record."""

from tests.access.world import COMMON_WORD

#: Pages that are the same for everybody but for the bar at the top.
PUBLIC = [
    "/", "/cy/", "/sitemap-1.xml", "/robots.txt", "/nothing-here/", "/cy/nothing-here/", "/accounts/login/", "/health/ready",
]  # fmt: skip
#: Whole site: each must be silent about every record that the role may not see.
EVERYWHERE = [
    "/learning/", "/cy/learning/",
    f"/search/?q={COMMON_WORD}", f"/cy/search/?q={COMMON_WORD}", "/search/?q=mark", "/search/?q=meet", "/search/?q=Section",
    "/learning/networks/south/meetings/", "/learning/networks/north/meetings/", "/learning/networks/north/manage/meetings/",
    "/learning/networks/south/", "/learning/networks/south/apply/", "/learning/networks/north/apply/",
    "/learning/networks/south/manage/", "/learning/networks/north/manage/", "/learning/networks/north/manage/libraries/",
    "/learning/networks/south/manage/libraries/", "/learning/networks/north/manage/members/?q=mark",
    "/learning/libraries/", "/learning/libraries/south/", "/learning/libraries/south/?q=mark",
    "/learning/libraries/south/?page=0", "/learning/libraries/north/", "/learning/libraries/shared/",
    "/learning/resources/", f"/learning/resources/?q={COMMON_WORD}", "/learning/new/", "/learning/saved/", "/learning/digest/",
    "/learning/libraries/organisation/", "/learning/libraries/facilitators/", "/learning/libraries/drafted/", "/learning/libraries/over/",
    "/cy/learning/libraries/south/", "/LEARNING/LIBRARIES/SOUTH/", "/learning/libraries/south",
    "/admin/", f"/admin/pages/?q={COMMON_WORD}", "/admin/reports/site-history/", "/admin/reports/workflow/",
    "/admin/reports/locked/", "/admin/reports/aging-pages/",
]  # fmt: skip
#: The admin's lists, searches, choosers, exports and reports of them, and "view as", for whoever may not edit libraries.
IN_ADMIN = [
    *(f"/admin/snippets/library/{kind}/{rest}" for kind in ("library", "section", "resource")
      for rest in ("", f"?q={COMMON_WORD}", "?export=csv", "?export=xlsx", "results/?q=mark")),
    "/admin/snippets/library/library/who/?audience_kind=everyone", "/admin/view-as/",
    "/admin/view-as/signed-in/0/0/0/learning/", "/admin/view-as/signed-in/0/0/0/learning/libraries/shared/",
    *(f"/admin/{kind}_chooser/{rest}" for kind in ("library", "section") for rest in ("", "results/?q=mark")),
    *(f"/admin/reports/{name}/{rest}" for name in ("downloads", "missing-files", "funders")
      for rest in ("", "?export=csv", "?export=xlsx")),
    *(f"/admin/snippets/meetings/meeting/{rest}" for rest in ("", f"?q={COMMON_WORD}", "?export=csv")),
    "/admin/applications/?export=csv",
]  # fmt: skip
#: How else a browser asks, of the addresses of `SPELLED`: each must tell as little as a plain GET.
HEADERS = [
    {"Range": "bytes=0-99"},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "Thu, 01 Jan 2026 00:00:00 GMT", "Range": "bytes=0-"},
]
