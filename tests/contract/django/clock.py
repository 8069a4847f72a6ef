"""The server's time: the machine's, plus what a test has moved it ahead, so that tokens run out without anybody waiting."""

from datetime import datetime, timedelta, timezone

import jwt.api_jwt
import rest_framework_simplejwt.tokens
from django.utils.http import http_date

_ahead = timedelta()


def now():
    return datetime.now(timezone.utc) + _ahead


def advance(seconds):
    global _ahead
    _ahead += timedelta(seconds=seconds)


class _Datetime(datetime):
    @classmethod
    def now(cls, tz=None):
        return now().astimezone(tz)


def install():
    """SimpleJWT issues and PyJWT checks by this clock. Fails where either no longer takes its time from these names."""
    for module, name, ours in [
        (rest_framework_simplejwt.tokens, "aware_utcnow", now),
        (jwt.api_jwt, "datetime", _Datetime),
    ]:
        if not hasattr(module, name):
            raise RuntimeError(f"{module.__name__} has no {name}: the clock of the contract server must be adapted")
        setattr(module, name, ours)


def date_header(get_response):
    """Middleware: clients estimate the server's time from `Date`, so it must tell the clock that the tokens live by."""

    def respond(request):
        response = get_response(request)
        response["Date"] = http_date(now().timestamp())
        return response

    return respond
