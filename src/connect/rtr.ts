import { readApiKey } from '../http/api-key.js';
import type { Environment } from '../http/tls.js';
import type { WireEvent } from '../http/wire.js';
import type { Omgeving } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import type { Rtr } from '../rtr/client.js';
import { connectMessages } from './messages.js';

export interface OpenRtrOptions {
  readonly env: Environment;
  readonly onWire?: (event: WireEvent) => void;
  readonly signal?: AbortSignal;
}

/** Whether an omgeving has an RTR that can be asked: one that it names, or the simulator's. */
export function hasRtr({ rtr, simulator }: Omgeving): boolean {
  return rtr?.endpoint !== undefined || simulator !== undefined;
}

/**
 * Opens the RTR of an omgeving: the one at the endpoint under `rtr`, else, where the omgeving is a simulator, the list
 * inside this program. The same client speaks to both.
 *
 * @throws Failure `usage` when the omgeving has none, `dso` when its API key cannot be used.
 */
export async function openRtr(omgeving: Omgeving, options: OpenRtrOptions): Promise<Rtr> {
  const { rtr, simulator, concurrency, retries, timeoutSeconds } = omgeving;
  const { onWire, signal } = options;
  const shared = {
    concurrency,
    retries,
    timeoutMs: timeoutSeconds * 1000,
    ...(onWire === undefined ? {} : { onWire }),
    ...(signal === undefined ? {} : { signal }),
  };
  const { connectRtr } = await import('../rtr/client.js');
  if (rtr?.endpoint !== undefined) {
    if (rtr.apiKey === undefined)
      throw new Failure('unreachable', connectMessages.rtrNoKey({ omgeving: omgeving.naam }));
    const apiKey = readApiKey(options.env, rtr.apiKey);
    return connectRtr({ endpoint: rtr.endpoint, apiKey, ...shared });
  }
  if (simulator === undefined)
    throw new Failure('usage', connectMessages.rtrNotConfigured({ omgeving: omgeving.naam }));
  const { startSimulator } = await import('../simulator/server.js');
  const embedded = await startSimulator();
  const client = connectRtr({ endpoint: embedded.rtr, apiKey: 'simulator', ...shared });
  return {
    list: (oin, datum) => client.list(oin, datum),
    async close() {
      await client.close();
      await embedded.close();
    },
  };
}
