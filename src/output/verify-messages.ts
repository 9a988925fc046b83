import { count, message } from '../messages/message.js';

/** The names of some organisations, and how many more there are. */
function namesEn(names: readonly string[], more: number): string {
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function namesNl(names: readonly string[], more: number): string {
  return `${names.join(', ')}${more > 0 ? ` en nog ${more}` : ''}`;
}

export const verifyMessages = {
  verifyDiffers: message<{ files: string; dso: string }>({
    en: ({ files, dso }) => `the files say ${files}, DSO-LV ${dso}`,
    nl: ({ files, dso }) => `de bestanden zeggen ${files}, DSO-LV ${dso}`,
  }),
  verifyUnmentioned: message<{ dso: string }>({
    en: ({ dso }) => `in no file; DSO-LV sends it to ${dso}`,
    nl: ({ dso }) => `staat in geen enkel bestand; DSO-LV stuurt het naar ${dso}`,
  }),
  verifySince: message({
    en: () => 'Changed since the receipt:',
    nl: () => 'Veranderd sinds het bewijs:',
  }),
  verifyMore: message<{ more: number }>({
    en: ({ more }) => `… and ${more} more lines. --format json gives all of them`,
    nl: ({ more }) => `… en nog ${more} regels. --format json geeft ze allemaal`,
  }),
  verifySinceSummary: message<{ activiteiten: number }>({
    en: ({ activiteiten }) =>
      activiteiten === 0
        ? 'Since the receipt, no request goes elsewhere.'
        : `Since the receipt, requests for ${count(activiteiten, 'activiteit', 'activiteiten')} go elsewhere: see above.`,
    nl: ({ activiteiten }) =>
      activiteiten === 0
        ? 'Sinds het bewijs gaat geen enkel verzoek ergens anders heen.'
        : `Sinds het bewijs gaan verzoeken voor ${count(activiteiten, 'activiteit', 'activiteiten')} ergens anders heen: zie hierboven.`,
  }),
  verifyNotInReceipt: message<{ names: string[]; more: number }>({
    en: ({ names, more }) => `Not in the receipt, so not compared with it: ${namesEn(names, more)}`,
    nl: ({ names, more }) => `Niet in het bewijs en dus niet ermee vergeleken: ${namesNl(names, more)}`,
  }),
  serviceHeading: message({
    en: () => 'Verzoeksroutering differs from the files:',
    nl: () => 'Verzoeksroutering wijkt af van de bestanden:',
  }),
  serviceDiffers: message<{ files: string; answer: string }>({
    en: ({ files, answer }) => `the files say ${files}, Verzoeksroutering ${answer}`,
    nl: ({ files, answer }) => `de bestanden zeggen ${files}, Verzoeksroutering ${answer}`,
  }),
  serviceSince: message({
    en: () => 'Changed at Verzoeksroutering since the receipt:',
    nl: () => 'Veranderd bij Verzoeksroutering sinds het bewijs:',
  }),
  serviceNotAsked: message<{ notAsked: number; names: string[]; more: number }>({
    en: ({ notAsked, names, more }) =>
      `${count(notAsked, 'combination was', 'combinations were')} not checked with Verzoeksroutering: organisaties.yaml has no punt for ${namesEn(names, more)}`,
    nl: ({ notAsked, names, more }) =>
      `${count(notAsked, 'combinatie is', 'combinaties zijn')} niet bij Verzoeksroutering nagegaan: organisaties.yaml heeft geen punt voor ${namesNl(names, more)}`,
  }),
  serviceAmbiguous: message<{ ambiguous: number; names: string[]; more: number }>({
    en: ({ ambiguous, names, more }) =>
      `${count(ambiguous, 'combination was', 'combinations were')} not checked with Verzoeksroutering: the punt of ${namesEn(names, more)} may also lie in an overlapping area with another behandeldienst`,
    nl: ({ ambiguous, names, more }) =>
      `${count(ambiguous, 'combinatie is', 'combinaties zijn')} niet bij Verzoeksroutering nagegaan: het punt van ${namesNl(names, more)} kan ook liggen in een overlappend gebied met een andere behandeldienst`,
  }),
  serviceSummary: message<{ asked: number; different: number }>({
    en: ({ asked, different }) =>
      asked === 0
        ? 'Verzoeksroutering was not asked anything.'
        : `Verzoeksroutering was asked ${count(asked, 'time', 'times')}: ${different === 0 ? 'every answer matches the files.' : `${count(different, 'answer does', 'answers do')} NOT match the files.`}`,
    nl: ({ asked, different }) =>
      asked === 0
        ? 'Aan Verzoeksroutering is niets gevraagd.'
        : `Verzoeksroutering is ${asked} keer bevraagd: ${different === 0 ? 'elk antwoord klopt met de bestanden.' : `${count(different, 'antwoord klopt', 'antwoorden kloppen')} NIET met de bestanden.`}`,
  }),
};
