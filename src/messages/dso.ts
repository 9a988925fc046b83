import { count, text } from './entry.js';

type None = Record<string, never>;
type Role = 'cert' | 'key' | 'pfx' | 'passphrase' | 'ca';

/** A service of DSO-LV: the configurations themselves, or one of the public ones beside them. */
export type Service = 'dso' | 'rtr' | 'verzoeksroutering';

const serviceEn = { dso: 'DSO-LV', rtr: 'the RTR', verzoeksroutering: 'Verzoeksroutering' };
const serviceNl = { dso: 'DSO-LV', rtr: 'de RTR', verzoeksroutering: 'Verzoeksroutering' };

const itemsEn = { dso: 'configuraties', rtr: 'activiteiten', verzoeksroutering: 'answers' };
const itemsNl = { dso: 'configuraties', rtr: 'activiteiten', verzoeksroutering: 'antwoorden' };

/** The name of a service at the start of a sentence. */
function first(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

export interface Answer {
  service: Service;
  status: number;
  title: string;
  detail: string;
  instance: string;
}

export interface Certificate {
  subject: string;
  issuer: string;
  until: string;
  oin: string | null;
}

const wantedEn = {
  text: 'text',
  oin: 'an OIN of 20 positions, as text',
  object: 'an object',
  list: 'a list that is not empty',
  id: 'an id',
  date: 'a date',
};
const wantedNl = {
  text: 'tekst',
  oin: 'een OIN van 20 posities, als tekst',
  object: 'een object',
  list: 'een lijst die niet leeg is',
  id: 'een id',
  date: 'een datum',
};
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

function said({ status, title, detail, instance }: Omit<Answer, 'service'>): string {
  const parts = [title.startsWith('HTTP') ? title : `HTTP ${status}: ${title}`, detail, instance];
  return parts.filter((part) => part !== '').join(' · ');
}

export const dsoMessages = {
  dsoField: text<{ service: Service; field: string; wanted: keyof typeof wantedEn }>({
    en: ({ service, field, wanted }) =>
      `The answer of ${serviceEn[service]} cannot be used: ${field} is missing or is not ${wantedEn[wanted]}`,
    nl: ({ service, field, wanted }) =>
      `Het antwoord van ${serviceNl[service]} is niet bruikbaar: ${field} ontbreekt of is niet ${wantedNl[wanted]}`,
  }),
  dsoNotHal: text<{ service: Service }>({
    en: ({ service }) =>
      `The answer of ${serviceEn[service]} is not a list of ${itemsEn[service]} (no _embedded, _links or page). Is the endpoint right?`,
    nl: ({ service }) =>
      `Het antwoord van ${serviceNl[service]} is geen lijst van ${itemsNl[service]} (geen _embedded, _links of page). Klopt het endpoint?`,
  }),
  dsoNotJson: text<{ service: Service; contentType: string }>({
    en: ({ service, contentType }) =>
      `The answer of ${serviceEn[service]} is not JSON but ${contentType || 'of an unknown type'}. Is the endpoint right?`,
    nl: ({ service, contentType }) =>
      `Het antwoord van ${serviceNl[service]} is geen JSON maar ${contentType || 'van een onbekend type'}. Klopt het endpoint?`,
  }),
  dsoTooLarge: text<{ service: Service; megabytes: number }>({
    en: ({ service, megabytes }) =>
      `An answer of ${serviceEn[service]} is larger than ${megabytes} MB; that cannot be a page of ${itemsEn[service]}. Reading was stopped`,
    nl: ({ service, megabytes }) =>
      `Een antwoord van ${serviceNl[service]} is groter dan ${megabytes} MB; dat kan geen pagina met ${itemsNl[service]} zijn. Het lezen is gestopt`,
  }),
  dsoPageTwice: text<{ service: Service }>({
    en: ({ service }) =>
      `${first(serviceEn[service])} leads from page to page back to one that was read already, so the list cannot be read whole`,
    nl: ({ service }) =>
      `${first(serviceNl[service])} leidt van pagina naar pagina terug naar een die al gelezen was, dus de lijst is niet volledig te lezen`,
  }),
  dsoIdTwice: text<{ id: string }>({
    en: ({ id }) => `DSO-LV reports id ${id} twice with different contents, so its list cannot be trusted`,
    nl: ({ id }) =>
      `DSO-LV meldt id ${id} twee keer met verschillende inhoud, dus de lijst is niet te vertrouwen`,
  }),
  dsoIncomplete: text<{ service: Service; announced: number; received: number; what: 'elements' | 'pages' }>({
    en: ({ service, announced, received, what }) =>
      `${first(serviceEn[service])} announces ${announced} ${what === 'elements' ? itemsEn[service] : 'pages'} and gave ${received}, so its list is not whole`,
    nl: ({ service, announced, received, what }) =>
      `${first(serviceNl[service])} kondigt ${announced} ${what === 'elements' ? itemsNl[service] : "pagina's"} aan en gaf er ${received}, dus de lijst is niet volledig`,
  }),
  dsoShifts: text<{ service: Service; readings: number }>({
    en: ({ service, readings }) =>
      `The list of ${serviceEn[service]} changed each of the ${readings} times it was read. Try again when nobody else is changing it`,
    nl: ({ service, readings }) =>
      `De lijst van ${serviceNl[service]} veranderde elk van de ${readings} keer dat die gelezen werd. Probeer het opnieuw als niemand anders bezig is`,
  }),
  dsoNextElsewhere: text<{ service: Service; origin: string }>({
    en: ({ service, origin }) =>
      `The next page of ${serviceEn[service]} is said to be at ${origin}, another origin than that of the endpoint. It was not followed`,
    nl: ({ service, origin }) =>
      `De volgende pagina van ${serviceNl[service]} zou op ${origin} staan, elders dan het endpoint. Die is niet gevolgd`,
  }),
  dsoRedirect: text<{ service: Service; status: number }>({
    en: ({ service, status }) =>
      `${first(serviceEn[service])} answers with a redirect (HTTP ${status}), which is never followed with a certificate. Is the endpoint right?`,
    nl: ({ service, status }) =>
      `${first(serviceNl[service])} antwoordt met een doorverwijzing (HTTP ${status}), en die wordt met een certificaat nooit gevolgd. Klopt het endpoint?`,
  }),
  dsoNotAuthorised: text<Answer>({
    en: (p) =>
      `DSO-LV refuses us (${said(p)}). Ask for access with the request form for the OIN in the certificate (it takes one or two days), and check that certificate and API key are those of this omgeving. PRE and PROD each have their own`,
    nl: (p) =>
      `DSO-LV weigert ons (${said(p)}). Vraag met het aanvraagformulier toegang aan voor het OIN in het certificaat (dat duurt een of twee dagen), en kijk of certificaat en API-sleutel van deze omgeving zijn. PRE en PROD hebben elk hun eigen`,
  }),
  dsoRefusedReading: text<Answer>({
    en: ({ service, ...p }) =>
      `${first(serviceEn[service])} could not be read (${said(p)})${p.status === 404 ? '. Is the endpoint right?' : ''}`,
    nl: ({ service, ...p }) =>
      `${first(serviceNl[service])} was niet te lezen (${said(p)})${p.status === 404 ? '. Klopt het endpoint?' : ''}`,
  }),
  keyRefused: text<Answer>({
    en: ({ service, ...p }) =>
      `${first(serviceEn[service])} refuses the API key (${said(p)}). Keys are given out on the developer portal of the Omgevingswet; PRE and PROD each have their own`,
    nl: ({ service, ...p }) =>
      `${first(serviceNl[service])} weigert de API-sleutel (${said(p)}). Sleutels zijn aan te vragen op het ontwikkelaarsportaal van de Omgevingswet; PRE en PROD hebben elk hun eigen`,
  }),
  dsoInterrupted: text<None>({
    en: () => 'Interrupted',
    nl: () => 'Onderbroken',
  }),
  dsoTimeout: text<{ host: string; seconds: number }>({
    en: ({ host, seconds }) =>
      `${host} gave no answer within ${count(seconds, 'second', 'seconds')}. Try again, or raise timeoutSeconds in omgevingen.yaml`,
    nl: ({ host, seconds }) =>
      `${host} gaf binnen ${seconds} seconden geen antwoord. Probeer het opnieuw, of verhoog timeoutSeconds in omgevingen.yaml`,
  }),
  dsoUnknownIssuer: text<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `The certificate of ${host} is issued by an authority that is not trusted here (${code}). Give PKIoverheid's root and intermediate certificates under clientCertificate.ca`,
    nl: ({ host, code }) =>
      `Het certificaat van ${host} is uitgegeven door een instantie die hier niet wordt vertrouwd (${code}). Geef de stam- en tussencertificaten van PKIoverheid onder clientCertificate.ca`,
  }),
  dsoServerExpired: text<{ host: string }>({
    en: ({ host }) => `The certificate of ${host} has expired. Is this machine's clock right?`,
    nl: ({ host }) => `Het certificaat van ${host} is verlopen. Staat de klok van deze machine goed?`,
  }),
  dsoWrongHost: text<{ host: string }>({
    en: ({ host }) => `The certificate that ${host} shows is for another name. Is the endpoint right?`,
    nl: ({ host }) => `Het certificaat dat ${host} toont is voor een andere naam. Klopt het endpoint?`,
  }),
  dsoHandshake: text<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} ended the TLS handshake (${code}): it wants a client certificate that it knows. Set clientCertificate for this omgeving, with a PKIoverheid certificate`,
    nl: ({ host, code }) =>
      `${host} brak de TLS-handshake af (${code}): het wil een clientcertificaat dat het kent. Stel clientCertificate in voor deze omgeving, met een PKIoverheid-certificaat`,
  }),
  dsoUnreachable: text<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} cannot be reached (${code}). Check the endpoint, the network and the firewall`,
    nl: ({ host, code }) =>
      `${host} is niet bereikbaar (${code}). Controleer het endpoint, het netwerk en de firewall`,
  }),
  tlsVariableMissing: text<{ name: string; role: Role }>({
    en: ({ name, role }) =>
      `The environment variable ${name}, for ${roleEn[role]}, is not set or is empty${role === 'passphrase' ? '' : '. No certificate yet? Apply for access on the developer portal of the Omgevingswet'}`,
    nl: ({ name, role }) =>
      `De omgevingsvariabele ${name}, voor ${roleNl[role]}, is niet gezet of is leeg${role === 'passphrase' ? '' : '. Nog geen certificaat? Vraag toegang aan op het ontwikkelaarsportaal van de Omgevingswet'}`,
  }),
  tlsFileUnreadable: text<{ name: string; role: Role }>({
    en: ({ name, role }) =>
      `${name} should hold ${roleEn[role]} or the path of its file, but there is no file to be read at that path`,
    nl: ({ name, role }) =>
      `${name} hoort ${roleNl[role]} te bevatten of het pad van het bestand, maar op dat pad is geen bestand te lezen`,
  }),
  tlsNotPem: text<{ name: string; role: Role }>({
    en: ({ name, role }) =>
      `The file that ${name} names holds no PEM text ("-----BEGIN …"), so it cannot be ${roleEn[role]}. For a .pfx or .p12 file use clientCertificate.pfx`,
    nl: ({ name, role }) =>
      `Het bestand dat ${name} noemt bevat geen PEM-tekst ("-----BEGIN …") en kan dus niet ${roleNl[role]} zijn. Gebruik voor een .pfx- of .p12-bestand clientCertificate.pfx`,
  }),
  tlsKeyReadable: text<{ name: string }>({
    en: ({ name }) =>
      `The key file that ${name} names can be read by other users of this machine. Make it yours alone: chmod 600`,
    nl: ({ name }) =>
      `Het sleutelbestand dat ${name} noemt is leesbaar voor andere gebruikers van deze machine. Maak het alleen van u: chmod 600`,
  }),
  tlsOldPfx: text<{ name: string }>({
    en: ({ name }) =>
      `The PKCS#12 file of ${name} is in an old encoding (RC2 or 3DES) that OpenSSL 3 refuses. Convert it: openssl pkcs12 -legacy -in old.pfx -nodes | openssl pkcs12 -export -out new.pfx`,
    nl: ({ name }) =>
      `Het PKCS#12-bestand van ${name} heeft een oude codering (RC2 of 3DES) die OpenSSL 3 weigert. Zet het om: openssl pkcs12 -legacy -in oud.pfx -nodes | openssl pkcs12 -export -out nieuw.pfx`,
  }),
  tlsPassphrase: text<{ name: string }>({
    en: ({ name }) =>
      `The passphrase for ${name} is wrong or missing (clientCertificate.passphrase names its variable)`,
    nl: ({ name }) =>
      `De wachtwoordzin voor ${name} is onjuist of ontbreekt (clientCertificate.passphrase noemt de variabele)`,
  }),
  tlsMismatch: text<None>({
    en: () => 'The private key does not belong to the certificate. Were those of PRE and PROD mixed up?',
    nl: () => 'De privésleutel hoort niet bij het certificaat. Zijn die van PRE en PROD verwisseld?',
  }),
  tlsUnusable: text<{ name: string }>({
    en: ({ name }) => `What ${name} gives is not a certificate or key that can be read`,
    nl: ({ name }) => `Wat ${name} geeft is geen leesbaar certificaat of leesbare sleutel`,
  }),
  tlsExpired: text<{ date: string }>({
    en: ({ date }) => `The client certificate expired on ${date}. Ask for a new one before anything else`,
    nl: ({ date }) => `Het clientcertificaat is op ${date} verlopen. Vraag eerst een nieuw aan`,
  }),
  tlsNotYet: text<{ date: string }>({
    en: ({ date }) => `The client certificate is not valid before ${date}`,
    nl: ({ date }) => `Het clientcertificaat is pas geldig vanaf ${date}`,
  }),
  tlsExpiresSoon: text<{ date: string; days: number }>({
    en: ({ date, days }) =>
      `The client certificate expires on ${date}, ${days === 0 ? 'within a day' : `in ${count(days, 'day', 'days')}`}. Ask for a new one in time`,
    nl: ({ date, days }) =>
      `Het clientcertificaat verloopt op ${date}, ${days === 0 ? 'binnen een dag' : `over ${count(days, 'dag', 'dagen')}`}. Vraag op tijd een nieuw aan`,
  }),
  apiKeyMissing: text<{ name: string }>({
    en: ({ name }) => `The environment variable ${name}, for the API key, is not set or is empty`,
    nl: ({ name }) => `De omgevingsvariabele ${name}, voor de API-sleutel, is niet gezet of is leeg`,
  }),
  apiKeyUnusable: text<{ name: string }>({
    en: ({ name }) =>
      `The environment variable ${name}, for the API key, holds characters that no key has: a line break, or a letter outside ASCII. Copy it again`,
    nl: ({ name }) =>
      `De omgevingsvariabele ${name}, voor de API-sleutel, bevat tekens die geen sleutel heeft: een regeleinde, of een letter buiten ASCII. Kopieer hem opnieuw`,
  }),
  doctorStep: text<{
    step:
      | 'configuration'
      | 'variables'
      | 'certificate'
      | 'handshake'
      | 'authorisation'
      | 'answer'
      | 'interface'
      | 'rtr'
      | 'verzoeksroutering';
  }>({
    en: ({ step }) => step,
    nl: ({ step }) =>
      ({
        configuration: 'configuratie',
        variables: 'variabelen',
        certificate: 'certificaat',
        handshake: 'TLS',
        authorisation: 'autorisatie',
        answer: 'antwoord',
        interface: 'koppelvlak',
        rtr: 'RTR',
        verzoeksroutering: 'Verzoeksroutering',
      })[step],
  }),
  doctorConfiguration: text<{ files: number; gezagen: number }>({
    en: ({ files, gezagen }) =>
      `no errors in ${count(files, 'file', 'files')}, ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}`,
    nl: ({ files, gezagen }) =>
      `geen fouten in ${count(files, 'bestand', 'bestanden')}, ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}`,
  }),
  doctorErrors: text<{ errors: number; omgeving: string }>({
    en: ({ errors, omgeving }) =>
      `${count(errors, 'error', 'errors')} in the files. See behandeldienst validate --omgeving ${omgeving}`,
    nl: ({ errors, omgeving }) =>
      `${count(errors, 'fout', 'fouten')} in de bestanden. Zie behandeldienst validate --omgeving ${omgeving}`,
  }),
  doctorSimulator: text<{ file: string }>({
    en: ({ file }) => `this omgeving is the embedded simulator (${file}); it needs no access`,
    nl: ({ file }) => `deze omgeving is de ingebouwde simulator (${file}); die heeft geen toegang nodig`,
  }),
  doctorNoCertificate: text<None>({
    en: () =>
      'no clientCertificate in omgevingen.yaml. The real DSO-LV wants one: apply for access on the developer portal, and set it',
    nl: () =>
      'geen clientCertificate in omgevingen.yaml. De echte DSO-LV wil er een: vraag toegang aan op het ontwikkelaarsportaal, en stel het in',
  }),
  doctorVariables: text<None>({
    en: () => 'set, and what they hold can be read and belongs together',
    nl: () => 'gezet, en wat erin staat is leesbaar en hoort bij elkaar',
  }),
  doctorCertificate: text<Certificate>({
    en: (p) =>
      `${p.subject}, OIN ${p.oin}, a bevoegd gezag of the files; valid until ${p.until}, issued by ${p.issuer}`,
    nl: (p) =>
      `${p.subject}, OIN ${p.oin}, een bevoegd gezag van de bestanden; geldig tot ${p.until}, uitgegeven door ${p.issuer}`,
  }),
  doctorCertificateOther: text<Certificate>({
    en: (p) =>
      `${p.subject}, OIN ${p.oin}, not itself a bevoegd gezag of the files (a supplier or behandeldienst may act for them); valid until ${p.until}, issued by ${p.issuer}`,
    nl: (p) =>
      `${p.subject}, OIN ${p.oin}, zelf geen bevoegd gezag van de bestanden (een leverancier of behandeldienst kan namens hen handelen); geldig tot ${p.until}, uitgegeven door ${p.issuer}`,
  }),
  doctorNoOin: text<Certificate>({
    en: (p) =>
      `${p.subject} has no OIN in its serialNumber, so it is probably no PKIoverheid certificate; valid until ${p.until}, issued by ${p.issuer}`,
    nl: (p) =>
      `${p.subject} heeft geen OIN in serialNumber, en is dus waarschijnlijk geen PKIoverheid-certificaat; geldig tot ${p.until}, uitgegeven door ${p.issuer}`,
  }),
  doctorHandshake: text<{ host: string; protocol: string }>({
    en: ({ host, protocol }) => `${host} is who it says it is (${protocol})`,
    nl: ({ host, protocol }) => `${host} is wie het zegt te zijn (${protocol})`,
  }),
  doctorUntrusted: text<{ host: string; issuer: string; code: string }>({
    en: ({ host, issuer, code }) =>
      `the certificate of ${host} leads up to "${issuer}", which is not trusted here (${code}). Add that certificate to what clientCertificate.ca names`,
    nl: ({ host, issuer, code }) =>
      `het certificaat van ${host} leidt naar "${issuer}", en die wordt hier niet vertrouwd (${code}). Voeg dat certificaat toe aan wat clientCertificate.ca noemt`,
  }),
  doctorNothingManaged: text<None>({
    en: () => 'there is no bevoegd gezag in the files to read',
    nl: () => 'er staat geen bevoegd gezag in de bestanden om te lezen',
  }),
  doctorAnswer: text<{ oin: string; configurations: number }>({
    en: ({ oin, configurations }) =>
      `understood: ${count(configurations, 'configuratie', 'configuraties')} for ${oin}`,
    nl: ({ oin, configurations }) =>
      `begrepen: ${count(configurations, 'configuratie', 'configuraties')} voor ${oin}`,
  }),
  doctorInterface: text<None>({
    en: () => 'the published openapi.json is as assumed',
    nl: () => 'de gepubliceerde openapi.json is zoals aangenomen',
  }),
  doctorNoInterface: text<{ status: number }>({
    en: ({ status }) =>
      `no openapi.json is published beneath the endpoint (${status}), so nothing to compare`,
    nl: ({ status }) => `onder het endpoint staat geen openapi.json (${status}), dus niets te vergelijken`,
  }),
  openapiUnreadable: text<None>({
    en: () => 'what is published as openapi.json is no OpenAPI document',
    nl: () => 'wat als openapi.json gepubliceerd is, is geen OpenAPI-document',
  }),
  openapiNoOperation: text<{ operation: string; what: 'list' | 'item' }>({
    en: ({ operation, what }) =>
      `openapi.json has no ${operation} on ${what === 'list' ? 'the configuraties' : 'one configuratie'}${what === 'item' ? '. Take it out of operaties in omgevingen.yaml' : ''}`,
    nl: ({ operation, what }) =>
      `openapi.json kent geen ${operation} op ${what === 'list' ? 'de configuraties' : 'één configuratie'}${what === 'item' ? '. Haal die uit operaties in omgevingen.yaml' : ''}`,
  }),
  openapiUnusedOperation: text<{ operation: string }>({
    en: ({ operation }) =>
      `openapi.json also has ${operation}. If you are allowed to use it, add it to operaties in omgevingen.yaml`,
    nl: ({ operation }) =>
      `openapi.json kent ook ${operation}. Mag u die gebruiken, zet die dan bij operaties in omgevingen.yaml`,
  }),
  openapiNoParameter: text<{ name: string }>({
    en: ({ name }) => `openapi.json has no query parameter ${name} on the list`,
    nl: ({ name }) => `openapi.json kent geen queryparameter ${name} op de lijst`,
  }),
  openapiPageSize: text<{ maximum: number; ours: number }>({
    en: ({ maximum, ours }) => `openapi.json allows pages of at most ${maximum}; ${ours} are asked for`,
    nl: ({ maximum, ours }) =>
      `openapi.json staat pagina's van hoogstens ${maximum} toe; er worden er ${ours} gevraagd`,
  }),
  openapiNoField: text<{ where: 'body' | 'answer'; field: string }>({
    en: ({ where, field }) =>
      `openapi.json has no field ${field} in ${where === 'body' ? 'the body of a POST' : 'the answer'}`,
    nl: ({ where, field }) =>
      `openapi.json kent geen veld ${field} in ${where === 'body' ? 'de body van een POST' : 'het antwoord'}`,
  }),
  openapiWantsField: text<{ field: string }>({
    en: ({ field }) => `openapi.json requires a field ${field} in the body of a POST, which is not sent`,
    nl: ({ field }) =>
      `openapi.json eist een veld ${field} in de body van een POST, en dat wordt niet gestuurd`,
  }),
};
