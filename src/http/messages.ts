import { count, type Language, message } from '../messages/message.js';
import { isPlainlyName } from '../model/variable-name.js';
import type { Service } from './service.js';

/** A length of time in words. */
function duration(ms: number, language: Language): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const inMinutes = seconds >= 120;
  const n = inMinutes ? Math.round(seconds / 60) : seconds;
  const words = inMinutes
    ? { en: ['minute', 'minutes'], nl: ['minuut', 'minuten'] }
    : { en: ['second', 'seconds'], nl: ['seconde', 'seconden'] };
  const [one = '', many = ''] = words[language];
  return count(n, one, many);
}

/** A part of a client certificate, as the keys of `clientCertificate` in omgevingen.yaml name it. */
export type CertificateRole = 'cert' | 'key' | 'pfx' | 'passphrase' | 'ca';

/** The limit that a list without end has reached. */
export interface ListLimit {
  readonly kind: 'pages' | 'megabytes' | 'seconds' | 'emptyPages';
  readonly value: number;
}

function limitEn({ kind, value }: ListLimit): string {
  const words = {
    pages: `a list may have ${count(value, 'page', 'pages')}`,
    megabytes: `a list may have ${value} MB`,
    seconds: `reading a list may take ${count(value, 'second', 'seconds')}`,
    emptyPages: value === 1 ? 'the last page was empty' : `the last ${value} pages were empty`,
  };
  return words[kind];
}

function limitNl({ kind, value }: ListLimit): string {
  const words = {
    pages: `een lijst mag ${count(value, 'pagina', "pagina's")} hebben`,
    megabytes: `een lijst mag ${value} MB groot zijn`,
    seconds: `het lezen van een lijst mag ${count(value, 'seconde', 'seconden')} duren`,
    emptyPages: value === 1 ? 'de laatste pagina was leeg' : `de laatste ${value} pagina's waren leeg`,
  };
  return words[kind];
}

/** An answer that refuses a read. */
interface RefusedRead {
  service: Service;
  status: number;
  title: string;
  detail: string;
  instance: string;
  /** Whether the answer is a web page. */
  isPage: boolean;
}

const expectedEn = {
  text: 'text',
  oin: 'an OIN of 20 positions, as text',
  object: 'an object',
  list: 'a list that is not empty',
  id: 'an id',
  date: 'a date',
};

const expectedNl = {
  text: 'tekst',
  oin: 'een OIN van 20 posities, als tekst',
  object: 'een object',
  list: 'een lijst die niet leeg is',
  id: 'een id',
  date: 'een datum',
};

/** The form that a field of an answer must have. */
export type ExpectedForm = keyof typeof expectedEn;

const roleEn = {
  cert: 'the certificate',
  key: 'the private key',
  pfx: 'the PKCS#12 file',
  passphrase: 'the passphrase',
  ca: 'the CA certificates',
};

const roleNl = {
  cert: 'het certificaat',
  key: 'de privésleutel',
  pfx: 'het PKCS#12-bestand',
  passphrase: 'de wachtwoordzin',
  ca: 'de CA-certificaten',
};

/** A phrase as the start of a sentence. */
function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}`;
}

/** A variable that is not set. Its name is left out when it could be the value itself. */
function variableEn(name: string): string {
  return isPlainlyName(name)
    ? `The environment variable ${name}`
    : 'The environment variable in omgevingen.yaml (its name is not shown, because it looks like a key or password)';
}

function variableNl(name: string): string {
  return isPlainlyName(name)
    ? `De omgevingsvariabele ${name}`
    : 'De omgevingsvariabele in omgevingen.yaml (de naam is niet getoond, omdat die op een sleutel of wachtwoord lijkt)';
}

const pageEn = 'a web page, so a gateway or proxy on the way answers';
const pageNl = 'een webpagina, dus een gateway of proxy onderweg antwoordt';

/** The status of an answer with the explanation in its body. */
function explanation(
  { status, title, detail, instance, isPage }: Omit<RefusedRead, 'service'>,
  page: string,
): string {
  const parts = [
    title.startsWith('HTTP') ? title : `HTTP ${status}: ${title}`,
    detail,
    instance,
    isPage ? page : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export const httpMessages = {
  unusableField: message<{ service: Service; field: string; expected: ExpectedForm }>({
    en: ({ service, field, expected }) =>
      `The answer of ${service.name.en} cannot be used: ${field} is missing or is not ${expectedEn[expected]}`,
    nl: ({ service, field, expected }) =>
      `Het antwoord van ${service.name.nl} is niet bruikbaar: ${field} ontbreekt of is niet ${expectedNl[expected]}`,
  }),
  notHal: message<{ service: Service }>({
    en: ({ service }) =>
      `The answer of ${service.name.en} is not a list of ${service.items.en} (no _embedded, _links or page). Is the endpoint correct?`,
    nl: ({ service }) =>
      `Het antwoord van ${service.name.nl} is geen lijst van ${service.items.nl} (geen _embedded, _links of page). Klopt het endpoint?`,
  }),
  notJson: message<{ service: Service; contentType: string; title: string }>({
    en: ({ service, contentType, title }) =>
      `The answer of ${service.name.en} is not JSON but ${contentType || 'of an unknown type'}${title === '' ? '' : `: a page with the title "${title}", so a gateway or proxy on the way answers`}. Is the endpoint correct?`,
    nl: ({ service, contentType, title }) =>
      `Het antwoord van ${service.name.nl} is geen JSON maar ${contentType || 'van een onbekend type'}${title === '' ? '' : `: een pagina met de titel "${title}", dus een gateway of proxy onderweg antwoordt`}. Klopt het endpoint?`,
  }),
  askedToWait: message<{ service: Service; ms: number; askedMs: number }>({
    en: ({ service, ms, askedMs }) =>
      `${sentence(service.name.en)} asks to wait ${duration(askedMs, 'en')}. ${askedMs > ms + 1000 ? `Waiting ${duration(ms, 'en')}, then trying again` : 'Waiting that long'} …`,
    nl: ({ service, ms, askedMs }) =>
      `${sentence(service.name.nl)} vraagt om ${duration(askedMs, 'nl')} te wachten. ${askedMs > ms + 1000 ? `Het programma wacht ${duration(ms, 'nl')} en probeert het dan opnieuw` : 'Het programma wacht zo lang'} …`,
  }),
  notUtf8: message<{ service: Service }>({
    en: ({ service }) =>
      `The answer of ${service.name.en} is not valid UTF-8, so names in it cannot be read with certainty. Nothing of it was used. Report this to the administrator of the service`,
    nl: ({ service }) =>
      `Het antwoord van ${service.name.nl} is geen geldige UTF-8, dus de namen erin zijn niet met zekerheid te lezen. Er is niets van gebruikt. Meld dit bij de beheerder van de dienst`,
  }),
  endlessList: message<{ service: Service; limit: ListLimit; pages: number; elements: number }>({
    en: ({ service, limit, pages, elements }) =>
      `The list of ${service.name.en} does not end: after ${count(pages, 'page', 'pages')} with ${elements} ${service.items.en} there was still a next page, and ${limitEn(limit)}. Reading stopped there, and nothing of the list was used. Report this to the administrator of the service`,
    nl: ({ service, limit, pages, elements }) =>
      `De lijst van ${service.name.nl} houdt niet op: na ${count(pages, 'pagina', "pagina's")} met ${elements} ${service.items.nl} was er nog een volgende pagina, en ${limitNl(limit)}. Het lezen is daar gestopt, en er is niets van de lijst gebruikt. Meld dit bij de beheerder van de dienst`,
  }),
  tooLarge: message<{ service: Service; megabytes: number }>({
    en: ({ service, megabytes }) =>
      `An answer of ${service.name.en} is larger than ${megabytes} MB, so it cannot be a page of ${service.items.en}. The rest was not read. Is the endpoint correct?`,
    nl: ({ service, megabytes }) =>
      `Een antwoord van ${service.name.nl} is groter dan ${megabytes} MB en kan dus geen pagina met ${service.items.nl} zijn. De rest is niet gelezen. Klopt het endpoint?`,
  }),
  repeatedPage: message<{ service: Service }>({
    en: ({ service }) =>
      `The next page that ${service.name.en} refers to was read before, so the list cannot be read completely`,
    nl: ({ service }) =>
      `De volgende pagina waar ${service.name.nl} naar verwijst, is al gelezen, dus de lijst is niet volledig te lezen`,
  }),
  incompleteList: message<{
    service: Service;
    announced: number;
    received: number;
    what: 'elements' | 'pages';
  }>({
    en: ({ service, announced, received, what }) =>
      `${sentence(service.name.en)} announced ${announced} ${what === 'elements' ? service.items.en : 'pages'} but sent ${received}, so the list is not complete`,
    nl: ({ service, announced, received, what }) =>
      `${sentence(service.name.nl)} kondigde ${announced} ${what === 'elements' ? service.items.nl : "pagina's"} aan maar stuurde er ${received}, dus de lijst is niet volledig`,
  }),
  listKeepsChanging: message<{ service: Service; reads: number }>({
    en: ({ service, reads }) =>
      `The list of ${service.name.en} changed each of the ${reads} times that it was read. Try again when nobody else is changing it`,
    nl: ({ service, reads }) =>
      `De lijst van ${service.name.nl} veranderde alle ${reads} keren dat die gelezen werd. Probeer het opnieuw als niemand anders de lijst wijzigt`,
  }),
  nextPageElsewhere: message<{ service: Service; origin: string }>({
    en: ({ service, origin }) =>
      `${sentence(service.name.en)} refers to ${origin} for the next page. That is not the origin of the endpoint, so nothing was sent there`,
    nl: ({ service, origin }) =>
      `${sentence(service.name.nl)} verwijst voor de volgende pagina naar ${origin}. Dat is een ander adres dan het endpoint, dus daar is niets naartoe gestuurd`,
  }),
  redirect: message<{ service: Service; status: number }>({
    en: ({ service, status }) =>
      `${sentence(service.name.en)} answers with a redirect (HTTP ${status}). Redirects are not followed, because the credentials would go along. Is the endpoint correct?`,
    nl: ({ service, status }) =>
      `${sentence(service.name.nl)} antwoordt met een doorverwijzing (HTTP ${status}). Die wordt niet gevolgd, omdat de toegangsgegevens dan mee zouden gaan. Klopt het endpoint?`,
  }),
  accessRefused: message<RefusedRead>({
    en: ({ service, ...answer }) =>
      `${sentence(service.name.en)} refuses ${service.credential.en} (${explanation(answer, pageEn)}). ${service.accessHint.en}`,
    nl: ({ service, ...answer }) =>
      `${sentence(service.name.nl)} weigert ${service.credential.nl} (${explanation(answer, pageNl)}). ${service.accessHint.nl}`,
  }),
  readRefused: message<RefusedRead>({
    en: ({ service, ...answer }) =>
      `${sentence(service.name.en)} could not be read (${explanation(answer, pageEn)})${answer.status === 404 ? '. Is the endpoint correct?' : ''}`,
    nl: ({ service, ...answer }) =>
      `${sentence(service.name.nl)} was niet te lezen (${explanation(answer, pageNl)})${answer.status === 404 ? '. Klopt het endpoint?' : ''}`,
  }),
  tlsVariableMissing: message<{ name: string; role: CertificateRole }>({
    en: ({ name, role }) =>
      `${variableEn(name)}, for ${roleEn[role]}, is not set or is empty${role === 'passphrase' ? '' : '. No certificate yet? Request access on the developer portal of the Omgevingswet'}`,
    nl: ({ name, role }) =>
      `${variableNl(name)}, voor ${roleNl[role]}, is niet gezet of is leeg${role === 'passphrase' ? '' : '. Nog geen certificaat? Vraag toegang aan op het ontwikkelaarsportaal van de Omgevingswet'}`,
  }),
  tlsFileUnreadable: message<{ name: string; role: CertificateRole }>({
    en: ({ name, role }) =>
      `${name} must contain ${roleEn[role]} or the path of its file, but no file can be read at that path`,
    nl: ({ name, role }) =>
      `${name} moet ${roleNl[role]} bevatten of het pad van het bestand, maar op dat pad is geen bestand te lezen`,
  }),
  tlsNotPem: message<{ name: string; role: CertificateRole }>({
    en: ({ name, role }) =>
      `The file in ${name} contains no PEM text ("-----BEGIN …"), so it cannot be ${roleEn[role]}. For a .pfx or .p12 file use clientCertificate.pfx`,
    nl: ({ name, role }) =>
      `Het bestand in ${name} bevat geen PEM-tekst ("-----BEGIN …") en kan dus niet ${roleNl[role]} zijn. Gebruik voor een .pfx- of .p12-bestand clientCertificate.pfx`,
  }),
  tlsKeyReadable: message<{ name: string }>({
    en: ({ name }) =>
      `Other users of this machine can read the key file in ${name}. Make it readable for yourself only: chmod 600`,
    nl: ({ name }) =>
      `Andere gebruikers van deze machine kunnen het sleutelbestand in ${name} lezen. Maak het alleen voor uzelf leesbaar: chmod 600`,
  }),
  tlsOldPfx: message<{ name: string }>({
    en: ({ name }) =>
      `The PKCS#12 file in ${name} has an old encoding (RC2 or 3DES) that OpenSSL 3 refuses. Convert it: openssl pkcs12 -legacy -in old.pfx -nodes | openssl pkcs12 -export -out new.pfx`,
    nl: ({ name }) =>
      `Het PKCS#12-bestand in ${name} heeft een oude codering (RC2 of 3DES) die OpenSSL 3 weigert. Zet het om: openssl pkcs12 -legacy -in oud.pfx -nodes | openssl pkcs12 -export -out nieuw.pfx`,
  }),
  tlsPassphrase: message<{ name: string }>({
    en: ({ name }) =>
      `The passphrase for ${name} is wrong or missing. clientCertificate.passphrase gives the name of its variable`,
    nl: ({ name }) =>
      `De wachtwoordzin voor ${name} is onjuist of ontbreekt. clientCertificate.passphrase geeft de naam van de variabele`,
  }),
  tlsMismatch: message({
    en: () => 'The private key does not belong to the certificate. Did you mix up those of PRE and PROD?',
    nl: () => 'De privésleutel hoort niet bij het certificaat. Hebt u die van PRE en PROD verwisseld?',
  }),
  tlsUnusable: message<{ name: string }>({
    en: ({ name }) => `${name} contains no readable certificate or key`,
    nl: ({ name }) => `${name} bevat geen leesbaar certificaat en geen leesbare sleutel`,
  }),
  tlsExpired: message<{ date: string }>({
    en: ({ date }) => `The client certificate expired on ${date}. Request a new one first`,
    nl: ({ date }) => `Het clientcertificaat is op ${date} verlopen. Vraag eerst een nieuw certificaat aan`,
  }),
  tlsNotYet: message<{ date: string }>({
    en: ({ date }) => `The client certificate is not valid before ${date}`,
    nl: ({ date }) => `Het clientcertificaat is pas geldig vanaf ${date}`,
  }),
  tlsExpiresSoon: message<{ date: string; days: number }>({
    en: ({ date, days }) =>
      `The client certificate expires on ${date}, ${days === 0 ? 'within a day' : `in ${count(days, 'day', 'days')}`}. Request a new one in time`,
    nl: ({ date, days }) =>
      `Het clientcertificaat verloopt op ${date}, ${days === 0 ? 'binnen een dag' : `over ${count(days, 'dag', 'dagen')}`}. Vraag op tijd een nieuw certificaat aan`,
  }),
  apiKeyMissing: message<{ name: string }>({
    en: ({ name }) => `${variableEn(name)}, for the API key, is not set or is empty`,
    nl: ({ name }) => `${variableNl(name)}, voor de API-sleutel, is niet gezet of is leeg`,
  }),
  apiKeyUnusable: message<{ name: string }>({
    en: ({ name }) =>
      `The environment variable ${name}, for the API key, contains a line break or a character outside ASCII, which no API key has. Copy the key again`,
    nl: ({ name }) =>
      `De omgevingsvariabele ${name}, voor de API-sleutel, bevat een regeleinde of een teken buiten ASCII, en dat heeft geen enkele API-sleutel. Kopieer de sleutel opnieuw`,
  }),
};
