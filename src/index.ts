/**
 * The public interface of the library. docs/library.md shows it in use. Everything that is not exported here is internal.
 *
 * `@public`: stable. A change that breaks its users comes only with a new major version (before 1.0: a new minor
 * version), and is in the changelog. `@beta`: may still change in any version. The mark counts for the whole section.
 */

/** Files: load, check and format them. @public */

export type { Formatted } from './edit/format-files.js';
export { type FolderOptions, format, type LoadOptions, load, validate } from './library/files.js';

/** DSO-LV: connect, plan, apply, and whether the apply did everything. @public */

export type { HostProcess } from './lib/processes.js';
export {
  type ApplyOptions,
  apply,
  type Connection,
  type ConnectOptions,
  connect,
  type PlanOptions,
  plan,
} from './library/plan.js';
export { isComplete } from './reconcile/apply.js';

/** Messages, and the only error that these functions throw on purpose. @public */

export { formatMessage, type Language, type Message, type Template } from './messages/message.js';
export { Failure, type FailureKind } from './model/failure.js';

/** What is in the files. @public */

export type { Activiteit } from './model/activiteit.js';
export type { Combination, Configuratie, Reported, Toestemming } from './model/configuratie.js';
export type {
  ClientCertificate,
  Configuration,
  Desired,
  Omgeving,
  PublicService,
  ToewijzingenFile,
  Verwachting,
} from './model/configuration.js';
export type { Oin } from './model/oin.js';
export type { Operatie, Permissions } from './model/permissions.js';
export type { Organisatie, Punt, Registers, SharedAreas, ToestemmingEntry } from './model/registers.js';

/** What is wrong with the files, and where. @public */

export { type Location, locate, type Place, type SourceFile } from './model/place.js';
export { hasErrors, type Problem, type Severity } from './model/problem.js';
export type { ProblemCode } from './model/problem-codes.js';

/** Who handles a request, now and after a plan. @beta */

export { type RoutingRequest, resolve, routing } from './library/routing.js';
export type { ActiviteitRouting, RoutingChange } from './routing/changes.js';
export type { Part } from './routing/grid.js';
export type { Handling } from './routing/resolve.js';

/** The content of a plan and of the report of an apply. @beta */

export {
  type Action,
  type ActionCause,
  type ActionKind,
  type ActionResult,
  type ActiviteitPlan,
  type ApplyReport,
  type ApplySummary,
  type BevoegdGezagPlan,
  type ChangeSet,
  type Origin,
  type Outcome,
  type Plan,
  type PlanSummary,
  type PlanWarning,
  type Step,
  summarise,
  summariseApply,
} from './reconcile/plan.js';

/** What `plan` and `apply` need of DSO-LV: implement these to use them with another system. @beta */

export type {
  Listing,
  Rejection,
  RejectionCause,
  RejectionDetails,
  ReportedState,
  WriteOutcome,
  Writer,
} from './reconcile/ports.js';
