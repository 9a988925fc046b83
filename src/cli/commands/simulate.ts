/** `simulate`: serves a DSO-LV for rehearsals until it is asked to stop. */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { Failure } from '../../model/failure.js';
import { startSimulator } from '../../simulator/server.js';
import { openState } from '../../simulator/state.js';
import { cliMessages } from '../messages.js';
import { readText } from '../read-text.js';
import type { Session } from '../session.js';

export interface SimulateOptions {
  readonly port: number;
  readonly state?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsCa?: string;
  readonly latency: number;
  readonly dropRate: number;
  readonly errorRate: number;
  readonly seed: number;
}

/** Long enough for two simulators that start at the same moment to see which of them is the first. */
const LOCK_WAIT_MS = 500;

/** Reads the files for mutual TLS: all three, or none. */
async function readTls(session: Session, { tlsCert, tlsKey, tlsCa }: SimulateOptions) {
  if (tlsCert === undefined && tlsKey === undefined && tlsCa === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined || tlsCa === undefined)
    throw new Failure('usage', cliMessages.tlsTogether());
  return {
    cert: await readText(session, tlsCert),
    key: await readText(session, tlsKey),
    ca: await readText(session, tlsCa),
  };
}

export async function simulate(session: Session, options: SimulateOptions): Promise<number> {
  const { latency: latencyMs, dropRate, errorRate, seed } = options;
  const { processes, cwd } = session;
  const tls = await readTls(session, options);
  const lock = { processes, waitMs: LOCK_WAIT_MS };
  const simulator = await startSimulator({
    port: options.port,
    misbehaviour: { latencyMs, dropRate, errorRate, seed },
    state: options.state === undefined ? undefined : await openState(resolve(cwd, options.state), lock),
    tls,
    onRequest: ({ method, path, status }) => {
      if (session.options.verbose) session.say(`${method} ${path} ${status || 'dropped'}`);
    },
  });
  session.print(`${simulator.endpoint}\n`);
  session.info(cliMessages.simulateService({ name: 'RTR', endpoint: simulator.rtr }));
  session.info(
    cliMessages.simulateService({ name: 'Verzoeksroutering', endpoint: simulator.verzoeksroutering }),
  );
  session.info(cliMessages.simulateUntil());
  const { signal } = session;
  if (!signal.aborted) await once(signal, 'abort');
  await simulator.close();
  return 0;
}
