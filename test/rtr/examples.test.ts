import { describe, expect, test } from 'vitest';
import { diskSource } from '../../src/config/disk-source.js';
import { load } from '../../src/config/loader.js';
import { lastPart } from '../../src/model/activiteit.js';
import { codeOf, oinsOf, readRtrList } from '../../src/national/list.js';
import { mentionsIn } from '../../src/rtr/mentions.js';
import { copyExamples, inFolder, repository, run, write } from '../support/cli.js';

const examples = await load(diskSource('configs', repository));
const omgevingen = [...examples.omgevingen.keys()];

describe('the examples', () => {
  test.each(omgevingen)(
    'of omgeving %s name activiteiten that the national list has as valid',
    (omgeving) => {
      const registered = new Set(
        readRtrList()
          .filter(({ geldig }) => geldig)
          .flatMap(({ urn }) => {
            const names = [urn, lastPart(urn)];
            return oinsOf(codeOf(urn) ?? '').flatMap((oin) => names.map((naam) => `${oin} ${naam}`));
          }),
      );
      const named = (examples.toewijzingen.get(omgeving) ?? [])
        .flatMap((file) => [...mentionsIn(file)])
        .map(({ activiteit }) => `${activiteit.oin} ${activiteit.naam}`);
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((name) => !registered.has(name))).toEqual([]);
    },
  );

  test('pass validate with snapshots of the RTR', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const simulators = omgevingen.map((naam) => `  ${naam}: { simulator: ${naam}.json, rtr: {} }\n`);
      await write(folder, { 'configs/omgevingen.yaml': `omgevingen:\n${simulators.join('')}` });
      for (const omgeving of omgevingen)
        expect(await run(['rtr', 'snapshot', '--omgeving', omgeving], folder)).toMatchObject({ code: 0 });
      const { code, stdout } = await run(['validate', '--format', 'json'], folder);
      const { problems } = JSON.parse(stdout) as { problems: { code: string }[] };
      // A bevoegd gezag handles most of its activiteiten itself.
      expect(problems.filter((problem) => problem.code !== 'rtr-unmentioned')).toEqual([]);
      expect(code).toBe(0);
    });
  });
});
