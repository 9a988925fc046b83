/** What editors make of the schemas: with the very server that VS Code's YAML support runs. */
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../support/cli.js';
import { YamlServer } from '../support/lsp.js';

const server = new YamlServer();
beforeAll(() => server.begin());
afterAll(() => server.close());

/** A file of the repository that is only open, not saved. */
function uriOf(name: string): string {
  return pathToFileURL(`${repository}configs/lokaal/${name}`).href;
}

const head =
  '# yaml-language-server: $schema=../../schemas/toewijzingen.schema.json\nbevoegdGezag: gemeente-lelystad\n';

describe('an editor', () => {
  test('completes a new key', async () => {
    const uri = uriOf('completion.yaml');
    await server.open(uri, `${head}toewijzingen:\n  - behandeldienst: x\n    activiteiten: [a]\n    \n`);
    const result = (await server.request('textDocument/completion', {
      textDocument: { uri },
      position: { line: 5, character: 4 },
    })) as { items: { label: string; documentation?: unknown }[] };
    expect(result.items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['toestemmingen', 'locaties']),
    );
    expect(result.items.map(({ label }) => label)).not.toContain('behandeldienst');
  });

  test('explains a key', async () => {
    const uri = uriOf('hover.yaml');
    await server.open(uri, `${head}toewijzingen: []\n`);
    const hover = await server.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character: 3 },
    });
    expect(JSON.stringify(hover)).toContain('the bevoegd gezag handles everything itself');
  });

  test('marks an unknown key, and nothing where all is well', async () => {
    const wrong = await server.open(uriOf('wrong.yaml'), `${head}toewijzingen: []\ndekkin: volledig\n`);
    expect(wrong.map(({ message }) => message).join()).toMatch(/dekkin/);
    expect(await server.open(uriOf('right.yaml'), `${head}toewijzingen: []\ndekking: volledig\n`)).toEqual(
      [],
    );
  });

  test.each(['omgevingen', 'organisaties', 'toestemmingen'])('knows the keys of %s', async (kind) => {
    const uri = pathToFileURL(`${repository}configs/open-${kind}.yaml`).href;
    const text = `# yaml-language-server: $schema=../schemas/${kind}.schema.json\n${kind}:\n  x: { nonsense: true }\n`;
    const found = await server.open(uri, text);
    expect(found.map(({ message }) => message).join()).toMatch(/nonsense|Missing property/);
  });
});
