import { message } from '../messages/message.js';

export const simulatorMessages = {
  simulatorStateUnreadable: message<{ path: string }>({
    en: ({ path }) => `The simulator's state file ${path} cannot be read`,
    nl: ({ path }) => `Het toestandsbestand ${path} van de simulator is niet te lezen`,
  }),
  simulatorStateUnwritable: message<{ path: string }>({
    en: ({ path }) =>
      `The simulator's state file ${path} cannot be written. Is its folder a folder, and may you write there?`,
    nl: ({ path }) =>
      `Het toestandsbestand ${path} van de simulator is niet te schrijven. Is de map ervan een map, en mag u daar schrijven?`,
  }),
  simulatorStateCorrupt: message<{ path: string }>({
    en: ({ path }) =>
      `${path} is not a state file of the simulator, or it is damaged. Move it away to begin with an empty one`,
    nl: ({ path }) =>
      `${path} is geen toestandsbestand van de simulator, of het is beschadigd. Zet het opzij om met een leeg te beginnen`,
  }),
  simulatorLocked: message<{ state: string; pid: number }>({
    en: ({ state, pid }) => `${state} is in use by process ${pid}. Wait until that has ended, or stop it`,
    nl: ({ state, pid }) => `${state} is in gebruik door proces ${pid}. Wacht tot dat klaar is, of stop het`,
  }),
  simulatorPort: message<{ port: number }>({
    en: ({ port }) =>
      `The simulator cannot listen on port ${port}: it is taken or not allowed. Choose another, or 0 for a free one`,
    nl: ({ port }) =>
      `De simulator kan niet op poort ${port} luisteren: die is bezet of niet toegestaan. Kies een andere, of 0 voor een vrije`,
  }),
  simulatorTls: message({
    en: () =>
      'The simulator cannot use these TLS files: --tls-cert, --tls-key and --tls-ca must be PEM files that belong together',
    nl: () =>
      'De simulator kan deze TLS-bestanden niet gebruiken: --tls-cert, --tls-key en --tls-ca moeten PEM-bestanden zijn die bij elkaar horen',
  }),
};
