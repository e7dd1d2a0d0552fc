import { areaRoom, type CaseChange, wallRoom } from '@fengqiao/contract/events';
import { kioskRoom, roomsOf } from './area-rooms.ts';
import type { PresentedChanges } from './present-changes.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';

/** More than this waiting for a socket: it is too slow to be told everything. */
const slowBytes = 1_000_000;
const slowPackets = 400;
/** A socket that stays slow for so long is let go; its page comes back and loads snapshots. */
const giveUpMs = 60_000;

/**
 * Tells rooms what happened. Each area's room has its own chain of messages: `from` is the `seq` of the message before, so that a
 * page sees by itself when it has missed one.
 */
export class Broadcaster {
  readonly #io: LiveServer;
  readonly #told = new Map<string, number>();
  #seq = 0;

  constructor(io: LiveServer) {
    this.#io = io;
    io.of('/').adapter.on('delete-room', (room: string) => this.#told.delete(room));
  }

  /** Puts a socket into the room of an area, out of the one before. Answers the seq up to which the area has been told. */
  async watchArea(socket: LiveSocket, areaCode: string): Promise<void> {
    if (socket.data.area !== null) await socket.leave(areaRoom(socket.data.area));
    socket.data.area = areaCode;
    if (socket.data.slowSince === null) await this.#join(socket, areaCode);
  }

  /** Passes on what happened after `from` up to `seq`. `null` = too much: every page loads snapshots. */
  tell(from: number, seq: number, changes: PresentedChanges | null): void {
    this.#sweepSlow();
    this.#seq = seq;
    if (changes === null) {
      for (const room of this.#areaRooms()) this.#emit(room, seq, seq, []);
      return;
    }
    const byRoom = new Map<string, CaseChange[]>();
    for (const { area, change, handlers } of changes.cases) {
      if (handlers !== null) {
        this.#makeAsk(handlers, seq);
        continue;
      }
      for (const room of roomsOf(area)) {
        const list = byRoom.get(room);
        if (list === undefined) byRoom.set(room, [change]);
        else list.push(change);
      }
    }
    const reloading = new Set(changes.reload.flatMap(roomsOf));
    for (const room of this.#areaRooms()) {
      const list = byRoom.get(room);
      if (reloading.has(room)) this.#emit(room, seq, seq, []);
      else if (list !== undefined) this.#emit(room, this.#told.get(room) ?? from, seq, list);
    }
    for (const { change } of changes.walls) this.#io.to(wallRoom(change.wallId)).emit('wall.updated', change);
    for (const { area, change } of changes.viewings)
      this.#io.to(roomsOf(area)).emit('viewing.updated', change);
    for (const { area, change } of changes.outages)
      this.#io.to(roomsOf(area)).except(kioskRoom()).emit('camera.outage', change);
    for (const { area, change } of changes.rooms) this.#io.to(roomsOf(area)).emit('room.updated', change);
    for (const { area, kind, change } of changes.subjects)
      this.#io
        .to(roomsOf(area))
        .except(kioskRoom())
        .emit(kind === 'meeting' ? 'meeting.updated' : 'report.updated', change);
  }

  /** A sealed case is told to no room: the pages of its handlers see a gap, and ask under their own name. */
  #makeAsk(accounts: readonly string[], seq: number): void {
    for (const socket of this.#io.sockets.sockets.values()) {
      const { session, area, slowSince } = socket.data;
      if (area !== null && slowSince === null && accounts.includes(session.account))
        socket.emit('case.updated', { from: seq, seq, changes: [] });
    }
  }

  /** Tells quiet areas that nothing happened, then everybody the newest seq and the server's time. */
  heartbeat(seq: number): void {
    this.#sweepSlow();
    this.#seq = seq;
    for (const room of this.#areaRooms()) {
      const told = this.#told.get(room) ?? seq;
      if (told < seq) this.#emit(room, told, seq, []);
    }
    const now = new Date().toISOString();
    for (const socket of this.#io.sockets.sockets.values())
      if (socket.data.slowSince === null) socket.emit('heartbeat', { seq, now });
  }

  #areaRooms(): string[] {
    return [...this.#io.of('/').adapter.rooms.keys()].filter((room) => room.startsWith('area:'));
  }

  #emit(room: string, from: number, seq: number, changes: CaseChange[]): void {
    this.#told.set(room, seq);
    this.#io.to(room).emit('case.updated', { from, seq, changes });
  }

  async #join(socket: LiveSocket, areaCode: string): Promise<void> {
    const room = areaRoom(areaCode);
    if (!this.#told.has(room)) this.#told.set(room, this.#seq);
    await socket.join(room);
  }

  /** Takes slow sockets out of their rooms, and back in with a gap that makes the page fetch what it has missed. */
  #sweepSlow(): void {
    for (const socket of this.#io.sockets.sockets.values()) {
      const { data } = socket;
      const slow = isSlow(socket);
      if (slow && data.slowSince === null) {
        data.slowSince = Date.now();
        if (data.area !== null) void socket.leave(areaRoom(data.area));
      } else if (slow && data.slowSince !== null && Date.now() - data.slowSince > giveUpMs) {
        socket.disconnect(true);
      } else if (!slow && data.slowSince !== null) {
        data.slowSince = null;
        if (data.area === null) continue;
        void this.#join(socket, data.area);
        socket.emit('case.updated', { from: this.#seq, seq: this.#seq, changes: [] });
      }
    }
  }
}

/** Whether more waits for a socket than a page can be expected to take in soon. */
function isSlow(socket: LiveSocket): boolean {
  const { writeBuffer, transport } = socket.conn as unknown as {
    writeBuffer: unknown[];
    transport?: { socket?: { bufferedAmount?: number } };
  };
  return writeBuffer.length > slowPackets || (transport?.socket?.bufferedAmount ?? 0) > slowBytes;
}
