import type { Service } from '../http/service.js';

/** The RTR in messages. */
export const rtrService: Service = {
  name: { en: 'the RTR', nl: 'de RTR' },
  items: { en: 'activiteiten', nl: 'activiteiten' },
  credential: { en: 'the API key', nl: 'de API-sleutel' },
  accessHint: {
    en: 'Request a key on the developer portal of the Omgevingswet; PRE and PROD each have their own',
    nl: 'Vraag een sleutel aan op het ontwikkelaarsportaal van de Omgevingswet; PRE en PROD hebben elk hun eigen',
  },
};
