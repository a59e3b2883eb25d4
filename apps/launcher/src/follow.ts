// Loaded into every child before its own code: a child must not outlive a launcher that was killed.
const PATIENCE = 3000;

process.once('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening must not keep a child alive that has nothing left to do.
process.channel?.unref();
