import type { Service } from '../http/service.js';

/** Verzoeksroutering in messages. */
export const verzoeksrouteringService: Service = {
  name: { en: 'Verzoeksroutering', nl: 'Verzoeksroutering' },
  items: { en: 'answers', nl: 'antwoorden' },
  credential: { en: 'the API key', nl: 'de API-sleutel' },
  accessHint: {
    en: 'Request a key on the developer portal of the Omgevingswet; PRE and PROD each have their own',
    nl: 'Vraag een sleutel aan op het ontwikkelaarsportaal van de Omgevingswet; PRE en PROD hebben elk hun eigen',
  },
};
