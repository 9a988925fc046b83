/** Messages about mistakes in the structure of a file: what is written at another level or in another form than it should. */
import { either, message } from '../messages/message.js';
import { quote } from './wording.js';

/** The text to write instead; null where it is too long to show, or may be secret. */
interface Write {
  write: string | null;
}

function writeEn({ write }: Write): string {
  return write === null ? '' : `. Write: ${write}`;
}

function writeNl({ write }: Write): string {
  return write === null ? '' : `. Schrijf: ${write}`;
}

export const structureMessages = {
  otherFile: message<{ key: string; file: string }>({
    en: (p) => `${p.key} does not belong in this file, but in ${p.file}. Move it there`,
    nl: (p) => `${p.key} hoort niet in dit bestand, maar in ${p.file}. Verplaats het daarheen`,
  }),
  toewijzingenElsewhere: message<{ key: string }>({
    en: (p) =>
      `${p.key} does not belong in this file, but in a file of toewijzingen, in the folder of an omgeving. Move it there`,
    nl: (p) =>
      `${p.key} hoort niet in dit bestand, maar in een bestand met toewijzingen, in de map van een omgeving. Verplaats het daarheen`,
  }),
  topKeyMissing: message<{ key: string }>({
    en: (p) =>
      `The file must begin with "${p.key}:". Write that on the first line, and indent the lines below it by 2 more spaces`,
    nl: (p) =>
      `Het bestand moet beginnen met "${p.key}:". Schrijf dat op de eerste regel, en laat de regels eronder 2 spaties verder inspringen`,
  }),
  outsideTopKey: message<{ naam: string; key: string }>({
    en: (p) => `${quote(p.naam)} must be below ${p.key}. Indent it by 2 spaces, with the lines below it`,
    nl: (p) =>
      `${quote(p.naam)} moet onder ${p.key} staan. Laat de regel 2 spaties inspringen, met de regels eronder`,
  }),
  belongsInToewijzing: message<{ keys: string[] }>({
    en: (p) =>
      `${either(p.keys, 'and')} ${p.keys.length === 1 ? 'belongs' : 'belong'} in a toewijzing, not in the file itself. Put ${p.keys.length === 1 ? 'it' : 'them'} below "toewijzingen:", in the item with the behandeldienst, indented by 4 spaces`,
    nl: (p) =>
      `${either(p.keys, 'en')} ${p.keys.length === 1 ? 'hoort' : 'horen'} in een toewijzing, niet in het bestand zelf. Zet ${p.keys.length === 1 ? 'het' : 'ze'} onder "toewijzingen:", in het onderdeel met de behandeldienst, 4 spaties ingesprongen`,
  }),
  belongsInFile: message<{ key: string; thereAlready: boolean }>({
    en: (p) =>
      `${p.key} cannot be inside a toewijzing. ${
        p.thereAlready
          ? `The file already has ${p.key}: put these items in that list, and remove this line`
          : `Put it at the start of a line, without spaces in front`
      }`,
    nl: (p) =>
      `${p.key} kan niet binnen een toewijzing staan. ${
        p.thereAlready
          ? `Het bestand heeft al ${p.key}: zet deze onderdelen in die lijst, en haal deze regel weg`
          : `Zet het aan het begin van een regel, zonder spaties ervoor`
      }`,
  }),
  colonInName: message<Write>({
    en: (p) => `A colon and a space make a key of a name. Put quotes around the name${writeEn(p)}`,
    nl: (p) =>
      `Door de dubbele punt met een spatie is deze naam een sleutel. Zet aanhalingstekens om de naam${writeNl(p)}`,
  }),
  colonAfterName: message<Write>({
    en: (p) => `The colon after the name makes a key of it. Remove the colon${writeEn(p)}`,
    nl: (p) =>
      `Door de dubbele punt erachter is deze naam een sleutel. Haal de dubbele punt weg${writeNl(p)}`,
  }),
  dashTooMany: message<{ key: string }>({
    en: (p) =>
      `The hyphen in front of ${p.key} begins a new toewijzing, but ${p.key} belongs to the one above. Replace the hyphen by a space`,
    nl: (p) =>
      `Met het streepje voor ${p.key} begint een nieuwe toewijzing, maar ${p.key} hoort bij de toewijzing erboven. Vervang het streepje door een spatie`,
  }),
  nameAsKey: message<{ naam: string; list: string | null }>({
    en: (p) =>
      `${quote(p.naam)} is no key. Write behandeldienst: ${p.naam} here, and activiteiten: ${p.list ?? '[…]'} on the next line`,
    nl: (p) =>
      `${quote(p.naam)} is geen sleutel. Schrijf hier behandeldienst: ${p.naam}, en op de volgende regel activiteiten: ${p.list ?? '[…]'}`,
  }),
  diffSign: message<{ sign: string }>({
    en: (p) =>
      `The ${p.sign} in front comes from a list of changes (a diff). Remove it here and from the lines below`,
    nl: (p) =>
      `De ${p.sign} ervoor komt uit een lijst met wijzigingen (een diff). Haal het teken hier en op de regels eronder weg`,
  }),
  otherComment: message<{ sign: string }>({
    en: (p) => `${p.sign} begins no comment in YAML. Write #, or remove the line`,
    nl: (p) => `Met ${p.sign} begint in YAML geen opmerking. Schrijf #, of haal de regel weg`,
  }),
  listNeeded: message<Write & { key: string }>({
    en: (p) => `${p.key} must be a list, also with one item${writeEn(p)}`,
    nl: (p) => `${p.key} moet een lijst zijn, ook met één onderdeel${writeNl(p)}`,
  }),
  bracketsNeeded: message<Write & { key: string }>({
    en: (p) => `${p.key} must be a list, which is written in square brackets${writeEn(p)}`,
    nl: (p) => `${p.key} moet een lijst zijn, en die staat tussen rechte haken${writeNl(p)}`,
  }),
  noListHere: message<Write & { key: string }>({
    en: (p) => `${p.key} is one value, not a list${writeEn(p)}`,
    nl: (p) => `${p.key} is één waarde, geen lijst${writeNl(p)}`,
  }),
  itemIsList: message<Write>({
    en: (p) => `This item is a list by itself. Remove the second hyphen or the brackets${writeEn(p)}`,
    nl: (p) => `Dit onderdeel is zelf een lijst. Haal het tweede streepje of de haken weg${writeNl(p)}`,
  }),
  oinAsValue: message<Write & { naam: string }>({
    en: (p) => `An OIN alone is not enough for ${p.naam}${writeEn(p)}`,
    nl: (p) => `Alleen een OIN is niet genoeg voor ${p.naam}${writeNl(p)}`,
  }),
  listAtTop: message({
    en: () =>
      'The file begins with a list. Begin it with "bevoegdGezag:", then "toewijzingen:", and put this list below that, indented by 2 spaces',
    nl: () =>
      'Het bestand begint met een lijst. Begin met "bevoegdGezag:", dan "toewijzingen:", en zet deze lijst daaronder, 2 spaties ingesprongen',
  }),
  listOfEntries: message<{ key: string }>({
    en: (p) =>
      `${p.key} is not a list. Write each entry without a hyphen, with its short name in front: short-name: { … }`,
    nl: (p) =>
      `${p.key} is geen lijst. Schrijf elk onderdeel zonder streepje, met de korte naam ervoor: korte-naam: { … }`,
  }),
  commentAsValue: message<Write>({
    en: (p) =>
      `There is no value here: what follows # is a comment. Put quotes around it if it is the value${writeEn(p)}`,
    nl: (p) =>
      `Hier staat geen waarde: wat achter # staat, is een opmerking. Zet er aanhalingstekens omheen als het de waarde is${writeNl(p)}`,
  }),
  inName: message<{ naam: string; character: string; write: string }>({
    en: (p) => `${p.character} does not belong in the name ${quote(p.naam)}. Write: ${p.write}`,
    nl: (p) => `${p.character} hoort niet in de naam ${quote(p.naam)}. Schrijf: ${p.write}`,
  }),
  invisibleInName: message<{ code: string; write: string }>({
    en: (p) => `The name contains an invisible or special space (${p.code}). Write: ${p.write}`,
    nl: (p) => `In de naam staat een onzichtbare of bijzondere spatie (${p.code}). Schrijf: ${p.write}`,
  }),
  namesTogether: message<Write & { separator: string }>({
    en: (p) =>
      `These are several names. ${p.separator === '' ? 'Put commas between them' : `Put commas between them, not ${p.separator}`}${writeEn(p)}`,
    nl: (p) =>
      `Dit zijn meer namen. ${p.separator === '' ? 'Zet er komma’s tussen' : `Zet er komma’s tussen, geen ${p.separator}`}${writeNl(p)}`,
  }),
  nameCutByComment: message<{ naam: string; write: string | null }>({
    en: (p) =>
      `The name ends before #, because a comment begins there: ${quote(p.naam)} is unknown. Put quotes around the whole name${writeEn(p)}`,
    nl: (p) =>
      `De naam eindigt voor #, want daar begint een opmerking: ${quote(p.naam)} is onbekend. Zet aanhalingstekens om de hele naam${writeNl(p)}`,
  }),
};
