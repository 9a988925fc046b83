/** Verzoeksroutering, for `verify`. Not part of `src/index.ts`: who does not ask it, does not load it. */
export { questionsFor } from '../routing/requests.js';
export { connectVerzoeksroutering, type Verzoeksroutering } from './client.js';
export { openVerzoeksroutering } from './open.js';
export { type ServiceReport, verifyService } from './verify.js';
