"""Accounts: signing in with allauth alone, passwords, second factors, sessions."""

from config.environment import Env

env = Env()

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    # Signs nobody in: it opens the admin to coordinators.
    "learning.networks.backends.CoordinatorsBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# Only in the browser that signed up; from any other the person signs in.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
# A new address takes the place of the old one when its mailed link was opened and the button there pressed.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    # Wrong passwords: for one account from one address, then for all accounts from that address, which may be an
    # office's. In this order, since tries that the first limit stops do not count for the second.
    "login_failed": "5/5m/key,50/5m/ip",
    # All tries from one address, right ones too.
    "login": "120/m/ip",
    # Answers to forms, from an address that may be an office's.
    "answer_form": "30/10m/ip",
    # Emails about answers: to one address that somebody typed, and to the staff of one form. All answers are kept.
    "confirm_answer": "3/h/key",
    "tell_of_answer": "10/h/key",
    # Asking for the newsletter or for changes: from one such address; for one e-mail address and list, and for one
    # e-mail address and all lists, so that nobody can fill an inbox.
    "ask_for_emails": "30/10m/ip",
    "ask_for_emails_again": "3/h/key",
    "ask_for_many_emails": "20/h/key",
    # Files of the blueprint that nobody has made yet, from such an address.
    "ask_for_document": "60/h/ip",
}
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "add_email": "accounts.forms.NewAddressForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "reauthenticate": "accounts.forms.PasswordAgainForm",
}
MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey cannot be guessed, so as for all tries with a password.
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_TOTP_ISSUER = "One Small Thing"
MFA_FORMS = {
    "authenticate": "accounts.forms.CodeForm",
    "reauthenticate": "accounts.forms.CodeAgainForm",
    "activate_totp": "accounts.forms.ActivateForm",
    "add_webauthn": "accounts.passkey_forms.AddForm",
    "edit_webauthn": "accounts.passkey_forms.RenameForm",
    "login_webauthn": "accounts.passkey_forms.SignInForm",
    "authenticate_webauthn": "accounts.passkey_forms.SecondStepForm",
    "reauthenticate_webauthn": "accounts.passkey_forms.AgainForm",
}
# Keys that encrypt second factors: the first encrypts, all decrypt. Without one, SECRET_KEY is used.
SECOND_FACTOR_KEYS = env.list("SECOND_FACTOR_KEYS", default=[])
SHARED_DEVICE_MINUTES = 20
# People choose their password by a mailed link; staff never set or see one.
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# core.middleware.AdminCsrfProtection is Django's check for the admin; elsewhere CrossOriginProtection.
# The admin previews pages in an iframe, so X-Frame-Options is SAMEORIGIN, not DENY (W019).
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W019"]
# The prefix makes browsers take the cookie from this host alone, over https.
SESSION_COOKIE_NAME = "__Host-sessionid"
# Each row says whose session it is, so that she can end it.
SESSION_ENGINE = "accounts.session_store"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
# Set for colleagues only: they are told by e-mail of a sign-in on a device that does not have it.
KNOWN_DEVICE_COOKIE = "__Host-device"
LOGIN_URL = "account_login"
# Named, not written out: its address is in the language of the path. `AccountAdapter` names where sign-out leads.
LOGIN_REDIRECT_URL = "learning:libraries"
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
