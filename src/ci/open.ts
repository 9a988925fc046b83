import { msg } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import type { CiEnvironment, Forge } from './forge.js';
import { openGithub } from './github.js';
import { openGitlab } from './gitlab.js';

/**
 * The service that this run belongs to, from the variables that it sets.
 *
 * @throws Failure `use` when there is none, or a token or an address cannot be used.
 */
export async function openForge(env: CiEnvironment): Promise<Forge> {
  if (env.GITHUB_REPOSITORY) return openGithub(env);
  if (env.CI_API_V4_URL) return openGitlab(env);
  throw new Failure('use', msg('noForge', {}));
}
