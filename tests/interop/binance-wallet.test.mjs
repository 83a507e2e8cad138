import { contactedHosts, refusedHosts } from './support/loopback-guard.mjs';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Wallet } from '@binance/wallet';
import { connectorOptions, connectorRefusal, dataOf } from './support/connector.mjs';
import { KEY_KINDS } from './support/credentials.mjs';
import { startExchange } from './support/exchange.mjs';
import { CREATE_TIME, OFFICE_ADDRESS, subAccountEmail, withdrawOrderId } from './support/fleet.mjs';
import { describeRefusals, expectRefusal, NOT_PERMITTED } from './support/refusals.mjs';

let exchange;
before(async () => { exchange = await startExchange(); });
after(() => exchange?.stop());

const connect = (baseUrl, credential, options) =>
  new Wallet({ configurationRestAPI: connectorOptions(baseUrl, credential, options) }).restAPI;

for (const kind of KEY_KINDS) {
  describe(`${kind}: answered`, () => {
    const client = () => connect(exchange.baseUrl, exchange.fleet.trading[kind]);

    it('apiRestrictions', async () => {
      const restrictions = await dataOf(client().getApiKeyPermission());
      assert.deepEqual(restrictions, {
        ipRestrict: false,
        createTime: CREATE_TIME,
        enableReading: true,
        enableSpotAndMarginTrading: true,
        enableWithdrawals: false,
        enableInternalTransfer: false,
        enableMargin: false,
        enableFutures: true,
        permitsUniversalTransfer: false,
        enableVanillaOptions: false,
        enableFixApiTrade: false,
        enableFixReadOnly: false,
        enablePortfolioMarginTrading: false,
      });
    });

    it('account information and status', async () => {
      assert.equal((await dataOf(client().accountInfo())).isFutureEnabled, true);
      assert.equal((await dataOf(client().accountStatus())).data, 'Normal');
      assert.equal((await dataOf(client().accountApiTradingStatus())).data.isLocked, false);
    });

    it('withdraw history', async () => {
      const rows = await dataOf(client().withdrawHistory());
      assert.deepEqual(rows.map((row) => [row.coin, row.amount, row.status]), [['USDT', '250.5', 6], ['BTC', '0.125', 6]]);
    });

    it('withdraw history of one coin', async () => {
      assert.deepEqual((await dataOf(client().withdrawHistory({ coin: 'BTC', limit: 10 }))).map((row) => row.coin), ['BTC']);
    });

    it('withdraw history by an identifier with a plus sign', async () => {
      const { relay } = exchange;
      relay.record();
      const id = withdrawOrderId(kind);
      const rows = await dataOf(connect(relay.baseUrl, exchange.fleet.trading[kind]).withdrawHistory({ withdrawOrderId: id }));
      assert.deepEqual(rows.map((row) => row.withdrawOrderId), [id]);
      assert.ok(relay.requests[0].query.includes(`withdrawOrderId=${id.replace('+', '%2B').replace('@', '%40')}&`), 'encoded on the wire');
    });

    it('deposit history, address book and quota', async () => {
      assert.deepEqual(await dataOf(client().depositHistory()), []);
      assert.deepEqual(await dataOf(client().fetchWithdrawAddressList()), []);
      assert.equal(Number((await dataOf(client().fetchWithdrawQuota())).usedWdQuota), 0);
    });

    it('every coin', async () => {
      const coins = await dataOf(client().allCoinsInformation());
      assert.ok(coins.some((coin) => coin.coin === 'USDT' && coin.networkList.length > 0));
    });

    it('sub-account status by an e-mail address with a plus sign', async () => {
      const email = subAccountEmail(kind);
      const rows = await dataOf(client().sendSignedRequest('/sapi/v1/sub-account/status', 'GET', { email }));
      assert.deepEqual(rows.map((row) => row.email), [email]);
    });

    it('the same address, but its escapes changed after signing, is refused', async () => {
      const { relay } = exchange;
      const restAPI = connect(relay.baseUrl, exchange.fleet.trading[kind]);
      const send = () => restAPI.sendSignedRequest('/sapi/v1/sub-account/status', 'GET', { email: subAccountEmail(kind) });
      const expected = { code: -1022, status: 400, message: 'Signature for this request is not valid.' };
      for (const [escaped, changed] of [['%2B', '%2b'], ['%2B', '+'], ['%40', '@'], ['%2B', '%252B']]) {
        relay.tamper((parameters) => [parameters[0].replace(escaped, changed), ...parameters.slice(1)]);
        await expectRefusal(send, connectorRefusal, expected);
      }
    });
  });
}

describeRefusals({
  exchange: () => exchange,
  connect,
  refusalOf: connectorRefusal,
  calls: [
    { name: 'apiRestrictions', family: 'sapi', send: (client, recvWindow) => dataOf(client.getApiKeyPermission({ recvWindow })) },
    { name: 'deposit history', family: 'sapi', send: (client, recvWindow) => dataOf(client.depositHistory({ coin: 'BTC', recvWindow })) },
  ],
});

it('a key without the permission to withdraw is refused as sapi does it', async () => {
  const client = connect(exchange.baseUrl, exchange.fleet.trading.HMAC);
  const expected = { code: -1002, status: 401, message: 'You are not authorized to execute this request.' };
  await expectRefusal(() => client.withdraw({ coin: 'USDT', address: 'sandbox-address', amount: 1 }), connectorRefusal, expected);
});

it('a key that is bound to an address works from there only', async () => {
  const { baseUrl, fleet: { office } } = exchange;
  await expectRefusal(() => connect(baseUrl, office).getApiKeyPermission(), connectorRefusal, NOT_PERMITTED.sapi);
  const atTheOffice = connect(baseUrl, office, { customHeaders: { 'X-Sandbox-Client-Address': OFFICE_ADDRESS } });
  assert.equal((await dataOf(atTheOffice.getApiKeyPermission())).ipRestrict, true);
});

it('a recvWindow above the largest is refused', async () => {
  const client = connect(exchange.baseUrl, exchange.fleet.trading.HMAC);
  const expected = { code: -1131, status: 400, message: 'recvWindow must be less than 60000' };
  await expectRefusal(() => client.getApiKeyPermission({ recvWindow: 60_001 }), connectorRefusal, expected);
});

it('a period above ninety days is refused', async () => {
  const client = connect(exchange.baseUrl, exchange.fleet.trading.HMAC);
  const endTime = Date.now();
  const expected = { code: -4047, status: 400, message: 'Time interval must be within 0-90 days' };
  await expectRefusal(() => client.withdrawHistory({ startTime: endTime - 91 * 86_400_000, endTime }), connectorRefusal, expected);
});


it('the system status needs no key', async () => {
  assert.equal((await dataOf(connect(exchange.baseUrl, { apiKey: '' }).systemStatus())).status, 0);
});

it('nothing but the loopback address was contacted', () => {
  assert.deepEqual(refusedHosts(), []);
  assert.deepEqual(contactedHosts().filter((host) => host !== 'localhost' && host !== '127.0.0.1'), []);
});
