/** Runs whole programs and measures them: milliseconds, milliseconds of processor time, and megabytes at their peak. */
import { spawnSync } from 'node:child_process';

export const RUNS = 5;

const usage = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.error('USAGE', maxRSS, userCPUTime + systemCPUTime);
})`;
const withUsage = ['--import', `data:text/javascript,${encodeURIComponent(usage)}`];

/** Runs a program of Node's to its end; an exit code that is not allowed ends the measurement. */
export function once(args, cwd, allowed = [0]) {
  const started = performance.now();
  const result = spawnSync(process.execPath, [...withUsage, ...args], {
    cwd,
    encoding: 'utf8',
    // Nobody reads the results, and some are hundreds of megabytes.
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1024 ** 3,
  });
  const ms = performance.now() - started;
  if (!allowed.includes(result.status)) throw new Error(`${args.join(' ')}: ${result.stderr}`);
  const [, kilobytes = 0, microseconds = 0] = /USAGE (\d+) (\d+)/.exec(result.stderr) ?? [];
  return { ms, cpu: microseconds / 1000, mb: kilobytes / 1024 };
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Two programs turn by turn, so that whatever else the machine does hits both. */
export function compare(ours, peer, runs = RUNS) {
  const pairs = Array.from({ length: runs }, () => [once(...ours), once(...peer)]);
  return { ours: median(pairs.map(([a]) => a.ms)), peer: median(pairs.map(([, b]) => b.ms)) };
}

/** The peak memory of a program. */
export function peak(args, cwd) {
  return median(Array.from({ length: RUNS }, () => once(args, cwd).mb));
}

/** Several programs turn by turn: for each its processor time and its peak memory. */
export function compareAll(programs, runs = RUNS) {
  const turns = Array.from({ length: runs }, () => programs.map((program) => once(...program)));
  return programs.map((_program, i) => ({
    cpu: median(turns.map((turn) => turn[i].cpu)),
    mb: median(turns.map((turn) => turn[i].mb)),
  }));
}
