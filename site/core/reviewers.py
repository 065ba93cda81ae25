"""Who is asked to approve a record."""

from __future__ import annotations

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowMixin


class PermittedReviewersMixin(WorkflowMixin):
    """Reviewers see a record's title on the admin's home page, so all of them may change its model, or none is asked."""

    class Meta:
        abstract = True

    @classmethod
    def get_default_workflow(cls) -> Workflow | None:
        """The assigned workflow, unless one of its reviewers has no permission on this model."""
        workflow = super().get_default_workflow()
        if workflow is None:
            return None
        reviewers = Group.objects.filter(groupapprovaltask__pk__in=workflow.tasks.order_by().values("pk"))
        allowed = reviewers.filter(
            permissions__content_type__app_label=cls._meta.app_label,
            permissions__codename=get_permission_codename("change", cls._meta),
        )
        return None if reviewers.exclude(pk__in=allowed.values("pk")).exists() else workflow
