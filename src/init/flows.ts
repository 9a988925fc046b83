/** The files by which a CI checks, plans and applies: those of this package, for the omgevingen that were chosen. */
import type { Language } from '../messages/message.js';
import type { Answers, InitOmgeving } from './answers.js';
import { withCommentsIn } from './comments.js';

/** The flows of this package, with English comments and for pre and prod. */
export interface FlowTemplates {
  /** Workflows of GitHub, by file name. */
  readonly workflows: Readonly<Record<string, string>>;
  /** The pipeline of GitLab. */
  readonly gitlab: string;
  readonly shell: string;
}

/** The omgevingen that are a DSO-LV. Only these are planned and applied in CI. */
function onlineOf(omgevingen: readonly InitOmgeving[]): InitOmgeving[] {
  return omgevingen.filter((naam) => naam !== 'lokaal');
}

/** Removes from a workflow what is about other omgevingen: secrets, jobs and choices. */
function workflowFor(workflow: string, omgevingen: readonly InitOmgeving[]): string {
  let text = workflow;
  const online = onlineOf(omgevingen);
  for (const naam of ['pre', 'prod'] as const) {
    if (online.includes(naam)) continue;
    text = text
      .replace(new RegExp(`^ +DSO_${naam.toUpperCase()}_.*\n`, 'gm'), '')
      .replace(new RegExp(`^  ${naam}:\n(?:    .*\n|\n(?=    ))+\n?`, 'm'), '')
      .replace(new RegExp(`^    needs: ${naam}\n`, 'gm'), '');
  }
  return `${text.replace(/options: \[.*\]/, `options: [${online.join(', ')}]`).trimEnd()}\n`;
}

/** Removes from the pipeline the jobs of other omgevingen; without any DSO-LV, all jobs but the check. */
function pipelineFor(pipeline: string, omgevingen: readonly InitOmgeving[]): string {
  const [head = '', ...blocks] = pipeline.split('\n\n');
  const online = onlineOf(omgevingen);
  const [first] = online;
  if (first === undefined) {
    const [title = ''] = head.split('\n');
    const checks = blocks.filter((block) => !/^\.?(plan|apply|drift)\b/m.test(block));
    return `${[`${title}\nstages: [check]`, ...checks].join('\n\n').trimEnd()}\n`;
  }
  const jobOfOther = new RegExp(`^(plan|apply|drift)-(?!(${online.join('|')}):)\\w+:$`, 'm');
  const jobs = blocks.filter((block) => !jobOfOther.test(block)).join('\n\n');
  // The head explains the variables of pre; those of another omgeving have the same names with its own in them.
  const ownHead = head.replace(/\bpre\b/g, first).replace(/_PRE_/g, `_${first.toUpperCase()}_`);
  const ownJobs = online.includes('pre') ? jobs : jobs.replace('  needs: [apply-pre]\n', '');
  return `${ownHead}\n\n${ownJobs.trimEnd()}\n`;
}

/** Makes the program speak a language in CI: adds a variable after the line that `place` finds. */
function speak(language: Language, text: string, place: RegExp, variable: string): string {
  return language === 'en' ? text : text.replace(place, `$&${variable}`);
}

/** The files of the CI that was chosen. */
export function flowFiles(
  { ci, omgevingen, language }: Answers,
  { workflows, gitlab, shell }: FlowTemplates,
): Record<string, string> {
  if (ci === 'none') return {};
  if (ci === 'shell') return { 'flow.sh': withCommentsIn(language, shell) };
  if (ci === 'gitlab') {
    const pipeline = pipelineFor(withCommentsIn(language, gitlab), omgevingen);
    return {
      '.gitlab-ci.yml': speak(language, pipeline, /^variables:$/m, '\n  LC_MESSAGES: nl_NL.UTF-8'),
    };
  }
  const hasOnline = onlineOf(omgevingen).length > 0;
  // Without a DSO-LV there is nothing to apply and nothing that can drift.
  const names = Object.keys(workflows).filter((name) => hasOnline || name === 'plan.yml');
  return Object.fromEntries(
    names.map((name) => {
      const workflow = workflowFor(withCommentsIn(language, workflows[name] ?? ''), omgevingen);
      const env = '\n\nenv:\n  LC_MESSAGES: nl_NL.UTF-8';
      return [`.github/workflows/${name}`, speak(language, workflow, /^permissions: \{\}$/m, env)];
    }),
  );
}
