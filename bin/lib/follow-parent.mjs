// Loaded into every process that the launcher starts: when the launcher is gone, however it ended, so is this process.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
// Ctrl-C reaches the whole foreground group; the launcher ends its processes in order, so they leave it to SIGTERM.
process.on('SIGINT', () => {});
