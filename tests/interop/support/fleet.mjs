// The accounts and keys that the sandbox is started with: for each key kind a master account of its own, so that no kind spends the
// request weight of another, with a sub-account whose e-mail address has a plus sign.
import { KEY_KINDS, newCredential, withSecretOf } from './credentials.mjs';

/** When the keys of the fleet were made, in milliseconds. */
export const CREATE_TIME = 1_700_000_000_000;

/** The address that the key `office` is bound to. */
export const OFFICE_ADDRESS = '203.0.113.7';

const TRADING = { enableSpotAndMarginTrading: true, enableFutures: true };

/** A fleet with fresh credentials: `document` for the sandbox, the rest for the clients. */
export async function newFleet() {
  const trading = await byKind(KEY_KINDS, newCredential);
  const strangers = await byKind(KEY_KINDS, newCredential);
  const reading = await newCredential('HMAC');
  const office = await newCredential('HMAC');
  return {
    document: {
      accounts: KEY_KINDS.flatMap(accountsOf),
      keys: [
        ...KEY_KINDS.map((kind) => keyOf(`${kind} trading`, trading[kind], kind, { permissions: TRADING })),
        keyOf('reading', reading, 'HMAC', {}),
        keyOf('office', office, 'HMAC', { permissions: TRADING, ipRestrict: true, ipList: [OFFICE_ADDRESS] }),
      ],
    },

    /** Keys of each kind that may read and trade. */
    trading,

    /** Credentials of each kind that the sandbox does not know. */
    strangers,

    /** For each kind the key of the sandbox with a secret part that is not its own. */
    mismatched: Object.fromEntries(KEY_KINDS.map((kind) => [kind, withSecretOf(trading[kind], strangers[kind])])),

    /** A key that may only read. */
    reading,

    /** A key that may read and trade from one address. */
    office,
  };
}

/** The e-mail address of the sub-account of a kind's account. */
export const subAccountEmail = (kind) => `${kind.toLowerCase()}+desk@example.com`;

/** The caller's own name for the first withdrawal of a kind's account. */
export const withdrawOrderId = (kind) => `${kind.toLowerCase()}+payout@example.com`;

function accountsOf(kind) {
  return [
    {
      name: kind,
      email: `${kind.toLowerCase()}@example.com`,
      balances: [{ asset: 'USDT', free: '1234.5', locked: '10' }, { asset: 'BTC', free: '0.25' }],
      futuresBalances: [{ asset: 'USDT', free: '500' }],
      coinFuturesBalances: [{ asset: 'BTC', free: '0.5' }],
      withdrawals: [withdrawal(1, 'USDT', '250.5', withdrawOrderId(kind)), withdrawal(2, 'BTC', '0.125', undefined)],
    },
    { name: `${kind} desk`, master: kind, email: subAccountEmail(kind) },
  ];
}

function withdrawal(daysAgo, coin, amount, orderId) {
  const time = Date.now() - daysAgo * 86_400_000;
  return { coin, amount, fee: '0.5', network: coin === 'BTC' ? 'BTC' : 'ETH', address: 'sandbox-address', txId: `sandbox-${daysAgo}`, time, withdrawOrderId: orderId };
}

function keyOf(name, credential, account, settings) {
  const { algorithm, apiKey, secret, publicKey } = credential;
  return { name, algorithm, apiKey, secret, publicKey, account, createTime: CREATE_TIME, ...settings };
}

async function byKind(kinds, make) {
  return Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await make(kind)])));
}
