import { expect } from 'vitest';
import { connectDso } from '../../src/dso/client.js';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import { applyPlan, isComplete } from '../../src/reconcile/apply.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { summariseApply } from '../../src/reconcile/plan.js';
import { readReported } from '../../src/reconcile/read.js';
import { type SimulatedRequest, startSimulator } from '../../src/simulator/server.js';
import { asFile, configuratie, gezag, omgeving } from './universe.js';

const many = (n: number): Configuratie[] =>
  Array.from({ length: n }, (_, i) => configuratie(i % 3, 0, [0], `Activiteit${i}`));

/** Creates a thousand configuraties, three of ten without an answer. Each must be sent once, and all must exist. */
export async function applyWithLostAnswers(seed: number): Promise<void> {
  const posts: SimulatedRequest[] = [];
  const simulator = await startSimulator({
    misbehaviour: { dropRate: 0.3, seed },
    onRequest: (request) => {
      if (request.method === 'POST') posts.push(request);
    },
  });
  const backend = connectDso({
    endpoint: simulator.endpoint,
    timeoutMs: 5000,
    concurrency: 8,
    retries: 5,
    backoffMs: 1,
  });
  try {
    const files = [asFile(many(1000))];
    const replan = (reported: ReadonlyMap<string, readonly Reported[]>) =>
      makePlan({
        omgeving: omgeving('POST'),
        files,
        sharedAreas: new Map(),
        reported,
        prune: false,
      });
    const plan = replan(await readReported(backend, [gezag]));
    const report = await applyPlan({
      plan,
      state: backend,
      writer: backend,
      replan,
      concurrency: 8,
      retries: 5,
      settleMs: 10,
    });
    expect(summariseApply(report)).toMatchObject({ created: 1000, failed: 0, unknown: 0 });
    expect(isComplete(report)).toBe(true);
    expect(posts.filter(({ status }) => status === 0).length).toBeGreaterThan(200);
    expect(posts).toHaveLength(1000);
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1000);
  } finally {
    await backend.close();
    await simulator.close();
  }
}
