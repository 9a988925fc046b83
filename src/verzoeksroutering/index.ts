/** Verzoeksroutering, for `verify`. Not part of `src/index.ts`: who does not ask it, does not load it. */

export { openVerzoeksroutering } from '../connect/verzoeksroutering.js';
export { questionsFor } from '../routing/requests.js';
export { connectVerzoeksroutering, type Verzoeksroutering } from './client.js';
export { type ServiceReport, verifyService } from './verify.js';
