import type { Processes } from '../../src/lib/processes.js';

/** The processes of this machine, as `src/cli.ts` gives them to the program. */
export const processes: Processes = {
  pid: process.pid,
  isRunning(pid) {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
};
