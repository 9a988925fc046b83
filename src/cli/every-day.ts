import type { Command } from 'commander';
import { collect } from './collect.js';
import type { CommandBuilder } from './command-builder.js';

/** Commands for every day: check, plan, apply, ask. */
export function addEveryDay(root: Command, builder: CommandBuilder): void {
  root.commandsGroup(builder.say('groupEveryDay'));
  builder
    .command(root, 'validate', 'helpValidate', 'all', 'behandeldienst validate --omgeving pre')
    .addOption(builder.formats('text', 'json', 'github', 'gitlab', 'sarif'))
    .addOption(builder.option('--watch', 'helpWatch').default(false))
    .addOption(builder.option('--rtr', 'helpValidateRtr').default(false).conflicts('watch'))
    .action(builder.action(async () => (await import('./commands/validate.js')).validate));

  builder
    .command(root, 'plan', 'helpPlan', 'one', 'behandeldienst plan --omgeving pre --out plan.json')
    .addOption(builder.formats('text', 'json', 'markdown'))
    .addOption(
      builder.option('--show <what>', 'helpShow').choices(['routing', 'actions', 'both']).default('actions'),
    )
    .addOption(builder.option('--out <file>', 'helpOut'))
    .addOption(builder.option('--prune', 'helpPrune').default(false))
    .addOption(builder.option('--base <ref>', 'helpBase'))
    .addOption(builder.option('--only <origin>', 'helpOnly').choices(['change', 'drift']))
    .addOption(builder.option('--detailed-exitcode', 'helpDetailedExitcode').default(false))
    .action(builder.action(async () => (await import('./commands/plan.js')).plan));

  builder
    .command(root, 'apply', 'helpApply', 'one', 'behandeldienst apply --omgeving pre --plan plan.json --yes')
    .addOption(builder.formats('text', 'json', 'markdown'))
    .addOption(builder.option('--plan <file>', 'helpPlanFile').conflicts(['prune', 'base', 'only']))
    .addOption(builder.option('--prune', 'helpPrune').default(false))
    .addOption(builder.option('--base <ref>', 'helpBase'))
    .addOption(builder.option('--only <origin>', 'helpOnly').choices(['change', 'drift']))
    .addOption(builder.option('--yes', 'helpYes').default(false))
    .addOption(builder.option('--force', 'helpForce').default(false))
    .addOption(builder.option('--journal <file>', 'helpJournal'))
    .action(builder.action(async () => (await import('./commands/apply.js')).apply));

  builder
    .command(
      root,
      'resolve',
      'helpResolve',
      'one',
      'behandeldienst resolve --bevoegd-gezag gemeente-lelystad --activiteit Dakkapel',
    )
    .addOption(builder.formats('text', 'json'))
    .addOption(builder.option('--bevoegd-gezag <naam>', 'helpGezag'))
    .addOption(builder.option('--activiteit <naam>', 'helpActiviteit').makeOptionMandatory())
    .addOption(builder.option('--activiteit-oin <naam>', 'helpActiviteitOin'))
    .addOption(builder.option('--toestemming <naam>', 'helpToestemming'))
    .addOption(builder.option('--locatie <naam>', 'helpLocatie'))
    .addOption(builder.option('--reported', 'helpReported').default(false))
    .addOption(builder.option('--all', 'helpAll').default(false))
    .addOption(builder.option('--save', 'helpSave').default(false))
    .action(builder.action(async () => (await import('./commands/resolve.js')).resolve));

  builder
    .command(root, 'report', 'helpReport', 'one', 'behandeldienst report --omgeving pre --out report.html')
    .addOption(builder.option('--out <path>', 'helpReportOut').makeOptionMandatory())
    .addOption(builder.option('--split', 'helpReportSplit').default(false))
    .addOption(builder.option('--bevoegd-gezag <naam>', 'helpImportGezag').argParser(collect))
    .addOption(builder.option('--against <omgeving>', 'helpReportAgainst'))
    .addOption(builder.option('--reported', 'helpReportReported').default(false))
    .addOption(builder.option('--force', 'helpReportForce').default(false))
    .action(builder.action(async () => (await import('./commands/report.js')).report));
}
