"""Included below /learning/networks/ in the namespace `learning`."""

from django.urls import path

from learning.networks import invitation_views, views

urlpatterns = [
    path("<slug:slug>/", views.network, name="network"),
    path("<slug:slug>/apply/", views.apply, name="apply"),
    path("<slug:slug>/renew/", views.renew, name="renew"),
    path("<slug:slug>/leave/", views.leave, name="leave"),
    path("<slug:slug>/invitations/<uuid:key>/", invitation_views.invitation, name="invitation"),
    path("<slug:slug>/manage/invitations/", invitation_views.invitations, name="invitations"),
]
