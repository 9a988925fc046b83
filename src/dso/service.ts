import type { Service } from '../http/service.js';

/** DSO-LV in messages. */
export const dsoService: Service = {
  name: { en: 'DSO-LV', nl: 'DSO-LV' },
  items: { en: 'configuraties', nl: 'configuraties' },
  credential: { en: 'access', nl: 'de toegang' },
  accessHint: {
    en: 'Request access for the OIN in the certificate with the request form (this takes one or two days), and check that the certificate and the API key belong to this omgeving: PRE and PROD each have their own',
    nl: 'Vraag met het aanvraagformulier toegang aan voor het OIN in het certificaat (dat duurt een of twee dagen), en controleer of het certificaat en de API-sleutel bij deze omgeving horen: PRE en PROD hebben elk hun eigen',
  },
};
