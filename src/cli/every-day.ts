import type { Command } from 'commander';
import { type CommandBuilder, collect } from './command-builder.js';

/** What people do every day: check, look, carry out, ask. */
export function addEveryDay(root: Command, kit: CommandBuilder): void {
  root.commandsGroup(kit.say('groupEveryDay'));
  kit
    .command(root, 'validate', 'helpValidate', 'all', 'behandeldienst validate --omgeving pre')
    .addOption(kit.formats('text', 'json', 'github', 'gitlab', 'sarif'))
    .addOption(kit.option('--watch', 'helpWatch').default(false))
    .addOption(kit.option('--rtr', 'helpValidateRtr').default(false).conflicts('watch'))
    .action(kit.action(async () => (await import('./commands/validate.js')).validate));

  kit
    .command(root, 'plan', 'helpPlan', 'one', 'behandeldienst plan --omgeving pre --out plan.json')
    .addOption(kit.formats('text', 'json', 'markdown'))
    .addOption(
      kit.option('--show <what>', 'helpShow').choices(['routing', 'actions', 'both']).default('actions'),
    )
    .addOption(kit.option('--out <file>', 'helpOut'))
    .addOption(kit.option('--prune', 'helpPrune').default(false))
    .addOption(kit.option('--base <ref>', 'helpBase'))
    .addOption(kit.option('--only <origin>', 'helpOnly').choices(['change', 'drift']))
    .addOption(kit.option('--detailed-exitcode', 'helpDetailedExitcode').default(false))
    .action(kit.action(async () => (await import('./commands/plan.js')).plan));

  kit
    .command(root, 'apply', 'helpApply', 'one', 'behandeldienst apply --omgeving pre --plan plan.json --yes')
    .addOption(kit.formats('text', 'json', 'markdown'))
    .addOption(kit.option('--plan <file>', 'helpPlanFile').conflicts(['prune', 'base', 'only']))
    .addOption(kit.option('--prune', 'helpPrune').default(false))
    .addOption(kit.option('--base <ref>', 'helpBase'))
    .addOption(kit.option('--only <origin>', 'helpOnly').choices(['change', 'drift']))
    .addOption(kit.option('--yes', 'helpYes').default(false))
    .addOption(kit.option('--force', 'helpForce').default(false))
    .addOption(kit.option('--journal <file>', 'helpJournal'))
    .action(kit.action(async () => (await import('./commands/apply.js')).apply));

  kit
    .command(
      root,
      'resolve',
      'helpResolve',
      'one',
      'behandeldienst resolve --bevoegd-gezag gemeente-lelystad --activiteit DakkapelPlaatsen',
    )
    .addOption(kit.formats('text', 'json'))
    .addOption(kit.option('--bevoegd-gezag <naam>', 'helpGezag'))
    .addOption(kit.option('--activiteit <naam>', 'helpActiviteit').makeOptionMandatory())
    .addOption(kit.option('--activiteit-oin <naam>', 'helpActiviteitOin'))
    .addOption(kit.option('--toestemming <naam>', 'helpToestemming'))
    .addOption(kit.option('--locatie <naam>', 'helpLocatie'))
    .addOption(kit.option('--reported', 'helpReported').default(false))
    .addOption(kit.option('--all', 'helpAll').default(false))
    .addOption(kit.option('--save', 'helpSave').default(false))
    .action(kit.action(async () => (await import('./commands/resolve.js')).resolve));

  kit
    .command(root, 'report', 'helpReport', 'one', 'behandeldienst report --omgeving pre --out report.html')
    .addOption(kit.option('--out <path>', 'helpReportOut').makeOptionMandatory())
    .addOption(kit.option('--split', 'helpReportSplit').default(false))
    .addOption(kit.option('--bevoegd-gezag <naam>', 'helpImportGezag').argParser(collect))
    .addOption(kit.option('--against <omgeving>', 'helpReportAgainst'))
    .addOption(kit.option('--reported', 'helpReportReported').default(false))
    .addOption(kit.option('--force', 'helpReportForce').default(false))
    .action(kit.action(async () => (await import('./commands/report.js')).report));
}
