import { join } from 'node:path';
import { projectPath } from '../project.ts';

/** Bundles the page of the bench with the product's own player into a folder, as the dashboard is bundled. */
export async function buildPage(folder: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: projectPath('tests/load/page'),
    base: '/page/',
    logLevel: 'error',
    resolve: { conditions: ['@fengqiao/source', 'module', 'browser', 'development|production'] },
    build: {
      outDir: join(folder, 'page'),
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: projectPath('tests/load/page/main.ts'),
        output: { entryFileNames: 'main.js' },
      },
    },
  });
}
