import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { targetOf } from '../../connect/connect.js';
import { checkoutOf } from '../../git/repository.js';
import { digestOf } from '../../lib/digest.js';
import { assertInTree, writeFileAtomic } from '../../lib/write-file.js';
import type { Configuratie, Reported } from '../../model/configuratie.js';
import { normal } from '../../model/configuratie-fields.js';
import type { ToewijzingenFile } from '../../model/configuration.js';
import { Failure } from '../../model/failure.js';
import type { Oin } from '../../model/oin.js';
import { jsonPieces } from '../../output/json.js';
import { countExceptions, holds, type VerifyReport } from '../../output/reports.js';
import { verifyJson } from '../../output/verify-json.js';
import { verifyText } from '../../output/verify-text.js';
import { makePlan, managedGezagen } from '../../reconcile/diff.js';
import { warningsOf } from '../../reconcile/plan.js';
import { readReported } from '../../reconcile/read.js';
import { planStanding } from '../../reconcile/standing.js';
import {
  assertSameReceipt,
  makeReceipt,
  parseReceipt,
  type Receipt,
  sinceReceipt,
} from '../../routing/receipt.js';
import { questionsFor, type RoutingAnswer } from '../../routing/requests.js';
import { verifyRouting } from '../../routing/verify.js';
import { type ServiceReport, verifyService } from '../../verzoeksroutering/verify.js';
import { type Checked, loadChecked } from '../load-checked.js';
import { cliMessages } from '../messages.js';
import { withOmgeving } from '../open-omgeving.js';
import { Progress } from '../progress.js';
import { readText } from '../read-text.js';
import { servicesOf } from '../services.js';
import type { Session } from '../session.js';

export interface VerifyOptions {
  readonly out?: string;
  readonly against?: string;
}

async function readReceipt(session: Session, path: string, { omgeving }: Checked): Promise<Receipt> {
  if (!existsSync(resolve(session.cwd, path)))
    throw new Failure('usage', cliMessages.receiptMissing({ path }));
  const text = await readText(session, path);
  const receipt = parseReceipt(text, path);
  assertSameReceipt(receipt, omgeving.naam, targetOf(omgeving));
  return receipt;
}

/**
 * Asks Verzoeksroutering who handles what the files assign, and repeats the questions of a receipt.
 *
 * @param earlier the answers in the receipt.
 * @throws Failure `usage` when there is nothing to ask, `unreachable` when the service cannot be used.
 */
async function askService(
  session: Session,
  { tree: { registers }, omgeving, files }: Checked,
  earlier: readonly RoutingAnswer[] | undefined,
): Promise<ServiceReport> {
  const questions = questionsFor(files, registers);
  if (questions.expected.length === 0 && questions.withoutPunt.length > 0)
    throw new Failure('usage', cliMessages.serviceNothingToAsk({ omgeving: omgeving.naam }));
  const service = await servicesOf(session, omgeving).openVerzoeksroutering(registers);
  const progress = new Progress(session);
  try {
    return await verifyService(service, questions, earlier, (done, total) =>
      progress.update(() => cliMessages.progressAsking({ done, total })),
    );
  } finally {
    progress.end();
    await service.close();
  }
}

/** Whether DSO-LV was compared with the files at all, and the combinations that it has more than once. */
function standingOf(
  { tree, files, omgeving }: Checked,
  reported: ReadonlyMap<Oin, readonly Reported[]>,
): Pick<VerifyReport, 'compared' | 'doubled'> {
  const { sharedAreas } = tree.registers;
  const plan = makePlan({ omgeving, files, sharedAreas, reported, prune: false });
  return { compared: planStanding(plan).compared, doubled: warningsOf(plan) };
}

function* desiredOf(files: readonly ToewijzingenFile[]): Generator<Configuratie> {
  for (const { desired } of files) for (const { configuratie } of desired) yield normal(configuratie);
}

/** `verify`: checks that in DSO-LV every combination has exactly one behandeldienst, the one in the files. */
export async function verify(session: Session, { out, against }: VerifyOptions): Promise<number> {
  const checked = await loadChecked(session);
  if (checked === undefined) return 1;
  const { tree, files, omgeving } = checked;
  const receipt = against === undefined ? undefined : await readReceipt(session, against, checked);
  const earlier = receipt?.verzoeksroutering;
  if (earlier !== undefined && omgeving.verzoeksroutering === undefined)
    throw new Failure(
      'usage',
      cliMessages.receiptNeedsService({ path: against ?? '', omgeving: omgeving.naam }),
    );
  const gezagen = [...new Set([...managedGezagen(files), ...(receipt?.bevoegdGezagen ?? [])])];
  const settings = { prune: false, readOnly: true };
  const reported = await withOmgeving(session, checked, settings, ({ backend }) =>
    readReported(backend, gezagen),
  );
  const own = new Map(managedGezagen(files).map((oin) => [oin, reported.get(oin) ?? []]));
  const service =
    omgeving.verzoeksroutering === undefined ? undefined : await askService(session, checked, earlier);
  const found = {
    omgeving: omgeving.naam,
    ...standingOf(checked, own),
    verification: verifyRouting(files, own),
    since: receipt && sinceReceipt(receipt, reported),
    service,
  };
  const report = { ...found, ok: holds(found) };
  const context = session.context(tree.registers);
  if (out !== undefined) {
    const checkout = await checkoutOf(session.options.configs, session.cwd, session.env);
    const facts = {
      time: new Date().toISOString(),
      omgeving: omgeving.naam,
      target: targetOf(omgeving),
      commit: checkout?.commit,
      filesDigest: digestOf(desiredOf(files)),
      combinations: report.verification.combinations,
      exceptions: countExceptions(report),
      verzoeksroutering: service?.answers,
    };
    const pieces = session.redactPieces(jsonPieces(makeReceipt(facts, own)));
    await assertInTree(out, session.cwd);
    await writeFileAtomic(resolve(session.cwd, out), pieces);
  }
  if (session.options.format === 'json') await session.printDataPieces(verifyJson(report));
  else session.print(verifyText(report, context));
  return report.ok ? 0 : 4;
}
