"""Included below /learning/quality-mark/register/ in the namespace `learning`."""

from django.urls import path

from learning.quality_mark import views

urlpatterns = [
    path("", views.register, name="register"),
    path("<slug:slug>/", views.award, name="award"),
]
