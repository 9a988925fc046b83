import type { Command } from 'commander';
import type { CommandBuilder } from './command-builder.js';

/** What those do who keep it running: find out what is wrong, rehearse. */
export function addOperations(root: Command, kit: CommandBuilder): void {
  root.commandsGroup(kit.say('groupOperations'));
  kit
    .command(root, 'verify', 'helpVerify', 'one', 'behandeldienst verify --omgeving prod --out bewijs.json')
    .addOption(kit.formats('text', 'json'))
    .addOption(kit.option('--out <file>', 'helpVerifyOut'))
    .addOption(kit.option('--against <file>', 'helpAgainst'))
    .action(kit.action(async () => (await import('./commands/verify.js')).verify));

  kit
    .command(root, 'doctor', 'helpDoctor', 'one', 'behandeldienst doctor --omgeving pre')
    .addOption(kit.option('--anoniem', 'helpAnoniem').default(false))
    .action(kit.action(async () => (await import('./commands/doctor.js')).doctor));

  const share = kit.numberBetween(0, 1, false);
  kit
    .command(root, 'simulate', 'helpSimulate', 'none', 'behandeldienst simulate --port 8080 --state dso.json')
    .addOption(
      kit
        .option('--port <n>', 'helpPort')
        .argParser(kit.numberBetween(0, 65535, true))
        .default(0),
    )
    .addOption(kit.option('--state <file>', 'helpState'))
    .addOption(kit.option('--tls-cert <file>', 'helpTlsCert'))
    .addOption(kit.option('--tls-key <file>', 'helpTlsKey'))
    .addOption(kit.option('--tls-ca <file>', 'helpTlsCa'))
    .addOption(
      kit
        .option('--latency <ms>', 'helpLatency')
        .argParser(kit.numberBetween(0, 60_000, true))
        .default(0),
    )
    .addOption(kit.option('--drop-rate <share>', 'helpDropRate').argParser(share).default(0))
    .addOption(kit.option('--error-rate <share>', 'helpErrorRate').argParser(share).default(0))
    .addOption(
      kit
        .option('--seed <n>', 'helpSeed')
        .argParser(kit.numberBetween(0, 2 ** 31, true))
        .default(1),
    )
    .action(kit.action(async () => (await import('./commands/simulate.js')).simulate));
}
