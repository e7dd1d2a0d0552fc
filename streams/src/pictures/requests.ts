import { PictureRequest } from '@fengqiao/contract/picture-socket';
import { Compile } from 'typebox/compile';

const requests = Compile(PictureRequest);

/** What a page asks for; `null` for what does not fit the contract. */
export function parseRequest(text: string): PictureRequest | null {
  try {
    const value: unknown = JSON.parse(text);
    return requests.Check(value) ? value : null;
  } catch {
    return null;
  }
}
