import { count, either, message } from '../messages/message.js';

/** A name that the RTR does not have. */
export interface Unregistered {
  naam: string;
  /** Whom the files say that registered it. */
  registrant: string;
  datum: string;
  suggestions: string[];
  /** Who does have it, where that is known. */
  elsewhere: { readonly name: string; readonly key: string } | null;
}

/** What a bevoegd gezag has registered and no file mentions. */
export interface Unmentioned {
  gezag: string;
  registered: number;
  unmentioned: number;
  /** The first few. */
  named: string[];
  /** Whether the RTR itself was asked, instead of a snapshot. */
  live: boolean;
}

export const rtrMessages = {
  rtrUnknown: message<Unregistered>({
    en: ({ naam, registrant, datum, suggestions, elsewhere }) =>
      `${naam} is no activiteit that ${registrant} has in the RTR (${datum}), so it routes nothing. ${
        elsewhere !== null
          ? `${elsewhere.name} has it: write { naam: ${naam}, oin: ${elsewhere.key} }`
          : suggestions.length > 0
            ? `Did you mean ${either(suggestions, 'or')}?`
            : 'Take the name from the RTR, or say under oin who registered it'
      }`,
    nl: ({ naam, registrant, datum, suggestions, elsewhere }) =>
      `${naam} is geen activiteit die ${registrant} in de RTR heeft (${datum}), en routeert dus niets. ${
        elsewhere !== null
          ? `${elsewhere.name} heeft haar: schrijf { naam: ${naam}, oin: ${elsewhere.key} }`
          : suggestions.length > 0
            ? `Bedoelde u ${either(suggestions, 'of')}?`
            : 'Neem de naam over uit de RTR, of zeg onder oin wie haar registreerde'
      }`,
  }),
  rtrExpired: message<{ naam: string; datum: string }>({
    en: ({ naam, datum }) =>
      `${naam} is no longer in the RTR since ${datum}: nothing comes in under it any more. Take it out, or name what came in its place`,
    nl: ({ naam, datum }) =>
      `${naam} staat sinds ${datum} niet meer in de RTR: daar komt niets meer op binnen. Haal haar weg, of noem wat ervoor in de plaats kwam`,
  }),
  rtrExpires: message<{ naam: string; datum: string; days: number }>({
    en: ({ naam, datum, days }) =>
      `${naam} ends in the RTR on ${datum}, ${days === 0 ? 'today' : `in ${count(days, 'day', 'days')}`}. Assign in time what comes in its place`,
    nl: ({ naam, datum, days }) =>
      `${naam} eindigt in de RTR op ${datum}, ${days === 0 ? 'vandaag' : `over ${count(days, 'dag', 'dagen')}`}. Wijs op tijd toe wat ervoor in de plaats komt`,
  }),
  rtrUnmentioned: message<Unmentioned>({
    en: ({ gezag, registered, unmentioned, named, live }) =>
      `${unmentioned} of the ${count(registered, 'activiteit', 'activiteiten')} that ${gezag} has in the RTR ${unmentioned === 1 ? 'is' : 'are'} in no toewijzing: ${named.join(', ')}${
        unmentioned > named.length
          ? ` and ${unmentioned - named.length} more (validate${live ? ' --rtr' : ''} --format json has all of them)`
          : ''
      }. ${gezag} handles them itself. Is that meant? Then a verwachting says so`,
    nl: ({ gezag, registered, unmentioned, named, live }) =>
      `${unmentioned} van de ${count(registered, 'activiteit', 'activiteiten')} die ${gezag} in de RTR heeft ${unmentioned === 1 ? 'staat' : 'staan'} in geen toewijzing: ${named.join(', ')}${
        unmentioned > named.length
          ? ` en nog ${unmentioned - named.length} (validate${live ? ' --rtr' : ''} --format json heeft ze allemaal)`
          : ''
      }. ${gezag} behandelt die zelf. Is dat de bedoeling? Dan zegt een verwachting het`,
  }),
  rtrOld: message<{ omgeving: string; datum: string; days: number }>({
    en: ({ omgeving, datum, days }) =>
      `What the RTR has was last looked at on ${datum}, ${days} days ago. Renew it: behandeldienst rtr snapshot --omgeving ${omgeving}`,
    nl: ({ omgeving, datum, days }) =>
      `Wat de RTR heeft is het laatst bekeken op ${datum}, ${days} dagen geleden. Vernieuw het: behandeldienst rtr snapshot --omgeving ${omgeving}`,
  }),
  rtrNoList: message<{ omgeving: string; names: string[] }>({
    en: ({ omgeving, names }) =>
      `Names of activiteiten of ${either(names, 'and')} were not checked: the snapshot has no list of theirs. Renew it: behandeldienst rtr snapshot --omgeving ${omgeving}`,
    nl: ({ omgeving, names }) =>
      `Namen van activiteiten van ${either(names, 'en')} zijn niet gecontroleerd: de momentopname heeft daar geen lijst van. Vernieuw die: behandeldienst rtr snapshot --omgeving ${omgeving}`,
  }),
  rtrNothing: message<{ oin: string; datum: string }>({
    en: ({ oin, datum }) =>
      `The RTR gives no activiteit at all for ${oin} on ${datum}, and that is not taken for a fact. Is that the OIN of who registers them, and is the API key that of this omgeving?`,
    nl: ({ oin, datum }) =>
      `De RTR geeft voor ${oin} op ${datum} geen enkele activiteit, en dat geldt niet als een feit. Is dat het OIN van wie ze registreert, en is de API-sleutel die van deze omgeving?`,
  }),
  rtrSnapshotUnreadable: message<{ path: string; omgeving: string }>({
    en: ({ path, omgeving }) =>
      `${path} is no snapshot of the RTR, or it is damaged. Remove it and take a new one: behandeldienst rtr snapshot --omgeving ${omgeving}`,
    nl: ({ path, omgeving }) =>
      `${path} is geen momentopname van de RTR, of ze is beschadigd. Verwijder het bestand en neem een nieuwe: behandeldienst rtr snapshot --omgeving ${omgeving}`,
  }),
};
