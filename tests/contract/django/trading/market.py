"""A fixed set of signals, and prices that only a test moves."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Optional


@dataclass(frozen=True)
class Signal:
    id: int
    symbol_name: str
    direction: str
    entry: str
    sl: str
    tp: str
    market_type: str
    leverage: Optional[int]
    confidence: float
    timeframe: str
    trading_type: str
    estimated_duration_hours: float
    status: str = "ACTIVE"
    risk_reward: float = 2
    description: str = ""


# Symbols, levels and prices are those of the practice backend's opening market: the same trade must come to the same figures.
SIGNALS = [
    Signal(1, "PONDUSDT", "SHORT", "0.00573000", "0.00590190", "0.00538620", "FUTURES", 10, 0.72, "15m", "DAY", 6),
    Signal(2, "BTCUSDT", "LONG", "64211.55000000", "63055.74000000", "66523.17000000", "FUTURES", 5, 0.68, "1h", "DAY", 12),
    Signal(3, "ETHUSDT", "LONG", "3128.70000000", "3019.20000000", "3402.46000000", "SPOT", None, 0.64, "4h", "SWING", 72),
    # Its entry is far below the market: a trade from it is PENDING.
    Signal(4, "LINKUSDT", "LONG", "13.78860000", "13.37490000", "14.82270000", "SPOT", None, 0.7, "4h", "SWING", 48),
]

_prices = {
    "PONDUSDT": Decimal("0.00573000"),
    "BTCUSDT": Decimal("64250.10000000"),
    "ETHUSDT": Decimal("3127.45000000"),
    "LINKUSDT": Decimal("14.21500000"),
}


def signal(signal_id):
    """The signal with this id as a body or a path gives it, or None."""
    return next((found for found in SIGNALS if str(found.id) == str(signal_id)), None)


def price(symbol):
    return _prices.get(symbol)


def set_price(symbol, price):
    _prices[symbol] = Decimal(price)
