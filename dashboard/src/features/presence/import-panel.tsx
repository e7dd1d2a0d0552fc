import { RegisterImport } from '../../ui/register-import.tsx';
import { importFile, importsQuery, presenceKey, undoImport } from './api.ts';

const words = { import: 'presence.import', field: 'presence.field', problem: 'presence.problem' };

/** The register of presence from a file. */
export const ImportPanel = () => (
  <RegisterImport
    words={words}
    changes={presenceKey}
    imports={importsQuery}
    importFile={importFile}
    undoImport={undoImport}
  />
);
