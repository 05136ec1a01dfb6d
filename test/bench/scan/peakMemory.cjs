// Loaded before a program by `node --require`: at its end tells on stderr how much memory the process had at most.
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.once('exit', () => {
    process.stderr.write(`peak memory ${process.resourceUsage().maxRSS} KB\n`);
  });
}
