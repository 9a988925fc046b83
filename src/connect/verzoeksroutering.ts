import { resolve } from 'node:path';
import { readApiKey } from '../http/api-key.js';
import type { Omgeving } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { Punt, Registers } from '../model/registers.js';
import type { Verzoeksroutering } from '../verzoeksroutering/client.js';
import { requestOptions } from './request-options.js';
import type { OpenContext } from './services.js';

/** A place in the area of each organisation, as far as the registers have one. */
function areasOf({ byOin }: Registers): Map<Oin, Punt> {
  const areas = new Map<Oin, Punt>();
  for (const [oin, { punt }] of byOin) if (punt !== undefined) areas.set(oin, punt);
  return areas;
}

/**
 * Opens the Verzoeksroutering that an omgeving names, or the one of its simulator, which answers from the state file. See
 * `Services`.
 */
export async function openVerzoeksroutering(
  omgeving: Omgeving,
  context: OpenContext,
  registers: Registers,
): Promise<Verzoeksroutering> {
  const { verzoeksroutering, simulator: file = '' } = omgeving;
  const { connectVerzoeksroutering } = await import('../verzoeksroutering/client.js');
  const options = requestOptions(omgeving, context);
  if (verzoeksroutering?.endpoint !== undefined) {
    const apiKey = readApiKey(context.env, verzoeksroutering.apiKey ?? '');
    return connectVerzoeksroutering({ endpoint: verzoeksroutering.endpoint, apiKey, ...options });
  }
  const [{ startSimulator }, { readState }] = await Promise.all([
    import('../simulator/server.js'),
    import('../simulator/state.js'),
  ]);
  const state = await readState(resolve(context.cwd, file));
  const embedded = await startSimulator({ state, areas: areasOf(registers) });
  const onClosed = (): Promise<void> => embedded.close();
  return connectVerzoeksroutering({
    endpoint: embedded.verzoeksroutering,
    apiKey: 'simulator',
    ...options,
    onClosed,
  });
}
