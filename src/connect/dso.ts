import { resolve } from 'node:path';
import type { DsoConnection } from '../dso/client.js';
import { readApiKey } from '../http/api-key.js';
import type { Omgeving } from '../model/configuration.js';
import { connectMessages } from './messages.js';
import { requestOptions } from './request-options.js';
import type { DsoAccess, OpenContext } from './services.js';

/** How long to wait for another process that has the same state file open. */
const LOCK_WAIT_MS = 30_000;

/** Opens DSO-LV at the endpoint of an omgeving; without an endpoint, a simulator in this process. See `Services`. */
export async function openDso(
  omgeving: Omgeving,
  context: OpenContext,
  access: DsoAccess,
): Promise<DsoConnection> {
  return omgeving.endpoint === undefined
    ? openSimulator(omgeving, context, access)
    : openEndpoint(omgeving, omgeving.endpoint, context);
}

async function openEndpoint(
  omgeving: Omgeving,
  endpoint: string,
  context: OpenContext,
): Promise<DsoConnection> {
  const [{ connectDso }, { readTlsMaterial }] = await Promise.all([
    import('../dso/client.js'),
    import('../http/tls.js'),
  ]);
  const { clientCertificate, apiKey: variable } = omgeving;
  const { env, cwd, redactor, onWarning } = context;
  const tls = clientCertificate && (await readTlsMaterial(clientCertificate, env, cwd, { redactor }));
  for (const warning of tls?.warnings ?? []) onWarning?.(warning);
  const apiKey = variable === undefined ? undefined : readApiKey(env, variable);
  return connectDso({ endpoint, tls, apiKey, ...requestOptions(omgeving, context) });
}

async function openSimulator(
  omgeving: Omgeving,
  context: OpenContext,
  access: DsoAccess,
): Promise<DsoConnection> {
  const [{ startSimulator }, { openState, readState }, { connectDso }] = await Promise.all([
    import('../simulator/server.js'),
    import('../simulator/state.js'),
    import('../dso/client.js'),
  ]);
  const { simulator: file = '' } = omgeving;
  const { cwd, onWarning } = context;
  const signal = access.lockSignal ?? context.signal;
  const path = resolve(cwd, file);
  const onWait = (pid: number): void => onWarning?.(connectMessages.simulatorWaits({ state: file, pid }));
  const state = access.readOnly
    ? await readState(path)
    : await openState(path, { processes: access.processes, waitMs: LOCK_WAIT_MS, onWait, signal });
  const simulator = await startSimulator({ state });
  return connectDso({
    endpoint: simulator.endpoint,
    ...requestOptions(omgeving, context),
    onClosed: () => simulator.close(),
  });
}
