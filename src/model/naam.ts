export { lastPart } from './activiteit.js';
