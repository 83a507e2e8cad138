import { contactedHosts, refusedHosts } from './support/loopback-guard.mjs';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import ccxt from 'ccxt';
import { KEY_KINDS } from './support/credentials.mjs';
import { CLIENT_BEHIND, startExchange } from './support/exchange.mjs';
import { CREATE_TIME, OFFICE_ADDRESS, subAccountEmail, withdrawOrderId } from './support/fleet.mjs';
import { describeRefusals, expectRefusal, NOT_PERMITTED } from './support/refusals.mjs';

let exchange;
before(async () => { exchange = await startExchange(); });
after(() => exchange?.stop());

const PATHS = Object.entries(new ccxt.binance().urls.api).map(([name, url]) => [name, new URL(url).pathname]);

/** Every address of the client, with the hosts of the exchange replaced. */
const addressesAt = (baseUrl) => ({ api: Object.fromEntries(PATHS.map(([name, path]) => [name, baseUrl + path])) });

/** The client's own rate limiter is off: it would wait for seconds after a withdraw history. */
const newClient = (baseUrl, { apiKey, secret, privateKey }, settings = {}) => new ccxt.binance({
  apiKey,
  secret: secret ?? privateKey,
  urls: addressesAt(baseUrl),
  enableRateLimit: false,
  ...settings,
});

const clients = new Map();

/** A client for an address and a credential. Making one is slow, so each is made once. */
function connect(baseUrl, credential) {
  const name = [baseUrl, credential.apiKey, credential.secret ?? credential.privateKey].join('\n');
  if (!clients.has(name)) {
    clients.set(name, newClient(baseUrl, credential));
  }

  return clients.get(name);
}

/** The client turns answers into errors of its own, some of which drop the code; it keeps the answer itself as text. */
function refusalOf(error, client) {
  assert.ok(error instanceof ccxt.BaseError, error.stack);
  const { code, msg } = JSON.parse(client.last_http_response);
  return { code, message: msg };
}

const SPOT_ORDER = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.001', price: '20000' };
const FUTURES_ORDER = { ...SPOT_ORDER, quantity: '0.01' };

for (const kind of KEY_KINDS) {
  describe(`${kind}: answered`, () => {
    const client = () => connect(exchange.baseUrl, exchange.fleet.trading[kind]);

    it('account', async () => {
      assert.equal((await client().privateGetAccount()).canTrade, true);
    });

    it('apiRestrictions', async () => {
      const restrictions = await client().sapiGetAccountApiRestrictions();
      assert.equal(restrictions.createTime, CREATE_TIME);
      assert.equal(restrictions.enableFutures, true);
      assert.equal(restrictions.enableWithdrawals, false);
    });

    it('order/test', async () => {
      assert.deepEqual(await client().privatePostOrderTest(SPOT_ORDER), {});
    });

    it('futures account', async () => {
      assert.equal(Number((await client().fapiPrivateV3GetAccount()).totalWalletBalance), 500);
    });

    it('futures order/test', async () => {
      assert.equal((await client().fapiPrivatePostOrderTest(FUTURES_ORDER)).symbol, 'BTCUSDT');
    });

    it('withdraw history', async () => {
      const rows = await client().sapiGetCapitalWithdrawHistory();
      assert.deepEqual(rows.map((row) => [row.coin, row.amount]), [['USDT', '250.5'], ['BTC', '0.125']]);
    });

    it('withdraw history by an identifier with a plus sign', async () => {
      const { relay } = exchange;
      relay.record();
      const id = withdrawOrderId(kind);
      const rows = await connect(relay.baseUrl, exchange.fleet.trading[kind]).sapiGetCapitalWithdrawHistory({ withdrawOrderId: id });
      assert.deepEqual(rows.map((row) => row.withdrawOrderId), [id]);
      assert.ok(relay.requests[0].query.includes(`withdrawOrderId=${encodeURIComponent(id)}&`), 'encoded on the wire');
    });

    it('sub-account by an e-mail address with a plus sign, encoded by the caller', async () => {
      const { relay } = exchange;
      relay.record();

      // The client leaves the parameters of sub-account paths as the caller writes them.
      const email = subAccountEmail(kind);
      const subject = connect(relay.baseUrl, exchange.fleet.trading[kind]);
      const { subAccounts } = await subject.sapiGetSubAccountList({ email: encodeURIComponent(email) });
      assert.deepEqual(subAccounts.map((account) => account.email), [email]);
      assert.ok(relay.requests[0].query.includes(`email=${encodeURIComponent(email)}&`), 'encoded on the wire');
    });

    it('sub-account by an e-mail address with a plus sign, not encoded: signed as sent, but a space', async () => {
      const { subAccounts } = await client().sapiGetSubAccountList({ email: subAccountEmail(kind) });
      assert.deepEqual(subAccounts, []);
    });

    it('markets and currencies, with the margin pairs', async () => {
      const subject = newClient(exchange.baseUrl, exchange.fleet.trading[kind], { options: { fetchMargins: true } });
      await subject.loadMarkets();
      assert.equal(subject.market('BTC/USDT').spot, true);
      assert.equal(subject.market('BTC/USDT').margin, true);
      assert.equal(subject.market('BTC/USDT:USDT').linear, true);
      assert.ok(subject.currency('USDT').networks !== undefined);
    });

    it('fetchBalance, spot and both kinds of futures', async () => {
      const spot = await client().fetchBalance();
      assert.deepEqual(spot.USDT, { free: 1234.5, used: 10, total: 1244.5 });
      const futures = await client().fetchBalance({ type: 'future' });
      assert.equal(futures.USDT.total, 500);
      const coinFutures = await client().fetchBalance({ type: 'delivery' });
      assert.equal(coinFutures.BTC.total, 0.5);
    });

    it('fetchWithdrawals', async () => {
      const withdrawals = await client().fetchWithdrawals();
      assert.deepEqual(
        withdrawals.map(({ currency, amount, status, fee }) => [currency, amount, status, fee.cost]).sort(),
        [['BTC', 0.125, 'ok', 0.5], ['USDT', 250.5, 'ok', 0.5]]);
    });

    it('createOrder as a test', async () => {
      const order = await client().createOrder('BTC/USDT', 'limit', 'buy', 0.001, 20_000, { test: true });
      assert.equal(order.symbol, 'BTC/USDT');
    });

    it('any clock, once the client has measured the difference', async () => {
      const subject = newClient(exchange.clientBehindUrl, exchange.fleet.trading[kind]);
      const difference = await subject.loadTimeDifference();
      assert.ok(Math.abs(difference + CLIENT_BEHIND) < 1_000, `${difference}`);
      assert.equal((await subject.privateGetAccount()).canTrade, true);
    });
  });
}

describeRefusals({
  exchange: () => exchange,
  connect,
  refusalOf,
  calls: [
    { name: 'account', family: 'spot', send: (client, recvWindow) => client.privateGetAccount({ recvWindow }) },
    { name: 'order/test', family: 'spot', send: (client, recvWindow) => client.privatePostOrderTest({ ...SPOT_ORDER, recvWindow }) },
    { name: 'apiRestrictions', family: 'sapi', send: (client, recvWindow) => client.sapiGetAccountApiRestrictions({ recvWindow }) },
    { name: 'futures account', family: 'fapi', send: (client, recvWindow) => client.fapiPrivateV3GetAccount({ recvWindow }) },
    { name: 'futures order/test', family: 'fapi', send: (client, recvWindow) => client.fapiPrivatePostOrderTest({ ...FUTURES_ORDER, recvWindow }) },
  ],
});

describe('the errors that the client makes of the answers', () => {
  const throwing = (error, credential, baseUrl = exchange.baseUrl) =>
    assert.rejects(newClient(baseUrl, credential).privateGetAccount(), (actual) => actual.constructor === error);

  it('AuthenticationError for a wrong secret part and a malformed key', async () => {
    const { mismatched, reading } = exchange.fleet;
    await throwing(ccxt.AuthenticationError, mismatched.Ed25519);
    await throwing(ccxt.AuthenticationError, { ...reading, apiKey: 'not-a-key' });
  });

  it('InvalidNonce for a clock that is off', async () => {
    await throwing(ccxt.InvalidNonce, exchange.fleet.trading.HMAC, exchange.clientBehindUrl);
    await throwing(ccxt.InvalidNonce, exchange.fleet.trading.HMAC, exchange.clientAheadUrl);
  });
});

it('a key that may only read tests no order and sees no futures', async () => {
  const client = connect(exchange.baseUrl, exchange.fleet.reading);
  const refusal = (error) => refusalOf(error, client);
  await client.privateGetAccount();
  await expectRefusal(() => client.privatePostOrderTest(SPOT_ORDER), refusal, NOT_PERMITTED.spot);
  await expectRefusal(() => client.fapiPrivateV3GetAccount(), refusal, NOT_PERMITTED.fapi);
});

it('a key that is bound to an address works from there only', async () => {
  const { baseUrl, fleet: { office } } = exchange;
  const elsewhere = connect(baseUrl, office);
  await expectRefusal(() => elsewhere.privateGetAccount(), (error) => refusalOf(error, elsewhere), NOT_PERMITTED.spot);
  await newClient(baseUrl, office, { headers: { 'X-Sandbox-Client-Address': OFFICE_ADDRESS } }).privateGetAccount();
});

it('nothing but the loopback address was contacted', () => {
  assert.deepEqual(refusedHosts(), []);
  assert.deepEqual(contactedHosts().filter((host) => host !== 'localhost' && host !== '127.0.0.1'), []);
});
