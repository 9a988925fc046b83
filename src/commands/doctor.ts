import {
  checkConfigs,
  type DiagnosisStep,
  diagnose,
  hasErrors,
  loadConfigs,
  managedGezagen,
  msg,
  openBackend,
  tell,
} from '../index.js';
import { safe } from '../output/names.js';
import type { Session } from './session.js';

const marks = {
  ok: ['✓', 'green'],
  warning: ['!', 'yellow'],
  failed: ['✗', 'red'],
  skipped: ['·', 'dim'],
} as const;

/** `doctor`: what stands between us and DSO-LV, in order, a line each; says what to do about the first thing wrong. */
export async function doctor(session: Session): Promise<number> {
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving });
  const { paint } = session.context(tree.registers);
  const show = ({ state, step, message }: DiagnosisStep): void => {
    const [mark, style] = marks[state];
    const name = tell(msg('doctorStep', { step }), session.taal);
    session.print(`${paint(style, `${mark} ${name}`)}: ${safe(tell(message, session.taal))}\n`);
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
  const open = () => openBackend(omgeving, { env: session.env, cwd: session.cwd, readOnly: true });
  let failed = false;
  for await (const step of diagnose({ omgeving, managed, env: session.env, cwd: session.cwd, open })) {
    show(step);
    failed ||= step.state === 'failed';
  }
  return failed ? 3 : 0;
}
