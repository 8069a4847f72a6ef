import { beforeEach, expect, it } from 'vitest';
import { ACCESS_LIFE_MS } from './support/contract-server.ts';
import { onEveryServer } from './support/every-server.ts';
import { activeSignal, openMarket } from './support/signals.ts';

const CREATE = /\/create_from_signal\/$/;
const CLOSE = /\/close_trade\/$/;

onEveryServer(({ server, signedIn }) => {
  beforeEach(() => openMarket(server()));

  it('sends an order whose token was refused once more, and the server has one trade', async () => {
    const { client, traffic, passUnnoticed } = await signedIn();
    const signal = await activeSignal(client, 'PONDUSDT');
    await passUnnoticed(ACCESS_LIFE_MS);
    const trade = await client.open(signal.id, '100');
    expect(traffic.statuses('POST', CREATE)).toEqual([401, 201]);
    expect(traffic.refreshes()).toEqual([200]);
    expect((await client.trades()).map(({ id }) => id)).toEqual([trade.id]);
  });

  it('renews first after a sleep in which the token has expired, and sends the order once', async () => {
    const { client, sleep, traffic } = await signedIn();
    const signal = await activeSignal(client, 'PONDUSDT');
    await sleep(ACCESS_LIFE_MS + 60_000);
    await client.open(signal.id, '100');
    expect(traffic.statuses('POST', CREATE)).toEqual([201]);
    expect(await client.trades()).toHaveLength(1);
  });

  it('calls an order uncertain when its answer is lost, and does not repeat it', async () => {
    const { client, proxy, traffic } = await signedIn();
    const signal = await activeSignal(client, 'PONDUSDT');
    proxy.inject({ path: CREATE, times: 1, fault: { kind: 'loseAnswer' } });
    await expect(client.open(signal.id, '100')).rejects.toMatchObject({ code: 'trade.uncertain' });
    expect(traffic.statuses('POST', CREATE)).toEqual([null]);
    expect(await client.trades()).toMatchObject([{ signalId: signal.id, status: 'OPEN' }]);
  });

  it('does not repeat an order either whose answer is lost at its second sending', async () => {
    const { client, proxy, traffic, passUnnoticed } = await signedIn();
    const signal = await activeSignal(client, 'PONDUSDT');
    await passUnnoticed(ACCESS_LIFE_MS);
    proxy.inject({ path: CREATE, times: 1, fault: { kind: 'wait', until: () => Promise.resolve() } });
    proxy.inject({ path: CREATE, times: 1, fault: { kind: 'loseAnswer' } });
    await expect(client.open(signal.id, '100')).rejects.toMatchObject({ code: 'trade.uncertain' });
    expect(traffic.statuses('POST', CREATE)).toEqual([401, null]);
    expect(await client.trades()).toHaveLength(1);
  });

  it('does not repeat the closing of a trade whose answer is lost', async () => {
    const { client, proxy, traffic } = await signedIn();
    const signal = await activeSignal(client, 'PONDUSDT');
    const { id } = await client.open(signal.id, '100');
    proxy.inject({ path: CLOSE, times: 1, fault: { kind: 'loseAnswer' } });
    await expect(client.close(id, '0.0056')).rejects.toMatchObject({ code: 'trade.uncertain' });
    expect(traffic.statuses('POST', CLOSE)).toEqual([null]);
    expect(await client.trades()).toMatchObject([{ id, status: 'CLOSED_MANUAL', exitPrice: '0.00560000' }]);
  });
});
