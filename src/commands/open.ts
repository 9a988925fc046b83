/** What `plan` and `apply` begin with: files without errors, and a fresh reading of DSO-LV. */
import {
  type ConfigTree,
  checkConfigs,
  type DsoBackend,
  Failure,
  hasErrors,
  loadConfigs,
  makePlan,
  managedGezagen,
  msg,
  type Omgeving,
  openBackend,
  type Plan,
  type Reported,
  readReported,
  type ToewijzingenFile,
  type WireEvent,
} from '../index.js';
import { coloured, plain, wantsColour } from '../output/colour.js';
import { validateText } from '../output/validate-text.js';
import { Progress } from './progress.js';
import type { Session } from './session.js';

export interface Checked {
  readonly tree: ConfigTree;
  readonly omgeving: Omgeving;
  readonly files: readonly ToewijzingenFile[];
}

function countConfigurations(files: readonly ToewijzingenFile[]): number {
  return files.reduce((total, file) => total + file.desired.length, 0);
}

/** Loads and checks one omgeving. Errors are told on stderr. Gives undefined when there are any: nothing may be sent. */
export async function loadChecked(session: Session): Promise<Checked | undefined> {
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving });
  const problems = checkConfigs(tree);
  const files = tree.toewijzingen.get(session.omgeving) ?? [];
  const shown = session.options.quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
  if (shown.length > 0) {
    const paint = wantsColour(process.stderr, session.env, session.options.color) ? coloured : plain;
    const context = { registers: tree.registers, taal: session.taal, paint };
    process.stderr.write(
      validateText(
        { files: tree.files, configurations: countConfigurations(files), problems: shown },
        context,
      ),
    );
  }
  if (hasErrors(problems)) return undefined;
  const omgeving = tree.omgevingen.get(session.omgeving);
  if (omgeving === undefined)
    throw new Failure('use', msg('omgevingUndeclared', { omgeving: session.omgeving }));
  return { tree, omgeving, files };
}

/** An omgeving that is open for reading and, for an apply, writing. */
export class Opened {
  readonly #session: Session;
  readonly #checked: Checked;
  readonly backend: DsoBackend;
  readonly #prune: boolean;

  constructor(session: Session, checked: Checked, backend: DsoBackend, prune: boolean) {
    this.#session = session;
    this.#checked = checked;
    this.backend = backend;
    this.#prune = prune;
  }

  plan(reported: ReadonlyMap<string, readonly Reported[]>): Plan {
    const { omgeving, files, tree } = this.#checked;
    return makePlan({
      omgeving,
      files,
      sharedGround: tree.registers.sharedGround,
      reported,
      prune: this.#prune,
    });
  }

  /** Reads DSO-LV and plans. */
  async read(): Promise<Plan> {
    const gezagen = managedGezagen(this.#checked.files);
    const progress = new Progress(this.#session.taal, !this.#session.options.quiet);
    let done = 0;
    try {
      const reported = await readReported(this.backend, gezagen, () => {
        done += 1;
        progress.update(() => msg('progressReading', { done, total: gezagen.length }));
      });
      return this.plan(reported);
    } finally {
      progress.end();
    }
  }
}

function showWire(session: Session): (event: WireEvent) => void {
  return ({ method, path, status, durationMs, attempt }) => {
    const again = attempt > 1 ? ` (try ${attempt})` : '';
    session.say(`${method} ${path} ${status ?? 'no answer'} ${Math.round(durationMs)} ms${again}`);
  };
}

export interface OpenSettings {
  readonly prune: boolean;
  readonly readOnly: boolean;
  readonly signal?: AbortSignal;
}

/** Opens an omgeving, works with it and closes it, whatever happens. */
export async function withOmgeving<T>(
  session: Session,
  checked: Checked,
  { prune, readOnly, signal }: OpenSettings,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  if (prune && !checked.omgeving.operaties.includes('DELETE')) {
    throw new Failure('use', msg('pruneNeedsDelete', { omgeving: checked.omgeving.naam }));
  }
  const backend = await openBackend(checked.omgeving, {
    env: session.env,
    cwd: session.cwd,
    readOnly,
    onWarning: (warning) => session.warn(warning),
    ...(signal === undefined ? {} : { signal }),
    ...(session.options.verbose ? { onWire: showWire(session) } : {}),
  });
  try {
    return await work(new Opened(session, checked, backend, prune));
  } finally {
    await backend.close();
  }
}
