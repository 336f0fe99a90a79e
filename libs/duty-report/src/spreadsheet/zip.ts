import { strToU8, type Zippable, zipSync } from 'fflate';

/** One part of a zipped document: its path, and its text. */
export type Part = readonly [path: string, text: string];

/** The day on every part, since a zip must have one: local time, as zip has no zone. The earliest that zip knows. */
const noDay = new Date(1980, 0, 1);

/**
 * The parts as a zip in this order. The same parts give the same bytes on every machine and day: no clock, and a
 * compressor of our own choosing instead of the one that is built into a version of Node. The first part of an
 * OpenDocument file is stored as it is, so that programs can tell what the file is.
 */
export function zipOf(parts: readonly Part[], storedFirst = false): Uint8Array {
  const files: Zippable = {};
  parts.forEach(([path, text], at) => {
    files[path] = [strToU8(text), { level: storedFirst && at === 0 ? 0 : 6, mtime: noDay, os: 0 }];
  });
  return zipSync(files);
}
