import Type from 'typebox';
import { ImportMapping } from './imports.ts';
import { Label } from './reference.ts';

/** Name of an adapter: also the last part of the address to which its senders push. */
export const AdapterName = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,39}$' });

/** How a sender's own rows are read: a file of the product or of a site. */
export const Adapter = Type.Object(
  {
    label: Label,
    /** What it reads, and whose field names these are: no other system publishes its own. */
    about: Label,
    /** Where the rows stand in a pushed body, by names with dots between; the body itself when left out. */
    rows: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** Columns of a file, or fields of a pushed object by their names with dots between. */
    mapping: ImportMapping,
    /** Rows of ours that it reads, for whoever writes the sender's side. */
    sample: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: 20 }),
  },
  { additionalProperties: false },
);
export type Adapter = Type.Static<typeof Adapter>;

/** An adapter with its name, as `GET /api/adapters` answers it. */
export const NamedAdapter = Type.Object({
  name: AdapterName,
  /** The site's own, not a shipped one. */
  own: Type.Boolean(),
  label: Label,
  about: Label,
  /** Names of the columns or fields that it reads. */
  fields: Type.Array(Type.String()),
  sample: Adapter.properties.sample,
});
export type NamedAdapter = Type.Static<typeof NamedAdapter>;
