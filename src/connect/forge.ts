/** The git hosts that the program knows. A new host is one file in `forges/` and one line here. */
import { azureDevops } from '../forges/azure-devops.js';
import type { CiEnvironment, Forge, ForgeClient, Run } from '../forges/forge.js';
import { github } from '../forges/github.js';
import { gitlab } from '../forges/gitlab.js';
import { forgesMessages } from '../forges/messages.js';
import type { Redactor } from '../lib/redactor.js';
import { Failure } from '../model/failure.js';

export const forges: readonly Forge[] = [github, gitlab, azureDevops];

/**
 * Opens the API of the git host at which this run works.
 *
 * @throws Failure `usage` when this is no run at a known host, or when a token or an address cannot be used.
 */
export function openForge(env: CiEnvironment): ForgeClient {
  const forge = forges.find(({ variable }) => env[variable]);
  if (forge !== undefined) return forge.connect?.(env) ?? { name: forge.name };
  const usable = forges.filter(({ connect }) => connect !== undefined);
  throw new Failure(
    'usage',
    forgesMessages.noForge({
      names: usable.map(({ name }) => name),
      variables: usable.map(({ variable }) => variable),
    }),
  );
}

/** Teaches a redactor the tokens of git hosts. */
export function addTokens(redactor: Redactor, env: CiEnvironment): void {
  for (const name of forges.flatMap(({ tokens }) => tokens)) redactor.add(env[name]);
}

/** Describes the run of CI in which the program works. Each field comes from the first host that sets it. */
export function describeRun(env: CiEnvironment): Run {
  const runs = forges.map((forge) => forge.describeRun(env));
  const first = (key: keyof Run): string | undefined => runs.map((run) => run[key]).find(Boolean);
  return { id: first('id'), commit: first('commit'), actor: first('actor') };
}
