/** Reads what users write after `--since`. */
import { UsageError } from './errors.ts';

/** A day as `--since` takes it: `2020-01-31`, or its beginning `2020-01` or `2020`. Throws a `UsageError` for anything else. */
export function readDay(value: string): string {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value.trim()) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) {
    throw new UsageError(`--since ${value}: write a day, for instance --since 2020-01-31`);
  }
  return `${year}-${month}-${day}`;
}
