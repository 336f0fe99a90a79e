import type { PlaceFacts } from '../facts';
import { conclude } from '../outcome';
import { mobilities, type Mobility } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<Mobility, string>> = {
  NONE: 'no mobility need',
  LIMITED_STAIRS: 'only a few stairs',
  NO_STAIRS: 'no stairs',
  WHEELCHAIR_PART: 'a wheelchair part of the time',
  WHEELCHAIR_FULL: 'a wheelchair all the time',
};

/** The greatest need that a place serves. The steps between the ends are assumed: no source defines them. */
export function mobilityServed(place: PlaceFacts): Mobility {
  const fewStairs = place.groundFloor || place.lift;
  const noStairs = place.stepFree && fewStairs;
  if (place.wheelchairAccessible) return 'WHEELCHAIR_FULL';
  if (noStairs && place.wetRoom) return 'WHEELCHAIR_PART';
  if (noStairs) return 'NO_STAIRS';
  return fewStairs ? 'LIMITED_STAIRS' : 'NONE';
}

/**
 * Criterion 8. The building serves what the household's mobility needs.
 * Source: Women's Aid Annual Audit 2023 (0.9% of vacancies wheelchair accessible, 1.1% suitable for limited
 * mobility).
 */
export const mobilityRule: Rule<'MOBILITY'> = {
  code: 'MOBILITY',
  number: 8,
  title: 'Wheelchair and mobility',
  kind: 'HARD',
  weight: 0,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['MOBILITY'],
  judge({ mobility }, place) {
    const served = mobilityServed(place);
    const serves = (need: Mobility): boolean => mobilities.indexOf(need) <= mobilities.indexOf(served);
    const need = mobility === null ? null : described[mobility];
    const finding =
      mobility === null
        ? served === 'WHEELCHAIR_FULL'
          ? 'PASS'
          : 'NOT_ASKED'
        : serves(mobility)
          ? 'PASS'
          : 'FAIL';
    const built = `Built for: ${described[served]}.`;
    return conclude(
      finding,
      { householdValue: need, placeValue: described[served] },
      {
        PASS: `${built} It meets this household's need${need === null ? ', whatever it is' : `: ${need}`}.`,
        FAIL: `${built} This household's need: ${String(need)}.`,
        NOT_ASKED: {
          reason: `${built} What this household needs was not asked.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'MOBILITY',
            text: 'Ask whether anyone cannot use stairs, or uses a wheelchair.',
          },
        },
      },
    );
  },
};
