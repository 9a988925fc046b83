import type { CiEnvironment, Forge } from '../forges/forge.js';
import { openGithub } from '../forges/github.js';
import { openGitlab } from '../forges/gitlab.js';
import { Failure } from '../model/failure.js';
import { connectMessages } from './messages.js';

/**
 * The service that this run belongs to, from the variables that it sets.
 *
 * @throws Failure `usage` when there is none, or a token or an address cannot be used.
 */
export async function openForge(env: CiEnvironment): Promise<Forge> {
  if (env.GITHUB_REPOSITORY) return openGithub(env);
  if (env.CI_API_V4_URL) return openGitlab(env);
  throw new Failure('usage', connectMessages.noForge());
}
