import Type from 'typebox';
import { CameraDeviceInput, CameraId } from './cameras.ts';
import { Instant, Nullable } from './common.ts';
import { ErrorBody } from './errors.ts';

/** `POST /api/cameras/discover`: devices at some addresses, or whoever answers on the network. */
export const DiscoveryInput = Type.Object(
  {
    /** `host` or `host:port` each. */
    addresses: Type.Optional(
      Type.Array(Type.String({ maxLength: 120, pattern: '^[A-Za-z0-9.:\\[\\]-]+$' }), { maxItems: 256 }),
    ),
    /** Also asks the whole network of the gateway (multicast); only where ONVIF_DISCOVERY is on. */
    network: Type.Optional(Type.Boolean()),
    /** Login of the devices at `addresses`, to read maker and model. */
    username: Type.Optional(Type.String({ maxLength: 120 })),
    password: Type.Optional(Type.String({ maxLength: 200 })),
    /** How long to wait for answers. */
    seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 15, default: 4 })),
  },
  { additionalProperties: false },
);
export type DiscoveryInput = Type.Static<typeof DiscoveryInput>;

/** A device that answered. Its address is shown to whoever may register it, and to nobody once it is registered. */
export const FoundDevice = Type.Object({
  url: Type.String(),
  name: Type.String(),
  manufacturer: Type.String(),
  model: Type.String(),
  location: Type.String(),
  /** Why it told no more, in words. */
  message: Nullable(Type.String()),
});
export type FoundDevice = Type.Static<typeof FoundDevice>;

/** One line of the answer (NDJSON): each device as it answers, then one last line. */
export const DiscoveryLine = Type.Union([
  Type.Object({ type: Type.Literal('found'), device: FoundDevice }),
  Type.Object({ type: Type.Literal('silent'), address: Type.String(), message: Type.String() }),
  Type.Object({ type: Type.Literal('done'), found: Type.Integer() }),
  Type.Object({ type: Type.Literal('failed'), ...ErrorBody.properties }),
]);
export type DiscoveryLine = Type.Static<typeof DiscoveryLine>;

/** `POST /api/cameras/:id/onvif`: takes the stream addresses from the device; without `device` from the one that is stored. */
export const DeviceReading = Type.Object(
  { device: Type.Optional(CameraDeviceInput) },
  { additionalProperties: false },
);

export const DeviceReport = Type.Object({
  cameraId: CameraId,
  manufacturer: Type.String(),
  model: Type.String(),
  firmware: Type.String(),
  /** Device's clock − ours, seconds. */
  clockOffsetS: Type.Integer(),
  /** Largest picture first; which of them became main and small stream. */
  streams: Type.Array(
    Type.Object({
      name: Type.String(),
      width: Type.Integer(),
      height: Type.Integer(),
      codec: Type.String(),
      use: Nullable(Type.Union([Type.Literal('main'), Type.Literal('sub')])),
    }),
  ),
  turnable: Type.Boolean(),
});
export type DeviceReport = Type.Static<typeof DeviceReport>;

const speed = Type.Number({ minimum: -1, maximum: 1 });

/** `POST /api/cameras/:id/ptz`. A movement ends by itself after 1.5 s: send it again while it shall go on. */
export const PtzInput = Type.Union([
  Type.Object({ pan: speed, tilt: speed, zoom: speed }, { additionalProperties: false }),
  Type.Object({ stop: Type.Literal(true) }, { additionalProperties: false }),
  Type.Object({ preset: Type.String({ minLength: 1, maxLength: 64 }) }, { additionalProperties: false }),
]);
export type PtzInput = Type.Static<typeof PtzInput>;

/** A movement ends so long after it was last asked for. */
export const PTZ_STOPS_AFTER_MS = 1_500;
/** So long after the last movement nobody else may turn the camera. */
export const PTZ_LEASE_MS = 10_000;

/** Who has the camera in hand. */
export const PtzLease = Type.Object({ holder: Type.String(), until: Instant, own: Type.Boolean() });
export type PtzLease = Type.Static<typeof PtzLease>;

export const PtzPresets = Type.Object({
  items: Type.Array(Type.Object({ token: Type.String(), name: Type.String() })),
  /** null = nobody turns it. */
  lease: Nullable(PtzLease),
});
export type PtzPresets = Type.Static<typeof PtzPresets>;
