/** The public functions about who handles a request. */
import { organisatieFor, toestemmingFor } from '../config/lookup.js';
import { ActiviteitIndex, sameActiviteit } from '../model/activiteit.js';
import type { Configuration, Desired } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import type { Plan } from '../reconcile/plan.js';
import type { ActiviteitRouting } from '../routing/changes.js';
import { routingOf } from '../routing/plan-routing.js';
import { type Handling, resolveRouting } from '../routing/resolve.js';
import { libraryMessages } from './messages.js';

/** A request, or several: a toestemming or locatie that is left out stands for all of them. */
export interface RoutingRequest {
  readonly omgeving: string;
  /** Short name or OIN. */
  readonly bevoegdGezag: string;
  /** The name of the activiteit, or its last part. */
  readonly activiteit: string;
  /** Short name or OIN of the organisation that registered the activiteit. Default: the bevoegd gezag. */
  readonly activiteitOin?: string;
  /** Short name or code. */
  readonly toestemming?: string;
  /** Short name or OIN. */
  readonly locatie?: string;
}

/**
 * Returns which behandeldienst handles a request according to the files, with the toewijzingen that decide it: one answer
 * if all of the request goes to the same, and more otherwise.
 *
 * @throws Failure `usage` if the registers do not know a name, or if the last part of a name can mean several activiteiten
 */
export function resolve(configuration: Configuration, request: RoutingRequest): Handling<Desired>[] {
  const { registers } = configuration;
  const files = configuration.toewijzingen.get(request.omgeving) ?? [];
  const all = files.flatMap(({ desired }) => desired);
  const gezag = organisatieFor(request.bevoegdGezag, registers);
  const { activiteit: naam, activiteitOin, toestemming, locatie } = request;
  const oin = activiteitOin === undefined ? gezag : organisatieFor(activiteitOin, registers);
  const own = all.filter(({ configuratie }) => configuratie.oin === gezag);
  const known = own.map(({ configuratie }) => configuratie.activiteit);
  const meant = new ActiviteitIndex(known).meant({ naam, oin });
  if (meant.length > 1) {
    const names = meant.flat().map((activiteit) => activiteit.naam);
    throw new Failure('usage', libraryMessages.activiteitAmbiguous({ naam, names }));
  }
  const items = own.filter(({ configuratie: { activiteit } }) =>
    meant.flat().some((spelling) => sameActiviteit(activiteit, spelling)),
  );
  const used = all.flatMap(({ configuratie }) => configuratie.toestemming?.code ?? []);
  return resolveRouting(items, ({ configuratie }) => configuratie, {
    toestemming: toestemming === undefined ? undefined : toestemmingFor(toestemming, registers, used),
    locatie: locatie === undefined ? undefined : organisatieFor(locatie, registers),
  });
}

/** Returns what a plan changes for requests: per activiteit, from which behandeldienst to which. */
export function routing(plan: Plan): ActiviteitRouting[] {
  return routingOf(plan);
}
