import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A point: east and north, in degrees (WGS 84). */
export type Point = readonly [longitude: number, latitude: number];

/** The outline of a district: one ring for each piece of land, and for each hole in one. */
export interface DistrictOutline {
  /** ONS code. */
  readonly code: string;
  readonly name: string;
  readonly rings: readonly (readonly Point[])[];
}

interface Feature {
  readonly properties: { readonly lad_code: string; readonly lad_name: string };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Point[])[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Point[])[])[] };
}

/**
 * The outlines of the fourteen districts of Greater Essex, by name, for maps of counts. ONS boundaries generalised to
 * 200 m: no place finer than a district is on them.
 */
export async function essexOutlines(): Promise<DistrictOutline[]> {
  const file = join(__dirname, '../../data/essex-district-boundaries.geojson');
  const { features } = JSON.parse(await readFile(file, 'utf8')) as { features: readonly Feature[] };
  return features
    .map(({ properties, geometry }) => ({
      code: properties.lad_code,
      name: properties.lad_name,
      rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
