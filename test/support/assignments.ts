/** Small configuration files, right and wrong, for tests that generate whole configurations. */
import fc from 'fast-check';

export const organisaties = `organisaties:
  a: { oin: "00000099000000001000", naam: A }
  b: { oin: "00000099000000002000", naam: B, overlaptMet: [noord] }
  noord: { oin: "00000099000000003000" }
  zuid: { oin: "00000099000000004000" }
`;
export const toestemmingen = 'toestemmingen:\n  melding: { code: Melding, waarde: Melding }\n';

/** Spellings of a bevoegd gezag: only parsing shows that some of them are the same one. */
const gezag = fc.constantFrom(
  'a',
  'b',
  '"00000099000000001000"',
  "'a'",
  'a # again',
  '00000099000000002000',
  'c',
);

/** The text of a file of toewijzingen. */
export const toewijzingenText = fc
  .record({
    gezag,
    dekking: fc.constantFrom('', 'dekking: volledig\n'),
    lines: fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'noord'),
        fc.constantFrom('[X]', '[X, Y]', '[{ naam: X, oin: a }]', '[Z, { naam: Y, oin: noord }]'),
        fc.constantFrom('', ', toestemmingen: [melding]', ', toestemmingen: [{ code: Melding, waarde: m }]'),
        fc.constantFrom('', ', locaties: [noord]', ', locaties: [zuid, b]', ', plaatsen: [b]'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    verwachting: fc.constantFrom('', 'verwachtingen:\n  - { activiteit: X, behandeldienst: b }\n'),
    broken: fc.boolean(),
  })
  .map(({ gezag: name, dekking, lines, verwachting, broken }) => {
    const toewijzingen = lines.map(
      ([dienst, activiteiten, ...rest]) =>
        `  - { behandeldienst: ${dienst}, activiteiten: ${activiteiten}${rest.join('')} }\n`,
    );
    const end = broken ? 'oops: [\n' : '';
    return `${dekking}bevoegdGezag: ${name}\ntoewijzingen:\n${toewijzingen.join('')}${verwachting}${end}`;
  });
