import { count, message } from '../messages/message.js';

export const dsoMessages = {
  dsoIdTwice: message<{ id: string }>({
    en: ({ id }) => `DSO-LV reports id ${id} twice with different contents, so its list cannot be trusted`,
    nl: ({ id }) =>
      `DSO-LV meldt id ${id} twee keer met verschillende inhoud, dus de lijst is niet te vertrouwen`,
  }),
  doctorSimulator: message<{ file: string }>({
    en: ({ file }) => `this omgeving is the embedded simulator (${file}); it needs no access`,
    nl: ({ file }) => `deze omgeving is de ingebouwde simulator (${file}); die heeft geen toegang nodig`,
  }),
  doctorNoCertificate: message({
    en: () =>
      'no clientCertificate in omgevingen.yaml. The real DSO-LV wants one: apply for access on the developer portal, and set it',
    nl: () =>
      'geen clientCertificate in omgevingen.yaml. De echte DSO-LV wil er een: vraag toegang aan op het ontwikkelaarsportaal, en stel het in',
  }),
  doctorVariables: message({
    en: () => 'set, and what they hold can be read and belongs together',
    nl: () => 'gezet, en wat erin staat is leesbaar en hoort bij elkaar',
  }),
  doctorHandshake: message<{ host: string; protocol: string }>({
    en: ({ host, protocol }) => `${host} is who it says it is (${protocol})`,
    nl: ({ host, protocol }) => `${host} is wie het zegt te zijn (${protocol})`,
  }),
  doctorUntrusted: message<{ host: string; issuer: string; code: string }>({
    en: ({ host, issuer, code }) =>
      `the certificate of ${host} leads up to "${issuer}", which is not trusted here (${code}). Add that certificate to what clientCertificate.ca names`,
    nl: ({ host, issuer, code }) =>
      `het certificaat van ${host} leidt naar "${issuer}", en die wordt hier niet vertrouwd (${code}). Voeg dat certificaat toe aan wat clientCertificate.ca noemt`,
  }),
  doctorNothingManaged: message({
    en: () => 'there is no bevoegd gezag in the files to read',
    nl: () => 'er staat geen bevoegd gezag in de bestanden om te lezen',
  }),
  doctorAnswer: message<{ oin: string; configurations: number }>({
    en: ({ oin, configurations }) =>
      `understood: ${count(configurations, 'configuratie', 'configuraties')} for ${oin}`,
    nl: ({ oin, configurations }) =>
      `begrepen: ${count(configurations, 'configuratie', 'configuraties')} voor ${oin}`,
  }),
  doctorInterface: message({
    en: () => 'the published openapi.json is as assumed',
    nl: () => 'de gepubliceerde openapi.json is zoals aangenomen',
  }),
  doctorNoInterface: message<{ status: number }>({
    en: ({ status }) =>
      `no openapi.json is published beneath the endpoint (${status}), so nothing to compare`,
    nl: ({ status }) => `onder het endpoint staat geen openapi.json (${status}), dus niets te vergelijken`,
  }),
  openapiUnreadable: message({
    en: () => 'what is published as openapi.json is no OpenAPI document',
    nl: () => 'wat als openapi.json gepubliceerd is, is geen OpenAPI-document',
  }),
  openapiNoOperation: message<{ operation: string; what: 'list' | 'item' }>({
    en: ({ operation, what }) =>
      `openapi.json has no ${operation} on ${what === 'list' ? 'the configuraties' : 'one configuratie'}${what === 'item' ? '. Take it out of operaties in omgevingen.yaml' : ''}`,
    nl: ({ operation, what }) =>
      `openapi.json kent geen ${operation} op ${what === 'list' ? 'de configuraties' : 'één configuratie'}${what === 'item' ? '. Haal die uit operaties in omgevingen.yaml' : ''}`,
  }),
  openapiUnusedOperation: message<{ operation: string }>({
    en: ({ operation }) =>
      `openapi.json also has ${operation}. If you are allowed to use it, add it to operaties in omgevingen.yaml`,
    nl: ({ operation }) =>
      `openapi.json kent ook ${operation}. Mag u die gebruiken, zet die dan bij operaties in omgevingen.yaml`,
  }),
  openapiNoParameter: message<{ name: string }>({
    en: ({ name }) => `openapi.json has no query parameter ${name} on the list`,
    nl: ({ name }) => `openapi.json kent geen queryparameter ${name} op de lijst`,
  }),
  openapiPageSize: message<{ maximum: number; ours: number }>({
    en: ({ maximum, ours }) => `openapi.json allows pages of at most ${maximum}; ${ours} are asked for`,
    nl: ({ maximum, ours }) =>
      `openapi.json staat pagina's van hoogstens ${maximum} toe; er worden er ${ours} gevraagd`,
  }),
  openapiNoField: message<{ where: 'body' | 'answer'; field: string }>({
    en: ({ where, field }) =>
      `openapi.json has no field ${field} in ${where === 'body' ? 'the body of a POST' : 'the answer'}`,
    nl: ({ where, field }) =>
      `openapi.json kent geen veld ${field} in ${where === 'body' ? 'de body van een POST' : 'het antwoord'}`,
  }),
  openapiWantsField: message<{ field: string }>({
    en: ({ field }) => `openapi.json requires a field ${field} in the body of a POST, which is not sent`,
    nl: ({ field }) =>
      `openapi.json eist een veld ${field} in de body van een POST, en dat wordt niet gestuurd`,
  }),
};
