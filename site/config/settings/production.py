"""Production: base as it is. `config.deploy_checks` stops the start when something is missing."""

from config.deploy_checks import check_production_settings

from .base import *

if TRUSTED_PROXY_COUNT == 0:
    SECURE_PROXY_SSL_HEADER = None  # without a proxy, anyone could send the header

check_production_settings(globals())
