import { contactedHosts, refusedHosts } from './support/loopback-guard.mjs';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DerivativesTradingUsdsFutures } from '@binance/derivatives-trading-usds-futures';
import { connectorOptions, connectorRefusal, dataOf } from './support/connector.mjs';
import { KEY_KINDS } from './support/credentials.mjs';
import { startExchange } from './support/exchange.mjs';
import { OFFICE_ADDRESS, subAccountEmail } from './support/fleet.mjs';
import { describeRefusals, expectRefusal, NOT_PERMITTED } from './support/refusals.mjs';

let exchange;
before(async () => { exchange = await startExchange(); });
after(() => exchange?.stop());

const connect = (baseUrl, credential, options) =>
  new DerivativesTradingUsdsFutures({ configurationRestAPI: connectorOptions(baseUrl, credential, options) }).restAPI;

const LIMIT_ORDER = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price: 20_000 };

for (const kind of KEY_KINDS) {
  describe(`${kind}: answered`, () => {
    const client = () => connect(exchange.baseUrl, exchange.fleet.trading[kind]);

    it('account', async () => {
      const account = await dataOf(client().accountInformationV3());
      assert.equal(Number(account.totalWalletBalance), 500);
      assert.ok(account.assets.some((asset) => asset.asset === 'USDT'));
    });

    it('balance', async () => {
      const rows = await dataOf(client().futuresAccountBalanceV3());
      assert.equal(Number(rows.find((row) => row.asset === 'USDT').balance), 500);
    });

    it('account configuration', async () => {
      assert.equal((await dataOf(client().futuresAccountConfiguration())).canTrade, true);
    });

    it('order/test', async () => {
      const order = await dataOf(client().testOrder(LIMIT_ORDER));
      assert.equal(order.symbol, 'BTCUSDT');
    });

    it('trading status, trades and income', async () => {
      assert.ok('indicators' in await dataOf(client().futuresTradingQuantitativeRulesIndicators()));
      assert.deepEqual(await dataOf(client().accountTradeList({ symbol: 'BTCUSDT' })), []);
      assert.deepEqual(await dataOf(client().getIncomeHistory()), []);
    });

    it('parameters in query and body at once', async () => {
      const { relay } = exchange;
      relay.record();
      const { symbol, side, type, ...rest } = LIMIT_ORDER;
      const restAPI = connect(relay.baseUrl, exchange.fleet.trading[kind]);
      await dataOf(restAPI.sendSignedRequest('/fapi/v1/order/test', 'POST', { symbol, side, type }, rest));
      assert.equal(relay.requests[0].body, 'timeInForce=GTC&quantity=0.01&price=20000');
      assert.match(relay.requests[0].query, /^symbol=BTCUSDT&side=BUY&type=LIMIT&timestamp=\d+&signature=/);
    });

    it('an e-mail address with a plus sign', async () => {
      const email = subAccountEmail(kind);
      const { subAccounts } = await dataOf(client().sendSignedRequest('/sapi/v1/sub-account/list', 'GET', { email }));
      assert.deepEqual(subAccounts.map((account) => account.email), [email]);
    });
  });
}

describeRefusals({
  exchange: () => exchange,
  connect,
  refusalOf: connectorRefusal,
  calls: [
    { name: 'account', family: 'fapi', send: (client, recvWindow) => dataOf(client.accountInformationV3({ recvWindow })) },
    { name: 'order/test', family: 'fapi', send: (client, recvWindow) => dataOf(client.testOrder({ ...LIMIT_ORDER, recvWindow })) },
  ],
});

it('a key without the futures permission reads and tests nothing', async () => {
  const client = connect(exchange.baseUrl, exchange.fleet.reading);
  await expectRefusal(() => client.accountInformationV3(), connectorRefusal, NOT_PERMITTED.fapi);
  await expectRefusal(() => client.testOrder(LIMIT_ORDER), connectorRefusal, NOT_PERMITTED.fapi);
});

it('a key that is bound to an address works from there only', async () => {
  const { baseUrl, fleet: { office } } = exchange;
  await expectRefusal(() => connect(baseUrl, office).accountInformationV3(), connectorRefusal, NOT_PERMITTED.fapi);
  await connect(baseUrl, office, { customHeaders: { 'X-Sandbox-Client-Address': OFFICE_ADDRESS } }).accountInformationV3();
});

it('the public endpoints answer without a key', async () => {
  const client = connect(exchange.baseUrl, { apiKey: '' });
  const { serverTime } = await dataOf(client.checkServerTime());
  assert.ok(Math.abs(serverTime - Date.now()) < 5_000);
  assert.ok((await dataOf(client.exchangeInformation())).symbols.some((symbol) => symbol.symbol === 'BTCUSDT'));
});

it('nothing but the loopback address was contacted', () => {
  assert.deepEqual(refusedHosts(), []);
  assert.deepEqual(contactedHosts().filter((host) => host !== 'localhost' && host !== '127.0.0.1'), []);
});
