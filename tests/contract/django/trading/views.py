from dataclasses import asdict
from datetime import timedelta
from decimal import Decimal, InvalidOperation

from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.generics import ListAPIView
from rest_framework.response import Response

import clock
from trading import market
from trading.models import PLACES, PERCENT_PLACES, Trade, round_to

# How far the price may be from a signal's entry for a trade to be filled at once.
FILL_TOLERANCE = Decimal("0.01")


class TradeSerializer(serializers.ModelSerializer):
    created_at = serializers.DateTimeField(format="%Y-%m-%d %H:%M:%S")
    updated_at = serializers.DateTimeField(format="%Y-%m-%d %H:%M:%S")
    is_open = serializers.BooleanField()
    is_closed = serializers.BooleanField()
    is_profitable = serializers.BooleanField()

    class Meta:
        model = Trade
        exclude = ["user"]


class SignalSerializer(serializers.BaseSerializer):
    def to_representation(self, signal):
        return {**asdict(signal), "created_at": clock.now().isoformat()}


class SignalList(ListAPIView):
    serializer_class = SignalSerializer

    def get_queryset(self):
        return market.SIGNALS


class TradeList(ListAPIView):
    serializer_class = TradeSerializer

    def get_queryset(self):
        return Trade.objects.filter(user=self.request.user)


@api_view(["GET"])
def profile(request):
    user = request.user
    return Response({"id": user.id, "username": user.username, "email": user.email})


@api_view(["POST"])
def create_from_signal(request):
    signal = market.signal(request.data.get("signal_id"))
    if signal is None:
        return refused(404, "Signal not found.")
    size = amount(request.data.get("position_size"))
    if size is None:
        return refused(400, "position_size must be greater than zero.")
    mine = Trade.objects.filter(user=request.user, symbol=signal.symbol_name, direction=signal.direction)
    if mine.filter(status__in=["PENDING", "OPEN"]).exists():
        return refused(400, "There is an open trade in this symbol and direction.")
    now = clock.now()
    entry = Decimal(signal.entry)
    fills = abs(market.price(signal.symbol_name) - entry) <= entry * FILL_TOLERANCE
    trade = Trade.objects.create(
        user=request.user,
        signal_id=signal.id,
        signal_timeframe=signal.timeframe,
        signal_confidence=signal.confidence,
        symbol=signal.symbol_name,
        direction=signal.direction,
        market_type=signal.market_type,
        leverage=signal.leverage,
        entry_price=entry,
        entry_time=now if fills else None,
        position_size=size,
        quantity=round_to(size / entry, PLACES),
        stop_loss=Decimal(signal.sl),
        take_profit=Decimal(signal.tp),
        status="OPEN" if fills else "PENDING",
        created_at=now,
        updated_at=now,
    )
    return Response(TradeSerializer(trade).data, status=201)


@api_view(["POST"])
def close_trade(request, trade_id):
    price = amount(request.data.get("current_price"))
    if price is None:
        return refused(400, "current_price must be greater than zero.")
    trade = mine_in_state(request.user, trade_id, "OPEN")
    if trade is None:
        return refused(404, "Open paper trade not found.")
    trade.profit_loss, trade.profit_loss_percentage = trade.profit_at(price)
    trade.exit_price = price
    trade.exit_time = trade.updated_at = clock.now()
    trade.status = "CLOSED_MANUAL"
    trade.save()
    return Response(TradeSerializer(trade).data)


@api_view(["POST"])
def cancel_trade(request, trade_id):
    trade = mine_in_state(request.user, trade_id, "PENDING")
    if trade is None:
        return refused(404, "Pending paper trade not found.")
    trade.status = "CANCELLED"
    trade.updated_at = clock.now()
    trade.save()
    return Response(TradeSerializer(trade).data)


@api_view(["GET"])
def open_positions(request):
    trades = list(Trade.objects.filter(user=request.user, status="OPEN"))
    positions = [(trade, market.price(trade.symbol)) for trade in trades]
    priced = [(trade, price, *trade.profit_at(price)) for trade, price in positions]
    investment = sum((trade.position_size for trade in trades), Decimal(0))
    unrealized = sum((gain for _, _, gain, _ in priced), Decimal(0))
    percentage = round_to(unrealized / investment * 100, PERCENT_PLACES) if trades else 0
    return Response(
        {
            "total_investment": float(investment),
            "total_current_value": float(investment + unrealized),
            "total_unrealized_pnl": float(unrealized),
            "total_unrealized_pnl_pct": float(percentage),
            "total_open_trades": len(trades),
            "positions": [
                {
                    "trade_id": trade.id,
                    "current_price": float(price),
                    "unrealized_pnl": float(gain),
                    "unrealized_pnl_pct": float(percent),
                    "has_real_time_price": True,
                }
                for trade, price, gain, percent in priced
            ],
        }
    )


@api_view(["GET"])
def performance(request):
    since = clock.now() - timedelta(days=int(request.query_params.get("days", "30")))
    trades = list(Trade.objects.filter(user=request.user, created_at__gte=since))
    opened = [trade for trade in trades if trade.is_open]
    closed = [trade for trade in trades if trade.is_closed]
    results = [trade.profit_loss for trade in closed]
    realized = sum(results, Decimal(0))
    unrealized = sum((trade.profit_at(market.price(trade.symbol))[0] for trade in opened), Decimal(0))
    winning = sum(result > 0 for result in results)
    return Response(
        {
            "total_trades": len(opened) + len(closed),
            "open_trades": len(opened),
            "win_rate": round(winning * 100 / len(closed), 4) if closed else None,
            "total_profit_loss": money(realized),
            "avg_profit_loss": money(realized / len(closed)) if closed else None,
            "best_trade": money(max(results)) if closed else None,
            "worst_trade": money(min(results)) if closed else None,
            "avg_duration_hours": None,
            "profitable_trades": winning,
            "losing_trades": sum(result < 0 for result in results),
            "unrealized_pnl": money(unrealized),
            "total_pnl": money(realized + unrealized),
        }
    )


def mine_in_state(user, trade_id, status):
    if not trade_id.isdecimal():
        return None
    return Trade.objects.filter(user=user, id=int(trade_id), status=status).first()


def amount(value):
    """A decimal above zero, or None."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number > 0 else None


def money(value):
    return f"{round_to(value, PLACES):f}"


def refused(status, error):
    return Response({"error": error}, status=status)
