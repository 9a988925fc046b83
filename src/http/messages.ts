import { count, message } from '../messages/message.js';

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

export const httpMessages = {
  dsoField: message<{ service: Service; field: string; wanted: keyof typeof wantedEn }>({
    en: ({ service, field, wanted }) =>
      `The answer of ${serviceEn[service]} cannot be used: ${field} is missing or is not ${wantedEn[wanted]}`,
    nl: ({ service, field, wanted }) =>
      `Het antwoord van ${serviceNl[service]} is niet bruikbaar: ${field} ontbreekt of is niet ${wantedNl[wanted]}`,
  }),
  dsoNotHal: message<{ service: Service }>({
    en: ({ service }) =>
      `The answer of ${serviceEn[service]} is not a list of ${itemsEn[service]} (no _embedded, _links or page). Is the endpoint right?`,
    nl: ({ service }) =>
      `Het antwoord van ${serviceNl[service]} is geen lijst van ${itemsNl[service]} (geen _embedded, _links of page). Klopt het endpoint?`,
  }),
  dsoNotJson: message<{ service: Service; contentType: string }>({
    en: ({ service, contentType }) =>
      `The answer of ${serviceEn[service]} is not JSON but ${contentType || 'of an unknown type'}. Is the endpoint right?`,
    nl: ({ service, contentType }) =>
      `Het antwoord van ${serviceNl[service]} is geen JSON maar ${contentType || 'van een onbekend type'}. Klopt het endpoint?`,
  }),
  dsoTooLarge: message<{ service: Service; megabytes: number }>({
    en: ({ service, megabytes }) =>
      `An answer of ${serviceEn[service]} is larger than ${megabytes} MB; that cannot be a page of ${itemsEn[service]}. Reading was stopped`,
    nl: ({ service, megabytes }) =>
      `Een antwoord van ${serviceNl[service]} is groter dan ${megabytes} MB; dat kan geen pagina met ${itemsNl[service]} zijn. Het lezen is gestopt`,
  }),
  dsoPageTwice: message<{ service: Service }>({
    en: ({ service }) =>
      `${first(serviceEn[service])} leads from page to page back to one that was read already, so the list cannot be read whole`,
    nl: ({ service }) =>
      `${first(serviceNl[service])} leidt van pagina naar pagina terug naar een die al gelezen was, dus de lijst is niet volledig te lezen`,
  }),
  dsoIncomplete: message<{
    service: Service;
    announced: number;
    received: number;
    what: 'elements' | 'pages';
  }>({
    en: ({ service, announced, received, what }) =>
      `${first(serviceEn[service])} announces ${announced} ${what === 'elements' ? itemsEn[service] : 'pages'} and gave ${received}, so its list is not whole`,
    nl: ({ service, announced, received, what }) =>
      `${first(serviceNl[service])} kondigt ${announced} ${what === 'elements' ? itemsNl[service] : "pagina's"} aan en gaf er ${received}, dus de lijst is niet volledig`,
  }),
  dsoShifts: message<{ service: Service; readings: number }>({
    en: ({ service, readings }) =>
      `The list of ${serviceEn[service]} changed each of the ${readings} times it was read. Try again when nobody else is changing it`,
    nl: ({ service, readings }) =>
      `De lijst van ${serviceNl[service]} veranderde elk van de ${readings} keer dat die gelezen werd. Probeer het opnieuw als niemand anders bezig is`,
  }),
  dsoNextElsewhere: message<{ service: Service; origin: string }>({
    en: ({ service, origin }) =>
      `The next page of ${serviceEn[service]} is said to be at ${origin}, another origin than that of the endpoint. It was not followed`,
    nl: ({ service, origin }) =>
      `De volgende pagina van ${serviceNl[service]} zou op ${origin} staan, elders dan het endpoint. Die is niet gevolgd`,
  }),
  dsoRedirect: message<{ service: Service; status: number }>({
    en: ({ service, status }) =>
      `${first(serviceEn[service])} answers with a redirect (HTTP ${status}), which is never followed with a certificate. Is the endpoint right?`,
    nl: ({ service, status }) =>
      `${first(serviceNl[service])} antwoordt met een doorverwijzing (HTTP ${status}), en die wordt met een certificaat nooit gevolgd. Klopt het endpoint?`,
  }),
  dsoNotAuthorised: message<Answer>({
    en: (p) =>
      `DSO-LV refuses us (${said(p)}). Ask for access with the request form for the OIN in the certificate (it takes one or two days), and check that certificate and API key are those of this omgeving. PRE and PROD each have their own`,
    nl: (p) =>
      `DSO-LV weigert ons (${said(p)}). Vraag met het aanvraagformulier toegang aan voor het OIN in het certificaat (dat duurt een of twee dagen), en kijk of certificaat en API-sleutel van deze omgeving zijn. PRE en PROD hebben elk hun eigen`,
  }),
  dsoRefusedReading: message<Answer>({
    en: ({ service, ...p }) =>
      `${first(serviceEn[service])} could not be read (${said(p)})${p.status === 404 ? '. Is the endpoint right?' : ''}`,
    nl: ({ service, ...p }) =>
      `${first(serviceNl[service])} was niet te lezen (${said(p)})${p.status === 404 ? '. Klopt het endpoint?' : ''}`,
  }),
  keyRefused: message<Answer>({
    en: ({ service, ...p }) =>
      `${first(serviceEn[service])} refuses the API key (${said(p)}). Keys are given out on the developer portal of the Omgevingswet; PRE and PROD each have their own`,
    nl: ({ service, ...p }) =>
      `${first(serviceNl[service])} weigert de API-sleutel (${said(p)}). Sleutels zijn aan te vragen op het ontwikkelaarsportaal van de Omgevingswet; PRE en PROD hebben elk hun eigen`,
  }),
  dsoInterrupted: message({
    en: () => 'Interrupted',
    nl: () => 'Onderbroken',
  }),
  dsoTimeout: message<{ host: string; seconds: number }>({
    en: ({ host, seconds }) =>
      `${host} gave no answer within ${count(seconds, 'second', 'seconds')}. Try again, or raise timeoutSeconds in omgevingen.yaml`,
    nl: ({ host, seconds }) =>
      `${host} gaf binnen ${seconds} seconden geen antwoord. Probeer het opnieuw, of verhoog timeoutSeconds in omgevingen.yaml`,
  }),
  dsoUnknownIssuer: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `The certificate of ${host} is issued by an authority that is not trusted here (${code}). Give PKIoverheid's root and intermediate certificates under clientCertificate.ca`,
    nl: ({ host, code }) =>
      `Het certificaat van ${host} is uitgegeven door een instantie die hier niet wordt vertrouwd (${code}). Geef de stam- en tussencertificaten van PKIoverheid onder clientCertificate.ca`,
  }),
  dsoServerExpired: message<{ host: string }>({
    en: ({ host }) => `The certificate of ${host} has expired. Is this machine's clock right?`,
    nl: ({ host }) => `Het certificaat van ${host} is verlopen. Staat de klok van deze machine goed?`,
  }),
  dsoWrongHost: message<{ host: string }>({
    en: ({ host }) => `The certificate that ${host} shows is for another name. Is the endpoint right?`,
    nl: ({ host }) => `Het certificaat dat ${host} toont is voor een andere naam. Klopt het endpoint?`,
  }),
  dsoHandshake: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} ended the TLS handshake (${code}): it wants a client certificate that it knows. Set clientCertificate for this omgeving, with a PKIoverheid certificate`,
    nl: ({ host, code }) =>
      `${host} brak de TLS-handshake af (${code}): het wil een clientcertificaat dat het kent. Stel clientCertificate in voor deze omgeving, met een PKIoverheid-certificaat`,
  }),
  dsoUnreachable: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} cannot be reached (${code}). Check the endpoint, the network and the firewall`,
    nl: ({ host, code }) =>
      `${host} is niet bereikbaar (${code}). Controleer het endpoint, het netwerk en de firewall`,
  }),
  tlsVariableMissing: message<{ name: string; role: Role }>({
    en: ({ name, role }) =>
      `The environment variable ${name}, for ${roleEn[role]}, is not set or is empty${role === 'passphrase' ? '' : '. No certificate yet? Apply for access on the developer portal of the Omgevingswet'}`,
    nl: ({ name, role }) =>
      `De omgevingsvariabele ${name}, voor ${roleNl[role]}, is niet gezet of is leeg${role === 'passphrase' ? '' : '. Nog geen certificaat? Vraag toegang aan op het ontwikkelaarsportaal van de Omgevingswet'}`,
  }),
  tlsFileUnreadable: message<{ name: string; role: Role }>({
    en: ({ name, role }) =>
      `${name} should hold ${roleEn[role]} or the path of its file, but there is no file to be read at that path`,
    nl: ({ name, role }) =>
      `${name} hoort ${roleNl[role]} te bevatten of het pad van het bestand, maar op dat pad is geen bestand te lezen`,
  }),
  tlsNotPem: message<{ name: string; role: Role }>({
    en: ({ name, role }) =>
      `The file that ${name} names holds no PEM text ("-----BEGIN …"), so it cannot be ${roleEn[role]}. For a .pfx or .p12 file use clientCertificate.pfx`,
    nl: ({ name, role }) =>
      `Het bestand dat ${name} noemt bevat geen PEM-tekst ("-----BEGIN …") en kan dus niet ${roleNl[role]} zijn. Gebruik voor een .pfx- of .p12-bestand clientCertificate.pfx`,
  }),
  tlsKeyReadable: message<{ name: string }>({
    en: ({ name }) =>
      `The key file that ${name} names can be read by other users of this machine. Make it yours alone: chmod 600`,
    nl: ({ name }) =>
      `Het sleutelbestand dat ${name} noemt is leesbaar voor andere gebruikers van deze machine. Maak het alleen van u: chmod 600`,
  }),
  tlsOldPfx: message<{ name: string }>({
    en: ({ name }) =>
      `The PKCS#12 file of ${name} is in an old encoding (RC2 or 3DES) that OpenSSL 3 refuses. Convert it: openssl pkcs12 -legacy -in old.pfx -nodes | openssl pkcs12 -export -out new.pfx`,
    nl: ({ name }) =>
      `Het PKCS#12-bestand van ${name} heeft een oude codering (RC2 of 3DES) die OpenSSL 3 weigert. Zet het om: openssl pkcs12 -legacy -in oud.pfx -nodes | openssl pkcs12 -export -out nieuw.pfx`,
  }),
  tlsPassphrase: message<{ name: string }>({
    en: ({ name }) =>
      `The passphrase for ${name} is wrong or missing (clientCertificate.passphrase names its variable)`,
    nl: ({ name }) =>
      `De wachtwoordzin voor ${name} is onjuist of ontbreekt (clientCertificate.passphrase noemt de variabele)`,
  }),
  tlsMismatch: message({
    en: () => 'The private key does not belong to the certificate. Were those of PRE and PROD mixed up?',
    nl: () => 'De privésleutel hoort niet bij het certificaat. Zijn die van PRE en PROD verwisseld?',
  }),
  tlsUnusable: message<{ name: string }>({
    en: ({ name }) => `What ${name} gives is not a certificate or key that can be read`,
    nl: ({ name }) => `Wat ${name} geeft is geen leesbaar certificaat of leesbare sleutel`,
  }),
  tlsExpired: message<{ date: string }>({
    en: ({ date }) => `The client certificate expired on ${date}. Ask for a new one before anything else`,
    nl: ({ date }) => `Het clientcertificaat is op ${date} verlopen. Vraag eerst een nieuw aan`,
  }),
  tlsNotYet: message<{ date: string }>({
    en: ({ date }) => `The client certificate is not valid before ${date}`,
    nl: ({ date }) => `Het clientcertificaat is pas geldig vanaf ${date}`,
  }),
  tlsExpiresSoon: message<{ date: string; days: number }>({
    en: ({ date, days }) =>
      `The client certificate expires on ${date}, ${days === 0 ? 'within a day' : `in ${count(days, 'day', 'days')}`}. Ask for a new one in time`,
    nl: ({ date, days }) =>
      `Het clientcertificaat verloopt op ${date}, ${days === 0 ? 'binnen een dag' : `over ${count(days, 'dag', 'dagen')}`}. Vraag op tijd een nieuw aan`,
  }),
  apiKeyMissing: message<{ name: string }>({
    en: ({ name }) => `The environment variable ${name}, for the API key, is not set or is empty`,
    nl: ({ name }) => `De omgevingsvariabele ${name}, voor de API-sleutel, is niet gezet of is leeg`,
  }),
  apiKeyUnusable: message<{ name: string }>({
    en: ({ name }) =>
      `The environment variable ${name}, for the API key, holds characters that no key has: a line break, or a letter outside ASCII. Copy it again`,
    nl: ({ name }) =>
      `De omgevingsvariabele ${name}, voor de API-sleutel, bevat tekens die geen sleutel heeft: een regeleinde, of een letter buiten ASCII. Kopieer hem opnieuw`,
  }),
  doctorCertificate: message<Certificate>({
    en: (p) =>
      `${p.subject}, OIN ${p.oin}, a bevoegd gezag of the files; valid until ${p.until}, issued by ${p.issuer}`,
    nl: (p) =>
      `${p.subject}, OIN ${p.oin}, een bevoegd gezag van de bestanden; geldig tot ${p.until}, uitgegeven door ${p.issuer}`,
  }),
  doctorCertificateOther: message<Certificate>({
    en: (p) =>
      `${p.subject}, OIN ${p.oin}, not itself a bevoegd gezag of the files (a supplier or behandeldienst may act for them); valid until ${p.until}, issued by ${p.issuer}`,
    nl: (p) =>
      `${p.subject}, OIN ${p.oin}, zelf geen bevoegd gezag van de bestanden (een leverancier of behandeldienst kan namens hen handelen); geldig tot ${p.until}, uitgegeven door ${p.issuer}`,
  }),
  doctorNoOin: message<Certificate>({
    en: (p) =>
      `${p.subject} has no OIN in its serialNumber, so it is probably no PKIoverheid certificate; valid until ${p.until}, issued by ${p.issuer}`,
    nl: (p) =>
      `${p.subject} heeft geen OIN in serialNumber, en is dus waarschijnlijk geen PKIoverheid-certificaat; geldig tot ${p.until}, uitgegeven door ${p.issuer}`,
  }),
};
