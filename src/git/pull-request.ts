/** Finds the pull request of a commit in the commit message that the forge wrote. */

const SUBJECTS = [
  // GitHub, squash merge.
  /\(#(\d+)\)\s*$/,
  // GitHub and Bitbucket Data Center.
  /^Merge pull request #(\d+)\b/,
  // Azure DevOps.
  /^Merged PR (\d+):/,
  // Bitbucket Cloud.
  /^Merged in .+ \(pull request #(\d+)\)/,
];

/** GitLab adds the project's path or its URL to the end of the body. */
const GITLAB = /^See merge request \S*!(\d+)\s*$/gm;

/** The number of the pull request or merge request that a commit message names. */
export function pullRequestOf(subject: string, body: string): number | undefined {
  const inSubject = SUBJECTS.map((pattern) => pattern.exec(subject)?.[1]).find(
    (number) => number !== undefined,
  );
  const number = inSubject ?? [...body.matchAll(GITLAB)].at(-1)?.[1];
  return number === undefined ? undefined : Number(number);
}
