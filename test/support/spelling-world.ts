/**
 * Small worlds in which one activiteit may have several names: its last part, two URNs and a URI, for two registering
 * organisations. The rule about names is written here in its simplest form, independently of the product, to judge the
 * product.
 */
import fc from 'fast-check';
import { checkConfigs } from '../../src/checks/check.js';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import type { ToewijzingenFile } from '../../src/model/configuration.js';
import type { Operatie } from '../../src/model/permissions.js';
import { emptyRegisters } from '../../src/model/registers.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { actionsOf, type Plan, spellingsIn, summarise } from '../../src/reconcile/plan.js';
import { planStanding } from '../../src/reconcile/standing.js';
import { findActiviteit } from '../../src/routing/find-activiteit.js';
import { verifyRouting } from '../../src/routing/verify.js';
import {
  asFile,
  asReported,
  configuratie,
  gezag,
  locaties,
  meet,
  omgeving,
  requests,
  routed,
  toestemmingen,
} from './universe.js';

export const part = 'Kappen';
export const urnA = 'nl.imow-gm0001.activiteit.Kappen';
export const urnB = 'nl.imow-gm0002.activiteit.Kappen';
export const uri = 'http://example.org/00000099000000001000/id/concept/Kappen';
export const names = [part, urnA, urnB, uri];
export const registrants = [gezag, '00000099000000009000'];

/** Tests whether two names can be one activiteit: two of these names always, except the two URNs. */
export function canBeOne(a: string, b: string): boolean {
  return a === b || !([a, b].includes(urnA) && [a, b].includes(urnB));
}

/** Which activiteit each name of an organisation is, as a number. */
export type Resolution = ReadonlyMap<string, number>;

function key({ activiteit: { naam, oin } }: Configuratie): string {
  return `${oin} ${naam}`;
}

/** Every way to divide items into groups. */
function partitions(items: readonly string[]): string[][][] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return partitions(rest).flatMap((groups) => [
    [[first], ...groups],
    ...groups.map((group, i) => groups.map((other, j) => (i === j ? [first, ...group] : other))),
  ]);
}

/**
 * What the names of some configuraties can mean. Names that can be one activiteit are not taken for two without a reason, so
 * no two activiteiten of a resolution could be one.
 */
export function resolutionsOf(configuraties: readonly Configuratie[]): Resolution[] {
  const fits = (a: readonly string[], b: readonly string[]): boolean =>
    a.every((x) => b.every((y) => canBeOne(x, y)));
  let found: Map<string, number>[] = [new Map()];
  let next = 0;
  for (const oin of registrants) {
    const own = configuraties.filter(({ activiteit }) => activiteit.oin === oin);
    const used = names.filter((naam) => own.some(({ activiteit }) => activiteit.naam === naam));
    const ways = partitions(used).filter((groups) =>
      groups.every(
        (group, i) => fits(group, group) && groups.slice(i + 1).every((other) => !fits(group, other)),
      ),
    );
    found = found.flatMap((known) =>
      ways.map((groups) => {
        const all = new Map(known);
        for (const [i, group] of groups.entries())
          for (const naam of group) all.set(`${oin} ${naam}`, next + i);
        return all;
      }),
    );
    next += used.length;
  }
  return found;
}

/** A configuratie with the name that a resolution gives its activiteit. */
function resolved(item: Configuratie, resolution: Resolution): Configuratie {
  return { ...item, activiteit: { naam: String(resolution.get(key(item))), oin: gezag } };
}

const anyConfiguratie = (naam: fc.Arbitrary<string>): fc.Arbitrary<Configuratie> =>
  fc
    .record({
      naam,
      oin: fc.constantFrom(registrants[0], registrants[0], registrants[0], registrants[1]),
      dienst: fc.nat(1),
      code: fc.option(fc.nat(1), { nil: undefined }),
      waar: fc.constantFrom(undefined, undefined, [0], [1], [0, 1]),
      itself: fc.nat(9),
    })
    .map(({ naam: own, oin = gezag, dienst, code, waar, itself }) => {
      const item = configuratie(dienst, code, waar, own);
      return {
        ...item,
        activiteit: { naam: own, oin },
        behandeldienstOin: itself === 0 ? gezag : item.behandeldienstOin,
      };
    });

export const anyWorld = fc.record({
  desired: fc.array(anyConfiguratie(fc.constantFrom(part, urnA, urnB)), { maxLength: 4 }),
  reported: fc.array(anyConfiguratie(fc.constantFrom(...names)), { maxLength: 4 }),
  operaties: fc.constantFrom<Operatie[]>(
    ['POST'],
    ['POST', 'PUT'],
    ['POST', 'DELETE'],
    ['POST', 'PUT', 'DELETE'],
  ),
  prune: fc.boolean(),
});

export type World = typeof anyWorld extends fc.Arbitrary<infer T> ? T : never;

const all = requests(toestemmingen.slice(0, 2), locaties.slice(0, 2));

/** The same list without what a valid set of files cannot hold beside what comes before it. */
function validFiles(items: readonly Configuratie[]): Configuratie[] {
  const kept: Configuratie[] = [];
  for (const item of items) {
    const clashes = kept.some(
      (other) =>
        meet(other, item) ||
        (other.activiteit.oin === item.activiteit.oin &&
          other.activiteit.naam !== item.activiteit.naam &&
          canBeOne(other.activiteit.naam, item.activiteit.naam)),
    );
    if (!clashes) kept.push(item);
  }
  return kept;
}

function isRuleKept(state: readonly Configuratie[], resolution: Resolution): boolean {
  const own = state.map((item) => resolved(item, resolution));
  return own.every((a, i) => own.slice(i + 1).every((b) => !meet(a, b)));
}

/** What DSO-LV holds after each request of a plan. */
function statesOf(start: readonly Reported[], plan: Plan): Configuratie[][] {
  const records = new Map(start.map(({ id, configuratie: own }) => [id, own]));
  const states = [[...records.values()]];
  let nextId = 1000;
  for (const step of plan.bevoegdGezagen.flatMap((g) => g.activiteiten.flatMap((a) => a.changeSets.flat()))) {
    if (step.kind === 'create') records.set(String(nextId++), step.body);
    else if (step.kind === 'remove') records.delete(step.id);
    else records.set(step.id, step.body);
    states.push([...records.values()]);
  }
  return states;
}

/** Who handles each request about each activiteit of a resolution, as text. */
function routingOf(state: readonly Configuratie[], resolution: Resolution): Map<string, string> {
  const routing = new Map<string, string>();
  for (const entity of new Set(resolution.values())) {
    const own = state.filter((item) => resolution.get(key(item)) === entity);
    for (const request of all)
      routing.set(`${entity} ${request.code} ${request.oin}`, routed(own, request).join());
  }
  return routing;
}

function isAssigned(state: readonly Configuratie[], resolution: Resolution, where: string): boolean {
  const [entity, code, oin] = where.split(' ');
  return state.some(
    (item) =>
      String(resolution.get(key(item))) === entity &&
      (item.toestemming === undefined || item.toestemming.code === code) &&
      (item.locatieOins === undefined || item.locatieOins.includes(oin ?? '')),
  );
}

/** An action as text, whatever the spelling. */
function actionText({ action, configuratie: own, reported }: ReturnType<typeof actionsOf>[number]): string {
  const { toestemming, locatieOins, behandeldienstOin, activiteit } = own;
  return [
    action,
    activiteit.oin,
    toestemming?.code,
    [...(locatieOins ?? [])].sort(),
    behandeldienstOin,
    reported?.id,
  ].join(' ');
}

/** The faults of the plan in a world, in words. */
export function planFaults(world: World): string[] {
  const found: string[] = [];
  const desired = validFiles(world.desired);
  const start = asReported(world.reported);
  const prune = world.prune && world.operaties.includes('DELETE');
  const input = { omgeving: omgeving(...world.operaties), sharedAreas: new Map(), prune };
  const planFor = (files: readonly Configuratie[], records: readonly Reported[]): Plan =>
    makePlan({ ...input, files: [asFile(files)], reported: new Map([[gezag, records]]) });
  const plan = planFor(desired, start);
  const actions = actionsOf(plan);
  const everything = [...desired, ...world.reported];
  const resolutions = resolutionsOf(everything);

  // What is sent is spelled as in the files.
  for (const { action, configuratie: own } of actions)
    if (action !== 'delete' && !desired.some((item) => key(item) === key(own)))
      found.push('a name that is not in the files');

  // Everything that DSO-LV reports is in exactly one part of the plan.
  const before = plan.bevoegdGezagen.flatMap((g) =>
    g.activiteiten.flatMap((a) => a.before.map(({ id }) => id)),
  );
  if (
    before.sort().join() !==
    start
      .map(({ id }) => id)
      .sort()
      .join()
  )
    found.push('a record is lost');

  const touched = new Set(
    plan.bevoegdGezagen.flatMap((g) =>
      g.activiteiten.flatMap((a) =>
        a.changeSets.flatMap((set) => set.flatMap((step) => (step.kind === 'create' ? [] : [step.id]))),
      ),
    ),
  );
  const created = plan.bevoegdGezagen.flatMap((g) =>
    g.activiteiten.flatMap((a) =>
      a.changeSets.flatMap((set) => set.flatMap((step) => (step.kind === 'remove' ? [] : [step.body]))),
    ),
  );
  const blocked = actions.filter(({ action }) => action === 'blocked').map(({ configuratie: own }) => own);

  for (const oin of registrants) {
    const own = (items: readonly Configuratie[]) => items.filter(({ activiteit }) => activiteit.oin === oin);
    const [files, records] = [
      own(desired),
      start.filter(({ configuratie: item }) => item.activiteit.oin === oin),
    ];
    const ways = resolutionsOf(own(everything)).length;
    const notes = spellingsIn(plan).filter(({ activiteit }) => activiteit.oin === oin);
    if (ways === 1) {
      // Every record whose name is not in the files and can mean one that is.
      const other = records.filter(
        ({ configuratie: { activiteit } }) =>
          !files.some((item) => item.activiteit.naam === activiteit.naam) &&
          files.some((item) => canBeOne(item.activiteit.naam, activiteit.naam)),
      );
      const told = notes.flatMap(({ ids }) => ids);
      if (other.some(({ id }) => !told.includes(id))) found.push('a spelling is not told');
      continue;
    }
    if (files.length === 0) continue;
    for (const { id, configuratie: item } of records) {
      if (touched.has(id)) found.push(`${id} is changed, although its name is unclear`);
      const isDesired = files.some(({ activiteit }) => activiteit.naam === item.activiteit.naam);
      if (!isDesired && !notes.some((note) => note.kind === 'unclear' && note.ids.includes(id)))
        found.push(`${id} is unclear and nobody says so`);
    }
    for (const item of files) {
      const others = records
        .map(({ configuratie: record }) => record)
        .filter(
          ({ activiteit }) =>
            activiteit.naam !== item.activiteit.naam && canBeOne(activiteit.naam, item.activiteit.naam),
        );
      const inTheWay = others.some((record) => meet({ ...record, activiteit: item.activiteit }, item));
      const exact = records.some(({ configuratie: record }) => meet(record, item));
      if (!inTheWay && !exact && !created.some((body) => key(body) === key(item) && meet(body, item)))
        found.push('nothing is in the way, and it is not created');
    }
    for (const item of blocked.filter(({ activiteit }) => activiteit.oin === oin))
      if (!records.some(({ configuratie: record }) => meet({ ...record, activiteit: item.activiteit }, item)))
        found.push('blocked by nothing');
  }

  const states = statesOf(start, plan);
  const last = states.at(-1) ?? [];
  for (const resolution of resolutions) {
    // A strict DSO-LV that knows what the names mean cannot hold a state that breaks the rule.
    if (!isRuleKept(states[0] ?? [], resolution)) continue;
    if (!states.every((state) => isRuleKept(state, resolution))) found.push('a request is refused');
    const [was, wanted, now] = [states[0] ?? [], desired, last].map((state) => routingOf(state, resolution));
    for (const [where, handler] of now ?? []) {
      const [then, asked] = [was?.get(where), wanted?.get(where)];
      const assigned = isAssigned(desired, resolution, where);
      if (assigned && handler !== asked && blocked.length === 0) found.push(`${where} does not arrive`);
      if (handler !== then && handler !== asked) found.push(`${where} goes to somebody nobody asked for`);
      if (!assigned && !prune && handler !== then) found.push(`${where} is lost`);
      if (resolutions.length === 1 && prune && blocked.length === 0 && handler !== asked)
        found.push(`${where} is not pruned`);
      if (planStanding(plan).matches && then !== asked)
        found.push(`${where} does not match, and the plan says so`);
    }
  }

  if (resolutions.length === 1) {
    // Spelling makes no difference: the plan is that of the same world with one name for each activiteit.
    const [only = new Map()] = resolutions;
    const rename = (item: Configuratie): Configuratie => ({
      ...item,
      activiteit: { naam: `naam${only.get(key(item))}`, oin: item.activiteit.oin },
    });
    const plain = planFor(
      desired.map(rename),
      start.map(({ id, configuratie: item }) => ({ id, configuratie: rename(item) })),
    );
    const texts = (of: Plan): string => actionsOf(of).map(actionText).sort().join('\n');
    if (texts(plain) !== texts(plan)) found.push('spelling makes a difference');
    if (JSON.stringify(summarise(plain)) !== JSON.stringify(summarise(plan)))
      found.push('spelling changes the counts');
    const verification = verifyRouting([asFile(desired)], new Map([[gezag, start]]));
    const [asked, is] = [desired, world.reported].map((state) => routingOf(state, only));
    const equal = [...(asked ?? [])].every(([where, handler]) => is?.get(where) === handler);
    if ((verification.found.length === 0) !== equal) found.push('verify is wrong');
  }

  // A second plan, on what the first one leaves, changes nothing more.
  const rest = summarise(planFor(desired, asReported(last)));
  if (rest.create + rest.replace + rest.delete > 0) found.push('the second plan is not empty');
  return found;
}

/** The faults of `validate` about the names in the files of a world. */
export function validateFaults(items: readonly Configuratie[]): string[] {
  const files: ToewijzingenFile[] = [asFile(items)];
  const problems = checkConfigs({
    registers: emptyRegisters,
    omgevingen: new Map(),
    toewijzingen: new Map([['test', files]]),
    files: 1,
    problems: [],
  });
  const first = [...new Map([...items].reverse().map((item) => [key(item), item])).values()].map((item) =>
    items.indexOf(item),
  );
  const naam = (i: number): string => items[i]?.activiteit.naam ?? '';
  const expected = first
    .filter((i) =>
      first.some(
        (j) =>
          j < i &&
          items[j]?.activiteit.oin === items[i]?.activiteit.oin &&
          naam(i) !== naam(j) &&
          canBeOne(naam(i), naam(j)),
      ),
    )
    .map((i) => `activiteit-spelling ${i}`);
  const addresses = first.filter((i) => naam(i) === uri).map((i) => `activiteit-naam ${i}`);
  const told = problems
    .filter(({ code }) => code.startsWith('activiteit-'))
    .map(({ code, place }) => `${code} ${place.offset}`);
  return [...expected, ...addresses].sort().join() === told.sort().join()
    ? []
    : [`expected ${[...expected, ...addresses].sort().join()}, got ${told.sort().join()}`];
}

/** The faults of the answer to a question about each name of a world. */
export function resolveFaults({ desired, reported: registered }: World): string[] {
  const known = validFiles(desired).map(({ activiteit }) => activiteit);
  const inRtr = registered.map(({ activiteit }) => activiteit);
  return names.flatMap((naam) =>
    registrants.flatMap((oin) => {
      const own = (items: typeof known) => [
        ...new Set(items.filter((item) => item.oin === oin).map((item) => item.naam)),
      ];
      const fits = (items: readonly string[]) => items.filter((item) => canBeOne(item, naam));
      const inFiles = fits(own(known));
      const others = fits(own(inRtr)).filter((item) => !inFiles.some((other) => canBeOne(other, item)));
      const ofRtr = own(inRtr).includes(naam) && others.includes(naam) ? [naam] : others;
      const meant = inFiles.includes(naam) ? [naam] : [...inFiles, ...ofRtr];
      // Names that can all be one are one answer.
      const several = meant.some((a) => meant.some((b) => !canBeOne(a, b)));
      const expected = meant.length === 0 ? 'none' : several ? 'several' : 'one';
      const found = findActiviteit({ naam, oin }, known, inRtr);
      if (found.kind !== expected) return [`${naam} of ${oin}: expected ${expected}, got ${found.kind}`];
      // Every line about it decides the answer.
      const lost = found.kind === 'one' && inFiles.length === 1 && found.spellings[0]?.naam !== inFiles[0];
      return lost ? [`${naam} of ${oin}: the line of the files is lost`] : [];
    }),
  );
}
