import { count, message } from '../messages/message.js';
import type { ProblemCode } from '../model/problem-codes.js';

const helpEn: Record<ProblemCode, string> = {
  'yaml-syntax':
    'The file cannot be read as YAML 1.2 in UTF-8, contains a key twice, or contains more than one document.',
  schema:
    'The file does not match its schema: a key is unknown or missing, a value is of the wrong kind, or a list is empty.',
  'unknown-organisatie': 'A short name is not in organisaties.yaml.',
  'unknown-toestemming': 'A short name is not in toestemmingen.yaml.',
  'unknown-omgeving': 'A folder or file has the name of an omgeving that is not in omgevingen.yaml.',
  'invalid-oin': 'An OIN has 20 positions: 8 digits, 9 digits or capitals, 3 digits.',
  'oin-elfproef': 'The RSIN inside an OIN fails the elfproef, so a digit is probably wrong.',
  'duplicate-oin': 'A register holds one OIN, or one toestemming code, under two short names.',
  overlap:
    'Two assignments share a combination of activiteit, toestemming and locatie, and name different behandeldiensten.',
  duplicate:
    'Two assignments share a combination of activiteit, toestemming and locatie, and name the same behandeldienst.',
  'activiteit-spelling': 'A bevoegd gezag names what may be one activiteit in two ways.',
  'activiteit-naam':
    'A name can hardly be that of an activiteit, is the address of a concept, or looks like another name.',
  'toestemming-waarde': 'One toestemming code has two different waarden.',
  gap: 'The file promises full coverage (dekking: volledig), but a combination has no behandeldienst.',
  verwachting: 'A verwachting in the files is not met: a combination goes to another behandeldienst.',
  'rtr-unknown': 'The RTR has no activiteit of that name, so the toewijzing has no effect.',
  'rtr-expired': 'The activiteit has ended in the RTR.',
  'rtr-expires': 'The activiteit ends in the RTR within 60 days.',
  'rtr-unmentioned': 'The RTR has activiteiten of the bevoegd gezag that no toewijzing mentions.',
  'rtr-stale': 'The snapshot of the RTR is old, or does not contain the list of an organisation.',
  empty: 'An omgeving or a file has no toewijzingen.',
};

const helpNl: Record<ProblemCode, string> = {
  'yaml-syntax':
    'Het bestand is niet te lezen als YAML 1.2 in UTF-8, bevat een sleutel dubbel, of bevat meer dan één document.',
  schema:
    'Het bestand voldoet niet aan zijn schema: een sleutel is onbekend of ontbreekt, een waarde is van de verkeerde soort, of een lijst is leeg.',
  'unknown-organisatie': 'Een korte naam staat niet in organisaties.yaml.',
  'unknown-toestemming': 'Een korte naam staat niet in toestemmingen.yaml.',
  'unknown-omgeving': 'Een map of bestand heeft de naam van een omgeving die niet in omgevingen.yaml staat.',
  'invalid-oin': 'Een OIN heeft 20 posities: 8 cijfers, 9 cijfers of hoofdletters, 3 cijfers.',
  'oin-elfproef':
    'Het RSIN in een OIN voldoet niet aan de elfproef; er klopt waarschijnlijk een cijfer niet.',
  'duplicate-oin': 'Een register bevat één OIN, of één toestemmingscode, onder twee korte namen.',
  overlap:
    'Twee toewijzingen delen een combinatie van activiteit, toestemming en locatie, en noemen verschillende behandeldiensten.',
  duplicate:
    'Twee toewijzingen delen een combinatie van activiteit, toestemming en locatie, en noemen dezelfde behandeldienst.',
  'activiteit-spelling': 'Een bevoegd gezag noemt wat één activiteit kan zijn op twee manieren.',
  'activiteit-naam':
    'Een naam is vast geen naam van een activiteit, is het adres van een concept, of lijkt op een andere naam.',
  'toestemming-waarde': 'Eén toestemmingscode heeft twee verschillende waarden.',
  gap: 'Het bestand belooft volledige dekking (dekking: volledig), maar een combinatie heeft geen behandeldienst.',
  verwachting:
    'Een verwachting in de bestanden komt niet uit: een combinatie gaat naar een andere behandeldienst.',
  'rtr-unknown': 'De RTR heeft geen activiteit met die naam. De toewijzing heeft dus geen effect.',
  'rtr-expired': 'De activiteit is beëindigd in de RTR.',
  'rtr-expires': 'De activiteit eindigt binnen 60 dagen in de RTR.',
  'rtr-unmentioned': 'De RTR heeft activiteiten van het bevoegd gezag die geen toewijzing noemt.',
  'rtr-stale': 'De momentopname van de RTR is oud, of bevat de lijst van een organisatie niet.',
  empty: 'Een omgeving of bestand heeft geen toewijzingen.',
};

export const validateMessages = {
  wordError: message({ en: () => 'error', nl: () => 'fout' }),
  wordWarning: message({ en: () => 'warning', nl: () => 'waarschuwing' }),
  wordAlso: message({ en: () => 'also', nl: () => 'ook' }),
  morePlaces: message<{ more: number }>({
    en: (p) => `and ${count(p.more, 'more place', 'more places')}`,
    nl: (p) => `en nog ${count(p.more, 'plaats', 'plaatsen')}`,
  }),
  wordSee: message({ en: () => 'see', nl: () => 'zie' }),
  ruleHelp: message<{ code: ProblemCode }>({
    en: ({ code }) => helpEn[code],
    nl: ({ code }) => helpNl[code],
  }),
  /** @param places how many places the problems have together; null where each has one. */
  validateSummary: message<{
    files: number;
    configurations: number;
    errors: number;
    warnings: number;
    places: number | null;
  }>({
    en: ({ files, configurations, errors, warnings, places }) =>
      `${count(files, 'file', 'files')}, ${count(configurations, 'configuratie', 'configuraties')}: ${
        errors + warnings === 0
          ? 'no problems'
          : [
              errors > 0 ? count(errors, 'error', 'errors') : '',
              warnings > 0 ? count(warnings, 'warning', 'warnings') : '',
            ]
              .filter(Boolean)
              .join(', ')
      }${places === null ? '' : `, in ${places} places`}`,
    nl: ({ files, configurations, errors, warnings, places }) =>
      `${count(files, 'bestand', 'bestanden')}, ${count(configurations, 'configuratie', 'configuraties')}: ${
        errors + warnings === 0
          ? 'geen problemen'
          : [
              errors > 0 ? count(errors, 'fout', 'fouten') : '',
              warnings > 0 ? count(warnings, 'waarschuwing', 'waarschuwingen') : '',
            ]
              .filter(Boolean)
              .join(', ')
      }${places === null ? '' : `, op ${places} plaatsen`}`,
  }),
};
