import { either, text } from './entry.js';

type None = Record<string, never>;
type Posted = 'created' | 'updated' | 'unchanged' | 'closed' | 'nothing';

const postedEn: Record<Posted, string> = {
  created: 'posted',
  updated: 'updated in place',
  unchanged: 'left as it was: nothing changed',
  closed: 'closed',
  nothing: 'not needed: nothing differs',
};

const postedNl: Record<Posted, string> = {
  created: 'geplaatst',
  updated: 'bijgewerkt',
  unchanged: 'gelaten zoals het was: er is niets veranderd',
  closed: 'gesloten',
  nothing: 'niet nodig: er is geen verschil',
};

export const ciMessages = {
  noForge: text<None>({
    en: () =>
      'This runs in a GitHub workflow or a GitLab job: GITHUB_REPOSITORY or CI_API_V4_URL is not set, so there is nowhere to post',
    nl: () =>
      'Dit draait in een GitHub-workflow of GitLab-job: GITHUB_REPOSITORY of CI_API_V4_URL is niet gezet, dus er is geen plek om iets te plaatsen',
  }),
  forgeTokenMissing: text<{ name: string }>({
    en: ({ name }) => `The environment variable ${name} is not set: pass the token to this step`,
    nl: ({ name }) => `De omgevingsvariabele ${name} is niet gezet: geef het token aan deze stap mee`,
  }),
  forgeTokenUnusable: text<{ name: string }>({
    en: ({ name }) =>
      `The token in the environment variable ${name} holds characters that no token has: a line break, or a letter outside ASCII. Copy it again`,
    nl: ({ name }) =>
      `Het token in de omgevingsvariabele ${name} bevat tekens die geen token heeft: een regeleinde, of een letter buiten ASCII. Kopieer het opnieuw`,
  }),
  forgeAddressBad: text<{ name: string }>({
    en: ({ name }) =>
      `The environment variable ${name} is not the address of an API. Write it as https://host/path, without a user name, query (?) or fragment (#)`,
    nl: ({ name }) =>
      `De omgevingsvariabele ${name} is niet het adres van een API. Schrijf het als https://host/pad, zonder gebruikersnaam, query (?) of fragment (#)`,
  }),
  noPullRequest: text<None>({
    en: () => 'This run is not about a pull request or merge request, so there is none to comment on',
    nl: () =>
      'Deze run gaat niet over een pull request of merge request, dus er is er geen om op te reageren',
  }),
  forgeUnreachable: text<{ name: string; host: string }>({
    en: ({ name, host }) => `${name} (${host}) cannot be reached`,
    nl: ({ name, host }) => `${name} (${host}) is niet bereikbaar`,
  }),
  forgeNoJson: text<{ name: string; host: string }>({
    en: ({ name, host }) =>
      `${name} (${host}) gave an answer that is no JSON. Is there a proxy in between, with a page of its own?`,
    nl: ({ name, host }) =>
      `${name} (${host}) gaf een antwoord dat geen JSON is. Zit er een proxy tussen, met een eigen pagina?`,
  }),
  forgeRefused: text<{ name: string; method: string; path: string; status: number }>({
    en: ({ name, method, path, status }) =>
      `${name} answered ${method} ${path} with ${status}${status === 401 || status === 403 || status === 404 ? '. Check the permissions of the token' : ''}`,
    nl: ({ name, method, path, status }) =>
      `${name} antwoordde op ${method} ${path} met ${status}${status === 401 || status === 403 || status === 404 ? '. Controleer de rechten van het token' : ''}`,
  }),
  noMark: text<None>({
    en: () => 'This is not what plan --format markdown gives: the mark that names the omgeving is missing',
    nl: () => 'Dit is niet wat plan --format markdown geeft: het merkteken dat de omgeving noemt ontbreekt',
  }),
  driftOtherOmgeving: text<{ planned: string; shown: string }>({
    en: ({ planned, shown }) =>
      `--plan is about the omgeving ${planned}, and --file about ${shown}. Give two files of one omgeving`,
    nl: ({ planned, shown }) =>
      `--plan gaat over de omgeving ${planned}, en --file over ${shown}. Geef twee bestanden van dezelfde omgeving`,
  }),
  partlyReady: text<{ omgeving: string; missing: string[] }>({
    en: ({ omgeving, missing }) =>
      `Some of the variables for ${omgeving} are set, but not ${either(missing, 'and')}`,
    nl: ({ omgeving, missing }) =>
      `Van de variabelen voor ${omgeving} zijn er sommige gezet, maar ${either(missing, 'en')} niet`,
  }),
  notReady: text<{ omgeving: string }>({
    en: ({ omgeving }) => `No credentials for ${omgeving} here: it is skipped`,
    nl: ({ omgeving }) => `Hier zijn geen toegangsgegevens voor ${omgeving}: die wordt overgeslagen`,
  }),
  commentPosted: text<{ posted: Posted }>({
    en: ({ posted }) => `Comment ${postedEn[posted]}`,
    nl: ({ posted }) => `Reactie ${postedNl[posted]}`,
  }),
  driftPosted: text<{ posted: Posted; omgeving: string }>({
    en: ({ posted, omgeving }) => `Drift issue for ${omgeving} ${postedEn[posted]}`,
    nl: ({ posted, omgeving }) => `Drift-issue voor ${omgeving} ${postedNl[posted]}`,
  }),
  driftIssueTitle: text<{ omgeving: string }>({
    en: ({ omgeving }) => `DSO-LV (${omgeving}) differs from the files`,
    nl: ({ omgeving }) => `DSO-LV (${omgeving}) wijkt af van de bestanden`,
  }),
  driftIssueIntro: text<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `Someone changed DSO-LV (${omgeving}) outside this repository, or an apply was not finished. Bring DSO-LV back with an apply, or change the files so that they say what is wanted. This issue closes by itself once both agree.`,
    nl: ({ omgeving }) =>
      `Iemand veranderde DSO-LV (${omgeving}) buiten deze repository om, of een apply is niet afgemaakt. Zet DSO-LV recht met een apply, of pas de bestanden aan zodat ze zeggen wat de bedoeling is. Dit issue sluit vanzelf zodra beide overeenkomen.`,
  }),
  driftGone: text<{ omgeving: string }>({
    en: ({ omgeving }) => `DSO-LV (${omgeving}) and the files agree again.`,
    nl: ({ omgeving }) => `DSO-LV (${omgeving}) en de bestanden komen weer overeen.`,
  }),
  noReviewedPlan: text<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `No reviewed plan for ${omgeving} belongs to this commit. Run the apply workflow by hand: it makes a plan, and waits for approval where the environment asks for it`,
    nl: ({ omgeving }) =>
      `Bij deze commit hoort geen beoordeeld plan voor ${omgeving}. Start de apply-workflow met de hand: die maakt een plan, en wacht op goedkeuring waar de environment daarom vraagt`,
  }),
  fileUnread: text<{ path: string }>({
    en: ({ path }) => `${path} cannot be read`,
    nl: ({ path }) => `${path} is niet te lezen`,
  }),
};
