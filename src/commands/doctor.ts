import {
  checkConfigs,
  type DiagnosisStep,
  diagnose,
  Failure,
  hasErrors,
  loadConfigs,
  managedGezagen,
  msg,
  type Oin,
  type Omgeving,
  openBackend,
  type Shape,
  tell,
} from '../index.js';
import { safe } from '../output/names.js';
import type { Session } from './session.js';
import { expectToEndSoon } from './short.js';

const marks = {
  ok: ['✓', 'green'],
  warning: ['!', 'yellow'],
  failed: ['✗', 'red'],
  skipped: ['·', 'dim'],
} as const;

/** Whether the RTR of an omgeving lets us in and gives what can be understood. */
async function rtrStep(session: Session, omgeving: Omgeving, oin: Oin): Promise<DiagnosisStep> {
  const { dayOf, openRtr } = await import('../rtr/index.js');
  try {
    const rtr = await openRtr(omgeving, { env: session.env });
    try {
      const { length: activiteiten } = await rtr.list(oin, dayOf(new Date()));
      const endpoint = omgeving.rtr?.endpoint;
      const host = endpoint === undefined ? null : new URL(endpoint).host;
      return { step: 'rtr', state: 'ok', message: msg('doctorRtr', { host, oin, activiteiten }) };
    } finally {
      await rtr.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { step: 'rtr', state: 'failed', message: error.told };
  }
}

/**
 * `doctor`: what stands between us and DSO-LV, in order, a line each; says what to do about the first thing wrong. With
 * `--anoniem` the result is what DSO-LV's answer looks like, and the lines go where progress goes.
 */
export async function doctor(session: Session, { anoniem }: { anoniem: boolean }): Promise<number> {
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving });
  const { paint } = session.context(tree.registers);
  const show = ({ state, step, message }: DiagnosisStep): void => {
    const [mark, style] = marks[state];
    const name = tell(msg('doctorStep', { step }), session.taal);
    const line = `${paint(style, `${mark} ${name}`)}: ${safe(tell(message, session.taal))}`;
    if (anoniem) session.say(line);
    else session.print(`${line}\n`);
  };
  const problems = checkConfigs(tree);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const omgeving = tree.omgevingen.get(session.omgeving);
  if (hasErrors(problems) || omgeving === undefined) {
    const message =
      errors > 0
        ? msg('doctorErrors', { errors, omgeving: session.omgeving })
        : msg('omgevingUndeclared', { omgeving: session.omgeving });
    show({ step: 'configuration', state: 'failed', message });
    return 1;
  }
  const managed = managedGezagen(tree.toewijzingen.get(session.omgeving) ?? []);
  show({
    step: 'configuration',
    state: 'ok',
    message: msg('doctorConfiguration', { files: tree.files, gezagen: managed.length }),
  });
  expectToEndSoon();
  const open = () => openBackend(omgeving, { env: session.env, cwd: session.cwd, readOnly: true });
  let failed = false;
  const onShape = (shape: Shape): void => session.print(`${JSON.stringify(shape, null, 2)}\n`);
  const { env, cwd } = session;
  const input = { omgeving, managed, env, cwd, open, ...(anoniem ? { onShape } : {}) };
  for await (const step of diagnose(input)) {
    show(step);
    failed ||= step.state === 'failed';
  }
  const [oin] = managed;
  if (!failed && omgeving.rtr !== undefined && oin !== undefined) {
    const step = await rtrStep(session, omgeving, oin);
    show(step);
    failed = step.state === 'failed';
  }
  return failed ? 3 : 0;
}
