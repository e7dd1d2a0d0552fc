/** The part of node-media-server 4.4.3 that is used; it ships no types. Checked by `rtsp-session.test.ts`. */

declare module 'node-media-server/src/session/rtsp_client_session.js' {
  export interface RtspResponse {
    statusCode: number;
    reasonPhrase: string;
    headers: Record<string, string>;
    body: Buffer;
  }

  export interface SdpMedia {
    type: string;
    payloadType: number;
    payloadTypes: number[];
    /** Upper case: H264, H265, MPEG4-GENERIC, PCMA ...; empty without an rtpmap. */
    codec: string;
    clockRate: number;
    channels: number;
    fmtp: Record<string, string>;
    control: string;
  }

  export interface SdpSession {
    attributes: Record<string, string>;
    media: SdpMedia[];
  }

  export interface RtspClient {
    username: string;
    password: string;
    baseUri: string;
    /** ms between GET_PARAMETER requests. */
    heartbeatInterval: number;
    connected: boolean;
    socket: import('node:net').Socket | null;
    handleData: (data: Buffer) => void;
    stopHeartbeat(): void;
    rejectAllPending(error: Error): void;
    connect(url: string): Promise<void>;
    describe(uri?: string): Promise<RtspResponse>;
    setup(uri: string, transport: string): Promise<RtspResponse>;
    play(uri?: string, range?: string): Promise<RtspResponse>;
    getParameter(uri?: string): Promise<RtspResponse>;
    sendRequest(
      method: string,
      uri: string,
      headers?: Record<string, string>,
      body?: Buffer | null,
      retryOn401?: boolean,
    ): Promise<RtspResponse>;
    allocateChannel(): { rtpChannel: number; rtcpChannel: number };
  }

  export default class RtspClientSession {
    constructor(config: { rtspUrl: string; streamPath: string; reconnect?: boolean });
    rtspClient: RtspClient;
    sdp: SdpSession | null;
    connectAndPlay: () => Promise<void>;
    setupTrack: (media: SdpMedia) => Promise<void>;
    registerBroadcast: () => void;
    handleReconnect: () => void;
    onRtpData: (channel: number, data: Buffer) => void;
    close: () => void;
  }
}

declare module 'node-media-server/src/protocol/sdp.js' {
  const parser: {
    /** `null` for an empty text. */
    parse(
      sdp: string | Buffer,
    ): import('node-media-server/src/session/rtsp_client_session.js').SdpSession | null;
  };
  export default parser;
}

declare module 'node-media-server/src/core/logger.js' {
  const logger: { level: string; log: (message: string, level?: string) => void };
  export default logger;
}
