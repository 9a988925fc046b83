/** Verzoeksroutering held to the promise of the files, and to what it answered before. */
import type { Oin } from '../model/oin.js';
import {
  type Questions,
  questionKey,
  type RoutingAnswer,
  type RoutingQuestion,
} from '../routing/requests.js';
import type { Verzoeksroutering } from './client.js';

/** A request that the service routes otherwise than the files say. */
export interface ServiceException extends RoutingQuestion {
  readonly files: Oin;
  readonly answer: Oin;
}

/** A request that the service routed otherwise before. */
export interface ServiceChange extends RoutingQuestion {
  readonly from: Oin;
  readonly to: Oin;
}

/** What came of asking the service. */
export interface ServiceReport extends Omit<Questions, 'expected'> {
  readonly asked: number;
  readonly exceptions: readonly ServiceException[];
  /** What changed since a receipt, where one was given that holds answers. */
  readonly since?: readonly ServiceChange[];
  /** For a receipt. */
  readonly answers: readonly RoutingAnswer[];
}

/**
 * Asks everything once, side by side as far as the client allows.
 *
 * @param earlier answers of a receipt: what they were about is asked again, also where the files no longer speak of it.
 * @param onAnswer told after each answer, for progress.
 * @throws Failure `unreachable` as soon as one question is not answered: a part of a proof is none.
 */
export async function verifyService(
  service: Verzoeksroutering,
  { expected, ...left }: Questions,
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
    ...left,
    exceptions,
    ...(since === undefined ? {} : { since }),
    answers: [...questions.keys()].sort().flatMap((key) => answers.get(key) ?? []),
  };
}
