import type { Refusal } from '../domain/refusal.ts';
import { AppError } from './errors.ts';

/** What a rule refuses, as the error that the page puts into words. */
export const refused = ({ code, args, details }: Refusal): AppError =>
  new AppError(code, ...args).withDetails(details);
