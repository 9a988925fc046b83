import { message } from '../../messages/message.js';
import { quote } from '../wording.js';

/** Kinds of syntax error that have an explanation of their own. */
export type SyntaxReason =
  | 'tab'
  | 'indent'
  | 'nestedKey'
  | 'multilineKey'
  | 'missing'
  | 'reserved'
  | 'escape'
  | 'blockInFlow'
  | 'directive'
  | 'notPrintable';

const reasonsEn: Record<SyntaxReason, string> = {
  tab: 'a tab is used for indentation. YAML allows only spaces: replace the tab by spaces',
  indent:
    'the indentation does not fit the lines above. Give everything on one level the same number of spaces',
  nestedKey:
    'there is a second key on the line of another. Put it on a line of its own; a text with ": " in it needs quotes',
  multilineKey:
    'there is a line without ":" between the keys. Add the colon, or check the indentation and the quotes of the lines around it',
  missing: 'something is not closed: a quote, a bracket or a comma is missing',
  reserved: 'a text cannot begin with this character. Put quotes around it',
  escape: 'this is not an escape sequence of double quotes. Write the backslash twice, or use single quotes',
  blockInFlow:
    'there is an indented list or map inside brackets. Write it in brackets too, or write everything indented',
  directive: 'this %-directive is not part of YAML 1.2. Remove the line',
  notPrintable: 'this control character is not allowed. Remove it, or write it as an escape in double quotes',
};

const reasonsNl: Record<SyntaxReason, string> = {
  tab: 'er is met een tab ingesprongen. In YAML mag dat alleen met spaties: vervang de tab door spaties',
  indent: 'de inspringing past niet bij de regels erboven. Geef alles op één niveau evenveel spaties',
  nestedKey:
    'er staat een tweede sleutel op de regel van een andere. Zet die op een eigen regel; een tekst met ": " erin heeft aanhalingstekens nodig',
  multilineKey:
    'er staat een regel zonder ":" tussen de sleutels. Voeg de dubbele punt toe, of controleer de inspringing en de aanhalingstekens eromheen',
  missing: 'er is iets niet afgesloten: er ontbreekt een aanhalingsteken, haakje of komma',
  reserved: 'een tekst kan niet met dit teken beginnen. Zet er aanhalingstekens omheen',
  escape:
    'dit is geen geldige escape tussen dubbele aanhalingstekens. Schrijf de backslash dubbel, of gebruik enkele aanhalingstekens',
  blockInFlow:
    'er staat een ingesprongen lijst of map tussen haakjes. Schrijf die ook met haakjes, of schrijf alles ingesprongen',
  directive: 'deze %-instructie hoort niet bij YAML 1.2. Verwijder de regel',
  notPrintable:
    'dit stuurteken is niet toegestaan. Verwijder het, of schrijf het als escape tussen dubbele aanhalingstekens',
};

export const yamlMessages = {
  empty: message({
    en: () => 'The file is empty. Write something in it, or remove it',
    nl: () => 'Het bestand is leeg. Zet er iets in, of verwijder het',
  }),
  onlyComments: message({
    en: () =>
      'Every line of this file is a comment. Remove the # in front of the lines that must count, or remove the file',
    nl: () =>
      'Elke regel van dit bestand is een opmerking. Haal de # weg voor de regels die moeten gelden, of verwijder het bestand',
  }),
  documents: message({
    en: () => 'A second document begins here. Put it in a file of its own, or remove the separator',
    nl: () =>
      'Hier begint een tweede document. Zet het in een eigen bestand, of verwijder de scheidingsregel',
  }),
  duplicateKey: message<{ key: string }>({
    en: (p) => `The key ${quote(p.key)} appears here for the second time. Merge the two, or remove one`,
    nl: (p) =>
      `De sleutel ${quote(p.key)} staat hier voor de tweede keer. Voeg de twee samen, of verwijder er een`,
  }),
  keyIsNoText: message({
    en: () => 'A key must be a text. Put quotes around it if you mean it as one',
    nl: () => 'Een sleutel moet een tekst zijn. Zet er aanhalingstekens omheen als u een tekst bedoelt',
  }),
  mergeKey: message({
    en: () =>
      'Merge keys (<<) are not part of YAML 1.2. Write the keys out, or use an alias for a whole value',
    nl: () =>
      'Merge-sleutels (<<) horen niet bij YAML 1.2. Schrijf de sleutels uit, of gebruik een alias voor een hele waarde',
  }),
  unknownAlias: message<{ name: string }>({
    en: (p) =>
      `*${p.name} refers to an anchor that is not defined before it. Add &${p.name} above, or put quotes around a text that begins with *`,
    nl: (p) =>
      `*${p.name} verwijst naar een anker dat er niet voor staat. Zet &${p.name} erboven, of zet aanhalingstekens om een tekst die met * begint`,
  }),
  aliasInItself: message<{ name: string }>({
    en: (p) => `*${p.name} is inside the value that it refers to. Write that value out`,
    nl: (p) => `*${p.name} staat binnen de waarde waarnaar het verwijst. Schrijf die waarde uit`,
  }),
  aliasBomb: message<{ max: number }>({
    en: (p) => `The aliases of this file stand for more than ${p.max} values. Use fewer, or split the file`,
    nl: (p) =>
      `De aliassen in dit bestand staan voor meer dan ${p.max} waarden. Gebruik er minder, of splits het bestand`,
  }),
  tag: message<{ tag: string }>({
    en: (p) =>
      `The tag ${p.tag} has no meaning here: every value is text. Remove it, or put quotes around a text that begins with !`,
    nl: (p) =>
      `De tag ${p.tag} heeft hier geen betekenis: elke waarde is tekst. Verwijder de tag, of zet aanhalingstekens om een tekst die met ! begint`,
  }),
  utf16: message({
    en: () =>
      'The file is encoded as UTF-16. Save it as UTF-8 ("Save as" in the editor, with the encoding UTF-8)',
    nl: () =>
      'Het bestand is gecodeerd als UTF-16. Sla het op als UTF-8 ("Opslaan als" in de editor, met de codering UTF-8)',
  }),
  officeFile: message({
    en: () =>
      'This is not text, but a file of Word, Excel or another program, with the name of a YAML file. Copy the text into a plain text editor, and save it as UTF-8',
    nl: () =>
      'Dit is geen tekst, maar een bestand van Word, Excel of een ander programma met de naam van een YAML-bestand. Kopieer de tekst naar een editor voor platte tekst, en sla die op als UTF-8',
  }),
  pdf: message({
    en: () =>
      'This is a PDF with the name of a YAML file. Copy its text into a plain text editor, and save it as UTF-8',
    nl: () =>
      'Dit is een pdf met de naam van een YAML-bestand. Kopieer de tekst naar een editor voor platte tekst, en sla die op als UTF-8',
  }),
  notUtf8: message<{ byte: string }>({
    en: (p) =>
      `The file is not UTF-8: byte 0x${p.byte} is not valid there. It is probably Latin-1 or Windows-1252; save it as UTF-8`,
    nl: (p) =>
      `Het bestand is geen UTF-8: byte 0x${p.byte} past er niet in. Waarschijnlijk is het Latin-1 of Windows-1252; sla het op als UTF-8`,
  }),
  tooDeep: message<{ max: number }>({
    en: (p) =>
      `Lists and maps are nested more than ${p.max} levels deep here. Check the brackets and the indentation`,
    nl: (p) =>
      `Lijsten en maps zitten hier meer dan ${p.max} niveaus diep in elkaar. Controleer de haakjes en de inspringing`,
  }),
  tooLarge: message({
    en: () => 'The file is too large: it is not read beyond this point. Split it into several files',
    nl: () => 'Het bestand is te groot: het is niet verder gelezen dan hier. Splits het in meer bestanden',
  }),
  syntax: message<{ reason: SyntaxReason }>({
    en: (p) => `This is not valid YAML: ${reasonsEn[p.reason]}`,
    nl: (p) => `Dit is geen geldige YAML: ${reasonsNl[p.reason]}`,
  }),
  unclosed: message<{ open: string; close: string; write: string | null }>({
    en: (p) =>
      `The ${p.open} here is not closed. ${p.write === null ? `Add ${p.close} where it ends` : `Write: ${p.write}`}`,
    nl: (p) =>
      `De ${p.open} die hier staat is niet gesloten. ${p.write === null ? `Zet ${p.close} waar die eindigt` : `Schrijf: ${p.write}`}`,
  }),
  refused: message<{ detail: string }>({
    en: (p) =>
      `This is not valid YAML. Correct what is here or just before it (the parser reports: ${p.detail})`,
    nl: (p) =>
      `Dit is geen geldige YAML. Verbeter wat hier of vlak hiervoor staat (de parser meldt: ${p.detail})`,
  }),
  notRepeated: message({
    en: () =>
      'This is not valid YAML. The text is not repeated here, because it may be a password or a key: this file must only contain names of environment variables. Correct what is here or just before it',
    nl: () =>
      'Dit is geen geldige YAML. De tekst wordt hier niet herhaald, want het kan een wachtwoord of sleutel zijn: in dit bestand horen alleen namen van omgevingsvariabelen. Verbeter wat hier of vlak hiervoor staat',
  }),
};
