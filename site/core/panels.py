"""Panels of what most pages do not need."""

from __future__ import annotations

from wagtail.admin.panels import MultiFieldPanel


class OptionalPanel(MultiFieldPanel):
    """Collapsed while nothing in it is filled in: what a page has is seen."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def classes(self) -> list[str]:
            fields = [child.bound_field for child in self.children if getattr(child, "bound_field", None)]
            is_filled = any(field.value() or field.errors for field in fields)
            return super().classes() + ([] if is_filled else ["collapsed"])
