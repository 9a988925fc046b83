/** Which pull request a commit came with, as each forge writes it down in the message. */

const SUBJECTS = [
  // GitHub, squashed.
  /\(#(\d+)\)\s*$/,
  // GitHub and Bitbucket Data Center.
  /^Merge pull request #(\d+)\b/,
  // Azure DevOps.
  /^Merged PR (\d+):/,
  // Bitbucket Cloud.
  /^Merged in .+ \(pull request #(\d+)\)/,
];

/** GitLab says it at the end of the message, by the project's path or its URL. */
const GITLAB = /^See merge request \S*!(\d+)\s*$/gm;

/** The number of the pull request, or merge request, that a commit's message names. */
export function pullRequestOf(subject: string, body: string): number | undefined {
  const inSubject = SUBJECTS.map((pattern) => pattern.exec(subject)?.[1]).find(
    (number) => number !== undefined,
  );
  const number = inSubject ?? [...body.matchAll(GITLAB)].at(-1)?.[1];
  return number === undefined ? undefined : Number(number);
}
