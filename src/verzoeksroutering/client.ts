import { HttpClient, type HttpOptions } from '../http/client.js';
import type { RoutingAnswer, RoutingQuestion } from '../routing/requests.js';
import { headers, questionBody, questionUrl, readBehandeldienst } from './wire.js';

/** Verzoeksroutering, as far as it is asked anything. */
export interface Verzoeksroutering {
  /** @throws Failure `unreachable` when no answer comes, or one that cannot be understood. */
  ask(question: RoutingQuestion): Promise<RoutingAnswer>;
  close(): Promise<void>;
}

export type RoutingOptions = Omit<HttpOptions, 'service' | 'headers'>;

/** Connects to Verzoeksroutering, or to whatever speaks its language at `endpoint`. */
export function connectVerzoeksroutering(options: RoutingOptions): Verzoeksroutering {
  const http = new HttpClient({ ...options, headers, service: 'verzoeksroutering' });
  const url = questionUrl(options.endpoint);
  return {
    async ask(question) {
      const found = readBehandeldienst(await http.askJson(url, questionBody(question)));
      return { ...question, behandeldienst: found ?? question.bevoegdGezag };
    },
    close: () => http.close(),
  };
}
