// Credentials as a user makes them: an HMAC secret, or a key pair whose public half goes to the exchange.
import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 64;
const newKeyPair = promisify(generateKeyPair);

/** The key kinds that the exchange knows. */
export const KEY_KINDS = ['HMAC', 'RSA-2048', 'RSA-4096', 'Ed25519'];

/** A new API key with its secret part: `secret` for HMAC, `privateKey` and `publicKey` (PEM) for the others. */
export async function newCredential(kind) {
  const apiKey = alphanumeric('SANDBOX');
  switch (kind) {
    case 'HMAC':
      return { kind, algorithm: 'Hmac', apiKey, secret: alphanumeric('') };
    case 'RSA-2048':
      return { kind, algorithm: 'Rsa', apiKey, ...(await newPemPair('rsa', { modulusLength: 2048 })) };
    case 'RSA-4096':
      return { kind, algorithm: 'Rsa', apiKey, ...(await newPemPair('rsa', { modulusLength: 4096 })) };
    case 'Ed25519':
      return { kind, algorithm: 'Ed25519', apiKey, ...(await newPemPair('ed25519', {})) };
    default:
      throw new Error(`There is no key kind '${kind}'.`);
  }
}

/** The same API key with the secret part of another credential: what a user has who mixed two keys up. */
export function withSecretOf(credential, other) {
  return { ...other, apiKey: credential.apiKey };
}

function newPemPair(type, options) {
  return newKeyPair(type, {
    ...options,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

function alphanumeric(prefix) {
  const letters = [...randomBytes(LENGTH - prefix.length)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return prefix + letters.join('');
}
