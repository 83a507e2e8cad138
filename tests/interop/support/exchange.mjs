// One fleet served three times: by a clock that is right, one that is ahead of the client and one that is behind it.
import { newFleet } from './fleet.mjs';
import { startRelay } from './relay.mjs';
import { startSandbox } from './sandbox.mjs';

/** Twenty seconds: four times the default recvWindow, a third of the largest. */
export const CLIENT_BEHIND = 20_000;

/** Eight seconds: far more than the tolerated one, less than the ten beyond which a timestamp counts as a malformed parameter. */
export const CLIENT_AHEAD = -8_000;

/**
 * Starts everything that a client's tests need.
 * @returns {Promise<{fleet: object, baseUrl: string, clientBehindUrl: string, clientAheadUrl: string, relay: object, stop: () => Promise<void>}>}
 */
export async function startExchange() {
  const fleet = await newFleet();
  const starting = [0, CLIENT_BEHIND, CLIENT_AHEAD].map((timeOffset) => startSandbox(fleet.document, { timeOffset }));
  const started = (await Promise.allSettled(starting)).filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
  const stop = () => Promise.all(started.map((sandbox) => sandbox.stop()));
  try {
    const [onTime, clientBehind, clientAhead] = await Promise.all(starting);
    const relay = await startRelay(onTime.baseUrl);
    return {
      fleet,
      baseUrl: onTime.baseUrl,
      clientBehindUrl: clientBehind.baseUrl,
      clientAheadUrl: clientAhead.baseUrl,
      relay,
      stop: async () => {
        await relay.stop();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
