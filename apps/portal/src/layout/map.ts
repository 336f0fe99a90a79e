import { type DistrictOutline, essexOutlines } from '@app/places';

/** A district with what is counted there. Null: nothing is said of it. */
export interface DistrictCount {
  readonly code: string;
  readonly value: number | null;
  /** As it is read. */
  readonly shown: string;
}

/** A map of counts as its template draws it. Its table says the same, and is what counts. */
export interface DistrictMap {
  readonly title: string;
  readonly measure: string;
  readonly width: number;
  readonly height: number;
  readonly districts: readonly {
    readonly name: string;
    readonly path: string;
    /** 0 (none) to 4 (the most): a class of the drawing. */
    readonly shade: number;
    readonly shown: string;
    readonly x: number;
    readonly y: number;
  }[];
}

let outlines: Promise<readonly DistrictOutline[]> | undefined;

const width = 600;
/** A degree of longitude is this much of one of latitude, in the middle of Essex. */
const narrowing = Math.cos((51.8 * Math.PI) / 180);

/** Draws the districts of Greater Essex, each with its count: whole districts, never points. */
export async function districtMap(
  title: string,
  measure: string,
  counts: readonly DistrictCount[],
): Promise<DistrictMap> {
  outlines ??= essexOutlines();
  return drawMap({ title, measure }, await outlines, counts);
}

/** The pure part of `districtMap`. */
export function drawMap(
  told: Pick<DistrictMap, 'title' | 'measure'>,
  districts: readonly DistrictOutline[],
  counts: readonly DistrictCount[],
): DistrictMap {
  const points = districts.flatMap(({ rings }) => rings.flat());
  const west = Math.min(...points.map(([east]) => east));
  const north = Math.max(...points.map(([, up]) => up));
  const scale = width / ((Math.max(...points.map(([east]) => east)) - west) * narrowing);
  const at = ([east, up]: readonly [number, number]): readonly [number, number] => [
    Math.round((east - west) * narrowing * scale * 10) / 10,
    Math.round((north - up) * scale * 10) / 10,
  ];
  const most = Math.max(1, ...counts.map(({ value }) => value ?? 0));
  return {
    ...told,
    width,
    height: Math.ceil((north - Math.min(...points.map(([, up]) => up))) * scale),
    districts: districts.map(({ code, name, rings }) => {
      const count = counts.find((each) => each.code === code);
      const value = count?.value ?? 0;
      const drawn = rings.map((ring) => ring.map(at));
      const largest = drawn.reduce((a, b) => (b.length > a.length ? b : a), drawn[0] ?? []);
      const middle = (axis: 0 | 1): number => {
        const along = largest.map((point) => point[axis]);
        return Math.round((Math.min(...along) + Math.max(...along)) / 2);
      };
      return {
        name,
        path: drawn.map((ring) => `M${ring.map((point) => point.join(',')).join('L')}Z`).join(''),
        shade: value === 0 ? 0 : Math.max(1, Math.ceil((value / most) * 4)),
        shown: count?.shown ?? '0',
        x: middle(0),
        y: middle(1),
      };
    }),
  };
}
