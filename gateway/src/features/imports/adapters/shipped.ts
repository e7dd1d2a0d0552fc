import courtFiling from '../../../adapters/court-filing.json' with { type: 'json' };
import fuzhengtong from '../../../adapters/fuzhengtong.json' with { type: 'json' };
import gridPatrol from '../../../adapters/grid-patrol.json' with { type: 'json' };
import hotline12345 from '../../../adapters/hotline-12345.json' with { type: 'json' };
import messageBoard from '../../../adapters/message-board.json' with { type: 'json' };
import petitionExport from '../../../adapters/petition-export.json' with { type: 'json' };
import police110 from '../../../adapters/police-110.json' with { type: 'json' };
import townshipLedger from '../../../adapters/township-ledger.json' with { type: 'json' };

/** The adapters that come with the product, as they were read. */
export const shippedAdapters: Readonly<Record<string, unknown>> = {
  'hotline-12345': hotline12345,
  'police-110': police110,
  fuzhengtong,
  'message-board': messageBoard,
  'court-filing': courtFiling,
  'petition-export': petitionExport,
  'grid-patrol': gridPatrol,
  'township-ledger': townshipLedger,
};
