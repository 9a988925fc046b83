/** The library: what the commands use, and nothing else. */

export { checkConfigs } from './checks/check.js';
export { type Validation, validateConfigs, validator } from './checks/validate.js';
export type { DiskOptions } from './config/load.js';
export { loadConfigs } from './config/load.js';
export { organisatieFor, toestemmingFor } from './config/lookup.js';
export { connect, targetOf } from './connect/connect.js';
export { openForge } from './connect/forge.js';
export type { ConnectContext, DsoAccess, Services } from './connect/services.js';
export type { DsoConnection } from './dso/client.js';
export { type DiagnoseInput, type DiagnosisStep, diagnose, type StepKind } from './dso/diagnose.js';
export { compareInterface } from './dso/openapi.js';
export { type Shape, shapeOf } from './dso/shape.js';
export { type Conflict, conflictsWith } from './edit/conflicts.js';
export { type Formatted, formatConfigs } from './edit/format-files.js';
export { createFiles, type ImportInput, mergeIntoFiles, type NewFile } from './edit/import-files.js';
export type { CiEnvironment, ForgeClient } from './forges/forge.js';
export { assertSameOmgeving, type PublishResult, publishComment, publishDrift } from './forges/publish.js';
export { isReady } from './forges/ready.js';
export { type Baseline, type BaselineOptions, loadBaseline } from './git/baseline.js';
export {
  type History,
  type HistoryBegin,
  type HistoryChange,
  type HistoryEntry,
  type HistoryQuestion,
  routingHistory,
} from './git/history.js';
export { checkoutOf } from './git/repository.js';
export {
  type Answers,
  type CiSystem,
  ciSystems,
  type InitOmgeving,
  initOmgevingen,
} from './init/answers.js';
export { shortName } from './init/configs.js';
export { scaffold, type Templates } from './init/scaffold.js';
export { readTemplates } from './init/templates.js';
export { digestOf } from './lib/digest.js';
export type { Processes } from './lib/lock.js';
export { nearest } from './lib/nearest.js';
export { makeFolder, writeFileAtomic } from './lib/write-file.js';
export { languageFromEnvironment } from './messages/language.js';
export { formatMessage, type Language, languages, type Message } from './messages/message.js';
export { CombinationIndex } from './model/combination-index.js';
export type { Activiteit, Combination, Configuratie, Reported, Toestemming } from './model/configuratie.js';
export { normal } from './model/configuratie-fields.js';
export type { Configuration, Desired, Omgeving, ToewijzingenFile } from './model/configuration.js';
export { Failure, type FailureKind } from './model/failure.js';
export { groupBy } from './model/groups.js';
export { isOin, type Oin, passesElfproef } from './model/oin.js';
export { type Operatie, type Permissions, permissionsOf } from './model/permissions.js';
export { type Location, locate, type Place, type SourceFile } from './model/place.js';
export { hasErrors, type Problem, type Severity, sortProblems } from './model/problem.js';
export { type ProblemCode, problemCodes } from './model/problem-codes.js';
export { emptyRegisters, type Organisatie, type Registers, type SharedAreas } from './model/registers.js';
export { overlaps, sharedCombination } from './model/relation.js';
export { codeOf, readRtrList, testOinOf } from './national/list.js';
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
  assertNotStale,
  assertSameTarget,
  type PlanFile,
  parsePlanFile,
  sealPlan,
} from './reconcile/planfile.js';
export type {
  Listing,
  Rejection,
  RejectionCause,
  RejectionDetails,
  ReportedState,
  WriteOutcome,
  Writer,
} from './reconcile/ports.js';
export { type Planned, type ReadOptions, readAndPlan, readReported } from './reconcile/read.js';
export { assertChangeWithinLimit, tooMuchChange } from './reconcile/safety.js';
export { eachGezag } from './report/gezag-report.js';
export type { GezagReport, OmgevingFiles, ReportInput } from './report/report.js';
export { type ActiviteitRouting, type RoutingChange, routingChanges } from './routing/changes.js';
export { type RoutingEntry, routingEntries } from './routing/entries.js';
export { gridOf, type Part, Routing } from './routing/grid.js';
export { routingOf } from './routing/plan-routing.js';
export {
  assertSameReceipt,
  makeReceipt,
  parseReceipt,
  type Receipt,
  type ReceiptFacts,
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
export {
  type Misbehaviour,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from './simulator/server.js';
export { readMapping } from './tables/columns.js';
export { formatTable, parseTable, type Table, type TableFormat, tableFormats } from './tables/files.js';
export { readTable, type TableProblem } from './tables/read-table.js';
export { paddedNames, toTable } from './tables/write-table.js';
