import { count, either, message } from '../messages/message.js';

/** A name in a file that the RTR does not list. */
interface UnknownActiviteit {
  naam: string;
  /** The organisation that registered the activiteit according to the file. */
  registrant: string;
  /** The day of the list. */
  datum: string;
  suggestions: string[];
  /** Another organisation that has registered it. */
  elsewhere: { readonly name: string; readonly key: string } | null;
}

/** What a bevoegd gezag has registered and no file mentions. */
interface UnmentionedActiviteiten {
  gezag: string;
  registered: number;
  unmentioned: number;
  /** The first few of them. */
  named: string[];
  /** Whether the RTR itself was read, not a snapshot. */
  live: boolean;
}

export const rtrMessages = {
  unknownActiviteit: message<UnknownActiviteit>({
    en: ({ naam, registrant, datum, suggestions, elsewhere }) =>
      `${registrant} has no activiteit ${naam} in the RTR (list of ${datum}), so no request ever matches it. ${
        elsewhere !== null
          ? `${elsewhere.name} has it: write { naam: ${naam}, oin: ${elsewhere.key} }`
          : suggestions.length > 0
            ? `Did you mean ${either(suggestions, 'or')}?`
            : 'Copy the name from the RTR, or give the organisation that registered it as oin'
      }`,
    nl: ({ naam, registrant, datum, suggestions, elsewhere }) =>
      `${registrant} heeft geen activiteit ${naam} in de RTR (lijst van ${datum}), dus hier komt nooit een verzoek op binnen. ${
        elsewhere !== null
          ? `${elsewhere.name} heeft die wel: schrijf { naam: ${naam}, oin: ${elsewhere.key} }`
          : suggestions.length > 0
            ? `Bedoelde u ${either(suggestions, 'of')}?`
            : 'Neem de naam over uit de RTR, of noem bij oin de organisatie die de activiteit heeft geregistreerd'
      }`,
  }),
  expiredActiviteit: message<{ naam: string; datum: string }>({
    en: ({ naam, datum }) =>
      `${naam} has not been in the RTR since ${datum}, so no new request matches it. Remove it, or assign the activiteit that replaces it`,
    nl: ({ naam, datum }) =>
      `${naam} staat sinds ${datum} niet meer in de RTR, dus hier komen geen nieuwe verzoeken meer op binnen. Haal de naam weg, of wijs de activiteit toe die ervoor in de plaats komt`,
  }),
  activiteitExpires: message<{ naam: string; datum: string; days: number }>({
    en: ({ naam, datum, days }) =>
      `${naam} ends in the RTR on ${datum}, ${days === 0 ? 'today' : `in ${count(days, 'day', 'days')}`}. Assign the activiteit that replaces it in time`,
    nl: ({ naam, datum, days }) =>
      `${naam} eindigt in de RTR op ${datum}, ${days === 0 ? 'vandaag' : `over ${count(days, 'dag', 'dagen')}`}. Wijs op tijd de activiteit toe die ervoor in de plaats komt`,
  }),
  unmentionedActiviteiten: message<UnmentionedActiviteiten>({
    en: ({ gezag, registered, unmentioned, named, live }) =>
      `${unmentioned} of the ${count(registered, 'activiteit', 'activiteiten')} of ${gezag} in the RTR ${unmentioned === 1 ? 'is' : 'are'} in no toewijzing: ${named.join(', ')}${
        unmentioned > named.length
          ? ` and ${unmentioned - named.length} more (validate${live ? ' --rtr' : ''} --format json lists them all)`
          : ''
      }. ${gezag} handles these itself. If that is intended, write a verwachting for them`,
    nl: ({ gezag, registered, unmentioned, named, live }) =>
      `${unmentioned} van de ${count(registered, 'activiteit', 'activiteiten')} van ${gezag} in de RTR ${unmentioned === 1 ? 'staat' : 'staan'} in geen enkele toewijzing: ${named.join(', ')}${
        unmentioned > named.length
          ? ` en nog ${unmentioned - named.length} (validate${live ? ' --rtr' : ''} --format json toont ze allemaal)`
          : ''
      }. ${gezag} behandelt die zelf. Is dat de bedoeling? Leg het dan vast in een verwachting`,
  }),
  oldSnapshot: message<{ omgeving: string; datum: string; days: number }>({
    en: ({ omgeving, datum, days }) =>
      `The snapshot of the RTR is from ${datum}, ${days} days ago. Renew it: behandeldienst rtr snapshot --omgeving ${omgeving}`,
    nl: ({ omgeving, datum, days }) =>
      `De momentopname van de RTR is van ${datum}, ${days} dagen geleden. Neem een nieuwe: behandeldienst rtr snapshot --omgeving ${omgeving}`,
  }),
  snapshotLacksLists: message<{ omgeving: string; names: string[] }>({
    en: ({ omgeving, names }) =>
      `The snapshot of the RTR has no list of ${either(names, 'and')}, so the names of their activiteiten were not checked. Renew it: behandeldienst rtr snapshot --omgeving ${omgeving}`,
    nl: ({ omgeving, names }) =>
      `De momentopname van de RTR heeft geen lijst van ${either(names, 'en')}, dus de namen van hun activiteiten zijn niet gecontroleerd. Neem een nieuwe: behandeldienst rtr snapshot --omgeving ${omgeving}`,
  }),
  emptyList: message<{ oin: string; datum: string }>({
    en: ({ oin, datum }) =>
      `The RTR lists no activiteit at all for ${oin} on ${datum}, which is not plausible. Is that the OIN of the organisation that registers them, and does the API key belong to this omgeving?`,
    nl: ({ oin, datum }) =>
      `De RTR geeft voor ${oin} op ${datum} geen enkele activiteit, en dat is niet aannemelijk. Is dit het OIN van de organisatie die ze registreert, en hoort de API-sleutel bij deze omgeving?`,
  }),
  unreadableSnapshot: message<{ path: string; omgeving: string }>({
    en: ({ path, omgeving }) =>
      `${path} is not a snapshot of the RTR, or it is damaged. Remove it and make a new one: behandeldienst rtr snapshot --omgeving ${omgeving}`,
    nl: ({ path, omgeving }) =>
      `${path} is geen momentopname van de RTR, of het bestand is beschadigd. Verwijder het en neem een nieuwe: behandeldienst rtr snapshot --omgeving ${omgeving}`,
  }),
};
