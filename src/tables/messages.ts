import { either, formatMessage, type Message, message } from '../messages/message.js';

function didYouMeanEn(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? ` Did you mean ${either(suggestions, 'or')}?` : '';
}

function didYouMeanNl(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? ` Bedoelde u ${either(suggestions, 'of')}?` : '';
}

/** Names in quotes, so that white space is visible. */
function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(', ');
}

export const tablesMessages = {
  badColumn: message<{ text: string; suggestions: string[]; known: string[] }>({
    en: (p) =>
      `--column ${p.text} is not valid. Write column=name, where column is one of ${p.known.join(', ')}.${didYouMeanEn(p.suggestions)}`,
    nl: (p) =>
      `--column ${p.text} is niet geldig. Schrijf kolom=naam, met als kolom een van ${p.known.join(', ')}.${didYouMeanNl(p.suggestions)}`,
  }),
  columnMissing: message<{ field: string; name: string; suggestions: string[]; head: string[] }>({
    en: (p) =>
      `The table has no column "${p.name}".${didYouMeanEn(p.suggestions)} Name the column with --column ${p.field}="…". The table has: ${p.head.join(', ')}`,
    nl: (p) =>
      `De tabel heeft geen kolom "${p.name}".${didYouMeanNl(p.suggestions)} Geef aan welke kolom het is met --column ${p.field}="…". De tabel heeft: ${p.head.join(', ')}`,
  }),
  tableUnreadable: message<{
    path: string;
    format: string;
    reason: 'large' | 'cells' | 'encoding' | 'unreadable';
    megabytes: number;
    cells: number;
  }>({
    en: ({ path, format, reason, megabytes, cells }) =>
      `${path} ${
        {
          large: `is larger than ${megabytes} MB when uncompressed. Split it`,
          cells: `has more than ${cells} cells, from the first one to the last one with a value. Remove what is far to the right or far below the table, or split it`,
          encoding:
            'is not UTF-8, so letters with accents would be lost. Save it again as "CSV UTF-8" (in Excel: Save as, file type)',
          unreadable: `cannot be read as ${format}`,
        }[reason]
      }`,
    nl: ({ path, format, reason, megabytes, cells }) =>
      `${path} ${
        {
          large: `is uitgepakt groter dan ${megabytes} MB. Splits het bestand`,
          cells: `heeft meer dan ${cells} cellen, van de eerste tot en met de laatste met een waarde. Verwijder wat ver rechts of ver onder de tabel staat, of splits het bestand`,
          encoding:
            'is geen UTF-8, dus letters met accenten zouden verloren gaan. Sla het opnieuw op als "CSV UTF-8" (in Excel: Opslaan als, bestandstype)',
          unreadable: `is niet te lezen als ${format}`,
        }[reason]
      }`,
  }),
  cellEmpty: message<{ column: string }>({
    en: ({ column }) => `${column} is empty`,
    nl: ({ column }) => `${column} is leeg`,
  }),
  cellLineBreak: message<{ column: string }>({
    en: ({ column }) => `${column} has a line break or another control character in it. Remove it`,
    nl: ({ column }) => `${column} bevat een regeleinde of een ander stuurteken. Haal dat weg`,
  }),
  cellUnnamed: message<{ column: string; value: string }>({
    en: ({ column, value }) =>
      `column ${column} has the value ${quoted([value])}, but no name in the header. Is there a separator too many in this row? Remove the value, or name the column`,
    nl: ({ column, value }) =>
      `kolom ${column} heeft de waarde ${quoted([value])}, maar geen naam in de kop. Staat er een scheidingsteken te veel in deze rij? Verwijder de waarde, of geef de kolom een naam`,
  }),
  cellUnknown: message<{ column: string; value: string; suggestions: string[] }>({
    en: ({ column, value, suggestions }) =>
      `${column}: no register has "${value}".${didYouMeanEn(suggestions)}`,
    nl: ({ column, value, suggestions }) =>
      `${column}: geen register kent "${value}".${didYouMeanNl(suggestions)}`,
  }),
  cellNoOin: message<{ column: string; reason: Message }>({
    en: ({ column, reason }) => `${column}: ${formatMessage(reason, 'en')}`,
    nl: ({ column, reason }) => `${column}: ${formatMessage(reason, 'nl')}`,
  }),
  rowsDiffer: message<{ id: string }>({
    en: ({ id }) => `this row has id ${id} like an earlier row, but differs from it in more than the locatie`,
    nl: ({ id }) =>
      `deze rij heeft id ${id}, net als een eerdere rij, maar verschilt daarvan in meer dan de locatie`,
  }),
  exportPadded: message<{ names: string[] }>({
    en: ({ names }) =>
      `Import removes white space at the beginning and end of a name, and so reads another name: ${quoted(names)}`,
    nl: ({ names }) =>
      `Import verwijdert witruimte aan het begin en eind van een naam, en leest dan dus een andere naam: ${quoted(names)}`,
  }),
};
