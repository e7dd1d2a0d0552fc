export {
  AUDIT_HEADS_FILE,
  appendHead,
  comparePlaces,
  formatHead,
  type Head,
  parseHead,
  readHeads,
} from './audit-heads.ts';
export { type BackupOptions, backup } from './backup.ts';
export { openDatabase } from './cli-database.ts';
export { columnTypes } from './column-types.ts';
export {
  countAccountsOn,
  createDrillDatabase,
  drillDatabase,
  dropDrillDatabase,
  NoCreateRight,
} from './drill-database.ts';
export { assertDurable } from './durability.ts';
export type { Binaries } from './embedded/binaries.ts';
export { EmbeddedError, type EmbeddedErrorCode, type Progress } from './embedded/embedded-error.ts';
export { type EmbeddedOptions, type EmbeddedServer, embeddedUrl, startEmbedded } from './embedded.ts';
export {
  type DatabaseErrorKind,
  databaseErrorKind,
  isSessionLost,
  isUnavailable,
  isUniqueViolation,
} from './errors.ts';
export { type Migrated, type MigrateOptions, MigrationError, migrate } from './migrate.ts';
export { createPool, type PoolOptions, type Queryable } from './pool.ts';
export { type RestoreOptions, readBackupHeader, restore } from './restore.ts';
export { type DatabaseFacts, databaseFacts } from './timescale.ts';
export {
  APPLICATION_ROLE,
  EVERYWHERE,
  inScope,
  inTransaction,
  type Scope,
  type TransactionOptions,
} from './transaction.ts';
