export { addCounts, type Counts } from './add-counts.ts';
export { assertNever } from './assert-never.ts';
export type { CatchUpRecord } from './catch-up.ts';
export {
  areAmong,
  foldCase,
  foldedNames,
  foldName,
  foldText,
  isInLine,
  isSame,
} from './compare.ts';
export { INTERVALS, type Decision, type Interval, type Trigger } from './decision.ts';
export {
  DETECTOR_MODES,
  defineDetector,
  defineItemDetector,
  defineMatchDetector,
  modesOf,
  type Detector,
  type DetectorMeta,
  type DetectorMode,
  type FieldChange,
  type Finding,
  type Gap,
  type ItemDetector,
  type MatchDetector,
  type PairDetector,
} from './detector.ts';
export {
  USUAL_REQUEST_BYTES,
  type EditOutcome,
  type FailedRequest,
  type ItemEdit,
  type ListEdit,
} from './edit.ts';
export {
  ConfigError,
  isForPeople,
  LeaseLostError,
  messageOf,
  PermanentError,
  TransientError,
  UnavailableError,
} from './errors.ts';
export { escapeHtml } from './escape-html.ts';
export {
  changesOf,
  fieldState,
  refusedFields,
  type FieldSides,
  type FieldState,
} from './field-state.ts';
export {
  FIELDS,
  isEmpty,
  LIST_FIELDS,
  namesIn,
  TEXT_FIELDS,
  type Desired,
  type DesiredValues,
  type Field,
  type FieldValue,
  type FieldValues,
  type ListField,
  type TextField,
} from './fields.ts';
export {
  HEALTH_AREAS,
  type HealthArea,
  type HealthFinding,
  type HealthLevel,
  type HealthReport,
  type StoreFacts,
} from './health.ts';
export type { ItemPart, ItemRow, Observation, PlexItem, PlexServer, Section } from './item.ts';
export {
  COVER_CHANGED,
  type JobReason,
  type JobState,
  type JobStatus,
  type PlannedJob,
  type QueueCounts,
} from './job.ts';
export type { LedgerEntry, LedgerField, RefusedField } from './ledger.ts';
export {
  AMBIGUITIES,
  LEFTOVER_KINDS,
  type Ambiguity,
  type AmbiguousScene,
  type Leftover,
  type LeftoverGap,
  type LeftoverKind,
  type UnclaimedItem,
  type Withheld,
} from './leftover.ts';
export type { Outage, OutageFigures, OutageNote, ServerFault } from './outage.ts';
export type { MatchedBy, Pair } from './pair.ts';
export {
  MOST_PICTURE_BYTES,
  PICTURE_KINDS,
  type CoverRead,
  type LedgerPicture,
  type LedgerPictures,
  type Picture,
  type PictureKind,
} from './picture.ts';
export { pictureState, type PictureState } from './picture-state.ts';
export { percentEncode } from './percent-encode.ts';
export { SKIP_REASONS, type Plan, type Skip, type SkipReason } from './plan.ts';
export {
  NAMED_KINDS,
  type ChangeSource,
  type IdRange,
  type Look,
  type LookFrom,
  type NamedKind,
  type NamedVersion,
  type ObjectCounts,
  type SceneFiles,
  type ScenesRead,
  type SceneVersion,
  type StashZone,
} from './ports/change-source.ts';
export type {
  ChangeNote,
  ChangeStore,
  DirtyOutcome,
  KnownCover,
  KnownRange,
  ReadScene,
  SceneRef,
  SceneTrace,
  SeenScene,
} from './ports/change-store.ts';
export type { Clock } from './ports/clock.ts';
export type {
  IndexBuild,
  IndexedItem,
  IndexedPart,
  IndexedSection,
  ItemIndex,
} from './ports/item-index.ts';
export type { ItemSource, ListingPage } from './ports/item-source.ts';
export type { FolderScanner, ScanOutcome } from './ports/folder-scanner.ts';
export type { EditLimits, ItemWriter } from './ports/item-writer.ts';
export type { Log, LogFields, LogLevel } from './ports/log.ts';
export {
  isUploadOf,
  type ItemPicture,
  type ItemPictures,
  type PictureOf,
  type PictureSent,
  type ScenePictures,
} from './ports/pictures.ts';
export type {
  AskedScan,
  BatchOutcome,
  GapsLeft,
  Intent,
  JobEnd,
  JobLease,
  RepairStore,
  RequestLimitOf,
} from './ports/repair-store.ts';
export type {
  AmbiguityNote,
  Claim,
  KilledRun,
  LeftoverPage,
  Match,
  PageOutcome,
  RunCursor,
  RunEnd,
  RunMemory,
  RunScratch,
  RunSink,
  UnclaimedCount,
  Unmatched,
} from './ports/run-store.ts';
export type { ScenePage, SceneSource } from './ports/scene-source.ts';
export {
  GUARD_KINDS,
  type Guard,
  type GuardKind,
  type RequestCounts,
  type RunCounts,
  type RunRecord,
  type RunStart,
  type RunStatus,
} from './run.ts';
export type { NamedRef, Scene, SceneFile } from './scene.ts';
export {
  covers,
  SCOPE_SETTINGS,
  SCOPES,
  scopeStart,
  type Scope,
  type ScopeSetting,
} from './scope.ts';
export type {
  JobsWaiting,
  LeftBecause,
  LeftField,
  NotFoundJobs,
  RepairFigures,
  RepairRecord,
  UnwrittenField,
  UnwrittenPicture,
} from './repair.ts';
export { redact, secret, type Secret } from './secret.ts';
export type { PathMapping, PathSettings, ProjectionSettings } from './settings.ts';
export type { DeadLetter, NextDue, QueueStatus, ReportedGap } from './status.ts';
export { soundDate } from './sound-date.ts';
export { withoutTrailingSlashes } from './without-trailing-slashes.ts';
