import { contactedHosts, refusedHosts } from './support/loopback-guard.mjs';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Spot } from '@binance/spot';
import { connectorOptions, connectorRefusal, dataOf } from './support/connector.mjs';
import { KEY_KINDS } from './support/credentials.mjs';
import { startExchange } from './support/exchange.mjs';
import { CREATE_TIME, OFFICE_ADDRESS, subAccountEmail } from './support/fleet.mjs';
import { describeRefusals, expectRefusal, NOT_PERMITTED } from './support/refusals.mjs';
import { startSandbox } from './support/sandbox.mjs';

let exchange;
before(async () => { exchange = await startExchange(); });
after(() => exchange?.stop());

const connect = (baseUrl, credential, options) =>
  new Spot({ configurationRestAPI: connectorOptions(baseUrl, credential, options) }).restAPI;

const LIMIT_ORDER = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.001, price: 20_000 };

for (const kind of KEY_KINDS) {
  describe(`${kind}: answered`, () => {
    const client = () => connect(exchange.baseUrl, exchange.fleet.trading[kind]);

    it('account', async () => {
      const response = await client().getAccount({ omitZeroBalances: true });
      const account = await response.data();
      assert.equal(account.canTrade, true);
      assert.deepEqual(account.balances.find((balance) => balance.asset === 'USDT'), { asset: 'USDT', free: '1234.50000000', locked: '10.00000000' });
      assert.ok(response.rateLimits.some((limit) => limit.rateLimitType === 'REQUEST_WEIGHT' && limit.count >= 20), 'the weight is told');
    });

    it('order/test', async () => {
      assert.deepEqual(await dataOf(client().orderTest(LIMIT_ORDER)), {});
    });

    it('order/test with commission rates', async () => {
      const rates = await dataOf(client().orderTest({ ...LIMIT_ORDER, computeCommissionRates: true }));
      assert.equal(rates.standardCommissionForOrder.maker, '0.00100000');
    });

    it('open orders and own trades', async () => {
      assert.deepEqual(await dataOf(client().getOpenOrders({ symbol: 'BTCUSDT' })), []);
      assert.deepEqual(await dataOf(client().myTrades({ symbol: 'BTCUSDT' })), []);
    });

    it('order limits', async () => {
      assert.ok((await dataOf(client().rateLimitOrder())).every((limit) => limit.rateLimitType === 'ORDERS'));
    });

    it('apiRestrictions, as a generic signed request', async () => {
      const restrictions = await dataOf(client().sendSignedRequest('/sapi/v1/account/apiRestrictions', 'GET'));
      assert.equal(restrictions.createTime, CREATE_TIME);
      assert.equal(restrictions.enableSpotAndMarginTrading, true);
      assert.equal(restrictions.enableWithdrawals, false);
    });

    it('an e-mail address with a plus sign', async () => {
      const { relay } = exchange;
      relay.record();
      const restAPI = connect(relay.baseUrl, exchange.fleet.trading[kind]);
      const email = subAccountEmail(kind);
      const { subAccounts } = await dataOf(restAPI.sendSignedRequest('/sapi/v1/sub-account/list', 'GET', { email }));
      assert.deepEqual(subAccounts.map((account) => account.email), [email]);
      assert.ok(relay.requests[0].query.startsWith(`email=${email.replace('+', '%2B').replace('@', '%40')}&`), 'encoded on the wire');
    });

    it('parameters in query and body at once', async () => {
      const { relay } = exchange;
      relay.record();
      const { symbol, side, type, ...rest } = LIMIT_ORDER;
      const restAPI = connect(relay.baseUrl, exchange.fleet.trading[kind]);
      assert.deepEqual(await dataOf(restAPI.sendSignedRequest('/api/v3/order/test', 'POST', { symbol, side, type }, rest)), {});
      assert.equal(relay.requests[0].body, 'timeInForce=GTC&quantity=0.001&price=20000');
      assert.match(relay.requests[0].query, /^symbol=BTCUSDT&side=BUY&type=LIMIT&timestamp=\d+&signature=/);
    });

    it('microseconds on request', async () => {
      const restAPI = connect(exchange.baseUrl, exchange.fleet.trading[kind], { timeUnit: 'MICROSECOND' });
      const { serverTime } = await dataOf(restAPI.time());
      assert.ok(serverTime > Date.now() * 100, 'the time is in microseconds');
      assert.equal((await dataOf(restAPI.getAccount())).canTrade, true);
    });
  });
}

describeRefusals({
  exchange: () => exchange,
  connect,
  refusalOf: connectorRefusal,
  calls: [
    { name: 'account', family: 'spot', send: (client, recvWindow) => dataOf(client.getAccount({ recvWindow })) },
    { name: 'order/test', family: 'spot', send: (client, recvWindow) => dataOf(client.orderTest({ ...LIMIT_ORDER, recvWindow })) },
  ],
});

it('a key that may only read tests no order', async () => {
  const client = connect(exchange.baseUrl, exchange.fleet.reading);
  await client.getAccount();
  await expectRefusal(() => client.orderTest(LIMIT_ORDER), connectorRefusal, NOT_PERMITTED.spot);
});

it('a key that is bound to an address works from there only', async () => {
  const { baseUrl, fleet: { office } } = exchange;
  await expectRefusal(() => connect(baseUrl, office).getAccount(), connectorRefusal, NOT_PERMITTED.spot);
  await connect(baseUrl, office, { customHeaders: { 'X-Sandbox-Client-Address': OFFICE_ADDRESS } }).getAccount();
});

it('an order that breaks a filter is refused by the filter, not by the key checks', async () => {
  const client = connect(exchange.baseUrl, exchange.fleet.trading.Ed25519);
  const expected = { code: -1013, status: 400, message: 'Filter failure: NOTIONAL' };
  await expectRefusal(() => client.orderTest({ ...LIMIT_ORDER, quantity: 0.0001, price: 1000 }), connectorRefusal, expected);
});

it('too many requests are refused, and then the address is banned', async () => {
  const { apiKey, secret } = exchange.fleet.reading;
  const small = { keys: [{ name: 'key', apiKey, secret }], rateLimits: { spotWeight: 50, refusalsBeforeBan: 3 } };
  const sandbox = await startSandbox(small);
  try {
    const client = connect(sandbox.baseUrl, { apiKey, secret });
    const seen = [];
    while (seen.at(-1) !== 'RateLimitBanError' && seen.length < 50) {
      seen.push(await client.getAccount().then(() => 'answered', (error) => `${error.name}${error.code === -1003 ? '' : error.code}`));
    }

    // The minute of the server may change in between, which only makes the row of answers longer.
    assert.match(seen.join(' '), /^answered answered (answered |TooManyRequestsError )*TooManyRequestsError TooManyRequestsError RateLimitBanError$/);
  } finally {
    await sandbox.stop();
  }
});

it('the public endpoints answer without a key', async () => {
  const client = connect(exchange.baseUrl, { apiKey: '' });
  assert.deepEqual(await dataOf(client.ping()), {});
  const { symbols } = await dataOf(client.exchangeInfo({ symbol: 'BTCUSDT' }));
  assert.deepEqual(symbols.map((symbol) => symbol.symbol), ['BTCUSDT']);
});

it('a value that the client encodes one way to sign and another way to send is refused', async () => {
  const client = connect(exchange.baseUrl, exchange.fleet.trading.HMAC);
  const expected = { code: -1022, status: 400, message: 'Signature for this request is not valid.' };
  for (const email of ['two words', "o'brien@example.com"]) {
    await expectRefusal(() => client.sendSignedRequest('/sapi/v1/sub-account/list', 'GET', { email }), connectorRefusal, expected);
  }
});

it('a path that does not exist is a 404 without an error code', async () => {
  const client = connect(exchange.baseUrl, exchange.fleet.trading.HMAC);
  await assert.rejects(client.sendSignedRequest('/api/v3/nothing', 'GET'), { name: 'NotFoundError', code: undefined });
});

it('nothing but the loopback address was contacted', () => {
  assert.deepEqual(refusedHosts(), []);
  assert.deepEqual(contactedHosts().filter((host) => host !== 'localhost' && host !== '127.0.0.1'), []);
});
