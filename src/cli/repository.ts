import { Argument, type Command, type Option } from 'commander';
import { collect } from './collect.js';
import type { CommandBuilder } from './command-builder.js';
import { OldFlag } from './old-flag.js';

/** What workflows call. The logic is in these commands; the YAML of a workflow only says when they run. */
function addCi(root: Command, builder: CommandBuilder): void {
  const ci = builder.command(root, 'ci', 'helpCi', 'none', 'behandeldienst ci comment --file plan.md');
  ci.action(builder.groupHelp(ci));
  const load = () => import('./commands/ci.js');
  const file = (): Option => builder.option('--file <file>', 'helpCiFile').makeOptionMandatory();
  builder
    .command(ci, 'comment', 'helpCiComment', 'none', 'behandeldienst ci comment --file plan.md')
    .addOption(file())
    .action(builder.action(async () => (await load()).ciComment));
  builder
    .command(
      ci,
      'drift-issue',
      'helpCiDriftIssue',
      'none',
      'behandeldienst ci drift-issue --plan plan.json --file plan.md',
    )
    .addOption(builder.option('--plan <file>', 'helpCiPlan').makeOptionMandatory())
    .addOption(file())
    .action(builder.action(async () => (await load()).ciDriftIssue));
  builder
    .command(ci, 'omgevingen', 'helpCiOmgevingen', 'none', 'behandeldienst ci omgevingen')
    .addOption(builder.configs())
    .action(builder.action(async () => (await load()).ciOmgevingen));
  builder
    .command(ci, 'ready', 'helpCiReady', 'one', 'behandeldienst ci ready --omgeving pre')
    .action(builder.action(async () => (await load()).ciReady));
  builder
    .command(
      ci,
      'reviewed-plan',
      'helpCiReviewedPlan',
      'one',
      'behandeldienst ci reviewed-plan --omgeving pre',
    )
    .action(builder.action(async () => (await load()).ciReviewedPlan));
}

/** Commands about the RTR. */
function addRtr(root: Command, builder: CommandBuilder): void {
  const example = 'behandeldienst rtr snapshot --omgeving pre';
  const rtr = builder.command(root, 'rtr', 'helpRtr', 'none', example);
  rtr.action(builder.groupHelp(rtr));
  builder
    .command(rtr, 'snapshot', 'helpRtrSnapshot', 'one', example)
    .addOption(builder.option('--check', 'helpCheck').default(false))
    .action(builder.action(async () => (await import('./commands/rtr.js')).rtrSnapshot));
}

function addExplain(root: Command, builder: CommandBuilder): void {
  builder
    .command(root, 'explain', 'helpExplain', 'none', 'behandeldienst explain overlap')
    .addArgument(new Argument('[code]', builder.say('helpCode')))
    .action((code: string | undefined, options: object, command: Command) =>
      builder.action(async () => {
        const { explain } = await import('./commands/explain.js');
        return (session) => explain(session, code);
      })(options, command),
    );
}

/** Completion reads the commands and flags from the program itself. */
function addCompletion(root: Command, builder: CommandBuilder): void {
  const load = () => import('./commands/completion.js');
  builder
    .command(root, 'completion', 'helpCompletion', 'none', 'behandeldienst completion bash')
    .addArgument(new Argument('<shell>', builder.say('helpShell')).choices(['bash', 'zsh', 'fish']))
    .action((shell: import('./commands/completion.js').Shell) =>
      builder.output(async () => (await load()).completionScript(shell))(),
    );
  root
    .command('__complete [words...]', { hidden: true })
    .allowUnknownOption()
    .action((words: string[]) =>
      builder.output(async () => {
        const found = await (await load()).completions(root, words, builder.cwd);
        return found.map((word) => `${word}\n`).join('');
      })(),
    );
}

/** Commands about the repository: start one, format it, fill it, review its pull requests. */
export function addRepository(root: Command, builder: CommandBuilder): void {
  root.commandsGroup(builder.say('groupRepository'));
  const owner = builder.option('--owner <who>', 'helpInitOwner');
  builder
    .command(
      root,
      'init',
      'helpInit',
      'none',
      'behandeldienst init --bevoegd-gezag "Gemeente Lelystad" --oin 00000001005024249000',
    )
    .addOption(builder.option('--bevoegd-gezag <naam>', 'helpInitGezag'))
    .addOption(builder.option('--oin <oin>', 'helpInitOin'))
    .addOption(builder.option('--omgevingen <namen>', 'helpInitOmgevingen'))
    .addOption(builder.option('--ci <system>', 'helpInitCi').choices(['github', 'gitlab', 'shell', 'none']))
    .addOption(owner)
    .addOption(new OldFlag('--eigenaar <wie>', owner))
    .addOption(builder.option('--package <spec>', 'helpInitPackage'))
    .addOption(builder.option('--force', 'helpInitForce').default(false))
    .action(builder.action(async () => (await import('./commands/init.js')).init));
  builder
    .command(root, 'fmt', 'helpFmt', 'none', 'behandeldienst fmt --check')
    .addOption(builder.configs())
    .addOption(builder.option('--check', 'helpCheck').default(false))
    .action(builder.action(async () => (await import('./commands/fmt.js')).fmt));
  builder
    .command(
      root,
      'import',
      'helpImport',
      'one',
      'behandeldienst import --omgeving pre --bevoegd-gezag gemeente-lelystad',
    )
    .addOption(builder.formats('text', 'json'))
    .addOption(builder.option('--bevoegd-gezag <naam>', 'helpImportGezag').argParser(collect))
    .addOption(builder.option('--out <dir>', 'helpImportOut'))
    .addOption(builder.option('--merge', 'helpMerge').default(false))
    .addOption(builder.option('--force', 'helpInitForce').default(false))
    .addOption(builder.option('--from-csv <file>', 'helpFromCsv').conflicts('fromXlsx'))
    .addOption(builder.option('--from-xlsx <file>', 'helpFromXlsx'))
    .addOption(builder.option('--column <mapping>', 'helpColumn').argParser(collect))
    .action(builder.action(async () => (await import('./commands/import.js')).importConfigs));
  builder
    .command(
      root,
      'export',
      'helpExport',
      'one',
      'behandeldienst export --omgeving pre --format xlsx --out pre.xlsx',
    )
    .addOption(builder.option('--format <format>', 'helpFormat').choices(['csv', 'xlsx']).default('csv'))
    .addOption(builder.option('--out <file>', 'helpExportOut'))
    .addOption(builder.option('--reported', 'helpReported').default(false))
    .action(builder.action(async () => (await import('./commands/export.js')).exportTable));
  builder
    .command(root, 'log', 'helpLog', 'one', 'behandeldienst log --activiteit Dakkapel')
    .addOption(builder.formats('text', 'json'))
    .addOption(builder.option('--activiteit <naam>', 'helpActiviteit').makeOptionMandatory())
    .addOption(builder.option('--bevoegd-gezag <naam>', 'helpGezag'))
    .action(builder.action(async () => (await import('./commands/log.js')).log));
  addRtr(root, builder);
  addExplain(root, builder);
  addCi(root, builder);
  addCompletion(root, builder);
}
