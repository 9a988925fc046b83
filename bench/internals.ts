/** What the benchmarks use of the inside. `scripts/build.mjs` builds it to bench/build/, which is not in the package. */

export { checkConfigs } from '../src/checks/check.js';
export { loadConfigs } from '../src/config/load.js';
export { codeOf, readRtrList, testOinOf } from '../src/national/list.js';
