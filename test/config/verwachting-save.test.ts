import { describe, expect, test } from 'vitest';
import { withVerwachting } from '../../src/edit/verwachting.js';
import { formatMessage } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';

const head = 'bevoegdGezag: gemeente # ours\ntoewijzingen: []\n';
const wanted = { activiteit: 'Kappen', toestemming: 'melding', behandeldienst: 'noord' };
const line = '{ activiteit: Kappen, toestemming: melding, behandeldienst: noord }';

describe('an expectation is added', () => {
  test.each<[string, string, string]>([
    ['as the first', head, `${head}verwachtingen:\n  - ${line}\n`],
    [
      'as the first, to a file without a last line end',
      head.trimEnd(),
      `${head}verwachtingen:\n  - ${line}\n`,
    ],
    [
      'after the last, with the comment behind it',
      `${head}verwachtingen:\n    - { activiteit: A, behandeldienst: b } # why\n`,
      `${head}verwachtingen:\n    - { activiteit: A, behandeldienst: b } # why\n    - ${line}\n`,
    ],
    [
      'after one of several lines, before what follows',
      'verwachtingen:\n- activiteit: A\n  behandeldienst: b\n# the rest\nbevoegdGezag: gemeente\ntoewijzingen: []\n',
      `verwachtingen:\n- activiteit: A\n  behandeldienst: b\n- ${line}\n# the rest\nbevoegdGezag: gemeente\ntoewijzingen: []\n`,
    ],
    [
      'in brackets',
      `${head}verwachtingen: [{ activiteit: A, behandeldienst: b }]\n`,
      `${head}verwachtingen: [{ activiteit: A, behandeldienst: b }, ${line}]\n`,
    ],
  ])('%s', (_name, text, expected) => {
    expect(withVerwachting('a.yaml', text, wanted)).toBe(expected);
    expect(withVerwachting('a.yaml', expected, wanted)).toBeUndefined();
  });

  test('with names in quotes where they need them', () => {
    const added = withVerwachting('a.yaml', head, {
      activiteit: { naam: 'a: "b" #c', oin: '00000099000000001000' },
      locatie: 'yes',
      behandeldienst: '00000099000000101000',
    });
    expect(added).toContain(
      '- { activiteit: { naam: "a: \\"b\\" #c", oin: "00000099000000001000" }, locatie: "yes", behandeldienst: "00000099000000101000" }',
    );
  });

  test('or the file stays as it was, and the line to write by hand is told', () => {
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
