// Starts the sandbox as a program of its own and ends it again by closing its standard input.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../../src/BinanceKeyTools.Sandbox', import.meta.url));
const ASSEMBLY = join(PROJECT, 'bin', 'Debug', 'net8.0', 'BinanceKeyTools.Sandbox.dll');
const START_TIMEOUT = 60_000;
const STOP_TIMEOUT = 5_000;

/**
 * Starts a sandbox with the accounts and keys of a fleet document.
 * @param {object} fleet the fleet document
 * @param {{timeOffset?: number}} options timeOffset: milliseconds that the server's clock is ahead
 * @returns {Promise<{baseUrl: string, keys: object[], pid: number, stop: () => Promise<number | null>}>}
 */
export async function startSandbox(fleet, { timeOffset = 0 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'bkt-interop-'));
  try {
    const file = join(folder, 'fleet.json');
    await writeFile(file, JSON.stringify(fleet), { mode: 0o600 });
    const child = spawn('dotnet', [...program(), 'serve', '--fleet', file, '--time-offset', `${timeOffset}`, '--json'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });

    // A sandbox that is gone already shows by its exit code, not by a broken pipe.
    child.stdin.on('error', () => {});

    // Also when a test file ends early. A parent that is killed outright closes the input, which ends the sandbox as well.
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    try {
      const ready = JSON.parse(await firstLine(child));
      return { baseUrl: ready.baseUrl.replace(/\/$/, ''), keys: ready.keys, pid: child.pid, stop: () => stop(child) };
    } catch (error) {
      await stop(child);
      throw error;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function program() {
  return existsSync(ASSEMBLY) ? [ASSEMBLY] : ['run', '--project', PROJECT, '--'];
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    const timer = setTimeout(() => reject(new Error(`The sandbox was not ready after ${START_TIMEOUT} ms. ${complaint}`)), START_TIMEOUT);
    child.stderr.setEncoding('utf8').on('data', (text) => { complaint += text; });
    child.once('error', (error) => { clearTimeout(timer); reject(error); });
    child.once('close', (code) => { clearTimeout(timer); reject(new Error(`The sandbox ended with ${code}. ${complaint}`)); });
    createInterface({ input: child.stdout }).once('line', (line) => { clearTimeout(timer); resolve(line); });
  });
}

/** Closes the input, waits for the end, and kills the process only when it does not come. Returns the exit code. */
async function stop(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return child.exitCode;
  }

  const ended = once(child, 'exit');
  child.stdin.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT);
  await ended;
  clearTimeout(timer);
  return child.exitCode;
}
