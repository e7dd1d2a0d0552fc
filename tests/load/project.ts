import { fileURLToPath } from 'node:url';

/** The project's folder; this file runs from `tests/dist/load`. */
const root = new URL('../../../', import.meta.url);

/** Absolute path of a file of the project, such as `streams/dist/server.js`. */
export const projectPath = (path: string): string => fileURLToPath(new URL(path, root));

/** Loads a built module that its package does not export; the caller knows its type. */
export const loadBuilt = async <T>(path: string): Promise<T> => (await import(new URL(path, root).href)) as T;
