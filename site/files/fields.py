"""The field through which every picture arrives."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from wagtail.images.fields import WagtailImageField

from files.cleaning import CleanFile, clean_picture


class PictureField(WagtailImageField):
    """Wagtail's field, given the clean copy: damaged and odd files end in a sentence, large ones are shrunk."""

    def to_python(self, data: Any) -> UploadedFile | None:
        if isinstance(data, UploadedFile) and not isinstance(data, CleanFile):
            if data.size and data.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
                self.check_image_file_size(data)
            self.run_validators(data)  # its extension, before anything opens it
            data = clean_picture(data)
        return super().to_python(data)
