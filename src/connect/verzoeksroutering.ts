import { resolve } from 'node:path';
import { readApiKey } from '../http/api-key.js';
import type { Environment } from '../http/tls.js';
import type { WireEvent } from '../http/wire.js';
import type { Omgeving } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { Punt, Registers } from '../model/registers.js';
import type { Verzoeksroutering } from '../verzoeksroutering/client.js';

export interface OpenRoutingOptions {
  readonly env: Environment;
  readonly cwd: string;
  readonly registers: Registers;
  readonly onWire?: (event: WireEvent) => void;
}

/** The places that the simulator is told about: what lies where. */
function areasOf({ byOin }: Registers): Map<Oin, Punt> {
  const areas = new Map<Oin, Punt>();
  for (const [oin, { punt }] of byOin) if (punt !== undefined) areas.set(oin, punt);
  return areas;
}

/**
 * Opens the Verzoeksroutering of an omgeving: the one at the endpoint under `verzoeksroutering`, or the simulator's own,
 * which answers from what its state file holds.
 *
 * @throws Failure `unreachable` when its API key cannot be used.
 */
export async function openVerzoeksroutering(
  omgeving: Omgeving,
  { env, cwd, registers, onWire }: OpenRoutingOptions,
): Promise<Verzoeksroutering> {
  const { verzoeksroutering, simulator = '', concurrency, retries, timeoutSeconds } = omgeving;
  const limits = { concurrency, retries, timeoutMs: timeoutSeconds * 1000 };
  const shared = { ...limits, ...(onWire === undefined ? {} : { onWire }) };
  const { connectVerzoeksroutering } = await import('../verzoeksroutering/client.js');
  if (verzoeksroutering?.endpoint !== undefined) {
    const apiKey = readApiKey(env, verzoeksroutering.apiKey ?? '');
    return connectVerzoeksroutering({ endpoint: verzoeksroutering.endpoint, apiKey, ...shared });
  }
  const [{ startSimulator }, { readState }] = await Promise.all([
    import('../simulator/server.js'),
    import('../simulator/state.js'),
  ]);
  const embedded = await startSimulator({
    state: await readState(resolve(cwd, simulator)),
    areas: areasOf(registers),
  });
  const client = connectVerzoeksroutering({
    endpoint: embedded.verzoeksroutering,
    apiKey: 'simulator',
    ...shared,
  });
  return {
    ask: (question) => client.ask(question),
    async close() {
      await client.close();
      await embedded.close();
    },
  };
}
