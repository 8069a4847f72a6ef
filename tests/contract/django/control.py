"""What a test does to the server behind the API's back. Answers only to the random key the server was started with."""

import hmac
import json

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpResponseNotFound, JsonResponse

import clock
from trading import market


def create_user(username, password):
    get_user_model().objects.create_user(username, password=password)


def set_active(username, active):
    get_user_model().objects.filter(username=username).update(is_active=active)


def delete_user(username):
    get_user_model().objects.get(username=username).delete()


def set_password(username, password):
    user = get_user_model().objects.get(username=username)
    user.set_password(password)
    user.save()


VERBS = {
    "create-user": create_user,
    "set-active": set_active,
    "delete-user": delete_user,
    "set-password": set_password,
    "advance": clock.advance,
    "set-price": market.set_price,
}


def control(request, verb):
    key = request.headers.get("X-Control-Key", "")
    if verb not in VERBS or not hmac.compare_digest(key.encode(), settings.CONTROL_KEY.encode()):
        return HttpResponseNotFound()
    VERBS[verb](**json.loads(request.body))
    return JsonResponse({})
