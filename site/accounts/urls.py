"""allauth's views under its own URL names, only those that are used."""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_required
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import account_views, passkey_views, views

urlpatterns = [
    path("", account_views.account, name="account_details"),
    path("devices/", account_views.devices, name="account_devices"),
    path("data/", account_views.your_data, name="account_data"),
    path("close/", account_views.close, name="account_close"),
    path("closed/", account_views.closed, name="account_closed"),
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("signup/", allauth.signup, name="account_signup"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("confirm-email/", allauth.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", views.ConfirmAddressView.as_view(), name="account_confirm_email"),
    path("email/", login_required(views.ChangeAddressView.as_view()), name="account_email"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("2fa/", passkey_views.SecondStepView.as_view(), name="mfa_index"),
    path("2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("2fa/passkeys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("2fa/passkeys/<int:pk>/rename/", passkey_views.RenameView.as_view(), name="mfa_edit_webauthn"),
    path("2fa/passkeys/<int:pk>/remove/", passkey_views.RemoveView.as_view(), name="mfa_remove_webauthn"),
    path("2fa/passkeys/login/", passkey_views.SignInView.as_view(), name="mfa_login_webauthn"),
    path("2fa/passkeys/reauthenticate/", passkey_views.AgainView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("2fa/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("<slug:name>/", account_views.list_of, name="account_list"),
]

# All of them are for one person, so no browser or proxy may cache them. They are read and posted to, and no more.
for pattern in urlpatterns:
    pattern.callback = never_cache(require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])(pattern.callback))
