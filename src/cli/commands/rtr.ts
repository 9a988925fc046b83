/** `rtr snapshot`: keeps in the repository what the RTR has registered. */
import { dirname } from 'node:path';
import { assertInTree, makeFolder, writeFileAtomic } from '../../lib/write-file.js';
import { formatMessage } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';
import type { Registers } from '../../model/registers.js';
import { outputMessages } from '../../output/messages.js';
import { organisatie } from '../../output/names.js';
import { safe } from '../../output/safe-text.js';
import { dayOf } from '../../rtr/datum.js';
import { mentionedNames, registrantsOf } from '../../rtr/mentions.js';
import { readLists } from '../../rtr/read-lists.js';
import { readSnapshot, snapshotPath } from '../../rtr/snapshot.js';
import { type Difference, differences, keepVanished } from '../../rtr/snapshot-changes.js';
import { renderSnapshot } from '../../rtr/snapshot-format.js';
import { loadChecked } from '../load-checked.js';
import { cliMessages } from '../messages.js';
import { servicesOf } from '../services.js';
import type { Session } from '../session.js';

const marks = { added: ['+', 'green'], changed: ['~', 'yellow'], removed: ['-', 'red'] } as const;

/** Differences of one kind that are shown; the others are counted. */
const MAX_SHOWN = 50;

/** The kind to show: an activiteit that the RTR no longer lists counts as removed. */
function kindOf({ kind, item }: Difference): Difference['kind'] {
  return item.vervallen === undefined ? kind : 'removed';
}

/** Lists the differences with the previous snapshot per organisation. Of each kind it shows the first ones and counts the others. */
function differenceLines(session: Session, found: readonly Difference[], registers: Registers): string {
  const most = session.options.verbose ? Number.POSITIVE_INFINITY : MAX_SHOWN;
  const counts = { added: 0, changed: 0, removed: 0 };
  const shown = found.filter((difference) => {
    const kind = kindOf(difference);
    counts[kind] += 1;
    return counts[kind] <= most;
  });
  let last = '';
  const lines = shown.map((difference) => {
    const {
      oin,
      item: { naam, omschrijving, einddatum, vervallen },
    } = difference;
    const head = oin === last ? '' : `${session.paint('bold', organisatie(oin, registers))}  ${oin}\n`;
    last = oin;
    const [mark, style] = marks[kindOf(difference)];
    const end = vervallen ?? einddatum;
    const until =
      end === undefined ? '' : `  ${formatMessage(cliMessages.rtrUntil({ datum: end }), session.language)}`;
    const text = `${mark} ${safe(naam)}`;
    return `${head}  ${session.paint(style, text)}  ${safe(omschrijving ?? '')}${until}\n`;
  });
  const rest = (['added', 'changed', 'removed'] as const).flatMap((kind) => {
    const more = counts[kind] - most;
    const [mark, style] = marks[kind];
    return more > 0
      ? [
          `${session.paint(style, mark)} ${formatMessage(outputMessages.moreRecords({ more }), session.language)}\n`,
        ]
      : [];
  });
  return [...lines, ...rest].join('');
}

/**
 * `rtr snapshot`: writes what the RTR lists for the organisations in the files. With `--check` it only compares, and exits
 * with 1 when the snapshot differs.
 */
export async function rtrSnapshot(session: Session, { check }: { check: boolean }): Promise<number> {
  const { options, omgeving: naam, cwd } = session;
  const checked = await loadChecked(session, { bySnapshot: false });
  if (checked === undefined) return 1;
  const { tree, omgeving, files } = checked;
  const oins = registrantsOf(files);
  if (oins.size === 0) throw new Failure('usage', cliMessages.rtrNoFiles({ omgeving: naam }));
  const at = snapshotPath(options.configs, naam, cwd);
  const { path, absolute } = at;
  const previous = await readSnapshot(at);
  const rtr = await servicesOf(session, omgeving).openRtr();
  try {
    const now = await readLists(rtr, oins, dayOf(new Date()));
    const lists = keepVanished(now, previous?.lists, mentionedNames(files));
    const text = renderSnapshot(naam, lists, previous?.lists);
    if (text === previous?.file.text) {
      session.info(cliMessages.rtrSnapshotSame({ path }));
      return 0;
    }
    const found = differences(previous?.lists, lists);
    if (previous !== undefined) session.print(differenceLines(session, found, tree.registers));
    if (check) {
      session.warn(cliMessages.rtrSnapshotDiffers({ path, differences: found.length, omgeving: naam }));
      return 1;
    }
    await assertInTree(path, cwd);
    await makeFolder(dirname(path), cwd);
    await writeFileAtomic(absolute, session.redact(text));
    const activiteiten = [...lists.lijsten.values()].reduce((total, list) => total + list.length, 0);
    session.info(cliMessages.rtrSnapshotWritten({ path, activiteiten, organisaties: lists.lijsten.size }));
    return 0;
  } finally {
    await rtr.close();
  }
}
