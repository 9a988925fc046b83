/** What `connect` needs and gives. */
import type { DsoConnection } from '../dso/client.js';
import type { Environment } from '../http/tls.js';
import type { WireEvent } from '../http/wire.js';
import type { Processes } from '../lib/processes.js';
import type { Redactor } from '../lib/redactor.js';
import type { Secrets } from '../lib/secrets.js';
import type { Message } from '../messages/message.js';
import type { Registers } from '../model/registers.js';
import type { Rtr } from '../rtr/client.js';
import type { Verzoeksroutering } from '../verzoeksroutering/client.js';

export type { DsoConnection };

export interface ConnectContext {
  /** The environment variables with certificates and API keys. */
  readonly env: Environment;
  /** Relative paths in omgevingen.yaml start here. */
  readonly cwd: string;
  /** Called after each try of a request. */
  /** Gets a redactor that knows the secrets of the omgeving. */
  readonly secrets?: Secrets;
  readonly onWire?: (event: WireEvent) => void;
  readonly onWarning?: (warning: Message) => void;
  /** Called when a service asks to wait before the next request. */
  readonly onWait?: (message: Message) => void;
  /** Once aborted, no request starts. */
  readonly signal?: AbortSignal;
}

/** A context with the redactor for its secrets. */
export interface OpenContext extends ConnectContext {
  readonly redactor: Redactor;
}

/**
 * How to open DSO-LV. With `readOnly`, the state file of a simulator is neither locked nor written. Without it, one process
 * at a time has that file open, and `processes` is needed to see whether another process still runs.
 */
export type DsoAccess = {
  /** Ends the waiting for another process that has the state file open. Default: the signal of the context. */
  readonly lockSignal?: AbortSignal;
} & (
  | { readonly readOnly: true; readonly processes?: Processes }
  | { readonly readOnly: boolean; readonly processes: Processes }
);

/** The services of an omgeving. Each one that is opened must be closed. */
export interface Services {
  /**
   * Opens DSO-LV, or the simulator that stands for it.
   *
   * @throws Failure `unreachable` when the certificate or the API key cannot be used; `usage` or `refused` when the state
   *   file of a simulator cannot be used.
   */
  openDso(access: DsoAccess): Promise<DsoConnection>;
  /**
   * Opens the RTR at the endpoint under `rtr`, or the one of the simulator.
   *
   * @throws Failure `usage` when the omgeving has none, `unreachable` when its API key cannot be used.
   */
  openRtr(): Promise<Rtr>;
  /**
   * Opens the Verzoeksroutering at the endpoint under `verzoeksroutering`, or the one of the simulator.
   *
   * @param registers tell the simulator which place lies in whose area.
   * @throws Failure `unreachable` when its API key cannot be used.
   */
  openVerzoeksroutering(registers: Registers): Promise<Verzoeksroutering>;
}
