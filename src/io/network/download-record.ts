/** What the cache notes of a download: one small JSON file each, read with distrust. */

import type { PictureFailure } from '../../model.ts';
import { isLasting } from './failures.ts';

export type HadRecord = {
  readonly status: 'had';
  readonly sha256: string;
  readonly bytes: number;
  readonly extension: string;
  readonly width?: number;
  readonly height?: number;
  /** Something better may be had another day: the original failed for a reason that passes. */
  readonly makeshift?: true;
};

/** A failure that is not expected to pass. */
export type FailedRecord = {
  readonly status: 'failed';
  readonly reason: PictureFailure;
  readonly detail: string;
  /** The addresses that were asked: a new one is worth asking all the same. */
  readonly tried: readonly string[];
  /** The limit then, which a larger one makes void. */
  readonly maxBytes: number;
};

export type PictureRecord = HadRecord | FailedRecord;

/** The text of a record file. The key is repeated in it for people who look. */
export function formatRecord(key: string, record: PictureRecord): string {
  return `${JSON.stringify({ version: 1, key, ...record })}\n`;
}

/** The record of `key` in the text of a record file; undefined for anything that is none. */
export function parseRecord(key: string, text: string): PictureRecord | undefined {
  const value = parseObject(text);
  if (value?.version !== 1 || value.key !== key) return undefined;
  return value.status === 'had' ? hadRecord(value) : failedRecord(value);
}

type Loose = Readonly<Record<string, unknown>>;

function hadRecord({ sha256, bytes, extension, width, height, makeshift }: Loose): HadRecord | undefined {
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  if (typeof bytes !== 'number' || typeof extension !== 'string' || !/^\w+$/.test(extension))
    return undefined;
  return {
    status: 'had',
    sha256,
    bytes,
    extension,
    ...(typeof width === 'number' && typeof height === 'number' ? { width, height } : {}),
    ...(makeshift === true ? { makeshift } : {}),
  };
}

function failedRecord({ status, reason, detail, tried, maxBytes }: Loose): FailedRecord | undefined {
  if (status !== 'failed' || typeof detail !== 'string' || typeof maxBytes !== 'number') return undefined;
  if (!isLasting(reason)) return undefined;
  if (!Array.isArray(tried) || !tried.every((url) => typeof url === 'string')) return undefined;
  return { status, reason, detail, tried, maxBytes };
}

function parseObject(text: string): Loose | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
