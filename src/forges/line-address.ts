/** The address of a line of a file at the git host of the repository, for links in a report. */
import { relative, resolve } from 'node:path';
import type { CiEnvironment, Forge, RepositoryPages } from './forge.js';

/** A commit that the files on disk are equal to. */
export interface Checkout {
  readonly commit: string;
  /** Top folder of the work tree. */
  readonly top: string;
  /** The folder that paths are relative to. */
  readonly cwd: string;
  /** The URL of the remote. It may contain credentials. */
  readonly remote: string | undefined;
}

/** Gives the address of a line of a file; undefined where no host shows it. */
export type LineAddress = (path: string, line: number) => string | undefined;

interface HostedRepository {
  readonly url: string;
  readonly pages: RepositoryPages;
}

/** An http(s) address without credentials, query or fragment; undefined for anything else. */
function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, host, pathname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return `${protocol}//${host}${pathname.replace(/(\.git)?\/*$/, '')}`;
}

/** The web address of a remote. Hosts serve the pages of `git@host:path` and `ssh://…` at `https://host/path`. */
function remoteAddress(remote: string, sshHosts: ReadonlyMap<string, string>): string | undefined {
  const ssh = /^(?:ssh:\/\/)?(?:[^@/\s]+@)([a-z0-9.-]+)(?::\d+(?=\/))?[:/]+(.+)$/i.exec(remote);
  if (ssh === null) return webAddress(remote);
  const host = ssh[1]?.toLowerCase() ?? '';
  return webAddress(`https://${sshHosts.get(host) ?? host}/${ssh[2]}`);
}

/** Finds the repository at a host: as CI names it, or else by the remote. A host that is not listed gets no links. */
function hostedRepository(
  forges: readonly Forge[],
  env: CiEnvironment,
  remote: string | undefined,
): HostedRepository | undefined {
  const known = forges.flatMap(({ pages }) => pages ?? []);
  for (const pages of known) {
    const url = webAddress(pages.repositoryUrl(env));
    if (url !== undefined) return { url, pages };
  }
  if (remote === undefined) return undefined;
  for (const pages of known) {
    const url = remoteAddress(remote, pages.sshHosts);
    if (url !== undefined && pages.hostname.test(new URL(url).hostname)) return { url, pages };
  }
  return undefined;
}

/**
 * Makes the function that gives the addresses of lines.
 *
 * @param env the variables that CI sets.
 * @param checkout undefined outside a repository, or where the files have changes that are not committed.
 */
export function lineAddress(
  forges: readonly Forge[],
  env: CiEnvironment,
  checkout: Checkout | undefined,
): LineAddress {
  const repository = checkout && hostedRepository(forges, env, checkout.remote);
  if (checkout === undefined || repository === undefined) return () => undefined;
  const { top, cwd, commit } = checkout;
  const { url, pages } = repository;
  return (path, line) => {
    const inside = relative(top, resolve(cwd, path)).replaceAll('\\', '/');
    if (inside.startsWith('../')) return undefined;
    return `${url}${pages.filePath}${commit}/${inside.split('/').map(encodeURIComponent).join('/')}#L${line}`;
  };
}
