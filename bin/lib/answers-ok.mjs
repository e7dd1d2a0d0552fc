import http from 'node:http';
import https from 'node:https';

/** Whether a server of this machine answers 2xx; its certificate may be the site's own. */
export function answersOk(url) {
  return new Promise((resolve) => {
    const { get } = url.startsWith('https:') ? https : http;
    get(url, { rejectUnauthorized: false, timeout: 5_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode >= 200 && answer.statusCode < 300);
    })
      .once('timeout', function () {
        this.destroy();
      })
      .once('error', () => resolve(false));
  });
}
