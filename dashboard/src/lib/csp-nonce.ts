/** Nonce of this page's content policy, for the styles that antd writes; undefined where there is no policy (dev server). */
export function cspNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
}
