"""What is said of several sources: see `blueprint_sources`."""

from __future__ import annotations

OGL = "Open Government Licence v3"
USUAL_OGL = "Probably under the Open Government Licence, as is usual for this publisher; it was not seen on the page."
SHORT = "The title is shortened as in our notes; complete it from the original before real publication."
COPY = "Read in a copy on another site; the citation names the original."
UNSURE_YEAR = "The year is not certain."
