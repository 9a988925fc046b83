#!/usr/bin/env node
/** The program: commands, flags, help. What a command does is loaded when it is asked for. */
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { GlobalOptions } from './commands/session.js';
import { type MessageKey, msg, type Taal, taalFromEnvironment, talen, tell } from './messages/message.js';
import { nearest } from './model/nearest.js';

type Group = 'groupEveryDay' | 'groupRepository' | 'groupOperations';

/** The language has to be known before anything can be said, a wrong flag included. */
function chooseTaal(args: readonly string[]): Taal {
  const at = args.findIndex((arg) => arg === '--taal' || arg.startsWith('--taal='));
  const given = args[at]?.includes('=') ? args[at]?.split('=')[1] : args[at + 1];
  return talen.find((taal) => at !== -1 && taal === given) ?? taalFromEnvironment(process.env);
}

const args = process.argv.slice(2);
const taal = chooseTaal(args);
const say = (key: Extract<MessageKey, `help${string}` | Group>): string => tell(msg(key, {}), taal);

function numberBetween(min: number, max: number, whole: boolean) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
      throw new InvalidArgumentError(tell(msg('notANumber', { min, max }), taal));
    }
    return value;
  };
}

/** A flag that may be given more than once. */
function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** A flag in the style of every other: its text from the catalogue. */
function option(flags: string, key: Extract<MessageKey, `help${string}`>): Option {
  return new Option(flags, say(key));
}

const formats = (...names: string[]): Option =>
  option('--format <format>', 'helpFormat').choices(names).default('text');

/** The flags that every command has. */
function withGlobals(command: Command, omgeving: 'one' | 'all' | 'none'): Command {
  if (omgeving !== 'none') {
    command.addOption(option('--configs <dir>', 'helpConfigs').default('configs'));
    command.addOption(option('--omgeving <naam>', omgeving === 'one' ? 'helpOmgeving' : 'helpOmgevingAll'));
  }
  return command
    .addOption(option('--no-color', 'helpNoColor'))
    .addOption(option('--taal <taal>', 'helpTaal').choices([...talen]))
    .addOption(option('-q, --quiet', 'helpQuiet').default(false))
    .addOption(option('-v, --verbose', 'helpVerbose').default(false))
    .helpOption('-h, --help', say('helpHelp'));
}

function example(command: Command, line: string): Command {
  return command.addHelpText('after', `\n${say('helpExample')}\n  ${line}`);
}

/** Runs a command: its options become a session, its number the exit code, and what goes wrong one message. */
function action<O extends object>(
  run: () => Promise<(session: import('./commands/session.js').Session, options: O) => Promise<number>>,
) {
  return async (_own: O, parsed: Command): Promise<void> => {
    // A flag that every command has may stand before the command or after it.
    const options = parsed.optsWithGlobals<O & Partial<GlobalOptions>>();
    const [{ Session }, { fail }, command] = await Promise.all([
      import('./commands/session.js'),
      import('./commands/exit.js'),
      run(),
    ]);
    const {
      configs = 'configs',
      omgeving,
      format = 'text',
      color = true,
      quiet = false,
      verbose = false,
    } = options;
    const globals = {
      configs,
      format,
      color,
      quiet,
      verbose,
      ...(omgeving === undefined ? {} : { omgeving }),
    };
    try {
      process.exitCode = await command(new Session(globals, taal), options);
    } catch (error) {
      process.exitCode = fail(error, taal);
    }
  };
}

/** What workflows call: the flow's logic is here, so that their YAML only says when. */
function addCi(root: Command): void {
  const ci = example(
    withGlobals(root.command('ci').description(say('helpCi')), 'none').helpCommand(false),
    'behandeldienst ci comment --file plan.md',
  );
  ci.action(() => {
    ci.outputHelp();
    process.exitCode = 1;
  });
  const load = () => import('./commands/ci.js');
  const file = (): Option => option('--file <file>', 'helpCiFile').makeOptionMandatory();
  example(
    withGlobals(ci.command('comment').description(say('helpCiComment')), 'none').addOption(file()),
    'behandeldienst ci comment --file plan.md',
  ).action(action(async () => (await load()).ciComment));
  example(
    withGlobals(ci.command('drift-issue').description(say('helpCiDriftIssue')), 'none')
      .addOption(option('--plan <file>', 'helpCiPlan').makeOptionMandatory())
      .addOption(file()),
    'behandeldienst ci drift-issue --plan plan.json --file plan.md',
  ).action(action(async () => (await load()).ciDriftIssue));
  example(
    withGlobals(ci.command('omgevingen').description(say('helpCiOmgevingen')), 'none').addOption(
      option('--configs <dir>', 'helpConfigs').default('configs'),
    ),
    'behandeldienst ci omgevingen',
  ).action(action(async () => (await load()).ciOmgevingen));
  example(
    withGlobals(ci.command('ready').description(say('helpCiReady')), 'one'),
    'behandeldienst ci ready --omgeving pre',
  ).action(action(async () => (await load()).ciReady));
  example(
    withGlobals(ci.command('reviewed-plan').description(say('helpCiReviewedPlan')), 'one'),
    'behandeldienst ci reviewed-plan --omgeving pre',
  ).action(action(async () => (await load()).ciReviewedPlan));
}

/** Completion needs the program itself: what it has is what can be typed. */
function addCompletion(root: Command): void {
  example(
    withGlobals(root.command('completion').description(say('helpCompletion')), 'none').addArgument(
      new Argument('<shell>', say('helpShell')).choices(['bash', 'zsh', 'fish']),
    ),
    'behandeldienst completion bash',
  ).action(async (shell: import('./commands/completion.js').Shell) => {
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

function program(): Command {
  const root = withGlobals(new Command('behandeldienst'), 'none')
    .description(say('helpProgram'))
    .usage(say('helpUsage'))
    .configureHelp({ showGlobalOptions: false, sortOptions: false })
    .helpCommand(false)
    .addHelpText('after', `\n${say('helpMore')}`);
  root.addOption(option('--version', 'helpVersion'));
  root.action(async (options: { version?: boolean }) => {
    if (options.version === true) {
      const { version } = await import('./commands/version.js');
      process.stdout.write(`${version()}\n`);
      return;
    }
    root.outputHelp();
    process.exitCode = 1;
  });

  root.commandsGroup(say('groupEveryDay'));
  example(
    withGlobals(root.command('validate').description(say('helpValidate')), 'all')
      .addOption(formats('text', 'json', 'github', 'gitlab', 'sarif'))
      .addOption(option('--watch', 'helpWatch').default(false)),
    'behandeldienst validate --omgeving pre',
  ).action(action(async () => (await import('./commands/validate.js')).validate));

  example(
    withGlobals(root.command('plan').description(say('helpPlan')), 'one')
      .addOption(formats('text', 'json', 'markdown'))
      .addOption(option('--out <file>', 'helpOut'))
      .addOption(option('--prune', 'helpPrune').default(false))
      .addOption(option('--base <ref>', 'helpBase'))
      .addOption(option('--only <origin>', 'helpOnly').choices(['change', 'drift']))
      .addOption(option('--detailed-exitcode', 'helpDetailedExitcode').default(false)),
    'behandeldienst plan --omgeving pre --out plan.json',
  ).action(action(async () => (await import('./commands/plan.js')).plan));

  example(
    withGlobals(root.command('apply').description(say('helpApply')), 'one')
      .addOption(formats('text', 'json', 'markdown'))
      .addOption(option('--plan <file>', 'helpPlanFile'))
      .addOption(option('--prune', 'helpPrune').default(false))
      .addOption(option('--base <ref>', 'helpBase'))
      .addOption(option('--only <origin>', 'helpOnly').choices(['change', 'drift']))
      .addOption(option('--yes', 'helpYes').default(false))
      .addOption(option('--force', 'helpForce').default(false))
      .addOption(option('--journal <file>', 'helpJournal')),
    'behandeldienst apply --omgeving pre --plan plan.json --yes',
  ).action(action(async () => (await import('./commands/apply.js')).apply));

  example(
    withGlobals(root.command('resolve').description(say('helpResolve')), 'one')
      .addOption(formats('text', 'json'))
      .addOption(option('--bevoegd-gezag <naam>', 'helpGezag'))
      .addOption(option('--activiteit <naam>', 'helpActiviteit').makeOptionMandatory())
      .addOption(option('--activiteit-oin <naam>', 'helpActiviteitOin'))
      .addOption(option('--toestemming <naam>', 'helpToestemming'))
      .addOption(option('--locatie <naam>', 'helpLocatie'))
      .addOption(option('--reported', 'helpReported').default(false))
      .addOption(option('--all', 'helpAll').default(false))
      .addOption(option('--save', 'helpSave').default(false)),
    'behandeldienst resolve --bevoegd-gezag gemeente-lelystad --activiteit DakkapelPlaatsen',
  ).action(action(async () => (await import('./commands/resolve.js')).resolve));

  root.commandsGroup(say('groupRepository'));
  example(
    withGlobals(root.command('init').description(say('helpInit')), 'none')
      .addOption(option('--bevoegd-gezag <naam>', 'helpInitGezag'))
      .addOption(option('--oin <oin>', 'helpInitOin'))
      .addOption(option('--omgevingen <lijst>', 'helpInitOmgevingen'))
      .addOption(option('--ci <systeem>', 'helpInitCi').choices(['github', 'gitlab', 'shell', 'none']))
      .addOption(option('--eigenaar <wie>', 'helpInitEigenaar'))
      .addOption(option('--force', 'helpInitForce').default(false)),
    'behandeldienst init --bevoegd-gezag "Gemeente Lelystad" --oin 00000001005024249000',
  ).action(action(async () => (await import('./commands/init.js')).init));
  example(
    withGlobals(root.command('fmt').description(say('helpFmt')), 'none')
      .addOption(option('--configs <dir>', 'helpConfigs').default('configs'))
      .addOption(option('--check', 'helpCheck').default(false)),
    'behandeldienst fmt --check',
  ).action(action(async () => (await import('./commands/fmt.js')).fmt));
  example(
    withGlobals(root.command('import').description(say('helpImport')), 'one')
      .addOption(formats('text', 'json'))
      .addOption(option('--bevoegd-gezag <naam>', 'helpImportGezag').argParser(collect))
      .addOption(option('--out <dir>', 'helpImportOut'))
      .addOption(option('--merge', 'helpMerge').default(false))
      .addOption(option('--force', 'helpInitForce').default(false))
      .addOption(option('--from-csv <file>', 'helpFromCsv').conflicts('fromXlsx'))
      .addOption(option('--from-xlsx <file>', 'helpFromXlsx'))
      .addOption(option('--column <mapping>', 'helpColumn').argParser(collect)),
    'behandeldienst import --omgeving pre --bevoegd-gezag gemeente-lelystad',
  ).action(action(async () => (await import('./commands/import.js')).importConfigs));
  example(
    withGlobals(root.command('export').description(say('helpExport')), 'one')
      .addOption(option('--format <format>', 'helpFormat').choices(['csv', 'xlsx']).default('csv'))
      .addOption(option('--out <file>', 'helpExportOut'))
      .addOption(option('--reported', 'helpReported').default(false)),
    'behandeldienst export --omgeving pre --format xlsx --out pre.xlsx',
  ).action(action(async () => (await import('./commands/export.js')).exportTable));
  addCi(root);

  addCompletion(root);

  root.commandsGroup(say('groupOperations'));
  example(
    withGlobals(root.command('doctor').description(say('helpDoctor')), 'one').addOption(
      option('--anoniem', 'helpAnoniem').default(false),
    ),
    'behandeldienst doctor --omgeving pre',
  ).action(action(async () => (await import('./commands/doctor.js')).doctor));

  const share = numberBetween(0, 1, false);
  example(
    withGlobals(root.command('simulate').description(say('helpSimulate')), 'none')
      .addOption(
        option('--port <n>', 'helpPort')
          .argParser(numberBetween(0, 65535, true))
          .default(0),
      )
      .addOption(option('--state <file>', 'helpState'))
      .addOption(option('--tls-cert <file>', 'helpTlsCert'))
      .addOption(option('--tls-key <file>', 'helpTlsKey'))
      .addOption(option('--tls-ca <file>', 'helpTlsCa'))
      .addOption(
        option('--latency <ms>', 'helpLatency')
          .argParser(numberBetween(0, 60_000, true))
          .default(0),
      )
      .addOption(option('--drop-rate <share>', 'helpDropRate').argParser(share).default(0))
      .addOption(option('--error-rate <share>', 'helpErrorRate').argParser(share).default(0))
      .addOption(
        option('--seed <n>', 'helpSeed')
          .argParser(numberBetween(0, 2 ** 31, true))
          .default(1),
      ),
    'behandeldienst simulate --port 8080 --state dso.json',
  ).action(action(async () => (await import('./commands/simulate.js')).simulate));
  return root;
}

/** The command that the arguments name, down to its last part. */
function commandOf(root: Command): Command {
  const next = root.commands.find((item) => args.includes(item.name()));
  return next === undefined ? root : commandOf(next);
}

/** What commander says is wrong with a command line, in our words and language. */
function misuse(error: CommanderError, root: Command): string {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const command = commandOf(root);
  const flags = command.options
    .flatMap((item) => [item.long ?? '', item.short ?? ''])
    .filter((flag) => flag !== '');
  switch (error.code) {
    case 'commander.unknownOption':
      return tell(msg('unknownFlag', { flag: named, suggestions: nearest(named, flags) }), taal);
    case 'commander.unknownCommand':
      return tell(
        msg('unknownCommand', {
          name: named,
          suggestions: nearest(
            named,
            command.commands.map((item) => item.name()),
          ),
        }),
        taal,
      );
    case 'commander.excessArguments': {
      const stray = command.args[0] ?? root.args[0] ?? '';
      if (command.commands.length === 0) return tell(msg('strayArgument', { name: stray }), taal);
      return tell(
        msg('unknownCommand', {
          name: stray,
          suggestions: nearest(
            stray,
            command.commands.map((item) => item.name()),
          ),
        }),
        taal,
      );
    }
    case 'commander.missingMandatoryOptionValue':
      return tell(msg('flagMissing', { flag: named.split(' ')[0] ?? named }), taal);
    case 'commander.optionMissingArgument':
      return tell(msg('flagWithoutValue', { flag: named }), taal);
    case 'commander.invalidArgument':
      return tell(
        msg('badFlagValue', {
          flag: named,
          reason:
            error.message.split('. ').slice(1).join('. ') || error.message.split(' is invalid. ')[1] || '',
        }),
        taal,
      );
    default:
      return error.message.replace(/^error: /, '');
  }
}

function quietOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

async function main(): Promise<void> {
  process.stdout.on('error', quietOnClosedPipe);
  const root = program();
  for (const command of [root, ...root.commands, ...root.commands.flatMap((item) => item.commands)]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined, outputError: () => undefined });
  }
  try {
    await root.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    process.stderr.write(`${misuse(error, root)}\n`);
    process.exitCode = 1;
  }
}

await main();
