# The production image: the source tree and what requirements.txt names for it, run by nobody in particular.
# It writes nothing but /tmp, so it can run read-only. Web, worker and clock are this image with three commands;
# `--target proxy` is nginx before them.

FROM python:3.13-slim-bookworm AS build
WORKDIR /app
ENV UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1
COPY .ci/environment .ci/find-python .ci/
COPY pyproject.toml requirements.txt ./
RUN .ci/environment && .venv/bin/python -m pip uninstall --quiet --yes uv pip
COPY . .
# Collecting needs settings that start; these values end with this step.
RUN SECRET_KEY=$(python -c "import secrets; print(secrets.token_urlsafe(50))") \
    ALLOWED_HOSTS=localhost BASE_URL=https://localhost TRUSTED_PROXY_COUNT=0 STATIC_ROOT=/app/static \
    DATABASE_URL=postgres://localhost/none EMAIL_URL=smtp://localhost DEFAULT_FROM_EMAIL=none@localhost \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    .venv/bin/python manage.py collectstatic --no-input --verbosity 0

# The nginx that tests/site/config/test_proxy.py asks. Its configuration is mounted by compose.yaml.
FROM debian:bookworm-slim AS proxy
RUN apt-get update \
    && apt-get install --yes --no-install-recommends gettext-base nginx-light openssl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin site \
    && install --directory --owner 10001 /state
WORKDIR /app
COPY site/config/run-proxy site/config/nginx.conf ./
COPY site/config/proxy-pages proxy-pages
USER 10001
EXPOSE 8080 8443
CMD ["./run-proxy"]

FROM python:3.13-slim-bookworm
WORKDIR /app
# pg_dump and pg_restore, for `python -m config.backup`; what `.ci/debian-packages pdf` names, for PDFs.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends postgresql-client \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin site
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONPATH=/app:/app/site \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    STATIC_ROOT=/app/static \
    LISTEN_ADDRESS=0.0.0.0 \
    PORT=8000
USER 10001
EXPOSE 8000
HEALTHCHECK --start-period=20s CMD ["python", "-m", "config.healthcheck"]
CMD ["python", "-m", "config.server"]
