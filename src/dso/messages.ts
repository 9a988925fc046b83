import type { CertificateSummary } from '../http/certificate.js';
import { count, message } from '../messages/message.js';

/** Where the published interface differs from what is assumed. */
type FieldPlace = 'body' | 'answer';

export const dsoMessages = {
  duplicateId: message<{ id: string }>({
    en: ({ id }) =>
      `DSO-LV reports id ${id} twice with different contents, so the list is not reliable. Try again, and report this to the helpdesk when it stays so`,
    nl: ({ id }) =>
      `DSO-LV meldt id ${id} twee keer met een verschillende inhoud, dus de lijst is niet betrouwbaar. Probeer het opnieuw, en meld het bij de helpdesk als dit zo blijft`,
  }),
  repeatedId: message<{ id: string; reads: number }>({
    en: ({ id, reads }) =>
      `DSO-LV reports id ${id} twice with the same content, each of the ${reads} times that its list was read. A list that repeats one configuratie may lack another, so it is not reliable. Report this to the helpdesk`,
    nl: ({ id, reads }) =>
      `DSO-LV meldt id ${id} twee keer met dezelfde inhoud, alle ${reads} keren dat de lijst is gelezen. In een lijst die een configuratie herhaalt kan een andere ontbreken, dus de lijst is niet betrouwbaar. Meld het bij de helpdesk`,
  }),
  doctorCertificate: message<CertificateSummary>({
    en: ({ subject, oin, until, issuer }) =>
      `${subject}, OIN ${oin}, a bevoegd gezag in the files; valid until ${until}, issued by ${issuer}`,
    nl: ({ subject, oin, until, issuer }) =>
      `${subject}, OIN ${oin}, een bevoegd gezag in de bestanden; geldig tot ${until}, uitgegeven door ${issuer}`,
  }),
  doctorCertificateOther: message<CertificateSummary>({
    en: ({ subject, oin, until, issuer }) =>
      `${subject}, OIN ${oin}, not itself a bevoegd gezag in the files (a supplier or behandeldienst may act for them); valid until ${until}, issued by ${issuer}`,
    nl: ({ subject, oin, until, issuer }) =>
      `${subject}, OIN ${oin}, zelf geen bevoegd gezag in de bestanden (een leverancier of behandeldienst kan namens hen handelen); geldig tot ${until}, uitgegeven door ${issuer}`,
  }),
  doctorNoOin: message<CertificateSummary>({
    en: ({ subject, until, issuer }) =>
      `${subject} has no OIN in its serialNumber, so it is probably not a PKIoverheid certificate; valid until ${until}, issued by ${issuer}`,
    nl: ({ subject, until, issuer }) =>
      `${subject} heeft geen OIN in serialNumber en is dus waarschijnlijk geen PKIoverheid-certificaat; geldig tot ${until}, uitgegeven door ${issuer}`,
  }),
  doctorSimulator: message<{ file: string }>({
    en: ({ file }) => `this omgeving is the embedded simulator (${file}), which needs no access`,
    nl: ({ file }) => `deze omgeving is de ingebouwde simulator (${file}); die heeft geen toegang nodig`,
  }),
  doctorNoCertificate: message({
    en: () =>
      'no clientCertificate in omgevingen.yaml. The real DSO-LV requires one: request access on the developer portal, and set it',
    nl: () =>
      'geen clientCertificate in omgevingen.yaml. De echte DSO-LV eist er een: vraag toegang aan op het ontwikkelaarsportaal, en stel het in',
  }),
  doctorVariables: message({
    en: () => 'set; certificate and key are readable and belong together',
    nl: () => 'gezet; certificaat en sleutel zijn leesbaar en horen bij elkaar',
  }),
  doctorHandshake: message<{ host: string; protocol: string }>({
    en: ({ host, protocol }) => `the certificate of ${host} is trusted (${protocol})`,
    nl: ({ host, protocol }) => `het certificaat van ${host} wordt vertrouwd (${protocol})`,
  }),
  doctorUntrusted: message<{ host: string; issuer: string; code: string }>({
    en: ({ host, issuer, code }) =>
      `the certificate of ${host} was issued under "${issuer}", which this machine does not trust (${code}). Add that certificate to the file of clientCertificate.ca`,
    nl: ({ host, issuer, code }) =>
      `het certificaat van ${host} is uitgegeven onder "${issuer}", en dat vertrouwt deze machine niet (${code}). Voeg dat certificaat toe aan het bestand van clientCertificate.ca`,
  }),
  doctorNothingManaged: message({
    en: () => 'the files contain no bevoegd gezag, so there is nothing to read',
    nl: () => 'er staat geen bevoegd gezag in de bestanden, dus er valt niets te lezen',
  }),
  doctorAnswer: message<{ oin: string; configurations: number }>({
    en: ({ oin, configurations }) =>
      `understood: ${count(configurations, 'configuratie', 'configuraties')} for ${oin}`,
    nl: ({ oin, configurations }) =>
      `begrepen: ${count(configurations, 'configuratie', 'configuraties')} voor ${oin}`,
  }),
  doctorInterface: message({
    en: () => 'the published openapi.json matches the assumptions',
    nl: () => 'de gepubliceerde openapi.json klopt met de aannames',
  }),
  doctorNoInterface: message<{ status: number }>({
    en: ({ status }) =>
      `no openapi.json is published beneath the endpoint (${status}), so there is nothing to compare`,
    nl: ({ status }) =>
      `onder het endpoint staat geen openapi.json (${status}), dus er valt niets te vergelijken`,
  }),
  openapiUnreadable: message({
    en: () => 'the published openapi.json is not an OpenAPI document',
    nl: () => 'de gepubliceerde openapi.json is geen OpenAPI-document',
  }),
  openapiNoListOperation: message<{ operation: string }>({
    en: ({ operation }) => `openapi.json has no ${operation} on the configuraties`,
    nl: ({ operation }) => `openapi.json heeft geen ${operation} op de configuraties`,
  }),
  openapiNoItemOperation: message<{ operation: string }>({
    en: ({ operation }) =>
      `openapi.json has no ${operation} on one configuratie. Remove it from operaties in omgevingen.yaml`,
    nl: ({ operation }) =>
      `openapi.json heeft geen ${operation} op één configuratie. Haal die weg uit operaties in omgevingen.yaml`,
  }),
  openapiUnusedOperation: message<{ operation: string }>({
    en: ({ operation }) =>
      `openapi.json also has ${operation}. If you may use it, add it to operaties in omgevingen.yaml`,
    nl: ({ operation }) =>
      `openapi.json heeft ook ${operation}. Mag u die gebruiken, zet die dan bij operaties in omgevingen.yaml`,
  }),
  openapiNoParameter: message<{ name: string }>({
    en: ({ name }) => `openapi.json has no query parameter ${name} on the list`,
    nl: ({ name }) => `openapi.json heeft geen queryparameter ${name} op de lijst`,
  }),
  openapiPageSize: message<{ maximum: number; ours: number }>({
    en: ({ maximum, ours }) => `openapi.json allows pages of at most ${maximum}; we request pages of ${ours}`,
    nl: ({ maximum, ours }) =>
      `openapi.json staat pagina's van hoogstens ${maximum} toe; wij vragen pagina's van ${ours}`,
  }),
  openapiNoField: message<{ place: FieldPlace; field: string }>({
    en: ({ place, field }) =>
      `openapi.json has no field ${field} in ${place === 'body' ? 'the body of a POST' : 'the answer'}`,
    nl: ({ place, field }) =>
      `openapi.json heeft geen veld ${field} in ${place === 'body' ? 'de body van een POST' : 'het antwoord'}`,
  }),
  openapiRequiresField: message<{ field: string }>({
    en: ({ field }) => `openapi.json requires a field ${field} in the body of a POST, which we do not send`,
    nl: ({ field }) => `openapi.json eist een veld ${field} in de body van een POST, dat wij niet sturen`,
  }),
};
