import { message } from '../messages/message.js';

export const simulatorMessages = {
  stateUnreadable: message<{ path: string }>({
    en: ({ path }) => `The simulator's state file ${path} cannot be read. May you read it, and is it a file?`,
    nl: ({ path }) =>
      `Het bestand ${path} met de toestand van de simulator is niet te lezen. Mag u het lezen, en is het een bestand?`,
  }),
  stateUnwritable: message<{ path: string }>({
    en: ({ path }) =>
      `The simulator's state file ${path} cannot be written. Is its folder a folder, and may you write there?`,
    nl: ({ path }) =>
      `Het bestand ${path} met de toestand van de simulator is niet te schrijven. Is de map ervan een map, en mag u daar schrijven?`,
  }),
  stateDamaged: message<{ path: string; line: number }>({
    en: ({ path, line }) =>
      `${path} is not a state file of the simulator, or it is damaged: line ${line} cannot be read. Move the file away to start with an empty state`,
    nl: ({ path, line }) =>
      `${path} is geen toestandsbestand van de simulator, of het is beschadigd: regel ${line} is niet te lezen. Zet het bestand opzij om met een lege toestand te beginnen`,
  }),
  stateVersion: message<{ path: string; version: number }>({
    en: ({ path, version }) =>
      `${path} is a state file of format ${version}, which this version of behandeldienst does not know. Use the version that wrote it, or move the file away to start with an empty state`,
    nl: ({ path, version }) =>
      `${path} is een toestandsbestand met formaat ${version}, dat deze versie van behandeldienst niet kent. Gebruik de versie die het schreef, of zet het bestand opzij om met een lege toestand te beginnen`,
  }),
  simulatorPort: message<{ port: number }>({
    en: ({ port }) =>
      `The simulator cannot listen on port ${port}: it is in use or not allowed. Choose another port, or 0 for a free one`,
    nl: ({ port }) =>
      `De simulator kan niet op poort ${port} luisteren: die is bezet of niet toegestaan. Kies een andere poort, of 0 voor een vrije`,
  }),
  simulatorTls: message({
    en: () =>
      'The simulator cannot use these TLS files. --tls-cert, --tls-key and --tls-ca must be PEM files that belong together',
    nl: () =>
      'De simulator kan deze TLS-bestanden niet gebruiken. --tls-cert, --tls-key en --tls-ca moeten PEM-bestanden zijn die bij elkaar horen',
  }),
};
