import { RegisterImport } from '../../../ui/register-import.tsx';
import { registryKey } from '../api.ts';
import { importFile, importsQuery, undoImport } from './import-api.ts';

const words = {
  import: 'registry.import',
  field: 'registry.import.field',
  problem: 'registry.import.problem',
};

/** The staff of centres from a file. */
export const ImportPanel = () => (
  <RegisterImport
    words={words}
    changes={registryKey}
    imports={importsQuery}
    importFile={importFile}
    undoImport={undoImport}
  />
);
