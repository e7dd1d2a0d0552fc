import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlayGrant } from '@fengqiao/contract/cameras';

/** A page that plays cameras with the product's own player, as tiles of a wall do; the test stands in for the gateway. */
export interface PlayerPage {
  url: string;
  close(): Promise<void>;
}

const HTML = `<!doctype html><meta charset="utf-8"><title>pictures</title>
<style>body{display:grid;grid-template-columns:repeat(3,1fr);margin:0}figure{margin:0}video{display:block;width:100%;aspect-ratio:16/9}</style>
<body><script type="module">
import { openPicture } from '/page/open-picture.js';
const requestGrant = async (cameraId) => {
  const answer = await fetch('/play/' + cameraId, { method: 'POST' });
  if (answer.ok) return answer.json();
  throw Object.assign(new Error('no grant'), { code: (await answer.json()).code });
};
window.pictures = {};
window.play = (cameraId) => {
  const figure = document.createElement('figure');
  const video = document.createElement('video');
  figure.dataset.camera = cameraId;
  video.muted = true;
  figure.append(video);
  document.body.append(figure);
  const picture = openPicture({ cameraId, video, requestGrant });
  picture.subscribe(({ state }) => { figure.dataset.state = state.kind; });
  window.pictures[cameraId] = { figures: picture.figures, close() { picture.close(); figure.remove(); delete window.pictures[cameraId]; } };
};
</script>`;

/** @param grantFor what the gateway would answer; a string is the code of a refusal */
export async function startPlayerPage(
  grantFor: (cameraId: string) => PlayGrant | string,
): Promise<PlayerPage> {
  const folder = await mkdtemp(join(tmpdir(), 'player-page-'));
  await bundle(folder);
  const server = createServer(async (request, response) => {
    const { url = '/' } = request;
    const [, cameraId] = /^\/play\/(\d{20})$/.exec(url) ?? [];
    const [, script] = /^\/page\/([\w.-]+\.js|assets\/[\w.-]+\.js)$/.exec(url) ?? [];
    if (cameraId !== undefined) {
      const grant = grantFor(cameraId);
      const refused = typeof grant === 'string';
      response.writeHead(refused ? 503 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(refused ? { code: grant } : grant));
    } else if (script !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      response.end(await readFile(join(folder, script)));
    } else {
      response.writeHead(url === '/' ? 200 : 404, { 'content-type': 'text/html' }).end(HTML);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Bundles the player as the dashboard is bundled. */
async function bundle(folder: string): Promise<void> {
  const { build } = await import('vite');
  const root = fileURLToPath(new URL('../../dashboard', import.meta.url));
  await build({
    configFile: false,
    root,
    base: '/page/',
    logLevel: 'error',
    publicDir: false,
    resolve: { conditions: ['@fengqiao/source', 'module', 'browser', 'development|production'] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'src/features/video/open-picture.ts'),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'open-picture.js' },
      },
    },
  });
}
