// A loopback relay between a client and the sandbox. It passes requests on byte for byte and keeps them, or changes them on the way as a
// meddling third party would.
import { once } from 'node:events';
import http from 'node:http';

/**
 * Starts a relay.
 * @param {string} target base address of the sandbox
 * @returns {Promise<{baseUrl: string, requests: object[], record: () => void, tamper: (change: (parameters: string[]) => string[]) => void,
 * stop: () => Promise<void>}>} `record` passes on unchanged and starts `requests` anew, which holds `method`, `path`, `query` and `body` of
 * what comes; `tamper` sets the change to the parameters, as they are on the wire, of the next requests.
 */
export async function startRelay(target) {
  const { hostname, port, host } = new URL(target);
  const requests = [];
  let change = null;
  const server = http.createServer(async (incoming, outgoing) => {
    try {
      const received = await read(incoming);
      requests.push(received);
      const sent = change === null ? received : changed(received, change);
      const path = sent.query === '' ? sent.path : `${sent.path}?${sent.query}`;
      const body = Buffer.from(sent.body);
      const headers = { ...incoming.headers, host, connection: 'close' };
      delete headers['transfer-encoding'];
      if (body.length > 0 || 'content-length' in headers) {
        headers['content-length'] = body.length;
      }

      const request = http.request({ hostname, port, method: sent.method, path, headers, agent: false });
      request.end(body);
      const [response] = await once(request, 'response');
      outgoing.writeHead(response.statusCode, response.headers);
      response.pipe(outgoing);
    } catch {
      outgoing.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${server.address().port}`,
    requests,
    tamper: (next) => { change = next; },
    record: () => {
      change = null;
      requests.length = 0;
    },
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

/** Changes the part of a request that carries the signature: its query or its body. */
function changed(request, change) {
  const part = /(^|&)signature=/.test(request.body) ? 'body' : 'query';
  return { ...request, [part]: change(request[part].split('&')).join('&') };
}

async function read(incoming) {
  const chunks = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }

  const mark = incoming.url.indexOf('?');
  return {
    method: incoming.method,
    path: mark < 0 ? incoming.url : incoming.url.slice(0, mark),
    query: mark < 0 ? '' : incoming.url.slice(mark + 1),
    body: Buffer.concat(chunks).toString('latin1'),
  };
}
