import { either, message } from '../messages/message.js';

type PublishResult = 'created' | 'updated' | 'unchanged' | 'closed' | 'nothing';

const postedEn: Record<PublishResult, string> = {
  created: 'posted',
  updated: 'updated in place',
  unchanged: 'left as it was: nothing changed',
  closed: 'closed',
  nothing: 'not needed: nothing differs',
};

const postedNl: Record<PublishResult, string> = {
  created: 'geplaatst',
  updated: 'bijgewerkt',
  unchanged: 'gelaten zoals het was: er is niets veranderd',
  closed: 'gesloten',
  nothing: 'niet nodig: er is geen verschil',
};

export const forgesMessages = {
  forgeTokenMissing: message<{ name: string }>({
    en: ({ name }) => `The environment variable ${name} is not set: pass the token to this step`,
    nl: ({ name }) => `De omgevingsvariabele ${name} is niet gezet: geef het token aan deze stap mee`,
  }),
  forgeTokenUnusable: message<{ name: string }>({
    en: ({ name }) =>
      `The token in the environment variable ${name} holds characters that no token has: a line break, or a letter outside ASCII. Copy it again`,
    nl: ({ name }) =>
      `Het token in de omgevingsvariabele ${name} bevat tekens die geen token heeft: een regeleinde, of een letter buiten ASCII. Kopieer het opnieuw`,
  }),
  forgeAddressBad: message<{ name: string }>({
    en: ({ name }) =>
      `The environment variable ${name} is not the address of an API. Write it as https://host/path, without a user name, query (?) or fragment (#)`,
    nl: ({ name }) =>
      `De omgevingsvariabele ${name} is niet het adres van een API. Schrijf het als https://host/pad, zonder gebruikersnaam, query (?) of fragment (#)`,
  }),
  noPullRequest: message({
    en: () => 'This run is not about a pull request or merge request, so there is none to comment on',
    nl: () =>
      'Deze run gaat niet over een pull request of merge request, dus er is er geen om op te reageren',
  }),
  forgeUnreachable: message<{ name: string; host: string }>({
    en: ({ name, host }) => `${name} (${host}) cannot be reached`,
    nl: ({ name, host }) => `${name} (${host}) is niet bereikbaar`,
  }),
  forgeNoJson: message<{ name: string; host: string }>({
    en: ({ name, host }) =>
      `${name} (${host}) gave an answer that is no JSON. Is there a proxy in between, with a page of its own?`,
    nl: ({ name, host }) =>
      `${name} (${host}) gaf een antwoord dat geen JSON is. Zit er een proxy tussen, met een eigen pagina?`,
  }),
  forgeRefused: message<{ name: string; method: string; path: string; status: number }>({
    en: ({ name, method, path, status }) =>
      `${name} answered ${method} ${path} with ${status}${status === 401 || status === 403 || status === 404 ? '. Check the permissions of the token' : ''}`,
    nl: ({ name, method, path, status }) =>
      `${name} antwoordde op ${method} ${path} met ${status}${status === 401 || status === 403 || status === 404 ? '. Controleer de rechten van het token' : ''}`,
  }),
  noMark: message({
    en: () => 'This is not what plan --format markdown gives: the mark that names the omgeving is missing',
    nl: () => 'Dit is niet wat plan --format markdown geeft: het merkteken dat de omgeving noemt ontbreekt',
  }),
  driftOtherOmgeving: message<{ planned: string; shown: string }>({
    en: ({ planned, shown }) =>
      `--plan is about the omgeving ${planned}, and --file about ${shown}. Give two files of one omgeving`,
    nl: ({ planned, shown }) =>
      `--plan gaat over de omgeving ${planned}, en --file over ${shown}. Geef twee bestanden van dezelfde omgeving`,
  }),
  partlyReady: message<{ omgeving: string; missing: string[] }>({
    en: ({ omgeving, missing }) =>
      `Some of the variables for ${omgeving} are set, but not ${either(missing, 'and')}`,
    nl: ({ omgeving, missing }) =>
      `Van de variabelen voor ${omgeving} zijn er sommige gezet, maar ${either(missing, 'en')} niet`,
  }),
  commentPosted: message<{ posted: PublishResult }>({
    en: ({ posted }) => `Comment ${postedEn[posted]}`,
    nl: ({ posted }) => `Reactie ${postedNl[posted]}`,
  }),
  driftPosted: message<{ posted: PublishResult; omgeving: string }>({
    en: ({ posted, omgeving }) => `Drift issue for ${omgeving} ${postedEn[posted]}`,
    nl: ({ posted, omgeving }) => `Drift-issue voor ${omgeving} ${postedNl[posted]}`,
  }),
};
