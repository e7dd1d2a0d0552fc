/**
 * Whether this page can be a terminal. `insecure`: browsers give out keys under HTTPS and on the machine itself only, not under
 * http:// on a network.
 */
export type TerminalAbility = 'able' | 'insecure';

export const terminalAbility = (): TerminalAbility =>
  window.isSecureContext && 'subtle' in crypto ? 'able' : 'insecure';
