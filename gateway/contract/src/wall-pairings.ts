import Type from 'typebox';
import { Instant, Nullable } from './common.ts';
import { WallId } from './wall-ids.ts';

/** A code lives so long, minutes. */
export const PAIRING_MINUTES = 10;

/** Six digits, shown by a screen that does not know yet which one it is. */
export const PairingCode = Type.String({ pattern: '^\\d{6}$' });

/** `GET /api/wall-pairings/:id`, asked again and again by the page that waits; its code is known to that page alone. */
export const PairingState = Type.Object({
  id: Type.String({ format: 'uuid' }),
  expiresAt: Instant,
  /** The screen that was chosen for it; null = none yet. */
  screen: Nullable(Type.Object({ wallId: WallId, screenId: WallId })),
});
export type PairingState = Type.Static<typeof PairingState>;

/** `POST /api/wall-pairings`, from the page of a kiosk without an address: the code that it shows. */
export const Pairing = Type.Object({ ...PairingState.properties, code: PairingCode });
export type Pairing = Type.Static<typeof Pairing>;

/** `PUT /api/walls/:id/screens/:screen/pairing`: the display with this code becomes this screen. */
export const PairingInput = Type.Object({ code: PairingCode }, { additionalProperties: false });
export type PairingInput = Type.Static<typeof PairingInput>;
