import { checkConfigs } from '../../checks/check.js';
import { loadConfigs } from '../../config/load.js';
import { connect } from '../../connect/connect.js';
import type { Services } from '../../connect/services.js';
import { type DiagnoseInput, diagnose, type StepKind, type StepResult } from '../../dso/diagnose.js';
import type { Shape } from '../../dso/shape.js';
import { formatMessage } from '../../messages/message.js';
import type { Configuration, Omgeving } from '../../model/configuration.js';
import { Failure } from '../../model/failure.js';
import type { Oin } from '../../model/oin.js';
import { hasErrors } from '../../model/problem.js';
import { jsonText } from '../../output/json.js';
import { safe } from '../../output/safe-text.js';
import { managedGezagen } from '../../reconcile/diff.js';
import { questionsFor } from '../../routing/requests.js';
import { dayOf } from '../../rtr/datum.js';
import { undeclared } from '../load-checked.js';
import { cliMessages } from '../messages.js';
import type { Session } from '../session.js';

const marks = {
  ok: ['✓', 'green'],
  warning: ['!', 'yellow'],
  failed: ['✗', 'red'],
  skipped: ['·', 'dim'],
} as const;

/** The host of an endpoint; null when the simulator answers instead. */
function hostOf(service: { readonly endpoint?: string } | undefined): string | null {
  return service?.endpoint === undefined ? null : new URL(service.endpoint).host;
}

/** One line of the output. */
interface DoctorStep extends StepResult {
  readonly step: StepKind | 'configuration' | 'rtr' | 'verzoeksroutering';
}

/** Reads one list of the RTR. */
async function checkRtr(services: Services, omgeving: Omgeving, oin: Oin): Promise<StepResult> {
  const rtr = await services.openRtr();
  try {
    const { length: activiteiten } = await rtr.list(oin, dayOf(new Date()));
    return { state: 'ok', message: cliMessages.doctorRtr({ host: hostOf(omgeving.rtr), oin, activiteiten }) };
  } finally {
    await rtr.close();
  }
}

/** Asks Verzoeksroutering one question. */
async function checkVerzoeksroutering(
  services: Services,
  omgeving: Omgeving,
  { registers, toewijzingen }: Configuration,
): Promise<StepResult> {
  const [first] = questionsFor(toewijzingen.get(omgeving.naam) ?? [], registers).expected;
  if (first === undefined)
    return { state: 'skipped', message: cliMessages.serviceNothingToAsk({ omgeving: omgeving.naam }) };
  const service = await services.openVerzoeksroutering(registers);
  try {
    const { activiteit } = await service.ask(first.question);
    const params = { host: hostOf(omgeving.verzoeksroutering), activiteit: activiteit.naam };
    return { state: 'ok', message: cliMessages.doctorVerzoeksroutering(params) };
  } finally {
    await service.close();
  }
}

/** Checks the other services of an omgeving. They do not depend on each other, so all of them are checked. */
async function* checkOtherServices(
  services: Services,
  omgeving: Omgeving,
  configuration: Configuration,
  oin: Oin,
): AsyncGenerator<DoctorStep> {
  const { rtr, verzoeksroutering } = omgeving;
  if (rtr !== undefined) yield await stepOf('rtr', () => checkRtr(services, omgeving, oin));
  if (verzoeksroutering !== undefined)
    yield await stepOf('verzoeksroutering', () => checkVerzoeksroutering(services, omgeving, configuration));
}

async function stepOf(
  step: 'rtr' | 'verzoeksroutering',
  check: () => Promise<StepResult>,
): Promise<DoctorStep> {
  try {
    return { step, ...(await check()) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { step, state: 'failed', message: error.reason };
  }
}

/** Diagnoses the connection with DSO-LV; checks the other services when nothing failed. */
async function* diagnoseAll(
  services: Services,
  input: DiagnoseInput,
  configuration: Configuration,
): AsyncGenerator<DoctorStep> {
  for await (const step of diagnose(input)) {
    yield step;
    if (step.state === 'failed') return;
  }
  const [oin] = input.managed;
  if (oin !== undefined) yield* checkOtherServices(services, input.omgeving, configuration, oin);
}

/**
 * `doctor`: checks the access to DSO-LV step by step, with a line per step, up to the first that fails. With `--anonymous`
 * the result is the shape of the answer of DSO-LV, and the lines go to stderr.
 */
export async function doctor(session: Session, { anonymous }: { anonymous: boolean }): Promise<number> {
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving, cwd: session.cwd });
  const { registers } = tree;
  const { paint } = anonymous ? session.errorContext(registers) : session.context(registers);
  const show = ({ state, step, message }: DoctorStep): void => {
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
  const { env, cwd, secrets } = session;
  const services = connect(omgeving, { env, cwd, secrets });
  const open = () => services.openDso({ readOnly: true });
  const printShape = (shape: Shape): void => session.printData(jsonText(shape));
  const input = {
    omgeving,
    managed,
    env,
    cwd,
    redactor: secrets.redactor,
    open,
    onShape: anonymous ? printShape : undefined,
  };
  let failed = false;
  for await (const step of diagnoseAll(services, input, tree)) {
    show(step);
    failed ||= step.state === 'failed';
  }
  return failed ? 3 : 0;
}
