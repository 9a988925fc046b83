/** Where a line of the files can be looked at by others: at the service that holds the repository. */
import { relative, resolve } from 'node:path';
import type { Checkout } from '../git/repository.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A repository at a service, and how that service names a file of a commit. */
interface Hosted {
  readonly url: string;
  readonly blob: '/blob/' | '/-/blob/';
}

/** An http(s) address without credentials, query or fragment; undefined for anything else. */
function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, host, pathname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return `${protocol}//${host}${pathname.replace(/(\.git)?\/*$/, '')}`;
}

/** What serves ssh at the port of https, for networks that let nothing else through, and whose pages are elsewhere. */
const sshHosts: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
]);

/** The web address of a remote: `git@host:path` and `ssh://…` are served at `https://host/path` as well. */
function addressOfRemote(remote: string): string | undefined {
  const ssh = /^(?:ssh:\/\/)?(?:[^@/\s]+@)([a-z0-9.-]+)(?::\d+(?=\/))?[:/]+(.+)$/i.exec(remote);
  if (ssh === null) return webAddress(remote);
  const host = ssh[1]?.toLowerCase() ?? '';
  return webAddress(`https://${sshHosts.get(host) ?? host}/${ssh[2]}`);
}

/** The kinds of service whose addresses we know; of another one nothing is guessed. */
function hostedAt(remote: string): Hosted | undefined {
  const url = addressOfRemote(remote);
  if (url === undefined) return undefined;
  const { hostname } = new URL(url);
  if (/(^|\.)github\./i.test(hostname)) return { url, blob: '/blob/' };
  return /(^|\.)gitlab\./i.test(hostname) ? { url, blob: '/-/blob/' } : undefined;
}

/** The repository that this run belongs to, as CI says it, or else the remote. */
function hosted(env: Environment, remote: string | undefined): Hosted | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, CI_PROJECT_URL: project } = env;
  const github = server && repository ? webAddress(`${server}/${repository}`) : undefined;
  if (github !== undefined) return { url: github, blob: '/blob/' };
  const gitlab = webAddress(project);
  if (gitlab !== undefined) return { url: gitlab, blob: '/-/blob/' };
  return remote === undefined ? undefined : hostedAt(remote);
}

/** Gives the address of a line of a file; undefined where nobody else can look at it. */
export type LineAddress = (path: string, line: number) => string | undefined;

/**
 * Finds out where lines can be looked at.
 *
 * @param env the variables that CI sets.
 * @param checkout undefined outside a repository, or where the files are not committed as they are.
 */
export function lineAddress(env: Environment, checkout: Checkout | undefined): LineAddress {
  const at = checkout && hosted(env, checkout.remote);
  if (checkout === undefined || at === undefined) return () => undefined;
  const { top, cwd, commit } = checkout;
  return (path, line) => {
    const inside = relative(top, resolve(cwd, path)).replaceAll('\\', '/');
    if (inside.startsWith('../')) return undefined;
    return `${at.url}${at.blob}${commit}/${inside.split('/').map(encodeURIComponent).join('/')}#L${line}`;
  };
}
