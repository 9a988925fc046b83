/** Messages of the commands that use DSO-LV or another service: plan, apply, verify, doctor, rtr, simulate, ci. */
import { count, message } from '../../messages/message.js';

const steps = {
  configuration: 'configuratie',
  variables: 'variabelen',
  certificate: 'certificaat',
  handshake: 'TLS',
  authorisation: 'autorisatie',
  answer: 'antwoord',
  interface: 'koppelvlak',
  rtr: 'RTR',
  verzoeksroutering: 'Verzoeksroutering',
} as const;

export const serviceMessages = {
  progressReading: message<{ done: number; total: number }>({
    en: ({ done, total }) => `Reading DSO-LV: ${done} of ${total} bevoegde gezagen …`,
    nl: ({ done, total }) => `DSO-LV lezen: ${done} van ${total} bevoegde gezagen …`,
  }),
  progressApplying: message<{ done: number; total: number }>({
    en: ({ done, total }) => `Applying: ${done} of ${total} …`,
    nl: ({ done, total }) => `Doorvoeren: ${done} van ${total} …`,
  }),
  progressAsking: message<{ done: number; total: number }>({
    en: ({ done, total }) => `Asking Verzoeksroutering: ${done} of ${total} …`,
    nl: ({ done, total }) => `Verzoeksroutering bevragen: ${done} van ${total} …`,
  }),
  onlyNeedsBase: message({
    en: () => '--only needs --base: the git ref to compare the files with',
    nl: () => '--only heeft --base nodig: de git-ref om de bestanden mee te vergelijken',
  }),
  baselineBroken: message<{ ref: string }>({
    en: ({ ref }) =>
      `The files at ${ref} have errors, or symbolic links out of their folder. Drift cannot be recognised, so everything counts as a change of the files`,
    nl: ({ ref }) =>
      `De bestanden van ${ref} bevatten fouten, of symbolische links naar buiten hun map. Drift is niet te herkennen, dus alles telt als wijziging van de bestanden`,
  }),
  askApply: message<{ omgeving: string; create: number; replace: number; delete: number }>({
    en: (p) => `Create ${p.create}, replace ${p.replace} and delete ${p.delete} at ${p.omgeving}? [y/N]`,
    nl: (p) =>
      `Bij ${p.omgeving} ${p.create} aanmaken, ${p.replace} vervangen en ${p.delete} verwijderen? [j/N]`,
  }),
  notConfirmed: message({
    en: () => 'Not confirmed, so nothing was sent',
    nl: () => 'Niet bevestigd, dus er is niets verstuurd',
  }),
  yesRequired: message({
    en: () =>
      'Nothing was sent: without a terminal, apply cannot ask for confirmation. Add --yes if the plan has been reviewed',
    nl: () =>
      'Er is niets verstuurd: zonder terminal kan apply niet om bevestiging vragen. Voeg --yes toe als het plan beoordeeld is',
  }),
  stopping: message({
    en: () =>
      'Stopping: requests under way are completed, no new ones are sent. Interrupt again to end at once',
    nl: () =>
      'Stoppen: lopende verzoeken worden afgemaakt, er worden geen nieuwe verstuurd. Onderbreek nogmaals om direct te stoppen',
  }),
  nothingSent: message({ en: () => 'Nothing was sent.', nl: () => 'Er is niets verstuurd.' }),

  receiptMissing: message<{ path: string }>({
    en: ({ path }) => `There is no file ${path}. Write a receipt with: behandeldienst verify --out ${path}`,
    nl: ({ path }) =>
      `Het bestand ${path} is er niet. Schrijf een bewijs met: behandeldienst verify --out ${path}`,
  }),
  receiptNeedsService: message<{ path: string; omgeving: string }>({
    en: ({ path, omgeving }) =>
      `${path} holds answers of Verzoeksroutering, and ${omgeving} has no verzoeksroutering: in omgevingen.yaml to ask again`,
    nl: ({ path, omgeving }) =>
      `${path} bevat antwoorden van Verzoeksroutering, en ${omgeving} heeft in omgevingen.yaml geen verzoeksroutering: om die opnieuw te vragen`,
  }),
  serviceNothingToAsk: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `The Verzoeksroutering of ${omgeving} cannot be asked anything: a question needs a place, and organisaties.yaml has none. Give each organisation whose area matters a punt, such as 155000 463000`,
    nl: ({ omgeving }) =>
      `De Verzoeksroutering van ${omgeving} is niet te bevragen: een vraag heeft een plaats nodig, en organisaties.yaml heeft er geen. Geef elke organisatie om wier gebied het gaat een punt, zoals 155000 463000`,
  }),

  doctorStep: message<{ step: keyof typeof steps }>({
    en: ({ step }) => step,
    nl: ({ step }) => steps[step],
  }),
  doctorConfiguration: message<{ files: number; gezagen: number }>({
    en: ({ files, gezagen }) =>
      `no errors in ${count(files, 'file', 'files')}, ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}`,
    nl: ({ files, gezagen }) =>
      `geen fouten in ${count(files, 'bestand', 'bestanden')}, ${count(gezagen, 'bevoegd gezag', 'bevoegde gezagen')}`,
  }),
  doctorErrors: message<{ errors: number; omgeving: string }>({
    en: ({ errors, omgeving }) =>
      `${count(errors, 'error', 'errors')} in the files. See behandeldienst validate --omgeving ${omgeving}`,
    nl: ({ errors, omgeving }) =>
      `${count(errors, 'fout', 'fouten')} in de bestanden. Zie behandeldienst validate --omgeving ${omgeving}`,
  }),
  doctorRtr: message<{ host: string | null; oin: string; activiteiten: number }>({
    en: ({ host, oin, activiteiten }) =>
      `${host === null ? 'the list in this program' : `${host} accepts the API key and`} has ${count(activiteiten, 'activiteit', 'activiteiten')} of ${oin}`,
    nl: ({ host, oin, activiteiten }) =>
      `${host === null ? 'de lijst in dit programma' : `${host} accepteert de API-sleutel en`} heeft ${count(activiteiten, 'activiteit', 'activiteiten')} van ${oin}`,
  }),
  doctorVerzoeksroutering: message<{ host: string | null; activiteit: string }>({
    en: ({ host, activiteit }) =>
      `${host === null ? 'the service in this program' : `${host} accepts the API key and`} says who handles ${activiteit}`,
    nl: ({ host, activiteit }) =>
      `${host === null ? 'de dienst in dit programma' : `${host} accepteert de API-sleutel en`} zegt wie ${activiteit} behandelt`,
  }),

  rtrNotAsked: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `${omgeving} has no rtr: in omgevingen.yaml, so the names in its files were not compared with the RTR`,
    nl: ({ omgeving }) =>
      `${omgeving} heeft geen rtr: in omgevingen.yaml, dus de namen in zijn bestanden zijn niet met de RTR vergeleken`,
  }),
  rtrNotChecked: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `The names in the files of ${omgeving} were NOT compared with the RTR, because it could not be reached:`,
    nl: ({ omgeving }) =>
      `De namen in de bestanden van ${omgeving} zijn NIET met de RTR vergeleken, want die was niet te bevragen:`,
  }),
  rtrSnapshotWritten: message<{ path: string; activiteiten: number; organisaties: number }>({
    en: ({ path, activiteiten, organisaties }) =>
      `${path}: ${count(activiteiten, 'activiteit', 'activiteiten')} of ${count(organisaties, 'organisation', 'organisations')}`,
    nl: ({ path, activiteiten, organisaties }) =>
      `${path}: ${count(activiteiten, 'activiteit', 'activiteiten')} van ${count(organisaties, 'organisatie', 'organisaties')}`,
  }),
  rtrSnapshotSame: message<{ path: string }>({
    en: ({ path }) => `${path} is the same as the RTR`,
    nl: ({ path }) => `${path} is gelijk aan de RTR`,
  }),
  rtrSnapshotDiffers: message<{ path: string; differences: number; omgeving: string }>({
    en: ({ path, differences, omgeving }) =>
      `${path} ${differences === 0 ? 'is old or missing' : `differs from the RTR: ${count(differences, 'difference', 'differences')}`}. Run behandeldienst rtr snapshot --omgeving ${omgeving}`,
    nl: ({ path, differences, omgeving }) =>
      `${path} ${differences === 0 ? 'is oud of ontbreekt' : `wijkt af van de RTR: ${count(differences, 'verschil', 'verschillen')}`}. Draai behandeldienst rtr snapshot --omgeving ${omgeving}`,
  }),
  rtrUntil: message<{ datum: string }>({
    en: ({ datum }) => `until ${datum}`,
    nl: ({ datum }) => `tot ${datum}`,
  }),
  rtrNoFiles: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `No file of ${omgeving} names a bevoegd gezag, so there is nothing to ask the RTR for`,
    nl: ({ omgeving }) =>
      `Geen bestand van ${omgeving} noemt een bevoegd gezag, dus er is niets om bij de RTR op te vragen`,
  }),

  simulateService: message<{ name: 'RTR' | 'Verzoeksroutering'; endpoint: string }>({
    en: ({ name, endpoint }) => `${name}: ${endpoint}`,
    nl: ({ name, endpoint }) => `${name}: ${endpoint}`,
  }),
  simulateUntil: message({
    en: () => 'Running until interrupted (Ctrl+C)',
    nl: () => 'Actief tot u onderbreekt (Ctrl+C)',
  }),
  tlsTogether: message({
    en: () => 'Mutual TLS needs all three of --tls-cert, --tls-key and --tls-ca',
    nl: () => 'Wederzijdse TLS heeft --tls-cert, --tls-key en --tls-ca alle drie nodig',
  }),

  notReady: message<{ omgeving: string }>({
    en: ({ omgeving }) => `There are no credentials for ${omgeving} here, so it is skipped`,
    nl: ({ omgeving }) => `Er zijn hier geen toegangsgegevens voor ${omgeving}, dus die wordt overgeslagen`,
  }),
  driftIssueTitle: message<{ omgeving: string }>({
    en: ({ omgeving }) => `DSO-LV (${omgeving}) differs from the files`,
    nl: ({ omgeving }) => `DSO-LV (${omgeving}) wijkt af van de bestanden`,
  }),
  driftIssueIntro: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `Someone changed DSO-LV (${omgeving}) outside this repository, or an apply was not completed. Restore DSO-LV with an apply, or change the files to what is wanted. An apply leaves what is in no file, and without the right to delete also what DSO-LV has twice. This issue closes by itself when both are the same again.`,
    nl: ({ omgeving }) =>
      `Iemand veranderde DSO-LV (${omgeving}) buiten deze repository om, of een apply is niet afgemaakt. Herstel DSO-LV met een apply, of pas de bestanden aan zodat er staat wat de bedoeling is. Een apply laat staan wat in geen enkel bestand staat, en zonder het recht om te verwijderen ook wat DSO-LV dubbel heeft. Dit issue sluit vanzelf zodra beide weer gelijk zijn.`,
  }),
  driftGone: message<{ omgeving: string }>({
    en: ({ omgeving }) => `DSO-LV (${omgeving}) and the files are the same again.`,
    nl: ({ omgeving }) => `DSO-LV (${omgeving}) en de bestanden zijn weer gelijk.`,
  }),
  noReviewedPlan: message<{ omgeving: string }>({
    en: ({ omgeving }) =>
      `This commit has no reviewed plan for ${omgeving}. Run the apply workflow by hand: it makes a plan, and waits for approval if the environment requires that`,
    nl: ({ omgeving }) =>
      `Bij deze commit hoort geen beoordeeld plan voor ${omgeving}. Start de apply-workflow met de hand: die maakt een plan, en wacht op goedkeuring als de environment daarom vraagt`,
  }),
};
