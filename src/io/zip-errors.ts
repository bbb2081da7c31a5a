/** What went wrong with a zip, in the words of an input error. */
import { InputError } from '../errors.ts';
import { inputErrors } from './input-errors.ts';

/** @param label what messages call the zip */
export function asZipError(error: unknown, label: string): InputError {
  if (error instanceof InputError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return detail.includes('encryption')
    ? inputErrors.encryptedZip(label)
    : inputErrors.damagedZip(label, detail);
}
