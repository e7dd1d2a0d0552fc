/** A profile that cannot be used; the message names the file and the path in it. */
export class ProfileError extends Error {
  constructor(id: string, problem: string) {
    super(`Profile ${id}: ${problem}`);
    this.name = 'ProfileError';
  }
}
