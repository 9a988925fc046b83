/** The git hosts that the program knows. A new host is one file in `forges/` and one line here. */
import { azureDevops } from '../forges/azure-devops.js';
import type { CiEnvironment, Forge, ForgeClient, Run } from '../forges/forge.js';
import { github } from '../forges/github.js';
import { gitlab } from '../forges/gitlab.js';
import { forgesMessages } from '../forges/messages.js';
import type { Secrets } from '../lib/secrets.js';
import { Failure } from '../model/failure.js';
import { redactorOf } from './learn-secrets.js';

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

/** Adds the tokens of git hosts to the secrets of a run. */
export function addTokens(secrets: Secrets, env: CiEnvironment): void {
  const redactor = redactorOf(secrets);
  for (const name of forges.flatMap(({ tokens }) => tokens)) redactor.add(env[name]);
}

/** Describes the run of CI in which the program works. Each field comes from the first host that sets it. */
export function describeRun(env: CiEnvironment): Run {
  const runs = forges.map((forge) => forge.describeRun(env));
  const first = (key: keyof Run): string | undefined => runs.map((run) => run[key]).find(Boolean);
  return { id: first('id'), commit: first('commit'), actor: first('actor') };
}
