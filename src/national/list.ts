/** The national list of activiteiten of the RTR, as bundled with this product; data/README.md says where it comes from. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { packageFile } from '../lib/package-file.js';
import type { Oin } from '../model/oin.js';

const LIST = 'data/rtr-activiteiten-prod-2024.csv.gz';

/** One row of the list. */
export interface ListedActiviteit {
  readonly bestuurslaag: string;
  /** Name of the organisation that registered it. */
  readonly bestuursorgaan: string;
  readonly urn: string;
  readonly omschrijving: string;
  /** `2024-01-01` */
  readonly begindatum: string;
  readonly geldig: boolean;
}

/** Splits a line of CSV. Not with papaparse, which would take 5 ms to load in every command that uses the simulator. */
function fields(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  );
}

/** Reads the list, in the order of the file. */
export function readRtrList(): ListedActiviteit[] {
  const [, ...lines] = gunzipSync(readFileSync(packageFile(LIST)))
    .toString('utf8')
    .trimEnd()
    .split(/\r?\n/);
  return lines.map((line) => {
    const [bestuurslaag = '', bestuursorgaan = '', urn = '', omschrijving = '', begindatum = '', geldig] =
      fields(line);
    return { bestuurslaag, bestuursorgaan, urn, omschrijving, begindatum, geldig: geldig === 'geldig' };
  });
}

/** The code of the organisation in the URN of an activiteit: `gm0995`. Undefined for a name that is no URN. */
export function codeOf(urn: string): string | undefined {
  return /^nl\.imow-([a-z]+[0-9]+)\./.exec(urn)?.[1];
}

/** Derives an OIN for tests from the code of an organisation: `00000099`, the code with zeros before it, `000`. */
export function testOinOf(code: string): Oin {
  return `00000099${code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .padStart(9, '0')
    .slice(-9)}000`;
}

/** The OINs that are publicly known, by code. The list has no OINs. */
const publicOins: Readonly<Record<string, Oin>> = {
  gm0228: '00000001001104524000',
  gm0363: '00000001002564440000',
  gm0503: '00000001001569417000',
  gm0518: '00000001002308836000',
  gm0599: '00000001001876387000',
  gm0603: '00000001001527812000',
  gm0629: '00000001001527903000',
  gm0637: '00000001001527927000',
  gm0995: '00000001005024249000',
  gm1783: '00000001812579446000',
  gm1842: '00000001812579410000',
  gm1916: '00000001810208891000',
  mnre1034: '00000001003214345000',
  pv24: '00000001006203243000',
  pv25: '00000001001825100000',
  pv28: '00000001002306608000',
  ws0372: '00000001001569739000',
};

/** The OINs of an organisation in the list: its own where that is public, and one for tests. */
export function oinsOf(code: string): readonly Oin[] {
  const own = publicOins[code];
  return own === undefined ? [testOinOf(code)] : [own, testOinOf(code)];
}
