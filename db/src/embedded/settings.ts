import { totalmem } from 'node:os';

/** `cluster_name` of our own server: how a gateway that only got a URL knows what it talks to. */
export const EMBEDDED_CLUSTER_NAME = 'fengqiao_embedded';

/**
 * Given on the command line, so that neither `postgresql.conf` nor `alter system` can undo them. An acknowledged case
 * must survive a power cut: durability is not a setting here.
 */
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };

/** Settings of a server on a machine it shares with gateway, streams and perhaps a browser. */
export function serverSettings(port: number, extra: Record<string, string> = {}): Record<string, string> {
  const memoryMb = memoryBytes() / 2 ** 20;
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '', // a socket path may be at most 107 bytes, and a data folder's path is longer at times
    cluster_name: EMBEDDED_CLUSTER_NAME,
    max_connections: '60',
    shared_buffers: `${clamp(memoryMb / 8, 128, 1024)}MB`,
    effective_cache_size: `${clamp(memoryMb / 2, 256, 16384)}MB`,
    min_dynamic_shared_memory: '32MB', // parallel queries, where a container's /dev/shm is small
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    min_wal_size: '128MB',
    max_wal_size: '1GB', // bounds crash recovery to some seconds
    checkpoint_completion_target: '0.9',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off', // compiling costs more than it saves on every question the panels ask
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log', // one per weekday, overwritten: the log never fills the disk
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_lock_waits: 'on',
    log_line_prefix: '%m [%p] %q%u@%d %a ',
    ...extra,
    ...DURABLE,
  };
}

/** Memory of the machine, or of the container when that has less. */
function memoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}
