from decimal import ROUND_HALF_EVEN, Decimal

from django.conf import settings
from django.db import models

PLACES = Decimal("0.00000001")
PERCENT_PLACES = Decimal("0.0001")


class Money(models.DecimalField):
    def __init__(self, **options):
        super().__init__(**{"max_digits": 20, "decimal_places": 8, **options})


class Trade(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    signal_id = models.IntegerField()
    signal_timeframe = models.CharField(max_length=8)
    signal_confidence = models.FloatField()
    symbol = models.CharField(max_length=20)
    direction = models.CharField(max_length=5)
    market_type = models.CharField(max_length=7)
    leverage = models.IntegerField(null=True)
    entry_price = Money()
    entry_time = models.DateTimeField(null=True)
    position_size = Money()
    quantity = Money()
    stop_loss = Money()
    take_profit = Money()
    exit_price = Money(null=True)
    exit_time = models.DateTimeField(null=True)
    profit_loss = Money(default=0)
    profit_loss_percentage = models.DecimalField(max_digits=20, decimal_places=4, default=0)
    status = models.CharField(max_length=13)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-id"]

    @property
    def is_open(self):
        return self.status == "OPEN"

    @property
    def is_closed(self):
        return self.status.startswith("CLOSED_")

    @property
    def is_profitable(self):
        return self.is_closed and self.profit_loss > 0

    def profit_at(self, price):
        """P/L in quote currency and as a percentage of the margin: (exit - entry) * quantity, negated for SHORT, times leverage for FUTURES."""
        side = 1 if self.direction == "LONG" else -1
        leverage = self.leverage if self.market_type == "FUTURES" else 1
        gain = (price - self.entry_price) * self.quantity * side * leverage
        return round_to(gain, PLACES), round_to(gain / self.position_size * 100, PERCENT_PLACES)


def round_to(value, places):
    return value.quantize(places, rounding=ROUND_HALF_EVEN)
