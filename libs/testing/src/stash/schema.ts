import { buildSchema, type GraphQLSchema } from 'graphql';
import { isBefore030 } from './settings-text.ts';

/**
 * The part of Stash's schema that is simulated, as a version such as `v0.30.1` has it. Anything else is refused as
 * an unknown field, so that nobody relies on what is not there.
 */
export function stashSchema(version: string): GraphQLSchema {
  return isBefore030(version) ? schema027 : schema030;
}

const SINCE_027 = `
  scalar Time
  scalar Int64
  scalar Map
  scalar PluginConfigMap

  type Query {
    findScene(id: ID): Scene
    findScenes(scene_filter: SceneFilterType, ids: [ID!], filter: FindFilterType): FindScenesResultType!
    findPerformers(performer_filter: PerformerFilterType, filter: FindFilterType, ids: [ID!]): FindPerformersResultType!
    findStudios(studio_filter: StudioFilterType, filter: FindFilterType, ids: [ID!]): FindStudiosResultType!
    findTags(tag_filter: TagFilterType, filter: FindFilterType, ids: [ID!]): FindTagsResultType!
    configuration: ConfigResult!
    version: Version!
    jobQueue: [Job!]
    findJob(input: FindJobInput!): Job
  }
  type Mutation {
    configurePlugin(plugin_id: ID!, input: Map!): Map!
    runPluginTask(plugin_id: ID!, task_name: String, description: String, args_map: Map): ID!
  }

  type Scene {
    id: ID!
    title: String
    code: String
    details: String
    director: String
    date: String
    rating100: Int
    organized: Boolean!
    created_at: Time!
    updated_at: Time!
    files: [VideoFile!]!
    studio: Studio
    performers: [Performer!]!
    tags: [Tag!]!
  }
  interface BaseFile {
    id: ID!
    path: String!
    basename: String!
    size: Int64!
    created_at: Time!
    updated_at: Time!
  }
  type VideoFile implements BaseFile {
    id: ID!
    path: String!
    basename: String!
    size: Int64!
    created_at: Time!
    updated_at: Time!
  }
  type Studio { id: ID! name: String! created_at: Time! updated_at: Time! parent_studio: Studio }
  type Performer { id: ID! name: String! disambiguation: String created_at: Time! updated_at: Time! }
  type Tag { id: ID! name: String! created_at: Time! updated_at: Time! }
  type FindScenesResultType { count: Int! scenes: [Scene!]! }
  type FindPerformersResultType { count: Int! performers: [Performer!]! }
  type FindStudiosResultType { count: Int! studios: [Studio!]! }
  type FindTagsResultType { count: Int! tags: [Tag!]! }

  type ConfigResult { general: ConfigGeneralResult! plugins(include: [ID!]): PluginConfigMap! }
  type ConfigGeneralResult { username: String! apiKey: String! }
  type Version { version: String hash: String! build_time: String! }
  enum JobStatus { READY RUNNING FINISHED STOPPING CANCELLED FAILED }
  type Job {
    id: ID!
    status: JobStatus!
    subTasks: [String!]
    description: String!
    progress: Float
    error: String
    addTime: Time!
    startTime: Time
    endTime: Time
  }
  input FindJobInput { id: ID! }

  enum SortDirectionEnum { ASC DESC }
  enum CriterionModifier {
    EQUALS NOT_EQUALS GREATER_THAN LESS_THAN IS_NULL NOT_NULL INCLUDES_ALL INCLUDES EXCLUDES
    MATCHES_REGEX NOT_MATCHES_REGEX BETWEEN NOT_BETWEEN
  }
  input FindFilterType { page: Int per_page: Int sort: String direction: SortDirectionEnum }
  input IntCriterionInput { value: Int! value2: Int modifier: CriterionModifier! }
  input TimestampCriterionInput { value: String! value2: String modifier: CriterionModifier! }
  input MultiCriterionInput { value: [ID!] modifier: CriterionModifier! }
  input HierarchicalMultiCriterionInput { value: [ID!] modifier: CriterionModifier! depth: Int }
  input SceneFilterType {
    id: IntCriterionInput
    created_at: TimestampCriterionInput
    updated_at: TimestampCriterionInput
    performers: MultiCriterionInput
    studios: HierarchicalMultiCriterionInput
    tags: HierarchicalMultiCriterionInput
  }
  input PerformerFilterType { created_at: TimestampCriterionInput updated_at: TimestampCriterionInput }
  input StudioFilterType { created_at: TimestampCriterionInput updated_at: TimestampCriterionInput }
  input TagFilterType { created_at: TimestampCriterionInput updated_at: TimestampCriterionInput }
`;

const SINCE_030 = `
  extend type Query {
    findFiles(file_filter: FileFilterType, filter: FindFilterType, ids: [ID!]): FindFilesResultType!
  }
  extend type Tag { sort_name: String }
  extend input SceneFilterType { files_filter: FileFilterType }
  type FindFilesResultType { count: Int! files: [BaseFile!]! }
  input FileFilterType {
    scene_count: IntCriterionInput
    created_at: TimestampCriterionInput
    updated_at: TimestampCriterionInput
  }
`;

const schema027 = buildSchema(SINCE_027);
const schema030 = buildSchema(SINCE_027 + SINCE_030);
