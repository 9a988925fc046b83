import { either, message } from '../messages/message.js';

/** What became of a comment or an issue. */
export type PublishResult = 'created' | 'updated' | 'unchanged' | 'closed' | 'nothing';

const resultsEn: Record<PublishResult, string> = {
  created: 'posted',
  updated: 'updated in place',
  unchanged: 'left as it was: it says this already',
  closed: 'closed',
  nothing: 'not needed: nothing differs',
};

const resultsNl: Record<PublishResult, string> = {
  created: 'geplaatst',
  updated: 'bijgewerkt',
  unchanged: 'niet gewijzigd: dit stond er al',
  closed: 'gesloten',
  nothing: 'niet nodig: er is geen verschil',
};

type Capability = 'comments' | 'issues' | 'reviewedPlans';

const capabilitiesEn: Record<Capability, string> = {
  comments: 'comment on a change request',
  issues: 'keep an issue',
  reviewedPlans: 'find the plan that was reviewed',
};

const capabilitiesNl: Record<Capability, string> = {
  comments: 'geen reactie plaatsen bij een wijzigingsverzoek',
  issues: 'geen issue bijhouden',
  reviewedPlans: 'het beoordeelde plan niet terugvinden',
};

function tokenRightsEn(status: number): string {
  return [401, 403, 404].includes(status) ? '. Check the permissions of the token' : '';
}

function tokenRightsNl(status: number): string {
  return [401, 403, 404].includes(status) ? '. Controleer de rechten van het token' : '';
}

export const forgesMessages = {
  noForge: message<{ names: string[]; variables: string[] }>({
    en: ({ names, variables }) =>
      `This command works only in a run of CI at ${either(names, 'or')}. None of these environment variables is set: ${variables.join(', ')}`,
    nl: ({ names, variables }) =>
      `Deze opdracht werkt alleen in een run van CI bij ${either(names, 'of')}. Geen van deze omgevingsvariabelen is ingesteld: ${variables.join(', ')}`,
  }),
  notOffered: message<{ name: string; capability: Capability }>({
    en: ({ name, capability }) => `This program cannot ${capabilitiesEn[capability]} at ${name}`,
    nl: ({ name, capability }) => `Dit programma kan bij ${name} ${capabilitiesNl[capability]}`,
  }),
  forgeTokenMissing: message<{ name: string }>({
    en: ({ name }) => `The environment variable ${name} is not set. Pass the token to this step`,
    nl: ({ name }) => `De omgevingsvariabele ${name} is niet ingesteld. Geef het token aan deze stap mee`,
  }),
  forgeTokenUnusable: message<{ name: string }>({
    en: ({ name }) =>
      `The token in the environment variable ${name} contains characters that a token cannot contain: a line break, or a letter outside ASCII. Copy the token again`,
    nl: ({ name }) =>
      `Het token in de omgevingsvariabele ${name} bevat tekens die niet in een token kunnen staan: een regeleinde, of een letter buiten ASCII. Kopieer het token opnieuw`,
  }),
  forgeAddressBad: message<{ name: string }>({
    en: ({ name }) =>
      `The environment variable ${name} is not the address of an API. Write it as https://host/path, without a user name, query (?) or fragment (#)`,
    nl: ({ name }) =>
      `In de omgevingsvariabele ${name} staat geen adres van een API. Schrijf het als https://host/pad, zonder gebruikersnaam, query (?) of fragment (#)`,
  }),
  noPullRequest: message({
    en: () => 'This run is not about a pull request or merge request, so there is nothing to comment on',
    nl: () => 'Deze run hoort niet bij een pull request of merge request. Er is dus niets om op te reageren',
  }),
  forgeUnreachable: message<{ name: string; host: string }>({
    en: ({ name, host }) => `${name} (${host}) cannot be reached`,
    nl: ({ name, host }) => `${name} (${host}) is niet bereikbaar`,
  }),
  forgeNoJson: message<{ name: string; host: string }>({
    en: ({ name, host }) =>
      `${name} (${host}) gave an answer that is not JSON. Does a proxy answer with a page of its own?`,
    nl: ({ name, host }) =>
      `${name} (${host}) gaf een antwoord dat geen JSON is. Antwoordt een proxy met een eigen pagina?`,
  }),
  forgeNotUtf8: message<{ name: string; host: string }>({
    en: ({ name, host }) =>
      `${name} (${host}) gave an answer that is not valid UTF-8, so nothing of it was used`,
    nl: ({ name, host }) =>
      `${name} (${host}) gaf een antwoord dat geen geldige UTF-8 is, dus er is niets van gebruikt`,
  }),
  forgeRefused: message<{ name: string; method: string; path: string; status: number }>({
    en: ({ name, method, path, status }) =>
      `${name} answered ${method} ${path} with ${status}${tokenRightsEn(status)}`,
    nl: ({ name, method, path, status }) =>
      `${name} antwoordde op ${method} ${path} met ${status}${tokenRightsNl(status)}`,
  }),
  noMark: message({
    en: () =>
      'This text is not the output of plan --format markdown: the mark that names the omgeving is missing',
    nl: () =>
      'Deze tekst is niet de uitvoer van plan --format markdown: het merkteken met de naam van de omgeving ontbreekt',
  }),
  driftOtherOmgeving: message<{ planned: string; shown: string }>({
    en: ({ planned, shown }) =>
      `--plan is about the omgeving ${planned}, and --file about ${shown}. Give two files of one omgeving`,
    nl: ({ planned, shown }) =>
      `--plan gaat over de omgeving ${planned}, en --file over ${shown}. Geef twee bestanden van dezelfde omgeving`,
  }),
  partlyReady: message<{ omgeving: string; missing: string[] }>({
    en: ({ omgeving, missing }) =>
      `Some of the environment variables for ${omgeving} are set, but not ${either(missing, 'and')}. Set all of them, or none`,
    nl: ({ omgeving, missing }) =>
      `Sommige omgevingsvariabelen voor ${omgeving} zijn ingesteld, maar ${either(missing, 'en')} niet. Stel ze allemaal in, of geen enkele`,
  }),
  commentPublished: message<{ result: PublishResult }>({
    en: ({ result }) => `Comment ${resultsEn[result]}`,
    nl: ({ result }) => `Reactie ${resultsNl[result]}`,
  }),
  driftPublished: message<{ result: PublishResult; omgeving: string }>({
    en: ({ result, omgeving }) => `Drift issue for ${omgeving} ${resultsEn[result]}`,
    nl: ({ result, omgeving }) => `Drift-issue voor ${omgeving} ${resultsNl[result]}`,
  }),
};
