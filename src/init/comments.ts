/** The comments in the files that `init` writes, in both languages. */
import type { Language } from '../messages/message.js';

type Comment = Readonly<Record<Language, string>>;

/** The comments in the files that `init` makes itself. */
export const comments = {
  omgevingen: {
    en: 'Where the assignments go. The files of an omgeving are in the folder of the same name.',
    nl: 'Waar de toewijzingen heen gaan. De bestanden van een omgeving staan in de map met dezelfde naam.',
  },
  lokaal: {
    en: 'A DSO-LV inside the program, to practise with. It needs no access and no certificate.',
    nl: 'Een DSO-LV in het programma zelf, om mee te oefenen. Toegang en een certificaat zijn niet nodig.',
  },
  variables: {
    en: "Names of environment variables. Each holds PEM text or a file's path. Never put a key in this repository.",
    nl: 'Namen van omgevingsvariabelen. Elk bevat PEM-tekst of het pad van een bestand. Zet nooit een sleutel in deze repository.',
  },
  organisaties: {
    en: 'Short names for organisations. Keep the quotes: an OIN is text, not a number.',
    nl: 'Korte namen voor organisaties. Laat de aanhalingstekens staan: een OIN is tekst, geen getal.',
  },
  toewijzingen: {
    en: 'Which behandeldienst handles what for this bevoegd gezag. It handles everything itself that is not in the list.',
    nl: 'Welke behandeldienst wat behandelt voor dit bevoegd gezag. Wat niet in de lijst staat, behandelt het zelf.',
  },
  example: { en: 'For example:', nl: 'Bijvoorbeeld:' },
  allToestemmingen: { en: 'absent: all', nl: 'weggelaten: alle' },
  wholeArea: { en: 'absent: the whole area', nl: 'weggelaten: het hele gebied' },
  ignored: {
    en: 'CI keeps plans and journals. Certificates and keys do not belong in a repository.',
    nl: 'CI bewaart plannen en journalen. Certificaten en sleutels horen niet in een repository.',
  },
  owners: {
    en: 'Who must approve a change of the routing or of how it is carried out.',
    nl: 'Wie een wijziging van de routering, of van hoe die wordt uitgevoerd, moet goedkeuren.',
  },
} satisfies Record<string, Comment>;

/** The comments in the files that `init` copies: configs/toestemmingen.yaml, .github/workflows and docs/ci. */
const copiedComments: readonly Comment[] = [
  {
    en: 'Kinds of request. Check them on PRE before you rely on them: the codes and waarden of DSO-LV are not published.',
    nl: 'Soorten verzoeken. Controleer ze op PRE voordat u erop vertrouwt: de codes en waarden van DSO-LV zijn niet gepubliceerd.',
  },
  {
    en: 'On a pull request: checks the configuration, and shows what would change and for whom.',
    nl: 'Bij een pull request: controleert de configuratie, en toont wat er voor wie verandert.',
  },
  {
    en: `Make this check required. It runs on every pull request, also when the configuration does not change: a required check
that a path filter skips would block the merge for ever.`,
    nl: `Maak deze controle verplicht. Ze draait bij elke pull request, ook als de configuratie niet wijzigt: een verplichte
controle die door een filter op paden niet draait, blokkeert het samenvoegen voor altijd.`,
  },
  {
    en: 'Code scanning may be switched off for the repository, and a pull request from a fork may not write to it.',
    nl: 'Code scanning kan voor de repository uit staan, en een pull request van een fork mag er niet naar schrijven.',
  },
  {
    en: 'A pull request from a fork gets no plan, because its code must not see a certificate.',
    nl: 'Een pull request van een fork krijgt geen plan, want code van buiten mag geen certificaat zien.',
  },
  {
    en: 'After the merge, apply carries out this plan or nothing.',
    nl: 'Na het samenvoegen voert apply dit plan uit, of niets.',
  },
  {
    en: `After a merge: first pre, then prod. Each carries out the plan that was reviewed, or stops and shows the new plan.
By hand: makes a plan and carries it out, after approval if the environment asks for that.`,
    nl: `Na het samenvoegen: eerst pre, dan prod. Elk voert het beoordeelde plan uit, of stopt en toont het nieuwe plan.
Met de hand: maakt een plan en voert het uit, na goedkeuring als de environment daarom vraagt.`,
  },
  {
    en: 'For one omgeving: finds or makes the plan, waits for approval if the environment asks for that, and carries it out.',
    nl: 'Voor één omgeving: zoekt of maakt het plan, wacht op goedkeuring als de environment daarom vraagt, en voert het uit.',
  },
  {
    en: 'The environment asks for approval, and limits which branches may apply.',
    nl: 'De environment vraagt om goedkeuring, en beperkt welke branches mogen uitvoeren.',
  },
  {
    en: 'One apply at a time, and none is stopped halfway.',
    nl: 'Eén apply tegelijk, en geen wordt halverwege gestopt.',
  },
  {
    en: `Every night: checks whether DSO-LV was changed outside this repository. One issue per omgeving reports it, and closes by
itself when the difference is gone.`,
    nl: `Elke nacht: controleert of DSO-LV buiten deze repository om is gewijzigd. Eén issue per omgeving meldt dat, en sluit
vanzelf als het verschil weg is.`,
  },
  {
    en: `The flow with merge requests on GitLab: .gitlab-ci.yml, at the top of the repository.

Settings → CI/CD → Variables, each of type File and with an environment scope. For the omgeving pre:
  DSO_PRE_CERT, DSO_PRE_KEY, DSO_PRE_CA   scope "pre", protected: to apply
  the same three again                    scope "plan-pre": to read, in a merge request and at night
And GITLAB_TOKEN, masked and not protected: a project access token with the scope "api", for notes and issues.

Choose whether those of "plan-pre" are protected too. GitLab hides a protected variable from a merge request whose branch
is not protected.
  Not protected: each merge request gets a plan. But everyone who may push a branch can change this file in it, and so use
  the certificate.
  Protected: a merge request gets no plan, and plan-pre says so. apply-pre shows a plan after the merge, and the check at
  night works as usual. GitLab has a setting that allows merge requests from one protected branch to another.

Settings → CI/CD → Protected environments: who may apply.
Settings → Merge requests: pipelines must succeed, merged results pipelines on.`,
    nl: `Werken met merge requests op GitLab: .gitlab-ci.yml, bovenaan in de repository.

Settings → CI/CD → Variables, elk van het type File en met een environment scope. Voor de omgeving pre:
  DSO_PRE_CERT, DSO_PRE_KEY, DSO_PRE_CA   scope "pre", protected: om uit te voeren
  dezelfde drie nog een keer              scope "plan-pre": om te lezen, in een merge request en 's nachts
En GITLAB_TOKEN, masked en niet protected: een project access token met de scope "api", voor reacties en issues.

Kies of die van "plan-pre" ook protected zijn. GitLab verbergt een variabele die protected is voor een merge request
waarvan de branch dat niet is.
  Niet protected: elke merge request krijgt een plan. Maar iedereen die een branch mag pushen, kan daarin dit bestand
  wijzigen en zo het certificaat gebruiken.
  Protected: een merge request krijgt geen plan, en plan-pre meldt dat. apply-pre toont een plan na het samenvoegen, en de
  controle 's nachts werkt gewoon. GitLab heeft een instelling die merge requests tussen twee beschermde branches toelaat.

Settings → CI/CD → Protected environments: wie mag uitvoeren.
Settings → Merge requests: pipelines must succeed, merged results pipelines aan.`,
  },
  {
    en: 'A certificate that can read can also write. So this job runs for merge requests of the project itself, not of forks.',
    nl: 'Een certificaat dat kan lezen, kan ook schrijven. Daarom draait deze job voor merge requests van het project zelf, niet van forks.',
  },
  {
    en: 'After a merge: plans again on the default branch, shows the plan in the log, and carries out exactly that plan.',
    nl: 'Na het samenvoegen: plant opnieuw op de default branch, toont het plan in het log, en voert precies dat plan uit.',
  },
  {
    en: 'Runs when somebody starts it by hand.',
    nl: 'Draait als iemand het met de hand start.',
  },
  {
    en: 'Set up in Build → Pipeline schedules: every night.',
    nl: 'Stel dit in bij Build → Pipeline schedules: elke nacht.',
  },
  {
    en: `The pull-request flow for any CI that can run a shell: Azure DevOps, Jenkins, a machine of your own.

  flow.sh check                 on every change: checks the configuration, and fails when it has an error.
  flow.sh plan  pre main        on a pull request: plans the change. Writes plan.md to show and plan.json to keep.
  flow.sh apply pre             after the merge, on the protected branch only: carries out plan.json, or a new plan.
  flow.sh drift pre             every night: fails and shows the plan when DSO-LV and the files differ.`,
    nl: `Werken met pull requests in elke CI die een shell heeft: Azure DevOps, Jenkins, een eigen machine.

  flow.sh check                 bij elke wijziging: controleert de configuratie, en faalt als er een fout in zit.
  flow.sh plan  pre main        bij een pull request: plant de wijziging. Schrijft plan.md om te tonen en plan.json om te bewaren.
  flow.sh apply pre             na het samenvoegen, alleen op de beschermde branch: voert plan.json uit, of een nieuw plan.
  flow.sh drift pre             elke nacht: faalt en toont het plan als DSO-LV en de bestanden verschillen.`,
  },
];

const dutchByEnglish = new Map(copiedComments.map(({ en, nl }) => [en, nl]));

/** Replaces the comments of a copied file by those of a language. A comment that is not in the table stays as it is. */
export function withCommentsIn(language: Language, text: string): string {
  if (language === 'en') return text;
  // Comments on consecutive lines are one comment. A modeline and the first line of a script are not comments.
  return text.replace(/^( *)#(?!!| yaml-language-server).*(?:\n\1#.*)*/gm, (whole, indent: string) => {
    const english = whole
      .split('\n')
      .map((line) => line.slice(indent.length).replace(/^# ?/, ''))
      .join('\n');
    const dutch = dutchByEnglish.get(english);
    if (dutch === undefined) return whole;
    return dutch
      .split('\n')
      .map((line) => `${indent}# ${line}`.trimEnd())
      .join('\n');
  });
}
