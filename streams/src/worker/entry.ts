/**
 * The worker's built file. A node that runs from its sources (tests) takes it from `dist` too: Node 20 reads no TypeScript.
 */
export const workerEntry = new URL(
  import.meta.url
    .replace(/\/src\/worker\/entry\.ts$/, '/dist/worker/entry.js')
    .replace(/entry\.js$/, 'main.js'),
);
