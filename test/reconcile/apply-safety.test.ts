import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../src/messages/message.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { Operatie } from '../../src/model/permissions.js';
import { isComplete } from '../../src/reconcile/apply.js';
import { reconcileMessages } from '../../src/reconcile/messages.js';
import { type ApplyReport, summariseApply } from '../../src/reconcile/plan.js';
import { settlePauses } from '../../src/reconcile/read-until.js';
import { applyStanding } from '../../src/reconcile/standing.js';
import { applyTo } from '../support/chaos-apply.js';
import { type Alteration, ChaosDso, type ChaosOptions } from '../support/chaos-dso.js';
import { configuratie } from '../support/universe.js';
import { VirtualClock } from '../support/virtual-clock.js';

const many = (n: number, naam = 'Activiteit'): Configuratie[] =>
  Array.from({ length: n }, (_, i) => configuratie(0, 0, [0, 1], `${naam}${i}`));

function lenient(start: readonly Configuratie[], options: Partial<ChaosOptions> = {}): ChaosDso {
  return new ChaosDso(start, { clock: new VirtualClock(), strict: false, ...options });
}

/** The templates of the notes of a report. */
function notesOf({ results }: ApplyReport): unknown[] {
  return results.map(({ note }) => note?.template);
}

test('the pauses of the settle time grow and last as long as asked', () => {
  for (const settleMs of [0, 100, 5000, 20_000, 600_000]) {
    const pauses = settlePauses(settleMs);
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(settleMs);
    const sorted = pauses
      .slice(0, -1)
      .every((ms, i) => ms <= (pauses[i + 1] ?? 0) || i === pauses.length - 2);
    expect(sorted).toBe(true);
  }
});

describe('a removed record whose id is given to somebody else', () => {
  const before = [configuratie(0, 0, [0])];

  test.each<[string, Operatie[]]>([
    ['a lost answer', ['POST', 'DELETE']],
    ['a lost answer when replacing is allowed too', ['POST', 'PUT', 'DELETE']],
  ])('is left alone after %s', async (_name, operaties) => {
    // The second configuratie shares a combination with nothing, so the record is removed and not replaced.
    const after = [configuratie(1, undefined, [0])];
    const dso = lenient(before, { reusesIds: true, fate: (n) => (n === 0 ? 'lost' : 'ok') });
    const report = await applyTo(dso, after, { operaties });
    expect(dso.touched).toEqual([]);
    if (!operaties.includes('PUT')) {
      expect(summariseApply(report)).toMatchObject({ deleted: 1, created: 1, failed: 0, unknown: 0 });
      expect(notesOf(report)).toContain(reconcileMessages.noteIdReused);
    }
    expect([...dso.foreign.keys()].every((id) => dso.records.has(id))).toBe(true);
  });

  test('is left alone when somebody else removed it while the apply was busy', async () => {
    // The first activiteit takes most of a minute; the other one comes after it.
    const clock = new VirtualClock();
    const start = [configuratie(0, 0, [0], 'A'), configuratie(0, 0, [0], 'B')];
    const dso = lenient(start, { clock, fate: (n) => (n === 0 ? 'never' : 'ok') });
    const after = start.map((item) => ({
      ...item,
      behandeldienstOin: configuratie(1, 0, [0]).behandeldienstOin,
    }));
    const taken = clock.wait(15_000).then(() => {
      dso.records.delete('2');
      dso.addForeign('2');
    });
    const report = await applyTo(dso, after, { operaties: ['POST', 'DELETE'] });
    await taken;
    expect(dso.touched).toEqual([]);
    expect(notesOf(report)).toContain(reconcileMessages.noteIdReused);
  });
});

describe('a request whose answer does not come', () => {
  test.each([0, 5000, 15_000, 19_000])(
    'is not sent twice when it is carried out after %d ms',
    async (lateMs) => {
      const dso = lenient(many(1, 'Anders'), { fate: (n) => (n === 1 ? { lateMs } : 'ok') });
      const waits: string[] = [];
      const report = await applyTo(dso, [...many(1, 'Anders'), ...many(6)], {
        onWait: (message) => void waits.push(formatMessage(message, 'en')),
      });
      expect(dso.writes).toBe(6);
      expect(isComplete(report)).toBe(true);
      if (lateMs > 1000)
        expect(waits).toEqual([
          expect.stringMatching(
            /^No usable answer about Activiteit\d: looking at DSO-LV for up to 20 seconds before it is sent again/,
          ),
        ]);
    },
  );

  test.each([6000, 15_000])(
    'is not sent twice when the list lags %d ms, in this apply or the next',
    async (lagMs) => {
      const dso = lenient([], { lagMs, fate: (n) => (n === 3 ? 'lost' : 'ok') });
      expect(isComplete(await applyTo(dso, many(6)))).toBe(true);
      expect(isComplete(await applyTo(dso, many(6)))).toBe(true);
      expect([dso.writes, dso.records.size]).toEqual([6, 6]);
    },
  );

  test('is sent again after the settle time, and the result says that the first one may still arrive', async () => {
    const dso = lenient(many(1, 'Anders'), { fate: (n) => (n === 1 ? { lateMs: 60_000 } : 'ok') });
    const desired = [...many(1, 'Anders'), ...many(3)];
    const report = await applyTo(dso, desired, { operaties: ['POST'] });
    expect(dso.writes).toBe(4);
    const [, sent = 0, , again = 0] = dso.arrivals;
    expect(again - sent).toBeGreaterThan(20_000);
    expect(notesOf(report)).toContain(reconcileMessages.noteSentAgain);
    await dso.options.clock.wait(60_000);
    const next = await applyTo(dso, desired, { operaties: ['POST'] });
    const [warning] = next.plan.bevoegdGezagen.flatMap(({ activiteiten }) =>
      activiteiten.flatMap(({ warnings }) => warnings),
    );
    expect(warning && formatMessage(warning.message, 'en')).toMatch(
      /twice: ids \d and \d.*A request of an earlier apply that got no answer may have arrived late$/,
    );
  });

  test('is said to be sent again, also when the service stores it in another form', async () => {
    const fate: ChaosOptions['fate'] = (n) => (n === 0 ? { lateMs: 60_000 } : 'ok');
    const dso = lenient([], { alteration: 'uri', echoes: true, fate });
    const { results } = await applyTo(dso, many(1), { operaties: ['POST'] });
    const [note] = results.map((result) => result.note && formatMessage(result.note, 'en'));
    expect(note).toMatch(/^sent 2 times: .* DSO-LV stored it in another form: activiteit https:/);
  });

  test('ends as unknown, with exit code 4, when it never becomes visible', async () => {
    const dso = lenient(many(1, 'Anders'), { fate: (n) => (n === 0 ? 'ok' : 'never') });
    const report = await applyTo(dso, [...many(1, 'Anders'), ...many(2)]);
    expect(summariseApply(report)).toMatchObject({ created: 1, unknown: 1, failed: 0 });
    expect(notesOf(report)).toContain(reconcileMessages.noteMayArrive);
    expect(applyStanding(report).exitCode).toBe(4);
  });

  test('makes the apply stop after a few, instead of sending everything several times', async () => {
    const dso = lenient(many(1, 'Anders'), { fate: () => 'never' });
    const report = await applyTo(dso, [...many(1, 'Anders'), ...many(12)]);
    expect(dso.writes).toBeLessThanOrEqual(8);
    expect(report.stopped?.template).toBe(reconcileMessages.stoppedUnanswered);
    expect(summariseApply(report)).toMatchObject({ created: 0, failed: 0 });
    expect(summariseApply(report).unknown).toBeGreaterThan(0);
    expect(applyStanding(report).exitCode).toBe(4);
  });
});

describe('a service that stores something else than was sent', () => {
  const desired = many(6, 'Café'.normalize('NFD'));

  describe.each([true, false])('with the record in its answers: %s', (echoes) => {
    test.each<[Alteration, number]>([
      ['uri', 6],
      ['waarde', 6],
      ['reorder', 6],
      ['split', 12],
    ])('is accepted when it means the same: %s', async (alteration, records) => {
      const dso = lenient([], { alteration, echoes });
      const first = await applyTo(dso, desired);
      expect(summariseApply(first)).toMatchObject({ created: 6, failed: 0, unknown: 0 });
      expect(isComplete(first)).toBe(true);
      expect(notesOf(first)).toContain(reconcileMessages.noteStoredAs);
      for (let run = 0; run < 2; run += 1) expect(isComplete(await applyTo(dso, desired))).toBe(true);
      expect([dso.writes, dso.records.size]).toEqual([6, records]);
    });

    test.each<Alteration>(['lower', 'nfc'])(
      'gets one request when it means something else: %s',
      async (alteration) => {
        for (const start of [[], many(3, 'Anders')]) {
          const dso = lenient(start, { alteration, echoes });
          const report = await applyTo(dso, [...start, ...desired]);
          expect(dso.writes).toBe(1);
          expect(report.stopped?.template).toBe(reconcileMessages.stoppedAltered);
          expect(formatMessage(report.stopped ?? reconcileMessages.readingInterrupted(), 'en')).toMatch(
            /^Stopped: DSO-LV changed the meaning of what was sent \(id \d\): activiteit: sent \{"naam":"Cafe.*stands \{"naam"/,
          );
          expect(summariseApply(report)).toMatchObject({ created: 0, failed: 1 });
          expect(applyStanding(report).exitCode).toBe(4);
        }
      },
    );
  });
});

describe('an interrupt', () => {
  test.each<[string, Partial<ChaosOptions>]>([
    ['for an unknown outcome', { fate: (n) => (n === 1 ? 'never' : 'ok') }],
    ['for the first configuratie to become visible', { lagMs: 600_000 }],
    ['for the final reading', { lagMs: 12_000 }],
  ])('ends the wait %s at once, and nothing is sent after it', async (_name, options) => {
    const clock = new VirtualClock();
    const dso = lenient(many(1, 'Anders'), { clock, ...options });
    const stop = new AbortController();
    let stoppedAt = 0;
    const report = await applyTo(dso, [...many(1, 'Anders'), ...many(2)], {
      signal: stop.signal,
      onWait: () => {
        stoppedAt = clock.now() + 700;
        void clock.wait(700).then(() => stop.abort());
      },
    });
    expect(stoppedAt).toBeGreaterThan(0);
    expect(clock.now() - stoppedAt).toBeLessThanOrEqual(20);
    expect(dso.arrivals.every((at) => at <= stoppedAt)).toBe(true);
    expect(isComplete(report)).toBe(false);
  });

  test('does not end the wait between a removal and the creation that takes its place', async () => {
    const clock = new VirtualClock();
    const dso = lenient([configuratie(0, 0, [0])], { clock, fate: (n) => (n === 1 ? 'never' : 'ok') });
    const stop = new AbortController();
    const report = await applyTo(dso, [configuratie(1, 0, [0])], {
      operaties: ['POST', 'DELETE'],
      signal: stop.signal,
      onWait: () => stop.abort(),
    });
    expect(dso.writes).toBe(3);
    expect([...dso.records.values()]).toEqual([configuratie(1, 0, [0])]);
    expect(summariseApply(report)).toMatchObject({ replaced: 1, unknown: 0 });
  });
});
