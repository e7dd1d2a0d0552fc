import type { ClockSource } from '../media.ts';
import type { SenderReport } from './rtp.ts';
import { TimestampUnwrapper } from './sequence.ts';

/** A camera whose clock is further off than this is not believed; its reports still keep sound and picture together. */
const CLOCK_TOLERANCE_MS = 2000;
/** A time by report further than this from the arrival comes from a report that no longer fits. */
const REPORT_TOLERANCE_MS = 5000;
/** Timestamps that step further than this against the arrival, back or ahead, were set anew. */
const STEP_MS = 1000;
/** ms per second by which the arrival mapping may drift later, to follow a camera whose crystal runs slow. */
const ARRIVAL_DRIFT = 0.5;

interface Mapping {
  ticks: number;
  ms: number;
}

/** Times of one track on the wall clock. */
class TrackClock {
  readonly #unwrapper = new TimestampUnwrapper();
  readonly #rate: number;
  #arrival: Mapping | undefined;
  #lastTicks: number | undefined;
  report: Mapping | undefined;
  /** Arrival minus the camera's clock when it was last set. */
  skewMs = 0;
  #skewKnown = false;

  constructor(rate: number) {
    this.#rate = rate;
  }

  unwrap(timestamp: number): number {
    return this.#unwrapper.unwrap(timestamp);
  }

  /** Keeps the earliest arrival relative to the timestamps: the one that met the least delay. */
  arrived(ticks: number, nowMs: number): void {
    const mapping = this.#arrival;
    const back = ((ticks - (this.#lastTicks ?? ticks)) / this.#rate) * 1000 < -STEP_MS;
    this.#lastTicks = ticks;
    if (mapping === undefined) {
      this.#arrival = { ticks, ms: nowMs };
      return;
    }
    const passedMs = ((ticks - mapping.ticks) / this.#rate) * 1000;
    const expected = mapping.ms + passedMs;
    // A jump of the camera's timestamps begins a new mapping, and the last report says nothing about it. Late packets
    // are no jump: a line that was blocked delivers them all.
    if (back || expected - nowMs > STEP_MS || nowMs - expected > 10_000) {
      this.#arrival = { ticks, ms: nowMs };
      this.report = undefined;
    } else {
      const drift = (Math.max(0, passedMs) / 1000) * ARRIVAL_DRIFT;
      this.#arrival = { ticks, ms: Math.min(nowMs, expected + drift) };
    }
  }

  reported(report: SenderReport, nowMs: number): void {
    const skew = nowMs - report.ntpMs;
    // Reports are late by a few ms, now more, now less; further off the camera's clock was set.
    if (!this.#skewKnown || Math.abs(skew - this.skewMs) > CLOCK_TOLERANCE_MS) this.skewMs = skew;
    this.#skewKnown = true;
    this.report = { ticks: this.#unwrapper.peek(report.rtpTimestamp), ms: report.ntpMs };
  }

  byArrival(ticks: number): number {
    return this.#at(this.#arrival, ticks);
  }

  byReport(ticks: number): number {
    return this.#at(this.report, ticks);
  }

  #at(mapping: Mapping | undefined, ticks: number): number {
    if (mapping === undefined) return Date.now();
    return mapping.ms + ((ticks - mapping.ticks) / this.#rate) * 1000;
  }
}

/** The wall clock of one camera connection: all its tracks are read on the same clock at any time. */
export class WallClock {
  readonly #tracks: TrackClock[] = [];
  /** False while the reports do not fit the packets. */
  #fits = true;

  /** Adds a track. Its clock is shared: the camera's reports count once every track has one. */
  track(rate: number): TrackTimes {
    const track = new TrackClock(rate);
    this.#tracks.push(track);
    return {
      unwrap: (timestamp) => track.unwrap(timestamp),
      arrived: (ticks, nowMs) => track.arrived(ticks, nowMs),
      reported: (report, nowMs) => track.reported(report, nowMs),
      wallMs: (ticks) => this.#wallMs(track, ticks),
    };
  }

  get source(): ClockSource {
    return this.#reported && this.#fits && this.#shiftMs === 0 ? 'camera' : 'arrival';
  }

  get #reported(): boolean {
    return this.#tracks.length > 0 && this.#tracks.every((track) => track.report !== undefined);
  }

  /** What to add to the camera's clock: nothing, unless it is plainly wrong. */
  get #shiftMs(): number {
    const skews = this.#tracks.map((track) => track.skewMs);
    const skew = Math.min(...skews);
    return Math.abs(skew) > CLOCK_TOLERANCE_MS ? skew : 0;
  }

  #wallMs(track: TrackClock, ticks: number): number {
    const arrival = track.byArrival(ticks);
    if (!this.#reported) return arrival;
    const reported = track.byReport(ticks) + this.#shiftMs;
    // After a jump of the timestamps the last report says nothing until the next one comes.
    this.#fits = Math.abs(reported - arrival) <= REPORT_TOLERANCE_MS;
    return this.#fits ? reported : arrival;
  }
}

/** The times of one track. */
export interface TrackTimes {
  /** RTP timestamp, 32 bits, to ticks that run on. */
  unwrap(timestamp: number): number;
  /** Tells when the packet with these ticks came. */
  arrived(ticks: number, nowMs: number): void;
  reported(report: SenderReport, nowMs: number): void;
  /** Ticks to epoch ms. */
  wallMs(ticks: number): number;
}
