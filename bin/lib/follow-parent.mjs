import { isMainThread } from 'node:worker_threads';

// Loaded into every process that the launcher starts: when the launcher is gone, however it ended, so is this process.
if (process.connected) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
} else if (isMainThread) {
  process.exit(); // it was gone before we came as far as this line, and nobody would tell us any more
}
// Ctrl-C reaches the whole foreground group; the launcher ends its processes in order, so they leave it to SIGTERM.
process.on('SIGINT', () => {});
