// Refuses every connection that would leave this machine, before the name is even looked up. Import it first in a test file.
// All TCP of Node goes through Socket.connect: http, https, tls, fetch, and both copies of undici.
import net from 'node:net';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/i;

// A proxy from the environment would be asked for loopback addresses too.
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) {
  delete process.env[name];
  delete process.env[name.toLowerCase()];
}

const refused = [];
const contacted = new Set();
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  const host = hostOf(args);
  if (host !== undefined && !LOOPBACK.test(host)) {
    refused.push(host);
    const error = new Error(`The tests contact loopback addresses only, not ${host}.`);
    process.nextTick(() => this.destroy(error));
    return this;
  }

  contacted.add(host);
  return connect.apply(this, args);
};

/** The host of a call of Socket.connect; undefined for a local socket or pipe. */
function hostOf(args) {
  // net.connect hands its normalised arguments over as one array.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (first !== null && typeof first === 'object') {
    return first.path === undefined || first.path === null ? first.host ?? 'localhost' : undefined;
  }

  const isPort = typeof first === 'number' || /^\d+$/.test(first);
  if (!isPort) {
    return undefined;
  }

  return typeof second === 'string' ? second : 'localhost';
}

/** The hosts that were asked for and refused, in order. */
export const refusedHosts = () => [...refused];

/** The hosts that were contacted. */
export const contactedHosts = () => [...contacted];
