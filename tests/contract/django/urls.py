from django.conf import settings
from django.urls import include, path
from rest_framework_simplejwt.views import token_blacklist, token_obtain_pair, token_refresh

import control
from trading import views

prefix = "auth" if settings.AUTH_PREFIX == "auth" else "users"

api = [
    path(f"{prefix}/login/", token_obtain_pair),
    path(f"{prefix}/token/refresh/", token_refresh),
    path(f"{prefix}/token/blacklist/", token_blacklist),
    path("users/profile/", views.profile),
    path("signals/", views.SignalList.as_view()),
    path("paper-trades/", views.TradeList.as_view()),
    path("paper-trades/create_from_signal/", views.create_from_signal),
    path("paper-trades/performance/", views.performance),
    path("paper-trades/open_positions/", views.open_positions),
    path("paper-trades/<str:trade_id>/close_trade/", views.close_trade),
    path("paper-trades/<str:trade_id>/cancel_trade/", views.cancel_trade),
]

urlpatterns = [path("api/", include(api)), path("control/<str:verb>/", control.control)]
