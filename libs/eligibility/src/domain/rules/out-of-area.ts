import { locate } from '../areas';
import type { Geography, HouseholdFacts, PlaceFacts } from '../facts';
import { byAnswer, conclude, type Finding } from '../outcome';
import type { Rule } from './rule';

/** Whether they come from the place's own district, as finely as it is shown: a masked place is asked, never fails. */
function judgeOrigin(
  cameFrom: HouseholdFacts['cameFromDistrictId'],
  place: PlaceFacts,
  geography: Geography,
): Finding | 'MASKED' {
  if (place.takesLocal === 'YES') return 'PASS';
  if (cameFrom === null) return 'NOT_ASKED';
  switch (locate(new Set([cameFrom]), place, geography)) {
    case 'INSIDE':
      return byAnswer[place.takesLocal];
    case 'MAY_BE_INSIDE':
    case 'NOT_COMPARED':
      return 'MASKED';
    case 'BESIDE':
    case 'AWAY':
      return 'PASS';
  }
}

const takes = {
  YES: 'It takes households from its own district.',
  NO: 'It takes nobody from its own district.',
  CONSIDER: 'It decides case by case about households from its own district.',
} as const;

/**
 * Criterion 21. They do not come from the service's own district, unless it takes those who do: most refuges do not,
 * for safety. No sentence names the district, for it tells where they lived, and where the house is.
 * Sources: Women's Aid, survivor's handbook (refuges rarely take local women); EDAN Lincs, refuge referral.
 */
export const outOfAreaRule: Rule<'OUT_OF_AREA'> = {
  code: 'OUT_OF_AREA',
  number: 21,
  title: 'Households from the same district',
  kind: 'HARD',
  weight: 0,
  safety: true,
  overridable: true,
  protects: 'NONE',
  reads: ['ORIGIN'],
  judge({ cameFromDistrictId }, place, { geography }) {
    const judged = judgeOrigin(cameFromDistrictId, place, geography);
    const finding = judged === 'MASKED' ? 'CONSIDER' : judged;
    const says = takes[place.takesLocal];
    return conclude(
      finding,
      {
        householdValue: cameFromDistrictId === null ? null : 'told',
        placeValue: place.takesLocal.toLowerCase(),
      },
      {
        PASS:
          place.takesLocal === 'YES' ? says : "The household does not come from the service's own district.",
        FAIL: `${says} The household comes from the service's own district.`,
        NOT_ASKED: {
          reason: `${says} Not checked: where the household comes from was not asked.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'ORIGIN',
            text: 'Ask from which district they are fleeing.',
          },
        },
        CONSIDER: {
          reason:
            judged === 'MASKED'
              ? `${says} It is not shown by its district, and the household may come from there.`
              : `${says} The household comes from the service's own district.`,
          question: {
            ask: 'PROVIDER',
            text: 'Ask the provider whether it would be safe for them there, and whether it takes them.',
          },
        },
      },
    );
  },
};
