/** The national list of activiteiten (data/README.md tells where it comes from), as the RTR would give it. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { packageFile } from '../lib/package-file.js';
import type { Oin } from '../model/oin.js';

const LIST = 'data/rtr-activiteiten-prod-2024.csv.gz';

/** One row of the list. */
export interface ListedActiviteit {
  readonly bestuurslaag: string;
  /** Name of who registered it. */
  readonly bestuursorgaan: string;
  readonly urn: string;
  readonly omschrijving: string;
  /** `2024-01-01` */
  readonly begindatum: string;
  readonly geldig: boolean;
}

/** Splits a line of CSV; quotes are doubled within quotes. */
function fields(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  );
}

/** Reads the list, in its own order. */
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

/** The code of who registered an activiteit, as its URN has it: `gm0995`; undefined for a name that is no URN. */
export function codeOf(urn: string): string | undefined {
  return /^nl\.imow-([a-z]+[0-9]+)\./.exec(urn)?.[1];
}

/** An OIN for tests from a code of the list: `gm0796` → `00000099` + letters as capitals and digits, filled up. */
export function testOinOf(code: string): Oin {
  return `00000099${code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .padStart(9, '0')
    .slice(-9)}000`;
}

/** The OINs that are publicly known, by code. The list itself holds none. */
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

/** The OINs under which an organisation of the list is known here: its own where that is public, and one for tests. */
export function oinsOf(code: string): readonly Oin[] {
  const own = publicOins[code];
  return own === undefined ? [testOinOf(code)] : [own, testOinOf(code)];
}
