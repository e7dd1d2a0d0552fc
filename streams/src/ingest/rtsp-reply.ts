/** node-media-server looks headers up by exactly these spellings; cameras use others. */
const SPELLINGS = new Map(
  [
    'CSeq',
    'Session',
    'Content-Length',
    'Content-Base',
    'Content-Location',
    'Transport',
    'WWW-Authenticate',
  ].map((name) => [name.toLowerCase(), name]),
);

/** Digest with MD5 before Basic: Basic would put the password on the wire. Other algorithms are not spoken. */
function challengeRank(challenge: string): number {
  const lower = challenge.toLowerCase();
  if (lower.startsWith('digest')) return /algorithm="?(?!md5)/.test(lower) ? 0 : 2;
  return lower.startsWith('basic') ? 1 : 0;
}

/**
 * Rewrites a reply the way node-media-server's parser wants it: its header spellings, a reason phrase, one
 * challenge (it would keep the last of several, usually Basic). `null` for a message that is not a reply.
 */
export function normaliseReply(head: string, body: Buffer): Buffer | null {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const status = /^RTSP\/1\.\d\s+(\d{3})\s*(.*)$/.exec(statusLine);
  if (status === null) return null;
  const headers: string[] = [];
  let challenge: string | undefined;
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    const spelling = SPELLINGS.get(name.toLowerCase()) ?? name;
    if (spelling === 'WWW-Authenticate') {
      if (challenge === undefined || challengeRank(value) > challengeRank(challenge)) challenge = value;
    } else if (spelling !== 'Content-Length') {
      headers.push(`${spelling}: ${value}`);
    }
  }
  if (challenge !== undefined) headers.push(`WWW-Authenticate: ${challenge}`);
  if (body.length > 0) headers.push(`Content-Length: ${body.length}`);
  const text = `RTSP/1.0 ${status[1]} ${status[2] || 'Unknown'}\r\n${headers.join('\r\n')}\r\n\r\n`;
  return Buffer.concat([Buffer.from(text), body]);
}

/** Seconds after which the camera forgets a silent session (`Session: id;timeout=60`); the RFC's 60 if unsaid. */
export function sessionTimeoutS(sessionHeader: string | undefined): number {
  const seconds = Number(/timeout\s*=\s*(\d+)/i.exec(sessionHeader ?? '')?.[1]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 60;
}

/** The channel pair the camera really uses, from a Transport reply; `null` when it did not agree to TCP. */
export function interleavedChannels(transport: string | undefined): { rtp: number; rtcp: number } | null {
  const match = /interleaved\s*=\s*(\d+)(?:-(\d+))?/i.exec(transport ?? '');
  if (match === null) return null;
  const rtp = Number(match[1]);
  return { rtp, rtcp: match[2] === undefined ? rtp + 1 : Number(match[2]) };
}
