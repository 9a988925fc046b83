import { count, text } from './entry.js';

type None = Record<string, never>;

export const verzoeksrouteringMessages = {
  serviceHeading: text<None>({
    en: () => 'Verzoeksroutering says otherwise than the files:',
    nl: () => 'Verzoeksroutering zegt iets anders dan de bestanden:',
  }),
  serviceDiffers: text<{ files: string; answer: string }>({
    en: ({ files, answer }) => `the files say ${files}, Verzoeksroutering ${answer}`,
    nl: ({ files, answer }) => `de bestanden zeggen ${files}, Verzoeksroutering ${answer}`,
  }),
  serviceSince: text<None>({
    en: () => 'Changed at Verzoeksroutering since the receipt:',
    nl: () => 'Bij Verzoeksroutering veranderd sinds het bewijs:',
  }),
  serviceNotAsked: text<{ notAsked: number; names: string[]; more: number }>({
    en: ({ notAsked, names, more }) =>
      `${count(notAsked, 'combination was', 'combinations were')} not asked of Verzoeksroutering: organisaties.yaml has no punt for ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    nl: ({ notAsked, names, more }) =>
      `${count(notAsked, 'combinatie is', 'combinaties zijn')} niet aan Verzoeksroutering gevraagd: organisaties.yaml heeft geen punt voor ${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''}`,
  }),
  serviceUndecided: text<{ undecided: number; names: string[]; more: number }>({
    en: ({ undecided, names, more }) =>
      `${count(undecided, 'combination was', 'combinations were')} not asked of Verzoeksroutering: the punt of ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} may also lie in an area that shares ground with it and goes to another`,
    nl: ({ undecided, names, more }) =>
      `${count(undecided, 'combinatie is', 'combinaties zijn')} niet aan Verzoeksroutering gevraagd: het punt van ${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''} kan ook liggen in een gebied dat er grond mee deelt en naar een ander gaat`,
  }),
  serviceSummary: text<{ asked: number; otherwise: number }>({
    en: ({ asked, otherwise }) =>
      asked === 0
        ? 'Verzoeksroutering was asked nothing.'
        : `Verzoeksroutering was asked ${count(asked, 'time', 'times')}: ${otherwise === 0 ? 'every answer is as the files say.' : `${count(otherwise, 'answer is', 'answers are')} NOT as the files say.`}`,
    nl: ({ asked, otherwise }) =>
      asked === 0
        ? 'Aan Verzoeksroutering is niets gevraagd.'
        : `Verzoeksroutering is ${asked} keer bevraagd: ${otherwise === 0 ? 'elk antwoord is zoals de bestanden zeggen.' : `${count(otherwise, 'antwoord is', 'antwoorden zijn')} NIET zoals de bestanden zeggen.`}`,
  }),
  serviceNothingToAsk: text<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `Nothing can be asked of the Verzoeksroutering of ${omgeving}: it wants a place, and organisaties.yaml has none. Give each organisation whose area matters a punt, such as 155000 463000`,
    nl: ({ omgeving }) =>
      `De Verzoeksroutering van ${omgeving} is niet te bevragen: die wil een plaats, en organisaties.yaml heeft er geen. Geef elke organisatie om wier gebied het gaat een punt, zoals 155000 463000`,
  }),
  receiptNeedsService: text<{ path: string; omgeving: string }>({
    en: ({ path, omgeving }) =>
      `${path} holds answers of Verzoeksroutering, and ${omgeving} has no verzoeksroutering: in omgevingen.yaml any more to ask again`,
    nl: ({ path, omgeving }) =>
      `${path} bevat antwoorden van Verzoeksroutering, en ${omgeving} heeft in omgevingen.yaml geen verzoeksroutering: meer om het opnieuw te vragen`,
  }),
  doctorVerzoeksroutering: text<{ host: string | null; activiteit: string }>({
    en: ({ host, activiteit }) =>
      `${host === null ? 'the service inside this program' : `${host} accepts the API key, and`} says who handles ${activiteit}`,
    nl: ({ host, activiteit }) =>
      `${host === null ? 'de dienst in dit programma' : `${host} accepteert de API-sleutel en`} zegt wie ${activiteit} behandelt`,
  }),
  progressAsking: text<{ done: number; total: number }>({
    en: ({ done, total }) => `Asking Verzoeksroutering: ${done} of ${total} …`,
    nl: ({ done, total }) => `Verzoeksroutering bevragen: ${done} van ${total} …`,
  }),
};
