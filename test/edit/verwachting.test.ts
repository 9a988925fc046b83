import { describe, expect, test } from 'vitest';
import { withVerwachting } from '../../src/edit/verwachting.js';
import { formatMessage } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';

const head = 'bevoegdGezag: gemeente # ours\ntoewijzingen: []\n';
const wanted = { activiteit: 'Kappen', toestemming: 'melding', behandeldienst: 'noord' };
const line = '{ activiteit: Kappen, toestemming: melding, behandeldienst: noord }';

describe('withVerwachting', () => {
  test.each<[string, string, string]>([
    ['adds the first', head, `${head}verwachtingen:\n  - ${line}\n`],
    [
      'adds the first to a file without a final line end',
      head.trimEnd(),
      `${head}verwachtingen:\n  - ${line}\n`,
    ],
    [
      'adds after the last and its comment',
      `${head}verwachtingen:\n    - { activiteit: A, behandeldienst: b } # why\n`,
      `${head}verwachtingen:\n    - { activiteit: A, behandeldienst: b } # why\n    - ${line}\n`,
    ],
    [
      'adds after one of several lines, and before the next key',
      'verwachtingen:\n- activiteit: A\n  behandeldienst: b\n# the rest\nbevoegdGezag: gemeente\ntoewijzingen: []\n',
      `verwachtingen:\n- activiteit: A\n  behandeldienst: b\n- ${line}\n# the rest\nbevoegdGezag: gemeente\ntoewijzingen: []\n`,
    ],
    [
      'adds inside brackets',
      `${head}verwachtingen: [{ activiteit: A, behandeldienst: b }]\n`,
      `${head}verwachtingen: [{ activiteit: A, behandeldienst: b }, ${line}]\n`,
    ],
  ])('%s', (_name, text, expected) => {
    expect(withVerwachting('a.yaml', text, wanted)).toBe(expected);
    expect(withVerwachting('a.yaml', expected, wanted)).toBeUndefined();
  });

  test('quotes names that need it', () => {
    const added = withVerwachting('a.yaml', head, {
      activiteit: { naam: 'a: "b" #c', oin: '00000099000000001000' },
      locatie: 'yes',
      behandeldienst: '00000099000000101000',
    });
    expect(added).toContain(
      '- { activiteit: { naam: "a: \\"b\\" #c", oin: "00000099000000001000" }, locatie: "yes", behandeldienst: "00000099000000101000" }',
    );
  });

  test('throws a failure with the line to write by hand where it cannot add', () => {
    expect.assertions(2);
    try {
      withVerwachting('a.yaml', `${head}...\n`, wanted);
    } catch (error) {
      expect(error).toBeInstanceOf(Failure);
      if (error instanceof Failure)
        expect(formatMessage(error.reason, 'en')).toContain(`by hand under verwachtingen: - ${line}`);
    }
  });
});
