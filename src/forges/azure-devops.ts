/** Azure DevOps: describes the run for the journal. The program does not use its API. */
import type { Forge } from './forge.js';

export const azureDevops: Forge = {
  name: 'Azure DevOps',
  variable: 'TF_BUILD',
  tokens: ['SYSTEM_ACCESSTOKEN'],
  describeRun: (env) => ({
    id: env.BUILD_BUILDID,
    commit: env.BUILD_SOURCEVERSION,
    actor: env.BUILD_REQUESTEDFOR,
  }),
};
