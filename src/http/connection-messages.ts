/** Messages about connections that give no answer. */
import { count, message } from '../messages/message.js';

/** A client certificate that a server refuses, or the absence of one. */
interface RefusedCertificate {
  host: string;
  code: string;
  /** Whether a client certificate was sent. */
  sent: boolean;
}

function certificateAdviceEn(sent: boolean): string {
  return sent
    ? 'Check that it is a valid PKIoverheid certificate for this omgeving (PRE and PROD each have their own), and that its file also contains the intermediate certificates'
    : 'Set clientCertificate for this omgeving in omgevingen.yaml, with a PKIoverheid certificate';
}

function certificateAdviceNl(sent: boolean): string {
  return sent
    ? 'Controleer of het een geldig PKIoverheid-certificaat voor deze omgeving is (PRE en PROD hebben elk hun eigen), en of ook de tussencertificaten in het bestand staan'
    : 'Stel clientCertificate in voor deze omgeving in omgevingen.yaml, met een PKIoverheid-certificaat';
}

export const connectionMessages = {
  interrupted: message({
    en: () => 'Interrupted',
    nl: () => 'Onderbroken',
  }),
  circuitOpen: message<{ host: string; requests: number }>({
    en: ({ host, requests }) =>
      `${host} gave no answer to ${count(requests, 'request', 'requests in a row')}, so no more requests were sent. Try again later`,
    nl: ({ host, requests }) =>
      `${host} gaf geen antwoord op ${count(requests, 'aanroep', 'aanroepen achter elkaar')}, dus er is niets meer verstuurd. Probeer het later opnieuw`,
  }),
  timeout: message<{ host: string; seconds: number }>({
    en: ({ host, seconds }) =>
      `${host} gave no answer within ${count(seconds, 'second', 'seconds')}. Try again, or raise timeoutSeconds in omgevingen.yaml`,
    nl: ({ host, seconds }) =>
      `${host} gaf binnen ${count(seconds, 'seconde', 'seconden')} geen antwoord. Probeer het opnieuw, of verhoog timeoutSeconds in omgevingen.yaml`,
  }),
  unknownIssuer: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `The certificate of ${host} was issued by an authority that this machine does not trust (${code}). Put the root and intermediate certificates of PKIoverheid in clientCertificate.ca`,
    nl: ({ host, code }) =>
      `Het certificaat van ${host} is uitgegeven door een instantie die deze machine niet vertrouwt (${code}). Zet de stam- en tussencertificaten van PKIoverheid in clientCertificate.ca`,
  }),
  serverCertificateExpired: message<{ host: string }>({
    en: ({ host }) => `The certificate of ${host} has expired. Is the clock of this machine correct?`,
    nl: ({ host }) => `Het certificaat van ${host} is verlopen. Staat de klok van deze machine goed?`,
  }),
  wrongHost: message<{ host: string }>({
    en: ({ host }) => `The certificate of ${host} is for another name. Is the endpoint correct?`,
    nl: ({ host }) => `Het certificaat van ${host} staat op een andere naam. Klopt het endpoint?`,
  }),
  serverCertificate: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `The certificate of ${host} cannot be used for a server (${code}). Is the endpoint correct?`,
    nl: ({ host, code }) =>
      `Het certificaat van ${host} is niet bruikbaar voor een server (${code}). Klopt het endpoint?`,
  }),
  clientCertificateRefused: message<RefusedCertificate>({
    en: ({ host, code, sent }) =>
      `${host} ${sent ? 'refuses the client certificate' : 'requires a client certificate, and none was sent'} (${code}). ${certificateAdviceEn(sent)}`,
    nl: ({ host, code, sent }) =>
      `${host} ${sent ? 'weigert het clientcertificaat' : 'eist een clientcertificaat, en er is er geen gestuurd'} (${code}). ${certificateAdviceNl(sent)}`,
  }),
  handshakeRefused: message<RefusedCertificate>({
    en: ({ host, code, sent }) =>
      `${host} ended the TLS handshake (${code}). That mostly means that it ${sent ? 'refuses the client certificate' : 'requires a client certificate, and none was sent'}. ${certificateAdviceEn(sent)}`,
    nl: ({ host, code, sent }) =>
      `${host} brak de TLS-handshake af (${code}). Dat betekent meestal dat het ${sent ? 'het clientcertificaat weigert' : 'een clientcertificaat eist, en er is er geen gestuurd'}. ${certificateAdviceNl(sent)}`,
  }),
  closedAtHandshake: message<Omit<RefusedCertificate, 'code'>>({
    en: ({ host, sent }) =>
      `${host} closed the connection at the TLS handshake, without a reason. That mostly means that it ${sent ? 'refuses the client certificate' : 'requires a client certificate, and none was sent'}; a firewall on the way may do this too. ${certificateAdviceEn(sent)}`,
    nl: ({ host, sent }) =>
      `${host} sloot de verbinding bij de TLS-handshake, zonder een reden te geven. Dat betekent meestal dat het ${sent ? 'het clientcertificaat weigert' : 'een clientcertificaat eist, en er is er geen gestuurd'}; een firewall onderweg kan dit ook doen. ${certificateAdviceNl(sent)}`,
  }),
  handshakeFailed: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `The TLS handshake with ${host} failed (${code}). Is the endpoint correct? Otherwise give this code to the administrator of the service`,
    nl: ({ host, code }) =>
      `De TLS-handshake met ${host} mislukte (${code}). Klopt het endpoint? Geef deze code anders aan de beheerder van de dienst`,
  }),
  protocolVersion: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} supports neither TLS 1.2 nor TLS 1.3 (${code}), and older versions are not safe. Your certificate is not the cause. Ask the administrator of the service to turn on TLS 1.2 or 1.3`,
    nl: ({ host, code }) =>
      `${host} ondersteunt TLS 1.2 en TLS 1.3 niet (${code}), en oudere versies zijn niet veilig. Het ligt niet aan uw certificaat. Vraag de beheerder van de dienst om TLS 1.2 of 1.3 aan te zetten`,
  }),
  http2Only: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} accepts only HTTP/2 (${code}), and this program uses HTTP/1.1. Your certificate is not the cause. Is the port of the endpoint correct? Otherwise ask the administrator of the service to allow HTTP/1.1`,
    nl: ({ host, code }) =>
      `${host} accepteert alleen HTTP/2 (${code}), en dit programma gebruikt HTTP/1.1. Het ligt niet aan uw certificaat. Klopt de poort van het endpoint? Vraag anders de beheerder van de dienst om HTTP/1.1 toe te staan`,
  }),
  noTls: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} does not answer in TLS on this port (${code}), so https does not work there. Check the address and the port of the endpoint`,
    nl: ({ host, code }) =>
      `${host} antwoordt op deze poort niet in TLS (${code}), dus https werkt daar niet. Controleer het adres en de poort van het endpoint`,
  }),
  needsTls: message<{ host: string }>({
    en: ({ host }) => `${host} requires TLS on this port. Write https:// instead of http:// in the endpoint`,
    nl: ({ host }) =>
      `${host} eist TLS op deze poort. Schrijf https:// in plaats van http:// in het endpoint`,
  }),
  notHttp: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} gives an answer that is not HTTP (${code}). Check the address and the port of the endpoint`,
    nl: ({ host, code }) =>
      `${host} geeft een antwoord dat geen HTTP is (${code}). Controleer het adres en de poort van het endpoint`,
  }),
  malformed: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} gave an answer that is not valid HTTP (${code}). Try again; when it stays so, give this code to the administrator of the service`,
    nl: ({ host, code }) =>
      `${host} gaf een antwoord dat geen geldige HTTP is (${code}). Probeer het opnieuw; blijft dit zo, geef deze code dan aan de beheerder van de dienst`,
  }),
  unsolicitedContinue: message<{ host: string }>({
    en: ({ host }) =>
      `${host} sends "100 Continue" without being asked, so its real answer was not read. A gateway or proxy on the way mostly does this. Ask its administrator to turn that off`,
    nl: ({ host }) =>
      `${host} stuurt ongevraagd "100 Continue", dus het echte antwoord is niet gelezen. Meestal doet een gateway of proxy onderweg dit. Vraag de beheerder daarvan om dat uit te zetten`,
  }),
  closedWithoutAnswer: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} closed the connection without an answer (${code}). Try again; when it stays so, ask the administrator of the service or of the firewall`,
    nl: ({ host, code }) =>
      `${host} sloot de verbinding zonder antwoord (${code}). Probeer het opnieuw; blijft dit zo, vraag het dan aan de beheerder van de dienst of van de firewall`,
  }),
  unreachable: message<{ host: string; code: string }>({
    en: ({ host, code }) =>
      `${host} cannot be reached (${code}). Check the endpoint, the network and the firewall`,
    nl: ({ host, code }) =>
      `${host} is niet bereikbaar (${code}). Controleer het endpoint, het netwerk en de firewall`,
  }),
};
