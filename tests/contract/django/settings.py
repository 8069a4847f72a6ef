"""A Django project as these servers have it; what differs from one to the next comes from the environment (serve.py)."""

import os
import secrets
from datetime import timedelta
from pathlib import Path


def flag(name):
    return {"on": True, "off": False}[os.environ[name]]


def seconds(name):
    return timedelta(seconds=int(os.environ[name]))


SECRET_KEY = secrets.token_urlsafe(48)
CONTROL_KEY = os.environ["CONTRACT_CONTROL_KEY"]
# "auth" or "users": the two dialects of the authentication paths.
AUTH_PREFIX = os.environ["CONTRACT_AUTH_PREFIX"]

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
MIDDLEWARE = ["clock.date_header", "django.middleware.common.CommonMiddleware"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "rest_framework",
    "rest_framework_simplejwt",
    "rest_framework_simplejwt.token_blacklist",
    "trading",
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(os.environ["CONTRACT_FOLDER"]) / "db.sqlite3",
        "OPTIONS": {"timeout": 20},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
# Not English, so that a client that reads the translated `detail` fails (SimpleJWT translates once it is an installed app).
USE_I18N = True
LANGUAGE_CODE = "es"
# Hundreds of test accounts; their passwords guard nothing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "PAGE_SIZE": 100,
}
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": seconds("CONTRACT_ACCESS_SECONDS"),
    "REFRESH_TOKEN_LIFETIME": seconds("CONTRACT_REFRESH_SECONDS"),
    "ROTATE_REFRESH_TOKENS": flag("CONTRACT_ROTATE"),
    "BLACKLIST_AFTER_ROTATION": flag("CONTRACT_BLACKLIST"),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "root": {"handlers": ["stderr"]},
}
