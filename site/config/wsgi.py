"""The WSGI application. The server's PYTHONPATH names the repository and its `site/` folder."""

import os

from django.core.wsgi import get_wsgi_application

from config.slow_clients import SlowClientBounds

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = SlowClientBounds(get_wsgi_application())
