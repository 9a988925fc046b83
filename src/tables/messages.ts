import { either, message } from '../messages/message.js';

function meantEn(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? ` Did you mean ${either(suggestions, 'or')}?` : '';
}

function meantNl(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? ` Bedoelde u ${either(suggestions, 'of')}?` : '';
}

/** Names in quotes, so that it shows where they begin and end. */
function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(', ');
}

export const tablesMessages = {
  badColumn: message<{ text: string; suggestions: string[]; known: string[] }>({
    en: (p) =>
      `--column ${p.text} says nothing: write field=name, with a field of ${p.known.join(', ')}.${meantEn(p.suggestions)}`,
    nl: (p) =>
      `--column ${p.text} zegt niets: schrijf veld=naam, met een veld uit ${p.known.join(', ')}.${meantNl(p.suggestions)}`,
  }),
  columnMissing: message<{ field: string; name: string; suggestions: string[]; head: string[] }>({
    en: (p) =>
      `The table has no column "${p.name}".${meantEn(p.suggestions)} Say which one it is: --column ${p.field}="…". It has: ${p.head.join(', ')}`,
    nl: (p) =>
      `De tabel heeft geen kolom "${p.name}".${meantNl(p.suggestions)} Zeg welke het is: --column ${p.field}="…". Er zijn: ${p.head.join(', ')}`,
  }),
  tableUnreadable: message<{
    path: string;
    format: string;
    reason: 'large' | 'encoding' | 'unreadable';
    megabytes: number;
  }>({
    en: ({ path, format, reason, megabytes }) =>
      `${path} ${
        {
          large: `is larger than ${megabytes} MB when unpacked. Split it`,
          encoding:
            'is not UTF-8, so letters with accents would be lost. Save it anew as "CSV UTF-8" (in Excel: Save as, file type)',
          unreadable: `cannot be read as ${format}`,
        }[reason]
      }`,
    nl: ({ path, format, reason, megabytes }) =>
      `${path} ${
        {
          large: `is uitgepakt groter dan ${megabytes} MB. Splits het bestand`,
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
  cellUnknown: message<{ column: string; value: string; suggestions: string[] }>({
    en: ({ column, value, suggestions }) => `${column}: no register holds "${value}".${meantEn(suggestions)}`,
    nl: ({ column, value, suggestions }) =>
      `${column}: geen register kent "${value}".${meantNl(suggestions)}`,
  }),
  rowsDiffer: message<{ id: string }>({
    en: ({ id }) => `this row has id ${id} like an earlier one, but says something else than another locatie`,
    nl: ({ id }) =>
      `deze rij heeft id ${id} net als een eerdere, maar zegt iets anders dan een andere locatie`,
  }),
  exportPadded: message<{ names: string[] }>({
    en: ({ names }) =>
      `White space at the beginning or end of a name is lost when the table is read again by import, which then is about another name: ${quoted(names)}`,
    nl: ({ names }) =>
      `Witruimte aan het begin of eind van een naam gaat verloren als import de tabel weer leest, en dan gaat het over een andere naam: ${quoted(names)}`,
  }),
};
