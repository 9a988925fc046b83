/** The library: what the commands use, and nothing else. */
export { checkConfigs } from './checks/check.js';
export { Recollection } from './checks/recollection.js';
export { type Validation, type ValidationMemory, validateConfigs } from './checks/validate.js';
export type { CiEnvironment, Forge } from './ci/forge.js';
export { reviewedRun } from './ci/github.js';
export { openForge } from './ci/open.js';
export { type Posted, postComment, postDrift, refuseOtherOmgeving } from './ci/posts.js';
export { isReady } from './ci/ready.js';
export { type Formatted, formatConfigs } from './config/fmt.js';
export { loadConfigs } from './config/load.js';
export { organisatieFor, toestemmingFor } from './config/lookup.js';
export type { LoadOptions } from './config/open.js';
export type { ConfigTree, Desired, Omgeving, Operatie, ToewijzingenFile } from './config/tree.js';
export { type Conflict, conflictsWith } from './config/write/conflicts.js';
export { filesFor, type ImportInput, mergedFiles, type NewFile } from './config/write/import.js';
export { makeFolder, writeWhole } from './config/write/replace.js';
export type {
  ApiProblem,
  DsoBackend,
  DsoConnection,
  Listing,
  WireEvent,
  WriteOutcome,
} from './dso/backend.js';
export { type DiagnoseInput, type DiagnosisStep, diagnose, type StepKind } from './dso/diagnose.js';
export { type OpenOptions, openBackend, targetOf } from './dso/open.js';
export { compareInterface } from './dso/openapi.js';
export { type Shape, shapeOf } from './dso/shape.js';
export { type Earlier, type EarlierOptions, loadEarlier } from './git/earlier.js';
export { checkoutOf } from './git/git.js';
export {
  type History,
  type HistoryBegin,
  type HistoryChange,
  type HistoryEntry,
  type HistoryQuestion,
  routingHistory,
} from './git/history.js';
export {
  type Answers,
  type CiSystem,
  ciSystems,
  type InitOmgeving,
  initOmgevingen,
  scaffold,
  shortName,
  type Templates,
} from './init/scaffold.js';
export { readTemplates } from './init/templates.js';
export { type Message, msg, type Taal, talen, tell } from './messages/message.js';
export { type ProblemCode, problemCodes } from './messages/problem-codes.js';
export { taalFromEnvironment } from './messages/taal.js';
export { CombinationIndex } from './model/combination-index.js';
export {
  type Activiteit,
  type Combination,
  type Configuratie,
  normal,
  type Reported,
  type Toestemming,
} from './model/configuratie.js';
export { digestOf } from './model/digest.js';
export { Failure, type FailureKind } from './model/failure.js';
export { groupBy } from './model/groups.js';
export { nearest } from './model/nearest.js';
export { isOin, type Oin, passesElfproef } from './model/oin.js';
export { type Location, locate, type Place, type SourceFile } from './model/place.js';
export { hasErrors, type Problem, type Severity, sortProblems } from './model/problem.js';
export { emptyRegisters, type Organisatie, type Registers, type SharedGround } from './model/registers.js';
export { overlaps, sharedCombination } from './model/relation.js';
export { type ApplyInput, applyPlan, isComplete } from './reconcile/apply.js';
export { makePlan, managedGezagen, type PlanInput } from './reconcile/diff.js';
export { Journal, type JournalOptions } from './reconcile/journal.js';
export { onlyOrigin, withOrigins } from './reconcile/origin.js';
export {
  type Action,
  type ActionKind,
  type ActionResult,
  type ApplyReport,
  type ApplySummary,
  actionsOf,
  hasChanges,
  hasDifferences,
  type Origin,
  type Outcome,
  type Plan,
  type PlanSummary,
  summarise,
  summariseApply,
  unmanagedOf,
  warningsOf,
} from './reconcile/plan.js';
export {
  type PlanFile,
  parsePlanFile,
  refuseOtherTarget,
  refuseStale,
  sealPlan,
} from './reconcile/planfile.js';
export { type Planned, type ReadOptions, readAndPlan, readReported } from './reconcile/read.js';
export { refuseTooMuchChange, tooMuchChange } from './reconcile/safety.js';
export { eachGezag, type GezagReport, type OmgevingFiles, type ReportInput } from './report/report.js';
export { type ActiviteitRouting, type RoutingChange, routingChanges } from './routing/changes.js';
export { type RoutingEntry, routingEntries } from './routing/entries.js';
export { gridOf, type Part, Routing } from './routing/grid.js';
export { routingOf } from './routing/of-plan.js';
export {
  makeReceipt,
  parseReceipt,
  type Receipt,
  type ReceiptFacts,
  refuseOtherReceipt,
  type SinceReceipt,
  sinceReceipt,
} from './routing/receipt.js';
export type { Questions, RoutingAnswer, RoutingQuestion } from './routing/requests.js';
export { type Handling, type Question, resolveRouting } from './routing/resolve.js';
export {
  type ActiviteitVerification,
  type RoutingException,
  type Verification,
  verifyRouting,
} from './routing/verify.js';
export { codeOf, readRtrList, testOinOf } from './simulator/rtr-list.js';
export {
  type Misbehaviour,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from './simulator/server.js';
export { readMapping } from './tables/columns.js';
export { formatTable, parseTable, type TableFormat, tableFormats } from './tables/files.js';
export { paddedNames, readTable, type Table, type TableProblem, toTable } from './tables/rows.js';
