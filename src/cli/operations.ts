import type { Command } from 'commander';
import type { CommandBuilder } from './command-builder.js';
import { OldFlag } from './old-flag.js';

/** Commands for operators: find out what is wrong, rehearse. */
export function addOperations(root: Command, builder: CommandBuilder): void {
  root.commandsGroup(builder.say('groupOperations'));
  builder
    .command(root, 'verify', 'helpVerify', 'one', 'behandeldienst verify --omgeving prod --out bewijs.json')
    .addOption(builder.formats('text', 'json'))
    .addOption(builder.option('--out <file>', 'helpVerifyOut'))
    .addOption(builder.option('--against <file>', 'helpAgainst'))
    .action(builder.action(async () => (await import('./commands/verify.js')).verify));

  const anonymous = builder.option('--anonymous', 'helpAnonymous').default(false);
  builder
    .command(root, 'doctor', 'helpDoctor', 'one', 'behandeldienst doctor --omgeving pre')
    .addOption(anonymous)
    .addOption(new OldFlag('--anoniem', anonymous))
    .action(builder.action(async () => (await import('./commands/doctor.js')).doctor));

  const share = builder.numberBetween(0, 1, false);
  builder
    .command(root, 'simulate', 'helpSimulate', 'none', 'behandeldienst simulate --port 8080 --state dso.json')
    .addOption(
      builder
        .option('--port <n>', 'helpPort')
        .argParser(builder.numberBetween(0, 65535, true))
        .default(0),
    )
    .addOption(builder.option('--state <file>', 'helpState'))
    .addOption(builder.option('--tls-cert <file>', 'helpTlsCert'))
    .addOption(builder.option('--tls-key <file>', 'helpTlsKey'))
    .addOption(builder.option('--tls-ca <file>', 'helpTlsCa'))
    .addOption(
      builder
        .option('--latency <ms>', 'helpLatency')
        .argParser(builder.numberBetween(0, 60_000, true))
        .default(0),
    )
    .addOption(builder.option('--drop-rate <share>', 'helpDropRate').argParser(share).default(0))
    .addOption(builder.option('--error-rate <share>', 'helpErrorRate').argParser(share).default(0))
    .addOption(
      builder
        .option('--seed <n>', 'helpSeed')
        .argParser(builder.numberBetween(0, 2 ** 31, true))
        .default(1),
    )
    .action(builder.action(async () => (await import('./commands/simulate.js')).simulate));
}
