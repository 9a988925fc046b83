/** Trees that are larger than any that people write. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function write(folder, omgeving, toewijzingen) {
  mkdirSync(join(folder, 'configs', omgeving), { recursive: true });
  writeFileSync(
    join(folder, 'configs', omgeving, 'a.yaml'),
    `bevoegdGezag: "00000099000000009000"\ntoewijzingen:\n${toewijzingen}\n`,
  );
  return folder;
}

/** One activiteit with n configuraties, that all overlap or none of them does. */
export function writeOne(folder, n, overlapping) {
  const items = Array.from({ length: n }, (_, i) => {
    const locatie = `00000099${String(overlapping ? 1 : i + 1).padStart(9, '0')}000`;
    return `  - { behandeldienst: "0000009900000000${i % 2}000", activiteiten: [a], locaties: ["${locatie}"] }`;
  });
  return write(folder, 'een', items.join('\n'));
}

/** n activiteiten with a configuratie each. */
export function writeMany(folder, n) {
  const names = Array.from({ length: n }, (_, i) => `      - Activiteit${i}`).join('\n');
  write(folder, 'een', `  - behandeldienst: "00000099000000001000"\n    activiteiten:\n${names}`);
  writeFileSync(join(folder, 'configs/omgevingen.yaml'), 'omgevingen:\n  een: { simulator: dso.json }\n');
  return folder;
}

/** Activiteiten of one bevoegd gezag in `writeLarge`. */
const EACH = 1000;

/**
 * n configuraties, of as many bevoegde gezagen as that takes.
 *
 * @param overlapping whether each activiteit has two of them, so that half as many overlaps are to be reported.
 */
export function writeLarge(folder, n, overlapping) {
  mkdirSync(join(folder, 'configs/een'), { recursive: true });
  const names = Array.from(
    { length: overlapping ? EACH / 2 : EACH },
    (_, i) => `      - Activiteit${i}\n`,
  ).join('');
  for (let gezag = 0; gezag < n / EACH; gezag += 1) {
    const toewijzingen = [1, ...(overlapping ? [2] : [])].map(
      (i) => `  - behandeldienst: "0000009900000000${i}000"\n    activiteiten:\n${names}`,
    );
    const oin = `00000099${String(gezag + 1000).padStart(9, '0')}000`;
    writeFileSync(
      join(folder, `configs/een/${gezag}.yaml`),
      `bevoegdGezag: "${oin}"\ntoewijzingen:\n${toewijzingen.join('')}`,
    );
  }
  writeFileSync(join(folder, 'configs/omgevingen.yaml'), 'omgevingen:\n  een: { simulator: dso.json }\n');
  return folder;
}

/** Makes an omgeving the only one of a tree, and points it at an endpoint. */
export function pointTo(folder, omgeving, endpoint, concurrency) {
  const entry = `{ endpoint: ${endpoint}, concurrency: ${concurrency}, operaties: [POST, PUT, DELETE] }`;
  writeFileSync(join(folder, 'configs/omgevingen.yaml'), `omgevingen:\n  ${omgeving}: ${entry}\n`);
}
