/** Compares the answers of Verzoeksroutering with the files, and with the answers of an earlier receipt. */
import type { Oin } from '../model/oin.js';
import {
  type Questions,
  questionKey,
  type RoutingAnswer,
  type RoutingQuestion,
} from '../routing/requests.js';
import type { Verzoeksroutering } from './client.js';

/** A request that the service does not route as the files say. */
export interface ServiceException extends RoutingQuestion {
  readonly files: Oin;
  readonly answer: Oin;
}

/** A request that the service routed differently before. */
export interface ServiceChange extends RoutingQuestion {
  readonly from: Oin;
  readonly to: Oin;
}

export interface ServiceReport extends Omit<Questions, 'expected'> {
  /** Number of questions that were asked. */
  readonly asked: number;
  readonly exceptions: readonly ServiceException[];
  /** The changes since a receipt; absent without a receipt that has answers. */
  readonly since?: readonly ServiceChange[];
  /** All answers, for a new receipt. */
  readonly answers: readonly RoutingAnswer[];
}

/**
 * Asks each question once, as many at a time as the client allows.
 *
 * @param earlier answers in a receipt. Their questions are asked again, also when the files no longer lead to them.
 * @param onAnswer called after each answer, for progress.
 * @throws Failure `unreachable` as soon as one question gets no answer: part of a proof proves nothing.
 */
export async function verifyService(
  service: Verzoeksroutering,
  { expected, ...leftOut }: Questions,
  earlier: readonly RoutingAnswer[] | undefined,
  onAnswer: (done: number, total: number) => void,
): Promise<ServiceReport> {
  const questions = new Map(expected.map(({ question }) => [questionKey(question), question]));
  for (const { behandeldienst: _, ...question } of earlier ?? []) {
    const key = questionKey(question);
    if (!questions.has(key)) questions.set(key, question);
  }
  const answers = new Map<string, RoutingAnswer>();
  await Promise.all(
    [...questions].map(async ([key, question]) => {
      answers.set(key, await service.ask(question));
      onAnswer(answers.size, questions.size);
    }),
  );
  const answerTo = (question: RoutingQuestion): Oin | undefined =>
    answers.get(questionKey(question))?.behandeldienst;
  const exceptions = expected.flatMap(({ question, behandeldienst: files }): ServiceException[] => {
    const answer = answerTo(question);
    return answer === undefined || answer === files ? [] : [{ ...question, files, answer }];
  });
  const since = earlier?.flatMap(({ behandeldienst: from, ...question }): ServiceChange[] => {
    const to = answerTo(question);
    return to === undefined || to === from ? [] : [{ ...question, from, to }];
  });
  return {
    asked: questions.size,
    ...leftOut,
    exceptions,
    since,
    answers: [...questions.keys()].sort().flatMap((key) => answers.get(key) ?? []),
  };
}
