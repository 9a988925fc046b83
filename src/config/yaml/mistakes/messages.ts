/** Messages about mistakes that people make in YAML. Each says what is wrong, and what to write. */
import { count, message } from '../../../messages/message.js';

/** The text to write; null where it is too long to show, or may be secret. */
interface Write {
  write: string | null;
}

function writeEn({ write }: Write): string {
  return write === null ? '' : `. Write: ${write}`;
}

function writeNl({ write }: Write): string {
  return write === null ? '' : `. Schrijf: ${write}`;
}

/** Names of characters that look like a space, or like nothing at all. */
const spaceNames: Readonly<Record<string, { en: string; nl: string }>> = {
  '\u00a0': { en: 'a no-break space', nl: 'een harde spatie' },
  '\u200b': { en: 'an invisible zero-width space', nl: 'een onzichtbare spatie zonder breedte' },
  '\ufeff': { en: 'an invisible byte order mark', nl: 'een onzichtbare byte order mark' },
  '\t': { en: 'a tab', nl: 'een tab' },
};

const otherSpace = { en: 'a special space', nl: 'een bijzondere spatie' };

export const mistakeMessages = {
  webPage: message({
    en: () =>
      'This is a web page (HTML), not YAML. Probably the page of an error or a login was saved instead of the file. Download the file again',
    nl: () =>
      'Dit is een webpagina (HTML), geen YAML. Waarschijnlijk is een foutpagina of inlogpagina opgeslagen in plaats van het bestand. Download het bestand opnieuw',
  }),
  xml: message({
    en: () => 'This is XML, not YAML. Replace it by the configuration in YAML',
    nl: () => 'Dit is XML, geen YAML. Vervang het door de configuratie in YAML',
  }),
  pastedTable: message({
    en: () =>
      'This is a table (CSV), not YAML. Give it a name that ends in .csv, and read it with `behandeldienst import --from-csv`',
    nl: () =>
      'Dit is een tabel (CSV), geen YAML. Geef het een naam die op .csv eindigt, en lees het in met `behandeldienst import --from-csv`',
  }),
  plainText: message({
    en: () =>
      'This is ordinary text, not YAML. The file must begin with a key and a colon, such as "bevoegdGezag:". To keep a remark, put # in front of its lines',
    nl: () =>
      'Dit is gewone tekst, geen YAML. Het bestand moet beginnen met een sleutel en een dubbele punt, zoals "bevoegdGezag:". Zet # voor regels die als opmerking moeten blijven staan',
  }),
  conflict: message<{ lastLine: number }>({
    en: (p) =>
      `A merge conflict has not been resolved here: both versions are in the file, up to line ${p.lastLine}. Keep the lines that are right, and remove the lines with <<<<<<<, ======= and >>>>>>>`,
    nl: (p) =>
      `Hier is een mergeconflict niet opgelost: beide versies staan in het bestand, tot en met regel ${p.lastLine}. Laat de goede regels staan, en verwijder de regels met <<<<<<<, ======= en >>>>>>>`,
  }),
  conflictLeft: message({
    en: () => 'This line is left over from a merge conflict. Remove it, and check the lines around it',
    nl: () =>
      'Deze regel is overgebleven van een mergeconflict. Verwijder de regel, en controleer de regels eromheen',
  }),
  codeFence: message({
    en: () => 'The ``` comes from the page that this was copied from. Remove the lines with ```',
    nl: () => 'De ``` komt mee van de pagina waar dit is gekopieerd. Verwijder de regels met ```',
  }),
  placeholder: message({
    en: () => 'The place between {{ and }} has not been filled in. Replace it by the value',
    nl: () => 'De plek tussen {{ en }} is niet ingevuld. Vervang die door de waarde',
  }),
  space: message<Write & { character: string }>({
    en: (p) =>
      `There is ${(spaceNames[p.character] ?? otherSpace).en} here, where YAML needs an ordinary space. Replace it by a space${writeEn(p)}`,
    nl: (p) =>
      `Hier staat ${(spaceNames[p.character] ?? otherSpace).nl}, waar in YAML een gewone spatie hoort. Vervang het teken door een spatie${writeNl(p)}`,
  }),
  tab: message<{ more: number }>({
    en: (p) =>
      `This line begins with a tab${p.more === 0 ? '' : ` (and ${count(p.more, 'more line does', 'more lines do')})`}. YAML allows only spaces there: replace each tab by spaces`,
    nl: (p) =>
      `Deze regel begint met een tab${p.more === 0 ? '' : ` (en nog ${count(p.more, 'andere regel', 'andere regels')} ook)`}. In YAML mogen daar alleen spaties staan: vervang elke tab door spaties`,
  }),
  dash: message<Write & { character: string }>({
    en: (p) => `${p.character} does not begin an item: YAML needs a hyphen and a space there${writeEn(p)}`,
    nl: (p) =>
      `Met ${p.character} begint geen onderdeel van een lijst: in YAML hoort daar een gewoon streepje (-) met een spatie${writeNl(p)}`,
  }),
  smartQuote: message<Write & { character: string }>({
    en: (p) =>
      `${p.character} is a quote from a word processor, which YAML does not know. Use straight quotes${writeEn(p)}`,
    nl: (p) =>
      `${p.character} is een aanhalingsteken uit een tekstverwerker, dat YAML niet kent. Gebruik rechte aanhalingstekens${writeNl(p)}`,
  }),
  spaceAfterDash: message<Write>({
    en: (p) => `A space is missing after the hyphen${writeEn(p)}`,
    nl: (p) => `Achter het streepje ontbreekt een spatie${writeNl(p)}`,
  }),
  spaceAfterColon: message<Write>({
    en: (p) => `A space is missing after the colon${writeEn(p)}`,
    nl: (p) => `Achter de dubbele punt ontbreekt een spatie${writeNl(p)}`,
  }),
  otherSeparator: message<Write & { character: string }>({
    en: (p) => `Between a key and its value YAML needs a colon and a space, not ${p.character}${writeEn(p)}`,
    nl: (p) =>
      `Tussen een sleutel en de waarde hoort in YAML een dubbele punt met een spatie, geen ${p.character}${writeNl(p)}`,
  }),
  colonMissing: message<Write>({
    en: (p) => `A colon is missing after the key${writeEn(p)}`,
    nl: (p) => `Achter de sleutel ontbreekt een dubbele punt${writeNl(p)}`,
  }),
  dashMissing: message<Write>({
    en: (p) => `A hyphen is missing in front of this item of a list${writeEn(p)}`,
    nl: (p) => `Voor dit onderdeel van een lijst ontbreekt een streepje${writeNl(p)}`,
  }),
  dashAfterKey: message({
    en: () =>
      'A list cannot begin on the line of its key. Put the first item on the next line, below the key',
    nl: () =>
      'Een lijst kan niet beginnen op de regel van de sleutel. Zet het eerste onderdeel op de volgende regel, onder de sleutel',
  }),
  foldedItem: message<{ wanted: number; found: number }>({
    en: (p) =>
      `This line continues the text above it, because it is indented further. Give its hyphen the same number of spaces as the one above: ${p.wanted} instead of ${p.found}`,
    nl: (p) =>
      `Deze regel hoort nu bij de tekst erboven, omdat hij verder inspringt. Geef het streepje evenveel spaties als het streepje erboven: ${p.wanted} in plaats van ${p.found}`,
  }),
  indent: message<{ found: number; wanted: number; more: number }>({
    en: (p) =>
      `This line is ${p.found === 0 ? 'not indented' : `indented by ${count(p.found, 'space', 'spaces')}`}, which does not fit the lines around it. ${
        p.wanted === 0 ? 'Remove the spaces' : `Use ${count(p.wanted, 'space', 'spaces')}`
      }${p.more === 0 ? '' : `, and move the ${count(p.more, 'line', 'lines')} below it along`}`,
    nl: (p) =>
      `Deze regel springt ${p.found === 0 ? 'niet' : count(p.found, 'spatie', 'spaties')} in, en dat past niet bij de regels eromheen. ${
        p.wanted === 0 ? 'Haal de spaties weg' : `Gebruik ${count(p.wanted, 'spatie', 'spaties')}`
      }${p.more === 0 ? '' : `, en verschuif de ${count(p.more, 'regel', 'regels')} eronder mee`}`,
  }),
  apostrophe: message<Write>({
    en: (p) =>
      `The ' in front of the OIN comes from a spreadsheet and is not closed. Put the OIN between double quotes${writeEn(p)}`,
    nl: (p) =>
      `De ' voor het OIN komt uit een spreadsheet en is niet gesloten. Zet het OIN tussen dubbele aanhalingstekens${writeNl(p)}`,
  }),
  otherQuote: message<Write & { open: string; found: string }>({
    en: (p) =>
      `The text begins with ${p.open}, so it must end with ${p.open}, not with ${p.found}${writeEn(p)}`,
    nl: (p) =>
      `De tekst begint met ${p.open} en moet dus ook met ${p.open} eindigen, niet met ${p.found}${writeNl(p)}`,
  }),
  otherBracket: message<Write & { open: string; close: string; found: string }>({
    en: (p) => `What begins with ${p.open} must end with ${p.close}, not with ${p.found}${writeEn(p)}`,
    nl: (p) => `Wat met ${p.open} begint, moet met ${p.close} eindigen, niet met ${p.found}${writeNl(p)}`,
  }),
  surplusBracket: message<{ found: string }>({
    en: (p) => `There is one ${p.found} too many: nothing is open here. Remove it`,
    nl: (p) => `Hier staat een ${p.found} te veel: er is niets om te sluiten. Haal het teken weg`,
  }),
  commaMissing: message<Write>({
    en: (p) => `A comma is missing before this place${writeEn(p)}`,
    nl: (p) => `Vóór deze plek ontbreekt een komma${writeNl(p)}`,
  }),
  commaTwice: message({
    en: () => 'There is a comma too many here. Remove it',
    nl: () => 'Hier staat een komma te veel. Haal de komma weg',
  }),
  textAfterQuote: message<Write>({
    en: (p) =>
      `There is more text after the closing quote. Put one pair of quotes around the whole${writeEn(p)}`,
    nl: (p) =>
      `Achter het sluitende aanhalingsteken staat nog tekst. Zet één paar aanhalingstekens om het geheel${writeNl(p)}`,
  }),
  firstCharacter: message<Write & { character: string }>({
    en: (p) => `A text cannot begin with ${p.character}. Put quotes around it${writeEn(p)}`,
    nl: (p) => `Een tekst kan niet met ${p.character} beginnen. Zet er aanhalingstekens omheen${writeNl(p)}`,
  }),
  colonInText: message<Write>({
    en: (p) => `A text with a colon and a space in it needs quotes${writeEn(p)}`,
    nl: (p) => `Een tekst met een dubbele punt en een spatie erin heeft aanhalingstekens nodig${writeNl(p)}`,
  }),
  twoKeys: message<{ key: string | null }>({
    en: (p) =>
      `There are two keys on this line. Put ${p.key === null ? 'the second' : `"${p.key}:"`} on a line of its own`,
    nl: (p) =>
      `Op deze regel staan twee sleutels. Zet ${p.key === null ? 'de tweede' : `"${p.key}:"`} op een eigen regel`,
  }),
};
