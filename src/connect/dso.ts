import { resolve } from 'node:path';
import type { DsoConnection } from '../dso/client.js';
import { readApiKey } from '../http/api-key.js';
import type { Environment } from '../http/tls.js';
import type { WireEvent } from '../http/wire.js';
import type { Processes } from '../lib/lock.js';
import type { Message } from '../messages/message.js';
import type { Omgeving } from '../model/configuration.js';
import { connectMessages } from './messages.js';

interface CommonOptions {
  readonly env: Environment;
  readonly cwd: string;
  readonly onWire?: (event: WireEvent) => void;
  readonly onWarning?: (warning: Message) => void;
  readonly signal?: AbortSignal;
}

/**
 * With `readOnly`, a simulator's state file is neither locked nor written. Without it, only one process at a time has the
 * file open, and `processes` is needed to see whether another process still runs.
 */
export type OpenOptions = CommonOptions &
  (
    | { readonly readOnly: true; readonly processes?: Processes }
    | { readonly readOnly: boolean; readonly processes: Processes }
  );

/** How long an apply waits for another process that has the same state file open. */
const LOCK_WAIT_MS = 30_000;

function pick({ onWire, signal }: OpenOptions): Pick<CommonOptions, 'onWire' | 'signal'> {
  return { ...(onWire === undefined ? {} : { onWire }), ...(signal === undefined ? {} : { signal }) };
}

function limits({ concurrency, timeoutSeconds, retries }: Omgeving) {
  return { concurrency, retries, timeoutMs: timeoutSeconds * 1000 };
}

/** Where an omgeving points to: its endpoint, or its simulator's state file. */
export function targetOf(omgeving: Omgeving): string {
  return omgeving.endpoint ?? omgeving.simulator ?? '';
}

async function openSimulated(omgeving: Omgeving, file: string, options: OpenOptions): Promise<DsoConnection> {
  const [{ startSimulator }, { openState, readState }, { connectDso }] = await Promise.all([
    import('../simulator/server.js'),
    import('../simulator/state.js'),
    import('../dso/client.js'),
  ]);
  const path = resolve(options.cwd, file);
  const onWait = (pid: number): void =>
    options.onWarning?.(connectMessages.simulatorWaits({ state: file, pid }));
  const state = options.readOnly
    ? await readState(path)
    : await openState(path, {
        processes: options.processes,
        waitMs: LOCK_WAIT_MS,
        onWait,
        signal: options.signal,
      });
  const simulator = await startSimulator({ state });
  const client = connectDso({ endpoint: simulator.endpoint, ...limits(omgeving), ...pick(options) });
  return {
    list: (oin, asked) => client.list(oin, asked),
    create: (configuratie) => client.create(configuratie),
    replace: (id, configuratie) => client.replace(id, configuratie),
    remove: (id) => client.remove(id),
    look: (at) => client.look(at),
    async close() {
      await client.close();
      await simulator.close();
    },
  };
}

/**
 * Opens what an omgeving points to: DSO-LV itself, or a simulator inside this process. The same client speaks to both.
 *
 * @throws Failure `unreachable` when certificate or API key cannot be used, `use` or `refused` for a simulator's state file.
 */
export async function openBackend(omgeving: Omgeving, options: OpenOptions): Promise<DsoConnection> {
  const { endpoint, simulator, clientCertificate, apiKey } = omgeving;
  if (endpoint === undefined) return openSimulated(omgeving, simulator ?? '', options);
  const [{ connectDso }, { readTlsMaterial }] = await Promise.all([
    import('../dso/client.js'),
    import('../http/tls.js'),
  ]);
  const tls = clientCertificate && (await readTlsMaterial(clientCertificate, options.env, options.cwd));
  for (const warning of tls?.warnings ?? []) options.onWarning?.(warning);
  const key = apiKey === undefined ? undefined : readApiKey(options.env, apiKey);
  return connectDso({
    endpoint,
    ...limits(omgeving),
    ...pick(options),
    ...(tls === undefined ? {} : { tls }),
    ...(key === undefined ? {} : { apiKey: key }),
  });
}
