/** The comments in what `init` writes: its own in two languages, and the Dutch of those in files that it copies. */
import type { Language } from '../messages/message.js';

type Declared = Readonly<Record<Language, string>>;

export const comments = {
  omgevingen: {
    en: 'Where the assignments go. Each omgeving has its files in the folder of the same name.',
    nl: 'Waar de toewijzingen heen gaan. Elke omgeving heeft haar bestanden in de map met dezelfde naam.',
  },
  lokaal: {
    en: 'A DSO-LV inside the program, to rehearse with: it needs no access and no certificate.',
    nl: 'Een DSO-LV in het programma zelf, om mee te oefenen: toegang en certificaat zijn er niet voor nodig.',
  },
  variables: {
    en: "Names of environment variables; each holds PEM text or a file's path. Never put a key in this repository.",
    nl: 'Namen van omgevingsvariabelen; elk bevat PEM-tekst of het pad van een bestand. Zet nooit een sleutel in deze repository.',
  },
  organisaties: {
    en: 'Short names for organisations. Keep the quotes: an OIN is text, not a number.',
    nl: 'Korte namen voor organisaties. Laat de aanhalingstekens staan: een OIN is tekst, geen getal.',
  },
  toewijzingen: {
    en: 'Who handles what for this bevoegd gezag. What is not mentioned, it handles itself: an empty list says all of it.',
    nl: 'Wie wat behandelt voor dit bevoegd gezag. Wat er niet staat behandelt het zelf: een lege lijst betekent alles.',
  },
  example: { en: 'For example:', nl: 'Bijvoorbeeld:' },
  allOfThem: { en: 'left out: all', nl: 'weggelaten: alle' },
  wholeArea: { en: 'left out: the whole area', nl: 'weggelaten: het hele gebied' },
  ignored: {
    en: 'Plans and journals are kept by CI; certificates and keys by nobody here.',
    nl: 'Plannen en journalen bewaart CI; certificaten en sleutels bewaart niemand hier.',
  },
  owners: {
    en: 'Who has to agree to a change of the routing, and of how it is carried out.',
    nl: 'Wie moet instemmen met een wijziging van de routering, en van hoe die wordt uitgevoerd.',
  },
} satisfies Record<string, Declared>;

/** Of configs/toestemmingen.yaml, .github/workflows and docs/ci: what stands there, and that in Dutch. */
const copied: readonly Declared[] = [
  {
    en: 'Kinds of request. Check on PRE before you rely on them: what DSO-LV takes as code and waarde is not published.',
    nl: 'Soorten verzoek. Probeer ze op PRE voordat u erop bouwt: welke code en waarde DSO-LV aanneemt is niet gepubliceerd.',
  },
  {
    en: 'On a pull request: is the configuration right, and what would it change for whom?',
    nl: 'Bij een pull request: klopt de configuratie, en wat zou er voor wie veranderen?',
  },
  {
    en: `The check to require before a merge. It runs on every pull request, also on those that touch no configuration: a
required check that is left out by a path filter would wait for ever.`,
    nl: `De controle om te eisen voor het samenvoegen. Ze draait bij elke pull request, ook als die geen configuratie raakt:
op een vereiste controle die door een filter op paden wegblijft zou eindeloos worden gewacht.`,
  },
  {
    en: 'Code scanning may be switched off for the repository, and a fork may not write to it.',
    nl: 'Code scanning kan voor de repository uit staan, en een fork mag er niet naar schrijven.',
  },
  {
    en: 'A pull request from a fork gets no plan: its code must not see a certificate.',
    nl: 'Een pull request van een fork krijgt geen plan: code van buiten mag geen certificaat zien.',
  },
  {
    en: 'An apply after the merge carries out this plan, or nothing.',
    nl: 'Een apply na het samenvoegen voert dit plan uit, of niets.',
  },
  {
    en: `After a merge: pre first, then prod. Each carries out the plan that was reviewed, or stops and shows the new one.
By hand: makes a plan, and carries it out once it is approved where the environment asks for that.`,
    nl: `Na het samenvoegen: eerst pre, dan prod. Elk voert het beoordeelde plan uit, of stopt en toont het nieuwe.
Met de hand: maakt een plan, en voert het uit zodra het is goedgekeurd, als de environment daarom vraagt.`,
  },
  {
    en: 'One omgeving: find or make its plan, wait for approval where its environment asks for that, carry it out.',
    nl: 'Eén omgeving: zoek of maak haar plan, wacht op goedkeuring als haar environment daarom vraagt, voer het uit.',
  },
  {
    en: 'Here reviewers are asked, and the branches that may apply are limited.',
    nl: 'Hier wordt om goedkeuring gevraagd, en is beperkt welke branches mogen uitvoeren.',
  },
  {
    en: 'One at a time, and none is stopped in the middle.',
    nl: 'Een tegelijk, en geen wordt halverwege gestopt.',
  },
  {
    en: 'Every night: has someone changed DSO-LV outside this repository? One issue per omgeving says so, and closes by itself.',
    nl: 'Elke nacht: heeft iemand DSO-LV buiten deze repository om gewijzigd? Eén issue per omgeving meldt het, en sluit vanzelf.',
  },
  {
    en: `The pull-request flow on GitLab: .gitlab-ci.yml, at the top of the repository.

Settings → CI/CD → Variables, each of type File and with an environment scope. For the omgeving pre:
  DSO_PRE_CERT, DSO_PRE_KEY, DSO_PRE_CA   scope "pre", protected: to apply with
  the same three once more                scope "plan-pre": to read with, in a merge request and at night
And GITLAB_TOKEN, masked and not protected: a project access token with the scope "api", for notes and issues.

Protect those of "plan-pre" too, or not? GitLab hides a protected variable from a merge request whose branch is not protected.
  Not protected: each merge request gets its plan. But whoever may push a branch can change this file in it, and so use
  the certificate.
  Protected: a merge request gets no plan, and plan-pre says so; apply-pre shows one after the merge, and the night goes
  on. GitLab can be told to make an exception for merge requests from one protected branch to another.

Settings → CI/CD → Protected environments: who may apply.
Settings → Merge requests: pipelines must succeed, merged results pipelines on.`,
    nl: `Werken met merge requests op GitLab: .gitlab-ci.yml, bovenaan in de repository.

Settings → CI/CD → Variables, elk van het type File en met een environment scope. Voor de omgeving pre:
  DSO_PRE_CERT, DSO_PRE_KEY, DSO_PRE_CA   scope "pre", protected: om mee uit te voeren
  dezelfde drie nog eens                  scope "plan-pre": om mee te lezen, in een merge request en 's nachts
En GITLAB_TOKEN, masked en niet protected: een project access token met de scope "api", voor reacties en issues.

Die van "plan-pre" ook protected, of niet? GitLab verbergt ze dan voor een merge request waarvan de branch niet protected is.
  Niet protected: elke merge request krijgt zijn plan. Maar wie een branch mag zetten, kan daarin dit bestand wijzigen en
  zo het certificaat gebruiken.
  Protected: een merge request krijgt geen plan, en plan-pre zegt dat; apply-pre toont er een na het samenvoegen, en de
  nacht gaat door. GitLab kan een uitzondering maken voor merge requests van de ene beschermde branch naar de andere.

Settings → CI/CD → Protected environments: wie mag uitvoeren.
Settings → Merge requests: pipelines must succeed, merged results pipelines aan.`,
  },
  {
    en: 'A certificate that reads can also write. So this job is for merge requests from the project itself, not from forks.',
    nl: 'Een certificaat dat leest kan ook schrijven. Daarom is deze job voor merge requests van het project zelf, niet van forks.',
  },
  {
    en: 'After a merge: plans again on the default branch, shows it in the log, and carries out exactly that.',
    nl: 'Na het samenvoegen: plant opnieuw op de default branch, toont dat in het log, en voert precies dat uit.',
  },
  { en: 'When somebody presses the button.', nl: 'Als iemand op de knop drukt.' },
  { en: 'Build → Pipeline schedules: every night.', nl: 'Build → Pipeline schedules: elke nacht.' },
  {
    en: `The pull-request flow for any CI that can run a shell: Azure DevOps, Jenkins, a machine of your own.

  flow.sh check                 on every change: is the configuration right? Fails when it is not.
  flow.sh plan  pre main        on a pull request: what would it change? Writes plan.md to show and plan.json to keep.
  flow.sh apply pre             after the merge, on the protected branch alone: carries out plan.json, or makes one.
  flow.sh drift pre             every night: fails, and shows the plan, when DSO-LV and the files differ.`,
    nl: `Werken met pull requests in elke CI die een shell heeft: Azure DevOps, Jenkins, een eigen machine.

  flow.sh check                 bij elke wijziging: klopt de configuratie? Faalt als dat niet zo is.
  flow.sh plan  pre main        bij een pull request: wat verandert er? Schrijft plan.md om te tonen en plan.json om te bewaren.
  flow.sh apply pre             na het samenvoegen, alleen op de beschermde branch: voert plan.json uit, of maakt er een.
  flow.sh drift pre             elke nacht: faalt, en toont het plan, als DSO-LV en de bestanden verschillen.`,
  },
];

const dutchOf = new Map(copied.map(({ en, nl }) => [en, nl]));

/** A copied file with its comments in a language; what the table lacks stays as it is. */
export function withCommentsIn(language: Language, text: string): string {
  if (language === 'en') return text;
  // Lines that follow each other are one comment. A modeline, and the first line of a script, are none.
  return text.replace(/^( *)#(?!!| yaml-language-server).*(?:\n\1#.*)*/gm, (whole, indent: string) => {
    const english = whole
      .split('\n')
      .map((line) => line.slice(indent.length).replace(/^# ?/, ''))
      .join('\n');
    const dutch = dutchOf.get(english);
    if (dutch === undefined) return whole;
    return dutch
      .split('\n')
      .map((line) => `${indent}# ${line}`.trimEnd())
      .join('\n');
  });
}
