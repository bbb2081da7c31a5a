/** The size of a file for a person. */
import { formatCount } from './listing.ts';

/** `512 B`, `4.2 kB`, `1.3 MB`; decimal units, as file managers have them. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 999_500 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 9.95 ? value.toFixed(1) : formatCount(Math.round(value))} ${unit}`;
}
