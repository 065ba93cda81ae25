"""The report of pictures whose consent ends soon."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pillow

from files.models import PublicImage
from pages.models import StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below


def test_the_report_asks_the_same_for_three_pictures_and_for_thirty(home):
    desk = at_desk("editor")

    def add_until(number: int) -> int:
        out = BytesIO()
        Pillow.new("RGB", (4, 3), "purple").save(out, "PNG")
        for at in range(PublicImage.objects.count(), number):
            picture = PublicImage.objects.create(
                title=f"Group {at}",
                file=ContentFile(out.getvalue(), "a.png"),
                people="yes",
                consent_held_by="Communications, form 12",
                consent_ends_on=timezone.localdate(),
            )
            publish_below(home, StandardPage(title=f"Page {at}", slug=f"page-{at}", social_image=picture))
        desk.get(reverse("ending_consent"))
        with CaptureQueriesContext(connection) as asked:
            assert f"Page {number - 1}" in desk.get(reverse("ending_consent")).content.decode()
        return len(asked)

    assert add_until(3) == add_until(30)
