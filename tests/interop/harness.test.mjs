// The ground that the other tests stand on: nothing leaves this machine, and no process or lock file entry is left behind.
import { contactedHosts, refusedHosts } from './support/loopback-guard.mjs';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { describe, it } from 'node:test';
import { Spot } from '@binance/spot';
import ccxt from 'ccxt';
import { startRelay } from './support/relay.mjs';
import { startSandbox } from './support/sandbox.mjs';

// Reserved names and addresses (RFC 2606, RFC 5737), in case that the guard should fail.
const FOREIGN = 'exchange.invalid';

describe('the guard refuses', () => {
  const refuses = async (send) => {
    const before = refusedHosts().length;
    await assert.rejects(send());
    assert.equal(refusedHosts().length, before + 1);
    assert.deepEqual(contactedHosts(), []);
  };
  const requested = (request) => new Promise((resolve, reject) => request.on('response', resolve).on('error', reject));

  it('http and https', async () => {
    await refuses(() => requested(http.get(`http://${FOREIGN}/`)));
    await refuses(() => requested(https.get(`https://${FOREIGN}/`)));
    await refuses(() => requested(http.get('http://192.0.2.1/')));
    await refuses(() => requested(http.get('http://[2001:db8::1]/')));
  });

  it('fetch', () => refuses(() => fetch(`https://${FOREIGN}/`)));

  it('ccxt', () => refuses(() => new ccxt.binance({ urls: { api: { public: `https://${FOREIGN}/api/v3` } } }).publicGetTime()));

  it('the connectors', () => refuses(() =>
    new Spot({ configurationRestAPI: { apiKey: '', basePath: `https://${FOREIGN}`, retries: 0 } }).restAPI.time()));
});

describe('the sandbox as a program', () => {
  it('ends by itself when its input is closed', async () => {
    const sandbox = await startSandbox({});
    assert.equal((await fetch(`${sandbox.baseUrl}/api/v3/ping`)).status, 200);
    assert.equal(await sandbox.stop(), 0);
    assert.throws(() => process.kill(sandbox.pid, 0), { code: 'ESRCH' });
  });

  it('says what is wrong with a fleet', () =>
    assert.rejects(startSandbox({ keys: [{ name: 'key', algorithm: 'Dsa' }] }), /keys\[0\]\.algorithm/));

  it('does not repeat the secrets that a fleet brings along', async () => {
    const secret = 's'.repeat(64);
    const sandbox = await startSandbox({ keys: [{ name: 'key', secret }] });
    await sandbox.stop();
    assert.equal(sandbox.keys[0].algorithm, 'Hmac');
    assert.equal(JSON.stringify(sandbox.keys).includes(secret), false);
  });
});

it('the relay passes bytes on as they are', async () => {
  const target = http.createServer(async (request, response) => {
    const chunks = await request.toArray();
    response.end(`${request.method} ${request.url} ${Buffer.concat(chunks)}`);
  });
  await new Promise((resolve) => target.listen(0, '127.0.0.1', resolve));
  const relay = await startRelay(`http://127.0.0.1:${target.address().port}`);
  try {
    const answer = await fetch(`${relay.baseUrl}/path?a=%2b%2B&b='(*)'`, { method: 'POST', body: 'c=~%7E' });
    assert.equal(await answer.text(), "POST /path?a=%2b%2B&b=%27(*)%27 c=~%7E");
  } finally {
    await relay.stop();
    target.closeAllConnections();
    target.close();
  }
});

it('the lock file names no registry', async () => {
  const { packages } = JSON.parse(await readFile(new URL('package-lock.json', import.meta.url), 'utf8'));
  for (const [path, entry] of Object.entries(packages).filter(([path]) => path !== '')) {
    assert.equal(entry.resolved, undefined, path);
    assert.match(entry.integrity, /^sha512-/, path);
  }
});
