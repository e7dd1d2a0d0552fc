/** Looks for marked texts wherever it is shown something, and keeps where it has found which. */
export class SecretHunt {
  readonly #forms = new Map<string, string[]>();
  readonly #finds = new Set<string>();

  /** A text that must not be found; in the forms in which programs write it down as well. */
  mark(name: string, secret: string): void {
    if (Buffer.byteLength(secret) < 8) throw new Error(`${name} is too short to be told from other text`);
    const forms = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      Buffer.from(secret).toString('base64url'),
      Buffer.from(secret).toString('hex'),
    ];
    this.#forms.set(name, [...new Set(forms)]);
  }

  /** Looks at what somebody has shown in a place. `allowed`: names of marks, or their beginnings, that belong there. */
  look(place: string, text: string, allowed: readonly string[] = []): void {
    for (const [name, forms] of this.#forms) {
      if (allowed.some((each) => name.startsWith(each))) continue;
      if (forms.some((form) => text.includes(form))) this.#finds.add(`${name} in ${place}`);
    }
  }

  /** `password of clerk01 in gateway.log` */
  finds(): string[] {
    return [...this.#finds].sort();
  }
}
