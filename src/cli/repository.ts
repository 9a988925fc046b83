import { Argument, type Command, type Option } from 'commander';
import { type CommandBuilder, collect } from './command-builder.js';

/** What workflows call: the flow's logic is here, so that their YAML only says when. */
function addCi(root: Command, kit: CommandBuilder): void {
  const ci = kit.command(root, 'ci', 'helpCi', 'none', 'behandeldienst ci comment --file plan.md');
  ci.action(() => {
    ci.outputHelp();
    process.exitCode = 1;
  });
  const load = () => import('./commands/ci.js');
  const file = (): Option => kit.option('--file <file>', 'helpCiFile').makeOptionMandatory();
  kit
    .command(ci, 'comment', 'helpCiComment', 'none', 'behandeldienst ci comment --file plan.md')
    .addOption(file())
    .action(kit.action(async () => (await load()).ciComment));
  kit
    .command(
      ci,
      'drift-issue',
      'helpCiDriftIssue',
      'none',
      'behandeldienst ci drift-issue --plan plan.json --file plan.md',
    )
    .addOption(kit.option('--plan <file>', 'helpCiPlan').makeOptionMandatory())
    .addOption(file())
    .action(kit.action(async () => (await load()).ciDriftIssue));
  kit
    .command(ci, 'omgevingen', 'helpCiOmgevingen', 'none', 'behandeldienst ci omgevingen')
    .addOption(kit.configs())
    .action(kit.action(async () => (await load()).ciOmgevingen));
  kit
    .command(ci, 'ready', 'helpCiReady', 'one', 'behandeldienst ci ready --omgeving pre')
    .action(kit.action(async () => (await load()).ciReady));
  kit
    .command(
      ci,
      'reviewed-plan',
      'helpCiReviewedPlan',
      'one',
      'behandeldienst ci reviewed-plan --omgeving pre',
    )
    .action(kit.action(async () => (await load()).ciReviewedPlan));
}

/** What the RTR has registered, kept in the repository. */
function addRtr(root: Command, kit: CommandBuilder): void {
  const example = 'behandeldienst rtr snapshot --omgeving pre';
  const rtr = kit.command(root, 'rtr', 'helpRtr', 'none', example);
  rtr.action(() => {
    rtr.outputHelp();
    process.exitCode = 1;
  });
  kit
    .command(rtr, 'snapshot', 'helpRtrSnapshot', 'one', example)
    .addOption(kit.option('--check', 'helpCheck').default(false))
    .action(kit.action(async () => (await import('./commands/rtr.js')).rtrSnapshot));
}

function addExplain(root: Command, kit: CommandBuilder): void {
  kit
    .command(root, 'explain', 'helpExplain', 'none', 'behandeldienst explain overlap')
    .addArgument(new Argument('[code]', kit.say('helpCode')))
    .action((code: string | undefined, options: object, command: Command) =>
      kit.action(async () => {
        const { explain } = await import('./commands/explain.js');
        return (session) => explain(session, code);
      })(options, command),
    );
}

/** Completion needs the program itself: what it has is what can be typed. */
function addCompletion(root: Command, kit: CommandBuilder): void {
  kit
    .command(root, 'completion', 'helpCompletion', 'none', 'behandeldienst completion bash')
    .addArgument(new Argument('<shell>', kit.say('helpShell')).choices(['bash', 'zsh', 'fish']))
    .action(async (shell: import('./commands/completion.js').Shell) => {
      const { completionScript } = await import('./commands/completion.js');
      process.stdout.write(completionScript(shell));
    });
  root
    .command('__complete [words...]', { hidden: true })
    .allowUnknownOption()
    .action(async (words: string[]) => {
      const { completions } = await import('./commands/completion.js');
      const found = await completions(root, words);
      process.stdout.write(found.map((word) => `${word}\n`).join(''));
    });
}

/** What concerns the repository: begin one, lay it out, fill it, have its pull requests looked at. */
export function addRepository(root: Command, kit: CommandBuilder): void {
  root.commandsGroup(kit.say('groupRepository'));
  kit
    .command(
      root,
      'init',
      'helpInit',
      'none',
      'behandeldienst init --bevoegd-gezag "Gemeente Lelystad" --oin 00000001005024249000',
    )
    .addOption(kit.option('--bevoegd-gezag <naam>', 'helpInitGezag'))
    .addOption(kit.option('--oin <oin>', 'helpInitOin'))
    .addOption(kit.option('--omgevingen <lijst>', 'helpInitOmgevingen'))
    .addOption(kit.option('--ci <systeem>', 'helpInitCi').choices(['github', 'gitlab', 'shell', 'none']))
    .addOption(kit.option('--eigenaar <wie>', 'helpInitEigenaar'))
    .addOption(kit.option('--package <spec>', 'helpInitPackage'))
    .addOption(kit.option('--force', 'helpInitForce').default(false))
    .action(kit.action(async () => (await import('./commands/init.js')).init));
  kit
    .command(root, 'fmt', 'helpFmt', 'none', 'behandeldienst fmt --check')
    .addOption(kit.configs())
    .addOption(kit.option('--check', 'helpCheck').default(false))
    .action(kit.action(async () => (await import('./commands/fmt.js')).fmt));
  kit
    .command(
      root,
      'import',
      'helpImport',
      'one',
      'behandeldienst import --omgeving pre --bevoegd-gezag gemeente-lelystad',
    )
    .addOption(kit.formats('text', 'json'))
    .addOption(kit.option('--bevoegd-gezag <naam>', 'helpImportGezag').argParser(collect))
    .addOption(kit.option('--out <dir>', 'helpImportOut'))
    .addOption(kit.option('--merge', 'helpMerge').default(false))
    .addOption(kit.option('--force', 'helpInitForce').default(false))
    .addOption(kit.option('--from-csv <file>', 'helpFromCsv').conflicts('fromXlsx'))
    .addOption(kit.option('--from-xlsx <file>', 'helpFromXlsx'))
    .addOption(kit.option('--column <mapping>', 'helpColumn').argParser(collect))
    .action(kit.action(async () => (await import('./commands/import.js')).importConfigs));
  kit
    .command(
      root,
      'export',
      'helpExport',
      'one',
      'behandeldienst export --omgeving pre --format xlsx --out pre.xlsx',
    )
    .addOption(kit.option('--format <format>', 'helpFormat').choices(['csv', 'xlsx']).default('csv'))
    .addOption(kit.option('--out <file>', 'helpExportOut'))
    .addOption(kit.option('--reported', 'helpReported').default(false))
    .action(kit.action(async () => (await import('./commands/export.js')).exportTable));
  kit
    .command(root, 'log', 'helpLog', 'one', 'behandeldienst log --activiteit DakkapelPlaatsen')
    .addOption(kit.formats('text', 'json'))
    .addOption(kit.option('--activiteit <naam>', 'helpActiviteit').makeOptionMandatory())
    .addOption(kit.option('--bevoegd-gezag <naam>', 'helpGezag'))
    .action(kit.action(async () => (await import('./commands/log.js')).log));
  addRtr(root, kit);
  addExplain(root, kit);
  addCi(root, kit);

  addCompletion(root, kit);
}
