// What the exchange has to refuse, and how, whichever client sends it. Codes, statuses and texts are those of the official error pages;
// -2008 is in none of them and comes from published reports.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KEY_KINDS } from './credentials.mjs';

const RECV_WINDOW = 5_000;
const LARGEST_RECV_WINDOW = 60_000;

const BAD_SIGNATURE = { code: -1022, status: 400, message: 'Signature for this request is not valid.' };
const CLIENT_BEHIND = { code: -1021, status: 400, message: 'Timestamp for this request is outside of the recvWindow.' };
const CLIENT_AHEAD = { code: -1021, status: 400, message: "Timestamp for this request was 1000ms ahead of the server's time." };
const BAD_KEY_FORMAT = { code: -2014, status: 401, message: 'API-key format invalid.' };

/** The answers to a key that does not exist, by the family of the path. */
const UNKNOWN_KEY = {
  spot: { code: -2008, message: 'Invalid Api-Key ID.' },
  sapi: { code: -2008, status: 400, message: 'Invalid Api-Key ID.' },
  fapi: { code: -2015, status: 401, message: 'Invalid API-key, IP, or permissions for action, request ip: 127.0.0.1' },
};

/** The answers to a key that lacks the permission or is used from an address that is not on its list, by the family of the path. */
export const NOT_PERMITTED = {
  spot: { code: -2015, status: 401, message: 'Invalid API-key, IP, or permissions for action.' },
  sapi: { code: -2015, status: 400, message: 'Invalid API-key, IP, or permissions for action.' },
  fapi: { code: -2015, status: 401, message: 'Invalid API-key, IP, or permissions for action, request ip: 127.0.0.1' },
};

/** What may happen to the parameters of a signed request on its way; the signature has to reveal each. */
const TAMPERING = {
  'a changed value': (parameters) => parameters.map((text) => text.replace(/^timestamp=(\d+)$/, (_, time) => `timestamp=${Number(time) + 1}`)),
  'an added parameter': (parameters) => ['added=1', ...parameters],
  'a parameter left out': (parameters) => parameters.filter((text) => !text.startsWith('recvWindow=')),
  'another order of parameters': (parameters) => [...parameters.slice(0, -1).reverse(), parameters.at(-1)],
};

/**
 * Registers the tests of one client.
 * @param {object} subject
 * @param {() => object} subject.exchange what startExchange returned
 * @param {(baseUrl: string, credential: object) => object} subject.connect makes a client
 * @param {(error: Error, client: object) => {code: number, message: string, status?: number}} subject.refusalOf reads an error of the client
 * @param {{name: string, family: string, send: (client: object, recvWindow: number) => Promise<unknown>}[]} subject.calls signed calls
 */
export function describeRefusals({ exchange, connect, refusalOf, calls }) {
  const refused = (baseUrl, credential, call, expected, recvWindow = RECV_WINDOW) => {
    const client = connect(baseUrl, credential);
    return expectRefusal(() => call.send(client, recvWindow), (error) => refusalOf(error, client), expected);
  };

  for (const kind of KEY_KINDS) {
    for (const call of calls) {
      describe(`${kind}, ${call.name}: refused`, () => {
        it('the secret part of another key', () => refused(exchange().baseUrl, exchange().fleet.mismatched[kind], call, BAD_SIGNATURE));

        it('a key that does not exist', () => refused(exchange().baseUrl, exchange().fleet.strangers[kind], call, UNKNOWN_KEY[call.family]));

        it('a clock that is behind, unless recvWindow allows for it', async () => {
          const credential = exchange().fleet.trading[kind];
          await refused(exchange().clientBehindUrl, credential, call, CLIENT_BEHIND);
          await call.send(connect(exchange().clientBehindUrl, credential), LARGEST_RECV_WINDOW);
        });

        it('a clock that is ahead, whatever recvWindow says', async () => {
          const credential = exchange().fleet.trading[kind];
          await refused(exchange().clientAheadUrl, credential, call, CLIENT_AHEAD);
          await refused(exchange().clientAheadUrl, credential, call, CLIENT_AHEAD, LARGEST_RECV_WINDOW);
        });

        for (const [name, change] of Object.entries(TAMPERING)) {
          it(`${name} after signing`, async () => {
            exchange().relay.tamper(change);
            await refused(exchange().relay.baseUrl, exchange().fleet.trading[kind], call, BAD_SIGNATURE);
          });
        }
      });
    }

    describe(`${kind}: the text of the signature`, () => {
      const [call] = calls;
      const send = () => call.send(connect(exchange().relay.baseUrl, exchange().fleet.trading[kind]), RECV_WINDOW);

      it(kind === 'HMAC' ? 'may be in upper case' : 'may not change its case', async () => {
        exchange().relay.tamper((parameters) => [...parameters.slice(0, -1), swapCase(parameters.at(-1))]);
        if (kind === 'HMAC') {
          await send();
        } else {
          await refused(exchange().relay.baseUrl, exchange().fleet.trading[kind], call, BAD_SIGNATURE);
        }
      });

      if (kind === 'HMAC') {
        return;
      }

      it('has to be percent-encoded', async () => {
        // Not every base64 text has a plus sign. The next try has another timestamp, and with it another signature.
        for (let found = false; !found;) {
          exchange().relay.tamper((parameters) => {
            found = parameters.at(-1).includes('%2B');
            return [...parameters.slice(0, -1), parameters.at(-1).replaceAll('%2B', '+')];
          });
          await send().then(
            () => assert.equal(found, false, 'An unencoded plus sign was accepted.'),
            (error) => assert.equal(found && error.message.includes('Signature for this request is not valid.'), true, error.message));
        }
      });
    });
  }

  for (const call of calls) {
    it(`${call.name}: a text that cannot be an API key is refused`, async () => {
      const { baseUrl, fleet: { reading } } = exchange();
      for (const apiKey of ['not-a-key', `"${reading.apiKey}"`, reading.apiKey.slice(1), `${reading.apiKey}0`]) {
        await refused(baseUrl, { ...reading, apiKey }, call, BAD_KEY_FORMAT);
      }
    });
  }
}

/** Expects a call to fail with a code and a message and, where it is on record and the client tells it, a status. */
export async function expectRefusal(send, refusalOf, { code, status, message }) {
  const outcome = await send().then((answer) => ({ answer }), (error) => ({ error }));
  assert.ok(outcome.error, `Expected ${code}, but the call was answered: ${JSON.stringify(outcome.answer)}`);
  const refusal = refusalOf(outcome.error);
  assert.deepEqual({ code: refusal.code, message: refusal.message }, { code, message });
  if (status !== undefined && refusal.status !== undefined) {
    assert.equal(refusal.status, status);
  }
}

function swapCase(parameter) {
  const [name, value] = parameter.split('=');
  const swapped = [...value].map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()));
  return `${name}=${swapped.join('')}`;
}
