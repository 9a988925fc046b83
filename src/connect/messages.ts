import { message } from '../messages/message.js';

export const connectMessages = {
  rtrNotConfigured: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `${omgeving} has no RTR. Set rtr: with endpoint and apiKey in omgevingen.yaml; the API key is free, from the developer portal of the Omgevingswet`,
    nl: ({ omgeving }) =>
      `${omgeving} heeft geen RTR. Stel rtr: met endpoint en apiKey in omgevingen.yaml in; de API-sleutel is gratis, van het ontwikkelaarsportaal van de Omgevingswet`,
  }),
  rtrNoKey: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `rtr: of ${omgeving} has an endpoint but no apiKey. Set apiKey to the name of the environment variable with the API key`,
    nl: ({ omgeving }) =>
      `rtr: van ${omgeving} heeft een endpoint maar geen apiKey. Vul bij apiKey de naam in van de omgevingsvariabele met de API-sleutel`,
  }),
  simulatorWaits: message<{ state: string; pid: number }>({
    en: ({ state, pid }) => `Waiting for process ${pid}, which has ${state} in use …`,
    nl: ({ state, pid }) => `Wachten op proces ${pid}, dat ${state} in gebruik heeft …`,
  }),
};
