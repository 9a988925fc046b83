import { HttpClient, type HttpOptions } from '../http/client.js';
import type { RoutingAnswer, RoutingQuestion } from '../routing/requests.js';
import { verzoeksrouteringService } from './service.js';
import { headers, questionBody, questionUrl, readBehandeldienst } from './wire.js';

/** Asks Verzoeksroutering who handles a verzoek. */
export interface Verzoeksroutering {
  /** @throws Failure `unreachable` when no answer comes, or one that cannot be understood. */
  ask(question: RoutingQuestion): Promise<RoutingAnswer>;
  close(): Promise<void>;
}

export type VerzoeksrouteringOptions = Omit<HttpOptions, 'service' | 'headers'>;

/** Connects to Verzoeksroutering at `endpoint`. */
export function connectVerzoeksroutering(options: VerzoeksrouteringOptions): Verzoeksroutering {
  const http = new HttpClient({ ...options, headers, service: verzoeksrouteringService });
  const url = questionUrl(options.endpoint);
  return {
    async ask(question) {
      const { json } = await http.readJson(url, { body: questionBody(question) });
      const found = readBehandeldienst(json);
      return { ...question, behandeldienst: found ?? question.bevoegdGezag };
    },
    close: () => http.close(),
  };
}
