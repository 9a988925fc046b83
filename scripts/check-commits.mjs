/**
 * Checks the subjects of new commits: Conventional Commits, at most 72 characters. Merge commits are exempt.
 *
 *     node scripts/check-commits.mjs origin/main..HEAD
 */
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const TYPES = ['build', 'chore', 'ci', 'docs', 'feat', 'fix', 'perf', 'refactor', 'revert', 'test'];
const MAX_LENGTH = 72;

/** What is wrong with the subject of a commit; undefined if nothing is. @param {string} subject */
export function faultOf(subject) {
  const match = /^(\w+)(\([a-z0-9/-]+\))?!?: (.*)$/.exec(subject);
  if (match === null) return 'is not "type: subject" or "type(scope): subject"';
  const [, type, , text] = match;
  if (!TYPES.includes(type)) return `has the unknown type ${type}; the types are ${TYPES.join(', ')}`;
  if (text.trim() !== text || text === '') return 'has no subject, or spaces around it';
  if (text.endsWith('.')) return 'ends with a full stop';
  if (subject.length > MAX_LENGTH) return `has ${subject.length} characters; the limit is ${MAX_LENGTH}`;
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , range] = process.argv;
  if (range === undefined) throw new Error('usage: node scripts/check-commits.mjs <base>..<head>');
  const log = execFileSync('git', ['log', '--no-merges', '--format=%h %s', range, '--'], {
    encoding: 'utf8',
  });
  for (const line of log.split('\n').filter((item) => item !== '')) {
    const [hash, subject] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    const fault = faultOf(subject);
    if (fault === undefined) continue;
    console.error(`${hash} "${subject}" ${fault}`);
    process.exitCode = 1;
  }
}
