import { checkConfigs } from '../../checks/check.js';
import { loadConfigs } from '../../config/load.js';
import { openBackend } from '../../connect/dso.js';
import { type DiagnosisStep, diagnose, type StepKind } from '../../dso/diagnose.js';
import type { Shape } from '../../dso/shape.js';
import { formatMessage } from '../../messages/message.js';
import type { Configuration, Omgeving } from '../../model/configuration.js';
import { Failure } from '../../model/failure.js';
import type { Oin } from '../../model/oin.js';
import { hasErrors } from '../../model/problem.js';
import { safe } from '../../output/names.js';
import { managedGezagen } from '../../reconcile/diff.js';
import { cliMessages } from '../messages.js';
import { undeclared } from '../open-omgeving.js';
import type { Session } from '../session.js';

const marks = {
  ok: ['✓', 'green'],
  warning: ['!', 'yellow'],
  failed: ['✗', 'red'],
  skipped: ['·', 'dim'],
} as const;

/** The host of an endpoint, for people; null where the simulator answers instead. */
function hostOf(service: { readonly endpoint?: string } | undefined): string | null {
  return service?.endpoint === undefined ? null : new URL(service.endpoint).host;
}

type Found = Omit<DiagnosisStep, 'step'>;

/** Whether the RTR of an omgeving lets us in and gives what can be understood. */
async function askRtr({ env }: Session, omgeving: Omgeving, oin: Oin): Promise<Found> {
  const { dayOf } = await import('../../rtr/datum.js');
  const { openRtr } = await import('../../connect/rtr.js');
  const rtr = await openRtr(omgeving, { env });
  try {
    const { length: activiteiten } = await rtr.list(oin, dayOf(new Date()));
    return { state: 'ok', message: cliMessages.doctorRtr({ host: hostOf(omgeving.rtr), oin, activiteiten }) };
  } finally {
    await rtr.close();
  }
}

/** Whether Verzoeksroutering lets us in and gives what can be understood. */
async function askVerzoeksroutering(
  { env, cwd }: Session,
  omgeving: Omgeving,
  { registers, toewijzingen }: Configuration,
): Promise<Found> {
  const { openVerzoeksroutering } = await import('../../connect/verzoeksroutering.js');
  const { questionsFor } = await import('../../routing/requests.js');
  const [first] = questionsFor(toewijzingen.get(omgeving.naam) ?? [], registers).expected;
  if (first === undefined)
    return { state: 'skipped', message: cliMessages.serviceNothingToAsk({ omgeving: omgeving.naam }) };
  const service = await openVerzoeksroutering(omgeving, { env, cwd, registers });
  try {
    const { activiteit } = await service.ask(first.question);
    const params = { host: hostOf(omgeving.verzoeksroutering), activiteit: activiteit.naam };
    return { state: 'ok', message: cliMessages.doctorVerzoeksroutering(params) };
  } finally {
    await service.close();
  }
}

/** The services that an omgeving may have besides: each by itself, since they have nothing to do with each other. */
async function* besides(
  session: Session,
  omgeving: Omgeving,
  tree: Configuration,
  oin: Oin,
): AsyncGenerator<DiagnosisStep> {
  const { rtr, verzoeksroutering } = omgeving;
  if (rtr !== undefined) yield await stepOf('rtr', () => askRtr(session, omgeving, oin));
  if (verzoeksroutering !== undefined)
    yield await stepOf('verzoeksroutering', () => askVerzoeksroutering(session, omgeving, tree));
}

async function stepOf(step: StepKind, ask: () => Promise<Found>): Promise<DiagnosisStep> {
  try {
    return { step, ...(await ask()) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { step, state: 'failed', message: error.reason };
  }
}

/**
 * `doctor`: what stands between us and DSO-LV, in order, a line each; says what to do about the first thing wrong. With
 * `--anonymous` the result is what DSO-LV's answer looks like, and the lines go where progress goes.
 */
export async function doctor(session: Session, { anonymous }: { anonymous: boolean }): Promise<number> {
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving, cwd: session.cwd });
  const { paint } = session.context(tree.registers);
  const show = ({ state, step, message }: DiagnosisStep): void => {
    const [mark, style] = marks[state];
    const name = formatMessage(cliMessages.doctorStep({ step }), session.language);
    const line = `${paint(style, `${mark} ${name}`)}: ${safe(formatMessage(message, session.language))}`;
    if (anonymous) session.say(line);
    else session.print(`${line}\n`);
  };
  const problems = checkConfigs(tree);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const omgeving = tree.omgevingen.get(session.omgeving);
  if (hasErrors(problems) || omgeving === undefined) {
    const message =
      errors > 0 ? cliMessages.doctorErrors({ errors, omgeving: session.omgeving }) : undeclared(session);
    show({ step: 'configuration', state: 'failed', message });
    return 1;
  }
  const managed = managedGezagen(tree.toewijzingen.get(session.omgeving) ?? []);
  show({
    step: 'configuration',
    state: 'ok',
    message: cliMessages.doctorConfiguration({ files: tree.files, gezagen: managed.length }),
  });
  const open = () => openBackend(omgeving, { env: session.env, cwd: session.cwd, readOnly: true });
  let failed = false;
  const onShape = (shape: Shape): void => session.print(`${JSON.stringify(shape, null, 2)}\n`);
  const { env, cwd } = session;
  const input = { omgeving, managed, env, cwd, open, ...(anonymous ? { onShape } : {}) };
  for await (const step of diagnose(input)) {
    show(step);
    failed ||= step.state === 'failed';
  }
  const [oin] = managed;
  if (!failed && oin !== undefined)
    for await (const step of besides(session, omgeving, tree, oin)) {
      show(step);
      failed ||= step.state === 'failed';
    }
  return failed ? 3 : 0;
}
