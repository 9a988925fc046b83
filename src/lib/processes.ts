/** The other processes of this machine, for locks. Apart from `lock.ts`, because every start of the program loads it. */
import { errorCode } from './error-code.js';

/** The processes of this machine, as the program sees them. */
export interface Processes {
  /** Number of this process. */
  readonly pid: number;
  /** Tests whether there is a process with this number. */
  isRunning(pid: number): boolean;
}

/** What is needed of the process of Node to see other processes. `process` itself has it. */
export interface HostProcess {
  readonly pid: number;
  kill(pid: number, signal: 0): boolean;
}

/** The processes of this machine, as a process of Node sees them. */
export function processesOf(host: HostProcess): Processes {
  return {
    pid: host.pid,
    isRunning(pid) {
      try {
        return host.kill(pid, 0);
      } catch (error) {
        // A process of another user exists, but may not be sent a signal.
        return errorCode(error) === 'EPERM';
      }
    },
  };
}
